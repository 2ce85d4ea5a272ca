"""What a draft would change: which duties move on, and which hints the record gets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.completeness import Hint, Other, hints
from bot.duties.catalogue import Catalogue
from bot.duties.duty import Duty
from bot.duties.lists import Line, duty_list
from bot.duties.situation import Situation
from bot.duties.standing import Standing
from bot.records import fact_of
from handlers.forms.state import AnyEntry, FormState


@dataclass(frozen=True, slots=True)
class Effect:
    """One duty that the record counts towards: how far it was and how far it would be."""

    duty: Duty
    before: int
    after: int
    required: int


DRAFT_ID = -1
"""The record id a draft counts under while it is only tried out."""


def effects(state: FormState, catalogue: Catalogue, situation: Situation, person_id: int) -> list[Effect]:
    """The duties on the person's list that the record would move, in the order of the list."""
    entry = state.entry
    if entry is None or entry.on is None:
        return []
    kept = [fact for fact in situation.facts if fact.record_id != state.record_id]
    drafted = fact_of(entry, record_id=DRAFT_ID, logged_on=situation.today)
    without = replace(situation, facts=kept)
    shown = _shown(entry.on, situation)
    before = _standings(replace(without, shown=shown), catalogue, person_id)
    after = _standings(replace(without, facts=[*kept, drafted], shown=shown), catalogue, person_id)
    return [
        Effect(line.duty, before[key].standing.done, line.standing.done, line.standing.required)
        for key, line in after.items()
        if key in before and _moved(before[key].standing, line.standing)
    ]


def _shown(on: date, situation: Situation) -> date | None:
    """A record of an earlier period is judged by that period, not by today's."""
    return None if on == situation.today else on


def _standings(
    situation: Situation, catalogue: Catalogue, person_id: int
) -> dict[tuple[str, int | None], Line]:
    listed = duty_list(catalogue, situation, person_id)
    return {(line.duty.id, line.standing.owner): line for line in listed.lines if line.duty.counted}


def _moved(before: Standing, after: Standing) -> bool:
    return {c.record_id for c in after.counted} != {c.record_id for c in before.counted}


def hints_of(entry: AnyEntry, situation: Situation, others: Sequence[Other]) -> tuple[Hint, ...]:
    """The hints of the completeness rules about a record; ``others`` are those of the same day."""
    return hints(entry, situation.roster, situation.branch, situation.today, others)
