"""kill -9 with updates waiting loses none and leaves none unanswered; SIGTERM ends in order."""

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.simulator.serving import LocalTelegram
from bot.simulator.world import PersonSpec
from tests.processes import BotProcess, answers, inbox_depth, wait_until

PEOPLE = tuple(range(1001, 1011))
EACH = 30
KILLED_AT = (2, 7, 13, 20)
"""How many answers the first person has when the process is killed."""

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]


@pytest.fixture
def telegram() -> Iterator[LocalTelegram]:
    """A local Telegram that outlives every process of the bot."""
    with LocalTelegram(people=[PersonSpec(each, f"示例{each}") for each in PEOPLE]) as running:
        yield running


def start(folder: Path, telegram: LocalTelegram, **more: str) -> BotProcess:
    """The bot upon the folder's database."""
    return BotProcess(
        folder, "run", BOT_TOKEN=telegram.token, BOT_API_URL=telegram.url, LOG_LEVEL="warning", **more
    )


def say(telegram: LocalTelegram, person_id: int, text: str) -> None:
    sent = httpx.post(f"{telegram.url}/api/people/{person_id}/text", json={"text": text}, trust_env=False)
    assert sent.is_success


def test_killing_the_bot_again_and_again_loses_no_update_and_leaves_none_unanswered(
    telegram: LocalTelegram, tmp_path: Path
) -> None:
    first = PEOPLE[0]
    for number in range(EACH):
        for person_id in PEOPLE:
            say(telegram, person_id, f"第{number}条")
    for enough in KILLED_AT:
        bot = start(tmp_path, telegram)
        wait_until(telegram, first, lambda: len(answers(telegram, first)) >= enough)  # noqa: B023
        bot.kill()
    assert len(answers(telegram, first)) < EACH, "it was killed too late to show anything"

    bot = start(tmp_path, telegram)
    wait_until(telegram, first, lambda: _all_answered(telegram, tmp_path))
    assert bot.stop() == 0
    for person_id in PEOPLE:
        # A kill between an answer's arrival and its being noted costs one extra copy, never an answer.
        assert EACH <= len(answers(telegram, person_id)) <= EACH + len(KILLED_AT)
    assert inbox_depth(tmp_path).dead == 0
    assert telegram.world.violations == []


def _all_answered(telegram: LocalTelegram, folder: Path) -> bool:
    return telegram.world.updates.count() == 0 and inbox_depth(folder).unfinished == 0


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_bot_in_order_and_within_its_time(
    telegram: LocalTelegram, tmp_path: Path, sign: signal.Signals
) -> None:
    bot = start(tmp_path, telegram)
    bot.line(lambda line: "Ctrl+C" in line)
    say(telegram, PEOPLE[0], "在吗")
    wait_until(telegram, PEOPLE[0], lambda: len(answers(telegram, PEOPLE[0])) == 1)
    assert bot.stop(sign) == 0
    assert inbox_depth(tmp_path).unfinished == 0


def test_a_signal_ends_a_bot_that_cannot_reach_telegram(tmp_path: Path, telegram: LocalTelegram) -> None:
    telegram.stop()
    bot = start(tmp_path, telegram)
    bot.line(lambda line: "Ctrl+C" in line)
    assert bot.stop() == 0


def test_a_token_that_telegram_refuses_ends_the_bot_with_a_plain_sentence(
    telegram: LocalTelegram, tmp_path: Path
) -> None:
    bot = BotProcess(
        tmp_path, "--lang", "en", "run", BOT_TOKEN="123456:not-the-token-at-all", BOT_API_URL=telegram.url
    )
    assert bot.process.wait(60) == 1
    bot.kill()
    assert "refuses this token" in (tmp_path / "bot.log").read_text(encoding="utf-8")


def test_the_bot_serves_a_webhook_and_its_health(telegram: LocalTelegram, tmp_path: Path) -> None:
    port = _free_port()
    bot = start(
        tmp_path,
        telegram,
        WEBHOOK_URL=f"http://127.0.0.1:{port}/telegram",
        WEBHOOK_SECRET="a-secret-of-this-test",
        WEBHOOK_PORT=str(port),
    )
    bot.line(lambda line: "Ctrl+C" in line)
    say(telegram, PEOPLE[0], "在吗")
    wait_until(telegram, PEOPLE[0], lambda: len(answers(telegram, PEOPLE[0])) == 1)
    health = httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False)
    assert health.json() | {"tick_age_seconds": 0} == {
        "status": "ok",
        "wrong": [],
        "telegram_age_seconds": None,
        "oldest_unanswered_seconds": 0.0,
        "tick": "ok",
        "tick_age_seconds": 0,
        "database": "ok",
        "inbox_depth": 0,
        "dead_letters": 0,
        "unsent": 0,
        "oldest_unsent_seconds": 0.0,
        "unreachable": 0,
    }
    assert httpx.post(f"http://127.0.0.1:{port}/telegram", json={}, trust_env=False).status_code == 403
    assert bot.stop() == 0


def _free_port() -> int:
    from bot.cli.serving import listen

    with listen("127.0.0.1", 0) as sock:
        return int(sock.getsockname()[1])
