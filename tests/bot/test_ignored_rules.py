"""When an ignored reminder is told to the person, and when to the level above: by examples and properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.duties.ignored import Ignored, Step, ignored
from bot.duties.items import Item
from bot.duties.standing import State

DUE = date(2026, 6, 30)
FIRST = date(2026, 6, 1)
LATE = date(2026, 7, 1)


def item(**changes: object) -> Item:
    values: dict[str, object] = {
        "key": "meeting:-:2026-06",
        "duty_id": "meeting",
        "owner": None,
        "opens": FIRST,
        "due": DUE,
        "closes": date(2026, 12, 31),
        "leads": (7, 3, 1),
        "state": State.OVERDUE,
        "missed": True,
        **changes,
    }
    return Item(**values)  # type: ignore[arg-type]


SHOWN = (FIRST, date(2026, 6, 23), date(2026, 6, 26), DUE)


def step(found: Ignored | None) -> Step:
    return Step.QUIET if found is None else found.step


def test_the_person_is_told_first_and_the_reminder_after_that_raises_it() -> None:
    told = ignored(item(), SHOWN, LATE, after=3)
    assert told == Ignored("meeting:-:2026-06", "meeting", None, FIRST, 4, Step.TOLD)
    again = ignored(item(), (*SHOWN, LATE), date(2026, 7, 8), after=3, told=LATE)
    assert (step(again), again.times if again else 0) == (Step.RAISED, 5)


def test_a_digest_made_twice_on_one_day_tells_twice_and_raises_nothing() -> None:
    assert step(ignored(item(), (*SHOWN, LATE), LATE, after=3, told=LATE)) is Step.TOLD


@pytest.mark.parametrize(
    "changes",
    [
        {"missed": False, "due": date(2026, 7, 31)},
        {"missed": False, "due": date(2026, 6, 30), "paced": True},
        {"missed": False, "duty_id": "", "key": "follow_up.1.1"},
    ],
    ids=["still in time", "behind an even pace", "promised in a talk"],
)
def test_what_is_not_overdue_and_what_was_promised_in_a_record_goes_nowhere(
    changes: dict[str, object],
) -> None:
    assert step(ignored(item(**changes), SHOWN, LATE, after=3, told=DUE)) is Step.QUIET


def test_what_is_past_its_due_day_is_ignored_and_what_is_due_today_is_not() -> None:
    still_open = item(missed=False)
    assert step(ignored(still_open, SHOWN, LATE, after=3)) is Step.TOLD
    assert step(ignored(still_open, SHOWN, DUE, after=3)) is Step.QUIET


def test_todays_own_showing_is_not_counted() -> None:
    assert step(ignored(item(), SHOWN, DUE, after=4)) is Step.QUIET


def test_less_often_than_set_says_nothing_and_nought_switches_it_off() -> None:
    assert step(ignored(item(), SHOWN, LATE, after=5)) is Step.QUIET
    assert step(ignored(item(), SHOWN, LATE, after=0, told=DUE)) is Step.QUIET


def test_something_done_about_it_counts_from_there_anew() -> None:
    acted = date(2026, 6, 26)
    assert step(ignored(item(), SHOWN, LATE, after=2, acted=acted)) is Step.QUIET
    later = (*SHOWN, LATE, date(2026, 7, 8))
    found = ignored(item(), later, date(2026, 7, 15), after=2, acted=acted, told=date(2026, 6, 24))
    assert found is not None
    assert (found.since, found.times, found.step) == (DUE, 3, Step.TOLD)  # told anew before it is raised
    anew = ignored(item(), later, date(2026, 7, 15), after=2, acted=acted, told=date(2026, 7, 8))
    assert step(anew) is Step.RAISED


@given(
    st.sets(st.integers(0, 120)),
    st.integers(1, 120),
    st.integers(1, 6),
    st.none() | st.integers(0, 120),
    st.none() | st.integers(0, 120),
)
def test_nothing_is_ever_raised_that_was_not_told_on_an_earlier_day_or_was_acted_upon_since(
    shown: set[int], day: int, after: int, acted: int | None, told: int | None
) -> None:
    on = {n: FIRST + timedelta(days=n) for n in range(121)}
    found = ignored(
        item(),
        [on[n] for n in shown],
        on[day],
        after=after,
        acted=None if acted is None else on[acted],
        told=None if told is None else on[told],
    )
    since = [n for n in shown if n < day and (acted is None or n > acted)]
    assert (found is None) == (len(since) < after)
    if found is not None and found.step is Step.RAISED:
        assert told is not None
        assert told < day
        assert acted is None or acted < told
        assert found.times >= after
