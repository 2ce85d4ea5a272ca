"""All that counting reads of a branch, in three queries: people, settings, records.

The modules of each subject read the same things one by one; a list is asked for often enough to have its own
way, and a test holds the two ways to the same answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    Row,
    Select,
    bindparam,
    cast,
    literal,
    null,
    union_all,
)
from sqlalchemy.types import TypeEngine
from sqlmodel import Session, col, select

from bot.duties.adjustments import Adjustment
from bot.duties.own import OwnDuty
from bot.records import Fact
from bot.roster import TERM_YEARS, Branch, Department, Lead, Membership, Person, Post, Roster, Tenure
from storage import duty_settings, own_duties, record_facts
from storage.columns import Words
from storage.tables.branches import BranchRow, DepartmentLeadRow, DepartmentRow, PersonRow, TenureRow
from storage.tables.reminding import AdjustmentRow, DoneBeforeRow, OwnDutyRow, WaiverRow


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a branch is, has, has changed and has on record."""

    branch: Branch
    roster: Roster
    adjustments: dict[str, Adjustment]
    done_before: dict[tuple[str, int | None], int]
    waived: dict[str, str]
    facts: list[Fact]
    own: tuple[OwnDuty, ...]


def read(session: Session, branch_id: int, year: int, since: date, until: date) -> Inputs:
    """Everything for the list of ``year``, with the records from ``since`` to ``until``, both included.

    Raises:
        LookupError: there is no such branch.
    """
    session.flush()
    branch, people = _people(session.connection(), branch_id)
    settings: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in session.connection().execute(_SETTINGS, {"branch_id": branch_id, "year": year}):
        settings[row.kind].append(row)
    return Inputs(
        branch=branch,
        roster=Roster(people=people, departments=_departments(settings["department"], settings["lead"])),
        adjustments={row.name: duty_settings.adjustment_of(row.data) for row in settings["adjustment"]},
        done_before={(row.name, row.first or None): row.second for row in settings["done_before"]},
        waived={row.name: row.data for row in settings["waiver"]},
        facts=record_facts.facts(session, branch_id, since, until),
        own=tuple(
            own_duties.own_duty(row.id, row.data, row.since, row.until)
            for row in sorted(settings["own"], key=lambda row: row.id)
        ),
    )


_PERSON = ("id", "name", "membership", "full_since", "since", "until", "exempt", "grp")
_BRANCH = (
    *("id", "name", "tracking_start", "full_members", "leadership_team", "time_zone"),
    *("last_election", "term_years", "walked_year"),
)


def _columns(table: type[Any], names: Iterable[str], prefix: str) -> list[ColumnElement[Any]]:
    return [getattr(table, name).label(f"{prefix}_{name}") for name in names]


_PEOPLE: Select[Any] = (
    select(
        *_columns(BranchRow, _BRANCH, "branch"),
        *_columns(PersonRow, _PERSON, "person"),
        *_columns(TenureRow, ("post", "since", "until"), "tenure"),
    )
    .select_from(BranchRow)
    .outerjoin(PersonRow, col(PersonRow.branch_id) == col(BranchRow.id))
    .outerjoin(TenureRow, col(TenureRow.person_id) == col(PersonRow.id))
    .where(col(BranchRow.id) == bindparam("branch_id"))
    .order_by(col(PersonRow.position), col(PersonRow.id), col(TenureRow.id))
)
"""Made once, like the other queries here: building one costs more than running it."""


def _people(connection: Connection, branch_id: int) -> tuple[Branch, tuple[Person, ...]]:
    """The branch with its people and their posts, in the order of the roster."""
    rows: Sequence[Row[Any]] = connection.execute(_PEOPLE, {"branch_id": branch_id}).all()
    if not rows:
        raise LookupError(f"no branch {branch_id}")
    known = {name: getattr(rows[0], f"branch_{name}") for name in _BRANCH}
    branch = Branch(**{**known, "term_years": known["term_years"] or TERM_YEARS})
    tenures: dict[int, list[Tenure]] = defaultdict(list)
    by_id: dict[int, Row[Any]] = {}
    for row in rows:
        if row.person_id is not None:
            by_id.setdefault(row.person_id, row)
            if row.tenure_post is not None:
                tenures[row.person_id].append(
                    Tenure(Post(row.tenure_post), row.tenure_since, row.tenure_until)
                )
    return branch, tuple(_person(row, tenures[person_id]) for person_id, row in by_id.items())


def _person(row: Row[Any], tenures: Sequence[Tenure]) -> Person:
    told = {name: getattr(row, f"person_{name}") for name in _PERSON}
    membership, group = Membership(told.pop("membership")), told.pop("grp")
    return Person(**told, membership=membership, group=group, tenures=tuple(tenures))


_SHARED: dict[str, type[TypeEngine[Any]]] = {
    **dict.fromkeys(("name", "data"), Words),
    **dict.fromkeys(("id", "first", "second", "position"), BigInteger),
    **dict.fromkeys(("since", "until"), Date),
}
"""The one set of names, with their types, under which rows of several tables come back."""


def _part(kind: str, table: type[Any], *same: str, yearly: bool = False, **named: str) -> Select[Any]:
    """The rows of a branch in a table: columns of the same name here, and others by their name there."""
    there = {**dict.fromkeys(same), **named}
    columns = (
        (getattr(table, there[name] or name) if name in there else cast(null(), kept)).label(name)
        for name, kept in _SHARED.items()
    )
    found = select(literal(kind, Words).label("kind"), *columns)
    found = found.where(col(table.branch_id) == bindparam("branch_id"))
    return found.where(col(table.year) == bindparam("year")) if yearly else found


_SETTINGS = union_all(
    _part(
        "department",
        DepartmentRow,
        *("id", "name", "since", "until", "position"),
        first="head_id",
        second="in_charge_id",
    ),
    _part("adjustment", AdjustmentRow, "data", name="duty_id", yearly=True),
    _part("done_before", DoneBeforeRow, name="duty_id", first="person_id", second="times", yearly=True),
    _part("waiver", WaiverRow, name="item", data="reason"),
    _part("lead", DepartmentLeadRow, "until", id="department_id", first="head_id", second="in_charge_id"),
    _part("own", OwnDutyRow, "id", "data", "since", "until"),
)
"""Departments and who led them; adjustments; what was stated, waived, added."""


def _departments(rows: Sequence[Row[Any]], leads: Sequence[Row[Any]]) -> tuple[Department, ...]:
    earlier: dict[int, list[Lead]] = defaultdict(list)
    for row in sorted(leads, key=lambda row: row.until):
        earlier[row.id].append(Lead(row.until, row.first, row.second))
    return tuple(
        Department(
            row.id, row.name, row.first, row.second, row.since, row.until, tuple(earlier.get(row.id, ()))
        )
        for row in sorted(rows, key=lambda row: (row.position, row.id))
    )
