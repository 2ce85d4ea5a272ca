"""What is planned as the list sees it: which duties plans would serve, which items need no reminder. Pure.

A plan is tried out as a record of today: it serves an item if its day lies no later than the item's, and the
item counts it. Nothing of it is ever shown as done.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.duties.catalogue import Catalogue
from bot.duties.conditions import is_type
from bot.duties.items import Item, due_items
from bot.duties.lists import DutyList, Line, duty_list
from bot.duties.situation import Situation
from bot.records import Fact

Key = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Which days are planned for a duty and its owner, and the keys of the items that the plans fulfil."""

    days: Mapping[Key, tuple[date, ...]] = field(default_factory=dict)
    met: frozenset[str] = frozenset()


NOTHING = Arranged()


def arranged(
    catalogue: Catalogue, situation: Situation, people: Iterable[int], planned: Sequence[Fact]
) -> Arranged:
    """What ``planned`` (facts of today or later, of plans) would do for these people's lists.

    An item that is overdue is never fulfilled by a plan.
    """
    ahead = sorted((fact for fact in planned if fact.on >= situation.today), key=lambda fact: fact.on)
    if not ahead:
        return NOTHING
    part = Catalogue(
        tuple(
            duty
            for duty in catalogue.duties
            if duty.counts is not None and any(is_type(duty.counts, fact) for fact in ahead)
        ),
        catalogue.sources,
    )
    days: dict[Key, dict[date, None]] = {}
    met: set[str] = set()
    for person in people:
        before = duty_list(part, situation, person)
        for fact in ahead:
            for key in _served(before, _with(part, situation, person, [fact]), fact):
                days.setdefault(key, {})[fact.on] = None
        met |= _met(part, situation, person, before, ahead)
    return Arranged({key: tuple(sorted(found)) for key, found in days.items()}, frozenset(met))


def _with(part: Catalogue, situation: Situation, person: int, facts: Sequence[Fact]) -> DutyList:
    """The list as it would be with those plans held today."""
    tried = [replace(fact, on=situation.today, logged_on=situation.today) for fact in facts]
    return duty_list(part, replace(situation, facts=[*situation.facts, *tried]), person)


def _served(before: DutyList, after: DutyList, fact: Fact) -> Iterable[Key]:
    for old, new in zip(before.lines, after.lines, strict=True):
        if old.standing.counted != new.standing.counted and _in_time(old, fact):
            yield old.duty.id, old.standing.owner


def _in_time(line: Line, fact: Fact) -> bool:
    return line.standing.due is None or fact.on <= line.standing.due


def _met(
    part: Catalogue, situation: Situation, person: int, before: DutyList, ahead: Sequence[Fact]
) -> set[str]:
    """The items that nothing is left of once every plan up to their day was held."""
    open_ones = [item for item in due_items(before) if not _late(item, situation.today)]
    left: dict[int, set[str]] = {}
    found = set()
    for item in open_ones:
        count = sum(fact.on <= item.due for fact in ahead)
        if count and count not in left:
            after = _with(part, situation, person, ahead[:count])
            left[count] = {one.key for one in due_items(after)}
        if count and item.key not in left[count]:
            found.add(item.key)
    return found


def _late(item: Item, today: date) -> bool:
    return item.missed or item.due < today
