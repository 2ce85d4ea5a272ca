"""What an inspector would find fault with, rule by rule, and what must not be found fault with."""

from datetime import date, time
from typing import Any

import pytest

from bot.completeness import Code, Hint, Level, Other, Rule, hints
from bot.record_types import RecordType, Report, Subject
from bot.records import (
    Absence,
    Inspection,
    Interview,
    Meeting,
    Named,
    ReportSubmission,
    Resolution,
    Vote,
    VoteKind,
)
from bot.roster import Branch, Membership, Person, Post, Roster, Tenure

TODAY = date(2026, 6, 20)
MONDAY = date(2026, 6, 15)
BRANCH = Branch(1, "示例支部", date(2020, 1, 1), 9)
NAMES = "张三 李四 王五 赵六 钱七 孙八 周九 吴十 郑甲".split()
POSTS = {1: Post.BRANCH_SECRETARY, 2: Post.DEPUTY_SECRETARY, 3: Post.DISCIPLINE_MEMBER}
ROSTER = Roster(
    (
        *(
            Person(n, name, tenures=(Tenure(POSTS[n]),) if n in POSTS else (), exempt=n in (8, 9))
            for n, name in enumerate(NAMES, 1)
        ),
        Person(10, "预备甲", Membership.PROBATIONARY),
    )
)
"""Nine full members (two of them exempt under article 23) and a probationary one; three 支委."""

MEMBERS, COMMITTEE = RecordType.BRANCH_MEMBERS_MEETING, RecordType.BRANCH_COMMITTEE_MEETING


def named(person_id: int) -> Named:
    return Named(name=ROSTER.find(person_id).name, person_id=person_id)  # type: ignore[union-attr]


def away(person_id: int, reason: str | None = "出差") -> Absence:
    return Absence(who=named(person_id), reason=reason)


def meeting(kind: RecordType = COMMITTEE, **parts: Any) -> Meeting:
    whole: dict[str, Any] = {
        "type": kind,
        "on": MONDAY,
        "start": time(15),
        "place": "会议室",
        "host": named(1),
        "recorder": named(3),
        "agenda": ("学习",),
        "key_points": "张三：……",
        "resolutions": (),
    }
    return Meeting(**(whole | parts))


def found(entry: Any, rule: Rule | None = None, **parts: Any) -> list[Hint]:
    return [hint for hint in hints(entry, ROSTER, BRANCH, TODAY, **parts) if rule in (None, hint.rule)]


def codes(entry: Any, rule: Rule | None = None, **parts: Any) -> list[Code]:
    return [hint.code for hint in found(entry, rule, **parts)]


HANDED_IN = ReportSubmission(on=MONDAY, report=Report.ANNUAL_BRANCH, for_year=2025, by=(named(1),), to="党委")


def test_a_complete_record_gets_no_hint() -> None:
    assert found(meeting(expected=3, actual=3, present=(1, 2, 3))) == []


# R1 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["on", "start", "place", "host", "recorder"])
def test_r1_each_field_an_inspector_looks_for_is_named_when_it_is_missing(field: str) -> None:
    hint = found(meeting().model_copy(update={field: None}), Rule.R1)
    assert [(h.level, h.code, dict(h.params)) for h in hint] == [
        (Level.ERROR, Code.FIELD_MISSING, {"field": field})
    ]


@pytest.mark.parametrize("agenda", [(), ("",), ("  ", "")])
def test_r1_an_agenda_of_blanks_is_no_agenda(agenda: tuple[str, ...]) -> None:
    assert [dict(h.params) for h in found(meeting(agenda=agenda), Rule.R1)] == [{"field": "agenda"}]


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        (meeting(RecordType.PARTY_GROUP_MEETING), ["group"]),
        (meeting(RecordType.PARTY_LECTURE), ["lecturer"]),
        (
            Interview(type=RecordType.INTEGRITY_TALK),
            ["on", "start", "place", "by", "counterparts", "key_points"],
        ),
        (Interview(type=RecordType.ACCOUNTABILITY_TALK, inbound=True), ["on", "counterparts", "key_points"]),
        (ReportSubmission(), ["on", "report", "for_year", "by", "to"]),
        (
            ReportSubmission(
                on=MONDAY, report=Report.ANNUAL_BRANCH, for_year=2025, by=(named(1),), to="党委"
            ),
            [],
        ),
        (Inspection(subject=Subject.SELF_CHECK), ["on", "departments", "by", "findings"]),
    ],
)
def test_r1_each_form_asks_for_its_own_fields(entry: Any, fields: list[str]) -> None:
    assert [h.params["field"] for h in found(entry, Rule.R1)] == fields


