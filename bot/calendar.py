"""Workdays of China, with 调休, for as long as the published calendar reaches; Monday to Friday after that.

Total: every day has an answer, and ``known`` says whether it is the published one. Standing never depends on
it; only reminders and hints do.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import chinese_calendar

from bot.duties.periods import DAY

NO_OVERRIDES: Mapping[date, bool] = {}
_FIRST_YEAR: int = min(chinese_calendar.constants.holidays).year
_LAST_YEAR: int = max(chinese_calendar.constants.holidays).year
_SATURDAY = 5


def known(day: date) -> bool:
    """Whether the published calendar holds the year of ``day``."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def is_workday(day: date, overrides: Mapping[date, bool] = NO_OVERRIDES) -> bool:
    """Whether ``day`` is worked; ``overrides`` (day: worked or not) win over any calendar."""
    if day in overrides:
        return overrides[day]
    if known(day):
        return _published(day)
    return day.weekday() < _SATURDAY


@lru_cache(maxsize=4096)
def _published(day: date) -> bool:
    """What the published calendar says; it looks through all its years on every call, hence the cache."""
    return bool(chinese_calendar.is_workday(day))


def is_public_holiday(day: date) -> bool:
    """Whether ``day`` is a named public holiday of the published calendar, not merely a weekend."""
    return day in chinese_calendar.constants.holidays


def workdays_between(first: date, last: date, overrides: Mapping[date, bool] = NO_OVERRIDES) -> int:
    """How many workdays lie after ``first`` up to and including ``last``; none if it is not later."""
    count, day = 0, first
    while day < last:
        day += DAY
        count += is_workday(day, overrides)
    return count
