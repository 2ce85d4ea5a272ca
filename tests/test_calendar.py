"""Workdays with 调休 as far as the published calendar reaches, weekdays after it."""

from datetime import date

import pytest

from bot.calendar import is_public_holiday, is_workday, known, workdays_between


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 10, 1), False),
        (date(2026, 10, 8), True),
        (date(2026, 10, 10), True),
        (date(2026, 10, 11), False),
        (date(2026, 6, 15), True),
    ],
)
def test_holidays_are_off_and_a_saturday_made_up_for_is_worked(day: date, worked: bool) -> None:
    assert is_workday(day) is worked


@pytest.mark.parametrize("year", [1999, 2003, 2040, 2100])
def test_every_day_has_an_answer_and_years_unpublished_are_monday_to_friday(year: int) -> None:
    assert not known(date(year, 10, 1))
    for month in range(1, 13):
        day = date(year, month, 15)
        assert is_workday(day) is (day.weekday() < 5)
        assert not is_public_holiday(day)


def test_the_first_and_the_last_published_year_are_known() -> None:
    years = [year for year in range(1990, 2060) if known(date(year, 1, 1))]
    assert years[0] == 2004
    assert years == list(range(years[0], years[-1] + 1))
    assert not is_workday(date(2004, 10, 1))  # a Friday
    assert not is_workday(date(years[-1], 10, 1))


def test_an_override_wins_over_any_calendar() -> None:
    day = date(2026, 10, 1)
    assert is_workday(day, {day: True})
    monday = date(2040, 10, 1)
    assert is_workday(monday)
    assert not is_workday(monday, {monday: False})


def test_a_weekend_is_no_public_holiday() -> None:
    assert is_public_holiday(date(2026, 10, 1))
    assert not is_public_holiday(date(2026, 6, 14))


def test_workdays_between_leave_out_the_first_day_and_rest_days() -> None:
    assert workdays_between(date(2026, 6, 12), date(2026, 6, 15)) == 1
    assert workdays_between(date(2026, 6, 15), date(2026, 6, 15)) == 0
    assert workdays_between(date(2026, 6, 15), date(2026, 6, 1)) == 0
    assert workdays_between(date(2026, 9, 30), date(2026, 10, 10)) == 3
    assert workdays_between(date(2026, 6, 12), date(2026, 6, 15), {date(2026, 6, 13): True}) == 2
