"""Where a duty stands through the year, and why."""

from dataclasses import replace
from datetime import date

import pytest

from bot.duties.adjustments import Adjustment, Problem, problems, title_of
from bot.duties.periods import Bound, Every, Window
from bot.duties.standing import State, Why
from bot.record_types import RecordType, Report, Subject
from bot.records import Fact
from bot.roster import Person, Post, Tenure
from tests.duties.samples import (
    BRANCH,
    LI,
    QIAN,
    SMALL,
    ZHANG,
    ZHOU,
    changed,
    check,
    duty,
    meeting,
    report,
    stands,
)

T = RecordType
COMMITTEE = "branch_committee_meeting"
REPORT = "annual_report_branch"
STUDY = "theory_study_session"


@pytest.mark.parametrize(
    ("today", "state", "why"),
    [
        ("2026-06-01", State.NOT_STARTED, Why.DUE_IN),
        ("2026-06-22", State.NOT_STARTED, Why.DUE_IN),
        ("2026-06-23", State.DUE_SOON, Why.DUE_IN),
        ("2026-06-30", State.DUE_SOON, Why.DUE_TODAY),
    ],
)
def test_a_monthly_duty_becomes_due_soon_a_week_before_the_month_ends(
    today: str, state: State, why: Why
) -> None:
    shown = stands(COMMITTEE, today=today)
    assert (shown.state, shown.reason.code, shown.due) == (state, why, date(2026, 6, 30))


def test_a_month_that_passed_without_a_meeting_stays_visible_though_this_month_is_done() -> None:
    held = [meeting(T.BRANCH_COMMITTEE_MEETING, day) for day in ("2026-01-05", "2026-03-05", "2026-04-01")]
    shown = stands(COMMITTEE, held, today="2026-04-02")
    assert (shown.state, shown.overall) == (State.DONE, State.OVERDUE)
    assert [slot.period.label for slot in shown.missed] == ["2026-02"]
    assert (shown.year_done, len(shown.slots)) == (3, 12)


def test_a_meeting_of_the_next_month_does_not_make_up_for_the_month_before() -> None:
    twice = [meeting(T.BRANCH_COMMITTEE_MEETING, day) for day in ("2026-06-01", "2026-06-08")]
    shown = stands(COMMITTEE, twice, today="2026-06-10")
    assert shown.done == 2
    assert [slot.period.number for slot in shown.missed] == [1, 2, 3, 4, 5]


def test_a_missed_month_marked_not_applicable_is_missed_no_more() -> None:
    shown = stands(COMMITTEE, today="2026-02-10", waived={"branch_committee_meeting:-:2026-01": "放假"})
    assert shown.missed == ()
    assert shown.slots[0].state is State.NOT_APPLICABLE


def test_this_month_marked_not_applicable_tells_the_reason() -> None:
    shown = stands(COMMITTEE, today="2026-01-10", waived={"branch_committee_meeting:-:2026-01": "放假"})
    assert (shown.state, dict(shown.reason.params)) == (State.NOT_APPLICABLE, {"reason": "放假"})


def test_months_before_tracking_began_are_untracked_and_never_overdue() -> None:
    branch = replace(BRANCH, tracking_start=date(2026, 5, 1))
    shown = stands(COMMITTEE, today="2026-06-10", branch=branch)
    assert [slot.state for slot in shown.slots[:4]] == [State.UNTRACKED] * 4
    assert [slot.period.label for slot in shown.missed] == ["2026-05"]


def test_a_record_from_before_tracking_began_counts_all_the_same() -> None:
    branch = replace(BRANCH, tracking_start=date(2026, 5, 1))
    shown = stands(
        COMMITTEE, [meeting(T.BRANCH_COMMITTEE_MEETING, "2026-02-03")], today="2026-06-10", branch=branch
    )
    assert shown.slots[1].state is State.DONE


def test_the_year_of_a_branch_under_seven_has_no_committee_meetings() -> None:
    shown = stands(COMMITTEE, branch=SMALL)
    assert (shown.state, shown.reason.code) == (State.NOT_APPLICABLE, Why.NO_COMMITTEE)
    assert shown.reason.params == {"full_members": 5}
    assert stands("branch_members_meeting", branch=SMALL).state is State.NOT_STARTED


