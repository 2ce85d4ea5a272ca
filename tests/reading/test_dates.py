from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.reading.dates import Moment, read_date, read_moment
from messages.reading.deadlines import due_of
from messages.reading.problem import Problem
from messages.reading.times import TimeSpan
from tests.reading.samples import TODAY, code

PAST = [
    ("今天", "2026-11-20"),
    ("昨天", "2026-11-19"),
    ("昨天。", "2026-11-19"),
    ("前天", "2026-11-18"),
    ("大前天", "2026-11-17"),
    ("上周三", "2026-11-11"),
    ("上个星期三", "2026-11-11"),
    ("上上周一", "2026-11-02"),
    ("这周五", "2026-11-20"),
    ("本周一", "2026-11-16"),
    ("周三", "2026-11-18"),
    ("周五", "2026-11-20"),
    ("星期天", "2026-11-15"),
    ("礼拜二", "2026-11-17"),
    ("周六", "2026-11-14"),
    ("9月3日", "2026-09-03"),
    ("九月三日", "2026-09-03"),
    ("9月3号", "2026-09-03"),
    ("十一月十九日", "2026-11-19"),
    ("9.3", "2026-09-03"),
    ("9/3", "2026-09-03"),
    ("9-3", "2026-09-03"),
    ("3号", "2026-11-03"),
    ("二十号", "2026-11-20"),
    ("31号", "2026-10-31"),
    ("上个月20号", "2026-10-20"),
    ("本月5日", "2026-11-05"),
    ("2026-09-03", "2026-09-03"),
    ("2026/9/3", "2026-09-03"),
    ("2026.9.3", "2026-09-03"),
    ("26.9.3", "2026-09-03"),
    ("20260903", "2026-09-03"),
    ("2026年9月3日", "2026-09-03"),
    ("二〇二六年九月三日", "2026-09-03"),
    ("２０２６年９月３日", "2026-09-03"),
    ("去年12月5日", "2025-12-05"),
    ("今年3月1日", "2026-03-01"),
    ("12月5日", "2025-12-05"),
    ("3天前", "2026-11-17"),
    ("两周前", "2026-11-06"),
    ("9月3日（周四）", "2026-09-03"),
    ("9月3日星期四", "2026-09-03"),
    ("是9月3日开的", "2026-09-03"),
    ("日期：9月3日", "2026-09-03"),
    ("today", "2026-11-20"),
    ("Yesterday", "2026-11-19"),
    ("the day before yesterday", "2026-11-18"),
    ("last Wednesday", "2026-11-18"),
    ("last Friday", "2026-11-13"),
    ("Wed", "2026-11-18"),
    ("this Monday", "2026-11-16"),
    ("3 Sep", "2026-09-03"),
    ("Sep 3", "2026-09-03"),
    ("on 3 Sep 2026", "2026-09-03"),
    ("September 3rd 2026", "2026-09-03"),
    ("3rd of September, 2026", "2026-09-03"),
    ("Thursday, September 3", "2026-09-03"),
    ("5 Dec", "2025-12-05"),
    ("20th", "2026-11-20"),
    ("2 days ago", "2026-11-18"),
    ("a week ago", "2026-11-13"),
]


@pytest.mark.parametrize(("text", "day"), PAST)
def test_a_day_is_read_with_the_past_preferred(text: str, day: str) -> None:
    assert read_date(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("周三", "2026-11-25"),
        ("周五", "2026-11-20"),
        ("下周五", "2026-11-27"),
        ("3号", "2026-12-03"),
        ("12月5日", "2026-12-05"),
        ("9.3", "2027-09-03"),
        ("明天", "2026-11-21"),
        ("后天", "2026-11-22"),
        ("三天后", "2026-11-23"),
        ("tomorrow", "2026-11-21"),
        ("next Friday", "2026-11-27"),
        ("Monday", "2026-11-23"),
        ("5 Dec", "2026-12-05"),
    ],
)
def test_a_day_is_read_with_the_future_preferred(text: str, day: str) -> None:
    assert read_date(text, TODAY, prefer="future") == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2月30日", "no_such_date"),
        ("13月1日", "no_such_date"),
        ("2026-13-01", "no_such_date"),
        ("2026年2月29日", "no_such_date"),
        ("Sep 31", "no_such_date"),
        ("明天", "in_future"),
        ("tomorrow", "in_future"),
        ("2027年1月1日", "in_future"),
        ("明年3月1日", "in_future"),
        ("月初", "which_day"),
        ("月底", "which_day"),
        ("上周", "which_day"),
        ("last week", "which_day"),
        ("9月3日周五", "weekday_differs"),
        ("Friday 3 Sep", "weekday_differs"),
        ("昨天下午25点", "no_such_time"),
        ("", "unreadable_date"),
        ("随便", "unreadable_date"),
        ("9月", "unreadable_date"),
        ("第十一党支部", "unreadable_date"),
        ("第十一党支部3号会议室", "unreadable_date"),
        ("五四", "unreadable_date"),
        ("十一", "unreadable_date"),
        ("三重一大", "unreadable_date"),
        ("三会一课", "unreadable_date"),
        ("二十届三中全会", "unreadable_date"),
        ("first branch", "unreadable_date"),
        ("9月3日" * 300, "unreadable_date"),
    ],
)
def test_what_is_no_usable_day_comes_back_with_the_reason(text: str, why: str) -> None:
    assert code(read_date(text, TODAY)) == why


