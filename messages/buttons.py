"""Keyboards as plain values: a screen says which buttons it has; Telegram's types stay in ``handlers``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from messages.labels import label


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: what it says and what a tap sends back (or which address it opens)."""

    text: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]
"""An inline keyboard, row by row."""


@dataclass(frozen=True, slots=True)
class ReplyMenu:
    """The keyboard under the text field; a tap on it sends the button's text."""

    rows: tuple[tuple[str, ...], ...]
    placeholder: str | None = None


def rows(*lines: Iterable[Button]) -> Rows:
    """The lines that hold a button at all."""
    kept = (tuple(line) for line in lines)
    return tuple(line for line in kept if line)


_EMOJI_STYLE = "\ufe0f"
"""Asks for the coloured form of the sign before it; has no width of its own."""


def _weight(text: str) -> int:
    """How wide a label is, in Latin letters; a Chinese character or an emoji takes two."""
    return sum(2 if ord(character) > 0x218F else 1 for character in text if character != _EMOJI_STYLE)


def grid(buttons: Sequence[Button], width: int = 34, most: int = 3) -> Rows:
    """Buttons laid out in rows that a phone of 360 px shows whole.

    ``width`` is what a row holds in Latin letters, ``most`` how many buttons stand side by side.
    """
    lines: list[list[Button]] = []
    for button in buttons:
        line = lines[-1] if lines else None
        fits = line is not None and len(line) < most
        if line is not None and fits and _row_fits([*line, button], width):
            line.append(button)
        else:
            lines.append([button])
    return tuple(tuple(line) for line in lines)


def _row_fits(line: Sequence[Button], width: int) -> bool:
    """Telegram gives every button of a row the same width, so the widest one decides."""
    return max(_weight(button.text) + 2 for button in line) * len(line) <= width


MENU = ("duties", "meeting", "interview", "records", "export", "settings")
"""The reply keyboard's buttons, in order; their words are the labels ``menu.*``."""


def menu(language: str) -> ReplyMenu:
    """The reply keyboard of somebody who belongs to a branch."""
    words = [label(language, f"menu.{key}") for key in MENU]
    return ReplyMenu(
        rows=tuple(tuple(words[i : i + 3]) for i in range(0, len(words), 3)),
        placeholder=label(language, "menu.placeholder"),
    )
