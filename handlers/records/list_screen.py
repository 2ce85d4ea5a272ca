"""The records as a message: a page of a view, with ways to narrow it, and the number that opens each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.duties.periods import month_begin
from handlers.forms.fields import gaps
from handlers.outgoing import Outgoing, Text
from handlers.records.aside import waiting
from handlers.records.reading import is_backfilled
from handlers.records.view import KINDS, PAGE, Found, Row, View, look
from handlers.screens import Showing, screen
from messages import formats
from messages.buttons import Button, Rows, grid, rows
from messages.callbacks.records import DraftTap
from messages.entry_text import title
from messages.labels import label
from messages.record_lines import about
from messages.render import render


@dataclass(frozen=True, slots=True)
class Line:
    """One record in words."""

    number: int
    title: str
    day: str
    about: str | None
    gaps: int
    backfilled: bool
    private: bool


@screen("records")
async def show_records(showing: Showing) -> Sequence[Outgoing]:
    """A page of the records; ``kind``, ``month``, ``person`` and ``page`` say of which."""
    view, language = View.of(showing.ids), showing.language
    found = await showing.store.read(look, showing.branch_id, showing.person_id, showing.today, view)
    begun = await showing.store.read(waiting, showing.user_id)
    person = found.roster.find(view.person)
    html = render(
        language,
        "records",
        kind=_kind(view, language),
        month=formats.month(view.month, language) if view.month else None,
        name=person.name if person else None,
        page=view.page + 1,
        paged=view.page > 0 or found.more,
        lines=[
            _line(row, number, found, language, showing.today)
            for number, row in enumerate(found.rows, view.page * PAGE + 1)
        ],
    )
    return [Text(html, _buttons(view, found, len(begun), language, showing.today), edit=True)]


def _kind(view: View, language: str) -> str:
    """What the records shown are called: a kind, or one type."""
    return label(language, f"records.{view.kind}" if view.kind in KINDS else f"types.{view.kind}")


def _line(row: Row, number: int, found: Found, language: str, today: date) -> Line:
    entry = row.record.entry
    return Line(
        number=number,
        title=title(entry, language),
        day=formats.day(entry.on, language, today) if entry.on else "",
        about=about(entry, language) if row.readable else None,
        gaps=len(gaps(entry, found.roster)) if row.readable else 0,
        backfilled=is_backfilled(row.record, found.branch.time_zone),
        private=not row.readable,
    )


def _buttons(view: View, found: Found, begun: int, language: str, today: date) -> Rows:
    numbers = [
        Button(str(number), view.opening(row.record.id))
        for number, row in enumerate(found.rows, view.page * PAGE + 1)
    ]
    turning = []
    if view.page > 0:
        turning.append(Button(label(language, "common.previous"), view.data(page=view.page - 1)))
    if found.more:
        turning.append(Button(label(language, "common.next"), view.data(page=view.page + 1)))
    kinds = [Button(label(language, f"records.{k}"), view.data(kind=k)) for k in KINDS if k != view.kind]
    everybody = [Button(label(language, "records.anybody"), view.data(person=0))] if view.person else []
    aside = (
        [Button(label(language, "records.drafts", count=begun), DraftTap("list").encode())] if begun else []
    )
    return rows(numbers, turning, _months(view, language, today), *grid(kinds), [*everybody, *aside])


def _months(view: View, language: str, today: date) -> list[Button]:
    """‹ the month before, all months, the month after ›; this month where all are shown."""
    this = today.replace(day=1)
    if view.month is None:
        return [
            Button(label(language, "records.by_month", month=_name(this, language)), view.data(month=this))
        ]
    before = month_begin(view.month, -1)
    after = month_begin(view.month, 1)
    buttons = [
        Button(f"‹ {_name(before, language)}", view.data(month=before)),
        Button(label(language, "records.all_months"), view.data(month=None)),
    ]
    if after <= this:
        buttons.append(Button(f"{_name(after, language)} ›", view.data(month=after)))
    return buttons


def _name(month: date, language: str) -> str:
    return label(language, f"periods.month_{month.month}")
