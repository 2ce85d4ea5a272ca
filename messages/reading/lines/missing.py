"""Who did not come and why: 李四请假，王五出差; 请假：李四、王五; 除李四外都到了; Li Si on leave."""

import re
from itertools import islice

from bot.record_types import Form
from messages.reading.lines.company import joined_before
from messages.reading.lines.english_missing import read_nameless
from messages.reading.lines.english_numbers import NUMBER, count_of
from messages.reading.lines.english_reasons import ENGLISH, reason_apart
from messages.reading.lines.excepted import read_excepted
from messages.reading.lines.mention import Someone
from messages.reading.lines.missing_shapes import (
    SHORT_OF,
    Missing,
    bracketed,
    counted,
    late,
    other_reason,
    short_of,
    stayed_away,
)
from messages.reading.lines.missing_words import (
    FILL,
    LABEL,
    REASON,
    SURE,
)
from messages.reading.lines.naming import Naming
from messages.reading.lines.reasons import reason_at
from messages.reading.lines.scan import BREAKS, GONE, HELD, Kind, Scan
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern

_MOST_TRIES = 8
"""Names and pieces of one clause that are tried; a clause with more says something else."""

_MOST_CLAUSES = 40
_LONGEST_LIST = 48
"""Characters that the names before one reason may take."""


_COUNT = Pattern(
    "(?P<n>[0-9一二两三四五六七八九十]{1,2}(?:人|名|个|位)(?:同志)?)?(?:[ (:]|,?(?:分别)(?:是|为)|的是)*"
)
_PEOPLE_BEFORE = Pattern(
    f"\\b(?P<en>{NUMBER})(?: people| members| persons?)?(?: were| was)? ?\\Z|"
    "(?:有|共)?(?P<n>[0-9一二两三四五六七八九十]{1,2})(?:个|名|位)?(?:同志|党员|支委|委员|人)(?:都|均)?\\Z"
)
_BECAUSE = Pattern(",(?:原因|理由|事由|因为|由于)")
_WITHIN_WORD = Pattern("[a-z0-9]{2}")
_ALSO = Pattern("[,、;] ?(?:还有)?")
_SAID = Pattern("(?P<why>[\u4e00-\u9fff]{2,5})(?=[,;。、\n]|$)")
_DOING = Pattern(
    "发言|表态|汇报|介绍|通报|传达|学习|讲|提|做|参加|带|主持|记|说|列席|负责|牵头|"
    "同意|代|领|谈|了$|组织|表示"
)


def read_missing(scan: Scan, naming: Naming) -> None:
    """Claim everybody who was absent; from a talk nobody is."""
    forms = [getattr(span.value, "form", None) for span in scan.of(Kind.TYPE)]
    if forms and all(form is Form.INTERVIEW for form in forms):
        return
    late(scan, naming)
    _labelled(scan, naming)
    read_excepted(scan, naming, _listed)
    _each_why(scan, naming)
    bracketed(scan, naming)
    other_reason(scan, naming)
    counted(scan, naming)
    short_of(scan, naming)
    stayed_away(scan, naming)
    read_nameless(scan, naming, _listed)
    for start, end in _clauses(scan)[:_MOST_CLAUSES]:
        _clause(scan, naming, start, end)
    for span in scan.of(Kind.ABSENTEES)[:_MOST_TRIES]:
        _one_more(scan, naming, span.end)


def _one_more(scan: Scan, naming: Naming, at: int) -> None:
    """孙丽产假，高远出国: behind an absence one more of the roster, with words that nobody else has taken."""
    join = _ALSO.match(scan.folded, at)
    ends = naming.book.names_at(scan.folded, join.end()) if join else []
    if join is None or not ends:
        return
    said = _SAID.match(scan.view, ends[0])
    if said is not None and _DOING.search(said["why"]) is None:
        name = scan.text[join.end() : ends[0]]
        scan.claim(at, said.end(), Kind.ABSENTEES, Missing([Someone(name, name)], said["why"]))


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
    while start < end and folded[start] in " 、和":
        start += 1
    if fill := FILL.match(folded, start, end):
        start = fill.end()
    while start < end and folded[start] == " ":
        start += 1
    for at in _places(scan, naming, start, end):
        people, stop = _longest(naming, at, end)
        if not people:
            continue
        reason = reason_at(scan, naming, stop, people)
        if reason is not None:
            begin, people = joined_before(scan, naming, at, people)
            scan.claim(begin, reason[0], Kind.ABSENTEES, Missing(people, reason[1]))
            return reason[0]
    return None


