"""The own getUpdates loop: stored before it is confirmed, and through everything Telegram may answer."""

import asyncio
from types import SimpleNamespace
from typing import cast

import pytest
from telegram.error import TimedOut
from telegram.ext import ExtBot

from bot import clock
from handlers import polling
from storage import inbox
from storage.store import Store
from tests.driver import Bot
from tests.handlers import echo
from tests.handlers.troubled import busy
from tests.phone import Phone


@pytest.fixture(autouse=True)
def _no_long_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "CONFLICT_SECONDS", 0.01)


@pytest.mark.parametrize("kind", ["502", "reset", "junk", "accepted_then_reset", "accepted_then_502"])
def test_updates_come_through_whatever_happens_to_the_poll(bot: Bot, li: Phone, kind: str) -> None:
    bot.fault(kind, "getUpdates", times=3)
    li.send("一")
    li.send("二")
    assert [each.text for each in li.chat] == ["第1次：一", "第2次：二"]


def test_a_second_poller_or_a_webhook_left_behind_is_outlived(bot: Bot, li: Phone) -> None:
    api = f"/bot{bot.telegram.token}"
    assert bot.api.post(f"{api}/setWebhook", json={"url": "https://example.org/left-behind"}).is_success
    li.send("一")
    assert li.sees("第1次：一")
    bot.api.post(f"{api}/getUpdates", json={"timeout": 0})
    li.send("二")
    assert li.sees("第2次：二")


def test_taking_over_from_a_webhook_keeps_what_waits(bot: Bot, li: Phone) -> None:
    li.send("begun")  # once this is dealt with, the taking over lies behind
    assert [call["params"]["drop_pending_updates"] for call in bot.calls("deleteWebhook")] in (
        [False],
        ["false"],
    )


def test_a_batch_is_confirmed_only_after_it_is_stored(
    bot: Bot, li: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = busy(monkeypatch, bot.store, inbox.receive, 2)
    li.send("不能丢")
    assert len(refused) == 2
    assert li.sees("第1次：不能丢")
    offsets = [call["params"].get("offset") for call in bot.calls("getUpdates")]
    handed_out = [call for call in bot.calls("getUpdates") if call["result"]]
    assert len(handed_out) == 3
    assert set(offsets) <= {None, str(bot.last_update + 1), bot.last_update + 1}


def test_after_a_restart_ids_that_began_anew_below_the_old_ones_are_still_fetched(
    bot: Bot, li: Phone
) -> None:
    li.send("旧编号")
    bot.telegram.world.updates.last_id = 100
    bot.restart()
    li.send("新编号")
    assert li.sees("第2次：新编号")
    assert bot.read(echo.counted, li.id) == 2


def test_what_the_bot_asks_for_is_what_it_handles(bot: Bot, li: Phone) -> None:
    li.send("一")
    asked = bot.calls("getUpdates")[0]["params"]["allowed_updates"]
    assert all(kind in asked for kind in polling.ALLOWED_UPDATES)


@pytest.mark.anyio
async def test_after_a_long_silence_nobody_waits_more_than_half_a_minute_for_the_next_try(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stop, waits = asyncio.Event(), list[float]()

    async def note(_: asyncio.Event, seconds: float) -> bool:
        waits.append(seconds)
        if len(waits) == 14:
            stop.set()
        return stop.is_set()

    async def silent(*_: object, **__: object) -> None:
        raise TimedOut

    monkeypatch.setattr(polling, "wait_for_stop", note)
    telegram = SimpleNamespace(delete_webhook=silent, do_api_request=silent)
    poller = polling.Poller(cast("ExtBot[None]", telegram), cast("Store", None), lambda: None, stop)
    await poller.run()
    assert max(waits) == waits[-1] == polling.LONGEST_WAIT
    assert poller.fetched is None


def test_it_is_known_when_telegram_last_told_what_is_new(bot: Bot, li: Phone) -> None:
    before = clock.real()
    li.send("一").send("二")
    assert bot.service.poller.fetched is not None
    assert bot.service.poller.fetched >= before
