"""On which days somebody is reminded of what, and that nothing is reminded of needlessly."""

from dataclasses import replace
from datetime import date, timedelta

from bot.duties.catalogue import shipped
from bot.duties.items import Item, appears_on, due_items, ladder
from bot.duties.lists import duty_list
from bot.record_types import RecordType
from bot.records import Fact
from tests.duties.samples import BRANCH, LI, ZHANG, ZHOU, meeting, on, situation

COMMITTEE, STUDY = "branch_committee_meeting", "theory_study_session"


def items(today: str, *facts: Fact, person_id: int = ZHANG, **parts: object) -> dict[str, Item]:
    here = situation(facts, today, **parts)  # type: ignore[arg-type]
    found = due_items(duty_list(shipped(), here, person_id), here.waived)
    return {item.key: item for item in found}


def days_of(item: Item, first: str, last: str) -> list[str]:
    span = (on(last) - on(first)).days + 1
    days = [on(first) + timedelta(days=n) for n in range(span)]
    return [day.isoformat() for day in days if appears_on(item, day)]


def test_a_monthly_item_appears_at_the_start_before_the_end_and_weekly_once_overdue() -> None:
    item = items("2026-06-15")["branch_committee_meeting:-:2026-06"]
    assert days_of(item, "2026-06-01", "2026-07-20") == [
        "2026-06-01",
        "2026-06-23",
        "2026-06-27",
        "2026-06-29",
        "2026-06-30",
        "2026-07-01",
        "2026-07-08",
        "2026-07-15",
    ]


def test_reminders_of_a_missed_month_stop_when_the_year_closes() -> None:
    item = items("2026-06-15")["branch_committee_meeting:-:2026-02"]
    assert item.missed
    assert max(ladder(item)) <= date(2026, 12, 31)
    assert not appears_on(item, date(2027, 1, 4))


def test_an_item_keeps_its_key_while_it_is_the_same_thing() -> None:
    assert items("2026-06-01").keys() >= {"branch_committee_meeting:-:2026-06"}
    assert items("2026-07-15").keys() >= {"branch_committee_meeting:-:2026-06"}
    one = items("2026-06-01")["branch_committee_meeting:-:2026-06"]
    other = items("2026-07-15")["branch_committee_meeting:-:2026-06"]
    assert (one.due, one.opens, one.closes) == (other.due, other.opens, other.closes)


def test_what_is_done_is_reminded_of_no_more() -> None:
    held = meeting(RecordType.BRANCH_COMMITTEE_MEETING, "2026-06-10")
    assert "branch_committee_meeting:-:2026-06" not in items("2026-06-15", held)


def test_a_paced_number_has_an_item_for_its_next_stretch_alone() -> None:
    held = [meeting(RecordType.THEORY_STUDY_SESSION, f"2026-{month:02d}-05") for month in range(1, 6)]
    keys = [key for key in items("2026-06-15", *held) if key.startswith(STUDY)]
    assert keys == ["theory_study_session:-:2026@2026-06-30"]
    item = items("2026-06-15", *held)[keys[0]]
    assert (item.paced, item.opens, item.due) == (True, date(2026, 6, 1), date(2026, 6, 30))


def test_the_last_stretch_of_a_year_is_the_year_itself() -> None:
    held = [meeting(RecordType.THEORY_STUDY_SESSION, f"2026-{month:02d}-05") for month in range(1, 12)]
    item = items("2026-12-15", *held)["theory_study_session:-:2026"]
    assert (item.due, item.paced) == (date(2026, 12, 31), False)


def test_what_was_marked_not_applicable_is_reminded_of_no_more() -> None:
    for key in ("branch_committee_meeting:-:2026-02", "theory_study_session:-:2026@2026-01-31"):
        assert key in items("2026-06-15")
        assert key not in items("2026-06-15", waived={key: "放假"})


def test_only_those_who_owe_it_are_reminded() -> None:
    assert not [key for key in items("2026-06-15", person_id=LI) if key.startswith(COMMITTEE)]
    assert items("2026-06-15", person_id=ZHOU) == {}
    assert any(key.startswith("integrity_talk_member") for key in items("2026-06-15", person_id=LI))


def test_untracked_periods_are_never_reminded_of() -> None:
    branch = replace(BRANCH, tracking_start=date(2026, 6, 1))
    keys = [key for key in items("2026-06-15", branch=branch) if key.startswith(COMMITTEE)]
    assert keys == ["branch_committee_meeting:-:2026-06"]


def test_rungs_on_rest_days_move_to_the_workday_before_and_overdue_ones_to_the_one_after() -> None:
    item = items("2026-06-15")["branch_committee_meeting:-:2026-05"]
    workday = lambda day: day.weekday() < 5  # noqa: E731 - one line says it
    shown = [
        day.isoformat()
        for day in (date(2026, 5, 1) + timedelta(days=n) for n in range(40))
        if appears_on(item, day, workday)
    ]
    assert shown == [
        "2026-05-01",
        "2026-05-22",
        "2026-05-28",
        "2026-05-29",
        "2026-06-01",
        "2026-06-08",
    ]


def test_an_opening_on_a_rest_day_is_told_on_the_first_workday() -> None:
    item = items("2026-02-15")["branch_committee_meeting:-:2026-02"]
    workday = lambda day: day.weekday() < 5  # noqa: E731 - one line says it
    assert not appears_on(item, date(2026, 2, 1), workday)
    assert appears_on(item, date(2026, 2, 2), workday)


def test_without_any_workday_a_rung_stays_where_it_is() -> None:
    item = items("2026-06-15")["branch_committee_meeting:-:2026-06"]
    assert appears_on(item, date(2026, 6, 30), lambda _: False)


def test_nothing_appears_before_it_opens_or_on_a_day_between_its_rungs() -> None:
    item = items("2026-06-15")["branch_committee_meeting:-:2026-06"]
    assert not appears_on(item, date(2026, 5, 31))
    assert not appears_on(item, date(2026, 6, 15))


def test_items_come_by_their_date() -> None:
    dues = [item.due for item in items("2026-06-15").values()]
    assert dues == sorted(dues)
