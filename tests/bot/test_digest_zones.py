"""The digest in zones that change their clocks: never in quiet hours, never twice a day, never left out.

Every day is a workday here, for clocks change on Sundays; ticks come as they like, or not at all for a while.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest import SLEEPS, WAKES, may_come, next_digest_at, waking

CHANGES = {
    "America/New_York": ((3, 8, 14), (11, 1, 7)),
    "Europe/Berlin": ((3, 25, 31), (10, 25, 31)),
}
"""Month, and the first and last day of it on which a zone's clocks can change: its Sunday."""


def change_day(zone: str, year: int, spring: bool) -> date:
    """The Sunday on which the clocks of a zone change."""
    month, first, last = CHANGES[zone][0 if spring else 1]
    days = (date(year, month, day) for day in range(first, last + 1))
    return next(day for day in days if day.weekday() == 6)


def every_day(_: date) -> bool:
    return True


def sent(zone: str, hour: time, start: datetime, ticks: Iterable[datetime]) -> list[datetime]:
    """When digests leave that are planned ahead and handed out by these ticks, as the bot does it."""
    where = ZoneInfo(zone)
    planned, found = next_digest_at(start, hour, zone, every_day), list[datetime]()
    for now in ticks:
        if now < planned:
            continue
        today = now.astimezone(where).date()
        if (found and found[-1].astimezone(where).date() == today) or not may_come(
            now, hour, zone, every_day
        ):
            planned = next_digest_at(now, hour, zone, every_day)
        else:
            found.append(now)
            planned = next_digest_at(now, hour, zone, every_day)
    return found


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(CHANGES)),
    st.integers(2020, 2040),
    st.booleans(),
    st.times(),
    st.integers(0, 24 * 60),
    st.lists(st.integers(1, 400), min_size=20, max_size=400),
)
def test_around_a_change_of_clocks_each_day_has_one_digest_whenever_somebody_is_there_to_send_it(
    zone: str, year: int, spring: bool, hour: time, begins: int, waits: list[int]
) -> None:
    where = ZoneInfo(zone)
    sunday = change_day(zone, year, spring)
    start = datetime.combine(sunday - timedelta(days=2), time(0), where).astimezone(UTC)
    now = start + timedelta(minutes=begins)
    begun, ticks = now, list[datetime]()
    for wait in waits:
        now += timedelta(minutes=wait)
        ticks.append(now)
    found = [moment.astimezone(where) for moment in sent(zone, hour, begun, ticks)]
    assert all(waking(hour) <= moment.time() < SLEEPS for moment in found)
    assert all(moment.time() >= WAKES for moment in found)
    a_day = Counter(moment.date() for moment in found)
    assert set(a_day.values()) <= {1}
    there = (tick.astimezone(where) for tick in ticks)
    could = {
        tick.date()
        for tick in there
        if waking(hour) <= tick.time() < SLEEPS and _after_its_hour(tick, hour, begun)
    }
    assert could == set(a_day)


def _after_its_hour(tick: datetime, hour: time, begun: datetime) -> bool:
    """Whether the hour of that day came after everything began; a digest never comes for an hour before."""
    return datetime.combine(tick.date(), waking(hour), tick.tzinfo) > begun


@pytest.mark.parametrize("zone", sorted(CHANGES))
@pytest.mark.parametrize("spring", [True, False], ids=["forward", "back"])
def test_the_digest_keeps_its_wall_clock_hour_though_the_day_is_longer_or_shorter(
    zone: str, spring: bool
) -> None:
    where, sunday = ZoneInfo(zone), change_day(zone, 2026, spring)
    before = next_digest_at(
        datetime.combine(sunday - timedelta(days=1), time(0), where), time(8, 30), zone, every_day
    )
    on_the_day = next_digest_at(before, time(8, 30), zone, every_day)
    assert on_the_day.astimezone(where).date() == sunday
    assert on_the_day.astimezone(where).time() == time(8, 30)
    assert on_the_day - before == timedelta(hours=23 if spring else 25)
