"""The marks of the year's picture: each state told by its shape and its fill, and by colour besides.

The colours are those of Okabe and Ito, which the colour-blind can tell apart; in grey the shapes remain: a
tick, a framed tick, a cross, an exclamation mark, a half disc, an empty frame.
"""

from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw

from bot.duties.standing import State

GREEN, BLUE, ORANGE, RED = (0, 122, 94), (0, 94, 158), (230, 159, 0), (204, 60, 20)
SKY, GREY, PALE = (120, 180, 220), (160, 160, 160), (224, 224, 224)
WHITE, BLACK = (255, 255, 255), (20, 20, 20)
_FINE = 4
"""Marks are drawn this many times larger and scaled down, which smooths their edges."""

Colour = tuple[int, int, int]
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is drawn: its ground, its frame, and the strokes upon it, in parts of the mark's side."""

    fill: Colour | None
    frame: Colour
    ink: Colour
    strokes: tuple[Points, ...] = ()
    thick: float = 0.13


_TICK: Points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.30))
_CROSS: tuple[Points, ...] = (((0.28, 0.28), (0.72, 0.72)), ((0.72, 0.28), (0.28, 0.72)))
_ALERT: tuple[Points, ...] = (((0.5, 0.20), (0.5, 0.56)), ((0.5, 0.755), (0.5, 0.775)))
_DASH: tuple[Points, ...] = (((0.3, 0.5), (0.7, 0.5)),)

LOOKS = {
    State.DONE: Look(GREEN, GREEN, WHITE, (_TICK,)),
    State.DONE_LATE: Look(WHITE, BLUE, BLUE, (_TICK,)),
    State.DUE_SOON: Look(ORANGE, ORANGE, BLACK, _ALERT, 0.15),
    State.OVERDUE: Look(RED, RED, WHITE, _CROSS, 0.15),
    State.IN_PROGRESS: Look(WHITE, BLUE, BLUE),
    State.NOT_STARTED: Look(WHITE, GREY, GREY),
    State.NOT_APPLICABLE: Look(None, WHITE, GREY, _DASH, 0.1),
    State.UNTRACKED: Look(None, WHITE, GREY, (((0.49, 0.5), (0.51, 0.5)),), 0.16),
}
"""Every state that a period can be in."""


@cache
def mark(state: State, side: int) -> Image.Image:
    """The mark of a state, ``side`` pixels wide and high, upon nothing."""
    large = side * _FINE
    tile = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    pen, look = ImageDraw.Draw(tile), LOOKS[state]
    edge = large * 0.03
    if look.fill is not None:
        box = (edge, edge, large - edge, large - edge)
        pen.rounded_rectangle(box, large * 0.2, look.fill, look.frame, max(1, round(large * 0.08)))
    if state is State.IN_PROGRESS:
        disc = (large * 0.27, large * 0.27, large * 0.73, large * 0.73)
        pen.pieslice(disc, 90, 270, look.ink)
        pen.arc(disc, 0, 360, look.ink, round(large * 0.06))
    for stroke in look.strokes:
        _line(pen, stroke, look, large)
    return tile.resize((side, side), Image.Resampling.LANCZOS)


def _line(pen: ImageDraw.ImageDraw, stroke: Points, look: Look, large: int) -> None:
    """A stroke with round ends."""
    points = [(x * large, y * large) for x, y in stroke]
    thick = look.thick * large
    pen.line(points, look.ink, round(thick), joint="curve")
    for x, y in (points[0], points[-1]):
        pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), look.ink)
