"""Periods by example; that they are right for every day is shown in test_oracle.py."""

from datetime import date

import pytest

from bot.duties.periods import (
    Bound,
    Every,
    Window,
    month_end,
    paced_before,
    paced_end,
    paced_start,
    period_of,
    periods_of,
)

JANUARY_REPORT = Window(Bound(12, 1), Bound(1, 1, 1), Bound(1, 31, 1))
YEAR_START = Window(Bound(12, 1, -1), Bound(1, 1), Bound(2, 29))


def test_a_leap_day_ends_its_february_and_no_other() -> None:
    assert month_end(2024, 2) == date(2024, 2, 29)
    assert month_end(2100, 2) == date(2100, 2, 28)
    assert YEAR_START.of(2024).due == date(2024, 2, 29)
    assert YEAR_START.of(2025).due == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("every", "label"),
    [(Every.YEAR, "2026"), (Every.HALF, "2026-H2"), (Every.QUARTER, "2026-Q3"), (Every.MONTH, "2026-08")],
)
def test_a_period_has_a_short_name(every: Every, label: str) -> None:
    assert period_of(every, date(2026, 8, 31)).label == label


def test_the_periods_of_a_year_follow_one_another() -> None:
    assert [len(periods_of(every, 2026)) for every in Every] == [1, 2, 4, 12]


def test_in_january_the_report_of_last_year_is_shown_until_december() -> None:
    assert JANUARY_REPORT.at(date(2026, 1, 15)).year == 2025
    assert JANUARY_REPORT.at(date(2026, 11, 30)).year == 2025
    assert JANUARY_REPORT.at(date(2026, 12, 1)).year == 2026


def test_a_january_report_is_taken_from_december_and_due_at_the_end_of_january() -> None:
    window = JANUARY_REPORT.of(2025)
    assert (window.start, window.opens, window.due) == (
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 1, 31),
    )


def test_a_plan_for_the_new_year_shows_from_its_first_day_though_it_is_taken_before() -> None:
    assert YEAR_START.at(date(2025, 12, 31)).year == 2025
    assert YEAR_START.at(date(2026, 1, 1)).year == 2026
    assert YEAR_START.of(2026).start == date(2025, 12, 1)


def test_twelve_a_year_are_one_a_month_and_two_one_per_half() -> None:
    assert [paced_end(12, nth, 2026).month for nth in range(1, 13)] == list(range(1, 13))
    assert [paced_end(2, nth, 2026) for nth in (1, 2)] == [date(2026, 6, 30), date(2026, 12, 31)]


def test_more_than_twelve_a_year_share_months() -> None:
    ends = [paced_end(30, nth, 2026) for nth in range(1, 31)]
    assert ends == sorted(ends)
    assert ends[-1] == date(2026, 12, 31)
    assert paced_start(30, 2, 2026) == date(2026, 1, 1)


def test_a_stretch_begins_after_the_one_before_it() -> None:
    assert paced_start(2, 2, 2026) == date(2026, 7, 1)


def test_the_pace_has_all_behind_it_when_the_year_is_over_and_none_before_it() -> None:
    assert paced_before(12, date(2027, 1, 1), 2026) == 12
    assert paced_before(12, date(2025, 12, 31), 2026) == 0
