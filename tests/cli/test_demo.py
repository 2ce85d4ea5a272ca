"""The demo: one process, a clock that moves forward and stays moved, an order in which things end."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar import is_workday
from bot.cli.controls import next_day, next_month_morning, next_workday_morning
from bot.settings import Settings
from messages.labels import LANGUAGES
from tests.processes import BotProcess

BEIJING = ZoneInfo("Asia/Shanghai")
SETTINGS = Settings(_env_file=None, workday_overrides={date(2026, 6, 20): True, date(2026, 6, 22): False})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-06-17T07:00", "2026-06-17T08:30"),
        ("2026-06-17T08:30", "2026-06-18T08:30"),
        ("2026-06-18T10:00", "2026-06-20T08:30"),
        ("2026-06-20T10:00", "2026-06-23T08:30"),
    ],
)
def test_the_next_workday_begins_at_half_past_eight_and_knows_exceptions(now: str, morning: str) -> None:
    assert next_workday_morning(at(now), SETTINGS) == at(morning)


def test_next_month_begins_on_its_first_morning() -> None:
    assert next_month_morning(at("2026-01-31T23:00")) == at("2026-02-01T08:30")
    assert next_month_morning(at("2026-12-01T08:30")) == at("2027-01-01T08:30")


@given(st.datetimes(datetime(2024, 1, 1), datetime(2040, 12, 31)))  # noqa: DTZ001 - the zone is put on below
def test_every_control_moves_forward(naive: datetime) -> None:
    now = naive.replace(tzinfo=BEIJING)
    workday = next_workday_morning(now, SETTINGS)
    assert next_day(now) > now
    assert workday > now
    assert is_workday(workday.date(), SETTINGS.workday_overrides)
    assert next_month_morning(now) > now


class Demo:
    """A demo as its own process, and its page's API."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.process = BotProcess(folder, "--lang", "en", "demo", "--port", "0", *options)
        line = self.process.line(lambda said: "http://" in said)
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found is not None
        self.page = httpx.Client(base_url=found[0], timeout=60, trust_env=False)

    def time(self) -> datetime:
        """What the bot believes."""
        status = self.page.get("/api/controls").json()["status"]
        assert set(status) == set(LANGUAGES)
        return datetime.strptime(status["en"], "The bot's time: %Y-%m-%d %H:%M").replace(tzinfo=BEIJING)

    def stop(self) -> int:
        self.page.close()
        return self.process.stop()


@pytest.mark.processes
def test_the_demos_clock_moves_at_a_tap_and_stays_moved_over_a_restart(tmp_path: Path) -> None:
    demo = Demo(tmp_path, "--data", "mine")
    try:
        names = [each["name"] for each in demo.page.get("/api/controls").json()["controls"]]
        assert names == ["next_day", "next_workday", "next_month"]
        assert demo.page.post("/api/controls/next_month").is_success
        moved = demo.time()
        assert moved.day == 1
        assert moved > datetime.now(UTC)
    finally:
        assert demo.stop() == 0
    again = Demo(tmp_path, "--data", "mine")
    try:
        assert again.time() >= moved
        assert (tmp_path / "mine" / "demo.db").exists()
        people = again.page.get("/api/people").json()["people"]
        assert len(people) >= 3
    finally:
        assert again.stop() == 0


@pytest.mark.processes
def test_a_demo_asked_for_in_english_has_an_english_sample_with_keys_on_its_phones(
    tmp_path: Path,
) -> None:
    demo = Demo(tmp_path, "--data", "mine")
    try:
        people = demo.page.get("/api/people").text
        assert "Zhang San" in people
        assert "张三" not in people
        keys = [demo.page.get(f"/api/people/{who}/state").json()["reply_keyboard"] for who in (1002, 1004)]
        assert "Duty list" in str(keys[0])
        assert keys[1] is None  # a newcomer without a branch has nothing to press yet
    finally:
        assert demo.stop() == 0


@pytest.mark.processes
def test_a_port_that_is_taken_is_named_in_plain_words(tmp_path: Path) -> None:
    demo = Demo(tmp_path)
    try:
        port = str(demo.page.base_url.port)
        second = BotProcess(tmp_path, "--lang", "en", "demo", "--port", port)
        assert second.process.wait(60) == 1
        second.kill()
        assert f"Port {port} is taken" in (tmp_path / "bot.log").read_text(encoding="utf-8")
    finally:
        assert demo.stop() == 0
