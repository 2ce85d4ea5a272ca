"""A workbook out of plain sheets: A4, repeated and frozen header, filter, real dates and numbers.

Cells are written by their type and text always as text, so that =, +, - and @ at its beginning start no
formula; characters that a spreadsheet cannot hold are dropped.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Cell = str | int | date | None

LONGEST_TEXT = 32_000
"""A cell holds 32,767 characters at most."""
LONGEST_NAME = 60
"""Characters of a file name before its ending."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_A4 = 9
_TITLE_ROWS = 2
"""Rows above the header: the title, and on which day the table was made."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its width in characters."""

    heading: str
    width: float = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a title above it; ``note`` stands beside the day on which it was made."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Formats:
    title: Format
    note: Format
    header: Format
    text: Format
    number: Format
    day: Format


def workbook(sheets: Sequence[Sheet], made_on: date) -> bytes:
    """The sheets as an xlsx file."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        book.set_properties({"title": clean(sheets[0].title)})
        formats = _formats(book)
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, formats, made_on)
    return kept.getvalue()


def clean(text: str) -> str:
    """Text as a cell can hold it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("", lines)[:LONGEST_TEXT]


def file_name(*parts: str, ending: str = "xlsx") -> str:
    """A name that every system takes, with its ending."""
    words = (_NOT_IN_NAMES.sub("_", _UNPRINTABLE.sub("", part)) for part in parts)
    name = "".join(words).strip("._-")[:LONGEST_NAME].rstrip("._")
    return f"{name or 'ledger'}.{ending}"


def _formats(book: Workbook) -> _Formats:
    cell = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_size": 10}
    return _Formats(
        title=book.add_format({"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"}),
        note=book.add_format({"font_size": 9, "font_color": "#666666"}),
        header=book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#F2DCDB"}),
        text=book.add_format(cell),
        number=book.add_format({**cell, "align": "center", "num_format": "0"}),
        day=book.add_format({**cell, "align": "center", "num_format": "yyyy-mm-dd"}),
    )


def _write(table: Worksheet, sheet: Sheet, formats: _Formats, made_on: date) -> None:
    last = len(sheet.columns) - 1
    if last:  # a single cell cannot be merged
        table.merge_range(0, 0, 0, last, "", formats.title)
    table.write_string(0, 0, clean(sheet.title), formats.title)
    table.set_row(0, 26)
    table.write_string(1, 0, clean(f"制表日期：{made_on.isoformat()}　{sheet.note}"), formats.note)
    for at, column in enumerate(sheet.columns):
        table.set_column(at, at, column.width)
        table.write_string(_TITLE_ROWS, at, clean(column.heading), formats.header)
    for down, row in enumerate(sheet.rows, _TITLE_ROWS + 1):
        for at, cell in enumerate(row):
            _put(table, down, at, cell, formats)
    _set_up(table, last, len(sheet.rows))


def _put(table: Worksheet, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    match cell:
        case None | "":
            table.write_blank(row, column, None, formats.text)
        case date():
            table.write_datetime(row, column, cell, formats.day)
        case int():
            table.write_number(row, column, cell, formats.number)
        case _:
            table.write_string(row, column, clean(cell), formats.text)


def _set_up(table: Worksheet, last: int, rows: int) -> None:
    """How it is read on a screen and printed."""
    table.freeze_panes(_TITLE_ROWS + 1, 0)
    table.autofilter(_TITLE_ROWS, 0, _TITLE_ROWS + max(rows, 1), last)
    table.set_paper(_A4)
    table.set_landscape()
    table.fit_to_pages(1, 0)
    table.repeat_rows(_TITLE_ROWS)
    table.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    table.set_footer("&C第 &P 页，共 &N 页")
