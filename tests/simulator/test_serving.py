"""The local Telegram starts, stops and starts again; the launcher's controls run."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import Message

from bot.simulator.botapi.spoiling import ResetResponse
from bot.simulator.controls import Control
from bot.simulator.feed import Feed
from bot.simulator.serving import LocalTelegram, serve
from bot.simulator.world import PersonSpec, World
from tests.simulator.desk import Desk, waiting


def test_people_named_at_the_start_are_known() -> None:
    with LocalTelegram(
        people=[PersonSpec.parse("777:支书"), PersonSpec(778, "Li", "en", started=True)]
    ) as one:
        desk = Desk(one)
        assert [person["id"] for person in desk.get("/api/people")["people"]] == [777, 778]
        assert desk.ok("sendMessage", chat_id=778, text="x")["chat"]["id"] == 778
        assert desk.get("/api/bot")["username"] == "zhishu_demo_bot"
        desk.http.close()


@pytest.mark.parametrize("text", ["支书", "x:支书", "777:", "0:支书", "777"])
def test_a_person_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ID:NAME"):
        PersonSpec.parse(text)


def test_stopping_lets_long_polls_go_and_frees_the_port() -> None:
    one = LocalTelegram(World("1:x", people=[PersonSpec(777, "张三", started=True)])).start()
    desk = Desk(one)
    with ThreadPoolExecutor() as pool:
        poll = waiting(desk, pool)
        one.stop()
        one.stop()
        assert poll.result().json()["result"] == []
    desk.http.close()
    with LocalTelegram(port=one.port) as again:
        assert again.port == one.port


def test_stopping_lets_the_page_go() -> None:
    async def run() -> list[dict[str, object]]:
        feed = Feed()
        page = asyncio.create_task(feed.after(0, 3600))
        await asyncio.sleep(0)  # one turn of the loop: the page waits now
        feed.close()
        return await page

    assert asyncio.run(run()) == []


def test_ids_of_a_later_run_are_above_those_of_an_earlier_one() -> None:
    earlier, later = World("1:x"), World("1:x")
    assert later.updates.last_id >= earlier.updates.last_id > 100_000_000


def test_a_world_needs_a_token_and_dates_by_its_clock() -> None:
    with pytest.raises(ValueError, match="token"):
        World("")
    assert World("1:x", clock=lambda: 1_800_000_000.9).now() == 1_800_000_000


def test_a_message_older_than_48_hours_is_not_deleted() -> None:
    now = [1_800_000_000.0]
    person = PersonSpec(777, "张三", started=True)
    with LocalTelegram(World("1:x", people=[person], clock=lambda: now[0])) as one:
        desk = Desk(one)
        where = {"chat_id": 777, "message_id": desk.ok("sendMessage", chat_id=777, text="x")["message_id"]}
        now[0] += 48 * 3600 + 1
        answer = desk.refused("deleteMessage", **where)
        assert answer == (400, "Bad Request: message can't be deleted for everyone")
        now[0] -= 2
        assert desk.ok("deleteMessage", **where) is True
        desk.http.close()


def test_a_control_runs_and_tells_the_new_status() -> None:
    days = [0]

    async def move() -> None:
        days[0] += 1

    def status() -> dict[str, str]:
        return {"zh": f"第{days[0]}天", "en": f"day {days[0]}"}

    control = Control("next_day", {"zh": "后一天", "en": "Next day"}, move, status)
    with LocalTelegram(controls=[control]) as one:
        desk = Desk(one)
        assert desk.get("/api/controls") == {
            "controls": [{"name": "next_day", "label": {"zh": "后一天", "en": "Next day"}}],
            "status": {"zh": "第0天", "en": "day 0"},
        }
        assert desk.post("/api/controls/next_day")["status"]["en"] == "day 1"
        desk.post("/api/controls/other", status=404)
        desk.http.close()


def test_a_port_that_is_taken_is_refused() -> None:
    with LocalTelegram() as one, pytest.raises(OSError, match="in use"):
        serve(World("1:x"), one.port)


def test_under_another_server_a_reset_is_an_answer_that_breaks_off() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(3600)
        raise AssertionError("nobody hangs up here")

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(ResetResponse(World("1:x"))({"type": "http"}, receive, send))
    length = dict(sent[0]["headers"])[b"content-length"]
    assert int(length) > len(sent[1]["body"])
