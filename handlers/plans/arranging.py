"""What is planned for the duties of one person's list; a reading unit for lists and the month."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from bot.duties.situation import Situation
from handlers.plans.coming import served, since
from handlers.situations import catalogue_of
from storage import plans


def arranged_days(
    session: Session, situation: Situation, person_id: int
) -> Mapping[tuple[str, int | None], tuple[date, ...]]:
    """The days from today on that are planned for a duty and its owner."""
    found = plans.alive(session, situation.branch.id, since(situation.today))
    return served(found, catalogue_of(situation), situation, [person_id]).days
