"""Making words fit: one field into a card, a card into one message of Telegram's."""

import re
from collections.abc import Callable
from html import unescape

LIMIT = 4096
"""Telegram's limit for the text of one message, in UTF-16 units as shown."""
STEPS = (200, 100, 50, 20)
"""How much of each field is shown: the first that lets the whole card fit."""

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
