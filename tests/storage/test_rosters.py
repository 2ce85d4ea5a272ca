"""Rosters: who is in the branch, since when, in which post."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.duties.adjustments import NONE, Adjustment
from bot.duties.periods import Bound, Every, Window
from bot.roster import Membership, Post
from storage import branches, duty_settings, rosters
from storage.store import Store
from tests.storage import samples
from tests.storage.samples import NOW, SECRETARY

DAY = date(2026, 3, 20)


def test_a_roster_comes_back_in_the_order_it_was_pasted(store: Store) -> None:
    made, *_ = store.write_now(samples.staffed)
    for name in ("王五", "赵六"):
        store.write_now(rosters.add_person, made.id, name)
    roster = store.read_now(rosters.get, made.id)
    assert [person.name for person in roster.people] == ["张三", "李四", "王五", "赵六"]
    assert roster.secretary(DAY) == roster.people[0]


def test_what_was_added_comes_back_as_it_was_returned(store: Store) -> None:
    made, secretary, member = store.write_now(samples.staffed)
    assert store.read_now(rosters.get, made.id).people == (secretary, member)


def test_joining_leaving_and_becoming_a_full_member_count_from_their_date(store: Store) -> None:
    made, secretary, member = store.write_now(samples.staffed)
    store.write_now(rosters.set_left, secretary.id, DAY)
    store.write_now(rosters.set_full, member.id, DAY)
    roster = store.read_now(rosters.get, made.id)
    assert [person.name for person in roster.voters(DAY)] == ["张三", "李四"]
    assert [person.name for person in roster.voters(date(2026, 3, 21))] == ["李四"]
    assert [person.name for person in roster.voters(date(2026, 3, 19))] == ["张三"]


def test_a_post_passes_from_one_to_another(store: Store) -> None:
    made, secretary, member = store.write_now(samples.staffed)
    store.write_now(rosters.end_tenure, secretary.id, Post.BRANCH_SECRETARY, DAY)
    store.write_now(rosters.set_tenure, member.id, Post.BRANCH_SECRETARY, date(2026, 3, 21))
    store.write_now(rosters.set_tenure, member.id, Post.BRANCH_SECRETARY, date(2026, 5, 1))
    roster = store.read_now(rosters.get, made.id)
    assert [person.name for person in roster.holders(Post.BRANCH_SECRETARY, DAY)] == ["张三"]
    assert [person.name for person in roster.holders(Post.BRANCH_SECRETARY, date(2026, 3, 21))] == ["李四"]
    assert len(roster.people[1].tenures) == 1


def test_details_of_a_person_can_be_corrected(store: Store) -> None:
    made, _, member = store.write_now(samples.staffed)
    store.write_now(rosters.rename, member.id, "李四四")
    store.write_now(rosters.set_membership, member.id, Membership.ACTIVIST)
    store.write_now(rosters.set_exempt, member.id, True)
    store.write_now(rosters.set_group, member.id, "第一党小组")
    changed = store.read_now(rosters.get, made.id).find(member.id)
    assert changed is not None
    assert (changed.name, changed.membership, changed.exempt, changed.group) == (
        "李四四",
        Membership.ACTIVIST,
        True,
        "第一党小组",
    )


def test_a_department_has_a_head_and_a_member_in_charge(store: Store) -> None:
    made, secretary, member = store.write_now(samples.staffed)
    added = store.write_now(rosters.add_department, made.id, "综合科", member.id, secretary.id)
    roster = store.read_now(rosters.get, made.id)
    assert roster.departments == (added,)
    assert roster.heads(DAY, in_charge=secretary.id) == (roster.people[1],)
    store.write_now(rosters.update_department, added.id, head_id=secretary.id, in_charge_id=None)
    store.write_now(rosters.end_department, added.id, DAY)
    (ended,) = store.read_now(rosters.get, made.id).departments
    assert (ended.head_id, ended.in_charge_id, ended.until) == (secretary.id, None, DAY)


def test_a_change_within_a_unit_is_seen_by_the_rest_of_it(store: Store) -> None:
    made, _, member = store.write_now(samples.staffed)

    def rename_and_look(session: Session) -> str:
        rosters.get(session, made.id)
        rosters.rename(session, member.id, "新名")
        return rosters.get(session, made.id).people[1].name

    assert store.write_now(rename_and_look) == "新名"


BOUNDS = st.builds(Bound, st.integers(1, 12), st.integers(1, 31), st.integers(-1, 1))
ADJUSTMENTS = st.builds(
    Adjustment,
    on=st.none() | st.booleans(),
    reason=st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    times=st.none() | st.integers(1, 50),
    every=st.none() | st.sampled_from(Every),
    window=st.none() | st.builds(Window, BOUNDS, BOUNDS, BOUNDS),
    due=st.none() | BOUNDS,
    wording=st.none() | st.just("按本支部的说法"),
    full_pairs=st.none() | st.booleans(),
    one_by_one=st.none() | st.booleans(),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ADJUSTMENTS)
def test_every_adjustment_comes_back_as_it_was_made(sqlite_store: Store, adjustment: Adjustment) -> None:
    (made, *_) = sqlite_store.write_now(samples.staffed)
    sqlite_store.write_now(
        duty_settings.set_adjustment, made.id, 2026, "lecture", adjustment, by=SECRETARY, now=NOW
    )
    kept = sqlite_store.read_now(duty_settings.adjustments, made.id, 2026)
    assert kept == ({} if adjustment == NONE else {"lecture": adjustment})
    assert sqlite_store.read_now(duty_settings.adjustments, made.id, 2027) == {}


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Store:
    return Store.open(sqlite_url)


def test_an_adjustment_is_replaced_and_taken_back(store: Store) -> None:
    made = store.write_now(samples.branch)
    for times in (2, 3):
        adjustment = Adjustment(times=times, reason="实际需要")
        store.write_now(
            duty_settings.set_adjustment, made.id, 2026, "lecture", adjustment, by=SECRETARY, now=NOW
        )
    assert store.read_now(duty_settings.adjustments, made.id, 2026) == {
        "lecture": Adjustment(times=3, reason="实际需要")
    }
    store.write_now(duty_settings.set_adjustment, made.id, 2026, "lecture", NONE, by=SECRETARY, now=NOW)
    assert store.read_now(duty_settings.adjustments, made.id, 2026) == {}


def test_what_was_done_before_is_kept_by_duty_and_person(store: Store) -> None:
    made, secretary, _ = store.write_now(samples.staffed)
    for person_id, times in ((None, 2), (secretary.id, 1), (secretary.id, 4)):
        store.write_now(
            duty_settings.set_done_before, made.id, 2026, "talk", person_id, times, by=SECRETARY, now=NOW
        )
    assert store.read_now(duty_settings.done_before, made.id, 2026) == {
        ("talk", None): 2,
        ("talk", secretary.id): 4,
    }


def test_a_new_head_leads_from_a_day_on_and_the_one_before_is_kept(store: Store) -> None:
    branch_id, people, department = _led(store)
    store.write_now(rosters.set_head, department, people[1], date(2026, 6, 1))
    found = store.read_now(rosters.get, branch_id)
    for day, head in ((date(2026, 5, 31), people[0]), (date(2026, 6, 1), people[1])):
        assert [each.head_id for each in found.departments_on(day)] == [head]
        assert [person.id for person in found.heads(day)] == [head]


def test_head_and_member_in_charge_change_apart_from_each_other(store: Store) -> None:
    branch_id, people, department = _led(store)
    store.write_now(rosters.set_head, department, people[1], date(2026, 6, 1))
    store.write_now(rosters.set_in_charge, department, people[1], date(2026, 9, 1))
    found = store.read_now(rosters.get, branch_id)
    led = [
        (each.head_id, each.in_charge_id)
        for day in (date(2026, 5, 31), date(2026, 6, 1), date(2026, 8, 31), date(2026, 9, 1))
        for each in found.departments_on(day)
    ]
    first, second, charge = people[0], people[1], people[2]
    assert led == [(first, charge), (second, charge), (second, charge), (second, second)]


def test_a_second_change_on_a_day_corrects_the_first(store: Store) -> None:
    branch_id, people, department = _led(store)
    for head in (people[1], people[2]):
        store.write_now(rosters.set_head, department, head, date(2026, 6, 1))
    (found,) = store.read_now(rosters.get, branch_id).departments
    assert (found.head_id, [lead.head_id for lead in found.earlier]) == (people[2], [people[0]])


def test_a_gap_that_is_filled_and_a_department_of_today_have_no_history(store: Store) -> None:
    branch_id, people, department = _led(store, head=False)
    store.write_now(rosters.set_head, department, people[0], date(2026, 6, 1))
    store.write_now(rosters.update_department, department, since=date(2026, 6, 10))
    store.write_now(rosters.set_head, department, people[1], date(2026, 6, 10))
    (found,) = store.read_now(rosters.get, branch_id).departments
    assert (found.head_id, found.earlier) == (people[1], ())


def _led(store: Store, *, head: bool = True) -> tuple[int, list[int], int]:
    """A branch with three people and a department led by the first, the third in charge of it."""

    def make(session: Session) -> tuple[int, list[int], int]:
        branch_id = branches.create(session, "示例支部", date(2026, 1, 1), 9).id
        people = [rosters.add_person(session, branch_id, f"示例{n}").id for n in range(3)]
        first = people[0] if head else None
        return branch_id, people, rosters.add_department(session, branch_id, "办公室", first, people[2]).id

    return store.write_now(make)
