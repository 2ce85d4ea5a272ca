"""Periods: which year, half, quarter, month or window a day lies in. Pure arithmetic on days, nothing else.

All spans include both their ends. No function here reads a clock or a calendar of holidays.
"""

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

DAY = timedelta(days=1)


class Every(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def months(self) -> int:
        """The length in months."""
        return _MONTHS[self]

    @property
    def per_year(self) -> int:
        """How many such periods a year has."""
        return 12 // _MONTHS[self]


_MONTHS = {Every.YEAR: 12, Every.HALF: 6, Every.QUARTER: 3, Every.MONTH: 1}
_LETTERS = {Every.HALF: "H", Every.QUARTER: "Q"}


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_days(year: int, month: int) -> int:
    """How many days a month has, 29 February included."""
    return 29 if month == 2 and isleap(year) else _DAYS[month - 1]


def month_end(year: int, month: int) -> date:
    """The last day of a month, 29 February included."""
    return date(year, month, month_days(year, month))


def month_begin(day: date, shift: int = 0) -> date:
    """The first day of the month of ``day``, or of the one ``shift`` months from it."""
    months = day.year * 12 + day.month - 1 + shift
    return date(months // 12, months % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Bound:
    """A day of a year, told from the year it belongs to: ``years`` later (or earlier, when negative)."""

    month: int
    day: int
    years: int = 0

    def of(self, year: int) -> date:
        """That day for ``year``; a day the month does not have is its last (29 February in most years)."""
        in_year = year + self.years
        return date(in_year, self.month, min(self.day, month_days(in_year, self.month)))


@dataclass(frozen=True, slots=True)
class Period:
    """A span in which something is owed.

    ``start`` and ``end`` bound the days a record may fall on; ``opens`` is when reminding begins and ``due``
    the last day on time, both usually the same as ``start`` and ``end``. ``year`` is the year it is owed for,
    which for a report handed in in January is the year before; ``number`` counts the periods of that year.
    """

    every: Every
    year: int
    number: int
    start: date
    end: date
    opens: date
    due: date

    @property
    def label(self) -> str:
        """A stable short name: ``2026``, ``2026-H1``, ``2026-Q3``, ``2026-04``."""
        if self.every is Every.YEAR:
            return str(self.year)
        if self.every is Every.MONTH:
            return f"{self.year}-{self.number:02d}"
        return f"{self.year}-{_LETTERS[self.every]}{self.number}"

    def holds(self, day: date) -> bool:
        """Whether a record of ``day`` falls into the period."""
        return self.start <= day <= self.end


@lru_cache(maxsize=1024)
def _period(every: Every, year: int, number: int) -> Period:
    months = every.months
    start = date(year, (number - 1) * months + 1, 1)
    end = month_end(year, number * months)
    return Period(every, year, number, start, end, opens=start, due=end)


def period_of(every: Every, day: date) -> Period:
    """The period of that length that ``day`` lies in."""
    return _period(every, day.year, (day.month - 1) // every.months + 1)


def periods_of(every: Every, year: int) -> tuple[Period, ...]:
    """All periods of that length of a year, in order."""
    return tuple(_period(every, year, number) for number in range(1, every.per_year + 1))


@dataclass(frozen=True, slots=True)
class Window:
    """A yearly span of its own, such as 年初.

    For the year it is owed for: a record is taken from ``accepted`` on, reminding begins at ``opens``, and
    after ``due`` it is late (taken all the same, and shown as late).
    """

    accepted: Bound
    opens: Bound
    due: Bound

    def turn(self, year: int) -> date:
        """The day from which the list shows the window of ``year`` instead of the one before it.

        Never before the window takes records, never before the year itself, and not while the previous
        one may still be met on time.
        """
        return max(self.accepted.of(year), self.due.of(year - 1) + DAY, date(year, 1, 1))

    def of(self, year: int) -> Period:
        """The window owed for ``year``."""
        start, due = self.accepted.of(year), self.due.of(year)
        end = max(due, self.turn(year + 1) - DAY)
        return Period(Every.YEAR, year, 1, start, end, opens=self.opens.of(year), due=due)

    def at(self, day: date) -> Period:
        """The window that the list shows on ``day``."""
        year = day.year if self.turn(day.year) <= day else day.year - 1
        return self.of(year)


@lru_cache(maxsize=1024)
def paced_end(times: int, nth: int, year: int) -> date:
    """By when the ``nth`` of ``times`` a year should be done to keep an even pace: the end of a month.

    12 a year is one a month, 2 one per half, 5 about every second month; more than 12 share months.
    """
    return month_end(year, -(-12 * nth // times))


def paced_start(times: int, nth: int, year: int) -> date:
    """When the stretch for the ``nth`` begins: the day after the stretch before it has ended."""
    end = paced_end(times, nth, year)
    earlier = (paced_end(times, before, year) for before in range(nth - 1, 0, -1))
    return next((before + DAY for before in earlier if before < end), date(year, 1, 1))


def paced_before(times: int, day: date, year: int) -> int:
    """How many of ``times`` a year an even pace has behind it when ``day`` begins."""
    if day > date(year, 12, 31):
        return times
    if day.year < year:
        return 0
    return times * (day.month - 1) // 12
