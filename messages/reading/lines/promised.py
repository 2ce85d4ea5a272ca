"""What somebody is to do by a day, said without a word of deciding: 李四月底前修好投影."""

import re
from dataclasses import dataclass

from messages.reading.lines.clauses import begins_field
from messages.reading.lines.decided import Resolved
from messages.reading.lines.events import mentions_of
from messages.reading.lines.naming import Naming
from messages.reading.lines.owed import DUE, names_of, owner_beside
from messages.reading.lines.scan import GONE, Kind, Scan
from messages.reading.patterns import Pattern

_HEADING = Pattern(
    " *(?:会后|后续|后面|下一?步|接下来|随后|需要|还要|另外|还)*(?:要|需|再|的)*"
    "(?:跟进|落实|安排|整改|待办|任务|分工|工作|措施|事项|要求)*(?P<colon>: *)?"
)
_SURE = Pattern("前|内\\Z")
_HANDED = Pattern(
    " *(?:(?:这[件项]?|此)?(?:责任|任务|工作|事情?|整改)?(?:都|就)?(?:落实?[到在给]|压[到给]|交[给由到]|"
    "分[给到]|派给|指派给?|归|由)了?)"
    "(?P<who>[^,;。\n]{1,12}?)(?:同志)?(?:头上|身上|肩上|名下|来?(?:负责|牵头|落实|办理|办|跟进|盯着?|"
    "承办|去办))? *\\Z"
)
_DOES = Pattern('[\u4e00-\u9fff《“"a-z0-9、 ]{2,}')
_NOUN = Pattern("的|.*(?:[了过]|[吗呢?]\\Z)|(?:工作|任务|情况|材料|计划)\\Z")
_AHEAD = Pattern("下下?[周个月星礼]|明天|明[早晚]|后天|将|拟|定于|准备|打算|通知|请")
_MOST, _MOST_WORDS = 24, 6
"""Clauses and words of each that are looked at; a line with more is a text."""
_LEAST = 6
"""Characters of somebody, a day and what is to be done."""


@dataclass(frozen=True, slots=True)
class _Promise:
    start: int
    end: int
    resolved: Resolved
    sure: bool
    """Whether an owner, a heading or another promise before it says that it is one."""


def read_promised(scan: Scan, naming: Naming) -> None:
    """Claim what is to be done by a day, where the line names a meeting or talk besides."""
    if DUE.search(scan.view) is None:
        return
    found = _promises(scan, naming)
    named = [m.start for m in mentions_of(scan)] if found else []
    events = [at for at in named if not any(p.start <= at < p.end for p in found)]
    ahead = _AHEAD.search(scan.folded) is not None
    for promise in found:
        if events and (promise.sure or (events[0] < promise.start and not ahead)):
            scan.claim(promise.start, promise.end, Kind.DECISION, [promise.resolved])


def _promises(scan: Scan, naming: Naming) -> list[_Promise]:
    found: list[_Promise] = []
    owner: str | None = None
    begin, at, sure = 0, 0, False
    for _ in range(_MOST):
        if at >= len(scan.folded):
            break
        end = scan.clause_end(at)
        promise, headed = None, False
        for first in (at, *_begun(scan, at, end, " :")):
            head = _HEADING.match(scan.folded, first, end)
            start = head.end() if head else first
            headed = (head is not None and bool(head["colon"])) or scan.folded[first - 1 : first] == ":"
            stop = next((p for p in _begun(scan, start + _LEAST, end, " ") if begins_field(naming, p)), end)
            promise = _promise(scan, naming, start, stop, owner)
            if promise is not None:
                told = promise.owner is not None or headed or sure
                found.append(_Promise(begin if owner else first, stop, promise, told))
                break
        if promise is not None:
            owner, sure = None, found[-1].sure
        else:
            owner, sure, begin = _handed(scan, naming, at, end), headed, at
        at = end + 1
    return found


def _begun(scan: Scan, start: int, end: int, marks: str) -> list[int]:
    """Where words begin behind one of the marks."""
    return [p + 1 for p in range(start, end - 1) if scan.folded[p] in marks][:_MOST_WORDS]


def _promise(scan: Scan, naming: Naming, start: int, end: int, owner: str | None) -> Resolved | None:
    """Who is to do what by when, where the stretch says no more."""
    if GONE in scan.view[start:end]:
        return None
    due = DUE.search(scan.unnamed, start, end)
    if due is None or _SURE.search(due["when"]) is None:
        return None
    limit = due.start("verb")
    beside = owner_beside(scan, naming, _behind_small(scan, start), (due.start(), limit), end)
    if beside is None and scan.folded[start : due.start()].strip():
        return None
    who = beside[0] if beside is not None else owner
    rest = max(limit, beside[1][1] if beside is not None else 0)
    text = re.sub("^(?:要|需要?|必须|务必|负责|把好)+(?!求)", "", scan.text[rest:end].strip(" :：,，"))
    if not _DOES.match(text.casefold()) or _NOUN.fullmatch(text):
        return None
    return Resolved(text, who, scan.text[slice(*due.span("when"))])


def _behind_small(scan: Scan, start: int) -> int:
    """Behind 由 before a name."""
    while start < len(scan.folded) and scan.folded[start] in " 由请让":
        start += 1
    return start


def _handed(scan: Scan, naming: Naming, start: int, end: int) -> str | None:
    """责任落到李四头上: to whom the matter was handed."""
    said = _HANDED.match(scan.folded, start, end)
    people = naming.exactly(*said.span("who")) if said and GONE not in scan.view[start:end] else None
    return None if people is None else names_of(naming, people)
