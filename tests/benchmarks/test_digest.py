"""What it costs to compose the digests of one large branch: one by one, and as a part that reads it once."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session

from bot.settings import Settings
from handlers.reminders import settling
from handlers.reminders.choosing import Message, compose
from storage import accounts, digests, outbox, rosters
from storage.store import Store
from tests.benchmarks.branch import large_branch

MORNING = datetime(2026, 11, 20, 1, tzinfo=UTC)
"""A Friday, 9:00 in Beijing."""
PART = 15
TIMES = 10


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    """A branch of 60 with 300 records, fifteen of whom have a phone and a digest due."""
    opened = Store.open(sqlite_url)
    opened.write_now(_branch)
    yield opened
    opened.close_now()


def _branch(session: Session) -> None:
    branch_id, _ = large_branch(session)
    for number, person in enumerate(rosters.get(session, branch_id).people[:PART], 1):
        accounts.ensure(session, number, number, "zh")
        accounts.bind(session, number, branch_id, person.id)
        digests.plan(session, number, MORNING, MORNING)


def test_fifteen_digests_of_one_branch_are_read_together(
    store: Store, record_property: Callable[[str, object], None]
) -> None:
    settings = Settings(_env_file=None, data_dir=Path("unused"))
    rows = store.write_now(outbox.claim, MORNING, timedelta(minutes=2), PART, owner="x")
    assert len(rows) == PART
    asked = [0]
    engine: Engine = store._engines.read

    def count(*_: object) -> None:
        asked[0] += 1

    event.listen(engine, "before_cursor_execute", count)
    alone = _least(lambda: [store.read_now(compose, row, MORNING, settings) for row in rows])
    one_by_one, asked[0] = asked[0] // TIMES, 0
    together = _least(lambda: store.read_now(settling.compose_all, rows, MORNING, settings))
    at_once = asked[0] // TIMES
    said = store.read_now(settling.compose_all, rows, MORNING, settings)
    assert said == [store.read_now(compose, row, MORNING, settings) for row in rows]
    assert any(isinstance(each, Message) for each in said)
    assert at_once * 3 < one_by_one
    record_property("milliseconds a digest, one by one / together", f"{alone:.1f} / {together:.1f}")
    print(f"queries {one_by_one} / {at_once}; ms a digest {alone:.1f} / {together:.1f}")  # noqa: T201


def _least(run: Callable[[], object]) -> float:
    """Processor milliseconds of one digest, the least of a few rounds."""
    found = []
    for _ in range(TIMES):
        began = time.process_time()
        run()
        found.append((time.process_time() - began) / PART * 1000)
    return min(found)
