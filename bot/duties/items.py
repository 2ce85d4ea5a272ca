"""What a digest may remind of: one item per duty, owner and period, and the days on which it appears."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.duties.cadence import Kind
from bot.duties.lists import DutyList, Line
from bot.duties.periods import DAY
from bot.duties.standing import Slot, State

WEEK = timedelta(days=7)
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be reminded of.

    ``key`` is the same as long as it is the same thing (duty, owner, period, and the stretch of a paced
    yearly number), so that snoozes and the days shown can be kept by it. ``opens`` to ``closes`` are the
    first and the last day it can appear; ``missed`` marks an earlier period that passed without.
    """

    key: str
    duty_id: str
    owner: int | None
    opens: date
    due: date
    closes: date
    leads: tuple[int, ...]
    state: State
    missed: bool = False
    paced: bool = False


def _year_end(day: date) -> date:
    return date(day.year, 12, 31)


def _of_slot(line: Line, slot: Slot) -> Item:
    period = slot.period
    return Item(
        key=slot.key,
        duty_id=line.duty.id,
        owner=line.standing.owner,
        opens=period.opens,
        due=period.due,
        closes=_year_end(period.due),
        leads=line.duty.lead_days,
        state=slot.state,
        missed=True,
    )


def _closes(line: Line, due: date) -> date:
    """A year's duty is its year's; a term that is over is reminded of for the year it may be put off by."""
    return _year_end(due + YEAR if line.duty.cadence.kind is Kind.TERM else due)


def _current(line: Line) -> Item | None:
    shown = line.standing
    if shown.period is None or shown.due is None or shown.state not in _OPEN:
        return None
    paced = shown.paced_due is not None and shown.paced_due < shown.due
    due = shown.paced_due if paced and shown.paced_due else shown.due
    return Item(
        key=f"{shown.key}@{due.isoformat()}" if paced else shown.key,
        duty_id=line.duty.id,
        owner=shown.owner,
        opens=shown.paced_from or shown.period.opens,
        due=due,
        closes=_closes(line, shown.due),
        leads=line.duty.lead_days,
        state=shown.state,
        paced=paced,
    )


_OPEN = (State.NOT_STARTED, State.IN_PROGRESS, State.DUE_SOON, State.OVERDUE)


def due_items(duties: DutyList, waived: Container[str] = ()) -> tuple[Item, ...]:
    """Everything the person is to see to and has not done, by due date, but for keys in ``waived``."""
    items: list[Item] = []
    for line in duties.lines:
        if line.owes and line.duty.falls_due:
            items.extend(_of_slot(line, slot) for slot in line.standing.missed)
            current = _current(line)
            if current is not None:
                items.append(current)
    kept = (item for item in items if item.key not in waived)
    return tuple(sorted(kept, key=lambda item: (item.due, item.key)))


def ladder(item: Item) -> Iterator[date]:
    """The days of an item: start, leads, due day, first overdue day, then weekly until it closes."""
    days = {item.opens, item.due, *(item.due - timedelta(days=lead) for lead in item.leads)}
    yield from sorted(day for day in days if item.opens <= day <= item.due)
    overdue = item.due + DAY
    while overdue <= item.closes:
        yield overdue
        overdue += WEEK


def _every_day(_: date) -> bool:
    return True


def _shifted(item: Item, day: date, workday: Callable[[date], bool]) -> date:
    """The day a rung falls on: up to the due day the workday before, after it the workday after.

    The opening day moves forward, for before it there is nothing to say; after ten days without a workday
    the day is kept as it is.
    """
    step = -DAY if item.opens < day <= item.due else DAY
    moved = day
    for _ in range(10):
        if workday(moved):
            return moved
        moved += step
    return day


def appears_on(item: Item, day: date, workday: Callable[[date], bool] = _every_day) -> bool:
    """Whether the item is in the digest of ``day``; rungs on rest days move to the nearest fit workday."""
    if not item.opens <= day <= item.closes + WEEK:
        return False
    return any(_shifted(item, rung, workday) == day for rung in ladder(item))
