"""提醒我周五下午三点交报告: a reminder of one's own, kept in the person's words and sent at the hour said.

What the person does: types it → sees day and hour with the weekday → 取消这条, or 我的提醒 for all of them.
Where no day was said it is asked; what is to come again and again is no reminder but a duty of the branch's
own.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.access import Action
from bot.digest import waking
from bot.settings import Settings
from handlers import asking
from handlers.forms.state import Told
from handlers.members import refused_to
from handlers.outgoing import Outgoing, Text
from handlers.questions import Asked, Asking, Effect, Next, Offer, Outcome, Question, register
from handlers.reminders import notices
from handlers.reminders.choosing import Later, Message, Nothing
from handlers.reminders.notices import Notice
from handlers.reminders.planning import reminded
from handlers.routing import Route, callback
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages import formats
from messages.buttons import Button, Rows, grid, rows
from messages.callbacks.reminders import OwnReminderTap
from messages.labels import label
from messages.reading.wished import Wished, read_wish
from messages.render import render
from storage import accounts, branches, notes
from storage.inbox import Reply
from storage.outbox_rows import Owed

FURTHEST = timedelta(days=366)
LATE = timedelta(minutes=30)
"""From then on a reminder that comes late says when it was due."""
SHOWN = 10


def routes() -> list[Route]:
    """Taps on the buttons of reminders."""
    return [callback(OwnReminderTap, tap)]


async def make(turn: Turn) -> None:
    """Keep the reminder that a line asks for, or ask for what it does not say."""
    wish = read_wish(turn.text, _local(turn))
    if wish.again:
        await turn.commit(Reply("note_again"))
        return
    at = moment_of(wish, _local(turn), turn.account.digest_at)
    if isinstance(at, str) or not wish.what:
        await turn.commit(asking.shown, asking.start, turn, _open(wish, at))
        return
    await turn.commit(_made, _keep, turn, wish.what, at)


def _open(wish: Wished, at: datetime | str) -> Asking:
    """The question for what was not said."""
    if isinstance(at, datetime):
        return Asking(what="note_what", subject=at.astimezone(UTC).isoformat())
    told = None if at == "when" else Told(key=f"inquiry.told_{at}")
    return Asking(what="note_when", text=wish.what, told=told)


def _local(turn: Turn) -> datetime:
    return turn.now.astimezone(ZoneInfo(turn.settings.time_zone))


def moment_of(wish: Wished, now: datetime, digest_at: time) -> datetime | str:
    """When a reminder comes; else what to say: ``when`` (not said), ``past`` or ``far``.

    A day without an hour takes the hour of the daily reminder; ``now`` is the wall clock with its zone.
    """
    if wish.span is not None and wish.span < timedelta(days=1):
        return now + wish.span
    on = wish.on if wish.span is None else now.date() + wish.span
    if on is None:
        return "when"
    at = datetime.combine(on, wish.at or waking(digest_at), now.tzinfo)
    if at <= now and on == now.date():
        if wish.weekday:
            at += timedelta(days=7)
        elif wish.at is None:
            return "when"
    if at <= now:
        return "past"
    return "far" if at > now + FURTHEST else at


def _keep(session: Session, turn: Turn, what: str, at: datetime) -> int:
    if len(notes.ahead(session, turn.user_id)) >= notes.MOST:
        return 0
    return notes.plan(session, turn.user_id, what, at.astimezone(UTC), turn.now)


def _made(row: int) -> Reply:
    return Reply("note_made", {"row": row}) if row else Reply("notes", {"full": True})


async def show(turn: Turn) -> None:
    """The own reminders."""
    if not await refused_to(turn, Action.SEE_OWN_LIST):
        await turn.commit(Reply("notes"))


async def tap(turn: Turn, tapped: OwnReminderTap) -> None:
    """The list, one less, or one that was sent once more tomorrow; a second tap changes nothing."""
    if await refused_to(turn, Action.SEE_OWN_LIST):
        return
    if tapped.action == "drop":
        await turn.commit(
            lambda gone: Reply("notes", toast="inquiry.note_dropped" if gone else "gate.stale"),
            notes.cancel, turn.user_id, tapped.row, turn.now,
        )  # fmt: skip
    elif tapped.action == "again":
        found = await turn.read(notes.find, turn.user_id, tapped.row)
        if found is None:
            await turn.commit(asking.STALE)
            return
        at = _local(turn) + timedelta(days=1)
        await turn.commit(_made, _keep, turn, found.subject, at.replace(second=0, microsecond=0))
    else:
        await turn.commit(Reply("notes"))


def when_text(moment: datetime, showing: Showing) -> str:
    """Day, weekday and hour of a reminder."""
    local = moment.astimezone(ZoneInfo(showing.settings.time_zone))
    return f"{formats.day(local.date(), showing.language, showing.today)} {formats.clock(local.time())}"


@screen("note_made")
async def made(showing: Showing) -> Sequence[Outgoing]:
    """What will be said, and when."""
    found = await showing.store.read(notes.find, showing.user_id, showing.id("row"))
    if found is None:
        return await all_of(showing)
    html = render(showing.language, "note_made", when=when_text(found.due_at, showing), what=found.subject)
    return [Text(html, _made_buttons(found.id, showing.language), edit=True)]


def _made_buttons(row: int, language: str) -> Rows:
    drop = Button(label(language, "inquiry.note_drop"), OwnReminderTap("drop", row).encode())
    return rows([drop, Button(label(language, "inquiry.notes"), OwnReminderTap("list").encode())])


@screen("notes")
async def all_of(showing: Showing) -> Sequence[Outgoing]:
    """Everything that is still to come, each with a button that cancels it."""
    found = await showing.store.read(notes.ahead, showing.user_id)
    html = render(
        showing.language,
        "notes",
        full=bool(showing.ids.get("full")),
        more=max(0, len(found) - SHOWN),
        lines=[(n, when_text(one.due_at, showing), one.subject) for n, one in enumerate(found[:SHOWN], 1)],
    )
    drops = [
        Button(label(showing.language, "records.drop", number=n), OwnReminderTap("drop", one.id).encode())
        for n, one in enumerate(found[:SHOWN], 1)
    ]
    return [Text(html, grid(drops), edit=True)]


@screen("note_again")
async def again(showing: Showing) -> Sequence[Outgoing]:
    """What comes again and again is a duty of the branch's own."""
    return [Text(render(showing.language, "note_again"))]


