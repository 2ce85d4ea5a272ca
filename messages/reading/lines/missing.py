"""Who did not come and why: 李四请假，王五出差; 请假：李四、王五; 除李四外都到了; Li Si on leave."""

import re
from dataclasses import dataclass
from itertools import islice

from messages.reading.lines.mention import Someone
from messages.reading.lines.missing_words import (
    ENGLISH,
    ENGLISH_BARE,
    EXCEPT,
    EXCEPT_TAIL,
    FILL,
    LABEL,
    NOT,
    REASON,
    STOP_REASON,
    SURE,
    TRIM_HEAD,
    TRIM_TAIL,
    WORD,
)
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import BREAKS, GONE, HELD, Kind, Scan
from messages.reading.patterns import Pattern

_MOST_TRIES = 8
"""Names and pieces of one clause that are tried; a clause with more says something else."""

_MOST_CLAUSES = 40
_LONGEST_LIST = 48
"""Characters that the names before one reason may take."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Some people and the reason they share."""

    people: list[Someone]
    reason: str | None


_BEHIND = Pattern(
    ",(?:说(?:是)?|因为|因|"
    f"原因是?)?(?P<why>[^,;。!?\n\x00\x01]{{0,6}}?(?:{WORD})[^,;。!?\n\x00\x01]{{0,4}})"
    "(?=[,;。\n]|$)"
)
"""A reason in a clause of its own behind 没来."""


def read_missing(scan: Scan, naming: Naming) -> None:
    """Claim everybody who was absent."""
    _labelled(scan, naming)
    _excepted(scan, naming)
    for start, end in _clauses(scan)[:_MOST_CLAUSES]:
        _clause(scan, naming, start, end)


def _clauses(scan: Scan) -> list[tuple[int, int]]:
    """The stretches between punctuation and claimed pieces."""
    found: list[tuple[int, int]] = []
    begin: int | None = None
    view = scan.view
    for at in range(len(view) + 1):
        closed = at == len(view) or view[at] in BREAKS or view[at] in (GONE, HELD) or view[at] in "()"
        if closed and begin is not None:
            found.append((begin, at))
            begin = None
        elif not closed and begin is None:
            begin = at
    return found


def _clause(scan: Scan, naming: Naming, start: int, end: int) -> None:
    """One stretch: names, then a reason; 李四病假、王五出差 holds two."""
    at = start
    for _ in range(_MOST_TRIES):
        if at >= end:
            return
        hit = _names_and_reason(scan, naming, at, end)
        if hit is None:
            nxt = next((p for p in range(at + 1, end) if scan.folded[p] in " 、"), None)
            if nxt is None:
                return
            at = nxt + 1
            continue
        at = hit


def _names_and_reason(scan: Scan, naming: Naming, start: int, end: int) -> int | None:
    folded = scan.folded
    if fill := FILL.match(folded, start, end):
        start = fill.end()
    while start < end and folded[start] == " ":
        start += 1
    for at in _places(scan, naming, start, end):
        people, stop = _longest(naming, at, end)
        if not people:
            continue
        reason = _reason_at(scan, naming, stop, people)
        if reason is not None:
            begin, people = _joined_before(scan, naming, at, people)
            scan.claim(begin, reason[0], Kind.ABSENTEES, Missing(people, reason[1]))
            return reason[0]
    return None


def _places(scan: Scan, naming: Naming, start: int, end: int) -> list[int]:
    """Where names may begin: at the head of the stretch, and where somebody of the roster is named."""
    inside = [
        p
        for p in range(start + 1, end)
        if naming.book.names_at(scan.folded, p) and scan.folded[p - 1] not in "在到去于"
    ]
    return [start, *inside[:_MOST_TRIES]]


def _longest(naming: Naming, start: int, end: int) -> tuple[list[Someone], int]:
    """The longest run of names at the front that a reason can follow."""
    for stop in range(min(end, start + _LONGEST_LIST), start, -1):
        behind = naming.scan.folded[stop:end]
        if not (REASON.match(behind) or ENGLISH.match(behind)):
            continue
        people = naming.exactly(start, stop)
        if people:
            return people, stop
    return [], start


def _reason_at(scan: Scan, naming: Naming, at: int, people: list[Someone]) -> tuple[int, str | None] | None:
    """Where the reason behind a name ends and what it is, or None where no absence is said."""
    folded = scan.folded
    if english := ENGLISH.match(folded, at):
        if english["why"]:
            return english.end(), scan.text[slice(*english.span("why"))].strip()
        body = scan.text[slice(*english.span("body"))]
        return english.end(), None if english["body"] in ENGLISH_BARE else body
    found = REASON.match(scan.view, at)
    if found is None:
        return None
    end = _stop_of(scan, naming, at, found.end())
    said = scan.text[at:end]
    sure = SURE.search(folded[at:end]) is not None
    if not sure and (people[0].name == "self" or not _short(said)):
        return None
    if NOT.search(re.sub(f"^.{{0,6}}?(?:{WORD})", "", folded[at:end], count=1)):
        return None
    if why := re.match(",(?:原因|理由)(?:是|为|:)*(?P<why>[^,;。\n]{1,12})(?=[,;。\n]|$)", folded[end:]):
        return end + why.end(), scan.text[end + why.start("why") : end + why.end("why")]
    if end < len(folded) and folded[end] == "," and not SURE.search(folded[at:end].replace("请假", "", 1)):
        more = re.match(
            ",(?P<more>[^,;。\n]{1,12}(?:没来|未到|没参加|缺席|请假)了?)(?=[,;。\n]|$)", folded[end:]
        )
        if more and not SURE.search(folded[at:end]):
            end += more.end()
    reason = _reason_of(said)
    if (
        reason is None
        and (behind := _BEHIND.match(folded, end))
        and not _named_at(naming, behind.start("why"))
    ):
        return behind.end(), scan.text[slice(*behind.span("why"))]
    return end, reason


