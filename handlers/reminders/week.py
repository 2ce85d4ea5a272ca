"""未来7天: what the next seven days would send, and what can be changed about it before it is sent.

A button that stands there carries its day as a negative number, so that what is put off is put off from that
day on, and 返回 leads back here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.digest import Selection, Span, Topic, select, span_of, waking
from bot.duties.periods import DAY
from bot.settings import Settings
from handlers.outgoing import Text
from handlers.reminders.choosing import spoken_for
from handlers.reminders.gathering import Gathered, gather
from handlers.reminders.message import IN_A_ROW, number_of
from handlers.reminders.planning import on_leave, workdays
from handlers.reminders.wording import Entry, entry_of
from handlers.screens import Showing
from messages.buttons import Button, Rows, rows
from messages.callbacks.duties import DutyPage
from messages.callbacks.reminders import DigestTap
from messages.callbacks.settings import SettingsTap
from messages.labels import label
from messages.render import render
from storage import reminders
from storage.accounts import Account
from storage.inbox import Reply

TITLES = 5
"""Titles of one day of the week ahead."""
NUMBERS = 16
"""Items of the week that have a button; more are said without one."""
DAYS = 7
FURTHEST = timedelta(days=DAYS + 1)
NO_TOPICS = Selection(())


@dataclass(frozen=True, slots=True)
class Ahead:
    """One day ahead and what its digest would say; ``found`` is None on a day without one."""

    day: date
    found: Gathered | None = None
    selection: Selection = NO_TOPICS


def coming_week(session: Session, account: Account, now: datetime, settings: Settings) -> list[Ahead]:
    """Seven days and what their digests would say, today only before its hour; a reading unit."""
    workday, here = workdays(settings), gather(session, account, now)
    zone = here.situation.branch.time_zone
    past = now.astimezone(ZoneInfo(zone)).time() >= waking(account.digest_at)
    first = here.today + DAY if past else here.today
    older = reminders.last_digest(session, account.id)
    week: list[Ahead] = []
    span: Span | None = None
    for day in (first + n * DAY for n in range(DAYS)):
        if not workday(day) or on_leave(account, day):
            week.append(Ahead(day))
            continue
        found = gather(session, account, now, day)
        since = None if span is None else span.today + DAY
        span = span_of(since, day) if since else spoken_for(account, older, day, zone, since=day)
        week.append(Ahead(day, found, select(found.topics, span, found.snoozes, workday)))
    return week


def day_ahead(number: int, today: date) -> date | None:
    """The day that a button of the week ahead stands for; None for any other button, or an old one."""
    try:
        day = date.fromisoformat(str(-number)) if number < 0 else None
    except ValueError:
        return None
    return day if day is not None and today <= day <= today + FURTHEST else None


def back_to(day: int, toast: str | None = None, **words: str) -> Reply:
    """Where a button of that day stands: a digest, or the week ahead."""
    return Reply("week_ahead" if day < 0 else "digest_left", {"day": day, **words}, toast=toast)


def topic_for(
    session: Session, account: Account, now: datetime, ref: str, day: int
) -> tuple[Gathered, Topic | None]:
    """The topic a button is about, as it stands today, else as it will on its day ahead; a reading unit."""
    found = gather(session, account, now)
    topic, ahead = found.find(ref), day_ahead(day, found.today)
    if topic is not None or ahead is None:
        return found, topic
    then = gather(session, account, now, ahead)
    return then, then.find(ref)


def week_message(showing: Showing, account: Account, week: Sequence[Ahead], *, edit: bool) -> Text:
    """The week in words, with a button for each item and one for the hour."""
    numbers: dict[str, int] = {}
    days = [_day_words(each, numbers, showing.language) for each in week]
    away = account.paused_until
    html = render(
        showing.language,
        "week_ahead",
        days=days,
        away=away if away is not None and on_leave(account, week[0].day) else None,
        at=waking(account.digest_at),
        numbered=bool(numbers),
        today=week[0].day,
    )
    return Text(html, _buttons(week, numbers, showing.language), edit=edit)


def _day_words(
    ahead: Ahead, numbers: dict[str, int], language: str
) -> tuple[date, bool, list[tuple[int | None, Entry]], int]:
    """A day, whether it has no digest, its items with their numbers, and how many more there are."""
    if ahead.found is None:
        return ahead.day, True, [], 0
    shown = ahead.selection.topics[:TITLES]
    for topic in shown:
        if len(numbers) < NUMBERS:
            numbers.setdefault(topic.ref, len(numbers) + 1)
    lines = [(numbers.get(one.ref), entry_of(ahead.found, one, 0, language)) for one in shown]
    lines.sort(key=lambda line: line[0] or NUMBERS + 1)  # a list that counts 2, 1 looks wrong
    more = len(ahead.selection.topics) - len(shown) + ahead.selection.more
    return ahead.day, False, lines, more


def _buttons(week: Sequence[Ahead], numbers: dict[str, int], language: str) -> Rows:
    first: dict[str, date] = {}
    for each in week:
        for topic in each.selection.topics:
            first.setdefault(topic.ref, each.day)
    taps = [
        Button(str(number), DigestTap(-number_of(first[ref]), "open", ref).encode())
        for ref, number in numbers.items()
    ]
    wide = IN_A_ROW + (len(taps) > 2 * IN_A_ROW)
    lines = [taps[start : start + wide] for start in range(0, len(taps), wide)]
    hour = Button(label(language, "settings.digest"), SettingsTap("digest").encode())
    home = Button(label(language, "settings.back"), SettingsTap("home").encode())
    return rows(*lines, [hour, Button(label(language, "digest.list"), DutyPage("t").encode())], [home])
