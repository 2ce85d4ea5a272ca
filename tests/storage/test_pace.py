"""The pace of sending and Telegram's "later", shared by every process, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from storage import meta, pace
from storage.store import Store

NOW = datetime(2026, 6, 17, 0, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def stores(database_url: str) -> Iterator[tuple[Store, Store]]:
    """Two processes upon one database."""
    made = Store.open(database_url), Store.open(database_url)
    yield made
    for each in made:
        each.close_now()


def test_two_processes_together_send_no_faster_than_one(stores: tuple[Store, Store]) -> None:
    one, other = stores
    moments = [each.write_now(pace.claim_moments, 30, 30.0, NOW) for each in (one, other, one, other)]
    assert [later - moments[0] for later in moments] == [SECOND * n for n in range(4)]
    assert other.read_now(pace.look, NOW, NOW).behind == 4 * SECOND - pace.CATCH_UP


def test_a_pause_is_made_up_for_only_a_little(stores: tuple[Store, Store]) -> None:
    one, other = stores
    one.write_now(pace.claim_moments, 30, 30.0, NOW)
    assert (
        other.write_now(pace.claim_moments, 30, 30.0, NOW + 60 * SECOND) == NOW + 60 * SECOND - pace.CATCH_UP
    )


def test_a_hold_told_to_one_process_is_known_to_the_other_until_it_is_over(
    stores: tuple[Store, Store],
) -> None:
    one, other = stores
    until = NOW + 30 * SECOND
    one.write_now(pace.hold, until, NOW)
    other.write_now(pace.hold, NOW + SECOND, NOW)  # a shorter one never ends a longer one
    assert other.read_now(pace.look, NOW + 29 * SECOND, NOW).held_until == until
    until += SECOND
    other.write_now(pace.hold, until, NOW)
    assert one.read_now(pace.held_until, NOW) == until
    assert other.read_now(pace.held_until, until) is None


def test_what_a_clock_kept_that_was_a_day_ahead_stops_nobody(stores: tuple[Store, Store]) -> None:
    one, other = stores
    ahead = NOW + timedelta(days=1)
    one.write_now(pace.hold, ahead + 30 * SECOND, ahead)
    one.write_now(pace.claim_moments, 30, 30.0, ahead)
    assert other.read_now(pace.look, NOW, NOW) == pace.Pace(None, timedelta(0))
    other.write_now(pace.hold, NOW + SECOND, NOW)
    assert one.read_now(pace.held_until, NOW) == NOW + SECOND


def test_nothing_is_kept_where_nothing_was_sent(stores: tuple[Store, Store]) -> None:
    assert stores[0].read_now(pace.look, NOW, NOW) == pace.Pace(None, timedelta(0))
    assert stores[0].read_now(meta.get, pace.FREE) is None
