"""The Word documents of a month: minutes and record sheets of everything held, as one zip."""

import asyncio
import io
import zipfile
from collections import Counter
from collections.abc import Sequence
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
from handlers.documents.annexes import sent_along
from handlers.documents.record_values import around_of
from handlers.ledgers import MOST
from handlers.members import refused_to
from handlers.outgoing import Document, Outgoing, Text
from handlers.routing import Route, callback
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.buttons import Button, grid, rows
from messages.callbacks.documents import MonthTap
from messages.callbacks.files import ExportTap
from messages.documents.annex import Sent
from messages.documents.record_forms import form_title, values_of
from messages.documents.word import TemplateFaultError, Values, document
from messages.documents.workbook import file_name
from messages.labels import label
from messages.render import render
from storage import branches, record_facts, record_files, records, rosters
from storage.inbox import Reply

log = logs.logger(__name__)

YEARS_BACK = 5
TYPES = (*types_of(Form.MEETING), *types_of(Form.INTERVIEW))


def routes() -> list[Route]:
    """The taps on months."""
    return [callback(MonthTap, tap)]


async def tap(turn: Turn, tapped: MonthTap) -> None:
    """The months of a year, or the documents of one."""
    if await refused_to(turn, Action.EXPORT):
        return
    year = min(max(tapped.year, turn.today.year - YEARS_BACK), turn.today.year)
    if 1 <= tapped.month <= 12:
        await turn.commit(Reply("month_papers", {"year": year, "month": tapped.month}, toast="export.coming"))
    else:
        await turn.commit(Reply("months", {"year": year}))


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
    """The documents of a month."""

    branch: str
    papers: tuple[Paper, ...]
    talks: bool


def months(session: Session, branch_id: int, person_id: int, year: int, today: date) -> Counter[int] | None:
    """How many meetings and talks each month had, for whoever may export; None for anybody else."""
    if not may(role_of(rosters.get(session, branch_id), person_id, today), Action.EXPORT):
        return None
    facts = record_facts.facts(session, branch_id, date(year, 1, 1), date(year, 12, 31))
    return Counter(fact.on.month for fact in facts if fact.type in TYPES)


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


@screen("months")
async def show_months(showing: Showing) -> Sequence[Outgoing]:
    """The months of a year that have records."""
    year, language = showing.id("year"), showing.language
    found = await showing.store.read(months, showing.branch_id, showing.person_id, year, showing.today)
    if found is None:
        return [Text(label(language, "gate.not_allowed"))]
    taps = [
        Button(
            label(
                language, "export.month", month=label(language, f"periods.month_{month}"), count=found[month]
            ),
            MonthTap(year, month).encode(),
        )
        for month in sorted(found)
    ]
    years = []
    if year > showing.today.year - YEARS_BACK:
        years.append(Button(f"‹ {year - 1}", MonthTap(year - 1).encode()))
    if year < showing.today.year:
        years.append(Button(f"{year + 1} ›", MonthTap(year + 1).encode()))
    back = Button(label(language, "export.back"), ExportTap("", year).encode())
    html = render(language, "months", year=year, nothing=not found)
    return [Text(html, rows(*grid(taps), years, [back]), edit=True)]


@screen("month_papers")
async def send_papers(showing: Showing) -> Sequence[Outgoing]:
    """The documents of a month in one zip, made off the event loop."""
    first, language = date(showing.id("year"), showing.id("month"), 1), showing.language
    found = await showing.store.read(
        papers, showing.branch_id, showing.person_id, first, showing.today, showing.settings.data_dir
    )
    if found is None:
        return [Text(label(language, "gate.not_allowed"))]
    if not found.papers:
        return [Text(render(language, "months", year=first.year, nothing=True))]
    content, faulty = await asyncio.to_thread(_packed, showing, found)
    title = label("zh", "export.month_title", branch=found.branch, year=first.year, month=first.month)
    note = label(language, "export.papers", count=len(found.papers))
    caption = render(language, "document", title=title, note=note, private=found.talks, faulty=faulty)
    return [Document(content, file_name(title, ending="zip"), caption)]


def _packed(showing: Showing, found: Papers) -> tuple[bytes, bool]:
    """The zip, and whether a faulty template of the operator's had to be passed over."""
    kept, faulty = io.BytesIO(), False
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as packed:  # a docx is packed already
        for paper in found.papers:
            make = partial(document, paper.template, paper.values, title=paper.title, sent=paper.along)
            try:
                content = make(folder=showing.settings.templates_dir)
            except TemplateFaultError as error:
                log.error("template unusable", file=error.file, fault=str(error.fault), what=error.what)
                faulty = True
                content = make()
            packed.writestr(file_name(paper.name, ending="docx"), content)
    return kept.getvalue(), faulty
