"""How long the year's ledgers and documents of a large branch take, and how much memory.

The times are printed and judged by nobody; docs/performance.md holds them with the machine they are from.
"""

import io
import time
import tracemalloc
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from handlers.documents.gathering import gathered
from handlers.ledgers import LEDGERS, made
from messages.documents.checking import samples
from messages.documents.reports import ANNUAL, TEMPLATE, values_of_report
from messages.documents.word import document
from messages.documents.workbook import workbook
from storage.store import Store
from tests.benchmarks.branch import MEETINGS, TODAY, large_branch

pytestmark = pytest.mark.benchmark(timer=time.process_time)
ROUNDS = {"rounds": 5, "warmup_rounds": 1}
MOST_MEMORY = 100_000_000
"""Bytes that Python may hold at once while the ledger is made."""


@pytest.fixture
def large(tmp_path: Path) -> Any:
    """A store on SQLite with the large branch, and its ids."""
    store = Store.open(f"sqlite:///{tmp_path / 'large.db'}")
    branch_id, secretary = store.write_now(large_branch)
    yield store, branch_id, secretary
    store.close_now()


def ledger(store: Store, branch_id: int, secretary: int, name: str) -> bytes:
    """A ledger from the database to the file."""
    found = store.read_now(made, branch_id, secretary, name, TODAY.year, TODAY)
    assert found is not None
    return workbook(found.sheets, TODAY, found.branch.name)


@pytest.mark.parametrize("name", LEDGERS)
def test_the_years_ledger_of_300_records(benchmark: Any, large: Any, name: str) -> None:
    content = benchmark.pedantic(ledger, (*large, name), **ROUNDS)
    assert content.startswith(b"PK")


def test_the_ledger_of_300_records_takes_little_memory_and_holds_them_all(large: Any) -> None:
    store, branch_id, secretary = large
    tracemalloc.start()
    try:
        content = ledger(store, branch_id, secretary, "meetings")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert sum(book[name].max_row - 3 for name in book.sheetnames[:2]) == MEETINGS


def test_the_annual_report_of_300_records(benchmark: Any, large: Any) -> None:
    store, branch_id, secretary = large

    def write() -> bytes:
        found = store.read_now(gathered, branch_id, secretary, ANNUAL, TODAY.year, TODAY)
        assert found is not None
        return document(TEMPLATE, values_of_report(ANNUAL, found.facts, found.texts), title="报告")

    assert benchmark.pedantic(write, **ROUNDS).startswith(b"PK")


def test_the_minutes_of_one_meeting(benchmark: Any) -> None:
    values = samples("branch_committee_meeting")[0]
    made_ = benchmark.pedantic(document, ("branch_committee_meeting", values), {"title": "记录"}, **ROUNDS)
    assert made_.startswith(b"PK")
