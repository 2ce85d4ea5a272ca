"""A pasted roster: lines of 姓名 职务 in many layouts, each coming back as read or with why not."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from bot.roster import COMMITTEE_POSTS, Membership, Post
from messages.reading.names import key_of, read_name
from messages.reading.normalise import squeezed, tidy, words
from messages.reading.numbering import without_number
from messages.reading.post_words import Role
from messages.reading.problem import Problem, ProblemCode, problem
from messages.reading.roster_tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One person of a pasted roster.

    ``name`` is None where no name could be taken from the line; ``membership`` is None where none was typed
    (a committee post implies a full member). ``department_head_of`` names departments. ``problems`` tells of
    whatever was typed and not understood; a line with a name can be kept all the same. ``full_since`` and
    ``joined`` are told by tables alone.
    """

    number: int
    typed: str
    name: str | None = None
    posts: tuple[Post, ...] = ()
    membership: Membership | None = None
    department_head_of: tuple[str, ...] = ()
    group: str | None = None
    problems: tuple[Problem, ...] = ()
    full_since: date | None = None
    joined: date | None = None


@dataclass(slots=True)
class _Entry:
    """A person while the line is being read."""

    name: str
    roles: list[Role] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


_HEADINGS = words(
    "姓名 职务 党内职务 行政职务 政治面貌 备注 序号 部门 名单 花名册 编号 人员 电话 性别",
    "name post role membership remarks no. no number department roster",
)
_HEADING_ENDS = ("名单", "花名册", "名册", "如下", "roster", "members are")


def read_roster_lines(text: str) -> tuple[RosterLine, ...]:
    """Every person of a pasted roster, in order; blank lines aside, each line gives at least one result.

    Takes "张三 书记", "1. 张三，书记兼纪检委员", "书记：张三", "委员：李四、王五",
    "Zhang San, secretary". Codes in ``problems``: HEADING, NAME_WANTED, NAME_CHARACTERS, NAME_TOO_LONG,
    NAME_TWICE, POST_NOT_KNOWN, DEPARTMENT_NOT_NAMED.
    """
    found: list[RosterLine] = []
    for number, line in enumerate(tidy(text).split("\n"), start=1):
        if line.strip():
            found.extend(_line(number, line.strip()))
    return tuple(_flag_repeated(found))


def _line(number: int, typed: str) -> Iterator[RosterLine]:
    tokens = tokens_of(without_number(typed, bare=True))
    folded = [squeezed(token.text) for token in tokens]
    if not tokens or all(word in _HEADINGS for word in folded) or folded[-1].endswith(_HEADING_ENDS):
        yield RosterLine(number, typed, problems=(problem(ProblemCode.HEADING, shown=typed),))
        return
    entries, left = _entries(tokens)
    if not entries:
        why = left or [problem(ProblemCode.NAME_WANTED, shown=typed)]
        yield RosterLine(number, typed, problems=tuple(why))
        return
    entries[0].problems.extend(left)
    for entry in entries:
        yield _read(entry, number, typed)


def _entries(tokens: list[Token]) -> tuple[list[_Entry], list[Problem]]:
    """The people of a line and what belongs to none of them.

    Where the line begins with a role, roles count for the names behind them (委员：李四、王五); otherwise for
    the names just before them.
    """
    role_first = tokens[0].role is not None
    entries: list[_Entry] = []
    waiting: list[Role] = []
    left: list[Problem] = []
    open_from, after_role = 0, False
    for token in tokens:
        if token.role is not None:
            if role_first:
                waiting = [*waiting, token.role] if after_role or not entries else [token.role]
            else:
                for entry in entries[open_from:]:
                    entry.roles.append(token.role)
            after_role = True
        elif not entries or token.may_be_name:
            name = read_name(token.text)
            if isinstance(name, Problem):
                left.append(name)
                continue
            open_from = len(entries) if after_role else open_from
            entries.append(_Entry(name, list(waiting)))
            after_role = False
        else:
            entries[-1].problems.append(problem(ProblemCode.POST_NOT_KNOWN, shown=token.text))
    return entries, left


def _read(entry: _Entry, number: int, typed: str) -> RosterLine:
    posts = tuple(dict.fromkeys(role.post for role in entry.roles if role.post is not None))
    membership = next((role.membership for role in entry.roles if role.membership is not None), None)
    if membership is None and COMMITTEE_POSTS & set(posts):
        membership = Membership.FULL
    departments = tuple(dict.fromkeys(role.department for role in entry.roles if role.department))
    problems = list(entry.problems)
    if any(role.department == "" for role in entry.roles):
        problems.append(problem(ProblemCode.DEPARTMENT_NOT_NAMED, shown=typed))
    return RosterLine(
        number,
        typed,
        entry.name,
        _specific(posts),
        membership,
        departments,
        next((role.group for role in entry.roles if role.group), None),
        tuple(problems),
    )


def _specific(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Posts without the general 支委 where a particular committee post says the same."""
    particular = any(post in COMMITTEE_POSTS and post is not Post.COMMITTEE_MEMBER for post in posts)
    return tuple(post for post in posts if not (particular and post is Post.COMMITTEE_MEMBER))


def _flag_repeated(lines: list[RosterLine]) -> Iterator[RosterLine]:
    """The lines, with every name that came before flagged; both are kept, as two people may share a name."""
    seen: set[str] = set()
    for line in lines:
        key = key_of(line.name) if line.name else None
        twice = (problem(ProblemCode.NAME_TWICE, name=line.name),) if key in seen else ()
        if key is not None:
            seen.add(key)
        yield replace(line, problems=(*line.problems, *twice))
