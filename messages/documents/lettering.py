"""Letters in pictures: the font that ships, words that fit a width, and □ for what the font does not know."""

import unicodedata
from functools import cache
from pathlib import Path

from PIL.ImageFont import FreeTypeFont, Layout, truetype

FONT = Path(__file__).parent / "fonts" / "NotoSansSC-GB2312.otf"
UNKNOWN = "□"
_LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100))))
_CUT = "…"


@cache
def font(size: int) -> FreeTypeFont:
    """The font at a height in pixels."""
    return truetype(FONT, size, layout_engine=Layout.BASIC)


@cache
def known(character: str) -> bool:
    """Whether the font draws it: it holds GB 2312 and Latin letters, and nothing else."""
    if character in _LATIN:
        return True
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return not unicodedata.category(character).startswith("C")


def drawable(text: str) -> str:
    """The text on one line, □ in place of each character that the font does not know."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    seen = (each for each in line if unicodedata.category(each) not in {"Cf", "Mn", "Me"})
    return "".join(each if known(each) else UNKNOWN for each in seen)


def width(text: str, size: int) -> int:
    """Pixels that the text takes."""
    return round(font(size).getlength(text))


def fitted(text: str, room: int, size: int, least: int) -> tuple[str, int]:
    """The text, drawable, and the largest size from ``size`` down to ``least`` at which it fits ``room``.

    What does not fit at the least size is cut, at a space where one is near, and ends in ….
    """
    line = drawable(text)
    for each in range(size, least - 1, -1):
        if width(line, each) <= room:
            return line, each
    return _cut(line, room, least), least


def _cut(line: str, room: int, size: int) -> str:
    length = len(line)
    while length > 1 and width(line[:length].rstrip() + _CUT, size) > room:
        length -= 1
    space = line.rfind(" ", 0, length)
    if space > length * 2 // 3:
        length = space
    return line[:length].rstrip(" ,;:，、；：·") + _CUT
