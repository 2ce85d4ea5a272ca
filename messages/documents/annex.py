"""What people sent along with a record, at the end of its Word document: small photos, other files by name.

It is put after whatever the template made, so that an operator's own form needs no place for it. Only the
small pictures that are kept beside the photos are read, never the photos themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from docx.shared import Cm, Emu, Pt

from messages.documents.paper import HEI, write
from messages.documents.workbook import clean

PHOTOS, FILES = "附件照片", "其他附件"
MOST = 12
"""Photos that a document shows; the others are told by their number."""
A_ROW = 2
HIGH = Cm(5.6)
"""The height that no photo exceeds: four rows stand on a page."""
_BETWEEN = Cm(0.3)
_LARGEST_DOT = Emu(12_700)
"""A dot of a picture, at most: a point. A tiny picture is not blown up."""
_USUAL_WIDTH = Cm(17)
SIZE = 10.5
"""Points of the text, smaller than the forms'."""
_UNREADABLE = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    OSError,
    ValueError,
    ZeroDivisionError,
)


@dataclass(frozen=True, slots=True)
class Sent:
    """One attachment: its name, and where its small picture lies; None for what is no picture."""

    name: str
    picture: Path | None = None


def append(made: Word, sent: Sequence[Sent]) -> None:
    """Put them at the end of a document; a picture that cannot be read is named like any other file."""
    photos: list[Image] = []
    others: list[str] = []
    unseen = 0
    for each in sent:
        if each.picture is not None and len(photos) == MOST:
            unseen += 1
        elif (photo := _opened(each.picture)) is not None:
            photos.append(photo)
        else:
            others.append(each.name)
    if photos:
        _show(made, photos)
        if unseen:
            write(made.add_paragraph(), f"另有 {unseen} 张照片，未在此显示。", size=SIZE, bold=None)
    if others:
        _head(made, FILES)
        for number, name in enumerate(others, 1):
            write(made.add_paragraph(), f"{number}. {clean(name)}", size=SIZE, bold=None)


def _opened(path: Path | None) -> Image | None:
    """The small picture; None where there is none, or none that can be read."""
    if path is None:
        return None
    try:
        found = Image.from_blob(path.read_bytes())
        found.scaled_dimensions(height=HIGH)
    except _UNREADABLE:
        return None
    return found


def _show(made: Word, photos: Sequence[Image]) -> None:
    _head(made, PHOTOS)
    wide = Emu((_text_width(made) - _BETWEEN * (A_ROW - 1)) // A_ROW)
    for at in range(0, len(photos), A_ROW):
        row = made.add_paragraph()
        row.alignment = WD_ALIGN_PARAGRAPH.CENTER
        row.paragraph_format.space_after = Pt(4)
        for number, photo in enumerate(photos[at : at + A_ROW]):
            if number:
                row.add_run(" ")
            across, down = _fitted(photo, wide)
            row.add_run().add_picture(BytesIO(photo.blob), width=across, height=down)


def _fitted(photo: Image, wide: int) -> tuple[Emu, Emu]:
    """Its size in a place ``wide`` by ``HIGH``, with its sides as they are to each other."""
    scale = min(wide / photo.px_width, HIGH / photo.px_height, _LARGEST_DOT)
    return Emu(round(photo.px_width * scale)), Emu(round(photo.px_height * scale))


def _text_width(made: Word) -> int:
    """How wide the text of the last section is; that of our forms where a template does not say."""
    section = made.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None or page - left - right < HIGH:
        return _USUAL_WIDTH
    return page - left - right


def _head(made: Word, text: str) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(8)
    paragraph.paragraph_format.keep_with_next = True
    write(paragraph, text, font=HEI, size=12, bold=None)
