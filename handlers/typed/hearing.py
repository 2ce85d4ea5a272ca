"""A line typed with nothing asked: read, and handed to whoever acts on what it wants.

What the secretary does: types 昨天下午三点支委会，应到5实到4… or
还剩什么没做？ whenever no question is open.
Forms and questions take their text first; what no line says is answered with what can be asked.
"""

from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from handlers.inquiries import answering
from handlers.plans import planning
from handlers.routing import Route, text
from handlers.turn import Turn
from handlers.typed import logging, mending
from handlers.typed.heard import Heard
from messages.reading.lines.model import Intent
from messages.reading.lines.reader import read_line
from storage import rosters

ACTS: dict[Intent, Callable[[Turn, Heard], Awaitable[None]]] = {
    Intent.LOG: logging.begin,
    Intent.PLAN: planning.plan,
    Intent.EDIT: mending.change,
    Intent.RESCHEDULE: planning.move,
    Intent.DELETE: mending.remove,
    Intent.QUESTION: answering.answer,
}
"""Who acts on what a line wants. One that commits nothing leaves the line to the last answer (不明白)."""


def routes() -> list[Route]:
    """The way in: any typed text that nobody before has taken."""
    return [text(hear)]


async def hear(turn: Turn) -> None:
    """Read the line and hand it on."""
    if turn.account.branch_id is None:
        return
    roster = await turn.read(rosters.get, turn.branch_id)
    here = turn.now.astimezone(ZoneInfo(turn.settings.time_zone))
    reading = read_line(turn.text, here, roster)
    act = ACTS.get(reading.intent)
    if act is not None:
        await act(turn, Heard(turn.text, reading, roster))
