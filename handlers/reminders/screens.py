"""The digest on demand: what is left of one, an item's panel, a test, and what the next week would send."""

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from handlers.outgoing import Outgoing, Text
from handlers.reminders.choosing import Asked, asked_for, left_of
from handlers.reminders.ignoring import kept
from handlers.reminders.message import ASKED_FOR, digest_message, item_message
from handlers.reminders.week import coming_week, day_ahead, topic_for, week_message
from handlers.screens import Showing, screen, show
from messages.buttons import Button
from messages.callbacks.reminders import DigestTap, Restore
from messages.labels import label
from messages.render import render
from messages.waiver_text import reason_words
from storage import digests, outbox_rows
from storage.accounts import Account


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
    ahead = await showing.store.read(outbox_rows.ahead, account.id)
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
    """What is left of a digest, of one asked for as of one sent; the week ahead for its own buttons."""
    account, day = _account(showing), showing.id("day")
    if day < 0:
        return await _week(showing)
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
    account, day = _account(showing), showing.id("day")
    found, topic = await showing.store.read(topic_for, account, showing.now, showing.word("ref"), day)
    if topic is None:
        return [await _left(showing)]
    marks = await showing.store.read(kept, account.id)
    html, buttons = item_message(found, topic, showing.language, day, marks, day_ahead(day, showing.today))
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
    return [await _week(showing)]


async def _week(showing: Showing) -> Text:
    """The week ahead: below what it was asked from, in place where one of its own buttons was tapped."""
    account = _account(showing)
    days = await showing.store.read(coming_week, account, showing.now, showing.settings)
    return week_message(showing, account, days, edit="day" in showing.ids)
