"""Reports: chosen by kind and year, seen with what is missing, filled section by section, sent as Word.

What the person sees: each section with what the records show, a mark where something is missing, and a button
for each gap: one leads to a record to be logged, one asks for the author's words, which stay for next time.
"""

from collections.abc import Sequence
from datetime import date

from bot.access import Action
from handlers import asking
from handlers.documents.gathering import Gathered, gathered
from handlers.documents.paper import sent
from handlers.members import refused_to
from handlers.outgoing import Outgoing, Text
from handlers.routing import Route, callback, command
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.buttons import Button, Rows, grid, rows
from messages.callbacks.documents import ReportTap
from messages.callbacks.files import ExportTap
from messages.callbacks.records import StartRecord
from messages.documents.reports import (
    REPORTS,
    TEMPLATE,
    Section,
    heading_of,
    keys,
    sections,
    title_of_report,
    values_of_report,
)
from messages.fitting import clip, fitted
from messages.labels import label
from messages.render import render
from storage import branches, report_texts
from storage.inbox import Reply

YEARS_BACK = 5
WRITE_LAST_YEARS_UNTIL = 2
"""Through February the report in hand is last year's."""
QUESTION = "report_text"
SHOWN = 160
"""Characters of a section that the preview shows."""


def routes() -> list[Route]:
    """The ways to the reports."""
    return [command("write", show), callback(ReportTap, tap)]


async def show(turn: Turn) -> None:
    """Which report, of which year."""
    if not await refused_to(turn, Action.EXPORT):
        await turn.commit(Reply("reports", {"year": year_in_hand(turn.today)}))


def year_in_hand(today: date) -> int:
    """The year whose report is written on that day."""
    return today.year - (today.month <= WRITE_LAST_YEARS_UNTIL)


async def tap(turn: Turn, tapped: ReportTap) -> None:
    """Another year, a report, its file, or a section to be written."""
    if await refused_to(turn, Action.EXPORT):
        return
    year = min(max(tapped.year, turn.today.year - YEARS_BACK), turn.today.year)
    if tapped.report not in REPORTS:
        await turn.commit(Reply("reports", {"year": year}))
    elif tapped.action == "file":
        await turn.commit(
            Reply("report_file", {"report": tapped.report, "year": year}, toast="export.coming")
        )
    elif tapped.action == "ask" and tapped.section in keys(tapped.report):
        texts = await turn.read(report_texts.of_report, turn.branch_id, year, tapped.report)
        written = int(tapped.section in texts)
        await asking.ask(turn, QUESTION, f"{tapped.report}|{year}|{tapped.section}|{written}")
    else:
        await turn.commit(preview(tapped.report, year))


def preview(report: str, year: int) -> Reply:
    """The reply that shows how far a report is."""
    return Reply("report_draft", {"report": report, "year": year})


@screen("reports")
async def show_choice(showing: Showing) -> Sequence[Outgoing]:
    """Which report, of which year."""
    branch = await showing.store.read(branches.get, showing.branch_id)
    year, language = showing.id("year"), showing.language
    chosen = [
        Button(label(language, f"reporting.short.{name}"), ReportTap(name, year).encode()) for name in REPORTS
    ]
    years = []
    if year > showing.today.year - YEARS_BACK:
        years.append(Button(f"‹ {year - 1}", ReportTap("", year - 1).encode()))
    if year < showing.today.year:
        years.append(Button(f"{year + 1} ›", ReportTap("", year + 1).encode()))
    back = Button(label(language, "export.back"), ExportTap("", year).encode())
    html = render(language, "reports", branch=branch.name, year=year)
    return [Text(html, rows(*grid(chosen, most=2), years, [back]), edit=True)]


@screen("report_draft")
async def show_draft(showing: Showing) -> Sequence[Outgoing]:
    """A report as far as it is, with a button for each gap."""
    report, year, language = showing.word("report"), showing.id("year"), showing.language
    found = await _gathered(showing)
    if found is None:
        return [Text(label(language, "gate.not_allowed"))]
    parts = sections(report, found.facts, found.texts)
    html = fitted(
        lambda most: render(
            language,
            "report_draft",
            title=title_of_report(report, year, language),
            parts=[_line(report, part, language, min(most, SHOWN)) for part in parts],
            missing=sum(not part.whole for part in parts),
        )
    )
    return [Text(html, _buttons(report, year, parts, language), edit=True)]


async def _gathered(showing: Showing) -> Gathered | None:
    report, year = showing.word("report"), showing.id("year")
    return await showing.store.read(
        gathered, showing.branch_id, showing.person_id, report, year, showing.today
    )


def _line(report: str, part: Section, language: str, most: int) -> dict[str, object]:
    """A section in the preview: heading, what there is, what is missing."""
    return {
        "heading": heading_of(report, part.key, language),
        "whole": part.whole,
        "facts": clip(" ".join(part.facts), most),
        "text": clip(part.text, most),
        "unwritten": part.unwritten,
        "lacks": [label(language, f"types.{kind}") for kind in part.lacks],
    }


def _buttons(report: str, year: int, parts: Sequence[Section], language: str) -> Rows:
    def write(part: Section, words: str) -> Button:
        return Button(words, ReportTap(report, year, "ask", part.key).encode())

    gaps = [
        write(
            part,
            label(language, "reporting.write", section=label(language, f"reporting.sections.{part.key}")),
        )
        for part in parts
        if part.unwritten
    ]
    logs = [
        Button(
            label(language, "reporting.log", type=label(language, f"types.{kind}")),
            StartRecord(str(kind), "").encode(),
        )
        for kind in dict.fromkeys(kind for part in parts for kind in part.lacks)
    ]
    others = [
        write(part, label(language, "reporting.add", number=number))
        for number, part in enumerate(parts, 1)
        if not part.unwritten
    ]
    return rows(
        *grid(gaps, most=2),
        *grid(logs, most=2),
        *grid(others, most=4),
        [Button(label(language, "reporting.file"), ReportTap(report, year, "file").encode())],
        [Button(label(language, "reporting.all"), ReportTap("", year).encode())],
    )


@screen("report_file")
async def send_report(showing: Showing) -> Sequence[Outgoing]:
    """The report as a Word document."""
    report, year, language = showing.word("report"), showing.id("year"), showing.language
    found = await _gathered(showing)
    if found is None:
        return [Text(label(language, "gate.not_allowed"))]
    missing = sum(not part.whole for part in sections(report, found.facts, found.texts))
    note = label(language, "reporting.gaps" if missing else "reporting.no_gaps", count=missing)
    title = f"{found.facts.branch.name}{title_of_report(report, year)}"
    values = values_of_report(report, found.facts, found.texts)
    shown = (
        "" if language == "zh" else f"{found.facts.branch.name}: {title_of_report(report, year, language)}"
    )
    return await sent(showing, TEMPLATE, values, title=title, shown=shown, note=note)
