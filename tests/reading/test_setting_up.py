"""What only a set-up asks for: a first month, what was done before, a party group behind a name."""

from datetime import date

import pytest

from messages.reading.groups import group_of
from messages.reading.months import read_month
from messages.reading.problem import Problem, ProblemCode
from messages.reading.stated import read_stated

TODAY = date(2026, 6, 17)
ZH = ["全面从严治党专题会（班子）", "理论专题学习（中心组）", "书记主持的全面从严治党专题会", "组织生活会"]
EN = [
    "Committee meeting on self-governance",
    "Study session of the theoretical study group",
    "Meeting on self-governance chaired by the secretary",
    "Life meeting",
]
TOGETHER = ["strict", None, "strict", None]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("9月", date(2025, 9, 1)),
        ("今年3月", date(2026, 3, 1)),
        ("今年9月", date(2026, 9, 1)),
        ("去年12月", date(2025, 12, 1)),
        ("去年3月", date(2025, 3, 1)),
        ("从4月份开始", date(2026, 4, 1)),
        ("十二月", date(2025, 12, 1)),
        ("2026-01", date(2026, 1, 1)),
        ("2026年1月15日", date(2026, 1, 1)),
        ("昨天", date(2026, 6, 1)),
        ("本月", date(2026, 6, 1)),
        ("上个月", date(2026, 5, 1)),
        ("年初", date(2026, 1, 1)),
        ("since March", date(2026, 3, 1)),
        ("Sep 2025", date(2025, 9, 1)),
        ("Mar 2025", date(2025, 3, 1)),
    ],
)
def test_a_month_is_read_as_its_first_day(typed: str, first: date) -> None:
    assert read_month(typed, TODAY) == first


@pytest.mark.parametrize(
    ("typed", "code"), [("13月", ProblemCode.NO_SUCH_DATE), ("很久以前", ProblemCode.UNREADABLE_DATE)]
)
def test_what_is_no_month_says_why(typed: str, code: ProblemCode) -> None:
    read = read_month(typed, TODAY)
    assert isinstance(read, Problem)
    assert read.code is code


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("理论学习 8", {1: 8}),
        ("理论学习8次、组织生活会一次", {1: 8, 3: 1}),
        ("2：8", {1: 8}),
        ("4 1次", {3: 1}),
        ("专题会 1", {0: 1, 2: 1}),
        ("书记主持的 2", {2: 2}),
    ],
)
def test_numbers_are_matched_with_shortened_names(typed: str, times: dict[int, int]) -> None:
    assert read_stated(typed, ZH, TOGETHER) == (times, ())


@pytest.mark.parametrize(
    ("typed", "times"),
    [("theory study 8", {1: 8}), ("self-governance: 1", {0: 1, 2: 1}), ("life meeting 2 times", {3: 2})],
)
def test_english_names_are_matched_by_their_words(typed: str, times: dict[int, int]) -> None:
    assert read_stated(typed, EN, TOGETHER) == (times, ())


@pytest.mark.parametrize("typed", ["没有这个 3", "理论学习", "理论学习 999", "9 1次", "会 1"])
def test_what_matches_nothing_comes_back_as_typed(typed: str) -> None:
    assert read_stated(typed, ZH, TOGETHER) == ({}, (typed,))


@pytest.mark.parametrize("typed", ["第一小组", "机关党小组", "2组", "Group 1", "first group"])
def test_a_party_group_behind_a_name_is_known(typed: str) -> None:
    assert group_of(typed) == typed


@pytest.mark.parametrize("typed", ["高工", "办公室", "group", "张三"])
def test_other_words_are_no_group(typed: str) -> None:
    assert group_of(typed) is None
