"""How long so many due digests take, really sent: ``python -m tests.benchmarks.digests [--due 10000]``.

The bot runs as processes of their own, just as an operator runs it, and sends by HTTP to the local Telegram.
Everybody is the secretary of a branch of their own, so that no two digests share anything. Prints a row of a
Markdown table for one process on SQLite, and for one and two on PostgreSQL.
"""

import argparse
import tempfile
import time
from pathlib import Path

from bot.simulator.serving import LocalTelegram
from bot.simulator.world import PersonSpec
from tests.benchmarks.ticking import DUE, fill, row, stores
from tests.faults.nursery import Nursery
from tests.faults.scene import Scene

LOOK_SECONDS = 0.5


def send_all(kind: str, due: int, processes: int, nursery: Nursery) -> None:
    """Start so many bots upon so many due digests, and wait until the last is sent."""
    with stores(kind) as (store, url), LocalTelegram() as telegram, tempfile.TemporaryDirectory() as folder:
        fill(store, 1, due, DUE)
        for person in range(1, due + 1):
            telegram.world.add_person(PersonSpec(person, f"示例{person}", started=True))
        scene = Scene(telegram, url, Path(folder), nursery)
        try:
            bots = [scene.start(tick="20", lease="120") for _ in range(processes)]
            first, seconds = _watch(scene, due)
            for bot in bots:
                scene.stop(bot)
            copies = scene.accepted()
            assert len(copies) == due
            extra = sum(copies.values()) - due
        finally:
            scene.close()
    rate = f"{seconds:.0f} s, {(due - 1) / seconds:.1f} a second; the first after {first:.1f} s"
    row(kind, f"{due:,} due digests sent by {processes}, copies too many: {extra}", rate)


def _watch(scene: Scene, due: int) -> tuple[float, float]:
    """Seconds from the start to the first message, and from that to the last."""
    began = time.monotonic()
    first = 0.0
    while True:
        sent = sum(each.method == "sendMessage" for each in list(scene.telegram.world.ledger.entries))
        now = time.monotonic() - began
        first = first or (now if sent else 0.0)
        if sent >= due and scene.digests_settled():
            return first, now - first
        assert now < due, f"{sent} of {due} after {now:.0f} s\n{scene.log()[-2000:]}"
        time.sleep(LOOK_SECONDS)


def main() -> None:
    """Read the command line and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--due", type=int, default=10_000)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    given = parser.parse_args()
    nursery = Nursery()
    row("database", "what", "figure")
    row("---", "---", "---")
    for kind, processes in (("sqlite", 1), ("postgresql", 1), ("postgresql", 2)):
        if given.only in (None, kind):
            send_all(kind, given.due, processes, nursery)
    nursery.close()


if __name__ == "__main__":
    main()
