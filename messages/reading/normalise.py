"""Typed text made even before it is read: what is invisible goes, full width becomes half width.

``tidy`` is for what is kept, ``fold`` for what is compared. ``fold`` keeps every character's place, so that
what is found in the folded text can be cut out of the tidy one exactly as it was typed.
"""

import unicodedata

from messages.reading.problem import Problem, ProblemCode, problem

MOST = 4096
"""Characters of one Telegram message; nothing typed at a step is longer."""

_INVISIBLE = frozenset("\u00ad\u180e\u200b\u200c\u200e\u200f\u2060\ufeff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_DROPPED = frozenset({"Cc", "Cs"})
_ALIKE = str.maketrans(
    "—–―−‐‑∶○點號週後應實贊對棄權書記員黨組織請會負責開過",
    "------:〇点号周后应实赞对弃权书记员党组织请会负责开过",
)


def tidy(text: str) -> str:
    """The text as it is kept: composed, without control or invisible characters, trimmed.

    The joiner inside emoji stays, since key points may hold emoji.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (
        c
        for c in composed
        if c in "\n\t" or (c not in _INVISIBLE and unicodedata.category(c) not in _DROPPED)
    )
    return "".join(kept).strip()


def fold(text: str) -> str:
    """The text as it is compared: half width, lower case, one dash; as long as ``text``, place for place."""
    return "".join(map(_fold_one, text)).translate(_ALIKE)


def _fold_one(character: str) -> str:
    if character.isascii():
        return character.lower()
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def spaced(text: str) -> str:
    """Tidy, folded, and every run of white space made one space."""
    return " ".join(fold(tidy(text)).split())


def squeezed(text: str) -> str:
    """Tidy, folded, without any white space: for comparing names and Chinese phrases."""
    return "".join(fold(tidy(text)).split())


def phrase(text: str) -> str:
    """What is left of a short sentence when punctuation and capitals are taken away; words stay apart."""
    kept = "".join(c if c.isalnum() or c == "'" else " " for c in fold(tidy(text)))
    return " ".join(kept.replace("'", "").split())


def read_text(text: str, *, most: int = MOST) -> str | Problem:
    """Free text for a field of at most ``most`` characters: tidy, or why not (EMPTY, TOO_LONG)."""
    kept = tidy(text)
    if not kept:
        return problem(ProblemCode.EMPTY)
    return problem(ProblemCode.TOO_LONG, most=most) if len(kept) > most else kept


def words(*lines: str) -> frozenset[str]:
    """A word list written as plain lines, words apart by spaces."""
    return frozenset(word for line in lines for word in line.split())
