"""Files sent either way: where they are kept, what Telegram says about them, and the size of a picture."""

from __future__ import annotations

import hashlib
import mimetypes
import re
import secrets
import struct

from bot.simulator.model import JsonObject, StoredFile

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_STEPS = (90, 320, 800, 1280)
_JPEG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


class FileStore:
    """All files of this run, by file_id and by path, in memory."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}

    def keep(self, folder: str, name: str, content: bytes, mime_type: str | None = None) -> StoredFile:
        """Store a file under a fresh file_id; the same content has the same unique id."""
        number = len(self.by_id)
        suffix = re.search(r"\.[A-Za-z0-9]{1,8}$", name)
        stored = StoredFile(
            file_id=f"{folder[:1]}{number}-{secrets.token_urlsafe(18)}",
            unique_id=hashlib.sha256(content).hexdigest()[:16],
            path=f"{folder}/file_{number}{suffix.group().lower() if suffix else ''}",
            content=content,
            name=name,
            mime_type=mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream",
        )
        self.by_id[stored.file_id] = stored
        self.by_path[stored.path] = stored
        return stored

    def keep_photo(self, name: str, content: bytes) -> list[JsonObject]:
        """Store a picture in several sizes, each with a file_id; raises ValueError if it is no picture.

        Every size holds the same bytes: pictures are not scaled here, only described so.
        """
        width, height = picture_size(content)
        longest = max(width, height)
        sizes: list[JsonObject] = []
        for step in [step for step in PHOTO_STEPS if step < longest] + [min(longest, PHOTO_STEPS[-1])]:
            stored = self.keep("photos", name, content)
            sizes.append(
                {
                    "file_id": stored.file_id,
                    "file_unique_id": f"{stored.unique_id}{step}",
                    "width": max(1, width * min(step, longest) // longest),
                    "height": max(1, height * min(step, longest) // longest),
                    "file_size": len(content),
                }
            )
        return sizes

    def document(self, stored: StoredFile) -> JsonObject:
        """The Bot API's Document for a stored file."""
        return {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "file_name": stored.name,
            "mime_type": stored.mime_type,
            "file_size": len(stored.content),
        }


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG, GIF or JPEG; raises ValueError for anything else."""
    size = (0, 0)
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        size = struct.unpack(">II", content[16:24])
    elif content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        size = struct.unpack("<HH", content[6:10])
    elif content.startswith(b"\xff\xd8"):
        size = _jpeg_size(content)
    if min(size) < 1:
        raise ValueError("not a picture")
    return size


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return (0, 0)
