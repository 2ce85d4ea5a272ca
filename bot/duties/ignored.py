"""When something that was reminded of again and again without anything happening goes to the level above.

Ours, for no document sets it: only what is overdue, never before the person was told, and taken away by
whatever the person does about it. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from bot.duties.items import Item
from bot.duties.lists import Line


class Step(IntEnum):
    """How far an item that nobody saw to has come."""

    QUIET = 0
    TOLD = 1
    """The person is told that the next time it goes to the overview of the level above."""
    RAISED = 2
    """It stands in that overview."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """An item, since when and how often it was shown without anything happening, and what follows."""

    key: str
    duty_id: str
    owner: int | None
    since: date
    times: int
    step: Step


def overdue(item: Item, today: date) -> bool:
    """Whether it is really late: a yearly number behind an even pace is not, and neither is a promise."""
    return bool(item.duty_id) and (item.missed or (item.due < today and not item.paced))


def ignored(
    item: Item,
    shown: Iterable[date],
    today: date,
    *,
    after: int,
    acted: date | None = None,
    told: date | None = None,
) -> Ignored | None:
    """What follows for an item that today's digest shows again; None for nothing.

    ``shown`` are the days on which it was shown, ``acted`` the last day on which somebody did something about
    it, ``told`` the day on which the person was told. ``after`` times without action the person is told (0
    switches it off); the showing after that raises it.
    """
    idle = [day for day in shown if day < today and (acted is None or day > acted)]
    if not after or len(idle) < after or not overdue(item, today):
        return None
    warned = told is not None and told < today and (acted is None or told > acted)
    step = Step.RAISED if warned else Step.TOLD
    return Ignored(item.key, item.duty_id, item.owner, min(idle), len(idle), step)


def counted_records(line: Line, item: Item) -> frozenset[int]:
    """The records that count towards an item already, though they do not complete it."""
    shown = line.standing
    slots = [slot for slot in shown.missed if slot.key == item.key]
    units = slots[0].units if slots else shown.units
    found = {record for unit in units for record in unit.records}
    return frozenset(found if slots else found | {one.record_id for one in shown.counted})
