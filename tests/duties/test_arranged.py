"""What is planned takes a reminder away until its day is over, and never more than that."""

from bot.duties.arranged import Arranged, arranged
from bot.duties.catalogue import shipped
from bot.record_types import RecordType
from bot.records import Fact
from tests.duties.samples import LI, QIAN, SUN, ZHANG, meeting, on, situation, talk

COMMITTEE = "branch_committee_meeting"
JUNE, MAY = f"{COMMITTEE}:-:2026-06", f"{COMMITTEE}:-:2026-05"


def found(today: str, planned: list[Fact], *facts: Fact, person: int = ZHANG) -> Arranged:
    return arranged(shipped(), situation(facts, today), [person], planned)


def committee(day: str) -> Fact:
    return meeting(RecordType.BRANCH_COMMITTEE_MEETING, day)


def test_a_meeting_planned_within_the_month_meets_the_item_of_that_month_alone() -> None:
    seen = found("2026-06-15", [committee("2026-06-25")])
    assert JUNE in seen.met
    assert MAY not in seen.met
    assert seen.days[COMMITTEE, None] == (on("2026-06-25"),)


def test_on_its_day_it_still_holds_and_the_day_after_it_does_not() -> None:
    assert JUNE in found("2026-06-25", [committee("2026-06-25")]).met
    assert found("2026-06-26", [committee("2026-06-25")]) == Arranged()


def test_one_that_is_planned_after_the_item_falls_due_meets_nothing_of_it() -> None:
    seen = found("2026-06-29", [committee("2026-07-02")])
    assert JUNE not in seen.met
    assert (COMMITTEE, None) not in seen.days or on("2026-07-02") in seen.days[COMMITTEE, None]


def test_what_is_overdue_is_never_met_by_a_plan() -> None:
    seen = found("2026-06-15", [committee("2026-06-20"), committee("2026-06-21"), committee("2026-06-22")])
    assert not any(key.startswith(f"{COMMITTEE}:-:2026-0") and key != JUNE for key in seen.met)


def test_a_plan_that_leaves_something_over_is_said_and_the_item_stays() -> None:
    planned = [talk(RecordType.INTEGRITY_TALK, "2026-06-20", ZHANG, QIAN)]
    seen = found("2026-06-15", planned)
    served = [key for key in seen.days if key[1] in (ZHANG, None)]
    assert served
    assert not any(key.startswith(served[0][0]) for key in seen.met)


def test_a_plan_of_somebody_else_is_nothing_to_this_person() -> None:
    planned = [talk(RecordType.INTEGRITY_TALK, "2026-06-20", LI, SUN)]
    assert all(owner in (None, ZHANG) for _, owner in found("2026-06-15", planned).days)


def test_without_plans_nothing_is_reckoned() -> None:
    assert found("2026-06-15", []) == Arranged()
