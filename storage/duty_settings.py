"""How a branch changed its list for a year, and what it states to have done before it was tracked."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import delete
from sqlmodel import Session, col, select

from bot.duties.adjustments import NONE, Adjustment
from storage import conflicts
from storage.tables.reminding import AdjustmentRow, DoneBeforeRow

_ADJUSTMENT = TypeAdapter(Adjustment)
_BRANCH = 0
"""In ``done_before``: the number is the branch's, nobody's in particular."""


def adjustments(session: Session, branch_id: int, year: int) -> dict[str, Adjustment]:
    """What the branch changed for a year, by duty; a duty that is not there stands as in the catalogue."""
    found = select(AdjustmentRow).where(AdjustmentRow.branch_id == branch_id, AdjustmentRow.year == year)
    rows = session.exec(found.execution_options(populate_existing=True))
    return {row.duty_id: adjustment_of(row.data) for row in rows}


@dataclass(frozen=True, slots=True)
class Changed:
    """An adjustment, the Telegram user who made it last (None: the account is gone), and when."""

    adjustment: Adjustment
    by: int | None
    at: datetime


def changed(session: Session, branch_id: int, year: int) -> dict[str, Changed]:
    """What the branch changed for a year, by duty, with who did so and when."""
    found = select(AdjustmentRow).where(AdjustmentRow.branch_id == branch_id, AdjustmentRow.year == year)
    rows = session.exec(found.execution_options(populate_existing=True))
    return {row.duty_id: Changed(adjustment_of(row.data), row.changed_by, row.changed_at) for row in rows}


def adjustment_of(data: str) -> Adjustment:
    """An adjustment out of its JSON."""
    return _ADJUSTMENT.validate_json(data)


def set_adjustment(
    session: Session,
    branch_id: int,
    year: int,
    duty_id: str,
    adjustment: Adjustment,
    *,
    by: int | None,
    now: datetime,
) -> None:
    """Change one duty for a year; the empty adjustment takes the change back."""
    if adjustment == NONE:
        gone = delete(AdjustmentRow).where(
            col(AdjustmentRow.branch_id) == branch_id,
            col(AdjustmentRow.year) == year,
            col(AdjustmentRow.duty_id) == duty_id,
        )
        session.exec(gone)
        return
    key = {"branch_id": branch_id, "year": year, "duty_id": duty_id}
    data = _ADJUSTMENT.dump_json(adjustment, exclude_none=True).decode()
    conflicts.put(session, AdjustmentRow, key, {"data": data, "changed_by": by, "changed_at": now})


def done_before(session: Session, branch_id: int, year: int) -> dict[tuple[str, int | None], int]:
    """How often each duty was done in a year before tracking began, by duty and person (None: the branch)."""
    found = select(DoneBeforeRow).where(DoneBeforeRow.branch_id == branch_id, DoneBeforeRow.year == year)
    rows = session.exec(found.execution_options(populate_existing=True))
    return {(row.duty_id, row.person_id or None): row.times for row in rows}


def set_done_before(
    session: Session,
    branch_id: int,
    year: int,
    duty_id: str,
    person_id: int | None,
    times: int,
    *,
    by: int | None,
    now: datetime,
) -> None:
    """State how often a duty was done before; shown as 本人填报, apart from records."""
    key = {"branch_id": branch_id, "year": year, "duty_id": duty_id, "person_id": person_id or _BRANCH}
    conflicts.put(session, DoneBeforeRow, key, {"times": times, "stated_by": by, "stated_at": now})