def test_the_life_of_a_leadership_team_is_not_asked_of_an_ordinary_branch() -> None:
    shown = stands("democratic_life_meeting", owner=ZHANG)
    assert (shown.state, shown.reason.code) == (State.NOT_APPLICABLE, Why.NO_LEADERSHIP_TEAM)
    team = replace(BRANCH, leadership_team=True)
    assert stands("democratic_life_meeting", owner=ZHANG, branch=team).state is State.NOT_STARTED


# yearly numbers ------------------------------------------------------------------------------------


def studies(months: int) -> list[Fact]:
    return [meeting(T.THEORY_STUDY_SESSION, f"2026-{month:02d}-05") for month in range(1, months + 1)]


def test_a_yearly_number_is_paced_for_reminding_and_judged_by_the_year() -> None:
    shown = stands(STUDY, studies(3), today="2026-06-15")
    assert (shown.done, shown.required, shown.expected_by_now) == (3, 12, 5)
    assert (shown.state, shown.reason.code) == (State.DUE_SOON, Why.BEHIND_PACE)
    assert (shown.due, shown.paced_due) == (date(2026, 12, 31), date(2026, 4, 30))


def test_a_yearly_number_on_pace_is_in_progress_until_its_next_stretch_ends() -> None:
    shown = stands(STUDY, studies(5), today="2026-06-15")
    assert (shown.state, shown.paced_from, shown.paced_due) == (
        State.IN_PROGRESS,
        date(2026, 6, 1),
        date(2026, 6, 30),
    )


def test_a_yearly_number_is_never_overdue_while_its_year_lasts() -> None:
    assert stands(STUDY, today="2026-12-31").state is State.DUE_SOON
    assert stands(STUDY, today="2027-01-01", shown="2026-12-31").state is State.OVERDUE


def test_two_a_year_are_paced_one_per_half() -> None:
    shown = stands("strict_governance_meeting_committee", today="2026-07-01")
    assert (shown.expected_by_now, shown.paced_due) == (1, date(2026, 6, 30))


def test_what_was_stated_as_done_before_is_shown_apart_and_counts() -> None:
    branch = replace(BRANCH, tracking_start=date(2026, 6, 1))
    shown = stands(STUDY, studies(0), branch=branch, done_before={(STUDY, None): 5})
    assert (shown.done, shown.stated, shown.expected_by_now) == (0, 5, 5)
    assert (shown.state, shown.paced_due) == (State.IN_PROGRESS, date(2026, 6, 30))


def test_a_branch_that_starts_in_august_is_not_behind_on_its_first_day() -> None:
    branch = replace(BRANCH, tracking_start=date(2026, 8, 1))
    shown = stands(STUDY, today="2026-08-03", branch=branch)
    assert (shown.reason.code, shown.expected_by_now, shown.paced_due) == (
        Why.DUE_IN,
        0,
        date(2026, 8, 31),
    )
    assert stands(STUDY, today="2026-09-01", branch=branch).reason.code is Why.BEHIND_PACE


def test_what_was_stated_for_the_first_year_is_not_carried_into_the_next() -> None:
    branch = replace(BRANCH, tracking_start=date(2025, 6, 1))
    assert stands(STUDY, branch=branch, done_before={(STUDY, None): 5}).stated == 0


def test_names_cannot_be_stated_so_talks_take_no_number() -> None:
    branch = replace(BRANCH, tracking_start=date(2026, 6, 1))
    stated = {("integrity_talk_secretary_committee", None): 3}
    shown = stands("integrity_talk_secretary_committee", owner=ZHANG, branch=branch, done_before=stated)
    assert (shown.stated, len(shown.missing)) == (0, 3)


def test_the_fourth_quarter_meeting_is_not_reminded_of_in_spring_and_may_be_held_then() -> None:
    shown = stands("organizational_life_meeting", today="2026-04-01")
    assert (shown.state, shown.reason.code) == (State.NOT_STARTED, Why.NOT_OPEN)
    held = meeting(T.ORGANIZATIONAL_LIFE_MEETING, "2026-03-05")
    assert stands("organizational_life_meeting", [held], today="2026-04-01").state is State.DONE


# windows and reports -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "state", "why"),
    [
        ("2025-12-01", State.NOT_STARTED, Why.NOT_OPEN),
        ("2026-01-05", State.NOT_STARTED, Why.DUE_IN),
        ("2026-01-20", State.DUE_SOON, Why.DUE_IN),
        ("2026-01-31", State.DUE_SOON, Why.DUE_TODAY),
        ("2026-02-01", State.OVERDUE, Why.OVERDUE),
        ("2026-11-30", State.OVERDUE, Why.OVERDUE),
    ],
)
def test_last_years_report_is_owed_in_january_and_overdue_after(today: str, state: State, why: Why) -> None:
    shown = stands(REPORT, today=today)
    assert (shown.state, shown.reason.code) == (state, why)
    assert shown.period is not None
    assert (shown.period.year, shown.due) == (2025, date(2026, 1, 31))


