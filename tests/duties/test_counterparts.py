"""Who is owed a talk, who is still missing, and what a change of roster does to it."""

from dataclasses import replace
from datetime import date

from bot.duties.adjustments import Adjustment
from bot.duties.periods import Bound
from bot.duties.standing import Reject, State, Why
from bot.record_types import RecordType
from bot.roster import Department, Lead, Person, Post, Tenure
from tests.duties.samples import (
    DEPARTMENTS,
    LI,
    PEOPLE,
    QIAN,
    SMALL,
    SUN,
    WANG,
    WU,
    ZHANG,
    ZHAO,
    ZHENG,
    ZHOU,
    changed,
    meeting,
    person,
    stands,
    talk,
)

INTEGRITY, HEART = RecordType.INTEGRITY_TALK, RecordType.HEART_TO_HEART_TALK
TEAM, HEADS = "integrity_talk_secretary_committee", "integrity_talk_secretary_department_head"
IN_CHARGE = "integrity_talk_member_department_head"
GROUPS = "party_group_meeting"
BOTH = "heart_to_heart_talk"


def people(units: tuple[object, ...]) -> list[tuple[int, ...]]:
    return [unit.people for unit in units]  # type: ignore[attr-defined]


def test_the_missing_are_named_in_the_order_of_the_roster() -> None:
    shown = stands(TEAM, [talk(INTEGRITY, "2026-03-01", ZHANG, WANG)], owner=ZHANG)
    assert (shown.done, shown.required, shown.missing_people) == (1, 3, (LI, ZHAO))


def test_nobody_owes_a_talk_with_himself() -> None:
    for duty_id in (TEAM, HEADS):
        assert ZHANG not in stands(duty_id, owner=ZHANG).missing_people
    heads = (*DEPARTMENTS, Department(9, "书记兼管科", head_id=ZHANG, in_charge_id=ZHANG))
    assert ZHANG not in stands(HEADS, owner=ZHANG, roster=changed(departments=heads)).missing_people


def test_somebody_on_both_sides_of_a_talk_was_not_talked_to() -> None:
    beside = [talk(INTEGRITY, "2026-03-01", {ZHANG, LI}, LI, WANG)]
    assert stands(TEAM, beside, owner=ZHANG).missing_people == (LI, ZHAO)


def test_a_member_in_charge_does_not_summon_himself() -> None:
    heads = (*DEPARTMENTS, Department(9, "自管科", head_id=LI, in_charge_id=LI))
    himself = [talk(RecordType.ACCOUNTABILITY_TALK, "2026-03-01", LI, LI)]
    shown = stands("summons_talk_member_ad_hoc", himself, owner=LI, roster=changed(departments=heads))
    assert shown.done == 0


def test_the_second_talk_decides_whether_two_talks_were_in_time() -> None:
    rule = Adjustment(times=2, due=Bound(6, 30))
    first = [talk(INTEGRITY, "2026-03-01", ZHANG, person_id) for person_id in (LI, WANG, ZHAO)]
    late = [talk(INTEGRITY, "2026-08-01", ZHANG, person_id) for person_id in (LI, WANG, ZHAO)]
    soon = [talk(INTEGRITY, "2026-06-30", ZHANG, person_id) for person_id in (LI, WANG, ZHAO)]
    assert stands(TEAM, [*first, *soon], "2026-09-01", ZHANG, adjust=rule).state is State.DONE
    assert stands(TEAM, [*first, *late], "2026-09-01", ZHANG, adjust=rule).state is State.DONE_LATE


def test_last_years_list_names_those_who_were_in_post_then() -> None:
    new = Person(20, "新甲", since=date(2026, 2, 1), tenures=(Tenure(Post.COMMITTEE_MEMBER),))
    shown = stands(TEAM, shown="2025-12-31", owner=ZHANG, roster=changed(new))
    assert shown.missing_people == (LI, WANG, ZHAO)


