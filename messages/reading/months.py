"""A month as typed: 9月, 2026年9月, 2026-09, 本月, 上个月, 年初, September. A full date names its month."""

import re
from datetime import date

from bot.duties.periods import month_begin
from messages.reading.dates import read_date
from messages.reading.normalise import spaced
from messages.reading.numbers import NUMERAL, number_of
from messages.reading.problem import Problem, ProblemCode, problem
from messages.reading.years import RELATIVE

_TAIL = re.compile("(?:开始|起始|以来|起|份|后)+$")
_CHINESE = re.compile(f"(?:([0-9]{{4}})年|(今年|去年|本年|上年))?({NUMERAL})月")
_NUMERIC = re.compile("([0-9]{4})[-./]([0-9]{1,2})")
_ENGLISH = re.compile(
    "(?:from |since )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?,? ?([0-9]{4})?"
)
_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_NAMED = {"本月": 0, "这个月": 0, "当月": 0, "thismonth": 0, "上月": -1, "上个月": -1, "lastmonth": -1}
_YEAR_START = frozenset({"年初", "今年", "今年年初", "thisyear", "januarythisyear"})


def read_month(text: str, today: date) -> date | Problem:
    """The first day of the month typed; without a year the nearest one that is not ahead of ``today``.

    Codes: NO_SUCH_DATE (13月), UNREADABLE_DATE and those of ``read_date``.
    """
    body = _TAIL.sub("", spaced(text).strip(" .。,!").removeprefix("从"))
    compact = body.replace(" ", "")
    if compact in _NAMED:
        return month_begin(today, _NAMED[compact])
    if compact in _YEAR_START:
        return date(today.year, 1, 1)
    found = _parts(body, compact, today)
    if found is None:
        day = read_date(text, today)
        return day if isinstance(day, Problem) else day.replace(day=1)
    year, month = found
    if not 1 <= month <= 12:
        return problem(ProblemCode.NO_SUCH_DATE, shown=text)
    return date(year if year is not None else today.year - (month > today.month), month, 1)


def _parts(body: str, compact: str, today: date) -> tuple[int | None, int] | None:
    """The year, if one was typed, and the number of the month."""
    if found := _CHINESE.fullmatch(compact):
        year = int(found[1]) if found[1] else None
        if found[2]:
            year = today.year + RELATIVE[found[2]]
        month = number_of(found[3])
        return None if month is None else (year, month)
    if found := _NUMERIC.fullmatch(compact):
        return int(found[1]), int(found[2])
    if found := _ENGLISH.fullmatch(body):
        return int(found[2]) if found[2] else None, _MONTHS[found[1]]
    return None