def test_from_december_the_new_report_is_shown_and_the_missed_one_stays_until_the_year_ends() -> None:
    shown = stands(REPORT, today="2026-12-10")
    assert shown.period is not None
    assert (shown.period.year, [slot.period.label for slot in shown.missed]) == (2026, ["2025"])
    assert stands(REPORT, today="2027-01-01").missed == ()


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2025-11-30", State.OVERDUE),
        ("2025-12-01", State.DONE),
        ("2026-01-31", State.DONE),
        ("2026-02-01", State.DONE_LATE),
        ("2026-06-01", State.DONE_LATE),
    ],
)
def test_a_report_is_taken_from_december_and_late_from_february(day: str, state: State) -> None:
    shown = stands(REPORT, [report(Report.ANNUAL_BRANCH, day, 2025)])
    assert shown.state is state


def test_a_report_met_late_tells_when_and_marks_the_record() -> None:
    shown = stands(REPORT, [report(Report.ANNUAL_BRANCH, "2026-03-02", 2025)])
    assert dict(shown.reason.params) == {"due": date(2026, 1, 31), "on": date(2026, 3, 2)}
    assert [counted.late for counted in shown.counted] == [True]


def test_a_second_report_handed_in_late_does_not_make_the_first_one_late() -> None:
    both = [
        report(Report.ANNUAL_BRANCH, "2026-01-20", 2025),
        report(Report.ANNUAL_BRANCH, "2026-03-02", 2025),
    ]
    assert stands(REPORT, both).state is State.DONE


def test_a_window_that_closed_before_tracking_began_is_untracked() -> None:
    branch = replace(BRANCH, tracking_start=date(2026, 2, 1))
    assert stands(REPORT, branch=branch).state is State.UNTRACKED


def test_each_member_reports_for_himself() -> None:
    mine = report(Report.INTEGRITY_ACCOUNTABILITY, "2026-06-10", 2026, LI)
    assert stands("integrity_accountability_report_member", [mine], owner=LI).state is State.DONE
    other = stands("integrity_accountability_report_member", [mine], owner=3)
    assert (other.state, other.rejected) == (State.NOT_STARTED, ())


# who owes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("duty_id", "owner"),
    [
        ("strict_governance_meeting_secretary", LI),
        ("integrity_accountability_report_member", ZHANG),
        ("integrity_accountability_report_member", ZHOU),
        ("member_individual_report_to_superior", ZHOU),
        ("member_individual_report_to_superior", None),
    ],
)
def test_a_duty_of_another_post_is_not_yours(duty_id: str, owner: int | None) -> None:
    assert stands(duty_id, owner=owner).reason.code is Why.NOT_YOURS


def test_a_member_without_a_department_in_charge_owes_neither_talk_nor_check() -> None:
    for duty_id in ("integrity_talk_member_department_head", "member_portfolio_supervise_heads"):
        shown = stands(duty_id, owner=4)
        assert (shown.state, shown.reason.code) == (State.NOT_APPLICABLE, Why.NO_COUNTERPARTS)


def test_a_half_that_ended_before_the_post_was_taken_is_not_held_against_the_member() -> None:
    late = Person(LI, "李四", tenures=(Tenure(Post.ORGANIZATION_MEMBER, since=date(2026, 8, 1)),))
    shown = stands("member_portfolio_supervise_heads", today="2026-09-01", owner=LI, roster=changed(late))
    assert (shown.slots[0].state, shown.missed) == (State.UNTRACKED, ())
    assert shown.state is State.NOT_STARTED


def test_a_change_of_post_within_the_committee_does_not_start_anew() -> None:
    moved = Person(
        LI,
        "李四",
        tenures=(
            Tenure(Post.PUBLICITY_MEMBER, until=date(2026, 7, 31)),
            Tenure(Post.ORGANIZATION_MEMBER, since=date(2026, 8, 1)),
        ),
    )
    shown = stands("member_portfolio_supervise_heads", today="2026-09-01", owner=LI, roster=changed(moved))
    assert [slot.period.label for slot in shown.missed] == ["2026-H1"]


