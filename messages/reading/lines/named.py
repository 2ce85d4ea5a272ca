"""Where names of the roster stand in full, in whatever letters, whatever they are there for."""

from messages.reading.lines.mention import NameBook
from messages.reading.lines.scan import Scan
from messages.reading.patterns import Pattern

_IS_NOT = Pattern("(?<=[\u4e00-\u9fff]),?(?:而)?不是")
_WEEKDAY = Pattern("周[一二三四五六日天]")


def full_names(scan: Scan, book: NameBook) -> list[tuple[int, int]]:
    """Every name in full; one that is a weekday (周一) is left to the days."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(scan.folded):
        ends = book.names_at(scan.folded, at)
        if ends and not _WEEKDAY.fullmatch(scan.folded[at : ends[0]]):
            found.append((at, ends[0]))
            at = ends[0]
        else:
            at += 1
    return found


def denied(scan: Scan, book: NameBook) -> list[tuple[int, int]]:
    """主持人是李四不是张三: names behind 不是, which are not meant."""
    found = []
    for said in _IS_NOT.finditer(scan.folded):
        ends = book.names_at(scan.folded, said.end())
        if ends and scan.folded[ends[0] : ends[0] + 1] in ("", ",", "。", ";"):
            found.append((said.start(), ends[0]))
    return found
