"""What a digest says to one person: chosen from what is stored now, in one reading unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.digest import AFTER_DAYS, Selection, Span, may_come, next_digest_at, select, span_of, still_open
from bot.duties.ignored import Ignored
from bot.duties.periods import DAY
from bot.settings import Settings
from handlers.reminders import known
from handlers.reminders.gathering import Gathered, gather
from handlers.reminders.ignoring import kept, marks
from handlers.reminders.message import digest_message, number_of
from handlers.reminders.planning import on_leave, reminded, workdays
from messages.buttons import Rows
from storage import reminders
from storage.accounts import Account
from storage.outbox_rows import Owed
from storage.reminders import DigestMessage


@dataclass(frozen=True, slots=True)
class Later:
    """Not a moment to send anything: a rest day, quiet hours, before the person's hour."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to say; the row is void."""


@dataclass(frozen=True, slots=True)
class Message:
    """A digest, ready to be handed over.

    ``keys`` are the items it says, ``ignored`` those of which it says that nothing has happened for long,
    ``older`` the digest before it.
    """

    chat_id: int
    branch_id: int
    html: str
    buttons: Rows
    keys: tuple[str, ...]
    day: date
    older: DigestMessage | None
    ignored: tuple[Ignored, ...] = ()


def compose(session: Session, owed: Owed, now: datetime, settings: Settings) -> Later | Nothing | Message:
    """What is to become of a digest that is due at ``now`` (``clock.now()``)."""
    stored = known.kept(session, owed.user_id)
    account, older = stored.account, stored.last
    if account is None or account.branch_id is None or not reminded(account):
        return Nothing()
    zone, workday = known.branch(session, account.branch_id).time_zone, workdays(settings)
    today = _local(now, zone)
    had_today = older is not None and _local(older.sent_at, zone) == today
    if on_leave(account, today) or (had_today and not owed.resend):
        return Nothing()
    if not may_come(now, account.digest_at, zone, workday):
        return Later(next_digest_at(now, account.digest_at, zone, workday))
    found = gather(session, account, now)
    span = spoken_for(account, older, found.today, zone, since=_local(owed.due_at, zone))
    selection = select(found.topics, span, found.snoozes, workday)
    if not selection.topics:
        return Nothing()
    told = marks(session, account, found, selection.topics, settings.escalate_after)
    html, buttons = digest_message(found, selection, account.language, resend=owed.resend, marks=told)
    return Message(
        chat_id=account.chat_id,
        branch_id=account.branch_id,
        html=html,
        buttons=buttons,
        keys=tuple(selection.keys),
        day=today,
        older=older,
        ignored=tuple(told.values()),
    )


def _local(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def spoken_for(account: Account, older: DigestMessage | None, today: date, zone: str, since: date) -> Span:
    """The days since the last digest; the first one, and one after a leave or a long silence, says it all."""
    if older is None:
        return span_of(since, today, everything=True)
    last = _local(older.sent_at, zone)
    back = account.paused_until is not None and last <= account.paused_until < today
    late = (today - since).days > AFTER_DAYS
    return span_of(min(since, last + DAY), today, everything=back or late)


@dataclass(frozen=True, slots=True)
class Asked:
    """A digest asked for; ``kind`` says what it is, ``marks`` what was told of items that nobody saw to."""

    found: Gathered
    selection: Selection
    kind: str
    marks: Mapping[str, Ignored]


def asked_for(session: Session, account: Account, now: datetime, settings: Settings) -> Asked:
    """What today's digest says, or, where it says nothing, everything that is open."""
    found, workday = gather(session, account, now), workdays(settings)
    zone, today = found.situation.branch.time_zone, found.today
    older, told = reminders.last_digest(session, account.id), kept(session, account.id)
    if workday(today) and not on_leave(account, today):
        span = spoken_for(account, older, today, zone, since=today)
        selection = select(found.topics, span, found.snoozes, workday)
        if selection.topics:
            return Asked(found, selection, "test", told)
    everything = select(found.topics, span_of(today, today, everything=True), {}, workday)
    return Asked(found, everything, "test_all", told)


def left_of(session: Session, account: Account, now: datetime, day: int) -> Asked:
    """What is left of the digest that was sent on ``day``."""
    found = gather(session, account, now)
    said = {
        key
        for key, days in reminders.shown(session, account.id).items()
        if any(number_of(shown) == day for shown in days)
    }
    left = still_open(found.topics, said, found.snoozes, found.today)
    return Asked(found, left, "left", kept(session, account.id))