def test_what_the_secretary_before_did_this_year_counts_and_is_marked_handed_over() -> None:
    gone = Person(ZHANG, "张三", tenures=(Tenure(Post.BRANCH_SECRETARY, until=date(2026, 4, 30)),))
    new = Person(LI, "李四", tenures=(Tenure(Post.BRANCH_SECRETARY, since=date(2026, 5, 1)),))
    held = [
        meeting(T.STRICT_GOVERNANCE_MEETING, "2026-04-10", host=ZHANG),
        meeting(T.STRICT_GOVERNANCE_MEETING, "2026-05-10", host=LI),
        meeting(T.STRICT_GOVERNANCE_MEETING, "2026-05-11", host=ZHANG),
    ]
    shown = stands("strict_governance_meeting_secretary", held, owner=LI, roster=changed(gone, new))
    assert [counted.handed_over for counted in shown.counted] == [True, False]
    assert shown.state is State.DONE


# adjustments ---------------------------------------------------------------------------------------


def test_a_duty_turned_off_tells_the_reason() -> None:
    shown = stands("party_lecture", adjust=Adjustment(on=False, reason="上级统一授课"))
    assert (shown.state, shown.reason.code) == (State.NOT_APPLICABLE, Why.TURNED_OFF)
    assert dict(shown.reason.params) == {"reason": "上级统一授课"}


def test_an_optional_duty_is_off_until_it_is_turned_on() -> None:
    assert stands("integrity_education").reason.code is Why.OPTIONAL
    assert stands("integrity_education", adjust=Adjustment(on=True)).state is State.AD_HOC


def test_a_branch_may_call_a_duty_its_own_way() -> None:
    lecture = duty("party_lecture")
    assert title_of(lecture, Adjustment(wording="微党课"), "en") == "微党课"
    assert title_of(lecture, Adjustment(), "en") == "Party lecture"
    assert title_of(lecture, Adjustment(), "zh") == "党课"


def test_another_number_and_another_rhythm_apply() -> None:
    lectures = [meeting(T.PARTY_LECTURE, "2026-05-10")]
    assert stands("party_lecture", lectures, adjust=Adjustment(times=2)).required == 2
    half = stands("party_lecture", lectures, adjust=Adjustment(every=Every.HALF))
    assert half.period is not None
    assert (half.period.label, half.state) == ("2026-H1", State.DONE)


def test_a_number_below_the_minimum_is_allowed_and_shown_as_such() -> None:
    shown = stands(STUDY, studies(6), adjust=Adjustment(times=6, reason="试点"))
    assert (shown.state, shown.below_minimum) == (State.DONE, True)
    assert not stands(STUDY, adjust=Adjustment(times=14)).below_minimum
    assert not stands("party_lecture", adjust=Adjustment(every=Every.YEAR)).below_minimum
    assert stands("branch_members_meeting", adjust=Adjustment(every=Every.HALF)).below_minimum
    assert not stands("branch_members_meeting", adjust=Adjustment(every=Every.HALF, times=2)).below_minimum


@pytest.mark.parametrize(
    ("duty_id", "adjustment", "found"),
    [
        ("party_lecture", Adjustment(on=False), [Problem.REASON_NEEDED_TO_TURN_OFF]),
        ("party_lecture", Adjustment(on=False, reason="  "), [Problem.REASON_NEEDED_TO_TURN_OFF]),
        ("party_lecture", Adjustment(on=False, reason="合办"), []),
        ("integrity_education", Adjustment(on=False), []),
        (STUDY, Adjustment(times=6), [Problem.REASON_NEEDED_BELOW_MINIMUM]),
        (STUDY, Adjustment(times=6, reason="试点"), []),
        (STUDY, Adjustment(times=0), [Problem.NUMBER_TOO_SMALL]),
        ("party_lecture", Adjustment(every=Every.YEAR), []),
        ("four_personally", Adjustment(times=2), [Problem.NOT_COUNTED]),
    ],
)
def test_an_adjustment_is_told_what_it_lacks(
    duty_id: str, adjustment: Adjustment, found: list[Problem]
) -> None:
    assert list(problems(duty(duty_id), adjustment)) == found


def test_another_window_moves_the_date_a_report_is_late_from() -> None:
    window = Window(Bound(12, 1), Bound(1, 1, 1), Bound(3, 31, 1))
    late = report(Report.ANNUAL_BRANCH, "2026-03-20", 2025)
    assert stands(REPORT, [late]).state is State.DONE_LATE
    assert stands(REPORT, [late], adjust=Adjustment(window=window)).state is State.DONE


