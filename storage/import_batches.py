"""Records that a file brought, saved at once and, for ten minutes, taken back at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.records import Entry
from storage import records
from storage.records import UNDO_WITHIN, Undone
from storage.tables.carrying import ImportBatchRow


@dataclass(frozen=True, slots=True)
class Batch:
    """What one file brought; ``made_by`` is the person who took it in."""

    id: int
    branch_id: int
    file: str
    record_ids: tuple[int, ...]
    made_by: int | None
    made_at: datetime
    undone_at: datetime | None


def _batch(row: ImportBatchRow) -> Batch:
    return Batch(
        id=row.id,
        branch_id=row.branch_id,
        file=row.file,
        record_ids=row.record_ids,
        made_by=row.made_by,
        made_at=row.made_at,
        undone_at=row.undone_at,
    )


def take(
    session: Session,
    branch_id: int,
    entries: Sequence[Entry],
    *,
    file: str,
    by: int | None,
    now: datetime,
    answers: Mapping[str, str],
) -> Batch:
    """Save the entries as records of that moment, so that each shows how late it was logged."""
    saved = [
        records.save(session, branch_id, entry, logged_by=by, now=now, answers=answers) for entry in entries
    ]
    row = ImportBatchRow(
        branch_id=branch_id,
        file=file,
        record_ids=tuple(record.id for record in saved),
        made_by=by,
        made_at=now,
    )
    session.add(row)
    session.flush()
    return _batch(row)


def get(session: Session, batch_id: int) -> Batch | None:
    """The batch of that id."""
    row = session.get(ImportBatchRow, batch_id, populate_existing=True)
    return None if row is None else _batch(row)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of an undo: how many records went, and how many stayed as they were changed meanwhile."""

    verdict: Undone
    gone: int = 0
    kept: int = 0


def undo(session: Session, batch_id: int, by: int, now: datetime) -> TakenBack:
    """Take the records of the batch back, by the one who took it in and within ten minutes.

    A record that was changed since, or got files, stays: that was somebody's work.
    """
    row = session.get(ImportBatchRow, batch_id, populate_existing=True, with_for_update=True)
    if row is None or row.undone_at is not None:
        return TakenBack(Undone.GONE)
    if row.made_by != by:
        return TakenBack(Undone.NOT_YOURS)
    if now - row.made_at > UNDO_WITHIN:
        return TakenBack(Undone.TOO_LATE)
    found = [records.get(session, record_id) for record_id in row.record_ids]
    still = [record for record in found if record is not None and record.deleted_at is None]
    untouched = [record.id for record in still if record.revision == 1]
    for record_id in untouched:
        records.delete(session, record_id, by, now)
    row.undone_at = now
    session.flush()
    return TakenBack(Undone.DONE, len(untouched), len(still) - len(untouched))
