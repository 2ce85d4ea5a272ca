"""Days by their month and number, with or without a year: 9月3日, 9.3, 20260903, 3号, Sep 3rd."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.duties.periods import month_begin
from messages.reading.date_words import Prefer, relative_day
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern
from messages.reading.years import RELATIVE, year_of

_N = "[0-9]{1,2}|[零〇一二三四五六七八九十廿卅]{1,3}"
_YEAR = "[0-9]{4}|[0-9]{2}|[零〇一二三四五六七八九]{4}"
_CHINESE = Pattern(f"(?:({_YEAR})年 ?|(今年|去年|前年|明年|上年|本年) ?)?({_N}) ?月(?:份)? ?({_N}) ?[日号]?")
_DAY = Pattern(f"(本月|这个月|当月|上上?个?月|下下?个?月)? ?({_N}) ?[日号]")
_EDGE = Pattern(f"(本月|这个月|当月|上上?个?月|下下?个?月|({_N}) ?月(?:份)?)(?:的)?(最后|末尾|末|第|头)一天")
_NTH = Pattern(
    f"(本月|这个月|当月|上上?个?月|下下?个?月|({_N}) ?月(?:份)?)(?:的)?(?:(最后)一?|"
    f"第([一二三四1-4]))(?:个|(?:个?周|个?星期)的?(?=周|星期))?"
    "(?:周|星期|礼拜)([一二三四五六日天])"
)
_YMD = Pattern("([0-9]{4}|[0-9]{2})([-./])([0-9]{1,2})\\2([0-9]{1,2})")
_PACKED = Pattern("([0-9]{4})([0-9]{2})([0-9]{2})")
_MD = Pattern("([0-9]{1,2})[-./]([0-9]{1,2})")
_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_ORDINAL = "([0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?"
_DAY_FIRST = Pattern(f"(?:the )?{_ORDINAL} ?(?:of )?{_MONTH},? ?([0-9]{{4}})?")
_MONTH_FIRST = Pattern(f"{_MONTH} ?(?:the )?{_ORDINAL},? ?([0-9]{{4}})?")
_ORDINAL_ALONE = Pattern("(?:on )?(?:the )?([0-9]{1,2})(?:st|nd|rd|th)")


def plain_day(body: str, today: date, prefer: Prefer) -> date | None:
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
    if found := _NTH.fullmatch(body):
        first = _first_of(found[1], found[2], today, prefer)
        weekday = "一二三四五六日".find(found[5].replace("天", "日"))
        if found[3]:
            last = month_begin(first, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (_number(found[4]) - 1))
    if found := _EDGE.fullmatch(body):
        first = _first_of(found[1], found[2], today, prefer)
        return first if found[3] in ("第", "头") else month_begin(first, 1) - timedelta(days=1)
    return None


def _first_of(said: str, number: str | None, today: date, prefer: Prefer) -> date:
    """The first day of a month named by its number or beside this one."""
    if number:
        return _resolve(None, _number(number), 1, today, prefer)
    return _day_of_month(said, 1, today, prefer)


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
        shift = which.count("下") - which.count("上")
    return month_begin(today, shift).replace(day=day)
