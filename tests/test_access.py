"""Who may do what, and who reads what was said."""

from dataclasses import replace
from datetime import date

import pytest

from bot.access import Action, Role, may, may_amend, may_read_content, may_see, role_of
from bot.record_types import RecordType
from bot.records import Inspection, Interview, Meeting, Named, ReportSubmission
from bot.roster import Person, Post, Roster, Tenure

TODAY = date(2026, 6, 15)
SECRETARY, DISCIPLINE, TALKER, TALKED_TO, LEADER, GONE, RECORDER = range(1, 8)
ROSTER = Roster(
    (
        Person(SECRETARY, "张三", tenures=(Tenure(Post.BRANCH_SECRETARY),)),
        Person(DISCIPLINE, "李四", tenures=(Tenure(Post.DISCIPLINE_MEMBER),)),
        Person(TALKER, "王五", tenures=(Tenure(Post.COMMITTEE_MEMBER),)),
        Person(TALKED_TO, "赵六"),
        Person(LEADER, "钱七", tenures=(Tenure(Post.GROUP_LEADER),)),
        Person(GONE, "孙八", until=date(2026, 6, 14), tenures=(Tenure(Post.DEPUTY_SECRETARY),)),
        Person(RECORDER, "周九"),
    )
)
TALK = Interview(
    type=RecordType.INTEGRITY_TALK,
    by=(Named(name="王五", person_id=TALKER),),
    counterparts=(Named(name="赵六", person_id=TALKED_TO),),
)
MEETING = Meeting(type=RecordType.PARTY_LECTURE)
REPORT = ReportSubmission(by=(Named(name="王五", person_id=TALKER),))
CHECK = Inspection(by=(Named(name="王五", person_id=TALKER),))
EVERYBODY = (SECRETARY, DISCIPLINE, TALKER, TALKED_TO, LEADER, GONE, RECORDER)


def role(person_id: int | None) -> Role:
    return role_of(ROSTER, person_id, TODAY)


def readers(entry: Meeting | Interview | ReportSubmission | Inspection, logged_by: int | None) -> list[int]:
    return [p for p in EVERYBODY if may_read_content(role(p), p, entry, logged_by)]


@pytest.mark.parametrize(
    ("person_id", "expected"),
    [
        (SECRETARY, Role.BRANCH_SECRETARY),
        (DISCIPLINE, Role.COMMITTEE_MEMBER),
        (LEADER, Role.RECORDER),
        (TALKED_TO, Role.RECORDER),
        (GONE, Role.NOBODY),
        (99, Role.NOBODY),
        (None, Role.NOBODY),
    ],
)
def test_the_role_follows_the_roster_of_today(person_id: int | None, expected: Role) -> None:
    assert role(person_id) is expected


def test_somebody_was_deputy_until_the_day_of_leaving() -> None:
    assert role_of(ROSTER, GONE, date(2026, 6, 14)) is Role.COMMITTEE_MEMBER


def test_the_level_above_and_the_operator_have_a_role_of_their_own() -> None:
    assert role_of(ROSTER, None, TODAY, superior=True) is Role.SUPERIOR_COMMITTEE
    assert role_of(ROSTER, None, TODAY, operator=True) is Role.OPERATOR
    assert role_of(ROSTER, TALKED_TO, TODAY, superior=True, operator=True) is Role.RECORDER


