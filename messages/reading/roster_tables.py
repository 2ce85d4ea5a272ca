"""A roster that came as a table: columns found by their headings, in any order, in Chinese or English.

A table without such a heading is read line by line, as pasted lines are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.roster import COMMITTEE_POSTS, Membership, Post
from messages.reading.names import key_of, read_name
from messages.reading.normalise import squeezed
from messages.reading.post_words import Role, role_of
from messages.reading.problem import Problem, ProblemCode, problem
from messages.reading.roster_lines import RosterLine, read_roster_lines
from messages.reading.tables import Cell, Row, Table

_HEADINGS: dict[str, str] = {
    "name": "姓名 名字 党员姓名 人员姓名 name fullname membername",
    "post": "职务 党内职务 支部职务 党支部职务 支部内职务 担任职务 现任职务 党内外职务 岗位职务 行政职务 "
    "post posts position role duty partypost",
    "membership": "政治面貌 党员类别 党员类型 人员类别 类别 党员身份 membership status standing type",
    "joined_party": "入党时间 入党日期 加入党组织日期 加入中共组织的时间 入党年月 joinedparty admitted "
    "dateofadmission admissiondate",
    "full": "转正时间 转正日期 转为正式党员日期 转正年月 fullsince fullmembersince confirmed datefull",
    "joined": "加入日期 加入时间 转入时间 转入日期 进入党支部日期 来支部时间 joined since joinedon "
    "joinedbranch",
    "group": "党小组 所在党小组 所属党小组 小组 group partygroup",
    "department": "部门 所在部门 工作部门 所属部门 科室 单位部门 department office",
}
_BY_HEADING = {word: name for name, words in _HEADINGS.items() for word in words.split()}
_HEADING_WITHIN = 10
"""Rows at the top among which the headings are looked for; a title may stand above them."""
_DAY = re.compile(r"(\d{4})[年./-]?(\d{1,2})(?:[月./-]?(\d{1,2}))?[日号月]?")
_SPLIT = re.compile(r"[、，,;；/|\n\s]+|兼任?|及|(?<=[员长记])和")
_NOTHING = frozenset({"", "无", "-", "—", "/", "none", "n/a"})
PROBATION = timedelta(days=365)
"""预备期: one year (《中国共产党章程》第七条); somebody admitted since then is still on probation."""


@dataclass(frozen=True, slots=True)
class RosterTable:
    """The lines of a table; ``unused`` are headings of columns that nothing is made of."""

    lines: tuple[RosterLine, ...]
    unused: tuple[str, ...] = ()
    headed: bool = True


def read_roster_table(tables: Sequence[Table], today: date) -> RosterTable:
    """The first table that has a heading of names, or the first one line by line."""
    for table in tables:
        found = _heading(table)
        if found is not None:
            row, columns, unused = found
            lines = [_line(each, columns, today) for each in table.rows if each.number > row.number]
            return RosterTable(tuple(_flag_repeated(lines)), unused)
    return RosterTable(_plain(tables[0]), headed=False)


def _heading(table: Table) -> tuple[Row, dict[str, int], tuple[str, ...]] | None:
    for row in table.rows[:_HEADING_WITHIN]:
        columns: dict[str, int] = {}
        unused: list[str] = []
        for at, cell in enumerate(row.cells):
            known = _BY_HEADING.get(squeezed(re.sub(r"[（(].*", "", str(cell))))
            if known is not None and known not in columns:
                columns[known] = at
            elif str(cell):
                unused.append(str(cell))
        if "name" in columns:
            return row, columns, tuple(unused)
    return None


def _plain(table: Table) -> tuple[RosterLine, ...]:
    """A table without headings: every row as a pasted line, under its own number."""
    found: list[RosterLine] = []
    for row in table.rows:
        text = "\t".join(str(cell) for cell in row.cells if cell != "").replace("\n", " ")
        found += [replace(line, number=row.number) for line in read_roster_lines(text)]
    return tuple(_flag_repeated(found))


def _line(row: Row, columns: Mapping[str, int], today: date) -> RosterLine:
    def cell(name: str) -> Cell:
        at = columns.get(name)
        return "" if at is None or at >= len(row.cells) else row.cells[at]

    def text(name: str) -> str:
        found = str(cell(name)).strip()
        return "" if squeezed(found) in _NOTHING else found

    name = read_name(text("name")) if text("name") else problem(ProblemCode.ROW_WITHOUT_NAME)
    if isinstance(name, Problem):
        return RosterLine(row.number, row.text, problems=(name,))
    problems: list[Problem] = []
    days = {each: _day(cell(each), today, problems) for each in ("joined_party", "full", "joined")}
    said = [*_roles(text("post"), text("department"), problems), *_roles(text("membership"), "", problems)]
    posts = tuple(dict.fromkeys(role.post for role in said if role.post is not None))
    heads = tuple(dict.fromkeys(role.department for role in said if role.department))
    return RosterLine(
        number=row.number,
        typed=row.text,
        name=name,
        posts=posts,
        membership=_membership(said, posts, days, today),
        department_head_of=heads,
        group=text("group") or next((role.group for role in said if role.group), None),
        problems=tuple(problems),
        full_since=days["full"],
        joined=days["joined"],
    )


def _roles(text: str, department: str, problems: list[Problem]) -> Iterator[Role]:
    """The roles that a cell names; a headship without its department is that of the row's department."""
    whole = role_of(text) if text else None
    words = [(text, whole)] if whole else [(word, role_of(word)) for word in _SPLIT.split(text) if word]
    for word, role in words:
        if role is None:
            problems.append(problem(ProblemCode.POST_NOT_KNOWN, shown=word))
        elif role.department == "" and department:
            yield Role(department=department)
        elif role.department == "":
            problems.append(problem(ProblemCode.DEPARTMENT_NOT_NAMED, shown=word))
        else:
            yield role


def _membership(
    said: Iterable[Role], posts: Sequence[Post], days: Mapping[str, date | None], today: date
) -> Membership | None:
    """As stated; else full for a committee post or a day of 转正, on probation within a year of admission."""
    stated = next((role.membership for role in said if role.membership is not None), None)
    if stated is not None:
        return stated
    if COMMITTEE_POSTS & set(posts) or days["full"]:
        return Membership.FULL
    admitted = days["joined_party"]
    return Membership.PROBATIONARY if admitted and today - admitted < PROBATION else None


def _day(cell: Cell, today: date, problems: list[Problem]) -> date | None:
    """A day, or the first of a month where only that is given; later than today it is not read."""
    if cell == "" or squeezed(str(cell)) in _NOTHING:
        return None
    found = cell if isinstance(cell, date) else _written_day(str(cell))
    if found is None or found > today:
        problems.append(problem(ProblemCode.UNREADABLE_DATE, shown=cell))
        return None
    return found


def _written_day(text: str) -> date | None:
    found = _DAY.fullmatch("".join(text.split()))
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def _flag_repeated(lines: Iterable[RosterLine]) -> Iterator[RosterLine]:
    seen: set[str] = set()
    for line in lines:
        key = key_of(line.name) if line.name else None
        twice = (problem(ProblemCode.NAME_TWICE, name=line.name),) if key in seen else ()
        known = any(each.code is ProblemCode.NAME_TWICE for each in line.problems)
        if key is not None:
            seen.add(key)
        yield replace(line, problems=(*line.problems, *(() if known else twice)))