# R2 ---------------------------------------------------------------------------------------------------


def test_r2_more_present_than_expected() -> None:
    hint = found(meeting(expected=3, actual=4), Rule.R2)[0]
    assert (hint.code, dict(hint.params)) == (
        Code.MORE_PRESENT_THAN_EXPECTED,
        {"expected": 3, "actual": 4},
    )


def test_r2_absences_that_do_not_add_up() -> None:
    assert codes(meeting(expected=3, actual=1, absences=(away(2),)), Rule.R2) == [Code.ABSENCES_DO_NOT_ADD_UP]
    assert codes(meeting(expected=3, actual=2, absences=(away(2),)), Rule.R2) == []
    assert codes(meeting(expected=3, actual=3, absences=(away(2),)), Rule.R2) == [Code.ABSENCES_DO_NOT_ADD_UP]


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_r2_an_absence_without_a_reason_is_told_by_name(reason: str | None) -> None:
    entry = meeting(expected=3, actual=1, absences=(away(2, reason), away(3)))
    hint = found(entry, Rule.R2)
    assert [(h.code, dict(h.params)) for h in hint] == [(Code.ABSENCE_WITHOUT_REASON, {"names": "李四"})]


# R3 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "expected", "actual", "enough"),
    [
        (COMMITTEE, 4, 2, True),
        (COMMITTEE, 5, 2, False),
        (COMMITTEE, 5, 3, True),
        (RecordType.DEMOCRATIC_LIFE_MEETING, 6, 4, True),
        (RecordType.DEMOCRATIC_LIFE_MEETING, 6, 3, False),
        (RecordType.DEMOCRATIC_LIFE_MEETING, 7, 4, False),
        (RecordType.PARTY_LECTURE, 10, 1, True),
    ],
)
def test_r3_half_means_the_half_included_and_two_thirds_two_thirds(
    kind: RecordType, expected: int, actual: int, enough: bool
) -> None:
    absences = tuple(Absence(who=Named(name=f"缺{n}"), reason="出差") for n in range(expected - actual))
    entry = meeting(kind, expected=expected, actual=actual, absences=absences)
    assert (codes(entry, Rule.R3) == []) is enough


def test_r3_a_committee_without_a_stated_number_is_judged_by_the_roster() -> None:
    assert codes(meeting(actual=1), Rule.R3) == [Code.QUORUM_NOT_MET]
    assert codes(meeting(actual=2), Rule.R3) == []


def test_r3_a_members_meeting_needs_half_of_those_who_may_vote() -> None:
    four_voters = meeting(MEMBERS, expected=10, actual=5, present=(1, 2, 3, 4, 10))
    hint = found(four_voters, Rule.R3)[0]
    assert dict(hint.params) == {"present": 4, "expected": 9, "needed": 5}
    assert codes(meeting(MEMBERS, expected=10, actual=5, present=(1, 2, 3, 4, 5)), Rule.R3) == []


def test_r3_the_exemption_does_not_lower_who_is_expected_to_vote() -> None:
    assert codes(meeting(MEMBERS, expected=7, actual=4), Rule.R3) == [Code.QUORUM_NOT_MET]


def test_r3_what_the_vote_says_of_those_entitled_goes_before_the_roster() -> None:
    vote = Vote(subject="决议", entitled=20, entitled_present=9, in_favour=9, against=0, abstained=0)
    assert found(meeting(MEMBERS, votes=(vote,)), Rule.R3)[0].params["needed"] == 10


def test_r3_nothing_is_judged_where_nothing_is_known() -> None:
    empty = Roster()
    entry = meeting(MEMBERS)
    assert [h for h in hints(entry, empty, BRANCH, TODAY) if h.rule is Rule.R3] == []


@pytest.mark.parametrize(("present", "enough"), [(8, True), (7, False)])
def test_r3_an_election_needs_four_fifths_of_those_entitled(present: int, enough: bool) -> None:
    vote = Vote(
        subject="选举",
        kind=VoteKind.ELECTION,
        entitled=10,
        entitled_present=present,
        in_favour=present,
        against=0,
        abstained=0,
    )
    assert (codes(meeting(MEMBERS, votes=(vote,)), Rule.R3) == []) is enough


