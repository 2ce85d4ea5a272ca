"""What the tests of the project's frame read: the checkout itself."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("bot", "handlers", "messages", "storage")
"""The folders that are installed."""

Table = dict[str, Any]


def text(path: str) -> str:
    """A file of the checkout."""
    return (ROOT / path).read_text(encoding="utf-8")


def pyproject(*keys: str) -> Table:
    """The table of pyproject.toml under ``keys``."""
    table: Table = tomllib.loads(text("pyproject.toml"))
    for key in keys:
        table = table[key]
    return table


def files(*rooms: str) -> Iterator[Path]:
    """Every file of the rooms, by its path in the checkout; what Python leaves behind is left out."""
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT)