def _named_at(naming: Naming, at: int) -> bool:
    """Whether somebody else is named there."""
    return (
        bool(naming.book.names_at(naming.scan.folded, at))
        or naming.book.given_at(naming.scan.folded, at) is not None
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


def _reason_of(said: str) -> str | None:
    """The reason as typed, without the words that only say that somebody was not there."""
    body = said.strip(" ,，")
    body = TRIM_HEAD.sub("", body)
    if body in ("在外", "不在"):
        return body
    body = TRIM_TAIL.sub("", body).strip(" ,，的")
    body = re.sub("(?:了|的|中)$", "", body) if body != "请了假" else "请假"
    body = re.sub("^(?:没|未|不)$", "", body)
    return body or None


def _joined_before(
    scan: Scan, naming: Naming, start: int, people: list[Someone]
) -> tuple[int, list[Someone]]:
    """Names of the clause before that share the reason: 李四，王五请假."""
    folded = scan.folded
    while start > 0 and folded[start - 1] in ", ":
        back = start - 1
        while back > 0 and folded[back - 1] in ", ":
            back -= 1
        begin = back
        while (
            begin > 0
            and folded[begin - 1] not in BREAKS
            and scan.view[begin - 1] not in (GONE, HELD)
            and folded[begin - 1] not in "(:"
        ):
            begin -= 1
        more = naming.exactly(begin, back)
        if not more or any(someone.name == "self" for someone in more):
            break
        start, people = begin, [*more, *people]
    return start, people


def _labelled(scan: Scan, naming: Naming) -> None:
    """请假：李四、王五; 缺席李四（出差）、王五（病假）."""
    for found in islice(LABEL.finditer(scan.view), _MOST_TRIES):
        if scan.view[found.start() : found.end()] != found[0]:
            continue
        if not found["colon"].strip() and naming.before(found.start(), Pattern("$^")) is not None:
            continue
        begin, at = found.start(), found.end()
        count = re.match("(?P<n>[0-9一二两三四五六七八九十]{1,2}(?:人|名|个|位))?[ (:]*", scan.view[at:])
        at += count.end() if count else 0
        begin = at if count and count["n"] else begin
        groups = _listed(scan, naming, at, found["why"])
        if groups:
            for place, end, missing in groups:
                scan.claim(min(begin, place), end, Kind.ABSENTEES, missing)
                begin = place


def _listed(scan: Scan, naming: Naming, at: int, label: str) -> list[tuple[int, int, Missing]]:
    groups: list[tuple[int, int, Missing]] = []
    shared = label if re.search("假|出差|公出", label) else None
    shared = "on leave" if label == "on leave" else shared
    while at < len(scan.folded):
        hit = naming.after(at)
        if hit is None:
            break
        begin, (end, people) = at, hit
        typed = scan.text[begin:end]
        reason = shared
        if inner := re.search("[(（]([^()（）]{1,20})[)）]", typed):
            end = begin + inner.end()
            reason, people = inner[1], naming.exactly(begin, begin + inner.start()) or people
        elif bracket := re.match(" ?\\(([^()\n]{1,20})\\)", scan.folded[end:]):
            reason = scan.text[end + bracket.start(1) : end + bracket.end(1)]
            end += bracket.end()
        elif (later := _reason_at(scan, naming, end, people)) is not None and later[1]:
            end, reason = later[0], later[1]
        groups.append((begin, end, Missing(people, reason)))
        join = re.match("\\)? ?[、,和;及] ?| ", scan.folded[end:])
        if join is None and not naming.book.names_at(scan.folded, min(end, len(scan.folded) - 1)):
            break
        at = end + (join.end() if join else 0)
    return groups


def _excepted(scan: Scan, naming: Naming) -> None:
    """除李四（请假）外都到了."""
    for found in islice(EXCEPT.finditer(scan.view), _MOST_TRIES):
        hit = naming.after(found.end())
        if hit is None:
            continue
        end, people = hit
        reason: str | None = None
        if bracket := re.match(" ?\\(([^()\n]{1,20})\\)", scan.folded[end:]):
            reason, end = bracket[1], end + bracket.end()
        elif said := re.match("(?:因)?([^,;。外\n]{1,8}?)(?=以外|之外|外)", scan.folded[end:]):
            word = scan.text[end : end + said.end()]
            if re.search(WORD, word):
                reason, end = _reason_of(word), end + said.end()
        tail = EXCEPT_TAIL.match(scan.folded, end)
        if tail is not None or not found[0].startswith("除"):
            end = tail.end() if tail else end
            scan.claim(found.start(), end, Kind.ABSENTEES, Missing(people, reason))
