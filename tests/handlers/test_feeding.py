"""From the inbox to the person: order, bugs, repeats, a busy database, restarts, over the real HTTP path."""

import asyncio
import json

import pytest

from handlers import routing, turn
from handlers.running import Service
from handlers.turn import Turn
from storage import inbox
from storage.inbox import Reply, State
from storage.store import Store
from tests.driver import AT, Bot
from tests.handlers import echo
from tests.handlers.echo import ROUTES
from tests.handlers.troubled import busy
from tests.phone import Phone


def test_what_is_typed_is_answered_and_a_tap_changes_the_answer_in_place(bot: Bot, li: Phone) -> None:
    li.send("早上好")
    assert li.sees("第1次：早上好")
    first = li.last.id
    li.tap("再来")
    assert li.sees("第2次：tap 1")
    assert li.last.id == first
    assert li.toasts == ["完成"]


def test_the_messages_of_one_chat_are_answered_in_the_order_they_were_sent(bot: Bot, li: Phone) -> None:
    with bot.all_at_once():
        for number in range(1, 31):
            li.send(f"n{number}")
    assert [each.text for each in li.chat] == [f"第{n}次：n{n}" for n in range(1, 31)]


def test_one_chat_that_takes_long_keeps_no_other_waiting() -> None:
    other_came = asyncio.Event()

    async def slow_for_the_first(turn: Turn) -> None:
        if turn.text == "slow":
            await other_came.wait()
        else:
            other_came.set()
        await turn.commit(Reply("test_echo", {"number": 1, "said": turn.text}))

    with Bot(routes=[routing.text(slow_for_the_first)]) as bot:
        li, wang = bot.person("李四"), bot.person("王五")
        bot.branch({"李四": [], "王五": []}, 李四=li, 王五=wang)
        with bot.all_at_once():
            li.send("slow")
            wang.send("quick")
        assert "quick" in wang.chat[-1].text
        assert "slow" in li.chat[-1].text


def test_an_update_that_telegram_delivers_twice_counts_once(bot: Bot, li: Phone) -> None:
    li.send("一次")
    bot.repeat(bot.last_update)
    li.send("又一次")
    assert [each.text for each in li.chat] == ["第1次：一次", "第2次：又一次"]


def test_a_command_or_label_wins_over_free_text(bot: Bot, li: Phone) -> None:
    li.send("📋 责任清单")
    assert li.sees("hello")
    li.send("/start@zhishu_demo_bot")
    assert li.sees("hello")
    assert bot.read(echo.counted, li.id) == 0


def test_a_bug_is_told_once_in_plain_words_and_the_update_is_kept_for_a_replay(bot: Bot, li: Phone) -> None:
    bot.errors_expected = True
    echo.broken["handler"] = True
    li.send("重要的内容")
    assert li.sees("没有丢失")
    assert len(li.news) == 1
    (letter,) = bot.dead_letters()
    assert letter.reason is not None
    assert "RuntimeError at echo.py" in letter.reason
    assert echo.SECRET not in bot.logged
    assert "重要的内容" not in bot.logged

    echo.broken["handler"] = False
    bot.write(inbox.replay, letter.update_id)
    li.send("下一条")
    assert {each.text for each in li.chat} >= {"第1次：重要的内容", "第2次：下一条"}


def test_a_bug_in_a_screen_is_told_and_a_replay_shows_it_without_counting_again(bot: Bot, li: Phone) -> None:
    bot.errors_expected = True
    echo.broken["screen"] = True
    li.send("记一次")
    assert li.sees("没有丢失")
    echo.broken["screen"] = False
    (letter,) = bot.dead_letters()
    bot.write(inbox.replay, letter.update_id)
    li.send("第二条")
    assert "第1次：记一次" in [each.text for each in li.chat]
    assert bot.read(echo.counted, li.id) == 2


def test_a_bug_behind_a_button_still_answers_the_tap(bot: Bot, li: Phone) -> None:
    li.send("开始")
    bot.errors_expected = True
    echo.broken["screen"] = True
    li.tap("再来")
    assert any("没有丢失" in toast for toast in li.toasts)


def test_a_handler_that_forgets_to_answer_is_a_bug_that_is_told(bot: Bot, li: Phone) -> None:
    bot.errors_expected = True
    li.send("/cancel")
    assert li.sees("没有丢失")
    assert [each.reason for each in bot.dead_letters()] == [f"NoAnswerError at clerk.py:{_line()}"]


def _line() -> int:
    from handlers import clerk

    with open(clerk.__file__, encoding="utf-8") as source:
        return next(n for n, line in enumerate(source, 1) if "raise NoAnswerError" in line)


def test_an_update_nobody_can_read_is_laid_aside_and_the_next_goes_on(bot: Bot, li: Phone) -> None:
    bot.errors_expected = True
    bot.raw_update({"message": {"chat": {"id": li.id}, "date": "yesterday", "message_id": "x"}})
    li.send("还在吗")
    assert li.sees("还在吗")
    (letter,) = bot.dead_letters()
    assert letter.reason is not None
    assert letter.reason.startswith("unreadable")


