"""Attachments: Telegram's id of a photo or file at once, its content hash and place once it is fetched.

pending → claimed (lease) → stored | pending again, later | failed for good. A claim that expires, of a
process that was killed, is taken over by whoever comes next; the bytes have a place of their own by content,
so that fetching twice keeps them once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, text, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.records import Attachment
from storage.conflicts import insert_new
from storage.tables.conversation import AttachmentRow

BATCH = 5
"""The most files that one claim takes in hand."""
PENDING = text("fetched_at IS NULL AND next_at IS NOT NULL")
"""Literal, so that both databases see that the partial index serves it."""


@dataclass(frozen=True, slots=True)
class StoredAttachment:
    """An attachment.

    ``path`` and ``thumbnail`` (below the data folder), ``sha256`` and ``mime`` are set when the bytes are
    here.
    """

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
    mime: str | None = None
    thumbnail: str | None = None
    waiting: bool = True

    @property
    def failed(self) -> bool:
        """Whether it could not be had, and is not tried any more."""
        return self.path is None and not self.waiting


def stored_of(row: AttachmentRow) -> StoredAttachment:
    """The row as a plain value."""
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
        mime=row.mime,
        thumbnail=row.thumbnail,
        waiting=row.next_at is not None,
    )


def note(
    session: Session, branch_id: int, attachment: Attachment, *, by: int | None, now: datetime
) -> StoredAttachment:
    """Keep an attachment's id; the same file sent again is one row, with the newer id to fetch it by.

    A file that could not be had, and was sent again, is tried again.
    """
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
        _again(session, branch_id, attachment, now)
    found = find(session, branch_id, attachment.unique_id)
    if found is None:
        raise LookupError(attachment.unique_id)
    return found


def _again(session: Session, branch_id: int, attachment: Attachment, now: datetime) -> None:
    """The row of a file noted before, with the id just sent; for one given up that is a new chance."""
    row = session.exec(_same(branch_id, attachment.unique_id)).one()
    if row.file_id == attachment.file_id:
        return
    row.file_id = attachment.file_id
    if row.path is None and row.next_at is None:
        row.attempts, row.next_at, row.last_error, row.told_at = 0, now, None, None
    session.flush()


def _same(branch_id: int, unique_id: str) -> SelectOfScalar[AttachmentRow]:
    same = select(AttachmentRow).where(
        AttachmentRow.branch_id == branch_id, AttachmentRow.unique_id == unique_id
    )
    return same.execution_options(populate_existing=True)


def find(session: Session, branch_id: int, unique_id: str) -> StoredAttachment | None:
    """The attachment of Telegram's unique id in a branch."""
    row = session.exec(_same(branch_id, unique_id)).first()
    return None if row is None else stored_of(row)


def pending(session: Session, now: datetime | None = None, limit: int = 20) -> list[StoredAttachment]:
    """What is still to be fetched and may be tried now, oldest first."""
    found = select(AttachmentRow).where(PENDING)
    if now is not None:
        found = found.where(col(AttachmentRow.next_at) <= now)
    return [stored_of(row) for row in session.exec(found.order_by(col(AttachmentRow.id)).limit(limit))]


def claim(
    session: Session, now: datetime, real: datetime, lease: timedelta, owner: str, limit: int = BATCH
) -> list[StoredAttachment]:
    """Take files in hand that are to be fetched; on PostgreSQL past those that others are just taking.

    What is due goes by ``now`` (``clock.now()``), the lease by ``real`` (``clock.real()``).
    """
    due = select(AttachmentRow).where(
        PENDING,
        col(AttachmentRow.next_at) <= now,
        or_(col(AttachmentRow.lease_until).is_(None), col(AttachmentRow.lease_until) <= real),
    )
    oldest = due.order_by(col(AttachmentRow.next_at)).limit(min(limit, BATCH))
    rows = session.exec(oldest.with_for_update(skip_locked=True)).all()
    for row in rows:
        row.owner, row.lease_until = owner, real + lease
    session.flush()
    return [stored_of(row) for row in rows]


def release(session: Session, attachment_id: int) -> None:
    """Give a file back that was claimed and not tried, such as at shutdown."""
    _change(session, attachment_id, **_FREE)


def stored(
    session: Session,
    attachment_id: int,
    sha256: str,
    path: str,
    now: datetime,
    *,
    size: int | None = None,
    mime: str | None = None,
    thumbnail: str | None = None,
) -> None:
    """The bytes are kept at ``path``, below the data folder."""
    known = {} if size is None else {"size": size}
    here = {"sha256": sha256, "path": path, "mime": mime, "thumbnail": thumbnail, "fetched_at": now}
    _change(session, attachment_id, **here, **known, next_at=None, last_error=None, **_FREE)


def failed(
    session: Session, attachment_id: int, error: str, next_at: datetime | None, *, spent: bool = True
) -> None:
    """Fetching did not work; try again at ``next_at``, or never (the file is too large, or gone).

    ``spent`` False leaves the attempts as they are: Telegram was not reached at all.
    """
    attempts = AttachmentRow.attempts + int(spent)
    _change(session, attachment_id, attempts=attempts, last_error=error, next_at=next_at, **_FREE)


_FREE: dict[str, None] = {"owner": None, "lease_until": None}


def _change(session: Session, attachment_id: int, **values: object) -> None:
    session.exec(update(AttachmentRow).where(col(AttachmentRow.id) == attachment_id).values(**values))


def paths(session: Session, branch_id: int) -> list[str]:
    """Where the fetched bytes of a branch and their thumbnails lie, each place once."""
    found = select(AttachmentRow.path, AttachmentRow.thumbnail).where(AttachmentRow.branch_id == branch_id)
    return sorted({path for both in session.exec(found) for path in both if path is not None})
