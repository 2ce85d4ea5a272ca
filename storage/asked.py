"""The question that an account asked last, which a short follow-up (那党课呢？) takes up."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col

from storage import conflicts
from storage.tables.conversation import AskedRow

REMEMBERED = timedelta(minutes=30)
"""After this a question is over; what is asked then stands for itself."""


def remember(session: Session, user_id: int, question: str, now: datetime) -> None:
    """Keep the question, in the place of the one before."""
    conflicts.put(session, AskedRow, {"user_id": user_id}, {"question": question, "asked_at": now})


def recall(session: Session, user_id: int, now: datetime) -> str | None:
    """The question asked within the last half an hour."""
    row = session.get(AskedRow, user_id, populate_existing=True)
    return row.question if row is not None and now - row.asked_at < REMEMBERED else None


def forget(session: Session, user_id: int) -> None:
    """Forget what a user asked."""
    session.exec(delete(AskedRow).where(col(AskedRow.user_id) == user_id))


def prune(session: Session, before: datetime) -> int:
    """Forget what was asked before a moment; how many went."""
    return session.exec(delete(AskedRow).where(col(AskedRow.asked_at) < before)).rowcount
