"""The order of a form's steps: what is asked next, what before, and how a step is entered.

type → the type's questions, one by one → review; a step opened from the review card returns there.
"""

from bot.record_types import SPECS, types_of
from bot.roster import Roster
from handlers.forms.fields import card, widget
from handlers.forms.state import REVIEW, TYPE, Context, FormState
from handlers.forms.widgets.people import PeopleWidget, which


def questions(state: FormState) -> tuple[str, ...]:
    """The steps that a guided log asks before the review card, the type first where there is a choice."""
    if state.entry is None:
        return (TYPE,)
    first = (TYPE,) if len(types_of(state.form)) > 1 else ()
    asked = (*first, *SPECS[state.entry.type].questions)
    there = card(state.entry, Roster())
    unclear = (doubt.field for doubt in state.doubts if doubt.ids and doubt.field in there)
    return tuple(dict.fromkeys((*asked, *unclear)))


def is_open(state: FormState, step: str) -> bool:
    """Whether a step has still to be asked: nothing is known, or whom a name means is not."""
    doubt = state.doubt(step)
    return not widget(step).answered(state) or (doubt is not None and doubt.ids != "")


def still_open(state: FormState) -> tuple[str, ...]:
    """The steps that are still to be asked."""
    return tuple(step for step in questions(state) if is_open(state, step))


def enter(state: FormState, step: str, context: Context, *, editing: bool = False) -> FormState:
    """The form with ``step`` open and its widget prepared."""
    opened = state.model_copy(
        update={"step": step, "editing": editing, "panel": "", "offered": (), "told": None, "before": None}
    )
    if step == REVIEW:
        return opened
    prepared = widget(step).open(opened, context)
    doubt = state.doubt(step)
    if doubt is None:
        return prepared
    panel = which(doubt.ids) if isinstance(widget(step), PeopleWidget) and doubt.ids else prepared.panel
    return prepared.model_copy(update={"told": doubt.told, "panel": panel})


def begin(state: FormState, context: Context) -> FormState:
    """The form at its first unanswered question; what is known already, such as the type, is not asked."""
    return enter(state, next(iter(still_open(state)), REVIEW), context)


def forward(state: FormState, context: Context) -> FormState:
    """The form at its next unanswered question, or at the review card."""
    if state.editing or state.step == REVIEW:
        return enter(state, REVIEW, context)
    order = questions(state)
    after = order[order.index(state.step) + 1 :] if state.step in order else ()
    rest = (step for step in after if is_open(state, step))
    return enter(state, next(rest, REVIEW), context)


def backward(state: FormState, context: Context) -> FormState:
    """The form at the question before; from an edit, back at the review card; before the first, the same."""
    if state.editing:
        return enter(state, REVIEW, context)
    order = questions(state)
    if state.step == REVIEW:
        return enter(state, order[-1], context)
    place = order.index(state.step) if state.step in order else 0
    return enter(state, order[max(place - 1, 0)], context)


def progress(state: FormState) -> tuple[int, int]:
    """Which question is open, of how many; the type counts as the first."""
    order = questions(state)
    place = order.index(state.step) + 1 if state.step in order else len(order)
    return place, len(order)
