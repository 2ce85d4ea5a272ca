"""After an outage the operators get one line, and the health endpoint tells what is late."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from starlette.applications import Starlette

from bot import clock
from handlers import outage
from tests.driver import Bot
from tests.handlers.digests import Branch, branch, digest_of
from tests.phone import Phone

OPERATOR = 9001


class Machine:
    """The machine's clock, which a test may move."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ahead = timedelta(0)
        monkeypatch.setattr(clock, "real", lambda: datetime.now(UTC) + self.ahead)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """The machine's clock."""
    return Machine(monkeypatch)


def operator(bot: Bot) -> Phone:
    """The operator, who has written to the bot before."""
    phone = bot.person("运维", person_id=OPERATOR)
    bot.telegram.world.people[OPERATOR].started = True
    return phone


def down(here: Branch, machine: Machine, **time: float) -> None:
    """The bot was stopped for so long."""
    here.bot.stop()
    machine.ahead += timedelta(**time)
    here.bot.start()
    here.bot.tick()


def test_after_an_outage_the_operator_gets_one_line_with_how_long_and_how_many_late(machine: Machine) -> None:
    with branch(operator_ids=str(OPERATOR)) as here:
        phone = operator(here.bot)
        here.bot.tick()
        down(here, machine, hours=13, minutes=5)
        (line,) = phone.chat
        assert "13 小时 5 分钟" in line.text
        assert "2 条提醒晚了" in line.text
        assert len(digest_of(here.zhang)) == len(digest_of(here.li)) == 1
        machine.ahead += timedelta(minutes=5)
        here.bot.tick()
        assert len(phone.chat) == 1


def test_a_short_gap_and_an_ordinary_night_are_no_outage(machine: Machine) -> None:
    with branch(operator_ids=str(OPERATOR)) as here:
        phone = operator(here.bot)
        here.bot.tick()
        down(here, machine, minutes=8)
        for _ in range(3):
            machine.ahead += timedelta(minutes=9)
            here.bot.tick()
        assert phone.chat == []


def test_a_telegram_that_was_not_to_be_reached_is_an_outage_too(machine: Machine) -> None:
    with branch(operator_ids=str(OPERATOR)) as here:
        phone = operator(here.bot)
        here.bot.tick()
        here.bot.fault("502", "*", times=None, probability=1)  # type: ignore[arg-type]
        for _ in range(4):
            machine.ahead += timedelta(minutes=15)
            here.bot.tick()
        assert phone.chat == []
        here.bot.api.delete("/api/faults")
        machine.ahead += timedelta(minutes=15)
        here.bot.tick()
        (line,) = phone.chat
        assert "1 小时 15 分钟" in line.text
        assert "没有提醒因此晚到。" in line.text


def test_an_operator_who_reads_english_and_a_telling_that_fails_once(machine: Machine) -> None:
    with branch(operator_ids=str(OPERATOR), language="en") as here:
        phone = operator(here.bot)
        here.bot.tick()
        here.bot.stop()
        machine.ahead += timedelta(days=2, minutes=3)
        here.bot.fault("429", chat_id=OPERATOR, retry_after=1)
        here.bot.start()
        here.bot.tick()
        assert phone.chat == []
        machine.ahead += outage.HELD + timedelta(minutes=1)
        here.bot.tick()
        (line,) = phone.chat
        assert "down for 2 d 3 min" in line.text


def test_health_tells_how_long_the_oldest_late_reminder_waits() -> None:
    with branch() as here:
        here.bot.fault("429", times=100, retry_after=600)
        here.until("2026-06-17 08:30")
        here.bot.move(minutes=20)

        async def asked() -> dict[str, object]:
            web = Starlette(routes=here.bot.service.web_routes())
            async with httpx.AsyncClient(
                transport=httpx.ASGITransport(web), base_url="http://bot.example"
            ) as client:
                report: dict[str, object] = (await client.get("/healthz")).json()
                return report

        report = here.bot.run(asked())
        assert report["unsent"] == 2
        assert 1200 <= float(str(report["oldest_unsent_seconds"])) < 1300
