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

OTHER_ROSTER = Roster(
    people=(
        person(1, "陈建国", Post.BRANCH_SECRETARY),
        person(2, "刘芳", Post.DEPUTY_SECRETARY, Post.ORGANIZATION_MEMBER),
        person(3, "周明", Post.PUBLICITY_MEMBER),
        person(4, "吴晓梅", Post.DISCIPLINE_MEMBER),
        person(5, "郑强"),
        person(6, "孙丽"),
        person(7, "马超群"),
        person(8, "林小雨"),
        person(9, "林涛"),
        person(10, "高远"),
        person(11, "何平"),
    ),
    departments=(Department(1, "综合科", 5, 2), Department(2, "工程部", 7, 4)),
)
"""Another branch, whose names hold no numeral and are partly words."""


def code(result: object) -> ProblemCode | None:
    """The code of a problem; None for anything that was read."""
    return result.code if isinstance(result, Problem) else None
