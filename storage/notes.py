"""Reminders that people set for themselves: rows of the outbox, handed out as every other message is."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage import outbox, outbox_rows
from storage.outbox_rows import Owed, State
from storage.tables.reminding import OutboxRow

NOTE = "note"
"""The kind of such a row; its subject is what the person wants to be reminded of, in the own words."""
MOST = 50
"""Reminders that one person may have ahead."""


def plan(session: Session, user_id: int, what: str, due_at: datetime, now: datetime) -> int:
    """Owe a person a reminder; the row's id, also where the very same one is owed already.

    A reminder that was cancelled and is wished for again is owed again.
    """
    outbox.plan(session, user_id=user_id, kind=NOTE, subject=what, due_at=due_at, now=now)
    same = select(OutboxRow).where(
        OutboxRow.user_id == user_id,
        OutboxRow.kind == NOTE,
        OutboxRow.subject == what,
        OutboxRow.due_at == due_at,
    )
    row = session.exec(same.execution_options(populate_existing=True)).one()
    if row.state == State.VOID:
        row.state, row.next_at, row.settled_at = State.PLANNED, due_at, None
        session.flush()
    return row.id


def ahead(session: Session, user_id: int) -> list[Owed]:
    """A person's reminders that are still to come, the next first."""
    return [owed for owed in outbox_rows.ahead(session, user_id) if owed.kind == NOTE]


def find(session: Session, user_id: int, row_id: int) -> Owed | None:
    """A reminder of that person; None where it is another's or no reminder."""
    owed = outbox_rows.get(session, row_id)
    return owed if owed is not None and owed.user_id == user_id and owed.kind == NOTE else None


def cancel(session: Session, user_id: int, row_id: int, now: datetime) -> bool:
    """Owe it no more; False when it was sent or cancelled before, or is somebody else's."""
    change = update(OutboxRow).where(
        col(OutboxRow.id) == row_id,
        col(OutboxRow.user_id) == user_id,
        col(OutboxRow.kind) == NOTE,
        col(OutboxRow.state).in_((State.PLANNED, State.RETRY)),
    )
    return session.exec(change.values(state=State.VOID, next_at=None, settled_at=now)).rowcount == 1
