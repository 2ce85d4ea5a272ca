"""Labels in every wording, splitting, keyboards: the small pure parts of the plumbing."""

import pytest
from telegram import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove, User

from handlers import screens
from handlers.dispatch import wordings
from handlers.gate import language_of
from handlers.outgoing import NoReplyKeyboard, markup
from handlers.splitting import length, split_text
from messages.buttons import Button, menu


def test_a_label_is_known_in_every_language() -> None:
    assert wordings("duties")[:1] == ["📋 责任清单"]
    assert len(set(wordings("duties"))) >= 2


def test_a_keyboard_becomes_telegrams() -> None:
    inline = markup(((Button("数据", data="x"), Button("网页", url="https://example.org")), ()))
    assert isinstance(inline, InlineKeyboardMarkup)
    assert [[each.text for each in row] for row in inline.inline_keyboard] == [["数据", "网页"]]
    assert isinstance(markup(menu("zh")), ReplyKeyboardMarkup)
    assert isinstance(markup(NoReplyKeyboard()), ReplyKeyboardRemove)
    assert markup(None) is None
    assert markup(((),)) is None


def test_a_screen_name_is_given_once() -> None:
    with pytest.raises(ValueError, match="two screens called error"):
        screens.screen("error")(lambda _: None)  # type: ignore[arg-type, return-value]


def test_long_words_are_split_at_paragraphs_then_lines_then_anywhere() -> None:
    assert split_text("一段\n\n二段", 10) == ["一段\n\n二段"]
    assert split_text("一段\n\n二段", 4) == ["一段", "二段"]
    assert split_text("一行\n二行\n\n三", 4) == ["一行", "二行", "三"]
    assert split_text("一二三四五", 2) == ["一二", "三四", "五"]
    assert split_text("") == []


def test_length_is_counted_as_telegram_counts() -> None:
    assert length("一🙂") == 3
    assert split_text("🙂🙂🙂", 4) == ["🙂🙂", "🙂"]


@pytest.mark.parametrize(
    ("code", "language"), [("zh-hans", "zh"), ("EN", "en"), ("en-GB", "en"), ("fr", "zh"), (None, "zh")]
)
def test_the_first_language_is_the_phones_where_the_bot_speaks_it(code: str | None, language: str) -> None:
    assert language_of(User(1, "示例", is_bot=False, language_code=code), "zh") == language
