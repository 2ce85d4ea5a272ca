"""Who sat where on which day: worked out once for each stretch, and right on every day of it."""

from dataclasses import replace
from datetime import date, timedelta

from bot.duties.cadence import Counterparts
from bot.duties.counterparts import group_on
from bot.duties.explain import judge
from bot.duties.situation import changes_of
from bot.duties.standing import Reject
from bot.record_types import RecordType
from bot.roster import Department, Lead, Membership, Person, Post, Roster, Tenure
from tests.duties.samples import LI, ZHANG, ZHENG, duty, situation, talk

PEOPLE = (
    Person(1, "张三", tenures=(Tenure(Post.BRANCH_SECRETARY, until=date(2026, 4, 30)),)),
    Person(
        2,
        "李四",
        tenures=(
            Tenure(Post.ORGANIZATION_MEMBER, date(2026, 2, 10), date(2026, 4, 30)),
            Tenure(Post.BRANCH_SECRETARY, date(2026, 5, 2)),
        ),
    ),
    Person(3, "王五", since=date(2026, 3, 1), until=date(2026, 3, 1)),
    Person(4, "赵六", until=date(2026, 6, 30), tenures=(Tenure(Post.PUBLICITY_MEMBER),)),
    Person(5, "钱七", Membership.ACTIVIST, since=date(2026, 7, 5)),
)
DEPARTMENTS = (
    Department(1, "综合科", 3, 4, since=date(2026, 2, 20), until=date(2026, 9, 9)),
    Department(2, "示例车间", 1, 2, earlier=(Lead(date(2026, 7, 31), 4, 2), Lead(date(2026, 8, 15), 2, 4))),
)
ROSTER = Roster(PEOPLE, DEPARTMENTS)
YEAR = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]


def test_every_day_is_answered_as_if_it_were_asked_alone() -> None:
    for days in (YEAR, YEAR[::-1]):
        here = situation(roster=ROSTER)
        for day in days:
            assert here.committee(day) == ROSTER.committee(day), day
            assert here.members(day) == ROSTER.members(day), day
            heads = tuple(
                person.id for person in ROSTER.heads(day) if Post.BRANCH_SECRETARY not in person.posts(day)
            )
            assert group_on(Counterparts.DEPARTMENT_HEADS, here, None, day) == heads, day
            mine = tuple(person.id for person in ROSTER.heads(day, in_charge=4) if person.id != 4)
            assert group_on(Counterparts.HEADS_IN_CHARGE, here, 4, day) == mine, day


def test_a_stretch_ends_only_where_something_changes() -> None:
    assert changes_of(Roster()) == []
    assert [f"{day:%m-%d}" for day in changes_of(ROSTER)] == [
        *("02-10", "02-20", "03-01", "03-02", "05-01", "05-02", "07-01", "07-05", "08-01", "08-16", "09-10"),
    ]


def test_two_drafts_under_one_number_are_judged_each_by_itself() -> None:
    here, rule = situation(), duty("integrity_talk_secretary_committee")
    good = talk(RecordType.INTEGRITY_TALK, "2026-06-10", ZHANG, LI)
    assert judge(rule, here, ZHANG, good).counts
    other = replace(good, counterparts=frozenset({ZHENG}))
    assert judge(rule, here, ZHANG, other).code is Reject.COUNTERPART_NOT_IN_GROUP