def test_one_talk_with_somebody_in_two_groups_counts_for_both() -> None:
    one = [talk(INTEGRITY, "2026-03-01", ZHANG, ZHAO)]
    assert ZHAO not in stands(TEAM, one, owner=ZHANG).missing_people
    assert ZHAO not in stands(HEADS, one, owner=ZHANG).missing_people
    assert ZHAO in stands(IN_CHARGE, one, owner=LI).missing_people


def test_a_talk_with_a_member_who_became_a_head_later_counts_for_both() -> None:
    became = (*DEPARTMENTS[:2], Department(3, "示例仓库", head_id=ZHAO, since=date(2026, 8, 1)))
    one = [talk(INTEGRITY, "2026-03-01", ZHANG, ZHAO)]
    shown = stands(HEADS, one, today="2026-09-01", owner=ZHANG, roster=changed(departments=became))
    assert ZHAO not in shown.missing_people


def test_two_talks_with_the_same_person_are_one_person_talked_to() -> None:
    twice = [talk(INTEGRITY, day, ZHANG, LI) for day in ("2026-03-01", "2026-05-01")]
    shown = stands(TEAM, twice, owner=ZHANG)
    assert (shown.done, shown.units[0].records) == (1, tuple(t.record_id for t in twice))


def test_a_talk_with_several_counts_for_each_and_is_marked() -> None:
    together = [talk(INTEGRITY, "2026-03-01", ZHANG, LI, WANG)]
    shown = stands(TEAM, together, owner=ZHANG)
    assert (shown.done, shown.counted[0].several) == (2, True)


def test_a_branch_may_ask_for_talks_one_by_one() -> None:
    together = [talk(INTEGRITY, "2026-03-01", ZHANG, LI, WANG)]
    shown = stands(TEAM, together, owner=ZHANG, adjust=Adjustment(one_by_one=True))
    assert (shown.done, [miss.code for miss in shown.rejected]) == (0, [Reject.SEVERAL_AT_ONCE])


def test_a_branch_may_ask_for_two_talks_each() -> None:
    once = [talk(INTEGRITY, "2026-03-01", ZHANG, LI)]
    shown = stands(TEAM, once, owner=ZHANG, adjust=Adjustment(times=2))
    assert (shown.done, shown.required, LI in shown.missing_people) == (0, 3, True)


def test_whoever_joined_in_august_is_owed_from_august() -> None:
    new = Person(20, "新甲", since=date(2026, 8, 1), tenures=(Tenure(Post.COMMITTEE_MEMBER),))
    roster = changed(new)
    assert 20 not in stands(TEAM, today="2026-07-31", owner=ZHANG, roster=roster).missing_people
    assert 20 in stands(TEAM, today="2026-08-01", owner=ZHANG, roster=roster).missing_people


def test_whoever_left_untalked_is_missing_no_more_and_a_talk_held_stays_counted() -> None:
    gone = replace(PEOPLE[LI - 1], until=date(2026, 5, 31))
    held = [talk(INTEGRITY, "2026-03-01", ZHANG, LI)]
    without = stands(TEAM, owner=ZHANG, roster=changed(gone))
    assert (LI in without.missing_people, without.required) == (False, 2)
    shown = stands(TEAM, held, owner=ZHANG, roster=changed(gone))
    assert (shown.done, shown.required) == (1, 3)


def test_a_talk_from_before_the_person_was_in_the_group_does_not_count() -> None:
    new = replace(PEOPLE[ZHOU - 1], tenures=(Tenure(Post.COMMITTEE_MEMBER, since=date(2026, 4, 1)),))
    early = [talk(INTEGRITY, "2026-03-31", ZHANG, ZHOU)]
    shown = stands(TEAM, early, owner=ZHANG, roster=changed(new))
    assert ZHOU in shown.missing_people
    assert [miss.code for miss in shown.rejected] == [Reject.COUNTERPART_NOT_IN_GROUP]


def test_a_secretary_alone_has_nobody_to_talk_with() -> None:
    alone = stands(TEAM, owner=ZHANG, branch=SMALL)
    assert (alone.state, alone.reason.code) == (State.NOT_APPLICABLE, Why.NO_COUNTERPARTS)


