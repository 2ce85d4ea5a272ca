"""Several processes upon one PostgreSQL: they share the work, and the death of one is made good."""

import random
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.simulator.serving import LocalTelegram
from handlers.reminders import sending
from tests.faults.conftest import Extent
from tests.faults.figures import Note
from tests.faults.nursery import Nursery
from tests.faults.scene import Scene
from tests.postgres import Databases

pytestmark = [pytest.mark.processes, pytest.mark.timeout(900)]

EACH = 5


@pytest.fixture
def scene(
    telegram: LocalTelegram, postgres_databases: Databases, tmp_path: Path, nursery: Nursery
) -> Iterator[Scene]:
    """Branches upon PostgreSQL."""
    with postgres_databases.fresh() as url:
        made = Scene(telegram, url, tmp_path, nursery)
        yield made
        made.close()


def test_three_that_tick_send_each_digest_once(scene: Scene, extent: Extent, note: Note) -> None:
    """None twice, but where a call was given up unanswered after its three seconds.

    A lease begins anew with each call, so that a machine however busy costs no copy by that.
    """
    scene.branch(extent.of(120, 1500), due=True)
    bots = [scene.start(lease="120") for _ in range(3)]
    scene.until(scene.digests_settled)
    verdict = scene.judge()
    assert verdict.unexplained == 0
    failed = [line for line in scene.log().splitlines() if "delivery failed" in line]
    assert verdict.extra <= sum("uncertain" in line for line in failed)
    for bot in bots:
        scene.stop(bot)
    note("processes / digests / lost / extra copies", f"3 / {verdict.people} / 0 / {verdict.extra}")


def test_what_one_held_that_was_killed_is_taken_over_by_the_others(
    scene: Scene, chance: random.Random, extent: Extent, note: Note
) -> None:
    scene.branch(extent.of(150, 1500), due=True)
    bots = [scene.start(lease="2") for _ in range(3)]
    kills = extent.of(2, 20)
    for number in range(kills):
        threshold = chance.randint(5, 25) * (number + 1)
        scene.until(lambda: sum(scene.accepted().values()) >= threshold or scene.digests_settled())  # noqa: B023
        bots.pop(0).kill()
        bots.append(scene.start(lease="2"))
    scene.until(scene.digests_settled)
    verdict = scene.judge()
    assert verdict.extra + verdict.given_up <= kills * sending.SIDE_BY_SIDE  # what was within its call
    for bot in bots:
        scene.stop(bot)
    figures = f"{kills} / {verdict.people} / {verdict.given_up} / {verdict.extra}"
    note("killed / digests / given up / extra copies", figures)


def test_two_that_poll_and_take_turns_answer_every_message_once(scene: Scene, note: Note) -> None:
    people = scene.branch(6)
    bots = [scene.start() for _ in range(2)]
    scene.until(lambda: all(bot.serves for bot in bots))
    with httpx.Client(base_url=scene.telegram.url, trust_env=False) as client:
        for _ in range(EACH):
            for person in people:
                assert client.post(f"/api/people/{person}/text", json={"text": "怎么用"}).is_success
    scene.until(scene.inbox_is_empty)
    for bot in bots:
        scene.stop(bot)
    entries = [each for each in scene.telegram.world.ledger.entries if each.method == "sendMessage"]
    assert len([each for each in entries if each.accepted]) == EACH * len(people)
    conflicts = sum(each.http_status == 409 for each in scene.telegram.world.ledger.entries)
    note("messages / answers / 409 met", f"{EACH * len(people)} / {EACH * len(people)} / {conflicts}")
