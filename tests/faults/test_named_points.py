"""kill -9 at each named point of a digest's way out and of an update's way through."""

from collections.abc import Iterator
from signal import SIGKILL

import httpx
import pytest

from tests.faults.figures import Note
from tests.faults.scene import EXTRA_COPY, Scene
from tests.faults.walker import Walker

pytestmark = [pytest.mark.processes, pytest.mark.timeout(600)]

COPIES = {
    "before claim": 1,
    "after claim": 1,
    "before handing": 1,
    "before call": 1,
    "after call": 2,
    "before settle": 2,
    "after settle": 1,
}
"""The points of a digest's way, and how many copies arrive in the end."""
MAYBE_SENT = ("before call", "after call", "before settle")
"""The points at which nobody can know whether the call arrived: what follows says so."""

UPDATE_POINTS = (
    "before receive",
    "after receive",
    "before _apply",
    "within _apply",
    "after _apply",
    "before reply",
    "after reply",
    "after answer",
    "before answered",
    "after answered",
)


@pytest.fixture
def api(scene: Scene) -> Iterator[httpx.Client]:
    """What people do with their phones."""
    with httpx.Client(base_url=scene.telegram.url, timeout=60, trust_env=False) as client:
        yield client


def test_a_digest_survives_a_kill_at_every_point_of_its_way(scene: Scene, note: Note) -> None:
    for point, copies in COPIES.items():
        (person,) = scene.branch(due=True)
        assert scene.start(point=point, lease="1").wait() == -SIGKILL, point
        bot = scene.start(lease="1")
        scene.until(scene.digests_settled, what=point)
        scene.stop(bot)
        texts = scene.digest_texts(person)
        assert len(texts) == copies, point
        assert [EXTRA_COPY in each for each in texts] == [
            *[False] * (copies - 1),
            point in MAYBE_SENT,
        ], point
    verdict = scene.judge()
    note("points / lost / extra copies", f"{len(COPIES)} / {len(verdict.lost)} / {verdict.extra}")


def test_a_save_survives_a_kill_at_every_point_of_its_update(
    scene: Scene, api: httpx.Client, note: Note
) -> None:
    walkers = [Walker(api, person, 1) for person in scene.branch(len(UPDATE_POINTS))]

    def at_the_card() -> bool:
        for each in walkers:
            each.holding = True
            each.step()
        return all(each.ready for each in walkers) and scene.inbox_is_empty()

    bot = scene.start()
    scene.until(at_the_card)
    bot.kill()
    for walker, point in zip(walkers, UPDATE_POINTS, strict=True):
        walker.holding = False
        walker.step()
        assert scene.start(point=point, lease="1").wait() == -SIGKILL, point
    bot = scene.start(lease="1")

    def all_saved() -> bool:
        for each in walkers:
            each.step()
        return all(each.done for each in walkers) and scene.inbox_is_empty()

    scene.until(all_saved)
    scene.stop(bot)
    saved = scene.saved()
    assert saved == {walker.agendas[0]: 1 for walker in walkers}
    note("points / records saved / doubled", f"{len(UPDATE_POINTS)} / {len(saved)} / 0")
