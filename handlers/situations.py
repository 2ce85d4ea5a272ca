"""What counting needs of a branch, read in one unit: the same for lists, review cards and reminders."""

from datetime import date

from sqlmodel import Session

from bot.duties.situation import Situation, needed_since
from storage import branches, duty_settings, records, reminders, rosters


def situation(session: Session, branch_id: int, today: date, shown: date | None = None) -> Situation:
    """The situation of a branch on ``today``; ``shown`` asks for the periods of another day."""
    day = shown or today
    return Situation(
        branch=branches.get(session, branch_id),
        roster=rosters.get(session, branch_id),
        adjustments=duty_settings.adjustments(session, branch_id, day.year),
        done_before=duty_settings.done_before(session, branch_id, day.year),
        facts=records.facts(session, branch_id, needed_since(day), today),
        today=today,
        waived=reminders.waived(session, branch_id),
        shown=shown,
    )
