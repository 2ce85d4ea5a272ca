"""The clock: moved forward only, and never the real one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot import clock


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    before = clock.offset()
    clock._offset = timedelta(0)
    yield
    clock._offset = before


def test_moving_moves_now_and_not_the_real_time() -> None:
    assert clock.move(timedelta(days=40)) == timedelta(days=40)
    assert clock.now() - clock.real() > timedelta(days=39)
    assert clock.now().tzinfo is UTC


def test_the_clock_never_goes_back() -> None:
    with pytest.raises(clock.BackwardsError):
        clock.move(timedelta(seconds=-1))
    with pytest.raises(clock.BackwardsError):
        clock.set_offset(timedelta(seconds=-1))
    assert clock.offset() == timedelta(0)


def test_an_offset_kept_from_an_earlier_run_is_taken_up() -> None:
    clock.set_offset(timedelta(days=2))
    clock.move(timedelta(days=1))
    assert clock.offset() == timedelta(days=3)


def test_today_is_the_day_of_the_branch_and_not_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "real", lambda: datetime(2026, 3, 31, 16, 30, tzinfo=UTC))
    assert clock.today("Asia/Shanghai").isoformat() == "2026-04-01"
    assert clock.today("UTC").isoformat() == "2026-03-31"
