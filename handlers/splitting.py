"""Long words in several messages: whole paragraphs first, then whole lines, then as much as fits."""

from messages.fitting import LIMIT, length

__all__ = ["LIMIT", "length", "split_text"]


def split_text(text: str, limit: int = LIMIT) -> list[str]:
    """Plain text in parts of at most ``limit``, broken at paragraph borders, else lines, else anywhere."""
    return _split(text.strip(), limit, ("\n\n", "\n"))


def _split(text: str, limit: int, borders: tuple[str, ...]) -> list[str]:
    if length(text) <= limit:
        return [text] if text else []
    if not borders:
        return _cut(text, limit)
    border, *finer = borders
    parts: list[str] = []
    for piece in text.split(border):
        joined = f"{parts[-1]}{border}{piece}" if parts else piece
        if parts and length(joined) <= limit:
            parts[-1] = joined
        else:
            parts.extend(_split(piece, limit, tuple(finer)))
    return [part for part in parts if part.strip()]


def _cut(text: str, limit: int) -> list[str]:
    parts = [""]
    size = 0
    for character in text:
        wide = length(character)
        if size + wide > limit:
            parts.append("")
            size = 0
        parts[-1] += character
        size += wide
    return parts
