"""The Word documents of a month: minutes and record sheets of everything held, as one zip.

A month of few is made at once; one of many is made in the background like an inspection pack.
"""

import asyncio
import io
import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlmodel import Session

from bot.access import Action, may, role_of
from handlers.carrying.beginning import begin
from handlers.documents.month_papers import TYPES, Papers, made, papers
from handlers.members import refused_to
from handlers.outgoing import Document, Outgoing, Text
from handlers.routing import Route, callback
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.buttons import Button, grid, rows
from messages.callbacks.documents import MonthTap
from messages.callbacks.files import ExportTap
from messages.documents.workbook import file_name
from messages.labels import label
from messages.render import render
from storage import record_facts, rosters
from storage.archive_jobs import Kind
from storage.inbox import Reply

YEARS_BACK = 5
AT_ONCE = 20
"""Documents that are made while the person waits: some 0.6 s. More come as an archive, with its progress."""


def routes() -> list[Route]:
    """The taps on months."""
    return [callback(MonthTap, tap)]


async def tap(turn: Turn, tapped: MonthTap) -> None:
    """The months of a year, or the documents of one."""
    if await refused_to(turn, Action.EXPORT):
        return
    year = min(max(tapped.year, turn.today.year - YEARS_BACK), turn.today.year)
    if 1 <= tapped.month <= 12 and await _many(turn, year, tapped.month):
        await begin(turn, Kind.MONTH, year, tapped.month)
    elif 1 <= tapped.month <= 12:
        await turn.commit(Reply("month_papers", {"year": year, "month": tapped.month}, toast="export.coming"))
    else:
        await turn.commit(Reply("months", {"year": year}))


async def _many(turn: Turn, year: int, month: int) -> bool:
    """Whether the month has so many documents that the making shows progress and can be cancelled."""
    account = turn.account
    if account.person_id is None:
        return False
    found = await turn.read(months, turn.branch_id, account.person_id, year, turn.today)
    return found is not None and found[month] > AT_ONCE


def months(session: Session, branch_id: int, person_id: int, year: int, today: date) -> Counter[int] | None:
    """How many meetings and talks each month had, for whoever may export; None for anybody else."""
    if not may(role_of(rosters.get(session, branch_id), person_id, today), Action.EXPORT):
        return None
    facts = record_facts.facts(session, branch_id, date(year, 1, 1), date(year, 12, 31))
    return Counter(fact.on.month for fact in facts if fact.type in TYPES)


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
    content, faulty = await asyncio.to_thread(_packed, found, showing.settings.templates_dir)
    title = label(language, "carrying.title.month", branch=found.branch, year=first.year, month=first.month)
    note = label(language, "export.papers", count=len(found.papers))
    caption = render(language, "document", title=title, note=note, private=found.talks, faulty=faulty)
    return [Document(content, file_name(title, ending="zip"), caption)]


def _packed(found: Papers, templates: Path) -> tuple[bytes, bool]:
    """The zip, and whether a faulty template of the operator's had to be passed over."""
    kept, faulty = io.BytesIO(), False
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as packed:  # a docx is packed already
        for paper in made(found, templates):
            packed.writestr(paper.name, paper.content)
            faulty = faulty or paper.faulty
    return kept.getvalue(), faulty
