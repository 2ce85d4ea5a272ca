import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.reading.numbers import number_of, read_number
from messages.reading.years import read_year
from messages.reading.yesno import read_yes_no
from tests.reading.samples import TODAY, code

DIGITS = "零一二三四五六七八九"


def said(number: int) -> str:
    """A number as it is said in full: 1005 is 一千零五."""
    parts, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            parts += ("零" if zero and parts else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return parts or "零"


@given(st.integers(0, 9999))
def test_every_number_to_9999_is_read_in_both_scripts(number: int) -> None:
    assert number_of(str(number)) == number
    assert number_of(said(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十一", 11),
        ("两百", 200),
        ("一百二", 120),
        ("廿三", 23),
        ("二〇二六", 2026),
        ("一百零二", 102),
    ],
)
def test_short_and_old_ways_to_say_a_number_are_read(text: str, number: int) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    "text", ["", "五四", "三三", "十十", "百三千", "一二十", "12345", "1.5", "三重一大", "十一党"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_of(text) is None


def test_a_counting_word_may_follow_a_number() -> None:
    assert (read_number("9人"), read_number("共九个人"), read_number("９")) == (9, 9, 9)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("很多", "number_wanted"),
        ("", "number_wanted"),
        ("0", "number_out_of_range"),
        ("-3", "number_out_of_range"),
        ("99999", "number_out_of_range"),
    ],
)
def test_a_number_that_cannot_be_taken_comes_back_with_the_reason(text: str, why: str) -> None:
    assert code(read_number(text, least=1, most=500)) == why


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026", 2026),
        ("2026年", 2026),
        ("二〇二六年", 2026),
        ("二零二六", 2026),
        ("26年", 2026),
        ("今年", 2026),
        ("去年", 2025),
        ("上年度", 2025),
        ("2025年度", 2025),
        ("last year", 2025),
        ("this year", 2026),
    ],
)
def test_a_year_is_read(text: str, year: int) -> None:
    assert read_year(text, TODAY) == year


@pytest.mark.parametrize("text", ["", "很久以前", "1900", "3000", "第十一党支部", "5"])
def test_what_is_no_year_is_asked_for_again(text: str) -> None:
    assert code(read_year(text, TODAY)) == "unreadable_year"


@pytest.mark.parametrize("text", ["是", "是的", "对", "有", "签了", "已签字", "Yes", "y", "OK", "好的。"])
def test_a_yes_is_read(text: str) -> None:
    assert read_yes_no(text) is True


@pytest.mark.parametrize("text", ["否", "不是", "没有", "没签", "还没有", "No", "n", "not yet", "未签字"])
def test_a_no_is_read(text: str) -> None:
    assert read_yes_no(text) is False


@pytest.mark.parametrize("text", ["", "也许", "maybe", "是不是", "😀"])
def test_what_is_neither_yes_nor_no_is_asked_again(text: str) -> None:
    assert code(read_yes_no(text)) == "yes_or_no"
