"""Draws the picture of the year: a PNG no larger than Telegram shows without scaling it down.

Telegram scales a photo to 1280 pixels at most; 720 by up to 1280 arrives as it is, and is read on a phone at
half the size. Rows grow thinner before the picture grows longer.
"""

import io
from functools import lru_cache

from PIL import Image, ImageDraw

from bot.duties.standing import State
from messages.documents.lettering import fitted, font, width
from messages.documents.picture import Bar, Picture, Row
from messages.documents.state_marks import BLACK, LOOKS, PALE, SKY, Colour, mark

WIDE, LONG = 720, 1280
EDGE = 16
NAMES = 222
"""Pixels for the duties' names."""
MONTH = 33
"""Pixels of a month."""
HEAD, FOOT = 142, 96
ROW, THINNEST = 40, 30
HEADING = 30
_GROUND, _BAND, _STRIPE = (255, 255, 255), (255, 243, 214), (246, 246, 246)
_DIM = (90, 90, 90)


@lru_cache(maxsize=32)
def draw(picture: Picture) -> bytes:
    """The picture as PNG; the same one again is not drawn again."""
    return _Sheet(picture).png()


class _Sheet:
    """A picture being drawn."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        rows = sum(len(part.rows) for part in picture.parts)
        headings = HEADING * len(picture.parts)
        self._row = max(THINNEST, min(ROW, (LONG - HEAD - FOOT - headings) // rows))
        self._image = Image.new("RGB", (WIDE, HEAD + headings + rows * self._row + FOOT), _GROUND)
        self._pen = ImageDraw.Draw(self._image)
        self._months = EDGE + NAMES
        self._body = self._image.height - FOOT

    def png(self) -> bytes:
        """Head, rows and legend."""
        self._stripes()
        self._running_month()
        self._head()
        at = HEAD
        for part in self._picture.parts:
            self._text((EDGE, at + HEADING - 4), part.heading, 20, _DIM, anchor="ls")
            self._pen.line((EDGE, at + HEADING - 1, WIDE - EDGE, at + HEADING - 1), PALE, 2)
            at += HEADING
            for row in part.rows:
                self._line(row, at)
                at += self._row
        below = self._legend(at + 14)
        made = io.BytesIO()
        self._image.crop((0, 0, WIDE, below)).save(made, "PNG", compress_level=4)
        return made.getvalue()

    def _x(self, month: int) -> int:
        """The left edge of a month."""
        return self._months + (month - 1) * MONTH

    def _text(
        self, at: tuple[int, int], words: str, size: int, ink: Colour = BLACK, anchor: str = "ls"
    ) -> None:
        self._pen.text(at, words, ink, font(size), anchor)

    def _stripes(self) -> None:
        """A pale ground for every second row, to lead the eye."""
        top = HEAD
        for part in self._picture.parts:
            top += HEADING
            for number in range(1, len(part.rows), 2):
                above = top + number * self._row
                self._pen.rectangle((EDGE, above, WIDE - EDGE, above + self._row - 1), _STRIPE)
            top += len(part.rows) * self._row

    def _running_month(self) -> None:
        """A light band behind the month that runs."""
        if self._picture.month is not None:
            left = self._x(self._picture.month)
            self._pen.rectangle((left, HEAD - 34, left + MONTH - 1, self._body), _BAND)

    def _head(self) -> None:
        """Branch and year on one line where they fit, whose list and up to when below, then the months.

        A long branch has the line to itself, and the year stands below.
        """
        picture = self._picture
        room = WIDE - 2 * EDGE
        beside = room - width(picture.year_title, 30) - 16
        alone = width(picture.title, 26) > beside
        title, size = fitted(picture.title, room if alone else beside, 34, 22)
        self._text((EDGE, 48), title, size)
        year = (24, 86) if alone else (30, 48)
        self._text((WIDE - EDGE, year[1]), picture.year_title, year[0], _DIM, anchor="rs")
        taken = width(picture.year_title, 24) + 16 if alone else 0
        below, size = fitted(picture.below, room - taken, 24, 18)
        self._text((EDGE, 86), below, size, _DIM)
        for month in range(1, 13):
            ink = BLACK if month == picture.month else _DIM
            self._text((self._x(month) + MONTH // 2, HEAD - 10), str(month), 20, ink, anchor="ms")

    def _line(self, row: Row, top: int) -> None:
        """A duty: name, months, progress."""
        middle = top + self._row // 2
        words, size = fitted(row.name, NAMES - 8, 24, 19)
        self._text((EDGE, middle), words, size, anchor="lm")
        side = min(self._row - 6, MONTH - 3)
        if row.yearly:
            self._year(row, middle, side)
        else:
            for bar in row.bars:
                self._period(bar, middle, side)
        self._text((WIDE - EDGE, middle), row.progress, 22, anchor="rm")

    def _period(self, bar: Bar, middle: int, side: int) -> None:
        """A month's mark, or a quarter's or half's in its middle with a line under all its months."""
        left, right = self._x(bar.first), self._x(bar.last + 1)
        if bar.first != bar.last:
            self._pen.line((left + 4, middle, right - 5, middle), LOOKS[bar.state].frame, 4)
        self._put(bar.state, (left + right) // 2, middle, side)

    def _year(self, row: Row, middle: int, side: int) -> None:
        """A bar to the deadline, dots where there are records, the mark at its end."""
        (bar,) = row.bars
        left, right = self._x(bar.first), self._x(bar.last + 1)
        thick = max(8, side // 3)
        box = (left + 3, middle - thick // 2, right - 3, middle + thick // 2)
        self._pen.rounded_rectangle(box, thick // 2, PALE)
        for month in row.dots:
            self._dot(self._x(month) + MONTH // 2, middle, side)
        self._put(bar.state, right - MONTH // 2, middle, side)

    def _dot(self, x: int, y: int, side: int) -> None:
        radius = side // 4
        self._pen.ellipse((x - radius, y - radius, x + radius, y + radius), SKY, _DIM, 2)

    def _put(self, state: State, x: int, y: int, side: int) -> None:
        """A mark, its middle at that point."""
        tile = mark(state, side)
        self._image.paste(tile, (x - side // 2, y - side // 2), tile)

    def _legend(self, top: int) -> int:
        """What the marks mean, with how many duties stand so; where it ends."""
        x, y = EDGE, top + 14
        for state, words in (*self._picture.counts, (None, self._picture.dots)):
            wide = 30 + width(words, 21) + 20
            if x + wide - 20 > WIDE - EDGE:
                x, y = EDGE, y + 38
            if state is None:
                self._dot(x + 13, y, 26)
            else:
                self._put(state, x + 13, y, 26)
            self._text((x + 32, y), words, 21, anchor="lm")
            x += wide + 2
        return min(y + 30, self._image.height)