def test_in_a_small_branch_the_deputy_is_the_committee() -> None:
    deputy = person(20, "副甲", Post.DEPUTY_SECRETARY)
    shown = stands(TEAM, owner=ZHANG, branch=SMALL, roster=changed(deputy))
    assert shown.missing_people == (20,)


# heart-to-heart talks ------------------------------------------------------------------------------


def test_every_pair_of_the_committee_and_every_member_once_is_owed() -> None:
    shown = stands(BOTH)
    pairs = [unit for unit in shown.units if len(unit.people) == 2]
    singles = [unit.people for unit in shown.units if len(unit.people) == 1]
    assert (len(pairs), singles) == (6, [(QIAN,), (SUN,), (ZHOU,), (WU,)])


def test_a_pair_is_covered_whoever_of_the_two_began() -> None:
    for by, other in ((LI, WANG), (WANG, LI)):
        shown = stands(BOTH, [talk(HEART, "2026-03-01", by, other)])
        assert (shown.done, (LI, WANG) in people(shown.missing)) == (1, False)


def test_those_talked_to_together_have_not_talked_with_each_other() -> None:
    shown = stands(BOTH, [talk(HEART, "2026-03-01", ZHANG, LI, WANG)])
    assert (shown.done, (LI, WANG) in people(shown.missing)) == (2, True)


def test_a_member_is_covered_by_any_one_of_the_committee() -> None:
    shown = stands(BOTH, [talk(HEART, "2026-03-01", ZHAO, ZHOU)])
    assert (ZHOU,) not in people(shown.missing)


def test_a_member_who_talks_with_the_committee_does_not_cover_himself() -> None:
    assert stands(BOTH, [talk(HEART, "2026-03-01", ZHOU, ZHAO)]).done == 0


def test_an_activist_is_owed_no_talk() -> None:
    assert all(ZHENG not in unit.people for unit in stands(BOTH).units)


def test_full_pairs_ask_every_committee_member_to_talk_with_every_member() -> None:
    shown = stands(BOTH, [talk(HEART, "2026-03-01", LI, ZHOU)], adjust=Adjustment(full_pairs=True))
    assert (shown.required, shown.done) == (6 + 4 * 4, 1)
    assert (LI, ZHOU) not in people(shown.missing)
    assert (WANG, ZHOU) in people(shown.missing)


def test_a_committee_members_own_view_holds_the_pairs_that_name_him() -> None:
    shown = stands(BOTH, owner=LI)
    assert people(shown.units) == [(ZHANG, LI), (LI, WANG), (LI, ZHAO)]


def test_a_pair_with_somebody_gone_stays_counted_once_and_is_missing_no_more() -> None:
    gone = replace(PEOPLE[LI - 1], until=date(2026, 5, 31))
    held = [talk(HEART, "2026-03-01", LI, WANG), talk(HEART, "2026-04-01", WANG, LI)]
    shown = stands(BOTH, held, roster=changed(gone))
    assert (shown.done, shown.required) == (1, 3 + 4 + 1)
    assert all(LI not in unit.people for unit in shown.missing)


def test_a_member_who_left_stays_counted() -> None:
    gone = replace(PEOPLE[ZHOU - 1], until=date(2026, 5, 31))
    shown = stands(BOTH, [talk(HEART, "2026-03-01", LI, ZHOU)], roster=changed(gone))
    assert (shown.done, shown.required) == (1, 6 + 3 + 1)
    assert (ZHOU,) in people(shown.units)


def test_in_a_small_branch_secretary_and_deputy_talk_with_every_member() -> None:
    deputy = person(20, "副甲", Post.DEPUTY_SECRETARY)
    shown = stands(BOTH, branch=SMALL, roster=changed(deputy))
    pairs = [unit.people for unit in shown.units if len(unit.people) == 2]
    assert pairs == [(ZHANG, 20)]


def test_talks_are_paced_over_the_year() -> None:
    shown = stands(BOTH, today="2026-07-01")
    assert (shown.required, shown.expected_by_now, shown.reason.code) == (10, 5, Why.BEHIND_PACE)


