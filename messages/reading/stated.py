"""How often things were done before: "理论学习 8, 专题会 1次", each matched with one of the names offered."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from messages.reading.normalise import fold, spaced, squeezed, tidy
from messages.reading.numbers import NUMERAL, number_of

MOST = 366
"""Times within one year that are believed."""

_WORD = re.compile("[a-z]{3,}")
_STEM = 5
"""Letters of an English word that must agree."""
_BEHIND = re.compile(f"(.+?)[ :=是为共已做了过开]*({NUMERAL}) ?(?:次|回|堂|节|场|个|人次|times|time)?")


class Stated(NamedTuple):
    """The times by position among the names offered, and the pieces that name none of them clearly."""

    times: dict[int, int]
    unread: tuple[str, ...]


def read_stated(text: str, names: Sequence[str], groups: Sequence[str | None] = ()) -> Stated:
    """Every "name number" of the text; a name may be shortened (专题会) or be its place in the list (2).

    ``groups`` says which names one record serves together: a short name that fits several of one group means
    them all; one that fits names of different groups is unread.
    """
    times: dict[int, int] = {}
    unread: list[str] = []
    typed = tidy(text)
    for found in re.finditer(r"[^,，、;；\n。]+", typed):
        piece = found[0].strip()
        if piece:
            match = _BEHIND.fullmatch(" ".join(fold(piece).split()))
            number = number_of(match[2]) if match else None
            places = _places(match[1], names, groups) if match else ()
            if not places or number is None or number > MOST:
                unread.append(piece)
            else:
                times.update(dict.fromkeys(places, number))
    return Stated(times, tuple(unread))


def _places(typed: str, names: Sequence[str], groups: Sequence[str | None]) -> tuple[int, ...]:
    """The names meant: by number in the list, the name, a part of it, its letters in order, or its words."""
    wanted = spaced(typed)
    place = number_of(wanted.rstrip(".)"))
    if place is not None:
        return (place - 1,) if 1 <= place <= len(names) else ()
    for fits in (_is, _part_of, _in_order, _by_words):
        fitting = tuple(index for index, name in enumerate(names) if fits(spaced(name), wanted))
        if len(fitting) > 1 and not _together(fitting, groups):
            return ()
        if fitting:
            return fitting
    return ()


def _together(places: tuple[int, ...], groups: Sequence[str | None]) -> bool:
    found = {groups[place] for place in places} if groups else {None}
    return len(found) == 1 and None not in found


def _is(name: str, wanted: str) -> bool:
    return squeezed(name) == squeezed(wanted)


def _part_of(name: str, wanted: str) -> bool:
    return len(wanted) > 1 and squeezed(wanted) in squeezed(name)


def _in_order(name: str, wanted: str) -> bool:
    letters = iter(squeezed(name))
    return len(wanted) > 1 and not wanted.isascii() and all(letter in letters for letter in squeezed(wanted))


def _by_words(name: str, wanted: str) -> bool:
    """English words by their beginnings: "theory study" is of the theoretical study group."""
    there, typed = _WORD.findall(name), _WORD.findall(wanted)
    return bool(typed) and all(any(word.startswith(each[:_STEM]) for word in there) for each in typed)
