"""How Chinese characters sound, without tones: for 主题当日, 支位会 and zhutidangri, and for names by ear.

pypinyin is taken in when a line first needs it. Its table of phrases (46 MB) is left out by the switch it
documents for that: single characters with all their readings are enough here.
"""

import os
from functools import lru_cache

_SAME = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
"""Sounds that speakers and dictation mix up."""


@lru_cache(maxsize=8192)
def sounds_of(character: str) -> frozenset[str]:
    """Every reading of one character with mixed-up sounds made one; empty for what is not Chinese."""
    return frozenset(alike(reading) for reading in readings_of(character))


@lru_cache(maxsize=8192)
def readings_of(character: str) -> tuple[str, ...]:
    """Every reading of one character in pinyin without tones, the usual first; ü is v."""
    if not "\u3400" <= character <= "\u9fff":
        return ()
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import Style, pinyin

    readings = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(reading for each in readings for reading in each))


def alike(syllable: str) -> str:
    """A syllable in the form in which sounds are compared."""
    for one, other in _SAME:
        syllable = syllable.replace(one, other)
    return syllable


def sound_same(one: str, other: str) -> bool:
    """Whether two words of equal length sound the same, character for character."""
    return len(one) == len(other) and all(
        a == b or sounds_of(a) & sounds_of(b) for a, b in zip(one, other, strict=True)
    )


@lru_cache(maxsize=1024)
def spelt(word: str) -> str:
    """The word in Latin letters, first readings run together: 党课 is dangke."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(word))
