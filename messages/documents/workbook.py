"""A workbook out of plain sheets: A4, repeated and frozen header, filter, real dates and numbers.

Cells are written by their type and text always as text, so that =, +, - and @ at its beginning start no
formula; characters that a spreadsheet cannot hold are dropped.
"""

import io
import math
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
FONT = "宋体"
_LINE_HEIGHT, _HIGHEST = 14.0, 400.0
"""Points of a line of text, and of the highest row: a spreadsheet shows no row above 409."""
_LATIN = 0x2E7F
EMPTY = "没有登记记录"
"""What a table without rows says."""
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
    """A table with a title above it; ``note`` stands beside the day on which it was made.

    ``red`` are the rows, from 0, that are late. ``chart`` names the chart that is drawn under the table: a
    bar for each row, one of ``colours`` (``#C00000``) for each column after the first.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    red: frozenset[int] = frozenset()
    chart: str = ""
    colours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Formats:
    title: Format
    note: Format
    header: Format
    cells: "_Cells"
    red: "_Cells"
    nothing: Format


@dataclass(frozen=True, slots=True)
class _Cells:
    text: Format
    number: Format
    day: Format


def workbook(sheets: Sequence[Sheet], made_on: date, branch: str = "") -> bytes:
    """The sheets as an xlsx file; the branch and the day stand at the head of every printed page."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        book.set_properties({"title": clean(sheets[0].title)})
        formats = _formats(book)
        for sheet in sheets:
            table = book.add_worksheet(sheet.name)
            _write(table, sheet, formats, made_on)
            _print_set_up(table, branch, made_on)
            if sheet.chart and sheet.rows:
                _draw(book, table, sheet)
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
    cell = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_size": 10, "font_name": FONT}
    centred = {**cell, "align": "center"}

    def cells(**more: object) -> _Cells:
        return _Cells(
            text=book.add_format({**cell, **more}),
            number=book.add_format({**centred, "num_format": "0", **more}),
            day=book.add_format({**centred, "num_format": "yyyy-mm-dd", **more}),
        )

    return _Formats(
        title=book.add_format({**centred, "border": 0, "bold": True, "font_size": 14}),
        note=book.add_format({"font_size": 9, "font_color": "#666666", "font_name": FONT}),
        header=book.add_format({**centred, "bold": True, "bg_color": "#F2DCDB"}),
        cells=cells(),
        red=cells(font_color="#C00000"),
        nothing=book.add_format({**centred, "font_color": "#666666"}),
    )


def _write(table: Worksheet, sheet: Sheet, formats: _Formats, made_on: date) -> None:
    last = len(sheet.columns) - 1
    _across(table, 0, last, sheet.title, formats.title)
    table.set_row(0, 26)
    table.write_string(1, 0, clean(f"制表日期：{made_on.isoformat()}　{sheet.note}"), formats.note)
    for at, column in enumerate(sheet.columns):
        table.set_column(at, at, column.width)
        table.write_string(_TITLE_ROWS, at, clean(column.heading), formats.header)
    table.set_row(_TITLE_ROWS, _height([column.heading for column in sheet.columns], sheet.columns))
    for down, row in enumerate(sheet.rows):
        kind = formats.red if down in sheet.red else formats.cells
        table.set_row(_TITLE_ROWS + 1 + down, _height(row, sheet.columns))
        for at, cell in enumerate(row):
            _put(table, _TITLE_ROWS + 1 + down, at, cell, kind)
    if not sheet.rows:
        _across(table, _TITLE_ROWS + 1, last, EMPTY, formats.nothing)
    table.freeze_panes(_TITLE_ROWS + 1, 0)
    table.autofilter(_TITLE_ROWS, 0, _TITLE_ROWS + max(len(sheet.rows), 1), last)


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """How high a row must be to show its longest cell, in points; not every program works that out itself."""
    longest = max(
        (
            _lines(cell, column.width)
            for cell, column in zip(row, columns, strict=True)
            if isinstance(cell, str)
        ),
        default=1,
    )
    return min(_LINE_HEIGHT * longest + 3, _HIGHEST)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column; a Chinese character is as wide as two Latin letters."""
    wide = max(width - 0.8, 2)
    return sum(
        max(1, math.ceil(sum(2.0 if ord(c) > _LATIN else 1.05 for c in line) / wide))
        for line in text[:LONGEST_TEXT].split("\n")
    )


def _across(table: Worksheet, row: int, last: int, text: str, format_: Format) -> None:
    """A text over the whole width."""
    if last:  # a single cell cannot be merged
        table.merge_range(row, 0, row, last, "", format_)
    table.write_string(row, 0, clean(text), format_)


def _put(table: Worksheet, row: int, column: int, cell: Cell, formats: _Cells) -> None:
    match cell:
        case None | "":
            table.write_blank(row, column, None, formats.text)
        case date():
            table.write_datetime(row, column, cell, formats.day)
        case int():
            table.write_number(row, column, cell, formats.number)
        case _:
            table.write_string(row, column, clean(cell), formats.text)


def _print_set_up(table: Worksheet, branch: str, made_on: date) -> None:
    """A4 across, one page wide, the heading on every page; whose it is and the day above, the page below."""
    table.set_paper(_A4)
    table.set_landscape()
    table.fit_to_pages(1, 0)
    table.repeat_rows(_TITLE_ROWS)
    table.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    whose = clean(branch).replace("\n", " ")[:80].replace("&", "&&")  # & begins a code there
    table.set_header(f"&L&9{_apart(whose)}&R&9{_apart(made_on.isoformat())}")
    table.set_footer("&C&9第 &P 页，共 &N 页")


def _apart(text: str) -> str:
    """The text, kept apart from the size before it: &9 and a name that begins with a digit are one code."""
    return f" {text}" if text[:1].isdigit() else text


def _draw(book: Workbook, table: Worksheet, sheet: Sheet) -> None:
    """The table as bars that the spreadsheet itself draws, so that it changes with the numbers."""
    first, last = _TITLE_ROWS + 1, _TITLE_ROWS + len(sheet.rows)
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    for at in range(1, len(sheet.columns)):
        colour = {"fill": {"color": sheet.colours[at - 1]}} if sheet.colours else {}
        chart.add_series(
            {
                **colour,
                "name": [sheet.name, _TITLE_ROWS, at],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, at, last, at],
                "gap": 60,
            }
        )
    chart.set_title({"name": clean(sheet.chart), "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}, "num_format": "0"})
    chart.set_size({"width": 900, "height": 340})
    table.insert_chart(last + 2, 0, chart)