def test_an_update_without_an_id_jams_nothing(bot: Bot, li: Phone) -> None:
    bot.errors_expected = True
    assert bot.api.post("/api/updates", json={"update_id": "x", "message": {}}).is_success
    li.send("还在吗")
    assert li.sees("还在吗")
    assert [each.update_id < 0 for each in bot.dead_letters()] == [True]


def test_a_busy_database_delays_only_the_chat_that_met_it(
    bot: Bot, li: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = busy(monkeypatch, bot.store, turn._apply, 3)
    li.send("慢一点也要到")
    assert li.sees("第1次：慢一点也要到")
    assert len(refused) == 3
    assert bot.dead_letters() == []


def test_a_commit_whose_outcome_was_lost_is_not_made_twice(
    bot: Bot, li: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(monkeypatch, bot.store, turn._apply, 1, after=True)
    li.send("只算一次")
    assert li.sees("第1次：只算一次")
    assert bot.read(echo.counted, li.id) == 1


def test_an_answer_that_was_owed_at_the_last_end_is_sent_at_the_next_start(bot: Bot, li: Phone) -> None:
    raw = {
        "update_id": 5,
        "message": {
            "message_id": 1,
            "date": 1,
            "text": "/start",
            "chat": {"id": li.id, "type": "private", "first_name": "李四"},
            "from": {"id": li.id, "is_bot": False, "first_name": "李四"},
        },
    }
    li.send("认识一下")
    store = bot.stop_and_keep_store()
    store.write_now(inbox.receive, [json.dumps(raw)], AT)
    store.write_now(inbox.applied, 5, Reply("test_echo", {"number": 77, "said": "欠着的"}))
    li.mark()
    bot.start()
    bot.settle()
    assert li.sees("第77次：欠着的")
    row = bot.read(inbox.get, 5)
    assert row is not None
    assert row.state is State.ANSWERED
    assert bot.read(echo.counted, li.id) == 1


def test_what_was_sent_while_the_bot_was_down_is_answered_when_it_is_back(bot: Bot, li: Phone) -> None:
    bot.stop()
    with bot.all_at_once():
        li.send("你在吗")
    bot.start()
    bot.settle()
    assert li.sees("第1次：你在吗")


def test_everything_that_can_be_sent_arrives(bot: Bot, li: Phone) -> None:
    li.send("all")
    keyboard, none, picture, file = li.news
    assert keyboard.text == "keyboard"
    assert none.text == "no keyboard"
    assert li.keyboard == []
    assert picture.text == "picture"
    assert file.file_name == "一.txt"


def test_routes_given_to_the_bot_are_all_of_it(bot: Bot) -> None:
    assert [route.key for route in bot.service.routes] == [route.key for route in ROUTES]


def test_the_life_of_an_update_is_the_same_on_both_databases(database_url: str) -> None:
    with Bot(routes=ROUTES, database=database_url) as bot:
        li, wang = bot.person("李四"), bot.person("王五")
        bot.branch({"李四": [], "王五": []}, 李四=li, 王五=wang)
        with bot.all_at_once():
            for number in range(1, 11):
                li.send(f"n{number}")
                wang.send(f"n{number}")
        for phone in (li, wang):
            assert [each.text for each in phone.chat] == [f"第{n}次：n{n}" for n in range(1, 11)]
        bot.restart()
        li.tap("再来")
        assert li.sees("第11次：tap 10")


def test_two_processes_upon_one_database_never_count_an_update_twice(database_url: str) -> None:
    with Bot(routes=ROUTES, database=database_url) as bot:
        li = bot.person("李四")
        bot.branch({"李四": []}, 李四=li)
        other = Store.open(database_url)

        async def meddle() -> None:
            second = Service(
                bot.service.settings, other, bot.telegram.token, routes=ROUTES, ticks=[], scheduled=False
            )
            await second.application.initialize()
            feeding = asyncio.create_task(second.feeder.run())
            await meddling.wait()
            second.patience.stop.set()
            second.feeder.ring()
            await feeding
            await second.application.shutdown()

        meddling = asyncio.Event()
        done = asyncio.run_coroutine_threadsafe(meddle(), bot.loop)
        with bot.all_at_once():
            for number in range(20):
                li.send(f"n{number}")
        bot.loop.call_soon_threadsafe(meddling.set)
        done.result(30)
        other.close_now()
        # What the second had claimed it has laid back; without a bell the first looks again after seconds.
        bot.loop.call_soon_threadsafe(bot.service.feeder.ring)
        bot.settle()
        assert bot.read(echo.counted, li.id) == 20
        assert bot.dead_letters() == []
        answered = [each.text.partition("：")[2] for each in li.chat]
        assert set(answered) == {f"n{n}" for n in range(20)}
        if database_url.startswith(
            "postgresql"
        ):  # SQLite is for one process: effects count once, answers may not
            assert answered == [f"n{n}" for n in range(20)]
