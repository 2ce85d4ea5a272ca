from datetime import time

import pytest

from messages.reading.times import TimeSpan, read_time
from tests.reading.samples import code


def span(text: str) -> TimeSpan:
    """15:00 or 15:00-16:30 as a span."""
    start, _, end = text.partition("-")
    return TimeSpan(time.fromisoformat(start), time.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下午三点到四点半", "15:00-16:30"),
        ("下午3点至5点", "15:00-17:00"),
        ("上午十点到下午一点", "10:00-13:00"),
        ("9点到10点半", "09:00-10:30"),
        ("15:00-16:30", "15:00-16:30"),
        ("15：00—16：30", "15:00-16:30"),
        ("１５：００", "15:00"),
        ("14:00开始", "14:00"),
        ("时间：14:00", "14:00"),
        ("9点", "09:00"),
        ("上午九点一刻", "09:15"),
        ("九点三刻", "09:45"),
        ("晚上7点半", "19:30"),
        ("下午三点零五分", "15:05"),
        ("下午3:30", "15:30"),
        ("中午12点", "12:00"),
        ("中午一点", "13:00"),
        ("凌晨12点", "00:00"),
        ("十一点", "11:00"),
        ("3点", "15:00"),
        ("3点20", "15:20"),
        ("03:30", "03:30"),
        ("1500", "15:00"),
        ("15", "15:00"),
        ("3pm", "15:00"),
        ("3:30 p.m.", "15:30"),
        ("9 o'clock", "09:00"),
        ("half past 3", "15:30"),
        ("noon", "12:00"),
        ("from 9 to 11", "09:00-11:00"),
        ("3-5pm", "15:00-17:00"),
        ("11-1pm", "11:00-13:00"),
        ("9-11am", "09:00-11:00"),
        ("10-2", "10:00-14:00"),
    ],
)
def test_a_time_or_span_is_read(text: str, expected: str) -> None:
    assert read_time(text) == span(expected)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("25点", "no_such_time"),
        ("24:00", "no_such_time"),
        ("9:75", "no_such_time"),
        ("晚上12点", "no_such_time"),
        ("16:30-15:00", "ends_before_start"),
        ("15:00-15:00", "ends_before_start"),
        ("", "unreadable_time"),
        ("上午", "unreadable_time"),
        ("第十一党支部", "unreadable_time"),
        ("五四", "unreadable_time"),
        ("9点到10点到11点", "unreadable_time"),
        ("later", "unreadable_time"),
    ],
)
def test_what_is_no_time_comes_back_with_the_reason(text: str, why: str) -> None:
    assert code(read_time(text)) == why