def _places(scan: Scan, naming: Naming, start: int, end: int) -> list[int]:
    """Where names may begin: at the head of the stretch, and where somebody of the roster is named."""
    inside = [
        p
        for p in range(start + 1, end)
        if (naming.book.names_at(scan.folded, p) and scan.folded[p - 1] not in "在到去于")
        or scan.folded[p - 1] in " 、"
    ]
    return [start, *inside[:_MOST_TRIES]]


def _longest(naming: Naming, start: int, end: int) -> tuple[list[Someone], int]:
    """The longest run of names at the front that a reason can follow."""
    for stop in range(min(end, start + _LONGEST_LIST), start, -1):
        if _WITHIN_WORD.match(naming.scan.folded, stop - 1):
            continue
        behind = naming.scan.folded[stop:end]
        if not (ENGLISH.match(behind) or (not behind.isascii() and REASON.match(behind))):
            continue
        people = naming.exactly(start, stop)
        if people:
            return people, stop
    return [], start


def _labelled(scan: Scan, naming: Naming) -> None:
    """请假：李四、王五; 缺席李四（出差）、王五（病假）."""
    for found in islice(LABEL.finditer(scan.view), _MOST_TRIES):
        if scan.view[found.start() : found.end()] != found[0]:
            continue
        if not found["colon"].strip() and naming.before(found.start(), Pattern("$^")) is not None:
            continue
        begin, at = found.start(), found.end()
        count = _COUNT.match(scan.view, at)
        at = count.end() if count else at
        begin = at if count and count["n"] else begin
        groups = _listed(scan, naming, at, found["why"])
        if groups:
            _count_before(scan, found.start())
            for place, end, missing in groups:
                scan.claim(min(begin, place), end, Kind.ABSENTEES, missing)
                begin = place


def _count_before(scan: Scan, at: int) -> None:
    """三名同志请假：李四、王五、赵六: the number stands before the word."""
    found = _PEOPLE_BEFORE.search(scan.view, max(0, at - 16), at)
    number = (count_of(found["en"]) if found["en"] else number_of(found["n"])) if found else None
    if found is not None and number is not None:
        scan.claim(found.start(), found.end(), Kind.ABSENT, (number, False))


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
        elif (apart := reason_apart(scan, end)) is not None:
            end, reason = apart
        elif (later := _reason_behind(scan, naming, end, people)) is not None and later[1]:
            end, reason = later[0], later[1]
        groups.append((begin, end, Missing(people, reason)))
        join = re.match("\\)? ?[、,和;及] ?| ", scan.folded[end:])
        if join is None and not naming.book.names_at(scan.folded, min(end, len(scan.folded) - 1)):
            break
        at = end + (join.end() if join else 0)
    return groups


def _reason_behind(
    scan: Scan, naming: Naming, at: int, people: list[Someone]
) -> tuple[int, str | None] | None:
    """The reason behind a name of a list; behind a comma only one that can be nothing else."""
    if (
        scan.folded[at : at + 1] == ","
        and not _BECAUSE.match(scan.folded, at)
        and not SURE.search(scan.folded, at, scan.clause_end(at + 1))
    ):
        return None
    return reason_at(scan, naming, at, people)


def _each_why(scan: Scan, naming: Naming) -> None:
    """缺李四（出差）、王五（病）: those without whom it was held, each with a reason in brackets."""
    for found in islice(SHORT_OF.finditer(scan.view), _MOST_TRIES):
        if not naming.book.names_at(scan.folded, found.end()):
            continue
        groups = _listed(scan, naming, found.end(), "缺")
        if any(missing.reason for _, _, missing in groups):
            scan.claim(*found.span(), Kind.WORD)
            for place, end, missing in groups:
                scan.claim(place, end, Kind.ABSENTEES, missing)
