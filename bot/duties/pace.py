"""The pace of a yearly number: for reminding only, for it is judged by the year.

12 a year is about one a month and 2 one per half. What lay before tracking began is taken as given, so a
branch that starts in August is not behind by seven months on its first day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.duties.periods import paced_before, paced_end, paced_start


@dataclass(frozen=True, slots=True)
class Pace:
    """``expected`` by now, and the stretch of the next one: from ``since`` to ``due``.

    ``since`` and ``due`` are None when the pace asks for nothing more and only the year itself does.
    """

    expected: int
    behind: bool
    since: date | None
    due: date | None


def pace_of(times: int, met_on: Sequence[date], stated: int, tracked_from: date, today: date) -> Pace:
    """The pace on ``today`` of ``times`` a year, met on those days and ``stated`` times before tracking."""
    year = today.year
    base = paced_before(times, tracked_from, year)
    earlier = stated + sum(day < tracked_from for day in met_on)
    later = sum(day >= tracked_from for day in met_on)
    kept = base + later + max(0, earlier - base)
    passed = max(paced_before(times, today, year), base)
    nth = kept + 1
    more = nth <= times
    return Pace(
        expected=passed - base + min(earlier, base),
        behind=kept < passed,
        since=max(paced_start(times, nth, year), tracked_from) if more else None,
        due=paced_end(times, nth, year) if more else None,
    )
