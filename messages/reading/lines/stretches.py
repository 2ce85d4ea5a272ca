"""A stretch of days as a question names it: 本周, 第三季度, 上半年, 9月, 去年, 最近三个月."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from messages.reading.asked import Stretch
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern

_N = "[0-9]{1,2}|[一二两三四五六七八九十]{1,3}"
_QUARTERS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "两": 2,
}
_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_YEAR = Pattern(
    "(今年|这一年|本年|去年|上一?年|前年(?!底)|明年|来年|全年|年内|年初(?=至今|到现在|以来)|"
    "\\b(?:this year|last year|next year|"
    "year to date)\\b|\\bytd\\b|(?<![0-9])20[0-9]{2}(?=年|\\b))"
)
_YEARS = {
    "今年": 0,
    "这一年": 0,
    "本年": 0,
    "全年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "年内": 0,
    "年初": 0,
    "来年": 1,
    "year to date": 0,
    "ytd": 0,
    "前年": -2,
    "明年": 1,
    "this year": 0,
    "last year": -1,
    "next year": 1,
}
_MONTH_NAMES = "|".join(_MONTHS)
_MONTH_ENDS = "(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?"
_FIRST_MONTH = Pattern("元月份?")
_COUNTS = {"two": "2", "three": "3", "six": "6", "twelve": "12"}
_SHAPES: tuple[tuple[Pattern, Callable[[re.Match[str], date, int], Stretch | None]], ...]


def stretch_of(text: str, today: date) -> tuple[Stretch, tuple[int, int]] | None:
    """The stretch that a folded text names, and where; None where it names none."""
    said_year = _YEAR.search(text)
    year = today.year
    if said_year:
        year = today.year + _YEARS[said_year[1]] if said_year[1] in _YEARS else int(said_year[1])
    for pattern, read in _SHAPES:
        for found in pattern.finditer(text):
            stretch = read(found, today, year if said_year else 0)
            if stretch is not None:
                return stretch, found.span()
    if first := _FIRST_MONTH.search(text):
        return month_of(year, 1), first.span()
    if said_year:
        return Stretch(date(year, 1, 1), date(year, 12, 31)), said_year.span()
    return None


def month_of(year: int, month: int) -> Stretch:
    """A whole month; months beyond December run into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Stretch(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _quarter(year: int, quarter: int) -> Stretch:
    return Stretch(month_of(year, quarter * 3 - 2).first, month_of(year, quarter * 3).last)


def _week(found: re.Match[str], today: date, _year: int) -> Stretch:
    word = found[0]
    weeks = -1 if word.startswith(("上", "last")) else 1 if word.startswith(("下", "next")) else 0
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
    return Stretch(monday, monday + timedelta(days=6))


def _shift(word: str) -> int:
    return -1 if word.startswith(("上", "last")) else 1 if word.startswith(("下", "next")) else 0


def _relative_month(found: re.Match[str], today: date, _year: int) -> Stretch:
    return month_of(today.year, today.month + _shift(found[0]))


def _relative_quarter(found: re.Match[str], today: date, _year: int) -> Stretch:
    now = (today.month - 1) // 3 + 1 + _shift(found[0])
    return _quarter(today.year + (now - 1) // 4, (now - 1) % 4 + 1)


def _named_quarter(found: re.Match[str], today: date, year: int) -> Stretch:
    return _quarter(year or today.year, _QUARTERS[found["q"] or found["n"]])


def _half(found: re.Match[str], today: date, year: int) -> Stretch:
    year = year or today.year
    first = found[0].startswith(("上", "first", "前", "h1"))
    return Stretch(date(year, 1 if first else 7, 1), date(year, 6, 30) if first else date(year, 12, 31))


def _month(found: re.Match[str], today: date, year: int) -> Stretch | None:
    number = number_of(found["m"])
    if number is None or not 1 <= number <= 12:
        return None
    return month_of(year or today.year - (number > today.month), number)


def _months(found: re.Match[str], today: date, year: int) -> Stretch | None:
    a, b = number_of(found["a"]), number_of(found["b"])
    if a is None or b is None or not 1 <= a <= b <= 12:
        return None
    base = year or today.year - (a > today.month)
    return Stretch(month_of(base, a).first, month_of(base, b).last)


def _english_month(found: re.Match[str], today: date, year: int) -> Stretch:
    number = _MONTHS[found["m"] or found["m2"]]
    return month_of(year or today.year - (number > today.month), number)


def _recent(found: re.Match[str], today: date, _year: int) -> Stretch | None:
    said = _COUNTS.get(found["n"] or "一", found["n"] or "一")
    number = 6 if said == "半" else number_of(said)
    if number is None:
        return None
    unit = found["u"]
    if found["n"] == "半" and unit != "年":
        return None
    if unit in ("天", "日", "days"):
        return Stretch(today - timedelta(days=number), today)
    if unit in ("周", "星期", "礼拜", "weeks"):
        return Stretch(today - timedelta(weeks=number), today)
    months = number if unit in ("月", "months") or found["n"] == "半" else number * 12
    start = month_of(today.year, today.month - months)
    return Stretch(start.first.replace(day=min(today.day, start.last.day)), today)


def _several_quarters(found: re.Match[str], today: date, year: int) -> Stretch:
    """前三季度: from January to the end of the quarter."""
    base = year or today.year
    return Stretch(date(base, 1, 1), _quarter(base, _QUARTERS[found["q"]]).last)


def _two_months(found: re.Match[str], today: date, year: int) -> Stretch | None:
    """七八月份: two months side by side, said in one breath."""
    a, b = number_of(found["a"]), number_of(found["b"])
    if a is None or b is None or b != a + 1:
        return None
    base = year or today.year - (a > today.month)
    return Stretch(month_of(base, a).first, month_of(base, b).last)


def _english_months(found: re.Match[str], today: date, year: int) -> Stretch | None:
    a, b = _MONTHS[found["a"]], _MONTHS[found["b"]]
    base = year or today.year - (a > today.month)
    return Stretch(month_of(base, a).first, month_of(base, b).last) if a <= b else None


def _since_month(found: re.Match[str], today: date, year: int) -> Stretch:
    return Stretch(_english_month(found, today, year).first, today)


def _since(found: re.Match[str], today: date, year: int) -> Stretch | None:
    month = _month(found, today, year)
    return None if month is None else Stretch(month.first, today)


_SHAPES = (
    (
        Pattern(
            "(?:最近|近|过去)(?:的)?(?P<n>[0-9]{1,3}|"
            "[一二两三四五六七八九十半]{1,3})?个?(?P<u>天|日|周|星期|礼拜|月|年)(?:里|内|来)?"
        ),
        _recent,
    ),
    (Pattern(r"\b(?:last|past) (?P<n>[0-9]{1,3}|two|three|six|twelve) (?P<u>days|weeks|months)\b"), _recent),
    (Pattern(f"(?P<m>{_N})月(?:份)?以来"), _since),
    (Pattern(f"(?<![0-9])(?P<a>{_N})月?(?:份)?(?:到|至|-|~)(?P<b>{_N})月"), _months),
    (
        Pattern(
            "(?<![0-9一二三四五六七八九十])(?P<a>[一二三四五六七八九])、?(?P<b>[二三四五六七八九十])月(?:份)?"
        ),
        _two_months,
    ),
    (
        Pattern(
            f"\\b(?:from |between )?(?P<a>{_MONTH_NAMES}){_MONTH_ENDS} (?:to|through|until|till|and) "
            f"(?P<b>{_MONTH_NAMES}){_MONTH_ENDS}\\b(?! [0-9])"
        ),
        _english_months,
    ),
    (Pattern(f"\\bsince (?P<m>{_MONTH_NAMES}){_MONTH_ENDS}\\b(?! [0-9])"), _since_month),
    (
        Pattern(
            "(?:[上本这]|(?<!一)下)个?(?:周|星期|礼拜)(?![一二三四五六日天1-7])|\\b(?:this|last|next) week\\b"
        ),
        _week,
    ),
    (Pattern("(?:(?:[上本这]|(?<!一)下)个?|当)月(?!底|末)|\\b(?:this|last|next) month\\b"), _relative_month),
    (Pattern("(?:[上本这]|(?<!一)下)一?个?季度?|\\b(?:this|last|next) quarter\\b"), _relative_quarter),
    (Pattern("前(?P<q>[二两三23])个?季度?"), _several_quarters),
    (
        Pattern(
            "(?:第(?=.{1,2}季)|(?<![0-9一二三四]))(?P<q>[一二三四1-4])(?:(?<=第.)个)?季度|\\bq ?[1-4]\\b"
        ),
        lambda f, t, y: _quarter(y or t.year, _QUARTERS[f["q"] or f[0][-1]]),
    ),
    (
        Pattern(
            "\\b(?P<q>first|second|third|fourth|1st|2nd|3rd|4th) quarter\\b|\\bquarter "
            "(?P<n>[1-4]|one|two|three|four)\\b"
        ),
        _named_quarter,
    ),
    (Pattern("(?:[上前后]|(?<!一)下)半年|\\b(?:first|second) half\\b|\\bh[12]\\b"), _half),
    (
        Pattern(f"(?<![0-9一二三四五六七八九十第])(?P<m>{_N})月(?:份)?(?![0-9一二三四五六七八九十底末])"),
        _month,
    ),
    (
        Pattern(
            "\\b(?:in|of|for|during|since|about|and|the|our) "
            f"(?P<m>{_MONTH_NAMES}){_MONTH_ENDS}\\b(?! [0-9])|"
            f"\\b(?P<m2>{_MONTH_NAMES}){_MONTH_ENDS}'s (?=[a-z])"
        ),
        _english_month,
    ),
)
