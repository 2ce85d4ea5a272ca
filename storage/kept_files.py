"""The folder with what people sent: a place by content, so that the same file is kept once.

A file is written under a name of its own, forced to the disk and then renamed: whoever finds it at its place
finds it whole, whenever the process was killed.
"""

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from storage.file_kinds import PICTURES, kind_of
from storage.thumbnails import thumbnail

FOLDER = "files"
"""Below the data folder."""
UNFINISHED = ".part"
SMALL = ".small.jpg"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file at its place; ``path`` and ``thumbnail`` are below the data folder."""

    sha256: str
    path: str
    size: int
    mime: str
    thumbnail: str | None


def keep(data_dir: Path, content: bytes, name: str | None) -> Kept:
    """Check a file, make its thumbnail, and put both at their places.

    Raises:
        storage.file_kinds.NotKept: it is of a kind that is not kept, or not what its name says.
        OSError: the disk is full, or the folder cannot be written.
    """
    mime = kind_of(content, name)
    small = thumbnail(content) if mime in PICTURES.values() else None
    digest = hashlib.sha256(content).hexdigest()
    path = f"{FOLDER}/{digest[:2]}/{digest[2:]}"
    _put(data_dir, path, content)
    if small is not None:
        _put(data_dir, path + SMALL, small)
    return Kept(digest, path, len(content), mime, path + SMALL if small is not None else None)


def _put(data_dir: Path, path: str, content: bytes) -> None:
    place = data_dir / path
    for folder in (data_dir / FOLDER, place.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = place.with_name(f"{place.name}{UNFINISHED}-{token_hex(4)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)
    _settle(place.parent)


def _settle(folder: Path) -> None:
    """Force the name to the disk too, where the system lets a folder be opened."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def remove(data_dir: Path, paths: Iterable[str]) -> int:
    """Take files away that nothing refers to; how many were there."""
    count = 0
    for path in paths:
        place = data_dir / path
        if place.is_relative_to(data_dir / FOLDER) and ".." not in place.parts:
            count += place.is_file()
            place.unlink(missing_ok=True)
    return count


def lying(data_dir: Path) -> Iterator[str]:
    """Every file in the folder, below the data folder, what was never finished too."""
    for each in sorted((data_dir / FOLDER).rglob("*")):
        if each.is_file():
            yield each.relative_to(data_dir).as_posix()


def sweep_unfinished(data_dir: Path, older_than: float) -> int:
    """Take away what a killed process left unfinished before a moment (seconds since 1970)."""
    old = [
        each
        for each in (data_dir / FOLDER).rglob(f"*{UNFINISHED}-*")
        if each.is_file() and each.stat().st_mtime < older_than
    ]
    for each in old:
        each.unlink(missing_ok=True)
    return len(old)


@dataclass(frozen=True, slots=True)
class State:
    """How the folder and the database agree: what is missing, and what nothing refers to."""

    missing: tuple[str, ...]
    orphaned: tuple[str, ...]


def compare(data_dir: Path, used: Collection[str]) -> State:
    """What the database speaks of and is not there, and what is there and nobody speaks of."""
    there = set(lying(data_dir))
    return State(tuple(sorted(set(used) - there)), tuple(sorted(there - set(used))))
