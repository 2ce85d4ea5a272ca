"""/log: the line behind it is logged; alone it says how, and the next text is the line."""

from collections.abc import Sequence

from sqlmodel import Session

from bot.access import Action
from handlers.forms import keeping
from handlers.members import refused_to
from handlers.outgoing import Outgoing, Text
from handlers.routing import Route, command
from handlers.screens import Showing, screen
from handlers.turn import Turn
from handlers.typed import logging
from handlers.typed.heard import listened
from handlers.typed.hearing import ACTS
from messages.reading.lines.model import Intent
from messages.render import render
from storage import drafts
from storage.inbox import Reply


def routes() -> list[Route]:
    """The command."""
    return [command("log", take)]


async def take(turn: Turn) -> None:
    """Log the line at once, laying aside whatever is open; without a line, say how."""
    if await refused_to(turn, Action.LOG_MEETING):
        return
    line = "".join(turn.text.split(maxsplit=1)[1:])
    heard = await listened(turn, line) if line else None
    intent = heard.reading.intent if heard is not None else Intent.NONE
    if heard is not None and intent in (Intent.LOG, Intent.UNCLEAR) and heard.reading.records:
        await logging.log(turn, heard, now=True)
    elif heard is not None and intent in ACTS:
        await ACTS[intent](turn, heard)
    if not turn.committed:
        await turn.commit(Reply("log_how", {"unread": bool(line)}), _lay_aside, turn)


def _lay_aside(session: Session, turn: Turn) -> None:
    """Nothing stands in the way of the line that comes next."""
    open_one = drafts.active(session, turn.user_id)
    if open_one is None or open_one.kind != keeping.KIND:
        return
    if keeping.is_empty(open_one):
        drafts.discard(session, open_one.id)
    else:
        drafts.park(session, turn.user_id)


@screen("log_how")
async def log_how(showing: Showing) -> Sequence[Outgoing]:
    """How one sentence logs a meeting or a talk."""
    return [Text(render(showing.language, "log_how", unread=bool(showing.ids.get("unread"))))]
