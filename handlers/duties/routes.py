"""Asking for the responsibility list: a command, a button, a plain question; its pages and items by taps."""

from bot.access import Action
from handlers.members import refused_to
from handlers.routing import Route, callback, command, reply_label, text
from handlers.turn import Turn
from messages.callbacks import DutyItem, DutyPage
from messages.reading.questions import QuestionKind, read_question
from storage.inbox import Reply

_LISTS = {
    QuestionKind.SHOW_DUTY_LIST: "all",
    QuestionKind.LIST_OUTSTANDING_DUTIES: "todo",
}


def routes() -> list[Route]:
    """The ways to the list and through it."""
    return [
        command("duties", show),
        reply_label("duties", show),
        callback(DutyPage, turn_page),
        callback(DutyItem, open_item),
        text(ask),
    ]


async def show(turn: Turn) -> None:
    """The list: what needs doing first."""
    await _answer(turn, Reply("duty_list", {"view": "todo", "page": 0}))


async def _answer(turn: Turn, reply: Reply) -> None:
    if not await refused_to(turn, Action.SEE_OWN_LIST):
        await turn.commit(reply)


async def turn_page(turn: Turn, tapped: DutyPage) -> None:
    """Another page or view."""
    await _answer(turn, Reply("duty_list", {"view": tapped.view, "page": tapped.page}))


async def open_item(turn: Turn, tapped: DutyItem) -> None:
    """The page of one item."""
    ids: dict[str, int | str | bool | None] = {
        "duty": tapped.duty,
        "owner": tapped.owner,
        "view": tapped.view,
        "page": tapped.page,
    }
    await _answer(turn, Reply("duty_item", ids))


async def ask(turn: Turn) -> None:
    """The list asked for in plain words, in either language; an open form keeps its text to itself."""
    if read_question(turn.text) in _LISTS:
        await show(turn)
