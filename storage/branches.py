"""Branches and their settings."""

from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.roster import TERM_YEARS, Branch
from storage import deletion
from storage.tables.branches import BranchRow


class Changes(TypedDict, total=False):
    """What can be changed of a branch."""

    name: str
    tracking_start: date
    full_members: int
    leadership_team: bool
    time_zone: str
    last_election: date | None
    term_years: int
    walked_year: int


def _branch(row: BranchRow) -> Branch:
    return Branch(
        id=row.id,
        name=row.name,
        tracking_start=row.tracking_start,
        full_members=row.full_members,
        leadership_team=row.leadership_team,
        time_zone=row.time_zone,
        last_election=row.last_election,
        term_years=row.term_years or TERM_YEARS,
        walked_year=row.walked_year,
    )


def create(
    session: Session,
    name: str,
    tracking_start: date,
    full_members: int,
    *,
    leadership_team: bool = False,
    time_zone: str = "Asia/Shanghai",
) -> Branch:
    """Found a branch, with nobody in it yet."""
    row = BranchRow(
        name=name,
        tracking_start=tracking_start,
        full_members=full_members,
        leadership_team=leadership_team,
        time_zone=time_zone,
    )
    session.add(row)
    session.flush()
    return _branch(row)


def find(session: Session, branch_id: int) -> Branch | None:
    """The branch of that id, if there is one."""
    row = session.get(BranchRow, branch_id, populate_existing=True)
    return None if row is None else _branch(row)


def get(session: Session, branch_id: int) -> Branch:
    """The branch of that id.

    Raises:
        LookupError: there is none.
    """
    branch = find(session, branch_id)
    if branch is None:
        raise LookupError(f"no branch {branch_id}")
    return branch


def all_of_them(session: Session) -> list[Branch]:
    """Every branch, oldest first."""
    return [_branch(row) for row in session.exec(select(BranchRow).order_by(col(BranchRow.id)))]


def update(session: Session, branch_id: int, **changes: Unpack[Changes]) -> Branch:
    """Change some settings of a branch; the branch as it is now."""
    session.exec(sa.update(BranchRow).where(col(BranchRow.id) == branch_id).values(**changes))
    return get(session, branch_id)


def delete(session: Session, branch_id: int) -> deletion.Deleted:
    """Delete a branch and all that belongs to it; see ``storage.deletion.delete_branch``."""
    return deletion.delete_branch(session, branch_id)
