"""Whole numbers from 0 to 9999 in Arabic or Chinese numerals."""

import re

from messages.reading.normalise import squeezed
from messages.reading.problem import Problem, ProblemCode, problem

MOST = 9999
NUMERAL = "(?:[0-9]{1,4}|[零〇一二两三四五六七八九十百千廿卅]{1,8})"
"""A pattern for one number as it may stand inside a longer text; ``number_of`` reads what it finds."""

_DIGITS = {"零": 0, "〇": 0, "两": 2, **{c: n for n, c in enumerate("一二三四五六七八九", start=1)}}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": "二十", "卅": "三十"}
_AROUND = re.compile(f"(?:共|一共|总共|大约|约)?({NUMERAL})(?:个人|个|人|名|位|次|票|条|份)?")


def number_of(text: str) -> int | None:
    """The number that ``text`` is, and nothing besides; None when it is not one.

    Reads 12, 二十, 一百零二, 一百二 (120) and digits said one by one (二〇二六).
    """
    if not text or len(text) > 8:
        return None
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 4 else None
    expanded = "".join(_TENS.get(c, c) for c in text)
    if all(c in _DIGITS for c in expanded):
        return _digit_by_digit(expanded)
    return _with_units(expanded)


def _digit_by_digit(text: str) -> int | None:
    """二〇二六 or 二〇; two or three plain digits in a row are no number (五四 is a date in history)."""
    plain = len(text) in (2, 3) and not set(text) & set("零〇")
    return None if plain or len(text) > 4 else int("".join(str(_DIGITS[c]) for c in text))


def _with_units(text: str) -> int | None:
    """A number said with 十, 百, 千, each used once and in falling order."""
    total, digit, zero, last = 0, None, False, 10_000
    for c in text:
        if c in _UNITS:
            if _UNITS[c] >= last or digit == 0:
                return None
            last = _UNITS[c]
            total += last * (1 if digit is None else digit)
            digit, zero = None, False
        elif c not in _DIGITS or digit:
            return None
        else:
            zero = zero or _DIGITS[c] == 0
            digit = _DIGITS[c]
    short = digit or 0
    return total + (short if zero or last == 10_000 else short * last // 10)


def read_number(text: str, *, least: int = 0, most: int = MOST) -> int | Problem:
    """A number with or without a counting word (9人, 九个), within bounds.

    Otherwise NUMBER_WANTED, or NUMBER_OUT_OF_RANGE.
    """
    body = squeezed(text).strip("。.,!，")
    found = _AROUND.fullmatch(body)
    value = number_of(found.group(1)) if found else None
    if value is None:
        if body.lstrip("-").isascii() and body.lstrip("-").isdigit():
            return problem(ProblemCode.NUMBER_OUT_OF_RANGE, shown=text, least=least, most=most)
        return problem(ProblemCode.NUMBER_WANTED, shown=text)
    if not least <= value <= most:
        return problem(ProblemCode.NUMBER_OUT_OF_RANGE, shown=text, least=least, most=most)
    return value
