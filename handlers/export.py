"""📤 台账: the secretary chooses a ledger and a year, and the workbook comes into the chat."""

import asyncio
from collections.abc import Sequence

from bot.access import Action
from handlers.carrying.archive_screens import buttons as archives
from handlers.documents import routes as documents
from handlers.ledgers import LEDGERS, Made, made
from handlers.members import refused_to
from handlers.outgoing import Document, Outgoing, Text
from handlers.routing import Route, callback, command, reply_label
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.buttons import Button, Rows, rows
from messages.callbacks.documents import LetterTap, MonthTap, ReportTap
from messages.callbacks.files import ExportTap
from messages.documents.workbook import file_name, workbook
from messages.labels import label
from messages.render import render
from storage import branches
from storage.inbox import Reply

YEARS_BACK = 5
"""How far back a ledger may be asked for."""


def routes() -> list[Route]:
    """The ways to the ledgers."""
    own = [command("export", show), reply_label("export", show), callback(ExportTap, tap)]
    return [*own, *documents.routes()]


async def show(turn: Turn) -> None:
    """The choice, for this year."""
    if not await refused_to(turn, Action.EXPORT):
        await turn.commit(Reply("export", {"year": turn.today.year}))


async def tap(turn: Turn, tapped: ExportTap) -> None:
    """Another year, or a ledger."""
    if await refused_to(turn, Action.EXPORT):
        return
    year = min(max(tapped.year, turn.today.year - YEARS_BACK), turn.today.year)
    if tapped.ledger in LEDGERS:
        await turn.commit(Reply("ledger", {"ledger": tapped.ledger, "year": year}, toast="export.coming"))
    else:
        await turn.commit(Reply("export", {"year": year}))


@screen("export")
async def show_choice(showing: Showing) -> Sequence[Outgoing]:
    """Which ledger, of which year."""
    branch = await showing.store.read(branches.get, showing.branch_id)
    year, language = showing.id("year"), showing.language
    html = render(language, "export", branch=branch.name, year=year)
    return [Text(html, _buttons(year, showing.today.year, language), edit=True)]


def _buttons(year: int, this_year: int, language: str) -> Rows:
    ledgers = [
        [Button(label(language, f"export.{name}"), ExportTap(name, year).encode())] for name in LEDGERS
    ]
    years = []
    if year > this_year - YEARS_BACK:
        years.append(Button(f"‹ {year - 1}", ExportTap("", year - 1).encode()))
    if year < this_year:
        years.append(Button(f"{year + 1} ›", ExportTap("", year + 1).encode()))
    papers = [
        [Button(label(language, "export.papers_of_month"), MonthTap(year).encode())],
        [Button(label(language, "export.reports"), ReportTap("", year).encode())],
        [Button(label(language, "export.letters"), LetterTap().encode())],
    ]
    return rows(*ledgers, *papers, *archives(year, language), years)


@screen("ledger")
async def send_ledger(showing: Showing) -> Sequence[Outgoing]:
    """The workbook; whoever may not export (any more) is told so."""
    ledger, year, language = showing.word("ledger"), showing.id("year"), showing.language
    found = await showing.store.read(made, showing.branch_id, showing.person_id, ledger, year, showing.today)
    if found is None:
        return [Text(label(language, "gate.not_allowed"))]
    content = await asyncio.to_thread(workbook, found.sheets, showing.today, found.branch.name)
    caption = render(language, "ledger", **_caption(found, ledger, year))
    return [Document(content, file_name(found.sheets[0].title), caption)]


def _caption(found: Made, ledger: str, year: int) -> dict[str, object]:
    return {
        "ledger": ledger,
        "year": year,
        "sheets": [(sheet.name, len(sheet.rows)) for sheet in found.sheets if not sheet.chart],
    }