def compose(session: Session, owed: Owed, now: datetime, _: Settings) -> Later | Nothing | Message | Notice:
    """A reminder that is due."""
    account = accounts.get(session, owed.user_id)
    if account is None or account.branch_id is None or not reminded(account):
        return Nothing()
    zone = ZoneInfo(branches.get(session, account.branch_id).time_zone)
    due, language = owed.due_at.astimezone(zone), account.language
    late = now - owed.due_at > LATE
    was = f"{formats.day(due.date(), language, now.astimezone(zone).date())} {formats.clock(due.time())}"
    html = render(language, "note", what=owed.subject, was=was if late else None, resend=owed.resend)
    tomorrow = Button(label(language, "inquiry.note_tomorrow"), OwnReminderTap("again", owed.id).encode())
    return Notice(account.chat_id, html, rows([tomorrow]))


notices.register(notes.NOTE, compose)


class _Wanted(Question):
    """What the two questions have in common."""

    def shows(self, asked: Asked) -> dict[str, object]:
        """What was said so far."""
        return {"what": asked.asking.text}

    def leave(self, asked: Asked) -> Reply:
        """Nothing is kept."""
        return Reply("notes")


class WhenQuestion(_Wanted):
    """When to be reminded."""

    what: ClassVar[str] = "note_when"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """In an hour, tomorrow, on Monday."""
        return [
            Offer(label(asked.language, f"inquiry.note_{each}"), each) for each in ("hour", "day", "monday")
        ]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        turn = asked.turn
        now = _local(turn)
        ahead = {"day": 1, "monday": 7 - now.weekday()}
        if value == "hour":
            return self._put(asked, now + timedelta(hours=1))
        on = now.date() + timedelta(days=ahead[value])
        return self._put(asked, datetime.combine(on, waking(turn.account.digest_at), now.tzinfo))

    def read(self, asked: Asked, text: str) -> Outcome:
        """A day, an hour or both."""
        turn = asked.turn
        at = moment_of(read_wish(text, _local(turn)), _local(turn), turn.account.digest_at)
        if isinstance(at, datetime):
            return self._put(asked, at)
        return Told(key=f"inquiry.told_{at}")

    def _put(self, asked: Asked, at: datetime) -> Outcome:
        if not asked.asking.text:
            return Next(Asking(what="note_what", subject=at.astimezone(UTC).isoformat()))
        return kept(asked, asked.asking.text, at)


class WhatQuestion(_Wanted):
    """What to be reminded of; the moment stands in the subject."""

    what: ClassVar[str] = "note_what"

    def read(self, asked: Asked, text: str) -> Outcome:
        """The person's own words."""
        return kept(asked, " ".join(text.split())[:200], datetime.fromisoformat(asked.asking.subject))


def kept(asked: Asked, what: str, at: datetime) -> Effect:
    """Keep it and say so."""
    turn = asked.turn
    return Effect(lambda session: _keep(session, turn, what, at), _made)


register(WhenQuestion(), WhatQuestion())