ALLOWED = {
    Role.BRANCH_SECRETARY: {
        Action.LOG_MEETING,
        Action.LOG_INTERVIEW,
        Action.SEE_OWN_LIST,
        Action.SEE_MEETINGS,
        Action.SEE_COMMITTEE_LIST,
        Action.SEE_OTHER_LISTS,
        Action.SEE_STANDING,
        Action.EXPORT,
        Action.ADJUST_DUTIES,
        Action.MANAGE_ROSTER,
        Action.INVITE,
        Action.DELETE_BRANCH,
    },
    Role.COMMITTEE_MEMBER: {
        Action.LOG_MEETING,
        Action.LOG_INTERVIEW,
        Action.SEE_OWN_LIST,
        Action.SEE_MEETINGS,
    },
    Role.RECORDER: {Action.LOG_MEETING, Action.SEE_OWN_LIST},
    Role.SUPERIOR_COMMITTEE: {Action.SEE_STANDING, Action.SEND_ORDER},
    Role.OPERATOR: {Action.SEE_HEALTH, Action.INVITE_BRANCH, Action.BACK_UP},
    Role.NOBODY: set(),
}


@pytest.mark.parametrize("who", Role)
def test_each_role_may_do_its_part_and_nothing_else(who: Role) -> None:
    assert {action for action in Action if may(who, action)} == ALLOWED[who]


def test_a_talk_is_read_by_the_secretary_both_sides_and_who_logged_it() -> None:
    assert readers(TALK, RECORDER) == [SECRETARY, TALKER, TALKED_TO, RECORDER]
    assert readers(TALK, None) == [SECRETARY, TALKER, TALKED_TO]


def test_that_a_talk_happened_is_seen_by_the_committee_and_those_who_read_it() -> None:
    for entry, by in ((TALK, RECORDER), (MEETING, LEADER)):
        seers = [p for p in EVERYBODY if may_see(role(p), p, entry, by)]
        assert seers == sorted({SECRETARY, DISCIPLINE, TALKER, by, *readers(entry, by)})
    assert not may_see(Role.SUPERIOR_COMMITTEE, 99, TALK, None)


def test_a_report_is_read_by_the_secretary_and_who_handed_it_in() -> None:
    assert readers(REPORT, None) == [SECRETARY, TALKER]


def test_a_meeting_or_a_check_is_read_by_the_committee_and_who_logged_it() -> None:
    for entry in (MEETING, CHECK):
        assert readers(entry, RECORDER) == [SECRETARY, DISCIPLINE, TALKER, RECORDER]


def test_the_level_above_and_the_operator_read_no_content() -> None:
    for who in (Role.SUPERIOR_COMMITTEE, Role.OPERATOR, Role.NOBODY):
        for entry in (TALK, MEETING, REPORT, CHECK):
            assert not may_read_content(who, SECRETARY, entry, SECRETARY)


def test_an_account_without_a_person_reads_nothing_though_nobody_logged_the_record() -> None:
    assert not may_read_content(Role.RECORDER, None, TALK, None)
    assert not may_amend(Role.RECORDER, None, TALK, None)


def test_somebody_of_the_same_name_without_an_id_is_nobody() -> None:
    named = TALK.model_copy(update={"counterparts": (Named(name="周九"),)})
    assert RECORDER not in readers(named, None)


def test_a_talk_is_changed_by_the_secretary_the_talker_and_who_logged_it() -> None:
    changers = [p for p in EVERYBODY if may_amend(role(p), p, TALK, RECORDER)]
    assert changers == [SECRETARY, TALKER, RECORDER]


def test_somebody_who_has_left_changes_nothing_even_what_they_logged() -> None:
    for entry in (TALK, MEETING, REPORT, CHECK):
        assert not may_amend(role(GONE), GONE, entry, GONE)


def test_a_meeting_is_changed_by_the_secretary_and_who_logged_it() -> None:
    changers = [p for p in EVERYBODY if may_amend(role(p), p, MEETING, DISCIPLINE)]
    assert changers == [SECRETARY, DISCIPLINE]


def test_a_secretary_who_left_the_post_reads_like_anybody_else() -> None:
    before = replace(ROSTER.people[0], tenures=(Tenure(Post.BRANCH_SECRETARY, until=date(2026, 6, 1)),))
    roster = Roster((before, *ROSTER.people[1:]))
    assert not may_read_content(role_of(roster, SECRETARY, TODAY), SECRETARY, TALK, None)
