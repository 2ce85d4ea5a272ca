"""What a draft would change: which duties move on. What a review card says of them."""

from bot.duties.adjustments import title_of
from bot.duties.catalogue import Catalogue
from bot.duties.conditions import is_type
from bot.duties.explain import Change, changes
from bot.duties.situation import Situation
from bot.records import fact_of
from handlers.forms.state import FormState

DRAFT_ID = -1
"""The record id a draft counts under while it is only tried out."""


def effects(state: FormState, catalogue: Catalogue, situation: Situation, person_id: int) -> list[Change]:
    """The counted duties on the person's list that the record would move, in the order of the list."""
    entry = state.entry
    if entry is None or entry.on is None:
        return []
    drafted = fact_of(entry, record_id=DRAFT_ID, logged_on=situation.today)
    moved = changes(catalogue, situation, person_id, drafted, replaces=state.record_id)
    return [change for change in moved if change.duty.counted]


def turned_off(state: FormState, catalogue: Catalogue, situation: Situation, language: str) -> list[str]:
    """The duties that would count such a record, had the branch not turned them off."""
    entry = state.entry
    if entry is None or entry.on is None:
        return []
    drafted = fact_of(entry, record_id=DRAFT_ID, logged_on=situation.today)
    return [
        title_of(duty, situation.adjustment(duty.id), language)
        for duty in catalogue.duties
        if duty.counted
        and duty.counts is not None
        and is_type(duty.counts, drafted)
        and situation.adjustment(duty.id).on is False
    ]
