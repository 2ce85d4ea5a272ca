"""How long a secretary's whole standing takes in a large branch, and that it takes three queries.

The figures are printed and judged by nobody; docs/performance.md holds them with the machine they are from.
"""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session

from bot.duties.lists import Seat, duty_list
from bot.duties.situation import Situation
from handlers.situations import catalogue_of, situation
from storage.store import Store
from tests.benchmarks.branch import MEETINGS, PEOPLE, TALKS, TODAY, large_branch

pytestmark = pytest.mark.benchmark(timer=time.process_time)
"""Processor time: what else the machine does is no matter of the product's."""
ROUNDS = {"rounds": 30, "warmup_rounds": 3}


@pytest.fixture
def large(tmp_path: Path) -> Any:
    """A store on SQLite with the large branch, and its ids."""
    store = Store.open(f"sqlite:///{tmp_path / 'large.db'}")
    branch_id, secretary = store.write_now(large_branch)
    yield store, branch_id, secretary
    store.close_now()


def fresh(now: Situation) -> tuple[tuple[Situation], dict[str, Any]]:
    """The situation as it is read, with nothing worked out yet."""
    return (replace(now),), {}


def test_the_standing_of_a_large_branch(benchmark: Any, large: Any) -> None:
    store, branch_id, secretary = large
    now = store.read_now(situation, branch_id, TODAY)
    assert (len(now.roster.people), len(now.facts)) == (PEOPLE, MEETINGS + TALKS)
    found = benchmark.pedantic(
        lambda here: duty_list(catalogue_of(here), here, secretary), setup=lambda: fresh(now), **ROUNDS
    )
    assert found.seat is Seat.SECRETARY


def test_reading_what_the_standing_of_a_large_branch_needs(benchmark: Any, large: Any) -> None:
    store, branch_id, _ = large
    found = benchmark.pedantic(store.read_now, (situation, branch_id, TODAY), **ROUNDS)
    assert len(found.facts) == MEETINGS + TALKS


def test_the_list_of_a_large_branch_takes_three_queries(large: Any) -> None:
    store, branch_id, secretary = large

    def counted(session: Session) -> int:
        statements: list[str] = []

        def note(*call: object) -> None:
            statements.append(str(call[2]))

        engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", note)
        try:
            now = situation(session, branch_id, TODAY)
            duty_list(catalogue_of(now), now, secretary)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return sum(one.lstrip().upper().startswith("SELECT") for one in statements)

    assert store.read_now(counted) == 3
