"""An archive in parts of a limited size: written to the disk piece by piece, no photo ever held in memory."""

import json
import zipfile
from pathlib import Path, PurePosixPath

from storage.file_names import safe_name

LIMIT = 49_000_000
"""Bytes of a part: a bot may send 50 MB."""
SIZES = "parts.json"
"""Written when every part is whole: how many there are."""
_ENTRY = 300
"""Bytes that a file costs beside itself, its name twice not counted."""


class Parts:
    """Parts ``part-1.zip``, ``part-2.zip`` … in a folder; a piece that does not fit begins the next one."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder, self._limit = folder, limit
        self._packed: zipfile.ZipFile | None = None
        self._written = 0
        self._names: set[str] = set()
        self.count = 0

    def add(self, name: str, content: bytes) -> int:
        """Put bytes in; the number of the part they are in."""
        path = self._name(name)
        packed = self._for(len(content), path)
        packed.writestr(path, content, zipfile.ZIP_DEFLATED)
        return self.count

    def add_file(self, name: str, source: Path) -> int:
        """Put a file in, which is read piece by piece and not squeezed, as photos cannot be."""
        path = self._name(name)
        packed = self._for(source.stat().st_size, path)
        packed.write(source, path, zipfile.ZIP_STORED)
        return self.count

    def close(self) -> None:
        """The last part is whole."""
        if self._packed is not None:
            self._packed.close()
            self._packed = None

    def _for(self, size: int, path: str) -> zipfile.ZipFile:
        """The part that a piece of that size goes into."""
        cost = size + _ENTRY + 2 * len(path.encode())
        if self._packed is None or (self._written and self._written + cost > self._limit):
            self.close()
            self.count += 1
            self._packed = zipfile.ZipFile(part_of(self._folder, self.count), "x")
            self._written = 0
        self._written += cost
        return self._packed

    def _name(self, name: str) -> str:
        """A path of safe names, told apart from those before."""
        pieces = [safe_name(each, "file") for each in PurePosixPath(name).parts if each not in ("/", "..")]
        path = PurePosixPath(*pieces)
        given, n = path, 1
        while str(path) in self._names:
            n += 1
            path = given.with_name(f"{given.stem}-{n}{given.suffix}")
        self._names.add(str(path))
        return str(path)


def settle(folder: Path, count: int) -> None:
    """Every part lies there whole."""
    (folder / SIZES).write_text(json.dumps(count), encoding="ascii")


def part_of(folder: Path, number: int) -> Path:
    """Where a part lies."""
    return folder / f"part-{number}.zip"
