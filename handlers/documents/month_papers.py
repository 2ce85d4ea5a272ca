"""The Word documents of one month: what stands in them, read in one unit, and the making of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sqlmodel import Session

from bot import logs
from bot.access import Action, may, role_of
from bot.duties.periods import month_end
from bot.record_types import Form, RecordType, types_of
from bot.records import Interview, Meeting
from handlers.carrying.parts import Parts, settle
from handlers.documents.annexes import sent_along
from handlers.documents.record_values import around_of
from handlers.ledgers import MOST
from messages.documents.annex import Sent
from messages.documents.record_forms import form_title, values_of
from messages.documents.word import TemplateFaultError, Values, document
from messages.documents.workbook import file_name
from storage import branches, record_files, records, rosters

log = logs.logger(__name__)

TYPES = (*types_of(Form.MEETING), *types_of(Form.INTERVIEW))


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be made: the file's name without its ending, template, values, what was sent along."""

    name: str
    template: str
    title: str
    values: Values
    along: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of a month; whether there are some of talks."""

    branch: str
    papers: tuple[Paper, ...]
    talks: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A document as a file; ``faulty`` says that the operator's own template had to be passed over."""

    name: str
    content: bytes
    faulty: bool


def papers(
    session: Session, branch_id: int, person_id: int, first: date, today: date, data_dir: Path
) -> Papers | None:
    """What stands in the documents of the month that begins on ``first``; None for who may not export."""
    branch, roster = branches.get(session, branch_id), rosters.get(session, branch_id)
    if not may(role_of(roster, person_id, today), Action.EXPORT):
        return None
    last = month_end(first.year, first.month)
    found = records.search(session, branch_id, types=TYPES, since=first, until=last, limit=MOST)
    made = []
    for number, record in enumerate(reversed(found), 1):
        entry = record.entry
        if isinstance(entry, Meeting | Interview) and entry.on is not None:
            title = form_title(entry.type)
            values = values_of(entry, around_of(record, branch, roster))
            along = sent_along(record_files.attachments_of(session, [record.id]), data_dir)
            name = f"{number:02} {entry.on.isoformat()} {title}"
            made.append(Paper(name, str(entry.type), title, values, along))
    talks = any(RecordType(paper.template) in types_of(Form.INTERVIEW) for paper in made)
    return Papers(branch.name, tuple(made), talks)


def made(found: Papers, templates: Path) -> Iterator[Made]:
    """One document after another, some 30 ms of work each."""
    for paper in found.papers:
        make = partial(document, paper.template, paper.values, title=paper.title, sent=paper.along)
        faulty = False
        try:
            content = make(folder=templates)
        except TemplateFaultError as error:
            log.error("template unusable", file=error.file, fault=str(error.fault), what=error.what)
            content, faulty = make(), True
        yield Made(file_name(paper.name, ending="docx"), content, faulty)


def make(
    found: Papers, folder: Path, templates: Path, limit: int, go_on: Callable[[int, int], bool]
) -> int | None:
    """Write them in parts into an empty folder; how many parts, None where it was told to stop."""
    parts = Parts(folder, limit)
    try:
        for done, paper in enumerate(made(found, templates), 1):
            parts.add(paper.name, paper.content)
            if not go_on(done, len(found.papers)):
                return None
    finally:
        parts.close()
    settle(folder, parts.count)
    return parts.count
