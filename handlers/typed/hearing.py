"""A line typed with nothing asked: read, and handed to whoever acts on what it wants.

What the secretary does: types 昨天下午三点支委会，应到5实到4… or
还剩什么没做？ whenever no question is open.
Forms and questions take their text first; what no line says is answered with what can be asked.
"""

from collections.abc import Awaitable, Callable

from handlers.forms import conversation
from handlers.forms.state import REVIEW
from handlers.inquiries import answering, notes
from handlers.plans import planning
from handlers.plans import routes as plan_routes
from handlers.routing import Route, callback, text
from handlers.turn import Turn
from handlers.typed import correcting, logging, mending, partial
from handlers.typed.heard import Heard, listened
from messages.callbacks.records import StartWith
from messages.callbacks.typed import MendTap
from messages.reading.asked import QuestionKind
from messages.reading.line_words import added_words
from messages.reading.lines.model import Intent
from messages.reading.lines.small_words import says_nothing
from messages.reading.normalise import tidy
from messages.reading.shades import asks_own_reminders, asks_plans
from storage.inbox import Reply

ACTS: dict[Intent, Callable[[Turn, Heard], Awaitable[None]]] = {
    Intent.LOG: logging.begin,
    Intent.PLAN: planning.plan,
    Intent.EDIT: mending.change,
    Intent.RESCHEDULE: planning.move,
    Intent.DELETE: mending.remove,
    Intent.QUESTION: answering.answer,
    Intent.UNCLEAR: partial.offer,
}
"""Who acts on what a line wants. One that commits nothing leaves the line to the last answer (不明白)."""


def routes() -> list[Route]:
    """The way in: any typed text that nobody before has taken."""
    return [text(hear), callback(MendTap, mending.choose), callback(StartWith, partial.start_with)]


async def hear(turn: Turn) -> None:
    """Read the line and hand it on."""
    if turn.account.branch_id is None:
        return
    if asks_own_reminders(turn.text):
        await notes.show(turn)
        return
    if asks_plans(turn.text):
        await plan_routes.show_all(turn)
        return
    heard = await listened(turn, turn.text)
    act = ACTS.get(heard.reading.intent)
    if _wants_help(heard):
        await _leave_to_form(turn)  # with a card open, 这里怎么改 is about the card
    if act is not None and not turn.committed:
        await act(turn, heard)
    if not turn.committed:
        await answering.look_up(turn, heard)
    if not turn.committed:
        await _leave_to_form(turn)
    if not turn.committed and says_nothing(tidy(turn.text)):
        await turn.commit(Reply("nothing_said"))


def _wants_help(heard: Heard) -> bool:
    asked = heard.reading.question
    return asked is not None and asked.kind is QuestionKind.HELP


async def _leave_to_form(turn: Turn) -> None:
    """What says nothing is for the open card: 补充：… goes behind its content, else it says what it takes."""
    found = await conversation.open_form(turn)
    if found is None:
        return
    words = added_words(turn.text)
    if words is not None and found.state.step == REVIEW:
        await correcting.add_open(turn, words, found)
    else:
        await conversation.unread(turn, found)
