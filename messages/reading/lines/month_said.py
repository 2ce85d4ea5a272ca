"""A day without its month behind a month that the line names: 10月支委会20号开的, 上个月搞了，15号."""

from dataclasses import replace

from messages.reading.lines.scan import Kind, Scan
from messages.reading.lines.written import Written
from messages.reading.patterns import Pattern

_MONTH = Pattern("(?:[上本这下]个?月|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月)份?")
_DAY_ALONE = Pattern("(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})[日号]")


def put_in_month(scan: Scan) -> None:
    """Write the month said last into every day that stands alone behind it, unless another day is between."""
    said: str | None = None
    for span in sorted(scan.spans, key=lambda each: each.start):
        if span.kind is Kind.VAGUE_DATE and isinstance(span.value, str):
            said = span.value.removesuffix("份") if _MONTH.fullmatch(span.value) else None
        elif span.kind is Kind.DATE and isinstance(span.value, Written):
            if said is None or _DAY_ALONE.fullmatch(span.value.text) is None:
                said = None
                continue
            scan.spans[scan.spans.index(span)] = replace(
                span, value=replace(span.value, text=said + span.value.text)
            )
