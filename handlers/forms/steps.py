"""What an input makes of a draft: taps on its buttons and typed text. Pure: a state in, a state out."""

from handlers.forms.fields import card, cleared, widget
from handlers.forms.flow import backward, enter, forward
from handlers.forms.state import (
    ANSWERS,
    REVIEW,
    TYPE,
    UNFOLDED,
    Context,
    FormState,
    Move,
    Outcome,
    Pen,
    Told,
    as_told,
)
from handlers.forms.template import from_previous


def tapped(state: FormState, context: Context, action: str, value: str) -> FormState:
    """The form after a tap that stays inside it.

    Raises:
        LookupError: the form has no such button now.
    """
    match action:
        case "v":
            return _after(state, context, widget(state.step).pick(state, context, value))
        case "back":
            return backward(state, context)
        case "skip":
            return forward(state, context)
        case "unfold" if state.step == REVIEW:
            return state.model_copy(update={"panel": UNFOLDED})
        case "card" if state.entry is not None:
            return enter(state, REVIEW, context)
        case "clear" if state.editing and state.step != TYPE:
            return enter(cleared(state, state.step), REVIEW, context)
        case "edit":
            return _edit(state, context, value)
        case "same":
            return from_previous(state, context)
    raise LookupError(action)


def typed(state: FormState, context: Context, text: str) -> FormState:
    """The form after a typed text; what could not be taken is said, and the step stays open."""
    if state.step == REVIEW:
        return telling(state, Told(key="told.review_text"))
    return _after(state, context, widget(state.step).read(state, context, text))


def can_end(state: FormState, context: Context) -> bool:
    """Whether the open step is one of several taps that can be ended now."""
    if state.step == REVIEW:
        return False
    pen = Pen(0, 0, context.language)
    taps = (button.data for row in widget(state.step).buttons(state, context, pen) for button in row)
    return pen.tap("v", "done") in taps


def telling(state: FormState, told: Told | None) -> FormState:
    """The same form with something to tell, or nothing."""
    return state.model_copy(update={"told": told})


def _after(state: FormState, context: Context, outcome: Outcome) -> FormState:
    if not isinstance(outcome, Move):
        return telling(state, as_told(outcome))
    if not outcome.done:
        return telling(outcome.state, outcome.told)
    return telling(forward(settled(outcome.state, state.step), context), outcome.told)


def settled(state: FormState, step: str) -> FormState:
    """The form with nothing unclear about a field any more."""
    left = tuple(doubt for doubt in state.doubts if doubt.field != step)
    return state.model_copy(update={"doubts": left})


def _edit(state: FormState, context: Context, field: str) -> FormState:
    """A field of the card, opened from it; or its hints, while there are any."""
    known = field == TYPE or (field == ANSWERS and bool(context.hints))
    if not known and field not in card(state.content, context.roster):
        raise LookupError(field)
    return enter(state, field, context, editing=True)
