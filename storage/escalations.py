"""Items that were reminded of again and again and nothing happened: who was told, and what was raised.

A row opens when the person is told, is raised when the next reminder is ignored too, and is lifted when the
item is done, waived or put off. Lifted rows stay: they are the history.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.conflicts import insert_new
from storage.tables.reminding import EscalationRow


class Lifted(StrEnum):
    """What took an item out of the overview again."""

    DONE = "done"
    WAIVED = "waived"
    PUT_OFF = "put_off"
    ACTED = "acted"
    """A record was logged that counts towards it."""
    GONE = "gone"
    """It is asked of nobody any more: the duty was turned off, or the year is over."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """One item that nobody saw to: since when and how often it was shown, told and raised on which days.

    ``owner_id`` is the person who owes it, None for the committee; ``user_id`` the account reminded of it.
    """

    branch_id: int
    user_id: int
    item: str
    duty_id: str
    owner_id: int | None
    since: date
    times: int
    told_on: date
    raised_on: date | None = None
    lifted_on: date | None = None
    lifted_by: Lifted | None = None


def escalation(row: EscalationRow) -> Escalation:
    """The row as a plain record."""
    return Escalation(
        branch_id=row.branch_id,
        user_id=row.user_id,
        item=row.item,
        duty_id=row.duty_id,
        owner_id=row.owner_id,
        since=row.since,
        times=row.times,
        told_on=row.told_on,
        raised_on=row.raised_on,
        lifted_on=row.lifted_on,
        lifted_by=Lifted(row.lifted_by) if row.lifted_by else None,
    )


def tell(session: Session, told: Escalation) -> None:
    """The person was told of it; told twice changes nothing."""
    values = {
        "branch_id": told.branch_id,
        "user_id": told.user_id,
        "item": told.item,
        "duty_id": told.duty_id,
        "owner_id": told.owner_id,
        "since": told.since,
        "times": told.times,
        "told_on": told.told_on,
    }
    insert_new(session, EscalationRow, [values])


def flag(session: Session, user_id: int, item: str, times: int, on: date) -> None:
    """The reminder after the telling was ignored too: from ``on`` it stands in the overview."""
    same = (
        col(EscalationRow.user_id) == user_id,
        col(EscalationRow.item) == item,
        col(EscalationRow.lifted_on).is_(None),
    )
    session.exec(update(EscalationRow).where(*same).values(times=times))
    first = update(EscalationRow).where(*same, col(EscalationRow.raised_on).is_(None))
    session.exec(first.values(raised_on=on))


def lift(session: Session, branch_id: int, items: Collection[str], by: Lifted, on: date) -> int:
    """Something was done about these items of a branch; how many rows that closed."""
    change = update(EscalationRow).where(
        col(EscalationRow.branch_id) == branch_id,
        col(EscalationRow.item).in_(items),
        col(EscalationRow.lifted_on).is_(None),
    )
    return session.exec(change.values(lifted_on=on, lifted_by=by.value)).rowcount


def open_in(session: Session, branch_id: int) -> list[Escalation]:
    """What of a branch somebody was told of or that was raised, and not lifted, oldest first."""
    found = select(EscalationRow).where(
        EscalationRow.branch_id == branch_id, col(EscalationRow.lifted_on).is_(None)
    )
    rows = session.exec(found.order_by(col(EscalationRow.id)).execution_options(populate_existing=True))
    return [escalation(row) for row in rows]


def open_of(session: Session, user_id: int) -> dict[str, Escalation]:
    """The same for one account, by item."""
    found = select(EscalationRow).where(
        EscalationRow.user_id == user_id, col(EscalationRow.lifted_on).is_(None)
    )
    rows = session.exec(found.execution_options(populate_existing=True))
    return {row.item: escalation(row) for row in rows}


def raised(session: Session, branch_ids: Collection[int]) -> list[Escalation]:
    """What stands in the overview of the level above, branch by branch.

    An item that several were reminded of comes once, with the day on which it was first raised.
    """
    found = select(EscalationRow).where(
        col(EscalationRow.branch_id).in_(branch_ids),
        col(EscalationRow.lifted_on).is_(None),
        col(EscalationRow.raised_on).is_not(None),
    )
    longest = found.order_by(
        col(EscalationRow.branch_id), col(EscalationRow.raised_on), col(EscalationRow.times).desc()
    )
    once: dict[tuple[int, str], Escalation] = {}
    for row in session.exec(longest.execution_options(populate_existing=True)):
        once.setdefault((row.branch_id, row.item), escalation(row))
    return list(once.values())


def history(session: Session, branch_id: int, duty_id: str, owner_id: int | None) -> list[Escalation]:
    """Everything kept of one duty of one owner, open rows first, then the newest."""
    found = select(EscalationRow).where(
        EscalationRow.branch_id == branch_id,
        EscalationRow.duty_id == duty_id,
        col(EscalationRow.owner_id).is_(None) if owner_id is None else EscalationRow.owner_id == owner_id,
    )
    newest = found.order_by(col(EscalationRow.lifted_on).is_not(None), col(EscalationRow.id).desc())
    return [escalation(row) for row in session.exec(newest.execution_options(populate_existing=True))]
