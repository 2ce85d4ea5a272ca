"""Figures that the tests of this folder measure: carried in the reports, shown as a table at the end."""

import platform
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"

Note = Callable[[str, object], None]
"""Notes a figure of the running test: what it is, and its value."""

Row = tuple[str, str, str]
"""A test's sentence, what was measured, the value."""


def sentence(nodeid: str) -> str:
    """A test's name as the sentence it is, with its parameters."""
    name = nodeid.rpartition("::")[2]
    head, bracket, parameters = name.partition("[")
    words = head.removeprefix("test_").replace("_", " ")
    return f"{words} ({parameters.rstrip(']')})" if bracket else words


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    head = ["| what was tried | figure | value |", "|---|---|---|"]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)])


def write(rows: list[Row], command: str) -> None:
    """Put the table between the marks in docs/reliability.md, with the command that made it."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    made = (
        f"Made by `{command}` on {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, "
        f"{platform.system()}."
    )
    DOCUMENT.write_text(f"{before}{BEGIN}\n{made}\n\n{table(rows)}\n{END}{after}", encoding="utf-8")
