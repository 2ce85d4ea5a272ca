"""A day as typed at the step that asks for one; a day is never guessed from words that name none."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from messages.reading.date_words import VAGUE, WEEKDAYS, Prefer, relative_day, weekday_of
from messages.reading.normalise import spaced
from messages.reading.numbers import number_of
from messages.reading.problem import Problem, ProblemCode, problem
from messages.reading.times import PERIODS, TimeSpan, read_time
from messages.reading.years import RELATIVE, year_of


class Moment(NamedTuple):
    """A day, and the time of day where one was typed along."""

    day: date
    span: TimeSpan | None = None


_LONGEST = 80
_N = "[0-9]{1,2}|[零〇一二三四五六七八九十廿卅]{1,3}"
_YEAR = "[0-9]{4}|[0-9]{2}|[零〇一二三四五六七八九]{4}"
_CHINESE = re.compile(
    f"(?:({_YEAR})年 ?|(今年|去年|前年|明年|上年|本年) ?)?({_N}) ?月(?:份)? ?({_N}) ?[日号]?"
)
_DAY = re.compile(f"(本月|这个月|当月|上个月|上月|下个月|下月)? ?({_N}) ?[日号]")
_YMD = re.compile("([0-9]{4}|[0-9]{2})([-./])([0-9]{1,2})\\2([0-9]{1,2})")
_PACKED = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")
_MD = re.compile("([0-9]{1,2})[-./]([0-9]{1,2})")
_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_ORDINAL = "([0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?"
_DAY_FIRST = re.compile(f"(?:the )?{_ORDINAL} ?(?:of )?{_MONTH},? ?([0-9]{{4}})?")
_MONTH_FIRST = re.compile(f"{_MONTH} ?(?:the )?{_ORDINAL},? ?([0-9]{{4}})?")
_ORDINAL_ALONE = re.compile("(?:on )?(?:the )?([0-9]{1,2})(?:st|nd|rd|th)")
_HEAD = re.compile("(?:会议日期|会议时间|日期|时间|date|就是|是|在|于|on)[: ]?")
_WEEKDAY_TAIL = re.compile(
    r"(?<=[日号天0-9])[ ,(]{0,3}((?:周|星期|礼拜)[一二三四五六日天1-7]"
    r"|[a-z]{3,9})\)?"
)
_WEEKDAY_HEAD = re.compile(r"([a-z]{3,9})\.?,? (?=[0-9a-z])")
_TIME = re.compile(
    "(?:"
    + "|".join(p for p in PERIODS if len(p) > 1 and not p.isascii())
    + r")|(?<=[^0-9])(?:at )?[0-9]{1,2}:[0-9]{2}"
    r"|(?<= )(?:at )?[0-9]{1,2} ?[ap]m|(?<=[日号天一二三四五六 ])(?:[0-9]{1,2}"
    r"|[一二两三四五六七八九十]{1,3})点"
)
_PART_OF_DAY = re.compile("([今昨明前])(晚|早)上?")
_SMALL = ("召开的", "召开", "开的", "那天", "当天", "的", "吧", "了")


def read_date(text: str, today: date, *, prefer: Prefer = "past") -> date | Problem:
    """The day typed; a time typed along is passed over (``read_moment`` keeps it).

    Without a year the nearest day on the preferred side of ``today`` is meant, today included; with
    ``prefer="past"`` a day that still lies ahead is refused. Codes: UNREADABLE_DATE, NO_SUCH_DATE (2月30日),
    IN_FUTURE, WHICH_DAY (月初, last week), WEEKDAY_DIFFERS (9月3日周五 when that was a Thursday).
    """
    moment = read_moment(text, today, prefer=prefer)
    return moment if isinstance(moment, Problem) else moment.day


def read_moment(text: str, today: date, *, prefer: Prefer = "past") -> Moment | Problem:
    """The day typed and, where one follows it, the time: 昨天下午三点. Problems as of the two readers."""
    body = _trim(spaced(text))
    if not body or len(body) > _LONGEST:
        return problem(ProblemCode.UNREADABLE_DATE, shown=text)
    day = _day(body, today, prefer)
    if day is not None:
        return _checked(text, day, None, today, prefer)
    for cut in _TIME.finditer(body):
        day = _day(_trim(body[: cut.start()]), today, prefer) if cut.start() else None
        if day is None:
            continue
        rest = body[cut.start() :]
        span = None if rest in PERIODS else read_time(rest)
        return span if isinstance(span, Problem) else _checked(text, day, span, today, prefer)
    return problem(ProblemCode.UNREADABLE_DATE, shown=text)


def _checked(
    text: str, found: date | Problem, span: TimeSpan | None, today: date, prefer: Prefer
) -> Moment | Problem:
    """The moment, or the found problem with all of the typed text in it, or that it lies ahead."""
    if isinstance(found, Problem):
        return problem(found.code, **{**found.values, "shown": text})
    if prefer == "past" and found > today:
        return problem(ProblemCode.IN_FUTURE, shown=text, date=found.isoformat())
    return Moment(found, span)


def _trim(body: str) -> str:
    body = _PART_OF_DAY.sub(r"\1天\2上", body.strip(" ,.。!;:、()"))
    if head := _HEAD.match(body):
        body = body[head.end() :]
    for tail in _SMALL:
        body = body.removesuffix(tail) if len(body) > len(tail) + 1 and body != "当天" else body
    return body.strip(" ,.。!;:、")


def _day(body: str, today: date, prefer: Prefer) -> date | Problem | None:
    """The day that the whole of ``body`` names, with its weekday checked; None when it names none."""
    if body in VAGUE:
        return problem(ProblemCode.WHICH_DAY, shown=body)
    try:
        plain = _plain_day(body, today, prefer)
        if plain is not None:
            return plain
        stem, weekday = _without_weekday(body)
        day = _plain_day(stem, today, prefer) if weekday is not None else None
    except (ValueError, OverflowError):
        return problem(ProblemCode.NO_SUCH_DATE, shown=body)
    if day is not None and day.weekday() != weekday:
        return problem(ProblemCode.WEEKDAY_DIFFERS, shown=body, date=day.isoformat())
    return day


def _without_weekday(body: str) -> tuple[str, int | None]:
    if head := _WEEKDAY_HEAD.match(body):
        return body[head.end() :], WEEKDAYS.get(head[1])
    for tail in _WEEKDAY_TAIL.finditer(body):
        if tail.end() == len(body):
            return body[: tail.start()].rstrip(" ,("), weekday_of(tail[1])
    return body, None


def _plain_day(body: str, today: date, prefer: Prefer) -> date | None:
    """The day by one of the ways to write it.

    Raises:
        ValueError: the calendar has no such day.
        OverflowError: it lies outside the calendar.
    """
    day = relative_day(body, today, prefer)
    readers: tuple[Callable[[str, date, Prefer], date | None], ...] = (_chinese, _numeric, _english)
    return day or next((day for read in readers if (day := read(body, today, prefer)) is not None), None)


def _chinese(body: str, today: date, prefer: Prefer) -> date | None:
    if found := _CHINESE.fullmatch(body):
        year = year_of(found[1]) if found[1] else None
        if found[1] and year is None:
            raise ValueError("a year outside of what is kept")
        if found[2]:
            year = today.year + RELATIVE[found[2]]
        return _resolve(year, _number(found[3]), _number(found[4]), today, prefer)
    if found := _DAY.fullmatch(body):
        return _day_of_month(found[1], _number(found[2]), today, prefer)
    return None


def _numeric(body: str, today: date, prefer: Prefer) -> date | None:
    if found := _YMD.fullmatch(body):
        year = year_of(found[1])
        if year is None:
            raise ValueError("a year outside of what is kept")
        return date(year, int(found[3]), int(found[4]))
    if found := _PACKED.fullmatch(body):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _MD.fullmatch(body):
        return _resolve(None, int(found[1]), int(found[2]), today, prefer)
    return None


def _english(body: str, today: date, prefer: Prefer) -> date | None:
    if found := _DAY_FIRST.fullmatch(body):
        day, month, year = int(found[1]), _MONTHS[found[2]], found[3]
    elif found := _MONTH_FIRST.fullmatch(body):
        month, day, year = _MONTHS[found[1]], int(found[2]), found[3]
    elif found := _ORDINAL_ALONE.fullmatch(body):
        return _day_of_month(None, int(found[1]), today, prefer)
    else:
        return None
    return _resolve(int(year) if year else None, month, day, today, prefer)


def _number(text: str) -> int:
    number = number_of(text)
    if number is None:
        raise ValueError("not a number")
    return number


def _resolve(year: int | None, month: int, day: int, today: date, prefer: Prefer) -> date:
    """The date, its year chosen by preference where none was said."""
    if year is None:
        ahead, behind = (month, day) > (today.month, today.day), (month, day) < (today.month, today.day)
        year = today.year - (prefer == "past" and ahead) + (prefer == "future" and behind)
        if not 1 <= month <= 12:
            raise ValueError("no such month")
    return date(year, month, day)


def _day_of_month(which: str | None, day: int, today: date, prefer: Prefer) -> date:
    """A day said without its month: of the month named, else of the nearest on the preferred side."""
    if which is None:
        shift = -(prefer == "past" and day > today.day) + (prefer == "future" and day < today.day)
    else:
        shift = {"上": -1, "下": 1}.get(which[0], 0)
    months = today.year * 12 + today.month - 1 + shift
    return date(months // 12, months % 12 + 1, day)
