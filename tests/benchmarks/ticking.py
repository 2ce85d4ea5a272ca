"""What a tick costs: ``python -m tests.benchmarks.ticking [--people 1000000] [--due 10000]``.

A tick with nothing due is timed among ever more people on SQLite and on PostgreSQL; then so many digests are
planned, claimed and handed to a stub that answers at once, by one process and by two on PostgreSQL, without
regard to Telegram's pace. Prints a Markdown table. Not part of the suite: figures are for reading, and a busy
machine proves nothing.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import cast

from sqlalchemy import Connection, text
from sqlmodel import Session

from bot import clock, logs
from bot.delivery import Outcome, OutcomeKind
from bot.roster import Membership
from bot.settings import Settings
from handlers.reminders.tick import Digests
from handlers.sending import Door
from handlers.ticking import Ticking
from storage import digests
from storage.store import Store
from tests import postgres

AT = datetime(2026, 6, 17, 2, 0, tzinfo=UTC)
"""A Wednesday, 10:00 in Beijing."""
DUE, AHEAD = "2026-06-17 00:30:00.000000", "2026-06-18 00:30:00.000000"
TIMES = 50
AS_FAST_AS_CAN_BE = 1e6
"""Messages a second: Telegram's pace would hide our own."""


class Stub:
    """A door behind which every message arrives at once."""

    def __init__(self) -> None:
        self.sent = 0
        self.held = None

    def hold_until(self, *_: object) -> None:
        """Nobody is held."""

    async def deliver(self, *_: object, **__: object) -> Outcome:
        """Sent."""
        self.sent += 1
        return Outcome(OutcomeKind.SENT, message_id=self.sent)

    async def drop_buttons(self, *_: object) -> None:
        """Done."""


def ticking(store: Store, stub: Stub) -> Ticking:
    """What a tick works with."""
    worked = {AT.date(): True}
    settings = Settings(_env_file=None, workday_overrides=worked)
    return Ticking(store, settings, cast("Door", stub), asyncio.Event())


NUMBERS = {
    "postgresql": "SELECT n FROM generate_series(CAST(:first AS bigint), CAST(:last AS bigint)) AS series(n)",
    "sqlite": """
        WITH RECURSIVE s(n) AS (SELECT :first UNION ALL SELECT n + 1 FROM s WHERE n < :last) SELECT n FROM s
    """,
}
STATEMENTS = """
INSERT INTO branch (id, name, tracking_start, full_members, leadership_team, time_zone)
    SELECT n, '示例', '2026-01-01', 9, {false}, 'Asia/Shanghai' FROM ({numbers}) AS numbers;
INSERT INTO person (id, branch_id, position, name, membership, exempt)
    SELECT n, n, 0, '示例', '{full}', {false} FROM ({numbers}) AS numbers;
INSERT INTO tenure (person_id, post)
    SELECT n, 'branch_secretary' FROM ({numbers}) AS numbers;
INSERT INTO account
    (id, chat_id, language, branch_id, person_id, active, unreachable, noticed, digest_at)
    SELECT n, n, 'zh', n, n, {true}, {false}, {true}, '{at}' FROM ({numbers}) AS numbers;
INSERT INTO outbox
    (user_id, kind, subject, due_at, payload, state, next_at, attempts, resends, planned_at)
    SELECT n, 'digest', '', '{due}', '{{}}', 'planned', '{due}', 0, 0, '{due}' FROM ({numbers}) AS numbers;
ANALYZE
"""


def fill(store: Store, first: int, last: int, due: str) -> None:
    """So many people, each the secretary of a branch, whose digest is due at a moment."""
    store.write_now(_fill, first, last, due)


def _fill(session: Session, first: int, last: int, due: str) -> None:
    connection: Connection = session.connection()
    dialect = connection.dialect.name
    words = {
        "numbers": NUMBERS[dialect],
        "full": Membership.FULL.value,
        "true": "true" if dialect == "postgresql" else "1",
        "false": "false" if dialect == "postgresql" else "0",
        "at": "08:30:00" if dialect == "postgresql" else "08:30:00.000000",
        "due": f"{due}+00" if dialect == "postgresql" else due,
    }
    for statement in STATEMENTS.format(**words).split(";"):
        given = {"first": first, "last": last} if ":first" in statement else {}
        connection.execute(text(statement), given)