def test_a_year_of_talks_that_is_over_names_those_never_talked_to() -> None:
    shown = stands(TEAM, [talk(INTEGRITY, "2025-03-01", ZHANG, LI)], shown="2025-12-31", owner=ZHANG)
    assert (shown.state, shown.missing_people) == (State.OVERDUE, (WANG, ZHAO))


# Party groups --------------------------------------------------------------------------------------


def test_each_group_owes_its_own_meeting_every_month() -> None:
    shown = stands(GROUPS, [meeting(RecordType.PARTY_GROUP_MEETING, "2026-06-02", group="一组")])
    assert (shown.done, shown.required, [unit.group for unit in shown.missing]) == (1, 2, ["二组"])


def test_two_meetings_of_one_group_do_not_make_up_for_the_other() -> None:
    twice = [
        meeting(RecordType.PARTY_GROUP_MEETING, day, group="一组") for day in ("2026-06-02", "2026-06-09")
    ]
    assert stands(GROUPS, twice).state is State.IN_PROGRESS


def test_a_group_leader_sees_the_own_group_alone() -> None:
    shown = stands(GROUPS, [meeting(RecordType.PARTY_GROUP_MEETING, "2026-06-02", group="二组")], owner=ZHOU)
    assert ([unit.group for unit in shown.units], shown.done, shown.rejected) == (["一组"], 0, ())


def test_a_branch_without_groups_owes_no_group_meetings() -> None:
    roster = changed(*(replace(p, group=None) for p in PEOPLE))
    shown = stands(GROUPS, roster=roster)
    assert (shown.state, shown.reason.code) == (State.NOT_APPLICABLE, Why.NO_GROUPS)


def test_a_month_missed_by_one_group_tells_which() -> None:
    january = [meeting(RecordType.PARTY_GROUP_MEETING, "2026-01-10", group="一组")]
    missed = stands(GROUPS, january, today="2026-02-01").missed
    assert [[unit.group for unit in slot.units if not unit.done] for slot in missed] == [["二组"]]


# a change of head ----------------------------------------------------------------------------------

HEADED = (
    replace(DEPARTMENTS[0], head_id=ZHOU, earlier=(Lead(date(2026, 5, 31), QIAN, LI),)),
    *DEPARTMENTS[1:],
)
"""综合科 was headed by 钱七 until the end of May, and since by 周九."""


def test_the_new_head_is_owed_a_talk_and_the_one_held_with_the_old_head_stays_counted() -> None:
    held = [talk(INTEGRITY, "2026-03-01", ZHANG, QIAN)]
    shown = stands(HEADS, held, owner=ZHANG, roster=changed(departments=HEADED))
    assert (shown.missing_people, shown.done, shown.required) == ((ZHOU, SUN, ZHAO), 1, 4)


def test_a_talk_with_the_old_head_after_the_change_does_not_count() -> None:
    late = [talk(INTEGRITY, "2026-06-01", ZHANG, QIAN)]
    shown = stands(HEADS, late, owner=ZHANG, roster=changed(departments=HEADED))
    assert (shown.done, [miss.code for miss in shown.rejected]) == (0, [Reject.COUNTERPART_NOT_IN_GROUP])


def test_on_a_day_before_the_change_the_old_head_was_the_one_owed() -> None:
    shown = stands(HEADS, today="2026-05-31", owner=ZHANG, roster=changed(departments=HEADED))
    assert shown.missing_people == (QIAN, SUN, ZHAO)


def test_who_was_in_charge_on_the_day_of_the_talk_is_asked() -> None:
    moved = (replace(DEPARTMENTS[0], in_charge_id=WANG, earlier=(Lead(date(2026, 5, 31), QIAN, LI),)),)
    early = [talk(INTEGRITY, "2026-03-01", LI, QIAN)]
    roster = changed(departments=moved)
    assert stands(IN_CHARGE, early, owner=LI, roster=roster).done == 1
    assert stands(IN_CHARGE, early, owner=WANG, roster=roster).missing_people == (QIAN,)
