"""When a digest comes and what it says, by examples and by properties."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calendar import is_workday
from bot.digest import (
    AFTER_DAYS,
    LONGEST_SPAN,
    MOST,
    SLEEPS,
    WAKES,
    Section,
    Topic,
    by_urgency,
    is_open,
    may_come,
    next_digest_at,
    put_off,
    select,
    span_of,
    still_open,
    topics_of,
    waking,
)
from bot.duties.items import Item, ladder
from bot.duties.standing import State

BEIJING = ZoneInfo("Asia/Shanghai")
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
EIGHT_THIRTY = time(8, 30)


def local(text: str, zone: ZoneInfo = BEIJING) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def following(now: str, at: time = EIGHT_THIRTY, not_before: date | None = None) -> str:
    found = next_digest_at(local(now), at, "Asia/Shanghai", is_workday, not_before)
    return found.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")


def test_the_next_digest_is_today_before_the_hour_and_tomorrow_from_it_on() -> None:
    assert following("2026-06-17 08:29") == "2026-06-17 08:30"
    assert following("2026-06-17 08:30") == "2026-06-18 08:30"


def test_weekends_and_holidays_are_passed_over_and_worked_saturdays_are_not() -> None:
    assert following("2026-06-18 12:00") == "2026-06-22 08:30"  # the 19th is 端午
    assert following("2026-02-13 12:00") == "2026-02-14 08:30"  # a Saturday worked for 春节
    assert following("2026-02-14 12:00") == "2026-02-24 08:30"
    assert following("2026-04-30 12:00") == "2026-05-06 08:30"


def test_an_hour_in_the_quiet_time_becomes_eight() -> None:
    assert following("2026-06-17 07:00", time(6, 0)) == "2026-06-17 08:00"
    assert following("2026-06-17 12:00", time(22, 0)) == "2026-06-18 08:00"
    assert [waking(at) for at in (time(7, 59), time(8), time(20, 59), time(21))] == [
        WAKES,
        time(8),
        time(20, 59),
        WAKES,
    ]


def test_after_a_leave_the_first_workday_counts() -> None:
    assert following("2026-06-17 07:00", not_before=date(2026, 6, 19)) == "2026-06-22 08:30"


def test_a_table_that_knows_no_workday_stops_no_reminder() -> None:
    found = next_digest_at(local("2026-06-17 12:00"), EIGHT_THIRTY, "Asia/Shanghai", lambda _: False)
    assert found == local("2026-06-18 08:30")


@given(
    st.integers(0, 20 * 365 * 24 * 60),
    st.times(),
    st.sampled_from(ZONES),
)
def test_the_next_digest_is_always_later_outside_quiet_hours_and_on_a_workday(
    minutes: int, at: time, zone: str
) -> None:
    now = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = next_digest_at(now, at, zone, is_workday)
    there = found.astimezone(ZoneInfo(zone))
    assert found > now
    assert is_workday(there.date())
    assert WAKES <= there.time() < SLEEPS
    assert found - now <= timedelta(days=12)
    assert may_come(found, at, zone, is_workday)


@given(st.dates(date(2020, 1, 2), date(2040, 12, 30)), st.sampled_from(ZONES))
def test_every_workday_has_one_digest_whatever_the_clocks_do(day: date, zone: str) -> None:
    midnight = datetime.combine(day, time(0), ZoneInfo(zone))
    first = next_digest_at(midnight - timedelta(seconds=1), EIGHT_THIRTY, zone, is_workday)
    second = next_digest_at(first, EIGHT_THIRTY, zone, is_workday)
    days = [moment.astimezone(ZoneInfo(zone)).date() for moment in (first, second)]
    assert days[0] >= day
    assert days[0] < days[1]


@pytest.mark.parametrize(
    ("moment", "comes"),
    [
        ("2026-06-17 08:29", False),
        ("2026-06-17 08:30", True),
        ("2026-06-17 20:59", True),
        ("2026-06-17 21:00", False),
        ("2026-06-20 10:00", False),
    ],
)
def test_a_late_digest_waits_for_a_fit_moment(moment: str, comes: bool) -> None:
    assert may_come(local(moment), EIGHT_THIRTY, "Asia/Shanghai", is_workday) is comes


def item(key: str = "duty:1:2026-06", **changes: object) -> Item:
    values: dict[str, object] = {
        "key": key,
        "duty_id": key.split(":", maxsplit=1)[0],
        "owner": 1,
        "opens": date(2026, 6, 1),
        "due": date(2026, 6, 30),
        "closes": date(2026, 12, 31),
        "leads": (7, 3, 1),
        "state": State.NOT_STARTED,
        **changes,
    }
    return Item(**values)  # type: ignore[arg-type]


def days_said(
    topics: list[Topic], first: date, last: date, snoozes: dict[str, date] | None = None
) -> list[str]:
    """The workdays of a stretch on which a digest a workday says something."""
    said, since, day = [], first, first
    while day <= last:
        if is_workday(day):
            if select(topics, span_of(since, day), snoozes or {}, is_workday).topics:
                said.append(f"{day:%m-%d}")
            since = day + timedelta(days=1)
        day += timedelta(days=1)
    return said


def test_an_item_is_said_on_the_days_of_its_ladder_only() -> None:
    topics = topics_of([item()])
    assert days_said(topics, date(2026, 5, 25), date(2026, 7, 31)) == [
        *("06-01", "06-23", "06-26", "06-29", "06-30"),
        *("07-01", "07-08", "07-15", "07-22", "07-29"),
    ]


def test_an_item_put_off_is_silent_and_comes_back_on_its_day_with_the_deadline_unmoved() -> None:
    topics = topics_of([item()])
    put = {"duty:1:2026-06": date(2026, 6, 25)}
    assert days_said(topics, date(2026, 6, 22), date(2026, 7, 3), put) == [
        "06-25",
        "06-26",
        "06-29",
        "06-30",
        "07-01",
    ]


def test_what_was_put_off_to_a_rest_day_comes_on_the_next_workday() -> None:
    topics = topics_of([item()])
    put = {"duty:1:2026-06": date(2026, 6, 20)}
    assert days_said(topics, date(2026, 6, 18), date(2026, 6, 22), put) == ["06-22"]


def test_after_days_without_a_digest_one_says_what_all_of_them_would_have() -> None:
    topics = topics_of([item("a:1:x"), item("b:1:x", due=date(2026, 6, 25))])
    late = select(topics, span_of(date(2026, 6, 18), date(2026, 6, 24)), {}, is_workday)
    assert late.keys == ["b:1:x", "a:1:x"]


def test_a_digest_speaks_for_no_more_than_a_month_back_and_always_for_its_own_day() -> None:
    today = date(2026, 6, 17)
    assert span_of(date(2026, 1, 1), today).days[0] == today - timedelta(days=LONGEST_SPAN)
    assert span_of(date(2026, 6, 20), today).days == (today,)  # the machine's clock went back


def test_the_first_digest_says_everything_that_is_open_but_not_what_is_yet_to_come() -> None:
    topics = topics_of([item("a:1:x"), item("b:1:x", opens=date(2026, 7, 1), due=date(2026, 7, 31))])
    today = date(2026, 6, 17)
    assert select(topics, span_of(today, today), {}, is_workday).topics == ()
    assert select(topics, span_of(today, today, everything=True), {}, is_workday).keys == ["a:1:x"]


def test_a_heap_is_cut_to_the_most_pressing_and_the_rest_is_counted() -> None:
    today = date(2026, 6, 30)
    heap = [item(f"coming{n}:1:x", due=date(2026, 12, 31)) for n in range(20)]
    overdue = [item(f"late{n}:1:x", due=date(2026, 3, 31), missed=True) for n in range(9)]
    topics = topics_of([*heap, *overdue, item("now:1:x")])
    found = select(topics, span_of(today, today, everything=True), {}, is_workday)
    assert len(found.topics) == MOST
    assert found.more == 30 - MOST
    assert "now:1:x" in found.keys  # what is due today is never crowded out by what is long overdue
    assert [topic.section(today) for topic in found.topics] == [Section.OVERDUE] * 7 + [Section.DUE]


@pytest.mark.parametrize(
    ("changes", "section"),
    [
        ({"due": date(2026, 6, 16)}, Section.OVERDUE),
        ({"due": date(2026, 6, 17)}, Section.DUE),
        ({"due": date(2026, 6, 24)}, Section.DUE),
        ({"due": date(2026, 6, 25)}, Section.COMING),
        ({"due": date(2026, 6, 16), "paced": True}, Section.DUE),
        ({"due": date(2026, 12, 31), "missed": True}, Section.OVERDUE),
    ],
    ids=["past", "today", "in a week", "in eight days", "behind an even pace", "missed"],
)
def test_what_is_late_soon_or_far_stands_under_its_own_heading(
    changes: dict[str, object], section: Section
) -> None:
    assert Topic((item("duty:1:2026-06", **changes),)).section(date(2026, 6, 17)) is section


def test_what_is_due_today_or_tomorrow_comes_before_what_is_long_missed() -> None:
    today = date(2026, 6, 17)
    items = [
        item("late:1:x", due=date(2026, 6, 16)),
        item("missed:1:x", due=today, missed=True),
        item("tomorrow:1:x", due=date(2026, 6, 18)),
        item("today:1:x", due=today),
        item("over:1:x", due=date(2026, 6, 19)),
    ]
    said = [topic.newest.key for topic in by_urgency(topics_of(items), today)]
    assert said == ["today:1:x", "tomorrow:1:x", "late:1:x", "missed:1:x", "over:1:x"]
    planned = Topic((item("plan.1", due=date(2026, 6, 16)),), plan_id=1)
    assert planned.section(today) is Section.PLANNED
    assert by_urgency([*topics_of(items), planned], today)[0] is planned


def test_it_is_open_from_its_first_day_to_the_last_on_which_anybody_asks() -> None:
    (topic,) = topics_of([item(opens=date(2026, 6, 1), closes=date(2026, 12, 31))])
    days = (date(2026, 5, 31), date(2026, 6, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [is_open(topic, day) for day in days] == [False, True, True, False]


def test_one_duty_missed_by_two_people_is_two_lines_with_names_of_their_own() -> None:
    first, second = topics_of([item("m:1:1", missed=True), item("m:2:1", owner=2, missed=True)])
    assert first.ref != second.ref


def test_the_missed_periods_of_one_duty_are_one_line_said_once_a_week() -> None:
    missed = [item(f"m:1:{n}", opens=date(2026, n, 1), due=date(2026, n, 28), missed=True) for n in (3, 1, 2)]
    (topic,) = topics_of(missed)
    assert topic.keys == ("m:1:1", "m:1:2", "m:1:3")
    assert days_said([topic], date(2026, 4, 7), date(2026, 4, 30)) == ["04-07", "04-13", "04-20", "04-27"]


def test_a_line_keeps_its_name_while_more_periods_are_missed() -> None:
    one = topics_of([item("m:1:1", missed=True)])[0]
    two = topics_of([item("m:1:1", missed=True), item("m:1:2", due=date(2026, 7, 31), missed=True)])[0]
    assert one.ref == two.ref
    assert one.ref != topics_of([item("m:1:1")])[0].ref


def test_what_is_done_or_put_off_is_gone_from_a_digest_that_is_opened_again() -> None:
    today = date(2026, 6, 17)
    topics = topics_of([item("a:1:x"), item("b:1:x"), item("c:1:x")])
    left = still_open(topics, {"a:1:x", "b:1:x", "done:1:x"}, {"b:1:x": date(2026, 6, 18)}, today)
    assert left.keys == ["a:1:x"]
    several = topics_of([item("a:1:x", missed=True), item("a:1:y", missed=True)])
    assert still_open(several, {"a:1:x"}, {}, today).keys == ["a:1:x", "a:1:y"]  # one more missed meanwhile


def test_later_means_one_day_three_days_or_the_next_monday() -> None:
    assert [put_off(date(2026, 6, 17), choice) for choice in ("1", "3", "monday")] == [
        date(2026, 6, 18),
        date(2026, 6, 20),
        date(2026, 6, 22),
    ]
    assert put_off(date(2026, 6, 22), "monday") == date(2026, 6, 29)
    with pytest.raises(ValueError, match="7"):
        put_off(date(2026, 6, 17), "7")


@st.composite
def some_items(draw: st.DrawFn) -> list[Item]:
    count = draw(st.integers(1, 6))
    found = []
    for n in range(count):
        opens = draw(st.dates(date(2026, 1, 1), date(2026, 5, 1)))
        due = opens + timedelta(days=draw(st.integers(0, 60)))
        leads = tuple(draw(st.sets(st.sampled_from((1, 3, 7, 14, 30)))))
        missed = draw(st.booleans())
        found.append(item(f"duty{n % 5}:1:{n}", opens=opens, due=due, leads=leads, missed=missed))
    return found


def speaks_from(each: Item) -> date:
    """The first ladder day of an item."""
    return next(iter(ladder(each)))


@settings(max_examples=30, deadline=None)
@given(some_items(), st.lists(st.booleans(), min_size=50, max_size=50))
def test_nothing_is_lost_whatever_days_the_bot_was_down(items: list[Item], up: list[bool]) -> None:
    topics = topics_of(items)
    start, said = date(2026, 3, 2), set[str]()
    since = start
    for n, is_up in enumerate(up):
        day = start + timedelta(days=n)
        if is_up and is_workday(day):
            late = (day - since).days > AFTER_DAYS
            said.update(select(topics, span_of(since, day, everything=late), {}, is_workday, most=100).keys)
            since = day + timedelta(days=1)
    # A first ladder day on a rest day is said on the workday after it, ten days later at most.
    owed = {
        topic.newest.key
        for topic in topics
        if start <= speaks_from(topic.newest) <= since - timedelta(days=11)
    }
    assert owed <= said


@given(some_items(), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_what_is_said_and_what_is_counted_make_up_everything_and_nothing_stands_twice(
    items: list[Item], day: date
) -> None:
    topics = topics_of(items)
    found = select(topics, span_of(day, day, everything=True), {}, is_workday)
    open_now = [topic for topic in topics if topic.newest.opens <= day <= topic.newest.closes]
    assert len(found.topics) + found.more == len(open_now)
    assert len(set(found.keys)) == len(found.keys)
    assert [topic.section(day) for topic in found.topics] == sorted(
        topic.section(day) for topic in found.topics
    )
