"""Asking for the responsibility list: a command, a button; its pages and items by taps."""

from bot.access import Action
from handlers.duties.listed import GRID, PICTURE, At
from handlers.members import refused_to
from handlers.routing import Route, callback, command, reply_label
from handlers.turn import Turn
from messages.callbacks.duties import DutyItem, DutyMonth, DutyPage, DutyPeople
from storage.inbox import Reply


def routes() -> list[Route]:
    """The ways to the list and through it."""
    return [
        command("duties", show),
        reply_label("duties", show),
        callback(DutyPage, turn_page),
        callback(DutyItem, open_item),
        command("month", month),
        command("year", year),
        callback(DutyMonth, turn_month),
        callback(DutyPeople, people),
    ]


async def show(turn: Turn) -> None:
    """The list: what needs doing first."""
    await _answer(turn, Reply("duty_list", At().ids()))


async def _answer(turn: Turn, reply: Reply, *, of_another: bool = False) -> None:
    """Show it to whoever may see it: an own list to all, another person's to the secretary."""
    if not await refused_to(turn, Action.SEE_OTHER_LISTS if of_another else Action.SEE_OWN_LIST):
        await turn.commit(reply)


async def turn_page(turn: Turn, tapped: DutyPage) -> None:
    """Another page, view, year or person."""
    at = At(tapped.view, tapped.page, tapped.person, tapped.year)
    screen = _SCREENS.get(at.letter, "duty_list")
    await _answer(turn, Reply(screen, at.ids()), of_another=_another(turn, tapped.person))


_SCREENS = {GRID: "duty_grid", PICTURE: "year_picture"}
"""The screens of the views that are no list."""


def _another(turn: Turn, person: int) -> bool:
    return person not in (0, turn.account.person_id)


async def open_item(turn: Turn, tapped: DutyItem) -> None:
    """The page of one item."""
    at = At(tapped.view, tapped.page, tapped.person, tapped.year)
    reply = Reply("duty_item", {**at.ids(), "duty": tapped.duty, "own": tapped.own})
    await _answer(turn, reply, of_another=_another(turn, tapped.person))


async def month(turn: Turn) -> None:
    """What this month holds."""
    await _answer(turn, Reply("duty_month", {"shift": 0}))


async def year(turn: Turn) -> None:
    """The picture of this year, of the whole list."""
    await _answer(turn, Reply("year_picture", At(PICTURE).ids()))


async def turn_month(turn: Turn, tapped: DutyMonth) -> None:
    """What another month holds."""
    await _answer(turn, Reply("duty_month", {"shift": tapped.shift}))


async def people(turn: Turn, tapped: DutyPeople) -> None:
    """Whose list to look at."""
    await _answer(turn, Reply("duty_people", {"page": tapped.page}), of_another=True)
