"""The one door under every fault that Telegram and the network know."""

import pytest

from storage import accounts, inbox
from tests.driver import Bot
from tests.phone import Phone


@pytest.mark.parametrize("kind", ["502", "500", "reset", "junk"])
def test_an_ambiguous_failure_is_tried_once_more_and_the_answer_arrives(
    bot: Bot, li: Phone, kind: str
) -> None:
    bot.fault(kind)
    li.send("到了吗")
    assert [each.text for each in li.chat] == ["第1次：到了吗"]


@pytest.mark.parametrize("kind", ["accepted_then_502", "accepted_then_reset", "accepted_then_junk"])
def test_where_the_answer_was_ambiguous_there_is_at_most_one_extra_copy(
    bot: Bot, li: Phone, kind: str
) -> None:
    bot.fault(kind, times=10)
    li.send("几份")
    assert 1 <= len(li.chat) <= 2
    bot.api.delete("/api/faults")
    assert bot.read(inbox.depth).unfinished == 0


def test_an_edit_may_be_repeated_without_any_copy(bot: Bot, li: Phone) -> None:
    li.send("一")
    bot.fault("accepted_then_502", "editMessageText")
    li.tap("再来")
    assert [each.text for each in li.chat] == ["第2次：tap 1"]


def test_too_many_requests_are_waited_out_as_long_as_telegram_says(bot: Bot, li: Phone) -> None:
    bot.fault("429", retry_after=1, times=2)
    li.send("不急")
    assert li.sees("第1次：不急")
    refused, again, sent = bot.calls("sendMessage")
    assert (refused["http_status"], again["http_status"], sent["outcome"]) == (429, 429, "ok")
    assert again["at"] - refused["at"] >= 1
    assert sent["at"] - again["at"] >= 1


@pytest.mark.parametrize("kind", ["blocked", "deactivated", "chat_not_found"])
def test_somebody_who_cannot_be_written_to_is_noted_and_left_alone(bot: Bot, li: Phone, kind: str) -> None:
    bot.fault(kind)
    li.send("再见")
    account = bot.read(accounts.get, li.id)
    assert account is not None
    assert account.unreachable
    assert bot.dead_letters() == []
    assert len(bot.calls("sendMessage")) == 1


def test_a_screen_that_telegram_refuses_is_a_bug_that_is_told(bot: Bot, li: Phone) -> None:
    bot.errors_expected = True
    li.send("bad_html")
    assert li.sees("没有丢失")
    assert [each.reason for each in bot.dead_letters()] != []


def test_an_edit_that_changes_nothing_is_success(bot: Bot, li: Phone) -> None:
    li.send("一")
    before = li.last
    bot.api.post("/api/updates", json=_same_tap(li, before.id, before.data["再来"]))
    li.send("二")
    assert bot.dead_letters() == []


def _same_tap(li: Phone, message_id: int, data: str) -> dict[str, object]:
    person = {"id": li.id, "is_bot": False, "first_name": li.name}
    chat = {"id": li.id, "type": "private", "first_name": li.name}
    message = {"message_id": message_id, "date": 1, "chat": chat, "text": "一"}
    return {
        "callback_query": {
            "id": "gone",
            "from": person,
            "message": message,
            "chat_instance": "1",
            "data": data,
        }
    }


def test_a_tap_that_comes_too_late_to_be_answered_still_does_its_work(bot: Bot, li: Phone) -> None:
    li.send("一")
    assert bot.api.post("/api/settings", json={"query_seconds": 0}).is_success
    li.tap("再来")
    assert li.sees("第2次：tap 1")
    assert bot.dead_letters() == []


def test_a_message_that_cannot_be_edited_any_more_is_replaced_and_loses_its_buttons(
    bot: Bot, li: Phone
) -> None:
    li.send("一")
    old = li.last
    bot.api.post(f"/bot{bot.telegram.token}/deleteMessage", json={"chat_id": li.id, "message_id": old.id})
    li.tap_old(old.id, old.data["再来"])
    assert li.sees("第2次：tap 1")
    assert li.last.id != old.id
