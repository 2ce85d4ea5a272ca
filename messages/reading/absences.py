"""Who did not come and why: 李四请假，王五出差; 李四、赵六 请假; Li Si on leave. No reason typed is None."""

import re
from collections.abc import Iterator
from datetime import date

from bot.records import Absence, Named
from bot.roster import Roster
from messages.reading.names import key_of
from messages.reading.normalise import fold, phrase, tidy, words
from messages.reading.numbers import NUMERAL
from messages.reading.people import SELF, candidates, match_person, split_names
from messages.reading.problem import Problem, ProblemCode, problem

_NOBODY = words(
    "无 没有 无人缺席 没有人缺席 没人缺席 无缺席 全到 全勤 全员到齐 都到了 都到齐了 none nobody no all"
) | {
    "no one",
    "none absent",
    "all present",
    "full attendance",
}
_PART = re.compile(r"[,;\n。]+")
_WORDS = (
    "请假|病假|事假|休假|年假|产假|婚假|丧假|探亲|出差|公出|因公|因病|因事|外出|值班|值守|学习|培训"
    "|开会|参会|住院|生病|有事|有病|"
    "加班|缺席|下乡|驻村|退休|隔离|看病|体检|另有|家里|家中|不在|在外|未到|没来|没到|迟到|调研|挂职"
    "|借调|抽调"
)
_ENGLISH = (
    "on|sick|leave|away|ill|business|travel|travelling|absent|hospital|duty|training|holiday|vacation"
    "|maternity|meeting|in|at|is|was"
)
_REASON = re.compile(
    f"(?:均|都|也)?(?:因[^,;]{{0,4}}?|正在|外派|请|在|去|到|赴)?(?:{_WORDS})|\\b(?:{_ENGLISH})\\b"
)
_COUNT_ONLY = re.compile(f"(?:共|另|其中|还有)?(?:{NUMERAL}) ?(?:个人|个|人|名|位|people|persons|absent).*")
_LONGEST_REASON = 100
_LONGEST = 1000


def read_absences(
    text: str, roster: Roster, day: date, *, me: int | None = None
) -> tuple[Absence, ...] | Problem:
    """Everybody absent with the reason as typed; an empty tuple for "nobody".

    Names joined by 、 or 和 share the reason that follows; a comma begins somebody else. Codes:
    ABSENT_NOT_NAMED (一人请假), TWO_FIT, NAME_WANTED, TOO_LONG and those of a name.
    """
    typed = tidy(text)
    if phrase(typed) in _NOBODY:
        return ()
    if len(typed) > _LONGEST:
        return problem(ProblemCode.TOO_LONG, most=_LONGEST)
    found: list[Absence] = []
    for part in _parts(typed):
        read = _part(part, roster, day, me)
        if isinstance(read, Problem):
            return read
        found.extend(read)
    return tuple(found) or problem(ProblemCode.NAME_WANTED, shown=typed)


def _parts(typed: str) -> Iterator[str]:
    """The line cut where somebody else begins: at a comma, and at 、 behind a reason (李四出差、王五病假)."""
    folded = fold(typed)
    cuts = [0, *(at for cut in _PART.finditer(folded) for at in cut.span()), len(typed)]
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        begin = start
        for at in range(start, end):
            if folded[at] != "、" or _REASON.match(folded, at + 1):
                continue
            if "(" in folded[begin:at] or _REASON.search(folded, begin + 1, at):
                yield typed[begin:at].strip()
                begin = at + 1
        if rest := typed[begin:end].strip():
            yield rest


def _part(part: str, roster: Roster, day: date, me: int | None) -> list[Absence] | Problem:
    """The absences of a part that has at most one reason."""
    if _COUNT_ONLY.fullmatch(fold(part)):
        return problem(ProblemCode.ABSENT_NOT_NAMED, shown=part)
    names, reason = _names_and_reason(part, roster, day)
    if reason is not None and len(reason) > _LONGEST_REASON:
        return problem(ProblemCode.TOO_LONG, most=_LONGEST_REASON)
    who: list[Named] = []
    for name in split_names(names, roster, day):
        match = match_person(name, roster, day, me=me)
        if isinstance(match, Problem):
            return match
        who.append(match)
    if not who:
        return problem(ProblemCode.NAME_WANTED, shown=part)
    return [Absence(who=person, reason=reason) for person in who]


def _names_and_reason(part: str, roster: Roster, day: date) -> tuple[str, str | None]:
    """Cuts the part behind the last person known, else before the first word of a reason."""
    at = _end_of_known(part, roster, day)
    if at is None:
        folded = fold(part)
        found = _REASON.search(folded, 2)
        bracket = folded.find("(")
        at = min(found.start() if found else len(part), bracket if bracket > 0 else len(part))
    reason = part[at:].strip(" :：,，")
    if reason[:1] in ("(", "（"):
        reason = reason[1:].rstrip(")）")
    for joint in ("均", "都"):
        reason = reason.removeprefix(joint)
    return part[:at].strip(" :："), reason.strip().removesuffix("了") or None


def _end_of_known(part: str, roster: Roster, day: date) -> int | None:
    """Where the last of the people at the front of the part ends, if they are all on the roster."""
    at, end = 0, None
    while at < len(part):
        size = _known_at(part, at, roster, day)
        if size is None:
            break
        end = at = at + size
        while at < len(part) and fold(part[at]) in " 、和与跟及&":
            at += 1
    joined = end is not None and any(c in "、和与跟及&" for c in part[end:at])
    return None if joined else end  # a stranger's name is joined to them


def _known_at(part: str, at: int, roster: Roster, day: date) -> int | None:
    """How long the longest name or word for somebody of the roster is that stands at ``at``."""
    for size in range(min(12, len(part) - at), 0, -1):
        piece = part[at : at + size]
        if piece.strip() != piece or "(" in fold(piece):
            continue
        if key_of(piece) in SELF or candidates(key_of(piece), roster, day):
            return size
    return None
