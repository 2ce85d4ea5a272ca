"""R16's seam: which periods of a record's year, before its own, have no record of its type.

Told by the branch's own standing, so that a duty turned off, another rhythm, a month marked not applicable
and what lies before tracking began are all respected.
"""

from dataclasses import replace

from bot.completeness.hint import AnyEntry
from bot.duties.cadence import Kind
from bot.duties.catalogue import Catalogue
from bot.duties.duty import Duty, Owner, Where
from bot.duties.periods import Period
from bot.duties.situation import Situation
from bot.duties.standing import Slot, State
from bot.duties.tally import standing
from bot.records import Meeting, fact_of


def missed_before(catalogue: Catalogue, situation: Situation, entry: AnyEntry) -> tuple[Period, ...]:
    """The periods missed before the one that ``entry`` lies in; of a Party group its own alone."""
    if not isinstance(entry, Meeting) or entry.on is None or entry.on > situation.today:
        return ()
    duty = next((duty for duty in catalogue.duties if _asks_for(duty, entry)), None)
    if duty is None:
        return ()
    drafted = fact_of(entry, record_id=-1, logged_on=situation.today)
    shown = standing(duty, replace(situation, facts=[*situation.facts, drafted], shown=entry.on))
    return tuple(
        slot.period
        for slot in shown.slots
        if slot.period.end < entry.on and slot.state is State.OVERDUE and _concerns(slot, entry.group)
    )


def _asks_for(duty: Duty, entry: Meeting) -> bool:
    counts = duty.counts
    return (
        duty.counted
        and duty.owner is Owner.BRANCH
        and duty.cadence.kind in (Kind.COUNT, Kind.GROUP)
        and counts is not None
        and counts.type is entry.type
        and counts.where == Where()
    )


def _concerns(slot: Slot, group: str | None) -> bool:
    return not slot.units or any(unit.group == group and not unit.done for unit in slot.units)
