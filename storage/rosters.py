"""Rosters: the people of a branch, their posts, and its departments."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypedDict, Unpack

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from bot.roster import Department, Lead, Membership, Person, Post, Roster, Tenure
from storage.tables.branches import DepartmentLeadRow, DepartmentRow, PersonRow, TenureRow


class DepartmentChanges(TypedDict, total=False):
    """What can be changed of a department."""

    name: str
    head_id: int | None
    in_charge_id: int | None
    since: date | None


def _person(row: PersonRow, tenures: Sequence[Tenure]) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        membership=Membership(row.membership),
        full_since=row.full_since,
        since=row.since,
        until=row.until,
        tenures=tuple(tenures),
        exempt=row.exempt,
        group=row.grp,
    )


def _department(row: DepartmentRow, earlier: Sequence[Lead] = ()) -> Department:
    return Department(
        id=row.id,
        name=row.name,
        head_id=row.head_id,
        in_charge_id=row.in_charge_id,
        since=row.since,
        until=row.until,
        earlier=tuple(earlier),
    )


def get(session: Session, branch_id: int) -> Roster:
    """Everybody and every department the branch has or had, in the order they were added."""
    tenures: dict[int, list[Tenure]] = defaultdict(list)
    held = select(TenureRow).join(PersonRow, col(PersonRow.id) == col(TenureRow.person_id))
    held = held.where(PersonRow.branch_id == branch_id).order_by(col(TenureRow.id))
    for row in session.exec(held.execution_options(populate_existing=True)):
        tenures[row.person_id].append(Tenure(Post(row.post), row.since, row.until))
    people = select(PersonRow).where(PersonRow.branch_id == branch_id)
    people = people.order_by(col(PersonRow.position), col(PersonRow.id))
    departments = select(DepartmentRow).where(DepartmentRow.branch_id == branch_id)
    departments = departments.order_by(col(DepartmentRow.position), col(DepartmentRow.id))
    leads = _leads(session, branch_id)
    return Roster(
        people=tuple(
            _person(row, tenures[row.id])
            for row in session.exec(people.execution_options(populate_existing=True))
        ),
        departments=tuple(
            _department(row, leads[row.id])
            for row in session.exec(departments.execution_options(populate_existing=True))
        ),
    )


def _leads(session: Session, branch_id: int) -> dict[int, list[Lead]]:
    """Who led each department before, in the order of time."""
    found: dict[int, list[Lead]] = defaultdict(list)
    rows = select(DepartmentLeadRow).where(DepartmentLeadRow.branch_id == branch_id)
    for row in session.exec(rows.order_by(col(DepartmentLeadRow.until))):
        found[row.department_id].append(Lead(row.until, row.head_id, row.in_charge_id))
    return found


def add_person(
    session: Session,
    branch_id: int,
    name: str,
    *,
    membership: Membership = Membership.FULL,
    posts: Sequence[Post] = (),
    since: date | None = None,
    full_since: date | None = None,
    group: str | None = None,
    exempt: bool = False,
) -> Person:
    """Put somebody at the end of the roster, with the posts held from ``since``."""
    last = session.exec(select(func.max(PersonRow.position)).where(PersonRow.branch_id == branch_id)).one()
    row = PersonRow(
        branch_id=branch_id,
        position=(last or 0) + 1,
        name=name,
        membership=membership,
        since=since,
        full_since=full_since,
        grp=group,
        exempt=exempt,
    )
    session.add(row)
    session.flush()
    for post in posts:
        set_tenure(session, row.id, post, since)
    return _person(row, [Tenure(post, since) for post in posts])


def rename(session: Session, person_id: int, name: str) -> None:
    """Correct a name; records keep the name they were written with."""
    _change(session, person_id, name=name)


def set_left(session: Session, person_id: int, until: date | None) -> None:
    """转出: the last day in the branch, included; None takes it back. Posts end with it."""
    _change(session, person_id, until=until)


def set_joined(session: Session, person_id: int, since: date | None) -> None:
    """The first day in the branch; None is all along."""
    _change(session, person_id, since=since)


def set_full(session: Session, person_id: int, day: date) -> None:
    """转正: a full member from that day on."""
    _change(session, person_id, membership=Membership.FULL, full_since=day)


def set_membership(session: Session, person_id: int, membership: Membership) -> None:
    """Say what somebody's standing in the Party is."""
    _change(session, person_id, membership=membership)


