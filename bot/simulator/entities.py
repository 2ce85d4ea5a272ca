"""Lengths and offsets as Telegram counts them (UTF-16 units), and the entities it finds in plain text."""

from __future__ import annotations

import re

JsonObject = dict[str, object]

_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"，。；、！？（）]+)"
    r"|(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}\b)"
)


def utf16_length(text: str) -> int:
    """Length in UTF-16 units: characters outside the basic plane, as most emoji are, count two."""
    return len(text) + sum(ord(character) > 0xFFFF for character in text)


def detect(text: str) -> list[JsonObject]:
    """The bot commands, addresses and mentions Telegram marks without being told."""
    found: list[JsonObject] = []
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or ""
        value = match.group().rstrip(".,;:!?)") if kind == "url" else match.group()
        found.append(
            {"type": kind, "offset": utf16_length(text[: match.start()]), "length": utf16_length(value)}
        )
    return found


def with_detected(text: str, marked: list[JsonObject]) -> list[JsonObject]:
    """The marked entities and those found by themselves outside of them, in Telegram's order."""
    taken = [
        span(entity) for entity in marked if entity["type"] in ("code", "pre", "text_link", "text_mention")
    ]
    extra = [entity for entity in detect(text) if not any(_overlap(span(entity), other) for other in taken)]
    return sorted(marked + extra, key=lambda entity: (span(entity)[0], -span(entity)[1]))


def span(entity: JsonObject) -> tuple[int, int]:
    """Offset and end of an entity."""
    offset, length = entity["offset"], entity["length"]
    if not isinstance(offset, int) or not isinstance(length, int):
        raise TypeError("an entity has a whole offset and length")
    return offset, offset + length


def trimmed(text: str, marked: list[JsonObject]) -> tuple[str, list[JsonObject]]:
    """Text without the white space around it, as Telegram stores it, its entities moved and cut to match."""
    cut = text.strip()
    before = utf16_length(text[: len(text) - len(text.lstrip())]) if cut else 0
    size = utf16_length(cut)
    kept: list[JsonObject] = []
    for entity in marked:
        start, end = span(entity)
        start, end = max(start - before, 0), min(end - before, size)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return cut, kept


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
