"""A sample branch of textbook people, and short ways to say that something was recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from bot.duties.adjustments import Adjustment
from bot.duties.catalogue import shipped
from bot.duties.duty import Duty
from bot.duties.situation import Situation
from bot.duties.standing import Standing
from bot.duties.tally import standing
from bot.record_types import InboundFrom, RecordType, Report, Subject
from bot.records import Fact
from bot.roster import Branch, Department, Membership, Person, Post, Roster, Tenure

ZHANG, LI, WANG, ZHAO, QIAN, SUN, ZHOU, WU, ZHENG = range(1, 10)
"""The secretary; three other 支委 (赵六 also heads a department); two heads; two members; an activist."""

OFFICE, WORKSHOP, STORES = 1, 2, 3


def person(person_id: int, name: str, *posts: Post, **changes: object) -> Person:
    made = Person(person_id, name, tenures=tuple(Tenure(post) for post in posts))
    return replace(made, **changes)  # type: ignore[arg-type]


PEOPLE = (
    person(ZHANG, "张三", Post.BRANCH_SECRETARY, group="一组"),
    person(LI, "李四", Post.ORGANIZATION_MEMBER, group="一组"),
    person(WANG, "王五", Post.DISCIPLINE_MEMBER, group="二组"),
    person(ZHAO, "赵六", Post.PUBLICITY_MEMBER, group="二组"),
    person(QIAN, "钱七", group="一组"),
    person(SUN, "孙八", group="二组"),
    person(ZHOU, "周九", group="一组"),
    person(WU, "吴十", group="二组", membership=Membership.PROBATIONARY),
    person(ZHENG, "郑甲", membership=Membership.ACTIVIST),
)
DEPARTMENTS = (
    Department(OFFICE, "综合科", head_id=QIAN, in_charge_id=LI),
    Department(WORKSHOP, "示例车间", head_id=SUN, in_charge_id=WANG),
    Department(STORES, "示例仓库", head_id=ZHAO, in_charge_id=LI),
)
ROSTER = Roster(PEOPLE, DEPARTMENTS)
BRANCH = Branch(1, "示例支部", tracking_start=date(2020, 1, 1), full_members=8)
SMALL = replace(BRANCH, full_members=5)

_ids = count(1)


def on(text: str) -> date:
    return date.fromisoformat(text)


def fact(kind: RecordType, day: str, **parts: object) -> Fact:
    made = Fact(next(_ids), kind, on(day), on(day))
    return replace(made, **parts)  # type: ignore[arg-type]


def meeting(kind: RecordType, day: str, host: int | None = ZHANG, **parts: object) -> Fact:
    return fact(kind, day, host=host, **parts)


def talk(
    kind: RecordType,
    day: str,
    by: int | set[int],
    *counterparts: int,
    inbound: bool = False,
    source: InboundFrom | None = None,
) -> Fact:
    talkers = frozenset({by} if isinstance(by, int) else by)
    talked = frozenset(counterparts)
    return fact(kind, day, by=talkers, counterparts=talked, inbound=inbound, inbound_from=source)


def report(what: Report, day: str, for_year: int | None, *by: int) -> Fact:
    return fact(
        RecordType.REPORT_SUBMISSION, day, report=what, for_year=for_year, by=frozenset(by or (ZHANG,))
    )


def check(subject: Subject, day: str, by: int = ZHANG, *departments: int) -> Fact:
    return fact(
        RecordType.INSPECTION,
        day,
        subject=subject,
        by=frozenset({by}),
        departments=frozenset(departments or (OFFICE,)),
    )


def duty(duty_id: str) -> Duty:
    found = shipped().find(duty_id)
    assert found is not None, duty_id
    return found


def situation(
    facts: Sequence[Fact] = (),
    today: str = "2026-06-15",
    *,
    branch: Branch = BRANCH,
    roster: Roster = ROSTER,
    adjustments: Mapping[str, Adjustment] | None = None,
    done_before: Mapping[tuple[str, int | None], int] | None = None,
    waived: Mapping[str, str] | None = None,
    shown: str | None = None,
) -> Situation:
    return Situation(
        branch=branch,
        roster=roster,
        adjustments=adjustments or {},
        done_before=done_before or {},
        facts=facts,
        today=on(today),
        waived=waived or {},
        shown=on(shown) if shown else None,
    )


def stands(
    duty_id: str,
    facts: Sequence[Fact] = (),
    today: str = "2026-06-15",
    owner: int | None = None,
    *,
    adjust: Adjustment | None = None,
    **parts: object,
) -> Standing:
    adjustments = {duty_id: adjust} if adjust else {}
    here = situation(facts, today, adjustments=adjustments, **parts)  # type: ignore[arg-type]
    return standing(duty(duty_id), here, owner)


def changed(*people: Person, departments: tuple[Department, ...] = DEPARTMENTS) -> Roster:
    """The sample roster with some people replaced or added."""
    by_id = {person.id: person for person in PEOPLE} | {person.id: person for person in people}
    return Roster(tuple(by_id.values()), departments)
