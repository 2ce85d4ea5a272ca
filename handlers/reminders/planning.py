"""When a person's next digest is owed: worked out again after every digest and after every change of plan."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.calendar import is_workday
from bot.digest import Workday, next_digest_at
from bot.duties.periods import DAY
from bot.settings import Settings
from storage import accounts, branches, digests
from storage.accounts import Account


def workdays(settings: Settings) -> Workday:
    """Which days are worked, by the published calendar and the operator's own table."""
    return partial(is_workday, overrides=settings.workday_overrides)


def reminded(account: Account | None) -> bool:
    """Whether digests go to that account at all."""
    return (
        account is not None and account.branch_id is not None and account.active and not account.unreachable
    )


def on_leave(account: Account, today: date) -> bool:
    """Whether the person wants to hear nothing today."""
    return account.paused_until is not None and today <= account.paused_until


def plan_next(session: Session, user_id: int, now: datetime, settings: Settings) -> datetime | None:
    """Owe the person the next digest after ``now`` (``clock.now()``), in the transaction of the caller.

    To be called after anything that moves it: a new account, another hour, a leave, a way back. Returns when
    it comes; None for somebody who gets none.
    """
    account = accounts.get(session, user_id)
    if account is None or account.branch_id is None or not reminded(account):
        return None
    zone = branches.get(session, account.branch_id).time_zone
    today = now.astimezone(ZoneInfo(zone)).date()
    back = account.paused_until + DAY if account.paused_until and on_leave(account, today) else None
    at = next_digest_at(now, account.digest_at, zone, workdays(settings), back)
    digests.plan(session, user_id, at, now)
    return at


def plan_several(session: Session, user_ids: Sequence[int], now: datetime, settings: Settings) -> None:
    """``plan_next`` for several people in one transaction."""
    for user_id in user_ids:
        plan_next(session, user_id, now, settings)
