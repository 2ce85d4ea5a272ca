"""What is planned, what becomes of it, and how it is found again; on both databases."""

from datetime import date, time, timedelta

import pytest
from sqlmodel import Session

from bot.plans import Content, Moment, Plan, PlanState, Told
from bot.record_types import RecordType
from bot.records import Interview, Meeting, Named
from bot.roster import Branch
from storage import branches, deletion, plans, records
from storage.store import Store
from tests.storage import samples
from tests.storage.samples import NOW

DAY = date(2026, 3, 25)
COMMITTEE = Meeting(type=RecordType.BRANCH_COMMITTEE_MEETING, agenda=("示例议题",))


@pytest.fixture
def branch(store: Store) -> Branch:
    return store.write_now(samples.branch)


def planned(on: date | None = DAY, start: time | None = time(15), entry: object = COMMITTEE) -> Content:
    return Content.model_validate({"entry": entry, "moment": Moment(on=on, start=start, place="会议室")})


def kept(session: Session, branch_id: int, *contents: Content) -> list[Plan]:
    """Proposed and kept at once."""
    made = plans.propose(session, branch_id, contents, by=1, now=NOW)
    found = (plans.put(session, plan, state=PlanState.OPEN, now=NOW) for plan in made)
    return [plan for plan in found if plan is not None]


def test_a_plan_comes_back_as_it_was_proposed_and_is_open_only_once_it_is_kept(
    store: Store, branch: Branch
) -> None:
    told = Told(at=NOW, said=Moment(on=DAY), people=(2, 3), without=("王五",))
    full = planned().model_copy(update={"told": (told,), "was": Moment(on=DAY, start=time(9))})
    (made,) = store.write_now(plans.propose, branch.id, [full], by=1, now=NOW)
    assert made.content == full
    assert store.read_now(plans.get, made.id) == made
    assert store.read_now(plans.alive, branch.id) == []
    store.write_now(plans.put, made, state=PlanState.OPEN, now=NOW)
    (found,) = store.read_now(plans.alive, branch.id)
    assert (found.content, found.state, found.revision) == (full, PlanState.OPEN, 2)


def test_the_plans_of_one_line_stay_together(store: Store, branch: Branch) -> None:
    two = store.write_now(plans.propose, branch.id, [planned(), planned(None)], by=1, now=NOW)
    store.write_now(plans.propose, branch.id, [planned()], by=1, now=NOW)
    assert store.read_now(plans.of_batch, two[1].batch) == list(two)


def test_a_proposal_that_nobody_tapped_goes_after_a_week(store: Store, branch: Branch) -> None:
    (old,) = store.write_now(plans.propose, branch.id, [planned()], by=1, now=NOW)
    store.write_now(plans.propose, branch.id, [planned()], by=1, now=NOW + timedelta(days=6))
    assert store.read_now(plans.get, old.id) == old
    store.write_now(plans.propose, branch.id, [planned()], by=1, now=NOW + timedelta(days=8))
    assert store.read_now(plans.get, old.id) is None


def test_a_plan_that_moved_on_is_not_overwritten(store: Store, branch: Branch) -> None:
    (plan,) = store.write_now(kept, branch.id, planned())
    moved = store.write_now(plans.put, plan, content=planned(DAY + timedelta(1)), now=NOW)
    assert moved is not None
    assert store.write_now(plans.put, plan, state=PlanState.CALLED_OFF, now=NOW) is None
    assert store.read_now(plans.get, plan.id) == moved
    assert not store.write_now(plans.drop, moved)


def test_what_is_coming_is_read_by_day_and_hour(store: Store, branch: Branch) -> None:
    later, early, open_hour, no_day = store.write_now(
        kept, branch.id, planned(), planned(start=time(9)), planned(start=None), planned(None, None)
    )
    assert store.read_now(plans.alive, branch.id) == [open_hour, early, later, no_day]
    assert store.read_now(plans.alive, branch.id, DAY + timedelta(1)) == []
    assert store.read_now(plans.alive, branch.id, None, DAY) == [open_hour, early, later]


def test_a_record_of_its_type_on_its_day_settles_a_plan_and_an_undone_one_opens_it(
    store: Store, branch: Branch
) -> None:
    (plan,) = store.write_now(kept, branch.id, planned())
    for on in (DAY - timedelta(1), DAY):
        record = store.write_now(records.save, branch.id, samples.meeting(on), logged_by=1, now=NOW)
    settled = store.read_now(plans.get, plan.id)
    assert settled is not None
    assert (settled.state, settled.record_id) == (PlanState.HELD, record.id)
    store.write_now(records.delete, record.id, 1, NOW)
    opened = store.read_now(plans.get, plan.id)
    assert opened is not None
    assert (opened.state, opened.record_id) == (PlanState.OPEN, None)


def test_a_record_whose_day_is_put_right_settles_the_plan_of_that_day(store: Store, branch: Branch) -> None:
    (plan,) = store.write_now(kept, branch.id, planned())
    wrong = store.write_now(records.save, branch.id, samples.meeting(), logged_by=1, now=NOW)
    store.write_now(records.amend, wrong.id, samples.meeting(DAY), by=1, now=NOW)
    found = store.read_now(plans.get, plan.id)
    assert found is not None
    assert found.state is PlanState.HELD
    store.write_now(records.amend, wrong.id, samples.meeting(), by=1, now=NOW)
    found = store.read_now(plans.get, plan.id)
    assert found is not None
    assert found.state is PlanState.OPEN


def test_a_record_of_another_branch_settles_nothing(store: Store, branch: Branch) -> None:
    (plan,) = store.write_now(kept, branch.id, planned())
    other = store.write_now(samples.branch)
    record = store.write_now(records.save, other.id, samples.meeting(DAY), logged_by=1, now=NOW)
    assert store.write_now(plans.settle_one, plan.id, other.id, record.id, NOW) is None
    assert store.read_now(plans.get, plan.id) == plan


def test_a_planned_talk_goes_with_the_person_and_plans_with_their_branch(
    store: Store, branch: Branch
) -> None:
    made, _, member = store.write_now(samples.staffed)
    talk = Interview(
        type=RecordType.INTEGRITY_TALK, counterparts=(Named(name=member.name, person_id=member.id),)
    )
    gone, stays = store.write_now(kept, made.id, planned(entry=talk), planned())
    store.write_now(deletion.delete_person, member.id)
    assert store.read_now(plans.get, gone.id) is None
    assert store.read_now(plans.get, stays.id) == stays
    store.write_now(branches.delete, made.id)
    assert store.read_now(plans.get, stays.id) is None