# R4 ---------------------------------------------------------------------------------------------------


def vote(in_favour: int | None, present: int | None = 9, entitled: int | None = 9, **parts: Any) -> Vote:
    whole: dict[str, Any] = {
        "subject": "接收预备党员",
        "entitled": entitled,
        "entitled_present": present,
        "in_favour": in_favour,
        "against": 0,
        "abstained": 0,
    }
    return Vote(**(whole | parts))


@pytest.mark.parametrize("field", ["in_favour", "against", "abstained"])
def test_r4_a_vote_without_its_numbers_is_told(field: str) -> None:
    bare = vote(3).model_copy(update={field: None})
    assert codes(meeting(votes=(bare,)), Rule.R4) == [Code.VOTE_NUMBERS_MISSING]


def test_r4_more_votes_than_voters_present() -> None:
    hint = found(meeting(votes=(vote(3, present=3, against=1),)), Rule.R4)[0]
    assert (hint.code, hint.params["votes"], hint.params["present"]) == (Code.VOTES_DO_NOT_ADD_UP, 4, 3)
    assert codes(meeting(votes=(vote(2, present=3, against=1),)), Rule.R4) == []


@pytest.mark.parametrize(
    ("entitled", "in_favour", "told"),
    [
        (9, 5, []),
        (9, 4, [Code.RESOLUTION_NOT_PASSED]),
        (10, 6, []),
        (10, 5, [Code.RESOLUTION_NOT_PASSED]),
    ],
)
def test_r4_a_resolution_of_the_members_needs_more_than_half_of_those_expected(
    entitled: int, in_favour: int, told: list[Code]
) -> None:
    entry = meeting(MEMBERS, votes=(vote(in_favour, present=entitled, entitled=entitled),))
    assert codes(entry, Rule.R4) == told


def test_r4_a_majority_of_those_present_alone_is_told_as_the_mistake_it_is() -> None:
    hint = found(meeting(MEMBERS, votes=(vote(4, present=6),)), Rule.R4)[0]
    assert hint.code is Code.PASSED_BY_PRESENT_ONLY
    assert (hint.params["needed"], hint.params["entitled"]) == (5, 9)


def test_r4_the_exemption_never_lowers_the_denominator_of_a_vote() -> None:
    told = found(meeting(MEMBERS, votes=(vote(4, present=7, entitled=7),)), Rule.R4)
    assert [hint.code for hint in told] == [Code.ENTITLED_BELOW_ROSTER, Code.PASSED_BY_PRESENT_ONLY]
    assert told[1].params["entitled"] == 9


def test_r4_members_without_a_vote_for_other_reasons_are_the_branchs_to_explain() -> None:
    told = found(meeting(MEMBERS, votes=(vote(4, present=6, entitled=6),)), Rule.R4)
    assert [hint.code for hint in told] == [Code.ENTITLED_BELOW_ROSTER, Code.PASSED_BY_PRESENT_ONLY]
    assert told[1].params["entitled"] == 8


def test_r4_probationary_members_do_not_vote() -> None:
    assert codes(meeting(MEMBERS, votes=(vote(5, present=None, entitled=None),)), Rule.R4) == []
    assert codes(meeting(MEMBERS, votes=(vote(4, present=None, entitled=None),)), Rule.R4) == [
        Code.RESOLUTION_NOT_PASSED
    ]


def test_r4_without_a_roster_a_vote_must_say_who_was_entitled() -> None:
    entry = meeting(MEMBERS, votes=(vote(4, present=None, entitled=None),))
    told = [h.code for h in hints(entry, Roster(), BRANCH, TODAY) if h.rule is Rule.R4]
    assert told == [Code.ENTITLED_MISSING]


@pytest.mark.parametrize(("in_favour", "told"), [(5, []), (4, [Code.ELECTION_NOT_WON])])
def test_r4_an_election_needs_more_than_half_of_those_present(in_favour: int, told: list[Code]) -> None:
    elected = vote(in_favour, present=8, entitled=9, kind=VoteKind.ELECTION)
    assert codes(meeting(MEMBERS, votes=(elected,)), Rule.R4) == told


def test_r4_an_election_without_its_numbers_cannot_be_judged() -> None:
    elected = vote(5, present=None, kind=VoteKind.ELECTION)
    assert codes(meeting(MEMBERS, votes=(elected,)), Rule.R4) == [Code.ENTITLED_MISSING]


