"""The order of a form's questions: what has still to be asked."""

from bot.record_types import RecordType
from bot.records import Named
from handlers.forms.flow import begin, still_open
from handlers.forms.state import Doubt, Told
from tests.forms.samples import context, form


def test_a_name_that_fits_two_is_asked_though_somebody_is_named_already() -> None:
    state = form(RecordType.HEART_TO_HEART_TALK, counterparts=(Named(name="示例甲"),))
    assert "counterparts" not in still_open(state)
    which = Doubt(field="counterparts", told=Told(key="problems.two_fit"), ids="1,2")
    unclear = state.model_copy(update={"doubts": (which,)})
    assert "counterparts" in still_open(unclear)
    noted = state.model_copy(update={"doubts": (which.model_copy(update={"ids": ""}),)})
    assert "counterparts" not in still_open(noted)
    assert begin(unclear, context()).step == "by"
