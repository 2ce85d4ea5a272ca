"""A reminder wished for: when, and in whose words."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.reading.wished import Wished, read_wish

NOW = datetime.fromisoformat("2026-11-20T16:00")
"""A Friday."""


@pytest.mark.parametrize(
    ("text", "what", "on", "at"),
    [
        ("提醒我周三交报告", "交报告", date(2026, 11, 25), None),
        ("明天上午提醒我交党费", "交党费", date(2026, 11, 21), time(9)),
        ("下周一早上8点半提醒我开会", "开会", date(2026, 11, 23), time(8, 30)),
        ("晚上8点提醒我看文件", "看文件", date(2026, 11, 20), time(20)),
        ("上午9点提醒我看文件", "看文件", date(2026, 11, 21), time(9)),
        ("月底前提醒我交报告", "交报告", date(2026, 11, 30), None),
        ("下周三之前提醒我开党员大会", "开党员大会", date(2026, 11, 25), None),
        ("麻烦周四提醒我一下交季度报表", "交季度报表", date(2026, 11, 26), None),
        ("明天9点提醒我一下，把台账发给组织部", "把台账发给组织部", date(2026, 11, 21), time(9)),
        ("提醒我交报告", "交报告", None, None),
        ("帮我提醒一下下周五交材料", "交材料", date(2026, 11, 27), None),
        ("提醒一下下下周五交材料", "交材料", date(2026, 12, 4), None),
        ("11月25日提醒我", "", date(2026, 11, 25), None),
        ("remind me tomorrow at 9 to call Li Si", "call Li Si", date(2026, 11, 21), time(9)),
        ("remind me to hold a lecture next Friday", "hold a lecture", date(2026, 11, 27), None),
        ("set a reminder for Monday 3pm to send the report", "send the report", date(2026, 11, 23), time(15)),
    ],
)
def test_day_hour_and_words_are_read(text: str, what: str, on: date | None, at: time | None) -> None:
    wish = read_wish(text, NOW)
    assert (wish.what, wish.on, wish.at, wish.span) == (what, on, at, None)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("半小时后提醒我打电话", timedelta(minutes=30)),
        ("20分钟后提醒我打电话", timedelta(minutes=20)),
        ("两小时后提醒我打电话", timedelta(hours=2)),
        ("三天后提醒我打电话", timedelta(days=3)),
        ("一周后提醒我打电话", timedelta(days=7)),
        ("in two hours remind me to 打电话", timedelta(hours=2)),
        ("remind me in half an hour to 打电话", timedelta(minutes=30)),
    ],
)
def test_a_span_from_now_is_read(text: str, span: timedelta) -> None:
    wish = read_wish(text, NOW)
    assert (wish.what, wish.span) == ("打电话", span)


@pytest.mark.parametrize("text", ["每月1号提醒我收党费", "每天提醒我打卡", "remind me every Monday to write"])
def test_what_comes_again_and_again_is_recognised(text: str) -> None:
    assert read_wish(text, NOW).again


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(read_wish(text, NOW), Wished)
