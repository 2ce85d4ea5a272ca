"""A disk that takes nothing more, not even a line of log: what came in waits, and nothing counts twice."""

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.simulator.serving import LocalTelegram
from tests.faults.figures import Note
from tests.faults.nursery import Nursery
from tests.faults.scene import Scene
from tests.faults.walker import Walker

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]

HELD_BACK = 3
"""Refused fetches after which there is room again."""


@pytest.fixture
def scene(telegram: LocalTelegram, sqlite_url: str, tmp_path: Path, nursery: Nursery) -> Iterator[Scene]:
    """Branches upon a SQLite file."""
    made = Scene(telegram, sqlite_url, tmp_path, nursery)
    yield made
    made.close()


def room(pid: int, bytes_of_a_file: int) -> None:
    """How long any file may grow that the process writes; the system refuses what is beyond."""
    if sys.platform == "linux":
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (bytes_of_a_file, resource.RLIM_INFINITY))


def test_a_process_whose_disk_is_full_goes_on_where_it_was_once_there_is_room(
    scene: Scene, note: Note
) -> None:
    walkers: list[Walker] = []
    with httpx.Client(base_url=scene.telegram.url, timeout=60, trust_env=False) as api:
        walkers += [Walker(api, person, 2) for person in scene.branch(3)]
        bot = scene.start()
        scene.until(lambda: bot.serves)
        for _ in range(3):
            for each in walkers:
                each.step()
        scene.until(scene.inbox_is_empty)
        room(bot.pid, 0)
        reminded = scene.branch(20, due=True)
        for each in walkers:
            each.step()
        before = fetches(scene)
        scene.until(lambda: fetches(scene) >= before + HELD_BACK, what="trying again")
        assert scene.accepted() == {}
        room(bot.pid, resource.RLIM_INFINITY)

        def finished() -> bool:
            for each in walkers:
                each.step()
            return all(each.done for each in walkers) and scene.inbox_is_empty() and scene.digests_settled()

        scene.until(finished)
        scene.stop(bot)
    scene.people = reminded
    verdict = scene.judge()
    assert verdict.extra == 0
    saved = scene.saved()
    assert saved == dict.fromkeys((agenda for each in walkers for agenda in each.agendas), 1)
    note(
        "records saved / doubled, digests / lost / extra copies",
        f"{len(saved)} / 0, {verdict.people} / 0 / 0",
    )


def fetches(scene: Scene) -> int:
    """How often the bot has asked for updates."""
    return sum(each.method == "getUpdates" for each in list(scene.telegram.world.ledger.entries))
