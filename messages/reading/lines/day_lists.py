"""Days in a list: each is a record of its own, or belongs to one of several events in their order."""

from collections.abc import Sequence
from itertools import pairwise

from messages.reading.lines.scan import Kind, Scan, Span
from messages.reading.lines.sharing import in_month_of
from messages.reading.patterns import Pattern

_AND = Pattern(" ?(?:、|和|与|及|以及|还有|,|and|&)? ?")
_JOINED = Pattern(" ?(?:、|和|与|及|以及|还有|,|and|&) ?")
_EACH_OWN = Pattern("分别|依次")


def listed_days(scan: Scan, days: Sequence[Span]) -> list[Span]:
    """The days of a part that stand in one list, from the first on; what one leaves out lies in the first."""
    listed = list(days[:1])
    for day in days[1:]:
        if _and_nothing_else(scan, listed[-1].end, day.start):
            listed.append(day)
    return [in_month_of(days[0], day) for day in listed]


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
