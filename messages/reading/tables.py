"""A table that somebody sent as a file (.xlsx, .csv, .txt), as rows of plain cells; nothing in it is run.

A formula counts as what it last came to when the file was saved, as people see it; it is never worked out.
A file that unpacks into something huge is refused before it is unpacked.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import PurePath

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

Cell = str | int | date

LARGEST = 5_000_000
"""Bytes of a file that is read as a table."""
UNPACKED = 60_000_000
"""Bytes that a workbook may unpack into."""
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 5000, 60, 20
LONGEST_CELL = 5000
ENDINGS = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".xls", ".et")
"""Endings of files that are taken for tables; those of older programs get a word of what to do."""
_OLD = (".xls", ".et")
_WORKBOOKS = (".xlsx", ".xlsm")
_DELIMITERS = "\t,;|，"
_BROKEN = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError, SyntaxError)
_FAILED = (*_BROKEN, AttributeError, IndexError, AssertionError, EOFError, RuntimeError, NotImplementedError)
"""What openpyxl raises upon a file that only looks like a workbook."""


class FileFault(StrEnum):
    """Why a file cannot be read as a table."""

    TOO_LARGE = "too_large"
    OLD_EXCEL = "old_excel"
    UNREADABLE = "unreadable"
    TOO_MANY_ROWS = "too_many_rows"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the file, from 1; an empty cell is an empty text."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The cells that hold something, one after another."""
        return " | ".join(str(cell) for cell in self.cells if cell != "")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet; ``rows`` are those that hold something."""

    name: str
    rows: tuple[Row, ...]


def is_table(name: str | None) -> bool:
    """Whether a file of that name may be a table."""
    return PurePath(name or "").suffix.lower() in ENDINGS


def read_tables(content: bytes, name: str) -> tuple[Table, ...] | FileFault:
    """The sheets of a file that hold something, in order; or why it cannot be read."""
    ending = PurePath(name).suffix.lower()
    if len(content) > LARGEST:
        return FileFault.TOO_LARGE
    if ending in _OLD or content.startswith(b"\xd0\xcf\x11\xe0"):
        return FileFault.OLD_EXCEL
    try:
        sheets = _workbook(content) if ending in _WORKBOOKS else _text(content)
        tables = tuple(table for table in sheets if table.rows)
    except _Refused as refused:
        return refused.fault
    return tables or FileFault.EMPTY


class _Refused(Exception):
    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault)
        self.fault = fault


def _workbook(content: bytes) -> list[Table]:
    try:
        _look_inside(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            sheets = book.worksheets[:MOST_SHEETS]
            return [Table(sheet.title, tuple(_rows(enumerate(_lines(sheet), 1)))) for sheet in sheets]
        finally:
            book.close()
    except _FAILED as error:
        raise _Refused(FileFault.UNREADABLE) from error


def _lines(sheet: openpyxl.worksheet.worksheet.Worksheet) -> Iterator[Iterable[object]]:
    lines: Iterator[Iterable[object]] = sheet.iter_rows(
        max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True
    )
    return lines


def _look_inside(content: bytes) -> None:
    """Refuse what unpacks into something huge, and what declares entities of its own."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if sum(part.file_size for part in parts) > UNPACKED:
            raise _Refused(FileFault.TOO_LARGE)
        for part in parts:
            with packed.open(part) as opened:
                if b"<!DOCTYPE" in opened.read(1024):
                    raise _Refused(FileFault.UNREADABLE)


def _text(content: bytes) -> list[Table]:
    text = _decoded(content)
    lines = [line for line in text.splitlines() if line.strip()][:5]
    delimiter = max(_DELIMITERS, key=lambda each: sum(line.count(each) for line in lines))
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)

    def numbered() -> Iterator[tuple[int, Iterable[object]]]:
        try:
            for cells in reader:
                yield reader.line_num, cells
        except csv.Error as error:
            raise _Refused(FileFault.UNREADABLE) from error

    return [Table("", tuple(_rows(numbered())))]


def _decoded(content: bytes) -> str:
    """Text of the encodings that spreadsheets save as: UTF-8, UTF-16 with its mark, GB 18030."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _Refused(FileFault.UNREADABLE)


def _rows(lines: Iterable[tuple[int, Iterable[object]]]) -> Iterator[Row]:
    count = 0
    for number, line in lines:
        cells = [_cell(value) for value in line][:MOST_COLUMNS]
        while cells and cells[-1] == "":
            cells.pop()
        if cells:
            count += 1
            if count > MOST_ROWS:
                raise _Refused(FileFault.TOO_MANY_ROWS)
            yield Row(number, tuple(cells))


def _cell(value: object) -> Cell:
    match value:
        case None:
            return ""
        case datetime():
            return value.date()
        case date():
            return value
        case time():
            return f"{value.hour:02}:{value.minute:02}"
        case bool():
            return str(value)
        case int():
            return value
        case float():
            return int(value) if value.is_integer() else str(value)
        case _:
            return str(value).strip()[:LONGEST_CELL]
