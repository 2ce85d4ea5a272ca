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
    return Person(
        id=row.person_id,
        name=row.person_name,
        membership=Membership(row.person_membership),
        full_since=row.person_full_since,
        since=row.person_since,
        until=row.person_until,
        tenures=tuple(tenures),
        exempt=row.person_exempt,
        group=row.person_grp,
    )


def _settings() -> Any:
    """Departments and who led them; adjustments; what was stated, waived, added: under one set of names."""
    no_day, no_number, no_words = cast(null(), Date), cast(null(), BigInteger), cast(null(), Words)

    def part(kind: str, table: type[Any], *conditions: ColumnElement[bool], **columns: Any) -> Any:
        found = {
            "name": no_words,
            "data": no_words,
            "id": no_number,
            "first": no_number,
            "second": no_number,
            "since": no_day,
            "until": no_day,
            "position": no_number,
            **columns,
        }
        labelled = (column.label(name) for name, column in found.items())
        return select(literal(kind, Words).label("kind"), *labelled).where(
            col(table.branch_id) == bindparam("branch_id"), *conditions
        )

    departments = part(
        "department",
        DepartmentRow,
        name=col(DepartmentRow.name),
        id=col(DepartmentRow.id),
        first=col(DepartmentRow.head_id),
        second=col(DepartmentRow.in_charge_id),
        since=col(DepartmentRow.since),
        until=col(DepartmentRow.until),
        position=col(DepartmentRow.position),
    )
    adjustments = part(
        "adjustment",
        AdjustmentRow,
        col(AdjustmentRow.year) == bindparam("year"),
        name=col(AdjustmentRow.duty_id),
        data=col(AdjustmentRow.data),
    )
    stated = part(
        "done_before",
        DoneBeforeRow,
        col(DoneBeforeRow.year) == bindparam("year"),
        name=col(DoneBeforeRow.duty_id),
        first=col(DoneBeforeRow.person_id),
        second=cast(col(DoneBeforeRow.times), BigInteger),
    )
    waivers = part("waiver", WaiverRow, name=col(WaiverRow.item), data=col(WaiverRow.reason))
    leads = part(
        "lead",
        DepartmentLeadRow,
        id=col(DepartmentLeadRow.department_id),
        first=col(DepartmentLeadRow.head_id),
        second=col(DepartmentLeadRow.in_charge_id),
        until=col(DepartmentLeadRow.until),
    )
    own = part(
        "own",
        OwnDutyRow,
        id=col(OwnDutyRow.id),
        data=col(OwnDutyRow.data),
        since=col(OwnDutyRow.since),
        until=col(OwnDutyRow.until),
    )
    return union_all(departments, adjustments, stated, waivers, leads, own)


_SETTINGS = _settings()


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
