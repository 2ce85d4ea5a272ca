"""Records: saving, amending with history, undoing, and finding again."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy import func, or_, update
from sqlmodel import Session, col, select

from bot.record_types import RecordType
from bot.records import ENTRY, Entry
from storage import branches, plans
from storage.record_facts import columns_of
from storage.record_links import link, relink
from storage.tables.records import RecordPersonRow, RecordRevisionRow, RecordRow

UNDO_WITHIN = timedelta(minutes=10)
"""How long a save can be undone by the one who saved; later changes are amendments."""


_ALSO = sa.type_coerce(col(RecordRow.also), sa.Text)
"""``also`` as the text it is kept as."""


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as stored. ``answers`` keeps what the person decided about each hint."""

    id: int
    branch_id: int
    entry: Entry
    logged_by: int | None
    logged_at: datetime
    amended_at: datetime | None = None
    deleted_at: datetime | None = None
    revision: int = 1
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Revision:
    """What a record said before it was amended: by whom, and when it was replaced."""

    revision: int
    entry: Entry
    replaced_by: int | None
    replaced_at: datetime


class Undone(StrEnum):
    """What became of an undo."""

    DONE = "done"
    TOO_LATE = "too_late"
    NOT_YOURS = "not_yours"
    GONE = "gone"


def _stored(row: RecordRow) -> StoredRecord:
    return StoredRecord(
        id=row.id,
        branch_id=row.branch_id,
        entry=ENTRY.validate_json(row.content),
        logged_by=row.logged_by,
        logged_at=row.logged_at,
        amended_at=row.amended_at,
        deleted_at=row.deleted_at,
        revision=row.revision,
        answers=json.loads(row.answers),
    )


def save(
    session: Session,
    branch_id: int,
    entry: Entry,
    *,
    logged_by: int | None,
    now: datetime,
    answers: Mapping[str, str] | None = None,
) -> StoredRecord:
    """Store a record.

    Raises:
        ValueError: the entry has no date; such an entry is a draft.
    """
    logged_on = now.astimezone(ZoneInfo(branches.get(session, branch_id).time_zone)).date()
    row = RecordRow(
        branch_id=branch_id,
        logged_by=logged_by,
        logged_at=now,
        logged_on=logged_on,
        answers=json.dumps(dict(answers or {}), ensure_ascii=False),
        **columns_of(entry, logged_on),
    )
    session.add(row)
    session.flush()
    link(session, row.id, branch_id, entry)
    plans.settle(session, branch_id, row.id, entry, now)
    return _stored(row)


def amend(
    session: Session,
    record_id: int,
    entry: Entry,
    *,
    by: int | None,
    now: datetime,
    answers: Mapping[str, str] | None = None,
    evidence: bool = False,
) -> StoredRecord:
    """Replace what a record says; what it said before goes into its history. It stays logged when it was.

    ``evidence`` says that nothing but files came to it: it does not count as changed, and can be undone.

    Raises:
        LookupError: there is no such record, or it was deleted.
        ValueError: the entry has no date.
    """
    row = _open_row(session, record_id)
    before = ENTRY.validate_json(row.content)
    session.add(
        RecordRevisionRow(
            record_id=record_id, revision=row.revision, content=row.content, replaced_by=by, replaced_at=now
        )
    )
    for name, value in columns_of(entry, row.logged_on).items():
        setattr(row, name, value)
    if answers is not None:
        row.answers = json.dumps(dict(answers), ensure_ascii=False)
    row.revision += 1
    if not evidence:
        row.amended_by, row.amended_at = by, now
    session.flush()
    relink(session, record_id, row.branch_id, entry)
    plans.resettle(session, row.branch_id, record_id, before, entry, now)
    return _stored(row)


def undo(session: Session, record_id: int, by: int, now: datetime) -> Undone:
    """Take a save back, by the one who saved and within ten minutes."""
    row = session.get(RecordRow, record_id, with_for_update=True)
    if row is None or row.deleted_at is not None:
        return Undone.GONE
    if row.logged_by != by:
        return Undone.NOT_YOURS
    if now - row.logged_at > UNDO_WITHIN:
        return Undone.TOO_LATE
    delete(session, record_id, by, now)
    return Undone.DONE


def delete(session: Session, record_id: int, by: int | None, now: datetime) -> bool:
    """Take a record out of every list and count; it is kept, with its history. False when it was gone."""
    change = update(RecordRow).where(col(RecordRow.id) == record_id, col(RecordRow.deleted_at).is_(None))
    gone = session.exec(change.values(deleted_at=now, deleted_by=by)).rowcount == 1
    if gone:
        plans.reopen_of(session, record_id, now)
    return gone


def get(session: Session, record_id: int) -> StoredRecord | None:
    """The record of that id, a deleted one too (``deleted_at`` says so)."""
    row = session.get(RecordRow, record_id, populate_existing=True)
    return None if row is None else _stored(row)


def history(session: Session, record_id: int) -> list[Revision]:
    """What the record said before each amendment, oldest first."""
    found = select(RecordRevisionRow).where(RecordRevisionRow.record_id == record_id)
    return [
        Revision(row.revision, ENTRY.validate_json(row.content), row.replaced_by, row.replaced_at)
        for row in session.exec(found.order_by(col(RecordRevisionRow.revision)))
    ]


def latest(
    session: Session,
    branch_id: int,
    type: RecordType | None = None,
    limit: int = 1,
) -> list[StoredRecord]:
    """The records of the most recent days, newest first; of one type, or of any."""
    return search(session, branch_id, types=None if type is None else (type,), limit=limit, also=False)


def search(
    session: Session,
    branch_id: int,
    *,
    types: Collection[RecordType] | None = None,
    since: date | None = None,
    until: date | None = None,
    person_id: int | None = None,
    also: bool = True,
    limit: int = 10,
    offset: int = 0,
) -> list[StoredRecord]:
    """Records newest first; ``also`` finds one by what it was besides its type, too."""
    found = select(RecordRow).where(RecordRow.branch_id == branch_id, col(RecordRow.deleted_at).is_(None))
    if types is not None:
        of_type = [col(RecordRow.type).in_([kind.value for kind in types])]
        besides = [_ALSO.like(f'%"{kind.value}"%') for kind in types] if also else []
        found = found.where(or_(*of_type, *besides))
    if since is not None:
        found = found.where(RecordRow.held_on >= since)
    if until is not None:
        found = found.where(RecordRow.held_on <= until)
    if person_id is not None:
        named = select(RecordPersonRow.record_id).where(RecordPersonRow.person_id == person_id)
        found = found.where(col(RecordRow.id).in_(named))
    newest = found.order_by(col(RecordRow.held_on).desc(), col(RecordRow.id).desc())
    page = newest.limit(limit).offset(offset).execution_options(populate_existing=True)
    return [_stored(row) for row in session.exec(page)]


def places(session: Session, branch_id: int, limit: int) -> list[str]:
    """Where the branch met last, each place once, the most recent first."""
    found = (
        select(RecordRow.place)
        .where(
            RecordRow.branch_id == branch_id,
            col(RecordRow.deleted_at).is_(None),
            col(RecordRow.place).is_not(None),
        )
        .group_by(col(RecordRow.place))
        .order_by(func.max(RecordRow.held_on).desc(), func.max(RecordRow.id).desc())
        .limit(limit)
    )
    return [place for place in session.exec(found) if place is not None]


def _open_row(session: Session, record_id: int) -> RecordRow:
    row = session.get(RecordRow, record_id, populate_existing=True, with_for_update=True)
    if row is None or row.deleted_at is not None:
        raise LookupError(f"no record {record_id}")
    return row
