"""The order of a form's questions: what has still to be asked, and what the last record gives."""

from dataclasses import replace
from datetime import date

from bot.record_types import RecordType
from bot.records import Named
from bot.roster import Roster
from handlers.forms.flow import begin, still_open
from handlers.forms.state import Doubt, Told
from handlers.forms.template import from_previous
from tests.forms.samples import context, form, name, roster


def test_a_name_that_fits_two_is_asked_though_somebody_is_named_already() -> None:
    state = form(RecordType.HEART_TO_HEART_TALK, counterparts=(Named(name="示例甲"),))
    assert "counterparts" not in still_open(state)
    which = Doubt(field="counterparts", told=Told(key="problems.two_fit"), ids="1,2")
    unclear = state.model_copy(update={"doubts": (which,)})
    assert "counterparts" in still_open(unclear)
    noted = state.model_copy(update={"doubts": (which.model_copy(update={"ids": ""}),)})
    assert "counterparts" not in still_open(noted)
    assert begin(unclear, context()).step == "by"


def test_who_has_left_since_the_last_meeting_does_not_chair_the_next() -> None:
    before = form(RecordType.BRANCH_COMMITTEE_MEETING, host=Named(name=name(3), person_id=3), place="三楼")
    people = tuple(
        replace(each, until=date(2026, 11, 1)) if each.id == 3 else each for each in roster().people
    )
    empty = form(RecordType.BRANCH_COMMITTEE_MEETING)
    for known, host in ((roster(), 3), (Roster(people=people), None)):
        alike = from_previous(empty, context(roster=known, previous=before.entry)).meeting
        assert (alike.host and alike.host.person_id, alike.place) == (host, "三楼")
