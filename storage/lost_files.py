"""Files that could not be had: which records miss them, and who is to be told, once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, text, update
from sqlmodel import Session, col, select

from storage import accounts, records
from storage.accounts import Account
from storage.attachments import StoredAttachment, stored_of
from storage.records import StoredRecord
from storage.tables.conversation import AttachmentRow
from storage.tables.records import RecordAttachmentRow, RecordRow

GIVEN_UP = text("path IS NULL AND next_at IS NULL AND told_at IS NULL")


@dataclass(frozen=True, slots=True)
class Lost:
    """A file that could not be had, the record that names it, and the account of who sent it."""

    file: StoredAttachment
    record: StoredRecord | None
    account: Account | None


def untold(session: Session, limit: int = 10) -> list[Lost]:
    """The files given up whose sender has not been told, oldest first."""
    found = select(AttachmentRow).where(GIVEN_UP).order_by(col(AttachmentRow.id)).limit(limit)
    return [_lost(session, row) for row in session.exec(found)]


def _lost(session: Session, row: AttachmentRow) -> Lost:
    named = (
        select(RecordRow.id)
        .join(RecordAttachmentRow, col(RecordAttachmentRow.record_id) == col(RecordRow.id))
        .where(
            RecordAttachmentRow.unique_id == row.unique_id,
            RecordRow.branch_id == row.branch_id,
            col(RecordRow.deleted_at).is_(None),
        )
        .order_by(col(RecordRow.id).desc())
    )
    record_id = session.exec(named).first()
    of_sender = [] if row.noted_by is None else accounts.by_person(session, row.noted_by)
    account = next((one for one in of_sender if one.branch_id == row.branch_id), None)
    record = None if record_id is None else records.get(session, record_id)
    return Lost(stored_of(row), record, account)


def told(session: Session, attachment_id: int, now: datetime) -> None:
    """The sender knows; it is not said again."""
    same = update(AttachmentRow).where(col(AttachmentRow.id) == attachment_id)
    session.exec(same.values(told_at=now))


def count(session: Session) -> int:
    """How many files that records name could not be had."""
    given_up = text("path IS NULL AND next_at IS NULL")
    return session.exec(select(func.count()).select_from(AttachmentRow).where(given_up)).one()