@pytest.mark.parametrize("text", ["", "随便", "下周八", "soonish"])
def test_a_day_ahead_that_was_mistyped_says_so_of_a_day_ahead(text: str) -> None:
    assert code(read_date(text, TODAY, prefer="future")) == "unreadable_day_ahead"


def test_a_problem_shows_what_was_typed() -> None:
    found = read_date("是2月30日", TODAY)
    assert isinstance(found, Problem)
    assert found.values["shown"] == "是2月30日"


@pytest.mark.parametrize(
    ("text", "day", "span"),
    [
        ("昨天下午三点", 19, TimeSpan(time(15))),
        ("昨天下午三点到四点半", 19, TimeSpan(time(15), time(16, 30))),
        ("昨晚7点半", 19, TimeSpan(time(19, 30))),
        ("今早9点", 20, TimeSpan(time(9))),
        ("昨天下午", 19, None),
        ("11月19日15:00", 19, TimeSpan(time(15))),
        ("十一月十九日下午3点", 19, TimeSpan(time(15))),
        ("2026-11-19 15:00-16:30", 19, TimeSpan(time(15), time(16, 30))),
        ("yesterday at 3pm", 19, TimeSpan(time(15))),
        ("昨天", 19, None),
    ],
)
def test_a_time_typed_behind_the_day_is_kept(text: str, day: int, span: TimeSpan | None) -> None:
    assert read_moment(text, TODAY) == Moment(date(2026, 11, day), span)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 364))
def test_a_day_without_its_year_is_the_last_one_that_has_come(today: date, back: int) -> None:
    meant = today - timedelta(days=back)
    if (meant.month, meant.day) != (2, 29):
        assert read_date(f"{meant.month}月{meant.day}日", today) == meant


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 6))
def test_a_bare_weekday_lies_in_the_last_seven_days(today: date, back: int) -> None:
    meant = today - timedelta(days=back)
    assert read_date(f"周{'一二三四五六日'[meant.weekday()]}", today) == meant


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月底前完成", "2026-12-31"),
        ("12月底", "2026-12-31"),
        ("11月30日前", "2026-11-30"),
        ("12月15日之前完成整改", "2026-12-15"),
        ("完成时限：12月15日", "2026-12-15"),
        ("月底前", "2026-11-30"),
        ("下月底", "2026-12-31"),
        ("年底前", "2026-12-31"),
        ("明年3月底", "2027-03-31"),
        ("3月底", "2027-03-31"),
        ("下周五前", "2026-11-27"),
        ("本周内", "2026-11-22"),
        ("一周内", "2026-11-27"),
        ("两个月内", "2027-01-20"),
        ("by Friday", "2026-11-20"),
        ("by 5 Dec", "2026-12-05"),
        ("by end of December", "2026-12-31"),
        ("due 2026-12-01", "2026-12-01"),
    ],
)
def test_a_deadline_is_its_last_day(text: str, day: str) -> None:
    assert due_of(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text", ["", "尽快", "2月30日前", "13月底", "第十一党支部", "3个工作日内", "soon", "长期坚持", "五四"]
)
def test_no_deadline_is_made_up(text: str) -> None:
    assert due_of(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("到12月2日", "2026-12-02"),
        ("请假到12月2日", "2026-12-02"),
        ("至12月2日止", "2026-12-02"),
        ("到12月2日为止", "2026-12-02"),
        ("until 2 Dec", "2026-12-02"),
        ("on leave till 2 Dec", "2026-12-02"),
        ("到", "unreadable_day_ahead"),
        ("until whenever", "unreadable_day_ahead"),
        ("9月3日" * 300, "unreadable_day_ahead"),
    ],
)
def test_a_day_ahead_may_be_said_as_the_end_of_something(text: str, day: str) -> None:
    found = read_date(text, date(2026, 11, 23), prefer="future")
    assert (found.isoformat() if isinstance(found, date) else code(found)) == day