def test_before_a_window_opens_nothing_is_due_soon() -> None:
    window = Adjustment(window=Window(Bound(12, 1), Bound(1, 25, 1), Bound(1, 31, 1)))
    early = stands(REPORT, today="2026-01-24", adjust=window)
    assert (early.state, early.reason.code) == (State.NOT_STARTED, Why.NOT_OPEN)
    assert stands(REPORT, today="2026-01-25", adjust=window).state is State.DUE_SOON


def test_a_deadline_within_the_year_makes_a_later_record_late() -> None:
    due = Adjustment(due=Bound(6, 30))
    held = meeting(T.ORGANIZATIONAL_LIFE_MEETING, "2026-08-01")
    assert stands("organizational_life_meeting", today="2026-07-01", adjust=due).state is State.OVERDUE
    shown = stands("organizational_life_meeting", [held], today="2026-09-01", adjust=due)
    assert (shown.state, shown.due) == (State.DONE_LATE, date(2026, 6, 30))


# listed duties -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("duty_id", "owner", "state", "why"),
    [
        ("standing_c1_uphold_leadership", None, State.STANDING, Why.STANDING),
        ("report_clues_member", LI, State.AD_HOC, Why.SENSITIVE),
        ("superior_summons_talk", ZHANG, State.AD_HOC, Why.INBOUND),
        ("reminder_talk_ad_hoc", ZHANG, State.AD_HOC, Why.AD_HOC),
        ("theory_center_group_regular_study", None, State.STANDING, Why.MERGED),
        ("duty_list_and_progress_table", None, State.STANDING, Why.STANDING),
    ],
)
def test_a_duty_that_is_only_listed_never_falls_due(
    duty_id: str, owner: int | None, state: State, why: Why
) -> None:
    shown = stands(duty_id, today="2026-12-31", owner=owner)
    assert (shown.state, shown.reason.code, shown.open) == (state, why, False)


def test_attendance_is_derived_from_who_was_named_present_or_absent() -> None:
    came, away = frozenset({ZHANG, QIAN}), frozenset({LI})
    held = [
        meeting(T.BRANCH_MEMBERS_MEETING, "2026-02-10", present=came, absent=away),
        meeting(T.THEME_PARTY_DAY, "2026-03-10", present=frozenset({ZHANG, LI})),
        meeting(T.PARTY_LECTURE, "2026-03-11"),
        meeting(T.BRANCH_COMMITTEE_MEETING, "2026-03-12", present=frozenset({ZHANG, LI})),
        meeting(T.BRANCH_MEMBERS_MEETING, "2025-12-10", present=came, absent=away),
        meeting(
            T.BRANCH_MEMBERS_MEETING, "2026-04-10", also=frozenset({T.PARTY_LECTURE}), present=frozenset({LI})
        ),
    ]
    shown = stands("dual_organizational_life", held, owner=LI)
    assert dict(shown.reason.params) == {"attended": 2, "total": 3}
    assert shown.state is State.STANDING
    assert stands("dual_organizational_life", held, owner=None).reason.code is Why.NOT_YOURS


def test_last_years_list_stays_readable_with_what_was_recorded_since() -> None:
    late = meeting(T.BRANCH_COMMITTEE_MEETING, "2025-12-20")
    shown = stands(COMMITTEE, [late], today="2026-02-01", shown="2025-12-31")
    assert shown.period is not None
    assert (shown.period.label, shown.state) == ("2025-12", State.DONE)
    assert len(shown.missed) == 11


def test_an_earlier_month_shows_what_was_missed_before_it_and_not_after() -> None:
    shown = stands(COMMITTEE, today="2026-06-15", shown="2026-03-31")
    assert shown.state is State.OVERDUE
    assert [slot.period.number for slot in shown.missed] == [1, 2]


def test_a_check_in_one_half_leaves_the_other_half_open() -> None:
    spring = check(Subject.SELF_CHECK, "2026-03-10")
    assert stands("branch_self_check", [spring], today="2026-06-30").state is State.DONE
    assert stands("branch_self_check", [spring], today="2026-07-01").state is State.NOT_STARTED


def test_the_year_of_a_leap_day_counts_it_in_february() -> None:
    held = meeting(T.BRANCH_COMMITTEE_MEETING, "2024-02-29")
    assert stands(COMMITTEE, [held], today="2024-03-01").slots[1].state is State.DONE
