"""What pasted lines or a file changed on a roster, and for ten minutes the way back.

Kept is how those people and departments were before and just after. Whoever was touched since stays as they
are: named in a record or a planned talk, joined with an account, or changed on the roster once more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from bot.record_types import RecordType
from bot.records import Inspection
from bot.roster import Department, Person, Roster
from storage import accounts, plans, record_links, records, rosters
from storage.records import UNDO_WITHIN, Undone
from storage.roster_changes import Changed, changed, written
from storage.tables.branches import DepartmentRow, PersonRow, TenureRow
from storage.tables.carrying import ImportBatchRow
from storage.tables.reminding import DoneBeforeRow

V = TypeVar("V", Person, Department)


@dataclass(frozen=True, slots=True)
class RosterBatch:
    """One change of a roster; ``kept`` are those whom taking it back left as they were."""

    id: int
    branch_id: int
    what: Changed
    kept: tuple[Person, ...] = ()


def take(
    session: Session, branch_id: int, unit: Callable[[Session], object], *, by: int | None, now: datetime
) -> None:
    """Change the roster by ``unit`` and remember what it changed."""
    before = rosters.get(session, branch_id)
    unit(session)
    what = _between(before, rosters.get(session, branch_id))
    if not what.anything:
        return
    kept = written(what)
    session.add(ImportBatchRow(branch_id=branch_id, file="", roster=kept, made_by=by, made_at=now))
    session.flush()


def _between(before: Roster, after: Roster) -> Changed:
    people, changed = _apart(before.people, after.people)
    departments, headed = _apart(before.departments, after.departments)
    return Changed(people, changed, departments, headed)


def _apart(before: Iterable[V], after: Iterable[V]) -> tuple[tuple[V, ...], tuple[tuple[V, V], ...]]:
    """Those that are new, and those that are not what they were."""
    known = {each.id: each for each in before}
    new = tuple(each for each in after if each.id not in known)
    pairs = ((known[each.id], each) for each in after if each.id in known)
    return new, tuple((was, now) for was, now in pairs if was != now)


def latest(session: Session, branch_id: int, by: int, now: datetime) -> RosterBatch | None:
    """The newest change of a person's that can still be taken back."""
    rows = select(ImportBatchRow).where(
        ImportBatchRow.branch_id == branch_id,
        ImportBatchRow.made_by == by,
        col(ImportBatchRow.roster).is_not(None),
        col(ImportBatchRow.undone_at).is_(None),
        col(ImportBatchRow.made_at) >= now - UNDO_WITHIN,
    )
    row = session.exec(rows.order_by(col(ImportBatchRow.id).desc()).limit(1)).first()
    return None if row is None else RosterBatch(row.id, row.branch_id, changed(row))


def get(session: Session, batch_id: int) -> RosterBatch | None:
    """A change of a roster; once it was taken back, with those whom that left as they were."""
    row = session.get(ImportBatchRow, batch_id, populate_existing=True)
    if row is None or row.roster is None:
        return None
    what, roster = changed(row), rosters.get(session, row.branch_id)
    still = [roster.find(each.id) for each in what.people]
    still += [roster.find(now.id) for was, now in what.changed if roster.find(now.id) != was]
    kept = tuple(each for each in still if each is not None) if row.undone_at is not None else ()
    return RosterBatch(row.id, row.branch_id, what, kept)


def undo(session: Session, batch_id: int, by: int, now: datetime) -> Undone:
    """Take a change of the roster back, by the one who made it and within ten minutes."""
    row = session.get(ImportBatchRow, batch_id, populate_existing=True, with_for_update=True)
    if row is None or row.roster is None or row.undone_at is not None:
        return Undone.GONE
    if row.made_by != by:
        return Undone.NOT_YOURS
    if now - row.made_at > UNDO_WITHIN:
        return Undone.TOO_LATE
    what, here = changed(row), rosters.get(session, row.branch_id)
    going = [each for each in what.people if here.find(each.id) == each and _untouched(session, each.id)]
    staying = {each.id for each in what.people} - {each.id for each in going}
    _departments(session, row, what, here, staying)
    for was, then in what.changed:
        if here.find(then.id) == then:
            _restore(session, was)
    ids = [each.id for each in going]
    session.exec(delete(DoneBeforeRow).where(col(DoneBeforeRow.person_id).in_(ids)))
    session.exec(delete(PersonRow).where(col(PersonRow.id).in_(ids)))
    row.undone_at = now
    session.flush()
    return Undone.DONE


def _untouched(session: Session, person_id: int) -> bool:
    named = record_links.is_named(session, person_id) or plans.is_talked_to(session, person_id)
    return not named and not accounts.by_person(session, person_id)


def _departments(
    session: Session, row: ImportBatchRow, what: Changed, here: Roster, staying: set[int]
) -> None:
    """Departments as they were before, but for those that somebody who stays heads or that a check names."""
    now = {each.id: each for each in here.departments}
    checked = _checked(session, row) if what.departments else frozenset()
    for each in what.departments:
        if now.get(each.id) == each and each.head_id not in staying and each.id not in checked:
            session.exec(delete(DepartmentRow).where(col(DepartmentRow.id) == each.id))
    for was, then in what.headed:
        if now.get(then.id) == then and then.head_id not in staying:
            rosters.update_department(session, was.id, head_id=was.head_id, in_charge_id=was.in_charge_id)


def _checked(session: Session, row: ImportBatchRow) -> frozenset[int]:
    """The departments that checks name which were logged or changed since."""
    found = records.search(session, row.branch_id, types=(RecordType.INSPECTION,), limit=1000)
    since = [each.entry for each in found if (each.amended_at or each.logged_at) >= row.made_at]
    checks = [each for each in since if isinstance(each, Inspection)]
    return frozenset(
        one.person_id for each in checks for one in each.departments if one.person_id is not None
    )


def _restore(session: Session, was: Person) -> None:
    """A person and their posts as they were."""
    columns = {
        "membership": was.membership,
        "full_since": was.full_since,
        "since": was.since,
        "grp": was.group,
    }
    session.exec(update(PersonRow).where(col(PersonRow.id) == was.id).values(**columns))
    session.exec(delete(TenureRow).where(col(TenureRow.person_id) == was.id))
    for each in was.tenures:
        session.add(TenureRow(person_id=was.id, post=each.post.value, since=each.since, until=each.until))
        session.flush()