def test_r4_an_election_by_the_committee_is_judged_by_the_committee() -> None:
    elected = vote(2, present=3, entitled=3, kind=VoteKind.ELECTION)
    assert codes(meeting(COMMITTEE, votes=(elected,))) == []


def test_r4_elsewhere_whether_a_vote_passed_is_not_judged() -> None:
    assert codes(meeting(COMMITTEE, votes=(vote(1, present=3, entitled=3),)), Rule.R4) == []


# R5, R6 -----------------------------------------------------------------------------------------------


def test_r5_a_committee_that_says_nothing_of_decisions_is_asked_and_a_lecture_is_not() -> None:
    assert codes(meeting(resolutions=None), Rule.R5) == [Code.RESOLUTIONS_MISSING]
    assert codes(meeting(RecordType.PARTY_LECTURE, resolutions=None), Rule.R5) == []
    assert codes(meeting(resolutions=()), Rule.R5) == []


def test_r5_a_decision_needs_somebody_and_a_date() -> None:
    bare = meeting(resolutions=(Resolution(text="办一件事", owner=" "),))
    assert codes(bare, Rule.R5) == [Code.RESOLUTION_WITHOUT_OWNER, Code.RESOLUTION_WITHOUT_DATE]
    whole = meeting(resolutions=(Resolution(text="办一件事", owner="李四", due=TODAY),))
    assert codes(whole, Rule.R5) == []


@pytest.mark.parametrize("words", [None, "", " \n"])
def test_r6_minutes_in_which_nobody_speaks(words: str | None) -> None:
    assert codes(meeting(key_points=words), Rule.R6) == [Code.NOBODY_SPOKE]


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("大家一致认为很好", "大家一致认为"),
        ("与会同志一致同意。", "与会同志一致同意"),
        ("全体党员均一致表示支持", "全体党员均一致表示"),
    ],
)
def test_r6_words_put_into_everybodys_mouth(words: str, phrase: str) -> None:
    hint = found(meeting(key_points=words), Rule.R6)[0]
    assert (hint.code, hint.params["phrase"]) == (Code.ALL_AGREED, phrase)


def test_r6_a_persons_own_words_about_agreement_are_fine() -> None:
    assert codes(meeting(key_points="李四：我同意张三的意见，但时限应放宽"), Rule.R6) == []


# R7 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 6, 14), [Code.WEEKEND]),
        (date(2026, 10, 1), [Code.PUBLIC_HOLIDAY]),
        (date(2026, 10, 10), []),
        (MONDAY, []),
        (date(2040, 10, 1), []),
        (date(2040, 10, 6), [Code.WEEKEND]),
    ],
)
def test_r7_rest_days_are_noted_and_made_up_saturdays_are_not(day: date, told: list[Code]) -> None:
    hint = found(meeting(on=day), Rule.R7)
    assert [h.code for h in hint] == told
    assert all(h.level is Level.NOTE for h in hint)


def test_r7_a_day_the_branch_says_was_worked_is_not_noted() -> None:
    sunday = date(2026, 6, 14)
    assert codes(meeting(on=sunday), Rule.R7, worked={sunday: True}) == []


def other(record_id: int = 7, **parts: Any) -> Other:
    return Other(record_id, meeting(RecordType.PARTY_LECTURE, **parts))


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        (time(15), time(16), True),
        (time(15, 30), None, True),
        (time(14), time(15, 30), True),
        (time(14), time(15), False),
        (time(16), time(17), False),
        (time(15, 59), time(17), True),
        (time(14), time(18), True),
        (time(14), None, False),
        (time(15), None, True),
        (None, None, False),
    ],
)
def test_r7_meetings_overlap_when_they_share_time(start: Any, end: Any, overlaps: bool) -> None:
    entry = meeting(start=time(15), end=time(16), host=named(2), recorder=named(4), present=(2, 4))
    told = codes(entry, Rule.R7, others=[other(start=start, end=end)])
    assert (Code.OVERLAPS in told) is overlaps


def test_r7_other_days_do_not_clash() -> None:
    assert codes(meeting(), Rule.R7, others=[other(on=date(2026, 6, 16))]) == []


def test_r7_who_would_have_been_in_two_places_is_named_and_one_meeting_gives_one_hint() -> None:
    entry = meeting(present=(1, 2, 4), expected=3, actual=3)
    hint = found(entry, Rule.R7, others=[other(host=named(4), recorder=named(5), present=(2, 4, 5))])
    assert [h.code for h in hint] == [Code.IN_TWO_PLACES]
    assert dict(hint[0].params) == {"record_id": 7, "names": "李四、赵六"}


