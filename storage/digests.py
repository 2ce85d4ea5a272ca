"""The next digest of each person: a row in the outbox, planned ahead and rendered when it is claimed."""

from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from storage import outbox, outbox_rows
from storage.tables.accounts import AccountRow
from storage.tables.reminding import OutboxRow

DIGEST = "digest"
"""The kind of a digest's row in the outbox."""
MANY = 10_000
"""Accounts looked at in one unit, so that it stays short among a million."""


def plan(session: Session, user_id: int, due_at: datetime, now: datetime) -> None:
    """Owe a person the next digest at ``due_at``; one that was planned for another time and not begun goes.

    A person has one digest ahead, so a tick's cost grows with what is due, and after downtime one comes.
    """
    ahead = delete(OutboxRow).where(
        col(OutboxRow.user_id) == user_id,
        col(OutboxRow.kind) == DIGEST,
        col(OutboxRow.state) == outbox_rows.State.PLANNED,
        col(OutboxRow.due_at) != due_at,
    )
    session.exec(ahead)
    outbox.plan(session, user_id=user_id, kind=DIGEST, due_at=due_at, now=now)


def without(session: Session, after: int = 0, many: int = MANY) -> tuple[list[int], int | None]:
    """Those among the next ``many`` users after one who can be reminded and have no digest ahead.

    With the last user looked at, None at the end: to be looked for now and then, not at each tick.
    """
    some = select(AccountRow.id).where(col(AccountRow.id) > after).order_by(col(AccountRow.id)).limit(many)
    last = session.exec(select(func.max(some.subquery().c.id))).one()
    if last is None:
        return [], None
    # EXISTS and not NOT IN: PostgreSQL searches the whole list anew for each account once it outgrows memory.
    owed = select(OutboxRow.id).where(
        outbox_rows.UNSENT, OutboxRow.kind == DIGEST, OutboxRow.user_id == AccountRow.id
    )
    found = select(AccountRow.id).where(
        col(AccountRow.id) > after,
        col(AccountRow.id) <= last,
        col(AccountRow.branch_id).is_not(None),
        col(AccountRow.active).is_(True),
        col(AccountRow.unreachable).is_(False),
        ~owed.exists(),
    )
    return list(session.exec(found.order_by(col(AccountRow.id)))), last
