"""The glossary binds a Chinese term, an English one and a name in the code, for every name in records."""

import re
from enum import StrEnum

import pytest

from bot.record_types import Detail, Form, RecordType, Report, Scope, Subject
from bot.roster import Membership, Post
from messages.labels import label
from tests.project.checkout import text

ENUMS: tuple[type[StrEnum], ...] = (RecordType, Form, Report, Subject, Scope, Detail, Membership, Post)


def rows() -> list[list[str]]:
    """The cells of every row of the glossary's tables, without their headings."""
    lines = (line for line in text("docs/glossary.md").splitlines() if line.startswith("| "))
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] != "中文"]


def code_names() -> list[str]:
    """The names in the code, in the glossary's order."""
    return [name for row in rows() for name in re.findall(r"`(\w+)`", row[2])]


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_name_in_a_record_has_its_term(enum: type[StrEnum]) -> None:
    assert {member.value for member in enum} - set(code_names()) == set()


def test_a_name_in_the_code_stands_for_one_term() -> None:
    names = code_names()
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_every_term_has_both_languages() -> None:
    assert [row for row in rows() if len(row) != 4 or not row[0] or not row[1] or not row[2]] == []


@pytest.mark.parametrize("kind", RecordType)
def test_a_record_is_called_in_the_bot_as_in_the_glossary(kind: RecordType) -> None:
    term = next(row[0] for row in rows() if f"`{kind}`" in row[2])
    # A label may leave out what goes without saying on a phone, such as 支部 before 党员大会.
    assert label("zh", f"types.{kind}") in re.sub(r"（.*?）", "", term) + term
