"""Attachments: Telegram's id of a photo or file at once, its content hash and place once it is fetched."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.records import Attachment
from storage.conflicts import insert_new
from storage.tables.conversation import AttachmentRow


@dataclass(frozen=True, slots=True)
class StoredAttachment:
    """An attachment; ``path`` (below the data folder) and ``sha256`` are set when the bytes are here."""

    id: int
    branch_id: int
    unique_id: str
    file_id: str
    kind: str
    name: str | None
    size: int | None
    sha256: str | None
    path: str | None
    attempts: int
    last_error: str | None


def _stored(row: AttachmentRow) -> StoredAttachment:
    return StoredAttachment(
        id=row.id,
        branch_id=row.branch_id,
        unique_id=row.unique_id,
        file_id=row.file_id,
        kind=row.kind,
        name=row.name,
        size=row.size,
        sha256=row.sha256,
        path=row.path,
        attempts=row.attempts,
        last_error=row.last_error,
    )


def note(
    session: Session, branch_id: int, attachment: Attachment, *, by: int | None, now: datetime
) -> StoredAttachment:
    """Keep an attachment's id; the same file sent again is one row, with the newer id to fetch it by."""
    given = {
        "branch_id": branch_id,
        "unique_id": attachment.unique_id,
        "file_id": attachment.file_id,
        "kind": attachment.kind,
        "name": attachment.name,
        "size": attachment.size,
        "noted_by": by,
        "noted_at": now,
        "attempts": 0,
        "next_at": now,
    }
    if insert_new(session, AttachmentRow, [given]) == 0:
        same = update(AttachmentRow).where(
            col(AttachmentRow.branch_id) == branch_id, col(AttachmentRow.unique_id) == attachment.unique_id
        )
        session.exec(same.values(file_id=attachment.file_id))
    found = find(session, branch_id, attachment.unique_id)
    if found is None:
        raise LookupError(attachment.unique_id)
    return found


def find(session: Session, branch_id: int, unique_id: str) -> StoredAttachment | None:
    """The attachment of Telegram's unique id in a branch."""
    same = select(AttachmentRow).where(
        AttachmentRow.branch_id == branch_id, AttachmentRow.unique_id == unique_id
    )
    row = session.exec(same.execution_options(populate_existing=True)).first()
    return None if row is None else _stored(row)


def pending(session: Session, now: datetime | None = None, limit: int = 20) -> list[StoredAttachment]:
    """What is still to be fetched and may be tried now, oldest first."""
    found = select(AttachmentRow).where(
        col(AttachmentRow.fetched_at).is_(None), col(AttachmentRow.next_at).is_not(None)
    )
    if now is not None:
        found = found.where(col(AttachmentRow.next_at) <= now)
    return [_stored(row) for row in session.exec(found.order_by(col(AttachmentRow.id)).limit(limit))]


def stored(session: Session, attachment_id: int, sha256: str, path: str, now: datetime) -> None:
    """The bytes are kept at ``path``, below the data folder."""
    change = update(AttachmentRow).where(col(AttachmentRow.id) == attachment_id)
    session.exec(change.values(sha256=sha256, path=path, fetched_at=now, next_at=None, last_error=None))


def failed(session: Session, attachment_id: int, error: str, next_at: datetime | None) -> None:
    """Fetching did not work; try again at ``next_at``, or never (the file is too large, or gone)."""
    change = update(AttachmentRow).where(col(AttachmentRow.id) == attachment_id)
    session.exec(change.values(attempts=AttachmentRow.attempts + 1, last_error=error, next_at=next_at))


def paths(session: Session, branch_id: int) -> list[str]:
    """Where the fetched bytes of a branch lie, each place once."""
    found = select(AttachmentRow.path).where(
        AttachmentRow.branch_id == branch_id, col(AttachmentRow.path).is_not(None)
    )
    return sorted({path for path in session.exec(found) if path is not None})
