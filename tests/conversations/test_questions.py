"""A single question once it is over: its message keeps no buttons, however it was answered."""

from collections.abc import Iterator

import pytest

from bot.roster import Post
from tests.driver import Bot
from tests.phone import Phone


@pytest.fixture
def bot() -> Iterator[Bot]:
    with Bot() as running:
        yield running


@pytest.fixture
def zhang(bot: Bot) -> Phone:
    """A secretary with the settings open."""
    phone = bot.person("张三")
    bot.branch({"张三": [Post.BRANCH_SECRETARY]}, 张三=phone)
    return phone.send("/settings")


def with_buttons(phone: Phone) -> list[int]:
    """The messages in the chat that have buttons."""
    return [each.id for each in phone.chat if each.buttons]


def test_a_typed_answer_takes_the_buttons_from_its_question(zhang: Phone) -> None:
    question = zhang.tap("提醒时间").last.id
    zhang.send("9:15").sees("09:15")
    assert question not in with_buttons(zhang)
    assert with_buttons(zhang) == [zhang.chat[-1].id]


def test_an_answer_not_understood_moves_the_buttons_along_with_the_question(zhang: Phone) -> None:
    first = zhang.tap("提醒时间").last.id
    second = zhang.send("中饭后").chat[-1].id
    assert with_buttons(zhang) == [second]
    zhang.send("9:15")
    assert not {first, second} & set(with_buttons(zhang))


@pytest.mark.parametrize("word", ["取消", "/cancel"])
def test_a_question_that_is_called_off_by_typing_loses_its_buttons(zhang: Phone, word: str) -> None:
    question = zhang.tap("提醒时间").last.id
    zhang.send(word).sees("设置")
    assert question not in with_buttons(zhang)


def test_a_tapped_answer_stays_in_its_message_with_the_buttons_of_what_follows(zhang: Phone) -> None:
    question = zhang.tap("提醒时间").last.id
    zhang.tap("09:00").sees("09:00")
    assert zhang.last.id == question
    assert with_buttons(zhang) == [question]


def test_another_question_takes_over_from_one_that_was_left_unanswered(zhang: Phone) -> None:
    first = zhang.tap("提醒时间").last.id
    second = zhang.send("/settings").tap("请假").chat[-1].id
    assert first not in with_buttons(zhang)
    assert second in with_buttons(zhang)
