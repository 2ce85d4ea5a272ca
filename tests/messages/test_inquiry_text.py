"""Stretches of days, types and names as answers say them."""

from datetime import date

import pytest

from bot.record_types import RecordType
from messages import formats
from messages.inquiry_text import THREE_MEETINGS, some, what_text, when_text
from messages.reading.asked import Stretch

TODAY = date(2026, 11, 20)
"""A Friday."""


@pytest.mark.parametrize(
    ("first", "last", "zh", "en"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), "今天", "today"),
        (date(2026, 11, 3), date(2026, 11, 3), "11月3日（周二）", "on Tue 3 Nov"),
        (date(2026, 1, 1), date(2026, 12, 31), "今年", "this year"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025年", "in 2025"),
        (date(2026, 11, 1), date(2026, 11, 30), "11月", "in Nov"),
        (date(2025, 2, 1), date(2025, 2, 28), "2025年2月", "in Feb 2025"),
        (date(2026, 7, 1), date(2026, 9, 30), "第三季度", "in Q3"),
        (date(2026, 1, 1), date(2026, 6, 30), "上半年", "in first half"),
        (date(2026, 11, 16), date(2026, 11, 22), "本周", "this week"),
        (date(2026, 11, 23), date(2026, 11, 29), "下周", "next week"),
        (date(2026, 11, 9), date(2026, 11, 15), "上周", "last week"),
        (date(2026, 8, 20), date(2026, 11, 20), "8月20日–11月20日", "within 20 Aug–20 Nov"),
        (
            date(2025, 12, 30),
            date(2026, 1, 2),
            "2025年12月30日–2026年1月2日",
            "within 30 Dec 2025–2 Jan 2026",
        ),
    ],
)
def test_a_stretch_is_called_by_its_name(first: date, last: date, zh: str, en: str) -> None:
    stretch = Stretch(first, last)
    assert (when_text(stretch, "zh", TODAY), when_text(stretch, "en", TODAY)) == (zh, en)


def test_days_of_one_month_name_it_once() -> None:
    assert formats.between(date(2026, 11, 16), date(2026, 11, 18), "zh", TODAY) == "11月16日–18日"
    assert formats.between(date(2025, 11, 16), date(2025, 11, 18), "en", TODAY) == "16–18 Nov 2025"


def test_what_was_asked_about() -> None:
    assert what_text(tuple(THREE_MEETINGS), "zh") == "三会一课"
    assert what_text((RecordType.PARTY_LECTURE,), "en") == "Party lecture"
    assert (what_text((), "zh"), what_text((), "zh", talks=True)) == ("会议", "谈话")


def test_many_names_are_cut_short_and_the_rest_counted() -> None:
    assert some(["甲", "乙", "丙"], "zh", 2) == "甲、乙 等，另有 1 个"
    assert some(["甲", "乙"], "zh", 2) == "甲、乙"
