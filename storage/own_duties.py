"""Duties that a branch asks of itself, beside those of the catalogue."""

from dataclasses import replace
from datetime import date, datetime

from pydantic import TypeAdapter
from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.duties.own import OwnDuty
from storage.tables.reminding import OwnDutyRow

_OWN = TypeAdapter(OwnDuty)
_ELSEWHERE = {"id", "since", "until"}
"""What the row keeps in columns of its own."""


def of_branch(session: Session, branch_id: int) -> tuple[OwnDuty, ...]:
    """Every duty that the branch added, ended ones too, in the order they were added."""
    found = select(OwnDutyRow).where(OwnDutyRow.branch_id == branch_id).order_by(col(OwnDutyRow.id))
    rows = session.exec(found.execution_options(populate_existing=True))
    return tuple(own_duty(row.id, row.data, row.since, row.until) for row in rows)


def own_duty(number: int, data: str, since: date | None, until: date | None) -> OwnDuty:
    """An own duty out of its row."""
    kept = _OWN.validate_json(data[:-1] + f', "id": {number}}}')
    return replace(kept, since=since, until=until)


def _data(own: OwnDuty) -> str:
    return _OWN.dump_json(own, exclude=_ELSEWHERE, exclude_none=True).decode()


def add(session: Session, branch_id: int, own: OwnDuty, *, by: int | None, now: datetime) -> OwnDuty:
    """Add a duty; its ``id`` is given here, whatever it was."""
    row = OwnDutyRow(
        branch_id=branch_id,
        data=_data(own),
        since=own.since,
        until=own.until,
        changed_by=by,
        changed_at=now,
    )
    session.add(row)
    session.flush()
    return replace(own, id=row.id)


def change(session: Session, own: OwnDuty, *, by: int | None, now: datetime) -> bool:
    """Keep an own duty as it is now, under its id; False when it is gone."""
    put = update(OwnDutyRow).where(col(OwnDutyRow.id) == own.id)
    values = {"data": _data(own), "since": own.since, "until": own.until}
    return session.exec(put.values(**values, changed_by=by, changed_at=now)).rowcount == 1


def end(session: Session, own_id: int, until: date, *, by: int | None, now: datetime) -> bool:
    """Take a duty off the list after its last day; what counted towards it stays readable until then."""
    put = update(OwnDutyRow).where(col(OwnDutyRow.id) == own_id, col(OwnDutyRow.until).is_(None))
    return session.exec(put.values(until=until, changed_by=by, changed_at=now)).rowcount == 1
