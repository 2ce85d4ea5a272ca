"""Departments as they are typed: a line each of 部门 负责人 分管委员, the names matched with the roster."""

import re
from dataclasses import dataclass
from datetime import date

from bot.records import Named
from bot.roster import Roster
from messages.reading.candidates import candidates
from messages.reading.names import key_of
from messages.reading.normalise import fold, tidy
from messages.reading.numbering import without_number
from messages.reading.people import match_person
from messages.reading.post_words import role_of
from messages.reading.problem import Problem, ProblemCode, problem


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """One department; somebody who is not on the roster is named without an id and listed in ``problems``."""

    number: int
    typed: str
    name: str | None = None
    head: Named | None = None
    in_charge: Named | None = None
    problems: tuple[Problem, ...] = ()


_CUT = re.compile(r"[\s,、:;|/()\[\]【】。=>]+|(?<=[^\x00-\x7f])-+|-+(?=[^\x00-\x7f])")
_CUT_ENGLISH = re.compile(r"[\t,:;|/()\[\]=>]+|  +| -+ ")
_IN_CHARGE = re.compile(
    "(?:由|归)?(?:分管支委|分管委员|分管领导|分管成员|分管|联系领导|联系委员|联系"
    "|committee member in charge|member in charge|in charge|overseen by|supervised by|under)(?:的|是"
    "|为|is)?"
)
_HEAD = re.compile(
    "(?:部门)?(?:负责人|主任|科长|部长|主管|负责)(?:是|为)?|(?:the )?head(?: is)?|(?:headed|led) by"
)
_HEADINGS = frozenset({"部门", "部门名称", "department", "departments"})
_LONGEST_NAME = 40


def read_department_lines(text: str, roster: Roster, day: date) -> tuple[DepartmentLine, ...]:
    """Every department typed, one a line.

    Takes "办公室 李四 王五", "办公室：李四（王五分管）", "办公室主任李四", "Office: Li Si, in charge
    Wang Wu". Codes in ``problems``: HEADING, HEAD_WANTED, NOT_ON_ROSTER, TWO_FIT, DEPARTMENT_TWICE,
    TOO_MANY_NAMES, NAME_TOO_LONG and those of a name.
    """
    found: list[DepartmentLine] = []
    seen: set[str] = set()
    for number, line in enumerate(tidy(text).split("\n"), start=1):
        if not line.strip():
            continue
        read = _line(number, line.strip(), roster, day)
        key = key_of(read.name or "")
        if key and key in seen:
            twice = problem(ProblemCode.DEPARTMENT_TWICE, name=read.name)
            read = DepartmentLine(
                number, read.typed, read.name, read.head, read.in_charge, (*read.problems, twice)
            )
        seen.add(key)
        found.append(read)
    return tuple(found)


def _line(number: int, typed: str, roster: Roster, day: date) -> DepartmentLine:
    line = without_number(typed, bare=True)
    pieces = _pieces(line, roster, day)
    if not pieces or fold(pieces[0]) in _HEADINGS:
        return DepartmentLine(number, typed, problems=(problem(ProblemCode.HEADING, shown=typed),))
    name = pieces[0]
    if len(name) > _LONGEST_NAME:
        return DepartmentLine(
            number,
            typed,
            problems=(problem(ProblemCode.NAME_TOO_LONG, shown=name, most=_LONGEST_NAME),),
        )
    heads, charged = _sorted(pieces[1:])
    problems: list[Problem] = []
    if not heads:
        problems.append(problem(ProblemCode.HEAD_WANTED, department=name))
    if len(heads) > 1 or len(charged) > 1:
        problems.append(problem(ProblemCode.TOO_MANY_NAMES, shown=typed))
    head = _person(heads[0], roster, day, problems) if heads else None
    in_charge = _person(charged[0], roster, day, problems) if charged else None
    return DepartmentLine(number, typed, name, head, in_charge, tuple(problems))


def _pieces(line: str, roster: Roster, day: date) -> list[str]:
    """The department and what follows, as typed; "办公室主任李四" gives 办公室 and 李四."""
    cut = _CUT_ENGLISH if fold(line)[0].isascii() else _CUT
    folded = fold(line)
    spans = [0, *(at for found in cut.finditer(folded) for at in found.span()), len(line)]
    pieces = [line[a:b].strip() for a, b in zip(spans[::2], spans[1::2], strict=True)]
    pieces = _rejoined([piece for piece in pieces if piece], roster, day)
    if not pieces:
        return []
    first, rest = pieces[0], pieces[1:]
    role = role_of(first)
    if role is not None and role.department:
        return [role.department, *rest]
    for size in (2, 3, 4):
        role = role_of(first[:-size]) if len(first) > size + 2 else None
        if role is not None and role.department and candidates(key_of(first[-size:]), roster, day):
            return [role.department, first[-size:], *rest]
    return pieces


def _rejoined(pieces: list[str], roster: Roster, day: date) -> list[str]:
    """A two-character name that was typed with a space inside is put together again."""
    joined: list[str] = []
    for piece in pieces:
        if len(joined) > 1 and len(piece) == 1 and candidates(key_of(joined[-1] + piece), roster, day):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _sorted(pieces: list[str]) -> tuple[list[str], list[str]]:
    """The pieces that name the head and those that name who is in charge, by word, else by place."""
    heads: list[str] = []
    charged: list[str] = []
    wanted: list[str] | None = None
    for piece in pieces:
        folded = fold(piece)
        marks = ((charged, _IN_CHARGE.search(folded)), (heads, _HEAD.search(folded)))
        mark = next(((into, found) for into, found in marks if found), None)
        if mark is None:
            into = wanted if wanted is not None else (charged if heads else heads)
            into.append(piece)
            wanted = None
            continue
        into, found = mark
        rest = f"{piece[: found.start()]}{piece[found.end() :]}".strip(" :是为由")
        wanted = None if rest else into
        if rest:
            into.append(rest)
    return heads, charged


def _person(typed: str, roster: Roster, day: date, problems: list[Problem]) -> Named | None:
    match = match_person(typed, roster, day)
    if isinstance(match, Problem):
        problems.append(match)
        return None
    if match.person_id is None:
        problems.append(problem(ProblemCode.NOT_ON_ROSTER, shown=match.name))
    return match
