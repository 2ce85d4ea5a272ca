"""What becomes of a message owed once it is composed or called: the units of work of the senders."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot import clock, delivery
from bot.delivery import Outcome, OutcomeKind
from bot.settings import Settings
from handlers.reminders import ignoring, known
from handlers.reminders.choosing import Later, Message, Nothing
from handlers.reminders.notices import Notice, composer
from handlers.reminders.planning import plan_next
from storage import accounts, outbox, outbox_rows, reminders
from storage.digests import DIGEST
from storage.outbox_rows import Owed

Said = Later | Nothing | Message | Notice


def compose_all(session: Session, rows: Sequence[Owed], now: datetime, settings: Settings) -> list[Said]:
    """What each of these is to say at ``now``; a reading unit, which reads what they share once."""
    known.remember(session, {row.user_id for row in rows})
    return [composer(row.kind)(session, row, now, settings) for row in rows]


def let_go(
    session: Session, rows: Sequence[tuple[Owed, Said]], now: datetime, settings: Settings, owner: str
) -> None:
    """Rows that say nothing now: those with a better moment wait for it, the others are void."""
    for row, said in rows:
        if isinstance(said, Later):
            wait = Outcome(OutcomeKind.RETRY, said.at, "not now")
            outbox.settle(session, row.id, wait, now, owner=owner, spent=False)
        elif outbox.void(session, row.id, now, owner=owner) and row.kind == DIGEST:
            _tidy(session, row.user_id, now)
            plan_next(session, row.user_id, now, settings)


def release(session: Session, rows: Sequence[Owed], now: datetime, owner: str) -> None:
    """Give claimed rows back whose turn did not come."""
    for row in rows:
        outbox.release(session, row.id, now, owner=owner)


def _tidy(session: Session, user_id: int, now: datetime) -> None:
    """Lift what the branch has seen to meanwhile in ways that lift nothing by themselves."""
    account = accounts.get(session, user_id)
    if account is not None and account.branch_id is not None:
        ignoring.refresh(session, account.branch_id, now)


def settle(
    session: Session, row: Owed, said: Message | Notice, outcome: Outcome, settings: Settings, owner: str
) -> None:
    """What became of a message, and, when that is final and it was a digest, the next one."""
    now, real = clock.now(), clock.real()
    spent = outcome.reason not in delivery.WAITED_FOR
    if not outbox.settle(session, row.id, outcome, now, owner=owner, spent=spent, real=real):
        return
    if isinstance(said, Notice):
        return
    if outcome.kind is OutcomeKind.SENT:
        _tidy(session, row.user_id, now)
        reminders.note_shown(session, row.user_id, said.keys, said.day)
        ignoring.keep(session, row.user_id, said.branch_id, said.ignored, said.day)
        if outcome.message_id is not None:
            reminders.set_last_digest(session, row.user_id, said.chat_id, outcome.message_id, now)
    stored = outbox_rows.get(session, row.id)
    if stored is not None and stored.next_at is None:
        plan_next(session, row.user_id, now, settings)
