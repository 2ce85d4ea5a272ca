"""Who is let in with what: strangers, groups, closed accounts, foreign and stale buttons, blocking."""

import pytest

from storage import accounts, drafts
from tests.driver import AT, Bot
from tests.handlers import echo
from tests.phone import Phone


def test_a_stranger_is_told_whom_to_ask_and_reaches_nothing(bot: Bot) -> None:
    stranger = bot.person("陌生人")
    stranger.send("责任清单有什么")
    assert stranger.sees("向支部书记要一条邀请链接")
    assert bot.read(echo.counted, stranger.id) == 0
    stranger.send("/start")
    assert stranger.sees("hello")


def test_a_stranger_with_an_english_phone_is_answered_in_english(bot: Bot) -> None:
    stranger = bot.person("Stranger", "en-GB")
    stranger.send("hello")
    assert stranger.sees("ask your branch secretary")
    known = bot.read(accounts.get, stranger.id)
    assert known is not None
    assert known.language == "en"


def test_an_unknown_language_is_answered_in_the_default_one(bot: Bot) -> None:
    stranger = bot.person("Inconnu", "fr")
    stranger.send("bonjour")
    assert stranger.sees("邀请链接")


def test_somebody_who_is_setting_up_a_branch_may_go_on_typing(bot: Bot) -> None:
    founder = bot.person("张三")
    founder.send("/start")
    bot.write(
        drafts.start,
        user_id=founder.id,
        chat_id=founder.id,
        branch_id=None,
        kind="setup",
        step="name",
        data="{}",
        now=AT,
    )
    founder.send("示例支部")
    assert founder.sees("第1次：示例支部")


def test_a_strangers_tap_gets_a_toast_and_changes_nothing(bot: Bot) -> None:
    stranger = bot.person("陌生人")
    stranger.send("/start").tap("再来")
    assert any("/start" in toast for toast in stranger.toasts)
    assert bot.read(echo.counted, stranger.id) == 0


def test_a_closed_account_is_refused(bot: Bot, li: Phone) -> None:
    li.send("在")
    bot.write(accounts.set_active, li.id, False)
    li.send("还在")
    assert li.sees("已停用")
    li.tap("再来")
    assert any("已停用" in toast for toast in li.toasts)
    assert bot.read(echo.counted, li.id) == 1


@pytest.mark.parametrize("data", ["older:7:version", "test-echo:seven", "test-echo", "🙂", "x" * 64])
def test_a_stale_or_foreign_button_gets_a_toast_and_changes_nothing(bot: Bot, li: Phone, data: str) -> None:
    li.send("在").tap_old(li.last.id, data)
    assert li.toasts == ["这个按钮已经过期，没有改动任何内容。"]
    assert li.news == []
    assert bot.dead_letters() == []


def test_a_button_under_a_message_that_is_gone_still_works_in_a_fresh_one(bot: Bot, li: Phone) -> None:
    li.send("在")
    old = li.last
    li.tap_old(old.id + 1000, old.data["再来"])
    assert li.sees("第2次：tap 1")
    assert li.last.id != old.id


def test_a_group_gets_one_polite_line_and_no_more(bot: Bot, li: Phone) -> None:
    chat = bot.api.post("/api/group", json={"title": "示例群", "members": [li.id]}).json()["chat_id"]
    for _ in range(3):
        assert bot.api.post(f"/api/group/{chat}/text", json={"from": li.id, "text": "/start"}).is_success
    bot.settle()
    said = [
        each["text"]
        for each in bot.api.get(f"/api/group/{chat}/state").json()["messages"]
        if each["from"] == "bot"
    ]
    assert len(said) == 1
    assert "私聊" in said[0]


def test_blocking_the_bot_is_noted_and_so_is_coming_back(bot: Bot, li: Phone) -> None:
    li.send("在").block()
    assert _unreachable(bot, li)
    li.block(blocked=False)
    assert not _unreachable(bot, li)


def test_somebody_who_was_unreachable_is_reachable_again_by_writing(bot: Bot, li: Phone) -> None:
    bot.write(accounts.set_unreachable, li.id, True)
    li.send("我回来了")
    assert not _unreachable(bot, li)


def _unreachable(bot: Bot, phone: Phone) -> bool:
    account = bot.read(accounts.get, phone.id)
    assert account is not None
    return account.unreachable


def test_what_no_conversation_knows_has_its_answer(bot: Bot, li: Phone) -> None:
    li.sticker()
    assert li.sees("用不上")
    li.send("/nonsense")
    assert li.sees("看不懂")
    li.voice()
    assert li.sees("用不上")


def test_editing_a_sent_message_changes_nothing_and_says_so(bot: Bot, li: Phone) -> None:
    li.send("第一稿")
    li.edit(li.own[0], "第二稿")
    assert li.sees("不会改动记录")
    assert bot.read(echo.counted, li.id) == 1
