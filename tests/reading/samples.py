"""A branch of textbook names and the Friday on which the examples are typed."""

from datetime import date

from bot.roster import Department, Person, Post, Roster, Tenure
from messages.reading.problem import Problem, ProblemCode

TODAY = date(2026, 11, 20)


def person(number: int, name: str, *posts: Post, until: date | None = None) -> Person:
    return Person(number, name, until=until, tenures=tuple(Tenure(post) for post in posts))


ROSTER = Roster(
    people=(
        person(1, "张三", Post.BRANCH_SECRETARY),
        person(2, "李四", Post.ORGANIZATION_MEMBER),
        person(3, "王五", Post.DISCIPLINE_MEMBER),
        person(4, "赵六"),
        person(5, "李和平"),
        person(6, "王小明"),
        person(7, "欧阳修"),
        person(8, "Li Hua"),
        person(9, "张文"),
        person(10, "孙旧", until=date(2026, 1, 31)),
    ),
    departments=(Department(1, "办公室", 2, 1), Department(2, "财务科", 6, 3)),
)


def code(result: object) -> ProblemCode | None:
    """The code of a problem; None for anything that was read."""
    return result.code if isinstance(result, Problem) else None
