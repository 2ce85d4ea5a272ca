"""What stands on whose list, in which order, and what comes first."""

from dataclasses import replace
from datetime import date

from bot.duties.adjustments import Adjustment
from bot.duties.catalogue import shipped
from bot.duties.duty import Section
from bot.duties.lists import DutyList, Seat, attention, duty_list
from bot.duties.standing import State
from bot.record_types import RecordType
from bot.roster import Person, Post, Roster, Tenure
from tests.duties.samples import (
    LI,
    PEOPLE,
    SMALL,
    WANG,
    ZHANG,
    ZHAO,
    ZHENG,
    ZHOU,
    changed,
    meeting,
    person,
    situation,
)


def of(person_id: int, **parts: object) -> DutyList:
    return duty_list(shipped(), situation(**parts), person_id)  # type: ignore[arg-type]


def ids(lines: tuple[object, ...]) -> list[str]:
    return [line.duty.id for line in lines]  # type: ignore[attr-defined]


def test_the_secretary_has_the_own_list_and_the_committees_by_number() -> None:
    shown = of(ZHANG)
    own = [line.place.number for line in shown.own if line.place.section is Section.SECRETARY]
    assert sorted(set(own)) == list(range(1, 11))
    assert own == sorted(own)
    committee = [line.place.number for line in shown.committee if line.place.section is Section.COMMITTEE]
    assert committee == list(range(1, 10))
    assert all(line.owes for line in shown.lines)


def test_what_comes_from_regulations_follows_the_numbered_list() -> None:
    sections = [line.place.section for line in of(ZHANG).committee]
    assert sections == sorted(sections, key=lambda section: section is not Section.COMMITTEE)


def test_a_committee_member_has_the_own_list_and_the_branchs_meetings() -> None:
    shown = of(LI)
    numbers = [line.place.number for line in shown.own if line.place.section is Section.MEMBER]
    assert sorted(set(numbers)) == list(range(1, 9))
    assert "branch_committee_meeting" in ids(shown.committee)
    assert "annual_report_branch" not in ids(shown.committee)
    assert not any(line.owes for line in shown.committee)
    assert not any(line.place.section is Section.SECRETARY for line in shown.own)


def test_a_committee_member_owes_the_talks_with_the_rest_of_the_committee() -> None:
    line = next(line for line in of(LI).own if line.duty.id == "heart_to_heart_talk")
    assert (line.owes, line.standing.owner) == (True, LI)
    assert line.standing.missing_people == (ZHANG, LI, WANG, ZHAO)
    assert "heart_to_heart_talk" not in ids(of(ZHANG).own)


def test_an_ordinary_member_sees_the_meetings_to_attend_and_owes_nothing() -> None:
    shown = of(ZHOU)
    assert (shown.seat, shown.committee) == (Seat.MEMBER, ())
    assert "branch_members_meeting" in ids(shown.own)
    assert "branch_committee_meeting" not in ids(shown.own)
    assert not any(line.owes for line in shown.own)


def test_a_group_leader_owes_the_meeting_of_the_own_group() -> None:
    leader = replace(PEOPLE[ZHOU - 1], tenures=(Tenure(Post.GROUP_LEADER),))
    shown = of(ZHOU, roster=changed(leader))
    assert shown.seat is Seat.GROUP_LEADER
    line = next(line for line in shown.own if line.duty.id == "party_group_meeting")
    assert (line.owes, [unit.group for unit in line.standing.units]) == (True, ["一组"])
    assert ids(shown.own).count("party_group_meeting") == 1


def test_a_stranger_an_activist_and_somebody_gone_have_no_list() -> None:
    gone = replace(PEOPLE[ZHOU - 1], until=date(2026, 5, 31))
    for person_id in (99, ZHENG, ZHOU):
        shown = of(person_id, roster=changed(gone))
        assert (shown.seat, shown.lines) == (Seat.NONE, ())


def test_in_a_small_branch_secretary_and_deputy_owe_the_committees_duties() -> None:
    roster = changed(person(20, "副甲", Post.DEPUTY_SECRETARY))
    for person_id in (ZHANG, 20):
        shown = of(person_id, branch=SMALL, roster=roster)
        line = next(line for line in shown.committee if line.duty.id == "annual_report_branch")
        assert line.owes
        listed = ids(shown.lines)
        assert len(listed) == len(set(listed))
    assert of(LI, branch=SMALL, roster=roster).committee == ()


def test_while_the_secretarys_post_is_vacant_the_deputy_sees_to_the_committees_duties() -> None:
    without = Roster((*PEOPLE[1:], person(20, "副甲", Post.DEPUTY_SECRETARY)))
    assert all(line.owes for line in of(20, roster=without).committee)
    with_both = changed(person(20, "副甲", Post.DEPUTY_SECRETARY))
    assert not any(line.owes for line in of(20, roster=with_both).committee)


def test_a_duty_followed_as_another_is_not_listed_twice() -> None:
    assert "annual_written_report_to_superior" not in ids(of(ZHANG).lines)
    assert "theory_center_group_regular_study" not in ids(of(ZHANG).lines)


def test_no_duty_stands_twice_on_a_list() -> None:
    for person_id in (ZHANG, LI, ZHOU):
        listed = ids(of(person_id).lines)
        assert len(listed) == len(set(listed))


def test_what_is_overdue_comes_first_and_what_is_done_is_left_out() -> None:
    held = [meeting(RecordType.THEME_PARTY_DAY, f"2026-{month:02d}-10") for month in range(1, 7)]
    lines = attention(of(ZHANG, facts=held))
    ranks = [line.standing.overall for line in lines]
    assert ranks == sorted(
        ranks, key=[State.OVERDUE, State.DUE_SOON, State.IN_PROGRESS, State.NOT_STARTED].index
    )
    assert "theme_party_day" not in ids(lines)
    assert "branch_committee_meeting" in ids(lines)


def test_what_has_been_overdue_longest_comes_before_the_rest() -> None:
    lines = attention(of(ZHANG))
    first = [
        line.standing.missed[0].period.due if line.standing.missed else line.standing.due for line in lines
    ]
    overdue = [day for day, line in zip(first, lines, strict=True) if line.standing.overall is State.OVERDUE]
    assert overdue == sorted(day for day in overdue if day)


def test_a_duty_turned_off_stays_on_the_list_with_its_reason_and_asks_for_no_attention() -> None:
    off = {"party_lecture": Adjustment(on=False, reason="合办")}
    shown = of(ZHANG, adjustments=off)
    assert "party_lecture" in ids(shown.committee)
    assert "party_lecture" not in ids(attention(shown))


def test_a_new_secretary_has_the_list_from_the_first_day() -> None:
    new = Person(LI, "李四", tenures=(Tenure(Post.BRANCH_SECRETARY, since=date(2026, 6, 15)),))
    old = Person(ZHANG, "张三", tenures=(Tenure(Post.BRANCH_SECRETARY, until=date(2026, 6, 14)),))
    assert of(LI, roster=changed(new, old)).seat is Seat.SECRETARY
    assert of(ZHANG, roster=changed(new, old)).seat is Seat.MEMBER
