"""Making words fit: one field into a card, a card into one message of Telegram's."""

import re
from collections.abc import Callable
from html import unescape

LIMIT = 4096
"""Telegram's limit for the text of one message, in UTF-16 units as shown."""
STEPS = (200, 100, 50, 20)
"""How much of each field is shown: the first that lets the whole card fit."""

_WIDE = 0x1100
"""From here on characters are as wide as two letters, near enough."""
_WORD = 12
"""A space so near to the end is cut at, so that no word is cut in two."""
_TAG = re.compile("<[^<>]*>")


def length(text: str) -> int:
    """The length as Telegram counts it: UTF-16 units, an emoji outside the basic plane being two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown_length(html: str) -> int:
    """The length of HTML as it is shown: tags are nothing, an entity is the character it stands for."""
    return length(unescape(_TAG.sub("", html)))


def clip(text: str, most: int) -> str:
    """The text, shortened to ``most`` units with an ellipsis where it is longer."""
    if length(text) <= most:
        return text
    kept = text[: most - 1]
    while length(kept) > most - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def width(text: str) -> int:
    """How wide the text is on a phone, in Latin letters: a Chinese character or an emoji takes two."""
    return sum(2 if ord(each) >= _WIDE else 1 for each in text)


def clip_wide(text: str, most: int) -> str:
    """The text, shortened to the width of ``most`` Latin letters, at a space where one is near."""
    if width(text) <= most:
        return text
    kept = text
    while width(kept) > most - 1:
        kept = kept[:-1]
    cut = kept.rfind(" ")
    if cut > max(len(kept) - _WORD, 0) and not text[len(kept)].isspace():
        kept = kept[:cut]
    return kept.rstrip() + "…"


def fitted(draw: Callable[[int], str]) -> str:
    """What ``draw`` makes of the largest field size at which the whole fits one message.

    Raises:
        ValueError: it does not fit even with the shortest fields.
    """
    for most in STEPS:
        html = draw(most)
        if shown_length(html) <= LIMIT:
            return html
    raise ValueError("a screen is longer than one message, however short its fields")