def set_exempt(session: Session, person_id: int, exempt: bool) -> None:
    """Excuse a member from study activities, or no longer."""
    _change(session, person_id, exempt=exempt)


def set_group(session: Session, person_id: int, group: str | None) -> None:
    """Say which party group (党小组) somebody is in."""
    _change(session, person_id, grp=group)


def set_tenure(session: Session, person_id: int, post: Post, since: date | None) -> None:
    """Give somebody a post from a day on; a post that begins later is moved there, one held already stays."""
    held = select(TenureRow).where(
        TenureRow.person_id == person_id, TenureRow.post == post.value, col(TenureRow.until).is_(None)
    )
    found = session.exec(held).first()
    if found is not None and found.since is not None and (since is None or since < found.since):
        found.since = since
        session.add(found)
        session.flush()
    elif found is None:
        session.add(TenureRow(person_id=person_id, post=post.value, since=since))
        session.flush()


def end_tenure(session: Session, person_id: int, post: Post, until: date) -> None:
    """End a post; ``until`` is its last day."""
    change = update(TenureRow).where(
        col(TenureRow.person_id) == person_id,
        col(TenureRow.post) == post.value,
        col(TenureRow.until).is_(None),
    )
    session.exec(change.values(until=until))


def add_department(
    session: Session,
    branch_id: int,
    name: str,
    head_id: int | None = None,
    in_charge_id: int | None = None,
    since: date | None = None,
) -> Department:
    """Add a department with its head and the committee member in charge (分管)."""
    last = select(func.max(DepartmentRow.position)).where(DepartmentRow.branch_id == branch_id)
    row = DepartmentRow(
        branch_id=branch_id,
        position=(session.exec(last).one() or 0) + 1,
        name=name,
        head_id=head_id,
        in_charge_id=in_charge_id,
        since=since,
    )
    session.add(row)
    session.flush()
    return _department(row)


def update_department(session: Session, department_id: int, **changes: Unpack[DepartmentChanges]) -> None:
    """Change a department's name, head or member in charge."""
    session.exec(update(DepartmentRow).where(col(DepartmentRow.id) == department_id).values(**changes))


def set_head(session: Session, department_id: int, head_id: int | None, day: date) -> None:
    """Give a department a new head from ``day`` on; who headed it until then is kept."""
    _keep_lead(session, department_id, "head_id", day)
    update_department(session, department_id, head_id=head_id)


def set_in_charge(session: Session, department_id: int, in_charge_id: int | None, day: date) -> None:
    """Put another committee member in charge (分管) from ``day`` on; who was until then is kept."""
    _keep_lead(session, department_id, "in_charge_id", day)
    update_department(session, department_id, in_charge_id=in_charge_id)


def _keep_lead(session: Session, department_id: int, changed: str, day: date) -> None:
    """Note who led the department up to the day before.

    Nobody before is no history but a gap that is filled now, and a second change on a day corrects the first.
    """
    row = session.get(DepartmentRow, department_id, populate_existing=True)
    until = day - timedelta(days=1)
    if row is None or getattr(row, changed) is None or (row.since is not None and until < row.since):
        return
    if session.get(DepartmentLeadRow, (department_id, until)) is None:
        session.add(
            DepartmentLeadRow(
                department_id=department_id,
                until=until,
                branch_id=row.branch_id,
                head_id=row.head_id,
                in_charge_id=row.in_charge_id,
            )
        )
        session.flush()


def end_department(session: Session, department_id: int, until: date) -> None:
    """Close a department; ``until`` is its last day."""
    session.exec(update(DepartmentRow).where(col(DepartmentRow.id) == department_id).values(until=until))


def _change(session: Session, person_id: int, **values: object) -> None:
    session.exec(update(PersonRow).where(col(PersonRow.id) == person_id).values(**values))
