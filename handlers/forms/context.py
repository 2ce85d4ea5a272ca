"""What a form's steps look up, read in one unit together with the draft itself."""

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from bot.completeness import Other
from bot.duties.catalogue import Catalogue
from bot.duties.lists import DutyList, attention, duty_list
from bot.duties.situation import Situation
from bot.duties.standing import State
from bot.record_types import Form, RecordType
from handlers.forms.hinting import EARLIER, hinted
from handlers.forms.keeping import KIND
from handlers.forms.state import ANSWERS, REVIEW, Context, FormState
from handlers.situations import situation
from storage import branches, drafts, records
from storage.drafts import Draft

PLACES = 5
"""Places offered: the last ones used."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft with its form, its context and the situation that it is judged in."""

    draft: Draft
    state: FormState
    context: Context
    situation: Situation


def opened(
    session: Session, draft_id: int, catalogue: Catalogue, person_id: int, today: date, language: str
) -> Opened | None:
    """A draft of records with all its steps need; None when it or its branch is gone."""
    draft = drafts.get(session, draft_id)
    if draft is None or draft.kind != KIND or draft.branch_id is None:
        return None
    if branches.find(session, draft.branch_id) is None:
        return None
    state = FormState.model_validate_json(draft.data)
    here, now = context(session, state, draft.branch_id, catalogue, person_id, today, language)
    if state.step in _CARD:
        lines = hinted(session, state, catalogue, now, here.earlier, language)
        here = replace(here, hints=lines)
    return Opened(draft, state, here, now)


_CARD = (REVIEW, ANSWERS)
"""The steps that show hints; the others are spared what these cost."""


def context(
    session: Session,
    state: FormState,
    branch_id: int,
    catalogue: Catalogue,
    person_id: int,
    today: date,
    language: str,
) -> tuple[Context, Situation]:
    """What the steps of ``state`` look up, and the situation."""
    now = situation(session, branch_id, today)
    duties = duty_list(catalogue.with_own(now.own, now.reference), now, person_id)
    bare = Context(
        now.branch, now.roster, person_id, today, language, due_types=due_types(duties, state.form)
    )
    if state.entry is None:
        return bare, now
    kind = state.entry.type
    last = records.latest(session, branch_id, kind, EARLIER if state.step in _CARD else 1)
    return (
        replace(
            bare,
            places=tuple(records.places(session, branch_id, PLACES)),
            previous=last[0].entry if last else None,
            earlier=tuple(Other(one.id, one.entry) for one in last),
            pending=pending(duties, kind),
        ),
        now,
    )


def due_types(duties: DutyList, form: Form) -> tuple[RecordType, ...]:
    """The types that the person's list asks for now, the most pressing first; a form's own types only."""
    pressing = (State.OVERDUE, State.DUE_SOON, State.NOT_STARTED, State.IN_PROGRESS)
    found = (
        line.duty.counts.type
        for line in attention(duties)
        if line.duty.counts is not None and line.standing.state in pressing
    )
    return tuple(dict.fromkeys(found))[: _SHOWN[form]]


_SHOWN = {Form.MEETING: 4, Form.INTERVIEW: 3, Form.REPORT_SUBMISSION: 2, Form.INSPECTION: 2}
"""How many types are marked as due: a mark on everything says nothing."""


def pending(duties: DutyList, kind: RecordType) -> tuple[int, ...]:
    """Whom the person's own duties of that type still miss."""
    found = (
        person
        for line in duties.own
        if line.duty.counts is not None and line.duty.counts.type is kind
        for person in line.standing.missing_people
    )
    return tuple(person for person in dict.fromkeys(found) if person != duties.person_id)
