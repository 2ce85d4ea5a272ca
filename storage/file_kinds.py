"""Which kinds of file are kept, and what a file truly is, by its first bytes and not by its name alone."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath

import filetype

FETCHABLE = 20 * 1024 * 1024
"""Bytes of the largest file that a bot may fetch from Telegram."""


class Refused(StrEnum):
    """Why a file is not kept; the words are the labels ``files.why.*``."""

    TOO_BIG = "too_big"
    PROGRAM = "program"
    ARCHIVE = "archive"
    MEDIA = "media"
    UNKNOWN = "unknown"
    MISMATCH = "mismatch"
    BOMB = "bomb"
    EMPTY = "empty"
    GONE = "gone"


class NotKept(ValueError):
    """A file that is not kept, and why."""

    def __init__(self, why: Refused) -> None:
        super().__init__(why.value)
        self.why = why


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
PICTURES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "heic": "image/heic",
    "heif": "image/heic",
}
ZIPPED = {
    "docx": f"{_OOXML}.wordprocessingml.document",
    "xlsx": f"{_OOXML}.spreadsheetml.sheet",
    "pptx": f"{_OOXML}.presentationml.presentation",
    "odt": f"{_ODF}.text",
    "ods": f"{_ODF}.spreadsheet",
    "odp": f"{_ODF}.presentation",
    "ofd": "application/ofd",
}
"""Documents that are zip files inside; OFD is the national format of official documents (GB/T 33190)."""
COMPOUND = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "wps": "application/vnd.ms-works",
    "et": "application/vnd.ms-excel",
    "dps": "application/vnd.ms-powerpoint",
}
"""Documents in Microsoft's older container."""
TEXTS = {"txt": "text/plain", "csv": "text/csv", "md": "text/markdown"}
PDF, RTF = "application/pdf", "application/rtf"
VOICES = {"oga": "audio/ogg"}
"""Voice messages, which Telegram names so; other sound is not kept."""
KEPT = {**PICTURES, **ZIPPED, **COMPOUND, **TEXTS, **VOICES, "pdf": PDF, "rtf": RTF}
"""The kinds that are kept, by ending."""

_PROGRAMS = (
    "exe dll com msi bat cmd ps1 vbs js jse jar apk sh py app dmg deb rpm docm xlsm pptm htm html svg lnk"
)
_ARCHIVES = "zip rar 7z tar gz bz2 xz tgz"
_MEDIA = "mp3 m4a wav ogg amr aac flac mp4 mov avi mkv wmv webm 3gp"
_REFUSED: Mapping[str, Refused] = {
    **dict.fromkeys(_PROGRAMS.split(), Refused.PROGRAM),
    **dict.fromkeys(_ARCHIVES.split(), Refused.ARCHIVE),
    **dict.fromkeys(_MEDIA.split(), Refused.MEDIA),
}
_COMPOUND_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP_MAGIC = b"PK\x03\x04"
_PROGRAM_KINDS = {
    "application/x-msdownload",
    "application/x-executable",
    "application/java-archive",
    "application/vnd.android.package-archive",
    "application/x-mach-binary",
    "application/wasm",
}


def _ending(name: str | None) -> str:
    return PurePath(name or "").suffix.removeprefix(".").lower()


def refusal(name: str | None, size: int | None) -> Refused | None:
    """Why a file is not worth fetching, as far as its name and size tell; None where it is."""
    if (size or 0) > FETCHABLE:
        return Refused.TOO_BIG
    ending = _ending(name)
    if not ending or ending in KEPT:
        return None
    return _REFUSED.get(ending, Refused.UNKNOWN)


def kind_of(content: bytes, name: str | None) -> str:
    """What a file is, as a media type.

    A picture, PDF or document is told by its bytes whatever its name; a name that promises another kind is
    believed only where the bytes fit.

    Raises:
        NotKept: it is empty, too large, of a kind that is not kept, or not what its name says.
    """
    if not content:
        raise NotKept(Refused.EMPTY)
    why = refusal(name, len(content))
    if why is not None:
        raise NotKept(why)
    ending = _ending(name)
    if ending in ZIPPED and content.startswith(_ZIP_MAGIC):
        return ZIPPED[ending]
    if content.startswith(_COMPOUND_MAGIC):
        return _compound(ending)
    seen = filetype.guess_mime(content[:8192])
    return _text(content, ending) if seen is None else _known(str(seen))


def _compound(ending: str) -> str:
    """Older office documents all begin alike, and so do installers."""
    if ending not in COMPOUND:
        raise NotKept(Refused.MISMATCH)
    return COMPOUND[ending]


def _known(seen: str) -> str:
    if seen in KEPT.values():
        return seen
    if seen in _PROGRAM_KINDS:
        raise NotKept(Refused.PROGRAM)
    if seen.startswith(("audio/", "video/")):
        raise NotKept(Refused.MEDIA)
    packed = seen == "application/zip" or any(word in seen for word in ("compressed", "tar", "zip", "x-xz"))
    raise NotKept(Refused.ARCHIVE if packed else Refused.UNKNOWN)


def _text(content: bytes, ending: str) -> str:
    """Text, in the encodings that Chinese systems write."""
    if ending and ending not in TEXTS:
        raise NotKept(Refused.MISMATCH)
    if b"\0" in content or not any(_decodes(content, encoding) for encoding in ("utf-8", "gb18030")):
        raise NotKept(Refused.MISMATCH if ending else Refused.UNKNOWN)
    if content.lstrip()[:2] == b"#!":
        raise NotKept(Refused.PROGRAM)
    return TEXTS.get(ending, "text/plain")


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
