"""Word documents read back as somebody opens them: the form by its headings, the tables, the paragraphs."""

import io
import zipfile

from docx import Document

LISTS = ("序号", "指标")
"""How a table with a heading above its columns begins."""


def form(content: bytes) -> dict[str, str]:
    """What stands beside each heading of the form's tables; lines are joined by a line break."""
    found: dict[str, str] = {}
    for table in Document(io.BytesIO(content)).tables:
        for row in table.rows if table.rows[0].cells[0].text not in LISTS else ():
            cells = list(dict.fromkeys(row.cells))
            if len(cells) in (2, 4):
                for head, value in zip(cells[::2], cells[1::2], strict=True):
                    found[head.text.replace("　", "").replace(" ", "").replace("\n", "")] = value.text
    return found


def rows(content: bytes, heads: str) -> list[dict[str, str]]:
    """The rows of the table whose headings are these words."""
    wanted = heads.split()
    for table in Document(io.BytesIO(content)).tables:
        if [cell.text for cell in table.rows[0].cells] == wanted:
            return [dict(zip(wanted, (c.text for c in row.cells), strict=True)) for row in table.rows[1:]]
    raise LookupError(heads)


def paragraphs(content: bytes) -> list[str]:
    """The paragraphs outside tables that say something."""
    return [each.text for each in Document(io.BytesIO(content)).paragraphs if each.text.strip()]


def every_word(content: bytes) -> str:
    """All the text there is, in tables and outside."""
    document = Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def parts(content: bytes) -> set[str]:
    """The names of what the file is packed of."""
    return set(zipfile.ZipFile(io.BytesIO(content)).namelist())
