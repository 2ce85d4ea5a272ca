"""Widgets one by one: what they offer, what a tap and a typed text come to."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.record_types import RecordType
from bot.records import Absence, Interview, Meeting, Named, VoteKind
from bot.roster import Membership, Roster
from handlers.forms.fields import widget
from handlers.forms.state import Context, FormState, Move, Outcome, Told
from handlers.forms.widgets.base import PAGE
from handlers.forms.widgets.votes import voters
from messages.buttons import Rows
from messages.labels import label
from messages.reading.problem import Problem
from tests.forms.samples import PEN, TODAY, branch, context, form, name, roster

T = RecordType


def moved(outcome: Outcome) -> FormState:
    assert isinstance(outcome, Move), outcome
    return outcome.state


def captions(rows: Rows) -> list[str]:
    return [button.text for row in rows for button in row]


def buttons(state: FormState, here: Context) -> list[str]:
    return captions(widget(state.step).buttons(state, here, replace(PEN, language=here.language)))


def tapped(state: FormState, here: Context, value: str) -> FormState:
    return moved(widget(state.step).pick(state, here, value))


def typed(state: FormState, here: Context, text: str) -> Outcome:
    return widget(state.step).read(state, here, text)


def meeting(state: FormState) -> Meeting:
    assert isinstance(state.entry, Meeting)
    return state.entry


def test_sixty_people_are_paged_and_everybody_is_offered_once() -> None:
    here = context(60)
    state = widget("counterparts").open(form(T.HEART_TO_HEART_TALK, "counterparts"), here)
    seen: list[str] = []
    for page in range(4):
        state = tapped(state, here, f"p{page}")
        names = [each for each in buttons(state, here) if each.startswith("示例")]
        assert len(names) <= PAGE
        seen += names
    assert len(seen) == len(set(seen)) == 60


def test_a_choice_on_the_third_page_stays_on_the_third_page() -> None:
    here = context(60)
    state = tapped(widget("counterparts").open(form(T.HEART_TO_HEART_TALK, "counterparts"), here), here, "p2")
    assert f"✅ {name(50)}" in buttons(tapped(state, here, "50"), here)


def test_a_reason_given_on_the_third_page_returns_there() -> None:
    here = context(60)
    state = form(T.BRANCH_MEMBERS_MEETING, "attendance", on=TODAY)
    state = tapped(tapped(tapped(state, here, "p2"), here, "50"), here, "why-sick")
    assert f"❌ {name(50)} 病假" in buttons(state, here)
    assert meeting(state).actual == 59


def test_reasons_stand_in_the_readers_language_and_are_kept_in_chinese() -> None:
    here = context(language="en")
    state = form(T.BRANCH_MEMBERS_MEETING, "attendance", on=TODAY)
    state = tapped(tapped(state, here, "5"), here, "why-business_trip")
    assert f"❌ {name(5)} travelling" in buttons(state, here)
    assert meeting(state).absences[0].reason == "出差"


def test_a_group_meeting_expects_the_people_of_its_group() -> None:
    here = context()
    state = form(T.PARTY_GROUP_MEETING, "attendance", on=TODAY, group="第一小组")
    assert [each for each in buttons(state, here) if "示例" in each] == [f"✅ {name(n)}" for n in range(1, 5)]
    assert meeting(tapped(state, here, "everybody")).present == (1, 2, 3, 4)


def test_another_group_asks_attendance_again() -> None:
    here = context()
    state = tapped(form(T.PARTY_GROUP_MEETING, "attendance", on=TODAY, group="第一小组"), here, "everybody")
    outcome = typed(state.model_copy(update={"step": "group"}), here, "第二小组")
    assert isinstance(outcome, Move)
    assert outcome.told == Told(key="told.attendance_again")
    assert meeting(outcome.state).actual is None


@pytest.mark.parametrize("text", ["应到3实到9", "应到9实到8缺3", "实到9，应到3"])
def test_numbers_that_contradict_each_other_are_no_names(text: str) -> None:
    state = form(T.BRANCH_COMMITTEE_MEETING, "attendance", on=TODAY)
    assert isinstance(typed(state, context(), text), Problem)


def test_numbers_above_the_roster_stand_as_typed_and_list_nobody() -> None:
    state = form(T.BRANCH_COMMITTEE_MEETING, "attendance", on=TODAY)
    counted = meeting(moved(typed(state, context(), "8/8")))
    assert (counted.expected, counted.actual, counted.present) == (8, 8, ())
    listed = meeting(moved(typed(state, context(), "3/3")))
    assert (listed.expected, listed.actual, listed.present) == (3, 3, (1, 2, 3))


def test_who_holds_a_talk_is_nobody_to_talk_to() -> None:
    holding = form(T.HEART_TO_HEART_TALK, "counterparts", by=(Named(name=name(2), person_id=2),))
    assert not any(name(2) in each for each in buttons(holding, context()))
    assert any(name(3) in each for each in buttons(holding, context()))


def test_who_was_away_can_be_typed() -> None:
    state = form(T.BRANCH_COMMITTEE_MEETING, "attendance", on=TODAY)
    found = meeting(moved(typed(state, context(), f"{name(2)}请假")))
    assert found.absences == (Absence(who=Named(name=f"{name(2)}", person_id=2), reason="请假"),)
    assert (found.expected, found.actual) == (3, 2)


def test_a_typed_range_sets_both_ends_and_a_later_start_drops_the_end() -> None:
    state = moved(typed(form(T.BRANCH_COMMITTEE_MEETING, "start"), context(), "15:00-16:30"))
    assert (meeting(state).start, meeting(state).end) == (time(15), time(16, 30))
    earlier = moved(typed(state, context(), "14:00"))
    assert meeting(earlier).end == time(16, 30)
    later = moved(typed(state, context(), "17:00"))
    assert (meeting(later).start, meeting(later).end) == (time(17), None)


def test_the_calendar_offers_no_day_ahead_for_what_was_held() -> None:
    state = tapped(form(T.BRANCH_COMMITTEE_MEETING, "on"), context(), "m2026-11")
    days = [each for each in buttons(state, context()) if each.isdecimal()]
    assert days == [str(n) for n in range(1, 21)]
    ahead = tapped(form(T.REMINDER_TALK, "follow_up"), context(), "m2026-11")
    assert [each for each in buttons(ahead, context()) if each.isdecimal()] == [str(n) for n in range(20, 31)]


def test_the_vote_knows_how_many_are_entitled_and_present() -> None:
    here = context()
    state = form(T.BRANCH_MEMBERS_MEETING, "attendance", on=TODAY, agenda=("接收预备党员",))
    state = moved(typed(state, here, f"{name(5)}请假")).model_copy(update={"step": "votes"})
    assert voters(state, here) == (8, 7)
    state = tapped(state, here, "election")
    assert "全部赞成（7 票）" in buttons(state, here)
    vote = meeting(tapped(state, here, "all")).votes[0]
    assert (vote.kind, vote.subject, vote.entitled, vote.entitled_present, vote.in_favour) == (
        *(VoteKind.ELECTION, "接收预备党员"),
        *(8, 7, 7),
    )


def test_a_probationary_member_who_is_present_is_no_voter() -> None:
    people = roster().people
    later = (replace(people[0], membership=Membership.PROBATIONARY), *people[1:])
    here = context(roster=Roster(people=later))
    everybody = form(T.BRANCH_MEMBERS_MEETING, "attendance", on=TODAY)
    assert voters(tapped(everybody, here, "everybody"), here) == (7, 7)


def test_what_is_due_comes_first_and_what_a_branch_does_not_have_is_left_out() -> None:
    small = context(branch=branch(6), due_types=(T.PARTY_LECTURE, T.BRANCH_COMMITTEE_MEETING))
    state = widget("type").open(FormState(form=form(T.PARTY_LECTURE).form), small)
    assert state.offered[0] == T.PARTY_LECTURE
    assert not {T.BRANCH_COMMITTEE_MEETING, T.DEMOCRATIC_LIFE_MEETING} & set(state.offered)
    team = context(branch=branch(9, leadership_team=True))
    assert T.DEMOCRATIC_LIFE_MEETING in widget("type").open(state, team).offered


def test_another_type_keeps_what_it_has_and_drops_what_it_has_not() -> None:
    here = context()
    state = form(
        T.BRANCH_MEMBERS_MEETING, "attendance", on=date(2026, 11, 19), place="礼堂", agenda=("议题",)
    )
    state = tapped(state, here, "everybody").model_copy(update={"step": "type"})
    found = meeting(tapped(state, here, T.THEME_PARTY_DAY))
    assert (found.type, found.place, found.actual) == (T.THEME_PARTY_DAY, "礼堂", 8)
    committee = meeting(tapped(state, here, T.BRANCH_COMMITTEE_MEETING))
    assert committee.actual is None  # others are expected there


def test_departments_are_tapped_or_typed() -> None:
    state = form(T.INSPECTION, "departments")
    assert buttons(state, context()) == ["办公室"]
    found = moved(typed(state, context(), "办公室、财务科"))
    assert [(one.name, one.person_id) for one in getattr(found.entry, "departments", ())] == [
        ("办公室", 1),
        ("财务科", None),
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_choice_is_typed_in_either_language(language: str) -> None:
    words = label(language, "reports.annual_work_plan")
    found = moved(typed(form(T.REPORT_SUBMISSION, "report"), context(), words))
    assert getattr(found.entry, "report", None) == "annual_work_plan"


def test_a_talk_takes_two_who_hold_it_and_a_chair_takes_one() -> None:
    talk = moved(typed(form(T.HEART_TO_HEART_TALK, "by"), context(), f"{name(1)}、{name(2)}")).entry
    assert isinstance(talk, Interview)
    assert len(talk.by) == 2
    chair = typed(form(T.BRANCH_COMMITTEE_MEETING, "host"), context(), f"{name(1)}、{name(2)}")
    assert chair == Told(key="told.one_name")
