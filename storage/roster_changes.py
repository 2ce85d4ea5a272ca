"""What one change of a roster changed, as it is kept: people and departments before and just after."""

from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.roster import Department, Person
from storage.tables.branches import PersonRow
from storage.tables.carrying import ImportBatchRow


@dataclass(frozen=True, slots=True)
class Changed:
    """What was added, as it was just after, and what was changed, as it was before and just after."""

    people: tuple[Person, ...] = ()
    changed: tuple[tuple[Person, Person], ...] = ()
    departments: tuple[Department, ...] = ()
    headed: tuple[tuple[Department, Department], ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is something to take back."""
        return bool(self.people or self.changed or self.departments or self.headed)


_CHANGED = TypeAdapter(Changed)


def written(what: Changed) -> str:
    """As a row keeps it."""
    return _CHANGED.dump_json(what).decode()


def changed(row: ImportBatchRow) -> Changed:
    """What a row keeps."""
    return _CHANGED.validate_json(row.roster or "{}")


def forget(session: Session, before: datetime) -> None:
    """What people were is not kept longer than it can be taken back."""
    old = update(ImportBatchRow).where(
        col(ImportBatchRow.roster).is_not(None), col(ImportBatchRow.made_at) < before
    )
    session.exec(old.values(roster=None))


def forget_person(session: Session, person_id: int) -> None:
    """Forget how one person was, whose data is deleted."""
    theirs = select(PersonRow.branch_id).where(PersonRow.id == person_id).scalar_subquery()
    rows = select(ImportBatchRow).where(
        ImportBatchRow.branch_id == theirs, col(ImportBatchRow.roster).is_not(None)
    )
    for row in session.exec(rows.execution_options(populate_existing=True)).all():
        what = changed(row)
        left = replace(
            what,
            people=tuple(each for each in what.people if each.id != person_id),
            changed=tuple(pair for pair in what.changed if pair[0].id != person_id),
        )
        row.roster = written(left)
    session.flush()
