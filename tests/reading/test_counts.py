import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.reading.counts import Counts, read_counts
from tests.reading.samples import code


@pytest.mark.parametrize(
    "text",
    [
        "应到9实到8",
        "应到9 实到8",
        "应到九人，实到八人",
        "应到会9人实到会8人",
        "应出席9人，实际出席8人",
        "实到8人，应到9人",
        "应9实8",
        "应到：9，实到：8",
        "９／８",
        "9/8",
        "8/9",
        "9,8",
        "9、8",
        "8 9",
        "九/八",
        "9个人到了8个",
        "应到9，缺1",
        "应到9，一人请假",
        "9人，缺1人",
        "应到9实到8缺1",
        "第十一党支部应到9实到8",
        "expected 9 present 8",
        "9 expected, 8 present",
        "9 expected 8 present 1 absent",
        "8 of 9",
        "8 out of 9 attended",
        "present 8/9",
    ],
)
def test_both_numbers_are_read(text: str) -> None:
    assert read_counts(text) == Counts(9, 8)


@pytest.mark.parametrize(
    "text", ["全员到齐", "都到了", "到齐了", "全部到会", "无缺席", "all present", "Everyone came"]
)
def test_everybody_came_means_the_number_expected(text: str) -> None:
    assert read_counts(text, expected=9) == Counts(9, 9)


@pytest.mark.parametrize("text", ["缺2", "缺席2人", "少了两个", "2人请假", "差2人", "2 absent"])
def test_those_absent_are_taken_off_the_number_expected(text: str) -> None:
    assert read_counts(text, expected=9) == Counts(9, 7)


@pytest.mark.parametrize("text", ["8", "八人", "到了8个", "实到8", "8人参加", "8 attended"])
def test_a_single_number_is_who_came(text: str) -> None:
    assert read_counts(text) == Counts(None, 8)
    assert read_counts(text, expected=9) == Counts(9, 8)


def test_numbers_that_were_typed_win_over_the_roster() -> None:
    assert read_counts("应到12实到10", expected=9) == Counts(12, 10)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("应到8实到9", "more_present_than_expected"),
        ("expected 8 present 9", "more_present_than_expected"),
        ("应到9实到8缺2", "counts_do_not_add_up"),
        ("应到9缺10", "counts_do_not_add_up"),
        ("全员到齐", "expected_wanted"),
        ("缺2", "expected_wanted"),
        ("没到齐", "unreadable_counts"),
        ("差不多都到了", "unreadable_counts"),
        ("三重一大", "unreadable_counts"),
        ("五四", "unreadable_counts"),
        ("第十一党支部", "unreadable_counts"),
        ("二十届三中全会", "unreadable_counts"),
        ("三会一课", "unreadable_counts"),
        ("", "unreadable_counts"),
        ("很多人", "unreadable_counts"),
    ],
)
def test_what_cannot_be_counted_comes_back_with_the_reason(text: str, why: str) -> None:
    assert code(read_counts(text)) == why


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_more_present_than_expected_is_never_taken(expected: int, actual: int) -> None:
    found = read_counts(f"应到{expected}实到{actual}")
    if actual > expected:
        assert code(found) == "more_present_than_expected"
    else:
        assert found == Counts(expected, actual)
