"""换届: the end of the committee's term, reminded of half a year ahead and never counted from records."""

from dataclasses import replace
from datetime import date

import pytest

from bot.duties.catalogue import shipped
from bot.duties.items import appears_on, due_items, ladder
from bot.duties.lists import duty_list
from bot.duties.standing import State, Why
from bot.roster import Branch
from tests.duties.samples import BRANCH, LI, ZHANG, situation, stands

TERM = "term_election"
ELECTED = replace(BRANCH, last_election=date(2024, 3, 15))


@pytest.mark.parametrize(
    ("today", "state", "why"),
    [
        ("2024-03-15", State.STANDING, Why.TERM_UNTIL),
        ("2026-09-15", State.STANDING, Why.TERM_UNTIL),
        ("2026-09-16", State.DUE_SOON, Why.DUE_IN),
        ("2027-03-15", State.DUE_SOON, Why.DUE_TODAY),
        ("2027-03-16", State.OVERDUE, Why.OVERDUE),
        ("2028-06-01", State.OVERDUE, Why.OVERDUE),
    ],
)
def test_a_term_of_three_years_is_due_on_its_anniversary(today: str, state: State, why: Why) -> None:
    shown = stands(TERM, today=today, branch=ELECTED)
    assert (shown.state, shown.reason.code, shown.due) == (state, why, date(2027, 3, 15))


@pytest.mark.parametrize(
    ("elected", "years", "due"),
    [
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 8, 1), 5, date(2028, 8, 1)),
    ],
)
def test_a_village_has_five_years_and_a_leap_day_its_last_of_february(
    elected: date, years: int, due: date
) -> None:
    branch = replace(BRANCH, last_election=elected, term_years=years)
    assert stands(TERM, today="2026-06-15", branch=branch).due == due


@pytest.mark.parametrize("branch", [BRANCH, replace(BRANCH, last_election=date(2026, 6, 16))])
def test_without_a_day_of_election_nothing_falls_due(branch: Branch) -> None:
    shown = stands(TERM, branch=branch)
    assert (shown.state, shown.reason.code, shown.open) == (State.STANDING, Why.NO_ELECTION_DATE, False)


def test_a_term_put_off_with_leave_from_above_is_reminded_of_no_more() -> None:
    waived = {"term_election:-:2027": "上级同意延期半年"}
    shown = stands(TERM, today="2027-03-16", branch=ELECTED, waived=waived)
    assert (shown.state, dict(shown.reason.params)) == (State.NOT_APPLICABLE, {"reason": "上级同意延期半年"})


def items(today: str, person_id: int = ZHANG) -> list[tuple[str, date, date]]:
    here = situation(today=today, branch=ELECTED)
    found = due_items(duty_list(shipped(), here, person_id))
    return [(item.key, item.opens, item.closes) for item in found if item.duty_id == TERM]


def test_the_secretary_is_reminded_from_half_a_year_before_for_a_year_after() -> None:
    assert items("2026-09-15") == []
    assert items("2026-12-01") == [("term_election:-:2027", date(2026, 9, 16), date(2028, 12, 31))]
    assert items("2028-02-01")[0][0] == "term_election:-:2027"
    assert items("2026-12-01", LI) == []


def test_its_ladder_has_few_rungs_before_the_day() -> None:
    here = situation(today="2026-12-01", branch=ELECTED)
    item = next(item for item in due_items(duty_list(shipped(), here, ZHANG)) if item.duty_id == TERM)
    before = [day for day in ladder(item) if day <= item.due]
    assert len(before) == 9
    assert appears_on(item, date(2026, 12, 15))
    assert not appears_on(item, date(2026, 12, 16))
