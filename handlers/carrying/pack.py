"""An inspection pack: the year's ledgers, a paper for each record, what people sent, and the index of it all.

What it is made of is read in one unit for whoever asked; the making itself runs in a thread, tells how far it
is and stops when it is told to.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sqlmodel import Session

from bot.access import Action, may, may_read_content, role_of
from bot.duties.cadence import Kind
from bot.duties.lists import Line
from bot.duties.question import ask, candidates
from bot.duties.situation import Situation
from bot.records import Interview, Meeting
from bot.roster import Branch, Roster
from handlers.carrying.parts import Parts, settle
from handlers.documents.annexes import sent_along
from handlers.documents.record_values import around_of
from handlers.forms.fields import gaps
from handlers.ledgers import LEDGERS, MOST, days_of, lines_of, made, shown_day
from handlers.situations import situation
from messages.documents import pack_index as papers
from messages.documents import word
from messages.documents.pack_index import Paper, Proof
from messages.documents.progress import Evidence
from messages.documents.record_forms import form_title, values_of
from messages.documents.word import TemplateFaultError
from messages.documents.workbook import Sheet, workbook
from messages.entry_text import field_label, title
from messages.minutes import OFFICIAL
from storage import branches, record_files, records, rosters
from storage.record_files import Stored
from storage.records import StoredRecord


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a pack is made of; ``readable`` are the records whose content the person may read."""

    branch: Branch
    roster: Roster
    year: int
    today: date
    ledgers: tuple[tuple[Sheet, ...], ...]
    records: tuple[StoredRecord, ...]
    readable: frozenset[int]
    files: dict[int, list[Stored]]
    proofs: tuple[tuple[Evidence, tuple[int, ...]], ...]

    @property
    def pieces(self) -> int:
        """How many pieces there are to put in."""
        return len(self.ledgers) + len(self.records) + sum(map(len, self.files.values())) + 1


def gathered(session: Session, branch_id: int, person_id: int, year: int, today: date) -> Gathered | None:
    """What a pack of a year holds for whoever may export; None for anybody else."""
    branch, roster = branches.get(session, branch_id), rosters.get(session, branch_id)
    role = role_of(roster, person_id, today)
    if not may(role, Action.EXPORT):
        return None
    found = records.search(session, branch_id, since=date(year, 1, 1), until=date(year, 12, 31), limit=MOST)
    found.reverse()
    readable = {r.id for r in found if may_read_content(role, person_id, r.entry, r.logged_by)}
    files: dict[int, list[Stored]] = {}
    for each in record_files.attachments_of(session, [r.id for r in found if r.id in readable]):
        files.setdefault(each.record_id, []).append(each)
    now = situation(session, branch_id, today, shown_day(year, today))
    ledgers = (made(session, branch_id, person_id, name, year, today) for name in LEDGERS)
    return Gathered(
        branch=branch,
        roster=roster,
        year=year,
        today=today,
        ledgers=tuple(each.sheets for each in ledgers if each is not None),
        records=tuple(found),
        readable=frozenset(readable),
        files=files,
        proofs=tuple(
            (Evidence(line, days_of(line, now, year)), _records_of(line, now, year))
            for line in lines_of(now, person_id)
        ),
    )


def _records_of(line: Line, now: Situation, year: int) -> tuple[int, ...]:
    """The records that count towards a duty, as ``days_of`` tells their days."""
    if not line.duty.counted or line.duty.cadence.kind is Kind.WINDOW:
        return tuple(counted.record_id for counted in line.standing.counted)
    question = ask(line.duty, now, line.standing.owner)
    counting = (fact for fact in candidates(question) if question.refusal(fact) is None)
    return tuple(fact.record_id for fact in counting if fact.on.year == year)


def make(
    pack: Gathered,
    folder: Path,
    data_dir: Path,
    templates: Path,
    limit: int,
    go_on: Callable[[int, int], bool],
) -> int | None:
    """Write the parts into an empty folder; how many there are, None where it was told to stop."""
    parts = Parts(folder, limit)
    done = 0
    try:
        for _ in _pieces(pack, parts, data_dir, templates):
            done += 1
            if not go_on(done, pack.pieces):
                return None
    finally:
        parts.close()
    settle(folder, parts.count)
    return parts.count


def _pieces(pack: Gathered, parts: Parts, data_dir: Path, templates: Path) -> Iterator[None]:
    """Put one piece after another in; the index comes last, as it says where each paper lies."""
    for sheets in pack.ledgers:
        content = workbook(sheets, pack.today, pack.branch.name)
        parts.add(f"{papers.LEDGERS}/{_plain(sheets[0].title)}.xlsx", content)
        yield
    listed: list[Paper] = []
    for number, record in enumerate(pack.records, 1):
        listed.append(_paper(pack, parts, number, record, data_dir, templates))
        yield
        name = f"{number:03} {_name(record)}"
        for each in pack.files.get(record.id, []):
            source = data_dir / each.path
            if source.is_file():
                parts.add_file(f"{papers.FILES}/{name}/{each.name}", source)
            yield
    numbers = {record.id: number for number, record in enumerate(pack.records, 1)}
    proofs = [
        Proof(evidence, tuple(sorted(numbers[each] for each in ids if each in numbers)))
        for evidence, ids in pack.proofs
    ]
    sheets = papers.index(pack.branch, pack.roster, pack.year, proofs, listed, pack.today)
    parts.add(papers.INDEX, workbook(sheets, pack.today, pack.branch.name))
    yield


def _plain(text: str) -> str:
    return text.replace("/", "_")


def _name(record: StoredRecord) -> str:
    on = record.entry.on
    return f"{on.isoformat() if on else ''} {_plain(title(record.entry, OFFICIAL))}".strip()


def _paper(
    pack: Gathered, parts: Parts, number: int, record: StoredRecord, data_dir: Path, templates: Path
) -> Paper:
    """The record's own paper, where it may be read, and its line in the index."""
    entry, missing = record.entry, gaps(record.entry, pack.roster)
    path, part = papers.WITHHELD, None
    if record.id in pack.readable:
        path = f"{_folder(record)}/{number:03} {_name(record)}{word.ENDING}"
        content = _printed(pack, record, data_dir, templates)
        part = parts.add(path, content)
    lost = len(entry.attachments) - len(pack.files.get(record.id, []))
    said = [field_label(entry, field, OFFICIAL) for field in missing]
    said += [papers.lost_files(lost)] if lost and record.id in pack.readable else []
    return Paper(
        number=number,
        on=entry.on,
        kind=title(entry, OFFICIAL),
        path=path,
        part=part,
        files=len(pack.files.get(record.id, [])),
        missing=papers.joined(said),
    )


def _folder(record: StoredRecord) -> str:
    match record.entry:
        case Meeting():
            return papers.MINUTES
        case Interview():
            return papers.TALKS
        case _:
            return papers.OTHERS


def _printed(pack: Gathered, record: StoredRecord, data_dir: Path, templates: Path) -> bytes:
    """A record's form with what was sent along; the form that ships where an own one is faulty."""
    kind = record.entry.type
    values = values_of(record.entry, around_of(record, pack.branch, pack.roster))
    heading = f"{pack.branch.name}{form_title(kind)}"
    along = sent_along(pack.files.get(record.id, ()), data_dir)
    make = partial(word.document, str(kind), values, title=heading, sent=along)
    try:
        return make(folder=templates)
    except TemplateFaultError:
        return make()
