"""A message in the outbox as it stands: how far it has come, and finding it again; nothing changes here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, text
from sqlmodel import Session, col, select

from storage.tables.reminding import OutboxRow

UNSENT = text("sent_at IS NULL AND next_at IS NOT NULL")
"""Literal, so that both databases see that the partial index serves it."""


class State(StrEnum):
    """How far a message has come."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    HANDING = "handing"
    SENT = "sent"
    RETRY = "retry"
    UNCERTAIN = "uncertain"
    DEAD = "dead"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Owed:
    """A message owed. ``resend`` says that an earlier copy may have arrived; ``attempts`` were spent."""

    id: int
    user_id: int
    kind: str
    subject: str
    due_at: datetime
    payload: str
    state: State
    attempts: int
    resend: bool
    next_at: datetime | None
    last_error: str | None
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much is due and not sent, and since when."""

    count: int
    oldest: datetime | None


def owed_of(row: OutboxRow) -> Owed:
    """The message of a row."""
    return Owed(
        id=row.id,
        user_id=row.user_id,
        kind=row.kind,
        subject=row.subject,
        due_at=row.due_at,
        payload=row.payload,
        state=State(row.state),
        attempts=row.attempts,
        resend=row.resends > 0,
        next_at=row.next_at,
        last_error=row.last_error,
        message_id=row.message_id,
    )


def get(session: Session, row_id: int) -> Owed | None:
    """The message of that id."""
    row = session.get(OutboxRow, row_id, populate_existing=True)
    return None if row is None else owed_of(row)


def due(session: Session, now: datetime) -> Waiting:
    """How much is due by now and not sent, what is just being sent included."""
    found = select(func.count(), func.min(OutboxRow.due_at)).where(UNSENT, col(OutboxRow.next_at) <= now)
    return Waiting(*session.exec(found).one())


def late(session: Session, now: datetime, tried_before: datetime | None = None) -> Waiting:
    """How much was due by now and is not sent, what waits for another try included, and since when.

    ``tried_before`` leaves out what waits longer than until then, such as for the end of a rest day.
    """
    found = select(func.count(), func.min(OutboxRow.due_at)).where(UNSENT, col(OutboxRow.due_at) <= now)
    if tried_before is not None:
        found = found.where(col(OutboxRow.next_at) <= tried_before)
    return Waiting(*session.exec(found).one())


def ahead(session: Session, user_id: int) -> list[Owed]:
    """What is owed to a person and not sent, the next first."""
    found = select(OutboxRow).where(UNSENT, OutboxRow.user_id == user_id)
    return [owed_of(row) for row in session.exec(found.order_by(col(OutboxRow.next_at)))]


def in_state(session: Session, states: Collection[State], limit: int = 50) -> list[Owed]:
    """Messages in some states, newest first; for the operator, dead ones above all."""
    found = select(OutboxRow).where(col(OutboxRow.state).in_([state.value for state in states]))
    return [owed_of(row) for row in session.exec(found.order_by(col(OutboxRow.id).desc()).limit(limit))]
