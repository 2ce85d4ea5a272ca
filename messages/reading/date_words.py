"""Days said in words, relative to today: 前天, 上周三, 3天前, last Wednesday."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from messages.reading.normalise import words
from messages.reading.numbers import NUMERAL, number_of
from messages.reading.patterns import Pattern

Prefer = Literal["past", "future"]
"""Where a date without its year, month or week lies: in the past when logging, else in the future."""

_DAYS = {
    "今天": 0, "今日": 0, "当天": 0, "今儿": 0, "今早": 0, "今晚": 0, "今晨": 0, "刚才": 0, "刚刚": 0,
    "昨天": -1, "昨日": -1, "昨晚": -1, "昨儿": -1, "前天": -2, "前日": -2, "前晚": -2, "大前天": -3,
    "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "后天": 2, "后日": 2, "大后天": 3,
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "just now": 0,
    "yesterday": -1, "last night": -1, "tomorrow": 1,
    "day before yesterday": -2, "the day before yesterday": -2,
    "day after tomorrow": 2, "the day after tomorrow": 2,
}  # fmt: skip
VAGUE = words(
    "月初 月中 月底 月末 年初 年中 年底 年末 上旬 中旬 下旬 上周 这周 本周 下周 上个月 这个月 本月 "
    "上月 最近 "
    "前几天 前段时间 周末 上周末 季度末 季末"
) | {"last week", "this week", "next week", "last month", "this month", "recently", "the other day"}
"""Words that name a stretch of days and so no day; a record needs the day."""

_HAN_DAYS = {**{c: n for n, c in enumerate("一二三四五六日")}, "天": 6, **{str(n + 1): n for n in range(7)}}
_WEEKDAY = Pattern(
    "(上上个|上上|上个|上|这个|这|本|下下个|下下|下个|下)?(?:周|星期|礼拜)([一二三四五六日天1-7])"
)
_WEEKS = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
WEEKDAYS = {name: n for n, name in enumerate(_NAMES)} | _SHORT
"""English names of weekdays, Monday being 0."""

_ENGLISH_WEEKDAY = Pattern(r"(?:(last|this past|this|next|on|coming) )?([a-z]{3,9})\.?")
_AGO = Pattern(
    f"({NUMERAL}|[an]{{1,2}}) ?(天|日|周|个星期|星期|个礼拜|days?|weeks?) ?(以前|之前|前|以后|之后|后|ago)"
)


def relative_day(body: str, today: date, prefer: Prefer) -> date | None:
    """The day that words relative to ``today`` name; None when they are no such words.

    Raises:
        OverflowError: the day lies outside the calendar.
    """
    if body in _DAYS:
        return today + timedelta(days=_DAYS[body])
    readers: tuple[Callable[[str, date, Prefer], date | None], ...] = (
        _chinese_weekday,
        _english_weekday,
        _ago,
    )
    return next((day for read in readers if (day := read(body, today, prefer)) is not None), None)


def weekday_of(text: str) -> int | None:
    """The weekday (Monday 0) that a bare word names: 周四, 星期天, Thu."""
    found = _WEEKDAY.fullmatch(text)
    if found and found[1] is None:
        return _HAN_DAYS[found[2]]
    return WEEKDAYS.get(text.rstrip("."))


def _chinese_weekday(body: str, today: date, prefer: Prefer) -> date | None:
    found = _WEEKDAY.fullmatch(body.replace(" ", ""))
    if found is None:
        return None
    weekday = _HAN_DAYS[found[2]]
    if found[1] is None:
        return _nearest(weekday, today, prefer)
    return _of_week(weekday, today, _WEEKS[found[1].removesuffix("个")])


def _english_weekday(body: str, today: date, prefer: Prefer) -> date | None:
    found = _ENGLISH_WEEKDAY.fullmatch(body)
    if found is None or found[2] not in WEEKDAYS:
        return None
    weekday = WEEKDAYS[found[2]]
    match found[1]:
        case "last" | "this past":
            return _nearest(weekday, today - timedelta(days=1), "past")
        case "this":
            return _of_week(weekday, today, 0)
        case "next":
            return _of_week(weekday, today, 1)
        case "coming":
            return _nearest(weekday, today, "future")
    return _nearest(weekday, today, prefer)


def _ago(body: str, today: date, _prefer: Prefer) -> date | None:
    found = _AGO.fullmatch(body)
    if found is None:
        return None
    number = 1 if found[1] in ("a", "an") else number_of(found[1])
    if number is None:
        return None
    days = number * (1 if found[2] in ("天", "日", "day", "days") else 7)
    return today + timedelta(days=days if "后" in found[3] else -days)


def _nearest(weekday: int, today: date, prefer: Prefer) -> date:
    """The closest day of that weekday on one side of today, today included."""
    if prefer == "past":
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _of_week(weekday: int, today: date, weeks: int) -> date:
    """That weekday of the week (from Monday) that lies ``weeks`` from this one."""
    return today + timedelta(days=weekday - today.weekday() + 7 * weeks)
