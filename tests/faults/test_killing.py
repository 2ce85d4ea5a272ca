"""kill -9 at random instants, while people log meetings and while many digests are due."""

import random
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.faults.conftest import Extent
from tests.faults.figures import Note
from tests.faults.scene import Scene
from tests.faults.walker import Walker

pytestmark = [pytest.mark.processes, pytest.mark.timeout(3600)]


@pytest.fixture
def api(scene: Scene) -> Iterator[httpx.Client]:
    """What people do with their phones."""
    with httpx.Client(base_url=scene.telegram.url, timeout=60, trust_env=False) as client:
        yield client


def wait(scene: Scene, walkers: list[Walker], seconds: float) -> None:
    """Let people go on for so long, whether the bot runs or not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for each in walkers:
            each.step()
        time.sleep(0.02)


def alive(scene: Scene) -> int:
    """How many calls the bot has made so far."""
    return scene.telegram.world.ledger.last


def test_killed_at_random_instants_it_loses_no_digest_and_doubles_no_record(
    scene: Scene, api: httpx.Client, extent: Extent, chance: random.Random, note: Note
) -> None:
    kills, meetings = extent.of(10, 100), extent.of(3, 25)
    walkers = [Walker(api, person, meetings) for person in scene.branch(4)]
    reminded = scene.branch(extent.of(150, 1500), due=True)
    scene.people = reminded
    for _ in range(kills):
        bot, calls = scene.start(), alive(scene)
        scene.until(lambda before=calls: alive(scene) > before, what="a sign of life")  # type: ignore[misc]
        wait(scene, walkers, chance.uniform(0.0, 0.8))
        bot.kill()
    wait(scene, walkers, 0.1)
    bot = scene.start()

    def finished() -> bool:
        for each in walkers:
            each.step()
        return all(each.done for each in walkers) and scene.inbox_is_empty() and scene.digests_settled()

    scene.until(finished, extent.of(90, 1800), "everything")
    scene.stop(bot)
    verdict = scene.judge()
    saved = scene.saved()
    assert saved == dict.fromkeys((agenda for each in walkers for agenda in each.agendas), 1)
    note("kills", kills)
    note(
        "digests due / lost / extra copies / given up aloud",
        figures(verdict.people, 0, verdict.extra, verdict.given_up),
    )
    note("records saved / doubled / half-saved", figures(len(saved), 0, 0))


def figures(*numbers: int) -> str:
    """Numbers side by side."""
    return " / ".join(map(str, numbers))