def test_r7_a_talk_during_a_meeting_is_noted_for_those_at_both_alone() -> None:
    def talk(by: int) -> Other:
        return Other(
            8,
            Interview(
                type=RecordType.INTEGRITY_TALK,
                on=MONDAY,
                start=time(15),
                by=(named(by),),
                counterparts=(named(5),),
            ),
        )

    entry = meeting(present=(1, 2, 3), expected=3, actual=3)
    assert codes(entry, Rule.R7, others=[talk(2)]) == [Code.IN_TWO_PLACES]
    assert codes(entry, Rule.R7, others=[talk(4)]) == []


def test_r7_a_report_clashes_with_nothing() -> None:
    assert found(HANDED_IN, others=[other()]) == []


# R8 ---------------------------------------------------------------------------------------------------


def test_r8_a_host_who_was_absent_is_told_by_name() -> None:
    entry = meeting(host=named(2), host_delegated="书记出差", present=(1, 3))
    hint = found(entry, Rule.R8)
    assert [(h.code, h.params["names"]) for h in hint] == [(Code.HOST_ABSENT, "李四")]


def test_r8_a_recorder_who_was_absent_is_told_unless_attending_without_a_vote() -> None:
    entry = meeting(recorder=named(5), present=(1, 2, 3))
    assert codes(entry, Rule.R8) == [Code.RECORDER_ABSENT]
    assert codes(entry.model_copy(update={"observers": ("钱七 办公室",)}), Rule.R8) == []


def test_r8_without_a_list_of_those_present_only_an_absence_tells() -> None:
    assert codes(meeting(), Rule.R8) == []
    assert codes(meeting(recorder=Named(name="李四"), absences=(away(2),)), Rule.R8) == [Code.RECORDER_ABSENT]


@pytest.mark.parametrize("kind", [MEMBERS, COMMITTEE])
def test_r8_a_secretary_away_without_a_word_of_delegation(kind: RecordType) -> None:
    entry = meeting(kind, host=named(2), absences=(away(1),), present=(2, 3))
    assert codes(entry, Rule.R8) == [Code.SECRETARY_ABSENT_WITHOUT_DELEGATION]
    explained = entry.model_copy(update={"host_delegated": "书记出差，委托李四"})
    assert codes(explained, Rule.R8) == []


def test_r8_somebody_else_in_the_chair_while_the_secretary_is_there() -> None:
    hint = found(meeting(host=named(2), present=(1, 2, 3)), Rule.R8)
    assert [(h.code, h.params["names"]) for h in hint] == [(Code.HOST_NOT_SECRETARY, "李四")]


def test_r8_a_delegate_is_the_deputy_or_a_committee_member() -> None:
    entry = meeting(host=named(5), host_delegated="书记出差", present=(2, 3, 5), absences=(away(1),))
    assert codes(entry, Rule.R8) == [Code.DELEGATE_NOT_COMMITTEE]


def test_r8_who_chairs_a_lecture_or_a_group_is_not_asked() -> None:
    assert codes(meeting(RecordType.PARTY_LECTURE, host=named(5)), Rule.R8) == []


def test_r8_the_secretary_of_that_day_is_meant() -> None:
    roster = Roster(
        (
            Person(1, "张三", tenures=(Tenure(Post.BRANCH_SECRETARY, since=date(2026, 7, 1)),)),
            Person(2, "李四", tenures=(Tenure(Post.BRANCH_SECRETARY, until=date(2026, 6, 30)),)),
        )
    )
    assert [h for h in hints(meeting(host=named(2)), roster, BRANCH, TODAY) if h.rule is Rule.R8] == []


def test_hints_come_by_rule_and_each_has_a_key_of_its_own() -> None:
    entry = Meeting(type=COMMITTEE, resolutions=(Resolution(text="一"), Resolution(text="二")))
    told = found(entry)
    assert [hint.rule for hint in told] == sorted(hint.rule for hint in told)
    assert len({hint.key for hint in told}) == len(told)


def test_an_empty_draft_of_any_form_gets_hints_and_no_error() -> None:
    for kind in RecordType:
        for made in (Meeting(type=kind), Interview(type=kind)):
            assert found(made, Rule.R1)
