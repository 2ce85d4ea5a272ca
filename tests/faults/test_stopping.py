"""SIGTERM ends the bot in order and within ten seconds, whatever it waits for."""

import httpx
import pytest

from tests.faults.figures import Note
from tests.faults.locking import locked
from tests.faults.scene import Scene

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]

EACH = 5


def speak(scene: Scene, people: list[int]) -> None:
    """Everybody writes a few lines."""
    with httpx.Client(base_url=scene.telegram.url, trust_env=False) as client:
        for _ in range(EACH):
            for person in people:
                assert client.post(f"/api/people/{person}/text", json={"text": "怎么用"}).is_success


def answered(scene: Scene) -> int:
    """How many messages Telegram accepted."""
    return sum(
        each.method == "sendMessage" and each.accepted for each in list(scene.telegram.world.ledger.entries)
    )


def ends_and_goes_on(scene: Scene, seconds: float, note: Note) -> None:
    """What was left at the end is done after the next start."""
    scene.telegram.world.faults.clear()
    bot = scene.start(lease="1")
    scene.until(lambda: scene.inbox_is_empty() and scene.digests_settled())
    scene.stop(bot)
    scene.judge()
    note("seconds until the end", f"{seconds:.1f}")


def test_it_ends_in_time_under_load(scene: Scene, note: Note) -> None:
    people = scene.branch(40, due=True)
    bot = scene.start()
    scene.until(lambda: bot.serves)
    speak(scene, people)
    scene.until(lambda: answered(scene) > 20)
    ends_and_goes_on(scene, scene.stop(bot), note)


def test_it_ends_in_time_while_telegram_answers_nothing(scene: Scene, note: Note) -> None:
    people = scene.branch(20, due=True)
    fault = {"kind": "timeout", "probability": 1, "seconds": 60}
    with httpx.Client(base_url=scene.telegram.url, trust_env=False) as client:
        for method in ("sendMessage", "getUpdates", "setMyCommands"):
            assert client.post("/api/faults", json={**fault, "method": method}).is_success
    bot = scene.start()
    scene.until(lambda: bot.serves)
    speak(scene, people)
    scene.until(lambda: not scene.digests_settled())
    ends_and_goes_on(scene, scene.stop(bot), note)


def test_it_ends_in_time_while_somebody_holds_the_database(scene: Scene, note: Note) -> None:
    people = scene.branch(20, due=True)
    bot = scene.start()
    scene.until(lambda: bot.serves)
    speak(scene, people)
    scene.until(lambda: answered(scene) > 5)
    with locked(scene.url):
        scene.until(lambda: "database busy" in scene.log() or "cut short" in scene.log())
        seconds = scene.stop(bot)
    ends_and_goes_on(scene, seconds, note)
