"""Which message of a chat shows which saved record: learned when it is sent, asked when somebody replies."""

from sqlalchemy import delete
from sqlmodel import Session, col

from storage import conflicts
from storage.tables.conversation import ShownRow


def learn(session: Session, chat_id: int, message_id: int, record_id: int | None) -> None:
    """Remember what a message shows now; None: no record any more."""
    if record_id is None:
        here = (col(ShownRow.chat_id) == chat_id, col(ShownRow.message_id) == message_id)
        session.exec(delete(ShownRow).where(*here))
    else:
        place = {"chat_id": chat_id, "message_id": message_id}
        conflicts.put(session, ShownRow, place, {"record_id": record_id})


def forget_chat(session: Session, chat_id: int) -> None:
    """Forget what the messages of a chat show."""
    session.exec(delete(ShownRow).where(col(ShownRow.chat_id) == chat_id))


def record_of(session: Session, chat_id: int, message_id: int) -> int | None:
    """The record that a message shows, if it shows one."""
    row = session.get(ShownRow, (chat_id, message_id), populate_existing=True)
    return None if row is None else row.record_id
