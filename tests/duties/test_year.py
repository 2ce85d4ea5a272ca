"""A whole year of a sample branch: what 117 records come to, against a table worked out by hand."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.duties.catalogue import shipped
from bot.duties.lists import DutyList, Line, duty_list
from bot.duties.situation import Situation
from bot.duties.standing import State, Unit
from bot.record_types import InboundFrom, RecordType, Report, Subject
from bot.records import Fact
from bot.roster import Lead, Person, Roster
from tests.duties.samples import BRANCH, DEPARTMENTS, PEOPLE, ZHOU

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 12, 31)
FENG = 20
OFFICE, WORKSHOP, STORES = DEPARTMENTS
ROSTER = Roster(
    (*PEOPLE, Person(FENG, "冯乙", since=date(2026, 8, 1), group="一组")),
    (OFFICE, replace(WORKSHOP, head_id=ZHOU, earlier=(Lead(date(2026, 8, 31), 6, 3),)), STORES),
)
BY_NAME = {person.name: person.id for person in ROSTER.people}
DEPARTMENT = {department.name: department.id for department in ROSTER.departments}


def ids(names: list[str] | None) -> frozenset[int]:
    return frozenset(BY_NAME[name] for name in names or [])


def fact(number: int, row: dict[str, Any]) -> Fact:
    return Fact(
        record_id=number,
        type=RecordType(row["type"]),
        on=row["day"],
        logged_on=row["day"],
        also=frozenset(map(RecordType, row.get("also", []))),
        host=BY_NAME.get(row.get("host", "")),
        lecturer=BY_NAME.get(row.get("lecturer", "")),
        by=ids(row.get("by")),
        counterparts=ids(row.get("with")),
        present=ids(row.get("present")),
        absent=ids(row.get("absent")),
        departments=frozenset(DEPARTMENT[name] for name in row.get("at", [])),
        report=Report(row["report"]) if "report" in row else None,
        for_year=row.get("for"),
        subject=Subject(row["subject"]) if "subject" in row else None,
        group=row.get("group"),
        inbound=row.get("inbound", False),
        inbound_from=InboundFrom(row["from"]) if "from" in row else None,
    )


@cache
def facts() -> tuple[Fact, ...]:
    rows = yaml.safe_load((DATA / "year.yaml").read_text(encoding="utf-8"))["records"]
    return tuple(fact(number, row) for number, row in enumerate(rows, 1))


@cache
def table() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "standing.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def listed(name: str, today: date = TODAY) -> DutyList:
    branch = replace(BRANCH, tracking_start=date(2026, 1, 1), last_election=date(2024, 3, 15))
    here = Situation(branch, ROSTER, {}, {}, facts(), today)
    return duty_list(shipped(), here, BY_NAME[name])


def lines(name: str) -> dict[str, Line]:
    """The secretary's whole list; of the others what is their own."""
    duties = listed(name)
    return {line.duty.id: line for line in (duties.lines if name == "张三" else duties.own)}


def named(unit: Unit) -> str:
    names = [person.name for person_id in unit.people if (person := ROSTER.find(person_id))]
    return unit.group or "–".join(names)


def told(line: Line) -> dict[str, Any]:
    """A line as the table has it."""
    shown, at = line.standing, {fact.record_id: fact.on for fact in facts()}
    counted = line.duty.falls_due or shown.required
    row: dict[str, Any] = {
        "state": shown.overall.value,
        "done": f"{shown.done}/{shown.required}" if counted else shown.done,
        "missed": [slot.period.label for slot in shown.missed],
        "missing": [named(unit) for unit in shown.missing],
        "not": {at[miss.record_id]: miss.code.value for miss in shown.rejected},
    }
    if shown.due not in (None, TODAY):
        row["due"] = shown.due
    if len(shown.slots) > 1 and shown.slots[0].period.every != "year":
        row["year"] = f"{shown.year_done}/{len(shown.slots)}"
    return {key: value for key, value in row.items() if value not in ([], {})}


WITHOUT_COUNT = {"standing": State.STANDING, "not_applicable": State.NOT_APPLICABLE}


def test_the_year_is_of_a_realistic_size() -> None:
    assert len(facts()) == 117
    assert len({fact.on.month for fact in facts()}) == 12


@pytest.mark.parametrize("name", ["张三", "李四", "王五", "赵六"])
def test_every_line_of_a_list_stands_in_the_table_and_none_beside_it(name: str) -> None:
    expected = table()[name]
    there = {duty_id for duty_id in expected if duty_id not in WITHOUT_COUNT}
    for group in WITHOUT_COUNT:
        there |= set(expected[group])
    assert there == set(lines(name))


ROWS = [
    (name, duty_id)
    for name, rows in yaml.safe_load((DATA / "standing.yaml").read_text(encoding="utf-8")).items()
    for duty_id in rows
    if duty_id not in WITHOUT_COUNT
]


@pytest.mark.parametrize(("name", "duty_id"), ROWS)
def test_a_line_is_what_was_worked_out_by_hand(name: str, duty_id: str) -> None:
    line = lines(name)[duty_id]
    expected = dict(table()[name][duty_id])
    expected["missed"] = [str(label) for label in expected.get("missed", [])]
    expected = {key: value for key, value in expected.items() if value not in ([], {})}
    if line.duty.counted and line.standing.due == TODAY:
        expected.setdefault("due", None)
        expected.pop("due")
    assert told(line) == expected


@pytest.mark.parametrize("name", ["张三", "李四", "王五", "赵六"])
def test_what_has_nothing_to_count_is_standing_or_not_applicable(name: str) -> None:
    for group, state in WITHOUT_COUNT.items():
        for duty_id in table()[name][group]:
            line = lines(name)[duty_id]
            assert (duty_id, line.standing.state) == (duty_id, state)
            assert (line.standing.done, line.standing.counted, line.standing.rejected) == (0, (), ())


def test_on_the_first_of_january_the_list_is_the_new_years_and_the_last_years_stays_readable() -> None:
    new = {line.duty.id: line for line in listed("张三", date(2027, 1, 1)).lines}
    study = new["theory_study_session"].standing
    assert (study.period and study.period.label, study.done, study.missed) == ("2027", 0, ())
    branch = replace(BRANCH, tracking_start=date(2026, 1, 1))
    old = Situation(branch, ROSTER, {}, {}, facts(), date(2027, 1, 1), shown=TODAY)
    shown = {line.duty.id: line.standing for line in duty_list(shipped(), old, BY_NAME["张三"]).lines}
    assert (shown["theory_study_session"].done, shown["theory_study_session"].state) == (11, State.OVERDUE)
    assert [slot.period.label for slot in shown["branch_committee_meeting"].missed] == ["2026-05"]
