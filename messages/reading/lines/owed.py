"""Who is to do a thing and by when, wherever both stand: 李四下周五前, 11月30日前由李四."""

import re

from messages.reading.lines.english_decided import DUE as DUE_EN
from messages.reading.lines.english_decided import NOT_DUE
from messages.reading.lines.mention import Someone
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import Scan
from messages.reading.patterns import Pattern

DUE = Pattern(
    "(?:在|于|最迟|力争|务必|必须|要|需|限|争取)*(?P<when>(?:(?:本|这个?|当|"
    "下个?)月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]|(?:20[0-9]{2}年|今年|"
    "明年)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?(?:(?:[0-9]{1,2}|"
    "[一二三四五六七八九十]{1,3})[日"
    "号]?|底|末|中旬|初)?|[0-9]{1,2}[./][0-9]{1,2}"
    "|[0-9一二三四五六七八九十]{1,3}[日号]|本月底|这个月底|下个?月底|月底|月末|年底|"
    "年末|本月内|年内|(?:本|这|下)?(?:个)?(?:周|星期)(?:[一二三四五六日天]|内)|明天|"
    "后天|[0-9一二两三四五六七八九十]{1,2}(?:个)?(?:天|日|周|星期|月)(?:之内|以内|"
    "内))"
    "(?:以前|之前|前|内|之内|以内)?)(?P<verb>(?:务必|全部)?(?:完成整改|整改到位|"
    "整改完成|落实到位|办结|报送|上报|完成|到位|落实|办好|办完|做完|交)?)"
)
"""By when something is to be done."""
_DUE_SURE = Pattern("前|内|底|末|完成|办结|到位|上报|报送|交")
_ABOUT_TO = Pattern("(?:同志)?(?:负责|必须|务必|应当|要|需|须|应|争取|最迟|在|于| )*\\Z")


def due_in(scan: Scan, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The day in a clause by which something is to be done, as said, and where."""
    folded, unnamed = scan.folded, scan.unnamed
    for pattern in (DUE, DUE_EN):
        for found in pattern.finditer(unnamed, start, end):
            surely = pattern is DUE_EN and not NOT_DUE.match(found[0])
            sure = surely or _DUE_SURE.search(found[0]) is not None
            if sure or _alone(folded, found, start, end):
                more = folded[found.end() : end].strip(" ,;。)")
                doing = pattern is DUE and bool(found["verb"]) and bool(more)
                last = found.start("verb") if doing else found.end()
                return scan.text[slice(*found.span("when"))], (found.start(), last)
    return None


def owner_beside(
    scan: Scan, naming: Naming, start: int, due: tuple[int, int], end: int
) -> tuple[str, tuple[int, int]] | None:
    """李四下周五前交方案, 下周五前李四交方案: who is named right before or behind the day, and where."""
    small = _ABOUT_TO.search(scan.folded, start, due[0])
    stop = small.start() if small else due[0]
    if scan.folded[start:stop].strip():
        people = naming.exactly(start, stop)
        return None if people is None else (names_of(naming, people), (start, due[0]))
    hit = naming.after(due[1]) if naming.book.names_at(scan.folded, due[1]) else None
    if hit is None or end - hit[0] < 2:
        return None
    return names_of(naming, hit[1]), (due[1], hit[0])


def names_of(naming: Naming, people: list[Someone]) -> str:
    """The names of several owners in one."""
    return "、".join(map(naming.book.named, people))


def handed(scan: Scan, naming: Naming, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """由李四报送材料: the person behind 由, whatever is to be done."""
    at = scan.folded.find("由", start, end)
    hit = naming.after(at + 1) if at >= 0 else None
    if hit is None or hit[0] > end:
        return None
    behind = re.match(
        "(?:同志)?(?:具体)?(?:负责落实(?=$|[,;。])|负责|牵头落实(?=$|[,;。])|牵头|承办|落实(?=$|[,;。]))?",
        scan.folded[hit[0] : end],
    )
    return names_of(naming, hit[1]), (at, hit[0] + (behind.end() if behind else 0))


def _alone(folded: str, found: re.Match[str], start: int, end: int) -> bool:
    return folded[start : found.start()].strip(" (") == "" and folded[found.end() : end].strip(" )") == ""
