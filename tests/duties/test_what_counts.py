"""For every duty that records count for: one that counts, near misses that must not, and what is told."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from bot.duties.catalogue import shipped
from bot.duties.duty import Track
from bot.duties.explain import judge
from bot.duties.standing import Reject
from bot.record_types import InboundFrom, RecordType, Report, Subject
from bot.records import Fact
from bot.roster import Branch, Department, Person, Post, Tenure
from tests.duties.samples import (
    BRANCH,
    DEPARTMENTS,
    LI,
    OFFICE,
    QIAN,
    SUN,
    WANG,
    WORKSHOP,
    ZHANG,
    ZHENG,
    ZHOU,
    changed,
    check,
    duty,
    meeting,
    report,
    situation,
    stands,
    talk,
)

T, R, F = RecordType, Reject, InboundFrom


@dataclass(frozen=True)
class Case:
    duty_id: str
    owner: int | None
    good: Fact
    misses: tuple[tuple[Fact, Reject], ...]
    leadership: bool = False


def by_type(duty_id: str, kind: RecordType, owner: int | None = None, other: str = "2025-06-01") -> Case:
    """A duty that a meeting of its type counts for, whoever chairs."""
    return Case(
        duty_id,
        owner,
        meeting(kind, "2026-06-10", host=LI),
        (
            (meeting(kind, other), R.OTHER_PERIOD),
            (meeting(T.REMINDER_TALK, "2026-06-10"), R.WRONG_TYPE),
        ),
    )


def handed_in(duty_id: str, what: Report, owner: int | None, day: str, for_year: int, other: Report) -> Case:
    return Case(
        duty_id,
        owner,
        report(what, day, for_year, owner or ZHANG),
        (
            (report(what, day, for_year + 1, owner or ZHANG), R.WRONG_YEAR),
            (report(what, day, for_year - 1, owner or ZHANG), R.WRONG_YEAR),
            (report(what, day, None, owner or ZHANG), R.YEAR_MISSING),
            (report(other, day, for_year, owner or ZHANG), R.WRONG_REPORT),
        ),
    )


def checked(duty_id: str, subject: Subject, other: Subject) -> Case:
    return Case(
        duty_id,
        None,
        check(subject, "2026-06-10"),
        (
            (check(other, "2026-06-10"), R.WRONG_SUBJECT),
            (check(subject, "2025-12-31"), R.OTHER_PERIOD),
        ),
    )


CASES = [
    by_type("strict_governance_meeting_committee", T.STRICT_GOVERNANCE_MEETING),
    by_type("theory_study_session", T.THEORY_STUDY_SESSION),
    by_type("branch_members_meeting", T.BRANCH_MEMBERS_MEETING, other="2026-03-31"),
    by_type("branch_committee_meeting", T.BRANCH_COMMITTEE_MEETING, other="2026-05-31"),
    by_type("party_lecture", T.PARTY_LECTURE, other="2026-03-31"),
    by_type("theme_party_day", T.THEME_PARTY_DAY, other="2026-05-31"),
    by_type("organizational_life_meeting", T.ORGANIZATIONAL_LIFE_MEETING),
    by_type("democratic_appraisal", T.DEMOCRATIC_APPRAISAL),
    by_type("ideology_meeting", T.IDEOLOGY_MEETING, other="2025-12-31"),
    Case(
        "democratic_life_meeting",
        ZHANG,
        meeting(T.DEMOCRATIC_LIFE_MEETING, "2026-06-10"),
        ((meeting(T.ORGANIZATIONAL_LIFE_MEETING, "2026-06-10"), R.WRONG_TYPE),),
        leadership=True,
    ),
    Case(
        "strict_governance_meeting_secretary",
        ZHANG,
        meeting(T.STRICT_GOVERNANCE_MEETING, "2026-06-10", host=ZHANG),
        (
            (meeting(T.STRICT_GOVERNANCE_MEETING, "2026-06-10", host=LI), R.HOST_NOT_SECRETARY),
            (meeting(T.STRICT_GOVERNANCE_MEETING, "2026-06-10", host=None), R.HOST_MISSING),
            (meeting(T.BRANCH_COMMITTEE_MEETING, "2026-06-10", host=ZHANG), R.WRONG_TYPE),
            (meeting(T.STRICT_GOVERNANCE_MEETING, "2025-12-31", host=ZHANG), R.OTHER_PERIOD),
        ),
    ),
    Case(
        "integrity_talk_secretary_committee",
        ZHANG,
        talk(T.INTEGRITY_TALK, "2026-06-10", ZHANG, LI),
        (
            (talk(T.HEART_TO_HEART_TALK, "2026-06-10", ZHANG, LI), R.OTHER_TALK_TYPE),
            (talk(T.REMINDER_TALK, "2026-06-10", ZHANG, LI), R.OTHER_TALK_TYPE),
            (talk(T.ACCOUNTABILITY_TALK, "2026-06-10", ZHANG, LI), R.OTHER_TALK_TYPE),
            (talk(T.INTEGRITY_TALK, "2026-06-10", WANG, LI), R.TALKER_NOT_SECRETARY),
            (talk(T.INTEGRITY_TALK, "2026-06-10", set(), LI), R.TALKER_MISSING),
            (talk(T.INTEGRITY_TALK, "2026-06-10", ZHANG), R.COUNTERPART_MISSING),
            (talk(T.INTEGRITY_TALK, "2026-06-10", ZHANG, ZHANG), R.TALK_WITH_ONESELF),
            (talk(T.INTEGRITY_TALK, "2026-06-10", ZHANG, QIAN), R.COUNTERPART_NOT_IN_GROUP),
            (talk(T.INTEGRITY_TALK, "2025-06-10", ZHANG, LI), R.OTHER_PERIOD),
            (talk(T.INTEGRITY_TALK, "2026-06-10", ZHANG, LI, inbound=True), R.INBOUND),
        ),
    ),
    Case(
        "integrity_talk_secretary_department_head",
        ZHANG,
        talk(T.INTEGRITY_TALK, "2026-06-10", ZHANG, QIAN),
        (
            (talk(T.INTEGRITY_TALK, "2026-06-10", LI, QIAN), R.TALKER_NOT_SECRETARY),
            (talk(T.INTEGRITY_TALK, "2026-06-10", ZHANG, ZHOU), R.COUNTERPART_NOT_IN_GROUP),
            (talk(T.HEART_TO_HEART_TALK, "2026-06-10", ZHANG, QIAN), R.OTHER_TALK_TYPE),
            (talk(T.INTEGRITY_TALK, "2027-01-01", ZHANG, QIAN), R.OTHER_PERIOD),
        ),
    ),
    Case(
        "integrity_talk_member_department_head",
        LI,
        talk(T.INTEGRITY_TALK, "2026-06-10", LI, QIAN),
        (
            (talk(T.INTEGRITY_TALK, "2026-06-10", ZHANG, QIAN), R.TALKER_NOT_IN_CHARGE),
            (talk(T.INTEGRITY_TALK, "2026-06-10", WANG, QIAN), R.TALKER_NOT_IN_CHARGE),
            (talk(T.INTEGRITY_TALK, "2026-06-10", LI, SUN), R.COUNTERPART_NOT_IN_GROUP),
            (talk(T.ACCOUNTABILITY_TALK, "2026-06-10", LI, QIAN), R.OTHER_TALK_TYPE),
        ),
    ),
    Case(
        "heart_to_heart_talk",
        None,
        talk(T.HEART_TO_HEART_TALK, "2026-06-10", LI, ZHOU),
        (
            (talk(T.HEART_TO_HEART_TALK, "2026-06-10", QIAN, ZHOU), R.TALKER_NOT_COMMITTEE),
            (talk(T.HEART_TO_HEART_TALK, "2026-06-10", LI, ZHENG), R.COUNTERPART_NOT_IN_GROUP),
            (talk(T.HEART_TO_HEART_TALK, "2026-06-10", set(), ZHOU), R.TALKER_MISSING),
            (talk(T.HEART_TO_HEART_TALK, "2026-06-10", LI, LI), R.TALK_WITH_ONESELF),
            (talk(T.INTEGRITY_TALK, "2026-06-10", LI, ZHOU), R.OTHER_TALK_TYPE),
            (talk(T.HEART_TO_HEART_TALK, "2025-12-31", LI, ZHOU), R.OTHER_PERIOD),
        ),
    ),
    Case(
        "party_group_meeting",
        None,
        meeting(T.PARTY_GROUP_MEETING, "2026-06-10", group="一组"),
        (
            (meeting(T.PARTY_GROUP_MEETING, "2026-06-10"), R.GROUP_MISSING),
            (meeting(T.PARTY_GROUP_MEETING, "2026-06-10", group="九组"), R.UNKNOWN_GROUP),
            (meeting(T.PARTY_GROUP_MEETING, "2026-05-31", group="一组"), R.OTHER_PERIOD),
        ),
    ),
    Case(
        "member_portfolio_supervise_heads",
        LI,
        check(Subject.ONE_POST_TWO_DUTIES, "2026-06-10", LI, OFFICE),
        (
            (check(Subject.ONE_POST_TWO_DUTIES, "2026-06-10", LI, WORKSHOP), R.DEPARTMENT_NOT_IN_CHARGE),
            (check(Subject.ONE_POST_TWO_DUTIES, "2026-06-10", ZHANG, OFFICE), R.TALKER_NOT_IN_CHARGE),
            (check(Subject.ONE_POST_TWO_DUTIES, "2025-12-31", LI, OFFICE), R.OTHER_PERIOD),
        ),
    ),
    Case(
        "summons_talk_member_ad_hoc",
        LI,
        talk(T.ACCOUNTABILITY_TALK, "2026-06-10", LI, QIAN),
        (
            (talk(T.ACCOUNTABILITY_TALK, "2026-06-10", LI, SUN), R.COUNTERPART_NOT_IN_GROUP),
            (talk(T.REMINDER_TALK, "2026-06-10", LI, QIAN), R.OTHER_TALK_TYPE),
            (talk(T.ACCOUNTABILITY_TALK, "2026-06-10", LI, QIAN, inbound=True), R.INBOUND),
        ),
    ),
    Case(
        "reminder_talk_ad_hoc",
        LI,
        talk(T.REMINDER_TALK, "2026-06-10", LI, QIAN),
        (
            (talk(T.REMINDER_TALK, "2026-06-10", WANG, QIAN), R.NOT_BY_OWNER),
            (talk(T.HEART_TO_HEART_TALK, "2026-06-10", LI, QIAN), R.OTHER_TALK_TYPE),
        ),
    ),
    Case(
        "superior_summons_talk",
        ZHANG,
        talk(T.ACCOUNTABILITY_TALK, "2026-06-10", set(), ZHANG, inbound=True, source=F.SUPERIOR),
        (
            (talk(T.ACCOUNTABILITY_TALK, "2026-06-10", ZHANG, QIAN), R.NOT_INBOUND),
            (
                talk(T.ACCOUNTABILITY_TALK, "2026-06-10", set(), ZHANG, inbound=True, source=F.DISCIPLINE),
                R.OTHER_LEVEL,
            ),
            (
                talk(T.ACCOUNTABILITY_TALK, "2026-06-10", set(), ZHANG, inbound=True),
                R.INBOUND_FROM_MISSING,
            ),
        ),
    ),
    Case(
        "discipline_summons_talk",
        ZHANG,
        talk(T.ACCOUNTABILITY_TALK, "2026-06-10", set(), ZHANG, inbound=True, source=F.DISCIPLINE),
        (
            (talk(T.REMINDER_TALK, "2026-06-10", set(), ZHANG, inbound=True), R.OTHER_TALK_TYPE),
            (
                talk(T.ACCOUNTABILITY_TALK, "2026-06-10", set(), ZHANG, inbound=True, source=F.SUPERIOR),
                R.OTHER_LEVEL,
            ),
        ),
    ),
    checked("eight_point_spot_check", Subject.EIGHT_POINT_DECISION, Subject.SUPERVISION),
    checked("supervision_inspection", Subject.SUPERVISION, Subject.SELF_CHECK),
    checked("branch_self_check", Subject.SELF_CHECK, Subject.EIGHT_POINT_DECISION),
    handed_in(
        "annual_report_branch", Report.ANNUAL_BRANCH, None, "2026-01-20", 2025, Report.ANNUAL_SECRETARY
    ),
    handed_in(
        "annual_report_secretary", Report.ANNUAL_SECRETARY, ZHANG, "2026-01-20", 2025, Report.ANNUAL_BRANCH
    ),
    handed_in(
        "annual_branch_work_plan", Report.ANNUAL_WORK_PLAN, None, "2026-02-10", 2026, Report.ANNUAL_BRANCH
    ),
    handed_in(
        "annual_task_breakdown",
        Report.TASK_BREAKDOWN_TABLE,
        None,
        "2026-02-10",
        2026,
        Report.ANNUAL_WORK_PLAN,
    ),
    handed_in(
        "responsibility_letter", Report.RESPONSIBILITY_LETTER, None, "2026-02-10", 2026, Report.ANNUAL_BRANCH
    ),
    handed_in(
        "party_work_review_and_appraisal",
        Report.PARTY_WORK_REVIEW,
        ZHANG,
        "2026-06-10",
        2026,
        Report.ANNUAL_SECRETARY,
    ),
    handed_in(
        "integrity_accountability_report_member",
        Report.INTEGRITY_ACCOUNTABILITY,
        LI,
        "2026-06-10",
        2026,
        Report.MEMBER_INDIVIDUAL,
    ),
    handed_in(
        "member_individual_report_to_superior",
        Report.MEMBER_INDIVIDUAL,
        LI,
        "2026-06-10",
        2026,
        Report.INTEGRITY_ACCOUNTABILITY,
    ),
]
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.duty_id)


def branch_of(case: Case) -> Branch:
    return replace(BRANCH, leadership_team=case.leadership)


def test_every_duty_that_records_count_for_is_in_this_table() -> None:
    counting = {d.id for d in shipped().duties if d.track in (Track.COUNTED, Track.INBOUND) and d.counts}
    assert {case.duty_id for case in CASES} == counting


@EACH
def test_a_record_that_fits_counts(case: Case) -> None:
    before = stands(case.duty_id, [], owner=case.owner, branch=branch_of(case))
    after = stands(case.duty_id, [case.good], owner=case.owner, branch=branch_of(case))
    assert (before.done, after.done) == (0, 1)
    assert [counted.record_id for counted in after.counted] == [case.good.record_id]
    assert after.rejected == ()


@EACH
def test_a_near_miss_does_not_count_and_the_reason_is_told(case: Case) -> None:
    here = situation(branch=branch_of(case))
    for miss, told in case.misses:
        assert stands(case.duty_id, [miss], owner=case.owner, branch=branch_of(case)).done == 0
        verdict = judge(duty(case.duty_id), here, case.owner, miss)
        assert (verdict.counts, verdict.code) == (False, told)


@EACH
def test_what_counts_is_told_to_count_when_asked(case: Case) -> None:
    here = situation(branch=branch_of(case))
    assert judge(duty(case.duty_id), here, case.owner, case.good).counts


def test_a_talk_of_the_wrong_type_is_shown_among_what_did_not_count() -> None:
    heart = talk(T.HEART_TO_HEART_TALK, "2026-06-10", ZHANG, LI)
    shown = stands("integrity_talk_secretary_committee", [heart], owner=ZHANG)
    assert [(miss.record_id, miss.code) for miss in shown.rejected] == [(heart.record_id, R.OTHER_TALK_TYPE)]


def test_a_meeting_chaired_on_behalf_is_shown_to_the_secretary_and_counts_for_the_committee() -> None:
    delegated = meeting(T.STRICT_GOVERNANCE_MEETING, "2026-06-10", host=LI)
    own = stands("strict_governance_meeting_secretary", [delegated], owner=ZHANG)
    assert (own.done, [miss.code for miss in own.rejected]) == (0, [R.HOST_NOT_SECRETARY])
    assert stands("strict_governance_meeting_committee", [delegated]).done == 1


def test_a_report_for_another_year_is_shown_among_what_did_not_count() -> None:
    wrong = report(Report.ANNUAL_BRANCH, "2026-01-20", 2026)
    assert [miss.code for miss in stands("annual_report_branch", [wrong]).rejected] == [R.WRONG_YEAR]


def test_talks_with_somebody_else_are_not_held_against_a_member() -> None:
    elsewhere = talk(T.INTEGRITY_TALK, "2026-06-10", WANG, SUN)
    assert stands("integrity_talk_member_department_head", [elsewhere], owner=LI).rejected == ()


def test_what_a_meeting_was_besides_counts_as_much_as_its_form() -> None:
    also = meeting(
        T.BRANCH_COMMITTEE_MEETING,
        "2026-06-10",
        also=frozenset({T.STRICT_GOVERNANCE_MEETING, T.THEORY_STUDY_SESSION}),
    )
    for duty_id in (
        "branch_committee_meeting",
        "strict_governance_meeting_committee",
        "theory_study_session",
    ):
        assert stands(duty_id, [also]).done == 1
    assert stands("strict_governance_meeting_secretary", [also], owner=ZHANG).done == 1
    assert stands("ideology_meeting", [also]).done == 0


def test_a_record_named_twice_by_its_type_counts_once() -> None:
    twice = meeting(T.PARTY_LECTURE, "2026-06-10", also=frozenset({T.PARTY_LECTURE}))
    assert stands("party_lecture", [twice]).done == 1


def test_a_duty_that_does_not_apply_says_so_when_asked_about_a_record() -> None:
    here = situation()
    verdict = judge(
        duty("democratic_life_meeting"), here, ZHANG, meeting(T.DEMOCRATIC_LIFE_MEETING, "2026-06-10")
    )
    assert not verdict.counts
    assert verdict.reason is not None
    assert verdict.reason.code == "no_leadership_team"


def test_a_record_dated_after_today_is_not_known_yet() -> None:
    tomorrow = meeting(T.PARTY_LECTURE, "2026-06-16")
    assert stands("party_lecture", [tomorrow], today="2026-06-15").done == 0
    assert stands("party_lecture", [tomorrow], today="2026-06-16").done == 1


def test_a_member_in_charge_who_heads_the_department_owes_no_talk_with_himself() -> None:
    own = changed(departments=(*DEPARTMENTS, Department(9, "自管科", head_id=WANG, in_charge_id=WANG)))
    shown = stands("integrity_talk_member_department_head", owner=WANG, roster=own)
    assert [unit.people for unit in shown.missing] == [(SUN,)]


def test_everything_is_judged_on_the_day_of_the_record() -> None:
    promoted = Person(
        ZHANG,
        "张三",
        tenures=(
            Tenure(Post.ORGANIZATION_MEMBER, until=date(2026, 3, 31)),
            Tenure(Post.BRANCH_SECRETARY, since=date(2026, 4, 1)),
        ),
    )
    roster = changed(promoted)
    early = meeting(T.STRICT_GOVERNANCE_MEETING, "2026-03-31", host=ZHANG)
    later = meeting(T.STRICT_GOVERNANCE_MEETING, "2026-04-01", host=ZHANG)
    shown = stands("strict_governance_meeting_secretary", [early, later], owner=ZHANG, roster=roster)
    assert [counted.record_id for counted in shown.counted] == [later.record_id]
