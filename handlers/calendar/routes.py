"""/calendar and the button in the settings: the .ics file comes into the chat."""

import asyncio
from collections.abc import Sequence
from secrets import token_hex

from sqlmodel import Session

from bot.access import Action
from handlers.calendar.entries import dates, still_to_come
from handlers.members import refused_to
from handlers.outgoing import Document, Outgoing, Text
from handlers.routing import Route, callback, command
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.callbacks.files import CalendarTap
from messages.documents.calendar_file import calendar_file
from messages.documents.workbook import file_name
from messages.labels import label
from messages.render import render
from storage import accounts, meta
from storage.inbox import Reply

INSTALLATION = "installation"
"""The name under which a random word of this installation is kept; entries are told apart by it."""


def routes() -> list[Route]:
    """The ways to the file."""
    return [command("calendar", send), callback(CalendarTap, tap)]


async def send(turn: Turn) -> None:
    """The file of whoever asks."""
    if not await refused_to(turn, Action.SEE_OWN_LIST):
        await turn.commit(Reply("calendar"), _name_installation)


async def tap(turn: Turn, tapped: CalendarTap) -> None:
    """The same by a button."""
    del tapped
    await send(turn)


def _name_installation(session: Session) -> None:
    """The installation's word, made once."""
    if meta.get_locked(session, INSTALLATION) is None:
        meta.put(session, INSTALLATION, token_hex(16))


@screen("calendar")
async def send_calendar(showing: Showing) -> Sequence[Outgoing]:
    """The file, and what to do with it."""
    account = await showing.store.read(accounts.get, showing.user_id)
    installation = await showing.store.read(meta.get, INSTALLATION)
    if account is None:
        raise LookupError("the account is gone")
    found = await showing.store.read(
        dates, showing.branch_id, showing.person_id, showing.today, account.digest_at, showing.language
    )
    if not found.entries:
        return [Text(label(showing.language, "calendar.nothing"))]
    words = label(showing.language, "calendar.name")
    content = await asyncio.to_thread(
        calendar_file,
        found.entries,
        name=f"{found.branch.name} {words}",
        origin=f"{installation}:{found.branch.id}",
        time_zone=found.branch.time_zone,
        language=showing.language,
        now=showing.now,
    )
    count = still_to_come(found.entries, showing.today)
    caption = render(showing.language, "calendar", branch=found.branch.name, count=count)
    between = "" if showing.language == "zh" else " "
    return [Document(content, file_name(found.branch.name, between, words, ending="ics"), caption)]
