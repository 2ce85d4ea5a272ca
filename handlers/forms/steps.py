"""What an input makes of a draft: taps on its buttons and typed text. Pure: a state in, a state out."""

from handlers.forms.fields import card, widget
from handlers.forms.flow import backward, enter, forward
from handlers.forms.state import REVIEW, TYPE, Context, FormState, Move, Outcome, Told, as_told
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
        case "review":
            return enter(state, REVIEW, context)
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


def telling(state: FormState, told: Told) -> FormState:
    """The same form with something to tell."""
    return state.model_copy(update={"told": told})


def _after(state: FormState, context: Context, outcome: Outcome) -> FormState:
    if not isinstance(outcome, Move):
        return telling(state, as_told(outcome))
    moved = outcome.state.model_copy(update={"told": None})
    return forward(moved, context) if outcome.done else moved


def _edit(state: FormState, context: Context, field: str) -> FormState:
    """A field of the card, opened from it."""
    if field != TYPE and field not in card(state.content.type):
        raise LookupError(field)
    return enter(state, field, context, editing=True)
