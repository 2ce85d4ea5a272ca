"""A time of day, or a span from one to another, as typed: 下午三点到四点半, 15:00-16:30, 3pm."""

from datetime import time
from typing import NamedTuple

from messages.reading.normalise import spaced, words
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern
from messages.reading.problem import Problem, ProblemCode, problem


class TimeSpan(NamedTuple):
    """Wall-clock start, and end where one was given."""

    start: time
    end: time | None = None


class _Clock(NamedTuple):
    """An hour as written, before it is known which half of the day is meant; ``sure`` needs no guess."""

    hour: int
    minute: int
    half: str | None
    sure: bool


_MORNING = words("凌晨 清晨 清早 早晨 早上 今早 上午 早 am a.m. a.m")
_AFTERNOON = words("下午 午后 傍晚 晚上 晚间 夜里 夜晚 今晚 晚 pm p.m. p.m")
_NOON = frozenset({"中午"})
PERIODS = tuple(sorted(_MORNING | _AFTERNOON | _NOON, key=len, reverse=True))
"""Words for a part of the day, the longer ones first."""

_N = "[0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3}"
_HAN_PERIOD = "|".join(p for p in PERIODS if not p.isascii())
_ZH = Pattern(f"({_HAN_PERIOD})? ?({_N}) ?(?:点钟|点整|点|时)(?: ?(半|一刻|三刻|整)|(?:零|过)?({_N})分?)?")
_DIGITS = Pattern(
    f"({_HAN_PERIOD}|[ap]\\.?m\\.?)? ?([0-9]{{1,2}})(?:[:.]([0-9]{{2}})(?::[0-9]{{2}})?)? "
    f"?([ap]\\.?m\\.?|o'clock)?"
)
_PACKED = Pattern("([01][0-9]|2[0-3])([0-5][0-9])")
_PAST = Pattern("(half|quarter) past ([0-9]{1,2}) ?([ap]m)?")
_PARTS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0, "half": 30, "quarter": 15}
_WORDS = {"noon": time(12), "正午": time(12), "midday": time(12), "中午": time(12)}
_SPAN = Pattern(r" ?(?:\bto\b|\buntil\b|\btill\b|到|至|~|-{1,2}) ?")
_HEAD = ("时间", "会议时间", "from ", "at ", "从", "在", "于", "between ")
_TAIL = ("开始", "左右", "结束", "召开", "散会", "开会", "开的", "开", "的", "吧")


def read_time(text: str) -> TimeSpan | Problem:
    """The span typed.

    An hour from 1 to 5 said without a part of the day (3点, 3:30, not 03:30) is in the afternoon, when
    meetings are; an end takes the part of the day of its start. Codes: UNREADABLE_TIME, NO_SUCH_TIME,
    ENDS_BEFORE_START.
    """
    body = _bare(spaced(text))
    if not body or len(body) > 60:
        return problem(ProblemCode.UNREADABLE_TIME, shown=text)
    parts = _SPAN.split(body)
    clocks = [_clock(_bare(part)) for part in parts]
    if len(parts) > 2 or None in clocks:
        return problem(ProblemCode.UNREADABLE_TIME, shown=text)
    try:
        return _span([clock for clock in clocks if clock is not None])
    except ValueError:
        return problem(ProblemCode.NO_SUCH_TIME, shown=text)


def _span(clocks: list[_Clock]) -> TimeSpan | Problem:
    first = clocks[0]
    if len(clocks) == 1:
        return TimeSpan(_resolve(first))
    last = clocks[1]
    if first.half is None and not first.sure and last.half is not None:
        start = _start_before(first, _resolve(last))
    else:
        start = _resolve(first)
    end = _resolve(last)
    if end <= start and last.half is None and 12 > last.hour >= 1:
        end = time(last.hour + 12, last.minute)
    if end <= start:
        return problem(ProblemCode.ENDS_BEFORE_START, start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    return TimeSpan(start, end)


def _start_before(first: _Clock, end: time) -> time:
    """The start of a span of which only the end names the half of the day: 3-5pm, 11-1pm."""
    later = _resolve(first._replace(half="pm")) if first.hour <= 12 else None
    return later if later is not None and later < end else _resolve(first._replace(sure=True))


def _bare(text: str) -> str:
    """The text without the small words that surround a time."""
    body = text.strip(" ,.。!;:()")
    for head in _HEAD:
        body = body.removeprefix(head).lstrip(" :")
    for tail in _TAIL:
        body = body.removesuffix(tail)
    return body.strip()


def _clock(text: str) -> _Clock | None:
    if text in _WORDS:
        return _Clock(12, 0, None, sure=True)
    if found := _PAST.fullmatch(text):
        return _Clock(int(found[2]), _PARTS[found[1]], found[3], sure=False)
    if found := _ZH.fullmatch(text):
        hour, minute = number_of(found[2]), number_of(found[4]) if found[4] else _PARTS.get(found[3] or "整")
        return None if hour is None or minute is None else _Clock(hour, minute, found[1], sure=False)
    if found := _PACKED.fullmatch(text):
        return _Clock(int(found[1]), int(found[2]), None, sure=True)
    if found := _DIGITS.fullmatch(text):
        half = found[1] or (found[4] if found[4] != "o'clock" else None)
        return _Clock(int(found[2]), int(found[3] or 0), half, sure=found[2].startswith("0"))
    return None


def _resolve(clock: _Clock) -> time:
    """The time of day meant.

    Raises:
        ValueError: there is no such time.
    """
    hour, half = clock.hour, clock.half
    if (half in _AFTERNOON and hour < 12) or (half in _NOON and hour < 6):
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    elif half is None and not clock.sure and 1 <= hour <= 5:
        hour += 12
    if half is not None and half.startswith("晚") and clock.hour == 12:
        raise ValueError("midnight belongs to the next day")
    return time(hour, clock.minute)
