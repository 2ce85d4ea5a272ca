"""Spreadsheets as people make them, to be sent to the bot."""

import io
from collections.abc import Iterable, Sequence

import openpyxl


def xlsx(*rows: Sequence[object], **sheets: Iterable[Sequence[object]]) -> bytes:
    """A workbook of one sheet with these rows, or of several by name."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for row in rows:
        first.append(list(row))
    if sheets:
        book.remove(first)
        for name, lines in sheets.items():
            sheet = book.create_sheet(name)
            for line in lines:
                sheet.append(list(line))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
