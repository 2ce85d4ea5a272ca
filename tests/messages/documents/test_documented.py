"""The page on templates lists every placeholder that there is, and none that there is not."""

import re

from messages.documents import checking, record_forms, word
from tests.project.checkout import text

PAGE = text("docs/documents.md")
CHINESE = re.compile(r"[\u3400-\u9fff]+")


def offered() -> set[str]:
    """Every placeholder of every document, and the names in its rows."""
    found: set[str] = set()
    for name in word.names():
        for values in checking.samples(name):
            found |= set(values)
            for each in values.values():
                rows = each if isinstance(each, list) else []
                found |= {key for row in rows if isinstance(row, dict) for key in row}
    return found


def test_every_placeholder_is_listed() -> None:
    assert offered() - set(CHINESE.findall(PAGE)) == set()


def test_every_placeholder_in_the_tables_exists() -> None:
    tables = [line for line in PAGE.splitlines() if line.startswith("| ") and "---" not in line]
    cells = [line.strip("|").split("|") for line in tables]
    listed = {
        name
        for row in cells
        for name in CHINESE.findall(row[1] if row[0].strip().startswith("`") else row[0])
    }
    assert listed - offered() == {"督办单", "提醒函", "责任书"} & listed


def test_every_letter_and_report_is_named() -> None:
    others = [name for name in word.names() if name not in {str(kind) for kind in record_forms.RECORDS}]
    assert [name for name in others if f"`{name}.docx`" not in PAGE] == []
