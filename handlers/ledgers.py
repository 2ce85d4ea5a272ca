"""What the ledgers are made of, read in one unit: the year's records, its duties, the people."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.access import Action, may, role_of
from bot.completeness import Code, Level, Other, hints
from bot.duties.cadence import Kind
from bot.duties.duty import Section
from bot.duties.lists import Line, duty_list
from bot.duties.question import ask, candidates
from bot.duties.situation import Situation
from bot.roster import Branch, Roster
from handlers.forms.fields import gaps
from handlers.records.reading import is_backfilled
from handlers.situations import catalogue_of, situation
from messages.documents.ledgers import Kept, integrity_ledger, meetings_ledger, talks_ledger
from messages.documents.matrix import Seats, heart_matrix, integrity_matrix
from messages.documents.problems import problems_ledger
from messages.documents.progress import Evidence, progress_table
from messages.documents.workbook import Sheet
from messages.documents.year_chart import duties_chart, meetings_chart
from storage import branches, records, rosters
from storage.records import StoredRecord

LEDGERS = ("meetings", "talks", "integrity", "problems", "progress")
MOST = 5000
"""Records of one year."""


@dataclass(frozen=True, slots=True)
class Made:
    """A ledger's sheets and the branch they are of."""

    branch: Branch
    sheets: tuple[Sheet, ...]


def made(
    session: Session, branch_id: int, person_id: int, ledger: str, year: int, today: date
) -> Made | None:
    """A ledger of a year for whoever may export; None for anybody else.

    The people are those of the last day of that year, or of today in the year that runs.
    """
    branch, roster = branches.get(session, branch_id), rosters.get(session, branch_id)
    if not may(role_of(roster, person_id, today), Action.EXPORT):
        return None
    if ledger == "progress":
        return Made(branch, _progress(session, branch, roster, person_id, year, today))
    kept = kept_records(session, branch, roster, year, today)
    if ledger == "meetings":
        return Made(branch, (*meetings_ledger(branch, year, kept), meetings_chart(branch, year, kept)))
    if ledger == "problems":
        return Made(branch, problems_ledger(branch, roster, year, kept, today))
    now = situation(session, branch_id, today, shown_day(year, today))
    seats = Seats(now.reference, now.committee(now.reference), roster)
    if ledger == "talks":
        sheets = talks_ledger(branch, roster, year, kept)
        return Made(branch, (*sheets, heart_matrix(branch, year, seats, kept)))
    sheets = integrity_ledger(branch, roster, year, kept)
    return Made(branch, (*sheets, integrity_matrix(branch, year, seats, kept)))


def shown_day(year: int, today: date) -> date | None:
    """The day whose duties are shown: today in the year that runs, else the last of that year."""
    return None if year == today.year else date(year, 12, 31)


def kept_records(session: Session, branch: Branch, roster: Roster, year: int, today: date) -> list[Kept]:
    """The year's records, oldest first."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = records.search(session, branch.id, since=first, until=last, limit=MOST)
    by_day: dict[date | None, list[StoredRecord]] = {}
    for record in found:
        by_day.setdefault(record.entry.on, []).append(record)
    return [
        Kept(
            entry=record.entry,
            gaps=tuple(gaps(record.entry, roster)),
            backfilled=is_backfilled(record, branch.time_zone),
            answers=tuple(dict.fromkeys(record.answers.values())),
            doubtful=_doubtful(record, by_day[record.entry.on], branch, roster, today),
        )
        for record in reversed(found)
    ]


def _doubtful(
    record: StoredRecord, same_day: list[StoredRecord], branch: Branch, roster: Roster, today: date
) -> bool:
    """Whether a completeness rule calls something wrong that nobody has explained, beside what is missing."""
    others = [Other(each.id, each.entry) for each in same_day if each.id != record.id]
    found = hints(record.entry, roster, branch, today, others)
    return any(
        hint.level is Level.ERROR and hint.code is not Code.FIELD_MISSING and hint.key not in record.answers
        for hint in found
    )


def _progress(
    session: Session, branch: Branch, roster: Roster, person_id: int, year: int, today: date
) -> tuple[Sheet, ...]:
    now = situation(session, branch.id, today, shown_day(year, today))
    duties = [Evidence(each, days_of(each, now, year)) for each in lines_of(now, person_id)]
    return progress_table(branch, roster, year, duties, today), duties_chart(branch, year, duties)


def lines_of(now: Situation, person_id: int) -> list[Line]:
    """The secretary's list with the committee's, then what the other members owe.

    A duty that is counted stands once for each who owes it, any other once for all of them.
    """
    catalogue = catalogue_of(now)
    secretary = now.secretary() or person_id
    others = [person.id for person in now.committee(now.reference) if person.id != secretary]
    lists = [duty_list(catalogue, now, secretary), *(duty_list(catalogue, now, each) for each in others)]
    found: dict[tuple[str, int | None], Line] = {}
    for line in (*lists[0].lines, *(line for each in lists[1:] for line in each.own)):
        found.setdefault((line.duty.id, line.standing.owner if line.duty.counted else None), line)
    return sorted(found.values(), key=lambda line: (_SECTIONS.index(line.place.section), line.place.number))


_SECTIONS = (Section.COMMITTEE, Section.SECRETARY, Section.MEMBER, Section.REGULATION, Section.OWN)
"""The lists in the order of the table."""


def days_of(line: Line, now: Situation, year: int) -> tuple[date, ...]:
    """The days of the records that count: of the whole year, but of a window those of its period."""
    if not line.duty.counted or line.duty.cadence.kind is Kind.WINDOW:
        return tuple(counted.on for counted in line.standing.counted)
    question = ask(line.duty, now, line.standing.owner)
    return tuple(
        fact.on for fact in candidates(question) if fact.on.year == year and question.refusal(fact) is None
    )
