"""Albums: photos sent together. The first part is answered; later ones edit that answer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Update, delete, update
from sqlmodel import Session, col

from storage.conflicts import insert_new
from storage.tables.conversation import AlbumRow


@dataclass(frozen=True, slots=True)
class Album:
    """An album in a chat: the draft or record it belongs to, its parts so far, and the answer to edit."""

    chat_id: int
    media_group_id: str
    draft_id: int | None
    record_id: int | None
    message_id: int | None
    parts: int

    @property
    def first(self) -> bool:
        """Whether the part that just came was the first."""
        return self.parts == 1


def join(
    session: Session,
    chat_id: int,
    media_group_id: str,
    *,
    now: datetime,
    draft_id: int | None = None,
    record_id: int | None = None,
) -> Album:
    """Count a part in; what the album belongs to is decided by its first part."""
    given = {
        "chat_id": chat_id,
        "media_group_id": media_group_id,
        "draft_id": draft_id,
        "record_id": record_id,
        "parts": 0,
        "started_at": now,
    }
    insert_new(session, AlbumRow, [given])
    session.exec(_same(chat_id, media_group_id).values(parts=AlbumRow.parts + 1))
    row = session.get_one(AlbumRow, (chat_id, media_group_id), populate_existing=True)
    return Album(row.chat_id, row.media_group_id, row.draft_id, row.record_id, row.message_id, row.parts)


def learn_message(session: Session, chat_id: int, media_group_id: str, message_id: int) -> None:
    """Remember the answer that later parts edit."""
    session.exec(_same(chat_id, media_group_id).values(message_id=message_id))


def prune(session: Session, before: datetime) -> int:
    """Forget albums begun before a moment; their photos stay with the record."""
    return session.exec(delete(AlbumRow).where(col(AlbumRow.started_at) < before)).rowcount


def _same(chat_id: int, media_group_id: str) -> Update:
    return update(AlbumRow).where(
        col(AlbumRow.chat_id) == chat_id, col(AlbumRow.media_group_id) == media_group_id
    )
