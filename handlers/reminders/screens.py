"""The digest on demand: what is left of one, an item's panel, a test, and what the next week would send."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.digest import Selection, Span, select, span_of, waking
from bot.duties.periods import DAY
from bot.settings import Settings
from handlers.outgoing import Outgoing, Text
from handlers.reminders.choosing import Asked, asked_for, left_of, spoken_for
from handlers.reminders.gathering import Gathered, gather
from handlers.reminders.ignoring import kept
from handlers.reminders.message import ASKED_FOR, digest_message, item_message
from handlers.reminders.planning import on_leave, workdays
from handlers.reminders.wording import entry_of
from handlers.screens import Showing, screen, show
from messages.buttons import Button, Rows
from messages.callbacks import DigestTap, DutyPage, Restore
from messages.labels import label
from messages.render import render
from messages.waiver_text import reason_words
from storage import digests, outbox, reminders
from storage.accounts import Account

TITLES = 5
"""Titles of one day of the week ahead."""


def _account(showing: Showing) -> Account:
    if showing.account is None:
        raise LookupError("nobody to show a digest to")
    return showing.account


@screen("digest_test")
async def test(showing: Showing) -> Sequence[Outgoing]:
    """What today's digest says, asked for; everything open where today has none."""
    account = _account(showing)
    asked = await showing.store.read(asked_for, account, showing.now, showing.settings)
    zone = ZoneInfo(asked.found.situation.branch.time_zone)
    ahead = await showing.store.read(outbox.ahead, account.id)
    at = next((row.due_at.astimezone(zone) for row in ahead if row.kind == digests.DIGEST), None)
    html, buttons = digest_message(
        asked.found,
        asked.selection,
        showing.language,
        kind=asked.kind,
        day=ASKED_FOR,
        next_at=at,
        marks=asked.marks,
    )
    return [Text(html, buttons)]


async def _left(showing: Showing) -> Text:
    """What is left of a digest, of one asked for as of one sent."""
    account, day = _account(showing), showing.id("day")
    if day == ASKED_FOR:
        asked = await showing.store.read(asked_for, account, showing.now, showing.settings)
    else:
        asked = await showing.store.read(left_of, account, showing.now, day)
    html, buttons = digest_message(
        asked.found, asked.selection, showing.language, kind=_again(asked), day=day, marks=asked.marks
    )
    return Text(html, buttons, edit=True)


def _again(asked: Asked) -> str:
    return asked.kind if asked.kind == "test_all" else "left"


@screen("digest_left")
async def left(showing: Showing) -> Sequence[Outgoing]:
    """The digest again, without what is done or put off."""
    return [await _left(showing)]


@screen("digest_item")
async def item(showing: Showing) -> Sequence[Outgoing]:
    """One item of a digest; where it is gone, the digest."""
    account = _account(showing)
    found = await showing.store.read(gather, account, showing.now)
    topic = found.find(showing.word("ref"))
    if topic is None:
        return [await _left(showing)]
    marks = await showing.store.read(kept, account.id)
    html, buttons = item_message(found, topic, showing.language, showing.id("day"), marks)
    return [Text(html, buttons, edit=True)]


@screen("digest_log")
async def log(showing: Showing) -> Sequence[Outgoing]:
    """去登记: the digest stays, and the form opens below it."""
    form = await show("form", replace(showing, tapped_message_id=None))
    below = [replace(each, edit=False) if isinstance(each, Text) else each for each in form]
    return [await _left(showing), *below]


@screen("digest_waived")
async def waived(showing: Showing) -> Sequence[Outgoing]:
    """What was marked not applicable, and the way back."""
    html = render(
        showing.language,
        "digest_waived",
        title=showing.word("title"),
        periods=showing.word("periods"),
        reason=reason_words(showing.word("reason"), showing.language),
    )
    day = showing.id("day")
    back = Restore(showing.word("duty"), showing.id("owner"), day).encode()
    buttons = (
        (Button(label(showing.language, "digest.restore"), back),),
        (Button(label(showing.language, "digest.back"), DigestTap(day, "back").encode()),),
    )
    return [Text(html, buttons, edit=True)]


@screen("week_ahead")
async def week_ahead(showing: Showing) -> Sequence[Outgoing]:
    """What the next seven days would send, as the records stand now."""
    account = _account(showing)
    days = await showing.store.read(coming_week, account, showing.now, showing.settings)
    away = account.paused_until
    html = render(
        showing.language,
        "week_ahead",
        days=[_day_words(day, found, selection, showing.language) for day, found, selection in days],
        away=away if away is not None and on_leave(account, days[0][0]) else None,
        today=days[0][0],
    )
    return [Text(html, _to_list(showing.language), edit=False)]


def _to_list(language: str) -> Rows:
    return ((Button(label(language, "digest.list"), DutyPage("t").encode()),),)


def _day_words(
    day: date, found: Gathered | None, selection: Selection, language: str
) -> tuple[date, bool, list[str], int]:
    if found is None:
        return day, True, [], 0
    titles = [entry_of(found, topic, 0, language).title for topic in selection.topics]
    named = list(dict.fromkeys(titles))
    return day, False, named[:TITLES], max(0, len(named) - TITLES) + selection.more


NO_TOPICS = Selection(())


def coming_week(
    session: Session, account: Account, now: datetime, settings: Settings
) -> list[tuple[date, Gathered | None, Selection]]:
    """Seven days and what their digests would say; today only before its hour, None for a day without one."""
    workday, here = workdays(settings), gather(session, account, now)
    zone = here.situation.branch.time_zone
    past = now.astimezone(ZoneInfo(zone)).time() >= waking(account.digest_at)
    first = here.today + DAY if past else here.today
    older = reminders.last_digest(session, account.id)
    week: list[tuple[date, Gathered | None, Selection]] = []
    span: Span | None = None
    for day in (first + n * DAY for n in range(7)):
        if not workday(day) or on_leave(account, day):
            week.append((day, None, NO_TOPICS))
            continue
        found = gather(session, account, now, day)
        span = (
            spoken_for(account, older, day, zone, since=day)
            if span is None
            else span_of(span.today + DAY, day)
        )
        week.append((day, found, select(found.topics, span, found.snoozes, workday)))
    return week
