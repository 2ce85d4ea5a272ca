"""What counting needs of a branch, read in one unit: the same for lists, review cards and reminders."""

from datetime import date

from sqlmodel import Session

from bot.duties.catalogue import Catalogue, shipped
from bot.duties.situation import Situation, needed_since
from storage import inputs


def situation(session: Session, branch_id: int, today: date, shown: date | None = None) -> Situation:
    """The situation of a branch on ``today``; ``shown`` asks for the periods of another day."""
    day = shown or today
    found = inputs.read(session, branch_id, day.year, needed_since(day), today)
    return Situation(
        branch=found.branch,
        roster=found.roster,
        adjustments=found.adjustments,
        done_before=found.done_before,
        facts=found.facts,
        today=today,
        waived=found.waived,
        shown=shown,
        own=found.own,
    )


def catalogue_of(now: Situation) -> Catalogue:
    """The duties that a branch is asked about: those that ship, and its own."""
    return shipped().with_own(now.own, now.reference)
