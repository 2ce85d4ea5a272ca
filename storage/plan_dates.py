"""Plans by their day, the settled ones included: for a calendar, which must hear of what was called off."""

from datetime import date

from sqlmodel import Session, col, select

from bot.plans import Plan, PlanState
from storage import plans
from storage.tables.planning import PlanRow


def since(session: Session, branch_id: int, day: date) -> list[Plan]:
    """Every plan of a branch for ``day`` or later that was ever kept, whatever became of it."""
    found = select(PlanRow.id).where(
        PlanRow.branch_id == branch_id,
        PlanRow.state != PlanState.PROPOSED,
        col(PlanRow.planned_on) >= day,
    )
    ids = session.exec(found.order_by(col(PlanRow.planned_on), col(PlanRow.id))).all()
    return [plan for each in ids if (plan := plans.get(session, each)) is not None]
