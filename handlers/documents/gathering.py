"""What a report is made of, read in one unit: the period's records, the list, and what its author wrote."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.access import Action, may, role_of
from bot.duties.situation import Situation
from handlers.ledgers import MOST, days_of, lines_of, shown_day
from handlers.situations import situation
from messages.documents.ledgers import Kept, posts_on
from messages.documents.problems import problems
from messages.documents.progress import Evidence
from messages.documents.report_facts import Facts
from messages.documents.reports import HALF_1, HALF_2
from storage import branches, records, report_texts, rosters


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts of a report and the author's words by section."""

    facts: Facts
    texts: dict[str, str]


def period_of(report: str, year: int) -> tuple[date, date]:
    """The first and the last day that a report is about."""
    first = date(year, 7, 1) if report == HALF_2 else date(year, 1, 1)
    return first, date(year, 6, 30) if report == HALF_1 else date(year, 12, 31)


def gathered(
    session: Session, branch_id: int, person_id: int, report: str, year: int, today: date
) -> Gathered | None:
    """A report's facts for whoever may export; None for anybody else.

    The list stands as it does today; in a period that is over, as it did on its last day.
    """
    branch, roster = branches.get(session, branch_id), rosters.get(session, branch_id)
    if not may(role_of(roster, person_id, today), Action.EXPORT):
        return None
    first, last = period_of(report, year)
    found = records.search(session, branch_id, since=first, until=last, limit=MOST)
    entries = [record.entry for record in reversed(found)]
    now = _situation(session, branch_id, report, year, today)
    author = roster.find(now.secretary()) or roster.find(person_id)
    facts = Facts(
        branch=branch,
        author=author,
        post=posts_on(author.id, roster, min(last, today)) if author else "",
        first=first,
        last=last,
        today=today,
        entries=entries,
        problems=problems(roster, [Kept(entry) for entry in entries]),
        duties=[Evidence(line, days_of(line, now, year)) for line in lines_of(now, person_id)],
        submitted=frozenset(
            fact.report for fact in now.facts if fact.report is not None and fact.for_year == year
        ),
    )
    return Gathered(facts, report_texts.of_report(session, branch_id, year, report))


def _situation(session: Session, branch_id: int, report: str, year: int, today: date) -> Situation:
    _, last = period_of(report, year)
    if report in (HALF_1, HALF_2):
        return situation(session, branch_id, min(today, last))
    return situation(session, branch_id, today, shown_day(year, today))
