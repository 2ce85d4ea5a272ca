"""The outbox: every message owed to a person, until it is sent, void or dead.

planned → claimed (lease) → handing (committed before the call) → sent | retry | uncertain | dead. A claim
that expires was surely not sent and is taken over. A row left in ``handing`` may have been sent: it is sent
once more, marked, and never a third time. Never silently lost, at most one extra copy.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update
from sqlmodel import Session, col, select

from bot.delivery import Outcome, OutcomeKind
from storage import accounts
from storage.conflicts import insert_new
from storage.outbox_rows import UNSENT, Owed, State, owed_of
from storage.tables.reminding import OutboxRow

BATCH = 30
"""The most rows one claim takes; a killed process holds no more than these."""
RESEND_AFTER = timedelta(minutes=1)
"""How long a message whose sending is uncertain waits for its one resend."""


def plan(
    session: Session,
    *,
    user_id: int,
    kind: str,
    due_at: datetime,
    now: datetime,
    subject: str = "",
    payload: str = "{}",
) -> bool:
    """Owe a person a message from ``due_at`` on; False when exactly this one is planned or was sent."""
    row = {
        "user_id": user_id,
        "kind": kind,
        "subject": subject,
        "due_at": due_at,
        "payload": payload,
        "state": State.PLANNED,
        "next_at": due_at,
        "attempts": 0,
        "resends": 0,
        "planned_at": now,
    }
    return insert_new(session, OutboxRow, [row]) == 1


def claim(
    session: Session,
    now: datetime,
    lease: timedelta,
    limit: int = BATCH,
    *,
    owner: str = "",
    real: datetime | None = None,
) -> list[Owed]:
    """Take due rows in hand, the longest due first; on PostgreSQL past rows that others are just taking.

    What is due goes by ``now`` (``clock.now()``), the lease by ``real`` (``clock.real()``; ``now`` unless
    given), so that a demo that moves its clock breaks no lease. ``owner`` names this process. Rows left in
    ``handing`` come back once their lease has ended, as a resend, once.
    """
    due = select(OutboxRow).where(
        UNSENT,
        col(OutboxRow.next_at) <= now,
        or_(col(OutboxRow.lease_until).is_(None), col(OutboxRow.lease_until) <= (real or now)),
    )
    taken = due.order_by(col(OutboxRow.next_at)).limit(min(limit, BATCH))
    rows = session.exec(taken.with_for_update(skip_locked=True)).all()
    until = (real or now) + lease
    claimed = [row for row in rows if _take(row, now, until, owner)]
    session.flush()
    return [owed_of(row) for row in claimed]


def _take(row: OutboxRow, now: datetime, until: datetime, owner: str) -> bool:
    if row.state in (State.HANDING, State.UNCERTAIN):
        if row.resends > 0:
            _close(row, State.DEAD, now, "uncertain twice")
            return False
        row.resends = 1
    row.state, row.owner, row.lease_until = State.CLAIMED, owner, until
    return True


def handing(
    session: Session, row_id: int, now: datetime, *, owner: str = "", lease: timedelta | None = None
) -> bool:
    """Commit this before the call: from here on the message may have been sent; ``now`` is ``clock.real()``.

    False when the lease has ended or was lost to another process; then do not call. ``lease`` begins anew,
    so that however late in a batch its turn came, none ends while a call is under way.
    """
    change = update(OutboxRow).where(
        col(OutboxRow.id) == row_id,
        col(OutboxRow.state) == State.CLAIMED,
        col(OutboxRow.owner) == owner,
        col(OutboxRow.lease_until) > now,
    )
    renewed = {} if lease is None else {"lease_until": now + lease}
    return session.exec(change.values(state=State.HANDING, handed_at=now, **renewed)).rowcount == 1


def settle(
    session: Session,
    row_id: int,
    outcome: Outcome,
    now: datetime,
    *,
    owner: str = "",
    spent: bool = True,
    real: datetime | None = None,
) -> bool:
    """Keep what became of a message; False when another process holds the row by now.

    ``now`` is ``clock.now()``; ``real`` is the ``clock.real()`` that ``outcome.at`` was reckoned from, where
    they differ. ``spent`` False leaves the attempts as they are (after a 429). When the person cannot be
    written to at all, the account is marked and nothing else is owed to it.
    """
    row = _held(session, row_id, owner)
    if row is None:
        return False
    row.attempts += spent
    ahead_by = timedelta(0) if real is None else now - real
    at = None if outcome.at is None else outcome.at + ahead_by
    if outcome.kind is OutcomeKind.SENT:
        row.message_id, row.sent_at = outcome.message_id, now
        _close(row, State.SENT, now, None)
    elif outcome.kind is OutcomeKind.RETRY:
        _wait(row, State.RETRY, at or now, outcome.reason)
    elif outcome.kind is OutcomeKind.UNCERTAIN and row.resends == 0:
        _wait(row, State.UNCERTAIN, at or now + RESEND_AFTER, outcome.reason)
    else:
        _close(row, State.DEAD, now, outcome.reason)
    session.flush()
    if outcome.moved_to is not None:
        _follow(session, row.user_id, outcome.moved_to)
    if outcome.gone:
        accounts.set_unreachable(session, row.user_id, True, now)
        void_all(session, row.user_id, outcome.reason, now)
    return True


def _follow(session: Session, user_id: int, chat_id: int) -> None:
    """Telegram has moved the chat; what is owed goes to where it is now."""
    account = accounts.get(session, user_id)
    if account is not None:
        accounts.move_chat(session, account.chat_id, chat_id)


def void(session: Session, row_id: int, now: datetime, *, owner: str = "") -> bool:
    """There was nothing left to say; False when another process holds the row by now."""
    row = _held(session, row_id, owner)
    if row is not None:
        _close(row, State.VOID, now, None)
        session.flush()
    return row is not None


def release(session: Session, row_id: int, now: datetime, *, owner: str = "") -> bool:
    """Give a claimed row back that was not handed out, such as at shutdown."""
    change = update(OutboxRow).where(
        col(OutboxRow.id) == row_id,
        col(OutboxRow.state) == State.CLAIMED,
        col(OutboxRow.owner) == owner,
    )
    freed = {"state": State.PLANNED, "owner": None, "lease_until": None, "next_at": now}
    return session.exec(change.values(**freed)).rowcount == 1


def void_all(session: Session, user_id: int, reason: str, now: datetime) -> int:
    """Owe a person nothing any more; what is being handed over right now is left to settle."""
    change = update(OutboxRow).where(
        col(OutboxRow.user_id) == user_id,
        UNSENT,
        col(OutboxRow.state).in_((State.PLANNED, State.RETRY, State.UNCERTAIN)),
    )
    gone = {"state": State.VOID, "next_at": None, "settled_at": now, "last_error": reason}
    return session.exec(change.values(**gone)).rowcount


def prune(session: Session, before: datetime) -> int:
    """Forget what was settled before a moment; how many went."""
    return session.exec(delete(OutboxRow).where(col(OutboxRow.settled_at) < before)).rowcount


def _held(session: Session, row_id: int, owner: str) -> OutboxRow | None:
    row = session.get(OutboxRow, row_id, populate_existing=True, with_for_update=True)
    held = row is not None and row.state in (State.CLAIMED, State.HANDING) and row.owner == owner
    return row if held else None


def _wait(row: OutboxRow, state: State, at: datetime, error: str) -> None:
    row.state, row.next_at, row.last_error = state, at, error
    row.owner = row.lease_until = None


def _close(row: OutboxRow, state: State, now: datetime, error: str | None) -> None:
    row.state, row.settled_at, row.next_at = state, now, None
    row.last_error = error or row.last_error
    row.owner = row.lease_until = None
