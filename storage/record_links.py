"""What a record links to: whom it names, the dates it promises, the files that it names or once named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete
from sqlmodel import Session, col, select

from bot.records import Attachment, Entry, Interview, Meeting, Named
from storage.conflicts import insert_new
from storage.tables.records import RecordAttachmentRow, RecordPersonRow, RecordPromiseRow, RecordRow

FOLLOW_UP, RESOLUTION = "follow_up", "resolution"


@dataclass(frozen=True, slots=True)
class Promise:
    """A date that a record promises: a talk's follow-up (``n`` 0), or its ``n``-th resolution, from 1."""

    record_id: int
    kind: str
    n: int
    due: date


def link(session: Session, record_id: int, branch_id: int, entry: Entry) -> None:
    """Write down what a record links to."""
    for person_id in sorted(people_of(entry)):
        session.add(RecordPersonRow(record_id=record_id, person_id=person_id))
    for each in promises_of(entry, record_id):
        session.add(
            RecordPromiseRow(record_id=record_id, n=each.n, branch_id=branch_id, kind=each.kind, due=each.due)
        )
    link_files(session, record_id, entry.attachments)
    session.flush()


def relink(session: Session, record_id: int, branch_id: int, entry: Entry) -> None:
    """Write it down anew; a file that the record named before stays its own."""
    for table in (RecordPersonRow, RecordPromiseRow):
        session.exec(delete(table).where(col(table.record_id) == record_id))
    link(session, record_id, branch_id, entry)


def link_files(session: Session, record_id: int, files: Iterable[Attachment]) -> None:
    """Note files as named by a record, now or in what it said before."""
    ids = dict.fromkeys(each.unique_id for each in files)
    insert_new(session, RecordAttachmentRow, [{"record_id": record_id, "unique_id": each} for each in ids])


def promises(session: Session, branch_id: int, since: date, until: date) -> list[Promise]:
    """Follow-ups and resolutions of the branch that fall due in a span, both days included, by date."""
    found = (
        select(RecordPromiseRow)
        .join(RecordRow, col(RecordRow.id) == col(RecordPromiseRow.record_id))
        .where(
            RecordPromiseRow.branch_id == branch_id,
            RecordPromiseRow.due >= since,
            RecordPromiseRow.due <= until,
            col(RecordRow.deleted_at).is_(None),
        )
        .order_by(col(RecordPromiseRow.due), col(RecordPromiseRow.record_id), col(RecordPromiseRow.n))
    )
    return [Promise(row.record_id, row.kind, row.n, row.due) for row in session.exec(found)]


def people_of(entry: Entry) -> frozenset[int]:
    """Everybody of the roster whom the entry names, in whatever part."""
    found = set(entry.present) if isinstance(entry, Meeting) else set()
    return frozenset(found | {who.person_id for who in _named(entry) if who.person_id is not None})


def is_named(session: Session, person_id: int) -> bool:
    """Whether a record names a person."""
    named = select(RecordPersonRow.record_id).where(RecordPersonRow.person_id == person_id)
    return session.exec(named).first() is not None


def _named(entry: Entry) -> Iterator[Named]:
    match entry:
        case Meeting():
            yield from (who for who in (entry.host, entry.recorder, entry.lecturer) if who is not None)
            yield from (absence.who for absence in entry.absences)
        case Interview():
            yield from (*entry.by, *entry.counterparts)
            if entry.recorder is not None:
                yield entry.recorder
        case _:
            yield from entry.by


def promises_of(entry: Entry, record_id: int) -> list[Promise]:
    """The dates an entry promises."""
    if isinstance(entry, Interview):
        return [] if entry.follow_up is None else [Promise(record_id, FOLLOW_UP, 0, entry.follow_up)]
    if isinstance(entry, Meeting):
        return [
            Promise(record_id, RESOLUTION, n, resolution.due)
            for n, resolution in enumerate(entry.resolutions or (), start=1)
            if resolution.due is not None
        ]
    return []
