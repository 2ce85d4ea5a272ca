"""Reminders of one's own as messages: what was understood, all of them, and the one that is due."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.settings import Settings
from handlers.outgoing import Outgoing, Text
from handlers.reminders import notices
from handlers.reminders.choosing import Later, Message, Nothing
from handlers.reminders.notices import Notice
from handlers.reminders.planning import reminded
from handlers.screens import Showing, screen
from messages import formats
from messages.buttons import Button, Rows, grid, rows
from messages.callbacks.reminders import OwnReminderTap
from messages.labels import label
from messages.render import render
from storage import accounts, branches, notes
from storage.outbox_rows import Owed

LATE = timedelta(minutes=30)
"""From then on a reminder that comes late says when it was due."""
SHOWN = 10


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