async def nothing_due(store: Store) -> tuple[float, float]:
    """Milliseconds of a tick with nothing due: the median, and the longest that looks for unplanned."""
    tick, work = Digests(), ticking(store, Stub())
    first = 0.0
    while tick._looked is None:
        began = time.perf_counter()
        await tick(work)
        first = max(first, time.perf_counter() - began)
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        await tick(work)
        took.append(time.perf_counter() - began)
    return median(took) * 1000, first * 1000


async def hand_out(store: Store) -> tuple[int, float]:
    """Send all that is due; how many this process sent, and in how many seconds."""
    stub, tick = Stub(), Digests(AS_FAST_AS_CAN_BE)
    tick._looked = clock.real()  # planning is timed by itself
    work = ticking(store, stub)
    began, before = time.perf_counter(), -1
    while stub.sent != before:
        before = stub.sent
        while await tick(work) is not None:
            pass
    return stub.sent, time.perf_counter() - began


@contextmanager
def stores(people_database: str) -> Iterator[tuple[Store, str]]:
    """An empty store, and its address."""
    if people_database == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'zhishu.db'}"
            yield from _opened(url)
        return
    with postgres.databases() as made, made.fresh() as url:
        yield from _opened(url)


def _opened(url: str) -> Iterator[tuple[Store, str]]:
    store = Store.open(url, patience=timedelta(minutes=10))
    try:
        yield store, url
    finally:
        store.close_now()


def row(*cells: object) -> None:
    """A line of the table."""
    print("|", " | ".join(map(str, cells)), "|", flush=True)  # noqa: T201 - the result


def growth(kind: str, people: int) -> None:
    """A tick with nothing due among ever more people."""
    with stores(kind) as (store, _):
        done = 0
        for count in (people // 100, people // 10, people):
            fill(store, done + 1, count, AHEAD)
            done = count
            middle, first = asyncio.run(nothing_due(store))
            row(kind, f"a tick, nothing due among {count:,}", f"{middle:.2f} ms")
            row(
                kind,
                f"the longest of those that look for unplanned every ten minutes, among {count:,}",
                f"{first:.0f} ms",
            )


def throughput(kind: str, due: int, processes: int) -> None:
    """Planned, claimed, composed, handed to the stub and settled."""
    with stores(kind) as (store, url):
        fill(store, 1, due, AHEAD)
        store.write_now(_forget)
        began = time.perf_counter()
        tick = Digests()
        while tick._looked is None:
            asyncio.run(tick._plan(ticking(store, Stub())))
        planning = time.perf_counter() - began
        assert store.read_now(digests.without)[0] == []
        clock._offset += timedelta(days=1)
        began = time.perf_counter()
        helpers = [_helper(url) for _ in range(processes - 1)]
        mine, _ = asyncio.run(hand_out(store))
        sent = mine + sum(int(each.communicate()[0]) for each in helpers)
        seconds = time.perf_counter() - began
        clock._offset -= timedelta(days=1)
        row(kind, f"{due:,} digests planned", f"{due / planning:.0f} a second")
        row(
            kind,
            f"{sent:,} digests claimed and sent to a stub by {processes}",
            f"{sent / seconds:.0f} a second",
        )


def _forget(session: Session) -> None:
    session.connection().execute(text("DELETE FROM outbox"))


def _helper(url: str) -> "subprocess.Popen[str]":
    told = [sys.executable, "-m", "tests.benchmarks.ticking", "--help-with", url]
    return subprocess.Popen(told, stdout=subprocess.PIPE, text=True)


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--due", type=int, default=10_000)
    parser.add_argument("--help-with", help=argparse.SUPPRESS)
    given = parser.parse_args()
    logs.set_up("warning")
    clock._offset = AT - clock.real()
    if given.help_with:
        clock._offset += timedelta(days=1)
        store = Store.open(given.help_with)
        print(asyncio.run(hand_out(store))[0])  # noqa: T201 - the answer to who asked
        store.close_now()
        return
    row("database", "what", "figure")
    row("---", "---", "---")
    for kind in ("sqlite", "postgresql"):
        growth(kind, given.people)
    throughput("sqlite", given.due, 1)
    throughput("postgresql", given.due, 1)
    throughput("postgresql", given.due, 2)


if __name__ == "__main__":
    main()
