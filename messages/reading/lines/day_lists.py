"""Days in a list: each is a record of its own, or belongs to one of several events in their order."""

from collections.abc import Sequence
from itertools import pairwise

from messages.reading.lines.scan import Kind, Scan, Span
from messages.reading.lines.sharing import in_month_of
from messages.reading.patterns import Pattern

_AND = Pattern(" ?(?:(?:开|上|搞)?了?一[次场])?(?:、|和|与|及|以及|还有|,|and|&)? ?")
_JOINED = Pattern(" ?(?:、|和|与|及|以及|还有|,|and|&) ?")
_EACH_OWN = Pattern("分别|依次")
_UNTIL = Pattern(" ?(?:到|至|-|~|—)+ ?")
_EVERY = Pattern("(?:每天|天天|各|都(?:要|得|会)?(?=开|上|召|搞|有(?!人|事)))")
_ONE_EACH = Pattern("各(?:开|上|搞|有)?(?:了)?(?:一|1)(?:个|次|场|堂|节)?")
_BETWEEN_HOURS = Pattern("[、,和与及 ]*")


def listed_days(scan: Scan, days: Sequence[Span]) -> list[Span]:
    """The days of a part that stand in one list, from the first on; what one leaves out lies in the first."""
    listed = list(days[:1])
    for day in days[1:]:
        if _and_nothing_else(scan, listed[-1].end, day.start):
            listed.append(day)
    return [in_month_of(days[0], day) for day in listed]


def first_and_last(scan: Scan, days: Sequence[Span]) -> tuple[Span, Span] | None:
    """下周一到周三都要开: the first and the last of days on each of which it is held."""
    if len(days) != 2 or _UNTIL.fullmatch(scan.folded, days[0].end, days[1].start) is None:
        return None
    if _EVERY.search(scan.folded, days[1].end, scan.clause_end(days[1].end)) is None:
        return None
    return days[0], in_month_of(days[0], days[1])


def listed_hours(scan: Scan, start: int, end: int) -> list[tuple[Span, Span | None]]:
    """明天九点、下午三点各一个: every hour of a list with the part of the day said for it."""
    hours = scan.of(Kind.TIME, start, end)
    if len(hours) < 2 or _ONE_EACH.match(scan.folded, hours[-1].end) is None:
        return []
    if any(_BETWEEN_HOURS.fullmatch(scan.folded, a.end, b.start) is None for a, b in pairwise(hours)):
        return []
    parts = scan.of(Kind.PERIOD, start, end)
    return [(hour, next((p for p in parts if hour.start <= p.start < hour.end), None)) for hour in hours]


def respective_days(scan: Scan, events: int) -> list[tuple[Span, int]]:
    """昨天上午和今天下午分别开了支委会和党员大会: a day for each of the events, with where its words end."""
    days = scan.of(Kind.DATE)
    if events < 2 or len(days) != events or not _EACH_OWN.search(scan.folded):
        return []
    if not all(_and_nothing_else(scan, one.end, other.start) for one, other in pairwise(days)):
        return []
    return with_ends([in_month_of(days[0], day) for day in days], len(scan.text))


def with_ends(days: Sequence[Span], end: int) -> list[tuple[Span, int]]:
    """Every day with where the next begins, the last with ``end``."""
    bounds = [*(day.start for day in days[1:]), end]
    return list(zip(days, bounds, strict=True))


def _and_nothing_else(scan: Scan, start: int, end: int) -> bool:
    """Whether two days are joined by 和, with at most an hour of the first between them."""
    hours = [
        span
        for kind in (Kind.TIME, Kind.PERIOD)
        for span in scan.of(kind, start, end)
        if start <= span.start < span.end
    ]
    left = "".join(
        character
        for at, character in enumerate(scan.folded[start:end], start)
        if not any(span.start <= at < span.end for span in hours)
    )
    return (_JOINED if hours else _AND).fullmatch(left) is not None
