"""Branches, and the people, posts and departments of each."""

from datetime import date

from bot.roster import Membership, Post
from storage.tables.base import NEVER_REUSED, Row, day, key, to, words


class BranchRow(Row, table=True):
    """A Party branch."""

    __tablename__ = "branch"
    __table_args__ = NEVER_REUSED

    id: int = key()
    name: str = words()
    tracking_start: date
    full_members: int
    leadership_team: bool = False
    time_zone: str = words(default="Asia/Shanghai")
    last_election: date | None = None
    term_years: int | None = None
    walked_year: int | None = None


class PersonRow(Row, table=True):
    """Somebody on a branch's roster, present or gone; ``position`` keeps the order of the roster."""

    __tablename__ = "person"
    __table_args__ = NEVER_REUSED

    id: int = key()
    branch_id: int = to("branch.id")
    position: int = 0
    name: str = words()
    membership: str = words(default=Membership.FULL.value)
    full_since: date | None = None
    since: date | None = None
    until: date | None = None
    exempt: bool = False
    grp: str | None = words(null=True)


class TenureRow(Row, table=True):
    """A post that a person holds or held."""

    __tablename__ = "tenure"
    __table_args__ = NEVER_REUSED

    id: int = key()
    person_id: int = to("person.id")
    post: str = words(default=Post.COMMITTEE_MEMBER.value)
    since: date | None = None
    until: date | None = None


class DepartmentRow(Row, table=True):
    """A department; its head and the member in charge are persons of the same branch."""

    __tablename__ = "department"
    __table_args__ = NEVER_REUSED

    id: int = key()
    branch_id: int = to("branch.id")
    position: int = 0
    name: str = words()
    head_id: int | None = to("person.id", null=True, stays=True)
    in_charge_id: int | None = to("person.id", null=True, stays=True)
    since: date | None = None
    until: date | None = None


class DepartmentLeadRow(Row, table=True):
    """Who headed a department and who was in charge of it before, up to ``until`` (that day included)."""

    __tablename__ = "department_lead"

    department_id: int = to("department.id", primary=True, index=False)
    until: date = day(primary=True)
    branch_id: int = to("branch.id")
    head_id: int | None = to("person.id", null=True, stays=True)
    in_charge_id: int | None = to("person.id", null=True, stays=True)
