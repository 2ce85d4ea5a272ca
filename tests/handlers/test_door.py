"""The sending door while Telegram says "too many requests", and when a chat has moved; one call at a time."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from telegram import Message
from telegram.error import ChatMigrated, RetryAfter

from bot import clock
from bot.delivery import TOO_MANY, Outcome, OutcomeKind
from handlers.outgoing import Text
from handlers.sending import Door
from tests.driver import Bot
from tests.phone import Phone

pytestmark = pytest.mark.anyio


class Line:
    """A Bot API that answers as told, and counts the calls."""

    def __init__(self, *answers: Exception | None) -> None:
        self._answers = list(answers)
        self.calls: list[str] = []

    async def send_message(self, chat_id: int, *_: object, **__: object) -> Message:
        self._take(f"send {chat_id}")
        return type("Sent", (), {"message_id": 7})()  # type: ignore[no-any-return]

    async def edit_message_reply_markup(self, **_: object) -> None:
        self._take("drop")

    async def answer_callback_query(self, *_: object, **__: object) -> None:
        self._take("answer")

    def _take(self, name: str) -> None:
        self.calls.append(name)
        answer = self._answers.pop(0) if self._answers else None
        if answer is not None:
            raise answer


def door(line: Line) -> Door:
    return Door(line)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def standing_clock() -> Iterator[None]:
    """A clock that a test may move, and that is put back after it."""
    offset = clock.offset()
    yield
    clock._offset = offset


async def send(to: Door, chat_id: int = 1) -> Outcome:
    return await to.deliver(chat_id, Text("x"))


async def test_too_many_requests_hold_every_chat_until_their_time_is_over() -> None:
    line = Line(RetryAfter(timedelta(seconds=30)))
    to = door(line)
    first, second = await send(to, 1), await send(to, 2)
    assert [(each.kind, each.reason) for each in (first, second)] == [(OutcomeKind.RETRY, TOO_MANY)] * 2
    assert line.calls == ["send 1"]
    assert first.at is not None
    assert second.at is not None
    assert abs(first.at - second.at) < timedelta(seconds=1)
    clock.move(timedelta(seconds=31))
    assert not to.held
    assert (await send(to, 2)).kind is OutcomeKind.SENT
    assert line.calls == ["send 1", "send 2"]


async def test_while_held_nothing_small_is_called_either() -> None:
    line = Line(RetryAfter(timedelta(seconds=30)))
    to = door(line)
    await send(to)
    await to.drop_buttons(1, 2)
    await to.answer_tap("q", "x")
    assert line.calls == ["send 1"]


async def test_a_small_call_that_was_one_too_many_holds_the_door_too() -> None:
    line = Line(RetryAfter(timedelta(seconds=30)))
    to = door(line)
    await to.drop_buttons(1, 2)
    assert (await send(to)).kind is OutcomeKind.RETRY
    assert line.calls == ["drop"]


async def test_a_shorter_wait_never_ends_a_longer_one() -> None:
    line = Line(RetryAfter(timedelta(seconds=30)), RetryAfter(timedelta(seconds=1)))
    to = door(line)
    await to.drop_buttons(1, 2)
    await to._hold(timedelta(seconds=1))
    assert to.held > timedelta(seconds=20)


async def test_a_chat_that_moved_names_where_to_try_again() -> None:
    outcome = await send(door(Line(ChatMigrated(-1001))))
    assert (outcome.kind, outcome.moved_to) == (OutcomeKind.RETRY, -1001)


def test_an_answer_follows_a_group_that_became_a_supergroup(bot: Bot, li: Phone) -> None:
    group = bot.api.post("/api/group", json={"title": "示例", "members": [li.id]}).json()["chat_id"]
    bot.fault("migrate", chat_id=group)
    answer = bot.api.post(f"/api/group/{group}/text", json={"from": li.id, "text": "/start"})
    assert answer.is_success, answer.text
    bot.settle()
    refused, sent = bot.calls("sendMessage")
    assert refused["params"]["chat_id"] == str(group)
    assert (sent["params"]["chat_id"] != str(group), sent["outcome"]) == (True, "ok")
