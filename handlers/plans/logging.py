"""去登记: the guided form with everything that was planned; saving it settles the plan."""

from datetime import date

from bot.plans import Plan
from bot.record_types import SPECS
from handlers.forms import conversation
from handlers.forms.keeping import form_shown
from handlers.forms.state import FormState
from handlers.turn import Turn


def form_of(plan: Plan, today: date) -> FormState:
    """The form of its record with everything that is known; a day that is still ahead is asked for.

    Raises:
        LookupError: nobody has said what it is.
    """
    entry = plan.filled()
    if entry is None:
        raise LookupError("a plan without a type cannot be logged")
    if entry.on is not None and entry.on > today:
        entry = entry.model_copy(update={"on": None})
    return FormState(form=SPECS[entry.type].form, entry=entry, plan_id=plan.id)


async def begin_log(turn: Turn, plan: Plan) -> None:
    """Open the form; what else was open is laid aside."""
    await conversation.begin(turn, form_of(plan, turn.today), form_shown)
