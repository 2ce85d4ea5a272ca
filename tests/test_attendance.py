"""应到, 实到 and 缺席 out of a list of people, and when such a list no longer holds."""

from dataclasses import replace
from datetime import date

from bot.attendance import checked, expected_people, with_absences, with_counts, without_attendance
from bot.record_types import RecordType
from bot.records import Absence, Meeting, Named
from bot.roster import Membership, Person, Post, Roster, Tenure

DAY = date(2026, 11, 19)
PEOPLE = (
    Person(1, "张三", tenures=(Tenure(Post.BRANCH_SECRETARY),), group="第一小组"),
    Person(2, "李四", tenures=(Tenure(Post.ORGANIZATION_MEMBER),), group="第一小组"),
    Person(3, "王五", group="第二小组"),
    Person(4, "赵六", membership=Membership.PROBATIONARY, group="第二小组"),
    Person(5, "示例甲", membership=Membership.ACTIVIST),
    Person(6, "示例乙", until=date(2026, 6, 30)),
)
ROSTER = Roster(people=PEOPLE)


def expected(kind: RecordType, **values: object) -> list[int]:
    meeting = Meeting(type=kind).model_copy(update=values)
    return [person.id for person in expected_people(meeting, ROSTER, DAY)]


def test_who_is_expected_depends_on_the_meeting() -> None:
    assert expected(RecordType.BRANCH_COMMITTEE_MEETING) == [1, 2]
    assert expected(RecordType.BRANCH_MEMBERS_MEETING) == [1, 2, 3, 4]
    assert expected(RecordType.PARTY_LECTURE) == [1, 2, 3, 4, 5]
    assert expected(RecordType.PARTY_GROUP_MEETING, group="第二小组") == [3, 4]
    assert expected(RecordType.PARTY_GROUP_MEETING) == []


def listed(*away: int, kind: RecordType = RecordType.BRANCH_MEMBERS_MEETING) -> Meeting:
    meeting = Meeting(type=kind, on=DAY)
    absences = tuple(Absence(who=Named(name=str(n), person_id=n)) for n in away)
    return with_absences(meeting, expected_people(meeting, ROSTER, DAY), absences)


def test_numbers_follow_the_list() -> None:
    assert (listed().expected, listed().actual, listed().present) == (4, 4, (1, 2, 3, 4))
    assert (listed(2).expected, listed(2).actual, listed(2).present) == (4, 3, (1, 3, 4))


def test_an_absentee_who_is_not_on_the_list_was_expected_too() -> None:
    assert (listed(99).expected, listed(99).actual) == (5, 4)


def test_bare_numbers_keep_no_list_that_contradicts_them() -> None:
    counted = with_counts(listed(2), 9, 8)
    assert (counted.expected, counted.actual, counted.present, counted.absences) == (9, 8, (), ())


def test_a_list_holds_while_the_same_people_are_expected() -> None:
    assert checked(listed(2), ROSTER, date(2026, 11, 18)) == listed(2)
    assert checked(listed(99), ROSTER, DAY) == listed(99)


def test_a_list_goes_when_others_are_expected() -> None:
    earlier = checked(listed(2), ROSTER, date(2026, 6, 1))  # 示例乙 was still there
    assert earlier == without_attendance(listed(2))
    assert (earlier.expected, earlier.actual) == (None, None)
    joined = Roster(people=tuple(replace(p, since=DAY) if p.id == 3 else p for p in PEOPLE))
    assert checked(listed(), joined, date(2026, 11, 18)).actual is None


def test_bare_numbers_hold_on_any_day() -> None:
    counted = with_counts(Meeting(type=RecordType.BRANCH_MEMBERS_MEETING), 9, 8)
    assert checked(counted, ROSTER, date(2026, 6, 1)) == counted
