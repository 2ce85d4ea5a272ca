"""A day as a line writes it, and the day that is meant once it is known where the line looks."""

from dataclasses import dataclass
from datetime import date

from messages.reading.calendar_days import plain_day
from messages.reading.date_words import Prefer
from messages.reading.normalise import spaced
from messages.reading.patterns import Pattern

_ENGLISH_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5"}
_TRIMMED = Pattern("^(?:上年)|个(?=周|星期|礼拜)|(?<=昨|今|明|前)儿个?|(?<=昨)个儿?")


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it is written, and the weekday (Monday 0) said along with it."""

    text: str
    weekday: int | None = None


def day_of(written: Written, today: date, prefer: Prefer) -> date | None:
    """The day meant; None where the calendar has none such."""
    body = spaced(written.text).strip()
    body = _TRIMMED.sub("", body)
    for word, digit in _ENGLISH_NUMBERS.items():
        body = body.replace(word, digit)
    body = {
        "今": "今天",
        "昨": "昨天",
        "明": "明天",
        "前": "前天",
        "刚": "刚刚",
        **dict.fromkeys(("等下", "等一下", "等会", "等会儿", "待会", "待会儿", "稍后"), "今天"),
        "zuotian": "昨天",
        "jintian": "今天",
        "qiantian": "前天",
        "mingtian": "明天",
    }.get(body, body)
    body = body.replace("月的", "月").replace("年的", "年")
    body = body.removeprefix("on ")
    try:
        return plain_day(body, today, prefer)
    except (ValueError, OverflowError):
        return None
