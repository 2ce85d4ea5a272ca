"""A person's list with the situation it was judged in, its views, and where in it somebody looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.duties.catalogue import Catalogue
from bot.duties.lists import DutyList, Line, attention, duty_list
from bot.duties.situation import Situation
from bot.duties.standing import State
from handlers.plans.arranging import arranged_days
from handlers.screens import Id, Showing
from handlers.situations import catalogue_of, situation
from messages.callbacks.duties import DutyItem, DutyPage

TODO, DONE, STANDING, ALL, GRID, PICTURE = "t", "d", "s", "a", "g", "p"
REMINDER = "r"
"""Not a view: the item was opened from a reminder, whose message stays as it is."""
VIEWS = {TODO: "todo", DONE: "done", STANDING: "standing", ALL: "all"}
"""The views of a list by their letter, and the labels ``duties.*`` of each."""
MINE, COMMITTEE = "m", "c"
PARTS = {MINE: "mine", COMMITTEE: "of_committee", "": "both"}
"""Which half of a list is looked at, as the second letter of a view; none is both."""

EARLIEST = 2000
"""No list is older than this."""

_DONE = (State.DONE, State.DONE_LATE)
_QUIET = (State.STANDING, State.AD_HOC, State.NOT_APPLICABLE, State.UNTRACKED)


@dataclass(frozen=True, slots=True)
class At:
    """Where somebody looks: the view, the page, whose list (0: the own one), which year (0: this one).

    The view is a letter of ``VIEWS`` and after it one of ``PARTS``.
    """

    view: str = TODO
    page: int = 0
    person: int = 0
    year: int = 0

    @classmethod
    def of(cls, ids: Mapping[str, Id]) -> "At":
        """Out of the ids that an answer stored."""
        view = ids.get("view")
        numbers = (ids.get(name) for name in ("page", "person", "year"))
        return cls(
            view if isinstance(view, str) else TODO, *(n if isinstance(n, int) else 0 for n in numbers)
        )

    def ids(self) -> dict[str, Id]:
        """As an answer stores it."""
        return {"view": self.view, "page": self.page, "person": self.person, "year": self.year}

    @property
    def letter(self) -> str:
        """The view without the half."""
        return self.view[:1]

    @property
    def part(self) -> str:
        """Which half of the list."""
        return self.view[1:]

    def to(self, view: str | None = None, page: int = 0) -> str:
        """The callback of another page or view of the same list."""
        return DutyPage(view or self.view, page, self.person, self.year).encode()

    def item(self, line: Line) -> str:
        """The callback of an item that leads back here."""
        own = int(line.standing.owner is not None)
        return DutyItem(line.duty.id, own, self.view, self.page, self.person, self.year).encode()


@dataclass(frozen=True, slots=True)
class Listed:
    """A person's list with the situation it was judged in, and the days planned for each duty and owner."""

    situation: Situation
    catalogue: Catalogue
    duties: DutyList
    arranged: Mapping[tuple[str, int | None], tuple[date, ...]] = field(default_factory=dict)

    def planned(self, line: Line) -> tuple[date, ...]:
        """The days from today on that are planned for an item."""
        return self.arranged.get((line.duty.id, line.standing.owner), ())

    def of(self, view: str) -> tuple[Line, ...]:
        """The lines of a view: to do (most pressing first), done, standing, or all by number."""
        duties, view = self._half(view[1:]), view[:1]
        lines = duties.lines
        if view == TODO:
            return attention(duties)
        if view == DONE:
            return tuple(line for line in lines if line.standing.overall in _DONE)
        if view == STANDING:
            return tuple(line for line in lines if line.standing.overall in _QUIET)
        return lines

    def _half(self, part: str) -> DutyList:
        match part:
            case "m":
                return replace(self.duties, committee=())
            case "c":
                return replace(self.duties, own=())
            case _:
                return self.duties

    def find(self, duty_id: str, own: bool) -> Line | None:
        """One item of the list: the person's own, or the branch's."""
        fitting = (line for line in self.duties.lines if line.duty.id == duty_id)
        return next((line for line in fitting if (line.standing.owner is not None) is own), None)


async def listed(showing: Showing, at: At) -> Listed:
    """The list looked at; an earlier year is shown as it stood at its end, by what is known now."""
    known = EARLIEST <= at.year < showing.today.year  # no button names another; a tap may say anything
    shown = date(at.year, 12, 31) if known else None
    now = await showing.store.read(situation, showing.branch_id, showing.today, shown)
    catalogue, person = catalogue_of(now), at.person or showing.person_id
    arranged = {} if known else await showing.store.read(arranged_days, now, person)
    return Listed(now, catalogue, duty_list(catalogue, now, person), arranged)
