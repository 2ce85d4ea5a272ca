"""Names of files that strangers chose, made safe to write on a disk and into an archive."""

import mimetypes
import re
import unicodedata

LONGEST = 80
"""Characters of a name; with three bytes each they fit into the 255 that file systems allow."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def safe_name(name: str | None, otherwise: str, mime: str | None = None) -> str:
    """``name`` without folders, control characters and whatever a file system refuses.

    A name with nothing left is ``otherwise``; one without an ending gets that of ``mime``. Only the last
    part of a path is a name: ``../../etc/passwd`` is ``passwd``.
    """
    last = re.split(r"[/\\]", name or "")[-1]
    kept = "".join(
        each for each in unicodedata.normalize("NFC", last) if unicodedata.category(each) not in _UNSEEN
    )
    kept = _FORBIDDEN.sub("_", kept).strip(" .")
    if not kept or _RESERVED.match(kept):
        kept = f"{otherwise}{f'_{kept}' if kept else ''}"
    ending = _SUFFIX.search(kept)
    suffix = ending.group() if ending else _suffix_of(mime)
    stem = kept[: len(kept) - len(suffix)] if ending else kept
    return stem[: LONGEST - len(suffix)].rstrip(" .") + suffix


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Kinds of characters that are not seen: a name must not read other than it is."""


def _suffix_of(mime: str | None) -> str:
    return {"image/jpeg": ".jpg"}.get(mime or "") or mimetypes.guess_extension(mime or "") or ""
