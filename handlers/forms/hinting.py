"""The hints on a record as its review card shows them: what the rules compare with, read with few queries."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from bot.completeness import Other, Past, hints
from bot.completeness.gaps import missed_before
from bot.duties.catalogue import Catalogue
from bot.duties.situation import Situation
from handlers.forms.state import FormState
from messages.hint_text import HintLine, hint_lines
from storage import records

MOST_A_DAY = 50
"""Records of one day that are compared."""
EARLIER = 24
"""Records of the same type that are compared: two years of a monthly meeting."""


def hinted(
    session: Session,
    state: FormState,
    catalogue: Catalogue,
    situation: Situation,
    earlier: Sequence[Other],
    language: str,
) -> tuple[HintLine, ...]:
    """The hints on the form's record, in words; none while it has no type.

    ``earlier`` are the last records of its type. One more query: the other records of its day.
    """
    entry = state.entry
    if entry is None:
        return ()
    known = next((fact for fact in situation.facts if fact.record_id == state.record_id), None)
    without = situation
    if known is not None:
        without = replace(situation, facts=[fact for fact in situation.facts if fact is not known])
    past = Past(
        earlier=tuple(other for other in earlier if other.record_id != state.record_id),
        facts=without.facts,
        logged_on=known.logged_on if known is not None else situation.today,
        missed=missed_before(catalogue, without, entry),
    )
    found = hints(
        entry,
        situation.roster,
        situation.branch,
        situation.today,
        _same_day(session, state, situation.branch.id),
        past=past,
    )
    return tuple(hint_lines(entry, found, language, situation.today))


def _same_day(session: Session, state: FormState, branch_id: int) -> tuple[Other, ...]:
    day = state.entry.on if state.entry is not None else None
    if day is None:
        return ()
    found = records.search(session, branch_id, since=day, until=day, limit=MOST_A_DAY)
    return tuple(Other(one.id, one.entry) for one in found if one.id != state.record_id)
