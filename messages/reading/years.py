"""A calendar year: 2026, 二〇二六年, 26年, 今年, 去年, last year."""

from datetime import date

from messages.reading.normalise import squeezed
from messages.reading.numbers import NUMERAL, number_of
from messages.reading.patterns import Pattern
from messages.reading.problem import Problem, ProblemCode, problem

FIRST, LAST = 1921, 2100
"""Years taken: from the Party's founding to a bound beyond anybody's plans."""

RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_ENGLISH = {"thisyear": 0, "currentyear": 0, "lastyear": -1, "previousyear": -1, "nextyear": 1}
_YEAR = Pattern(f"({NUMERAL})年?(?:度)?")


def year_of(text: str) -> int | None:
    """The year that numerals name, two digits meaning this century; None when out of bounds."""
    number = number_of(text)
    if number is None or (number > 99 and len(text) != 4):
        return None
    year = 2000 + number if len(text) == 2 else number
    return year if FIRST <= year <= LAST else None


def read_year(text: str, today: date) -> int | Problem:
    """The year typed, relative to ``today`` where it is said so; else UNREADABLE_YEAR."""
    body = squeezed(text).strip("。.,!")
    words = RELATIVE | _ENGLISH
    stem = body.removesuffix("度") if body.endswith("年度") else body
    if stem in words:
        return today.year + words[stem]
    found = _YEAR.fullmatch(body)
    year = year_of(found.group(1)) if found else None
    return problem(ProblemCode.UNREADABLE_YEAR, shown=text) if year is None else year
