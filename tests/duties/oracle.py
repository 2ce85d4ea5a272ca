"""A second opinion on counting: slow, by walking days, written from the design and not from the code.

It knows nothing of ``bot.duties`` but the names of states. A day is asked what it belongs to by looking at
the day itself; a span is found by walking to its ends; no formula of the product is used. What was walked
once is remembered, so that every day of 2020–2040 can be asked about.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

ONE = timedelta(days=1)
FIRST, LAST = date(2020, 1, 1), date(2040, 12, 31)

QUARTER_OF = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3, 8: 3, 9: 3, 10: 4, 11: 4, 12: 4}


def every_day(first: date = FIRST, last: date = LAST) -> Iterable[date]:
    day = first
    while day <= last:
        yield day
        day += ONE


def group_of(length: str, day: date) -> tuple[int, int]:
    """What a day shares with the other days of its period."""
    return {
        "year": (day.year, 1),
        "half": (day.year, 1 if QUARTER_OF[day.month] < 3 else 2),
        "quarter": (day.year, QUARTER_OF[day.month]),
        "month": (day.year, day.month),
    }[length]


def last_day(length: str, day: date) -> date:
    """The last day that shares the period with ``day``, found by walking."""
    return _last_of(length, group_of(length, day))


@cache
def _last_of(length: str, group: tuple[int, int]) -> date:
    day = next(day for day in every_day(date(group[0], 1, 1)) if group_of(length, day) == group)
    while group_of(length, day + ONE) == group:
        day += ONE
    return day


def groups_before(length: str, day: date) -> list[tuple[int, int]]:
    """The periods of the same year that ended before the period of ``day`` began, each once."""
    return _before(length, group_of(length, day))


@cache
def _before(length: str, group: tuple[int, int]) -> list[tuple[int, int]]:
    seen: list[tuple[int, int]] = []
    walk = date(group[0], 1, 1)
    while group_of(length, walk) != group:
        if group_of(length, walk) not in seen:
            seen.append(group_of(length, walk))
        walk += ONE
    return seen


@dataclass(frozen=True)
class Answer:
    """What the oracle says of a day."""

    state: str
    done: int
    missed: tuple[tuple[int, int], ...] = ()


def judge(done: int, needed: int, last: date, today: date, tracking: date, lead: int) -> str:
    """The state of a period that needs ``needed`` by ``last``."""
    if done >= needed:
        return "done"
    if last < tracking:
        return "untracked"
    if today > last:
        return "overdue"
    if last - today <= timedelta(days=lead):
        return "due_soon"
    return "in_progress" if done else "not_started"


def counted(length: str, needed: int, lead: int, records: list[date], today: date, tracking: date) -> Answer:
    """A number per half, quarter or month."""
    here = group_of(length, today)
    known = [group_of(length, day) for day in records if day <= today]
    missed = [
        group
        for group in groups_before(length, today)
        if known.count(group) < needed and _last_of(length, group) >= tracking
    ]
    done = known.count(here)
    return Answer(judge(done, needed, last_day(length, today), today, tracking, lead), done, tuple(missed))


def months_passed(day: date, year: int) -> int:
    """How many months of ``year`` are over when ``day`` begins."""
    return _months_before((day.year, day.month), year)


@cache
def _months_before(at: tuple[int, int], year: int) -> int:
    return sum((year, month) < at for month in range(1, 13))


def paced(needed: int, lead: int, met: list[date], today: date, tracking: date) -> Answer:
    """A yearly number with an even pace: after m months m twelfths of it, rounded down."""
    done = sum(day.year == today.year and day <= today for day in met)
    if done >= needed:
        return Answer("done", done)
    by_end_of = [needed * month // 12 for month in range(13)]
    given = by_end_of[months_passed(tracking, today.year)] if tracking.year <= today.year else needed
    earlier = sum(day.year == today.year and day <= today and day < tracking for day in met)
    kept = done + max(0, given - earlier)
    if kept < by_end_of[months_passed(today, today.year)]:
        return Answer("due_soon", done)
    target = last_day("year", today)
    for month in range(12, 0, -1):
        if by_end_of[month] > kept:
            target = last_day("month", date(today.year, month, 1))
    return Answer(judge(done, needed, target, today, tracking, lead), done)


def windowed(
    shown: Callable[[date], int],
    taken_from: Callable[[int], date],
    due: Callable[[int], date],
    lead: int,
    opens: Callable[[int], date],
    handed_in: list[tuple[date, int]],
    today: date,
    tracking: date,
) -> Answer:
    """A report for a year, handed in on a day; the year shown, and the one before while its year lasts."""

    def state_of(year: int) -> tuple[str, int]:
        days = sorted(
            day for day, for_year in handed_in if for_year == year and taken_from(year) <= day <= today
        )
        if days:
            return ("done" if days[0] <= due(year) else "done_late"), len(days)
        state = judge(0, 1, due(year), today, tracking, lead)
        return ("not_started" if state == "due_soon" and today < opens(year) else state), 0

    year = shown(today)
    state, done = state_of(year)
    before = year - 1
    missed = state_of(before)[0] == "overdue" and due(before).year == today.year
    return Answer(state, done, ((before, 1),) if missed else ())


def term_end(elected: date, years: int) -> date:
    """The day ``years`` later that is called the same; where there is none, the last day before it."""
    day, passed = elected, 0
    while passed < years:
        day += ONE
        first_of_march = (elected.month, elected.day) == (2, 29) and (day.month, day.day) == (3, 1)
        if (day.month, day.day) == (elected.month, elected.day):
            passed += 1
        elif first_of_march and (day - ONE).day == 28:
            passed += 1
            if passed == years:
                return day - ONE
    return day


FIXED = {"Asia/Shanghai": 8, "Pacific/Kiritimati": 14, "Pacific/Pago_Pago": -11, "UTC": 0}
"""Hours ahead of UTC, where no clock was changed in 2020–2040."""


def local_day(moment: datetime, zone: str) -> date:
    """The calendar day in a zone: by fixed hours, in New York by the law on daylight saving time."""
    if zone in FIXED:
        return (moment + timedelta(hours=FIXED[zone])).date()
    assert zone == "America/New_York"
    summer = _sunday(moment.year, 3, 2), _sunday(moment.year, 11, 1)
    begins = datetime(*summer[0], 7, tzinfo=moment.tzinfo)  # two o'clock, five hours behind
    ends = datetime(*summer[1], 6, tzinfo=moment.tzinfo)  # two o'clock, four hours behind
    return (moment - timedelta(hours=4 if begins <= moment < ends else 5)).date()


@cache
def _sunday(year: int, month: int, which: int) -> tuple[int, int, int]:
    """The ``which``-th Sunday of a month, by looking at each day."""
    found = [day for day in every_day(date(year, month, 1), date(year, month, 28)) if day.weekday() == 6]
    return year, month, found[which - 1].day
