"""The archive of a branch: ``manifest.json``, ``branch.json`` and the files people sent, by their hash.

An archive from elsewhere is distrusted: a name that is none of ours, a size beyond reason, a hash that does
not fit or a newer version is refused before anything is written.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from storage import kept_files
from storage.exported import FORMAT, VERSION, Exported, Manifest
from storage.file_kinds import NotKept
from storage.kept_files import Kept

MANIFEST, BRANCH, FILES = "manifest.json", "branch.json", "files/"
LARGEST_FILE = 50_000_000
LARGEST_TEXT = 300_000_000
"""Bytes of ``branch.json``: a large branch has some ten thousand records of a few thousand bytes."""
LARGEST = 20_000_000_000
MOST_FILES = 100_000
_FILE = re.compile(r"files/[0-9a-f]{64}")
_BROKEN = (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class ArchiveFault(StrEnum):
    """Why an archive is refused."""

    NO_ZIP = "no_zip"
    DAMAGED = "damaged"
    NOT_OURS = "not_ours"
    NEWER = "newer"
    TOO_LARGE = "too_large"
    BAD_NAME = "bad_name"


class ArchiveError(ValueError):
    """An archive that is not read; nothing was written."""

    def __init__(self, fault: ArchiveFault, what: str = "") -> None:
        super().__init__(f"{fault}: {what}" if what else str(fault))
        self.fault, self.what = fault, what


def write(
    target: Path,
    branch: Exported,
    data_dir: Path,
    made_at: datetime,
    *,
    go_on: Callable[[int, int], bool] = lambda _done, _total: True,
) -> int:
    """Write the archive, replacing ``target`` only when it is whole; how many files are in it.

    A file that the database knows and the folder has lost is left out. ``go_on`` hears after each file how
    many of how many are in; where it says no, nothing is left behind and the answer is -1.
    """
    there = sorted({each.sha256 for each in branch.files if each.sha256 is not None})
    present = [sha for sha in there if _place(data_dir, sha).is_file()]
    manifest = Manifest(
        format=FORMAT,
        version=VERSION,
        made_at=made_at,
        branch=branch.branch.name,
        records=len(branch.records),
        people=len(branch.people),
        files=len(present),
    )
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(MANIFEST, manifest.model_dump_json(indent=2))
            packed.writestr(BRANCH, _with_files(branch, frozenset(present)).model_dump_json(indent=1))
            for number, sha in enumerate(present, 1):
                packed.write(_place(data_dir, sha), f"{FILES}{sha}", compress_type=zipfile.ZIP_STORED)
                if not go_on(number, len(present)):
                    return -1
        unfinished.chmod(0o600)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(present)


def _with_files(branch: Exported, present: frozenset[str]) -> Exported:
    """The branch as it says of those files alone that their bytes are in the archive."""
    files = (
        each if each.sha256 in present else each.model_copy(update={"sha256": None}) for each in branch.files
    )
    return branch.model_copy(update={"files": tuple(files)})


def _place(data_dir: Path, sha: str) -> Path:
    return data_dir / kept_files.FOLDER / sha[:2] / sha[2:]


@contextmanager
def opened(source: Path) -> Iterator["Archive"]:
    """An archive whose names and sizes have been looked at.

    Raises:
        ArchiveError: it is refused.
        OSError: there is no such file, or it may not be read.
    """
    try:
        packed = zipfile.ZipFile(source)
    except OSError:
        raise
    except _BROKEN as error:
        raise ArchiveError(ArchiveFault.NO_ZIP) from error
    with packed:
        _look(packed)
        yield Archive(packed)


def _look(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    names = [part.filename for part in parts]
    if MANIFEST not in names or BRANCH not in names:
        raise ArchiveError(ArchiveFault.NOT_OURS)
    for name in names:
        if name not in (MANIFEST, BRANCH) and not _FILE.fullmatch(name):
            raise ArchiveError(ArchiveFault.BAD_NAME, name[:80])
    if len(set(names)) < len(names):
        raise ArchiveError(ArchiveFault.DAMAGED, "a name twice")
    limits = {MANIFEST: 100_000, BRANCH: LARGEST_TEXT}
    over = [part.filename for part in parts if part.file_size > limits.get(part.filename, LARGEST_FILE)]
    if over or sum(part.file_size for part in parts) > LARGEST or len(parts) > MOST_FILES:
        raise ArchiveError(ArchiveFault.TOO_LARGE, over[0] if over else "")


class Archive:
    """What an archive holds, read part by part."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._fresh: list[str] = []

    def _read(self, name: str) -> bytes:
        try:
            return self._packed.read(name)
        except (KeyError, zlib.error, *_BROKEN) as error:
            raise ArchiveError(ArchiveFault.DAMAGED, name) from error

    def manifest(self) -> Manifest:
        """What the archive says that it is; raises ArchiveError for another format or a newer version."""
        try:
            found = Manifest.model_validate_json(self._read(MANIFEST))
        except ValidationError as error:
            raise ArchiveError(ArchiveFault.NOT_OURS) from error
        if found.format != FORMAT:
            raise ArchiveError(ArchiveFault.NOT_OURS, found.format[:40])
        if found.version > VERSION:
            raise ArchiveError(ArchiveFault.NEWER, str(found.version))
        return found

    def branch(self) -> Exported:
        """The branch; raises ArchiveError where something in it is not as the format says."""
        self.manifest()
        try:
            return Exported.model_validate_json(self._read(BRANCH))
        except ValidationError as error:
            place = map(str, error.errors(include_input=False, include_url=False)[0]["loc"])
            raise ArchiveError(ArchiveFault.DAMAGED, ".".join([BRANCH, *place])[:80]) from error

    def keep_files(self, branch: Exported, data_dir: Path) -> dict[str, Kept]:
        """Put the files at their places in the folder, one at a time; by hash.

        Raises:
            ArchiveError: a file is missing, or is not what its hash says.
            OSError: the disk is full, or the folder cannot be written.
        """
        kept: dict[str, Kept] = {}
        names = {each.sha256: each.name or _name(each.kind) for each in branch.files if each.sha256}
        for sha, name in names.items():
            content = self._read(f"{FILES}{sha}")
            if hashlib.sha256(content).hexdigest() != sha:
                raise ArchiveError(ArchiveFault.DAMAGED, f"{FILES}{sha}")
            new = not _place(data_dir, sha).is_file()
            try:
                kept[sha] = kept_files.keep(data_dir, content, name)
            except NotKept as error:
                raise ArchiveError(ArchiveFault.DAMAGED, f"{FILES}{sha}") from error
            if new:
                self._fresh += filter(None, (kept[sha].path, kept[sha].thumbnail))
        return kept

    def take_back(self, data_dir: Path) -> None:
        """Take away the files that ``keep_files`` put there, but not those that lay there before."""
        kept_files.remove(data_dir, self._fresh)


def _name(kind: str) -> str | None:
    return "photo.jpg" if kind == "photo" else None
