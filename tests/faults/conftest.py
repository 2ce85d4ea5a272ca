"""The fault suite: how much of it runs, with which seed, and the table of figures at its end.

In its bounded form it is part of the suite. ``pytest tests/faults --full`` runs all of it, ``--seed N`` with
the chances of an earlier run, ``--write-figures`` puts the table into docs/reliability.md.
"""

import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.simulator.serving import LocalTelegram
from tests.faults import figures
from tests.faults.nursery import Nursery
from tests.faults.scene import Scene


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the fault suite."""
    group = parser.getgroup("faults")
    group.addoption("--full", action="store_true", help="run the fault suite in its full form")
    group.addoption("--seed", type=int, default=None, help="the seed of the fault suite's chances")
    group.addoption("--write-figures", action="store_true", help="write the table into docs/reliability.md")


SEED = pytest.StashKey[int]()


def seed_of(config: pytest.Config) -> int:
    """The seed of this run: given, or drawn once."""
    if SEED not in config.stash:
        given = config.getoption("--seed", default=None)
        config.stash[SEED] = secrets.randbelow(10**6) if given is None else int(given)
    return config.stash[SEED]


@dataclass(frozen=True)
class Extent:
    """How much is run."""

    full: bool

    def of(self, bounded: int, full: int) -> int:
        """A number of repetitions."""
        return full if self.full else bounded


@pytest.fixture
def extent(request: pytest.FixtureRequest) -> Extent:
    """The bounded form unless --full."""
    return Extent(bool(request.config.getoption("--full", default=False)))


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    """Chances of this test's own that can be had again with the seed of the run."""
    seed = seed_of(request.config)
    print(f"seed {seed}: again with --seed {seed}")  # noqa: T201 - pytest shows it with a failure
    return random.Random(f"{seed} {request.node.nodeid}")


@pytest.fixture
def note(request: pytest.FixtureRequest) -> figures.Note:
    """Notes a figure for the table."""
    return lambda what, value: request.node.user_properties.append(("figure", (what, str(value))))


@pytest.fixture
def telegram() -> Iterator[LocalTelegram]:
    """A local Telegram that outlives every process of the bot, and is the judge."""
    with LocalTelegram() as running:
        yield running


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Where bots come from."""
    made = Nursery()
    yield made
    made.close()


@pytest.fixture
def scene(telegram: LocalTelegram, database_url: str, tmp_path: Path, nursery: Nursery) -> Iterator[Scene]:
    """Branches upon a database, on SQLite and on PostgreSQL, with no bot running yet."""
    made = Scene(telegram, database_url, tmp_path, nursery)
    yield made
    made.close()


def _rows(terminal: pytest.TerminalReporter) -> list[figures.Row]:
    reports = [
        each
        for each in terminal.stats.get("passed", [])
        if isinstance(each, pytest.TestReport) and "tests/faults/" in each.nodeid
    ]
    return [
        (figures.sentence(report.nodeid), str(value[0]), str(value[1]))
        for report in reports
        if report.when == "call"
        for kind, value in report.user_properties
        if kind == "figure" and isinstance(value, tuple | list)
    ]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table of figures, and keep it where that was asked for."""
    rows = _rows(terminalreporter)
    if not rows:
        return
    terminalreporter.section("figures of the fault suite")
    terminalreporter.write_line(figures.table(rows))
    seed = seed_of(config)
    terminalreporter.write_line(f"seed {seed}: again with --seed {seed}")
    if config.getoption("--write-figures", default=False):
        extent = " --full" if config.getoption("--full", default=False) else ""
        figures.write(rows, f"pytest tests/faults{extent} --seed {seed}")
