"""Who did not come and why: 李四请假，王五出差; 李四、赵六 请假; Li Si on leave. No reason typed is None."""

import re
from collections.abc import Iterator
from datetime import date

from bot.records import Absence, Named
from bot.roster import Roster
from messages.reading.known_names import end_of_known
from messages.reading.normalise import fold, phrase, tidy, words
from messages.reading.numbers import NUMERAL
from messages.reading.people import match_person, split_names
from messages.reading.problem import Problem, ProblemCode, problem
from messages.reading.reason_words import REASON

_NOBODY = words(
    "无 没有 无人缺席 没有人缺席 没人缺席 无缺席 全到 全勤 全员到齐 都到了 都到齐了 none nobody no all"
) | {
    "no one",
    "none absent",
    "all present",
    "full attendance",
}
_LABEL = re.compile(
    f"(?:缺席|未到|absent)?(?:人员|名单|人)?(请假|病假|事假|出差|公出|休假|on leave)?(?:人员|名单)?"
    f"(?: ?{NUMERAL}(?:人|名))? ?:"
)
_COUNT_ONLY = re.compile(f"(?:共|另|其中|还有)?(?:{NUMERAL}) ?(?:个人|个|人|名|位|people|persons|absent).*")
_LONGEST_REASON = 100
_LONGEST = 1000


def read_absences(
    text: str, roster: Roster, day: date, *, me: int | None = None
) -> tuple[Absence, ...] | Problem:
    """Everybody absent with the reason as typed; an empty tuple for "nobody".

    Names joined by 、 or 和 share the reason that follows, names behind a label (请假：李四、王五) the label;
    a comma begins somebody else. Codes:
    ABSENT_NOT_NAMED (一人请假), TWO_FIT, NAME_WANTED, TOO_LONG and those of a name.
    """
    typed = tidy(text)
    if phrase(typed) in _NOBODY:
        return ()
    if len(typed) > _LONGEST:
        return problem(ProblemCode.TOO_LONG, most=_LONGEST)
    found: list[Absence] = []
    for clause in re.split("[;；\n。]+", typed):
        label = _LABEL.match(fold(clause))
        shared = label[1] if label else None
        for part in _parts(clause[label.end() :] if label else clause):
            if REASON.match(fold(part)) and found and found[-1].reason is None:
                found[-1] = Absence(who=found[-1].who, reason=part)
                continue
            read = _part(part, roster, day, me)
            if isinstance(read, Problem):
                return read
            found.extend(Absence(who=a.who, reason=a.reason or shared) for a in read)
    return tuple(found) or problem(ProblemCode.NAME_WANTED, shown=typed)


def _parts(clause: str) -> Iterator[str]:
    """The clause cut where somebody else begins: at a comma, and behind a reason (李四出差、王五病假)."""
    folded = fold(clause)
    begin = 0
    for at, mark in enumerate(folded):
        said = folded[begin:at]
        closes = mark == ")" and folded[at + 1 : at + 2] not in ("", ",", "、", " ")
        listed = mark == "、" and not REASON.match(folded, at + 1)
        listed = listed and ("(" in said or REASON.search(folded, begin + 1, at) is not None)
        if mark == "," or closes or listed:
            if part := clause[begin : at + closes].strip():
                yield part
            begin = at + 1
    if rest := clause[begin:].strip():
        yield rest


def _part(part: str, roster: Roster, day: date, me: int | None) -> list[Absence] | Problem:
    """The absences of a part that has at most one reason."""
    if _COUNT_ONLY.fullmatch(fold(part)) or REASON.match(fold(part)):
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
    at = end_of_known(part, roster, day)
    if at is None:
        folded = fold(part)
        found = REASON.search(folded, 2)
        bracket = folded.find("(")
        at = min(found.start() if found else len(part), bracket if bracket > 0 else len(part))
    reason = part[at:].strip(" :：,，")
    if reason[:1] in ("(", "（"):
        reason = reason[1:].rstrip(")）")
    for joint in ("均", "都"):
        reason = reason.removeprefix(joint)
    return part[:at].strip(" :："), reason.strip().removesuffix("了") or None
