"""Why somebody did not come, in the words behind the name: 因病请假, 没来，家里有事, away on business."""

import re

from messages.reading.lines.english_reasons import reason_in_english
from messages.reading.lines.mention import Someone
from messages.reading.lines.missing_words import (
    NOT,
    REASON,
    STOP_REASON,
    SURE,
    TRIM_HEAD,
    TRIM_TAIL,
    WORD,
)
from messages.reading.lines.name_words import OLD, TITLED
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import Scan
from messages.reading.patterns import Pattern

_BECAUSE = Pattern(",(?:原因|理由|事由)(?:是|为|:)*(?P<why>[^,;。\n]{1,12})(?=[,;。\n]|$)")
_STAYED_AWAY = Pattern(
    "^(?:没来|没到|未到|没参加|缺席)(?:会议|会|了)*(?:是)?(?:因为|由于|说)?[他她]?(?=.{2})"
)
_NICKNAMED = Pattern(f"(?!老家|老板|小区|小学|老师){OLD.text}")
_TOLD = Pattern("(?:同志)?(?:介绍|通报|汇报|传达|解读|宣读|领学|讲解|分享|交流|部署|讲了|谈了|谈到|讲到)")
"""李四介绍了外出考察见闻: who told of something was there."""
_BRACKET = Pattern(" ?\\((?P<why>[^()\n]{1,16})\\)")
_BEHIND = Pattern(
    ",(?:(?:都|均)?说(?:是)?|因为|因(?![公病事故私家])|"
    f"原因是?)?(?P<why>[^,;。!?\n\x00\x01]{{0,6}}?(?:{WORD})[^,;。!?\n\x00\x01]{{0,4}})"
    "(?=[,;。\n ]|$)"
)
"""A reason in a clause of its own behind 没来."""


def reason_at(scan: Scan, naming: Naming, at: int, people: list[Someone]) -> tuple[int, str | None] | None:
    """Where the reason behind a name ends and what it is, or None where no absence is said."""
    folded = scan.folded
    if (english := reason_in_english(scan, at)) is not None:
        return english
    found = REASON.match(scan.view, at)
    if found is None or _TOLD.match(scan.folded, at):
        return None
    end = _stop_of(scan, naming, at, found.end())
    said = scan.text[at:end]
    sure = SURE.search(folded[at:end]) is not None
    if not sure and (people[0].name == "self" or not _short(said)):
        return None
    if NOT.search(re.sub(f"^.{{0,6}}?(?:{WORD})", "", folded[at:end], count=1)):
        return None
    if end < len(folded) and folded[end] == "," and not SURE.search(folded[at:end].replace("请假", "", 1)):
        more = re.match(
            ",(?P<more>[^,;。\n]{1,12}(?:没来|未到|没参加|缺席|请假)了?)(?=[,;。\n]|$)", folded[end:]
        )
        if more and not SURE.search(folded[at:end]):
            end += more.end()
    reason = reason_of(said)
    return _said_apart(scan, naming, end, reason) or (end, reason)


def _said_apart(scan: Scan, naming: Naming, end: int, reason: str | None) -> tuple[int, str] | None:
    """A reason in brackets or in a clause of its own, where the words at the name give none."""
    folded = scan.folded
    shapes = (_BECAUSE,) if reason not in (None, "请假") else (_BECAUSE, _BRACKET, _BEHIND)
    for shape in shapes:
        found = shape.match(folded, end)
        if found is not None and not (shape is _BEHIND and _named_at(naming, found.start("why"))):
            return found.end(), scan.text[slice(*found.span("why"))]
    return None


def _named_at(naming: Naming, at: int) -> bool:
    """Whether somebody else is named there."""
    return (
        bool(naming.book.names_at(naming.scan.folded, at))
        or naming.book.given_at(naming.scan.folded, at) is not None
        or _NICKNAMED.match(naming.scan.folded, at) is not None
        or TITLED.match(naming.scan.folded, at) is not None
    )


def _short(said: str) -> bool:
    """Whether a reason that names no leave is plainly one: the whole clause is little more."""
    return len(said) <= 10


def _stop_of(scan: Scan, naming: Naming, at: int, end: int) -> int:
    """Where a reason ends: before the next matter of the same clause and before another person's name."""
    word = re.search(WORD, scan.folded[at:end])
    least = at + (word.end() if word else 1)
    if stop := STOP_REASON.search(scan.folded, least, end):
        end = stop.start()
    if space := scan.folded.find(" ", least, end) + 1:
        end = space - 1
    names = [
        p for p in range(least, end) if any(REASON.match(scan.folded, stop) for stop, _ in naming.at(p, end))
    ]
    return names[0] if names else end


def reason_of(said: str) -> str | None:
    """The reason as typed, without the words that only say that somebody was not there."""
    body = said.strip(" ,，")
    body = TRIM_HEAD.sub("", body)
    body = _STAYED_AWAY.sub("", body)
    if body in ("在外", "不在"):
        return body
    body = TRIM_TAIL.sub("", body).strip(" ,，的")
    body = re.sub("(?:了|的|中)$", "", body) if body != "请了假" else "请假"
    body = re.sub("^(?:没|未|不)$", "", body)
    return body or None
