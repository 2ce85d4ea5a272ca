"""A person's list with the situation it was judged in, and its views."""

from dataclasses import dataclass

from bot.duties.catalogue import Catalogue, shipped
from bot.duties.lists import DutyList, Line, attention, duty_list
from bot.duties.situation import Situation
from bot.duties.standing import State
from handlers.screens import Showing
from handlers.situations import situation

VIEWS = ("todo", "done", "standing", "all")

_DONE = (State.DONE, State.DONE_LATE)
_QUIET = (State.STANDING, State.AD_HOC, State.NOT_APPLICABLE, State.UNTRACKED)


@dataclass(frozen=True, slots=True)
class Listed:
    """A person's list with the situation it was judged in."""

    situation: Situation
    catalogue: Catalogue
    duties: DutyList

    def of(self, view: str) -> tuple[Line, ...]:
        """The lines of a view: to do (most pressing first), done, standing, or all by number."""
        lines = self.duties.lines
        if view == "todo":
            return attention(self.duties)
        if view == "done":
            return tuple(line for line in lines if line.standing.overall in _DONE)
        if view == "standing":
            return tuple(line for line in lines if line.standing.overall in _QUIET)
        return lines

    def find(self, duty_id: str, owner: int | None) -> Line | None:
        """One item of the list."""
        fitting = (line for line in self.duties.lines if line.duty.id == duty_id)
        return next((line for line in fitting if line.standing.owner == owner), None)


async def listed(showing: Showing) -> Listed:
    """The list of the person it is shown to."""
    now = await showing.store.read(situation, showing.branch_id, showing.today)
    catalogue = shipped()
    return Listed(now, catalogue, duty_list(catalogue, now, showing.person_id))
