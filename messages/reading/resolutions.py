"""What was decided, line by line: 事项；责任人；期限 loosely spelt. What a line does not say is None."""

import re
from datetime import date
from typing import NamedTuple

from bot.records import Resolution
from bot.roster import Roster
from messages.reading.candidates import candidates
from messages.reading.deadlines import due_of
from messages.reading.names import key_of
from messages.reading.normalise import fold, phrase, tidy, words
from messages.reading.numbering import without_number
from messages.reading.people import split_names
from messages.reading.problem import Problem, ProblemCode, problem

_NONE = words("无 没有 没有决议 无决议 无议定事项 none no") | {"no resolutions", "no resolution"}
_CUT = re.compile(
    r"[;,|()\t。]+| -{1,2} |[.] ?$| +(?=(?:by|before|due) )|(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])"
)
_OWNER = re.compile(
    r"(?:责任人|责任部门|责任单位|负责人|牵头人|牵头部门|承办人|落实人|owner|responsible|assigned "
    r"to)(?: is|是|为)?[: ]*(.{1,60})"
)
_BY_OWNER = re.compile("由?(.{1,20}?)(?:同志)?(?:负责落实|负责|牵头落实|牵头|承办|落实)")
_LABEL = re.compile("^(?:议定事项|决议事项|事项|决议|任务)[:：] ?")
_MARKS = " \t;；,，|。."
_LONGEST = 500
_MOST = 50


class _Part(NamedTuple):
    """A piece of a line: ``text`` stands at ``start``, the mark before it at ``mark_at``."""

    text: str
    mark: str
    mark_at: int
    start: int


def read_resolutions(text: str, day: date, roster: Roster | None = None) -> tuple[Resolution, ...] | Problem:
    """Everything decided, one a line; dates are counted from ``day``, that of the meeting.

    An owner is what a label names (责任人李四, 由李四负责, owner Li Si), a piece that is somebody of
    ``roster``, or the second piece of 事项；责任人；期限. What is neither owner nor date stays in the text as
    typed. An empty tuple for 无; EMPTY, TOO_LONG otherwise.
    """
    typed = tidy(text)
    if phrase(typed) in _NONE:
        return ()
    lines = [without_number(line.strip()) for line in typed.split("\n") if line.strip()]
    if not lines:
        return problem(ProblemCode.EMPTY)
    if len(lines) > _MOST or any(len(line) > _LONGEST for line in lines):
        return problem(ProblemCode.TOO_LONG, most=_LONGEST)
    return tuple(_resolution(line, day, roster) for line in lines)


def _resolution(line: str, day: date, roster: Roster | None) -> Resolution:
    parts = _parts(line)
    owner: str | None = None
    due: date | None = None
    text = line
    for place in range(len(parts) - 1, -1, -1):  # from the end, so that what is cut moves nothing before it
        part = parts[place]
        if place and due is None and (found_due := due_of(part.text, day)):
            due = found_due
        elif owner is None and len(parts) > 1 and (found := _owner(parts, place, day, roster)):
            owner = found
        else:
            continue
        text = text[: part.mark_at] + text[part.start + len(part.text) :]
    return Resolution(text=_without_loose_ends(text) or line, owner=owner, due=due)


def _without_loose_ends(text: str) -> str:
    """The text without marks at its ends and brackets that lost their other half."""
    text = _LABEL.sub("", text.strip(_MARKS))
    while text and fold(text[-1]) == ")" and fold(text).count("(") < fold(text).count(")"):
        text = text[:-1].strip(_MARKS)
    return text


def _parts(line: str) -> list[_Part]:
    """The pieces of a line between commas, semicolons and brackets."""
    folded = fold(line)
    cuts = [0, 0, *(at for cut in _CUT.finditer(folded) for at in cut.span()), len(line)]
    parts: list[_Part] = []
    for before, start, end in zip(cuts[::2], cuts[1::2], cuts[2::2], strict=False):
        piece = line[start:end]
        mark_at = before + folded[before:start].rfind(")") + 1  # a closing bracket belongs to what it closes
        if piece.strip():
            at = start + len(piece) - len(piece.lstrip())
            parts.append(_Part(piece.strip(), folded[mark_at:start].strip(), mark_at, at))
    return parts


def _owner(parts: list[_Part], place: int, day: date, roster: Roster | None) -> str | None:
    """Who sees to it, if the part says so; the words before a label's are the matter itself."""
    part = parts[place]
    folded = fold(part.text)
    if labelled := _OWNER.fullmatch(folded):
        return part.text[labelled.start(1) :].strip() or None
    doing = _BY_OWNER.fullmatch(folded)
    if doing and (folded.startswith("由") or (place and len(doing[1]) <= 10)):
        return part.text[doing.start(1) : doing.end(1)].strip() or None
    if not place:
        return None
    if roster is not None and _all_known(part.text, roster, day):
        return part.text
    fields = part.mark in (";", "|") and place == 1
    full = len(parts) == 3 and parts[2].mark == part.mark and due_of(parts[2].text, day) is not None
    return part.text if fields and full and len(part.text) <= 20 else None


def _all_known(text: str, roster: Roster, day: date) -> bool:
    """Whether the text is nothing but people of the roster, or a department of it."""
    key = key_of(text)
    if any(key_of(department.name) == key for department in roster.departments_on(day)):
        return True
    names = split_names(text, roster, day)
    return bool(names) and all(candidates(key_of(name), roster, day) for name in names)
