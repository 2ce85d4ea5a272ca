"""Names of types misheard, misspelt or typed in pinyin: 主题当日, zhiweihui, commitee meeting, zwh."""

import re
from functools import lru_cache

from bot.record_types import RecordType
from messages.reading.lines.sounds import alike, sound_same, sounds_of, spelt
from messages.reading.lines.type_words import NAMES, chinese, english
from messages.reading.patterns import Pattern

_LATIN = Pattern("[a-z]{2,}(?:[ '-]{0,2}[a-z]+){0,7}")
_HAN = Pattern("[\u3400-\u9fff]{2,}")
_LEAST_FOR_SLIP = 4
_LEAST_RATIO = 88
_ROLES = frozenset({"lecturer", "lecturers"})
_INITIALS = {
    "zwh": RecordType.BRANCH_COMMITTEE_MEETING,
    "dydh": RecordType.BRANCH_MEMBERS_MEETING,
    "zbdydh": RecordType.BRANCH_MEMBERS_MEETING,
    "dxzh": RecordType.PARTY_GROUP_MEETING,
    "ztdr": RecordType.THEME_PARTY_DAY,
    "zzshh": RecordType.ORGANIZATIONAL_LIFE_MEETING,
    "mzpy": RecordType.DEMOCRATIC_APPRAISAL,
    "mzshh": RecordType.DEMOCRATIC_LIFE_MEETING,
    "txth": RecordType.HEART_TO_HEART_TALK,
    "lzth": RecordType.INTEGRITY_TALK,
}


@lru_cache(maxsize=4)
def alike_types(text: str) -> tuple[tuple[int, int, RecordType], ...]:
    """Where the folded text holds something like the name of a type; the surest likeness alone.

    Kept, as it is asked more than once while one line is read.
    """
    return tuple(_by_sound(text) or _by_pinyin(text) or _by_slip(text) or _by_english(text))


@lru_cache(maxsize=1)
def _han_names() -> tuple[tuple[str, RecordType], ...]:
    """Chinese names, the long ones first."""
    rows = [(name, kind) for kind, names in NAMES.items() for name in chinese(names)]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@lru_cache(maxsize=1)
def _by_first_sound() -> dict[str, list[tuple[str, RecordType]]]:
    found: dict[str, list[tuple[str, RecordType]]] = {}
    for name, kind in _han_names():
        for sound in sounds_of(name[0]):
            found.setdefault(sound, []).append((name, kind))
    return found


def _by_sound(text: str) -> list[tuple[int, int, RecordType]]:
    """Names that sound the same: 主题当日, 当课, 组织生活汇."""
    found: list[tuple[int, int, RecordType]] = []
    for run in _HAN.finditer(text):
        at = run.start()
        while at < run.end() - 1:
            hit = _sounding_at(text, at, run.end())
            if hit is not None:
                found.append((at, at + hit[0], hit[1]))
            at += hit[0] if hit else 1
    return found


def _is_room(text: str, end: int) -> bool:
    """Whether what ends there names a room: 党员活动室 is like 党员活动日, and its 党员活动 like 党日活动."""
    return text[end - 1] == "室" or text.startswith(("室", "中心"), end)


def _sounding_at(text: str, at: int, end: int) -> tuple[int, RecordType] | None:
    for sound in sounds_of(text[at]):
        for name, kind in _by_first_sound().get(sound, ()):
            size = len(name)
            if at + size > end or (size == 2 and kind is not RecordType.PARTY_LECTURE):
                continue
            if _is_room(text, at + size):
                continue
            if sound_same(text[at : at + size], name):
                return size, kind
    return None


@lru_cache(maxsize=1)
def _pinyin_names() -> dict[str, RecordType]:
    return {_even(spelt(name)): kind for name, kind in reversed(_han_names())}


@lru_cache(maxsize=1)
def _pinyin_by_head() -> dict[str, list[tuple[str, RecordType]]]:
    """The same by their first letter: a slip is seldom in that, and few names are left to compare."""
    found: dict[str, list[tuple[str, RecordType]]] = {}
    for name, kind in _pinyin_names().items():
        found.setdefault(name[:1], []).append((name, kind))
    return found


def _even(letters: str) -> str:
    return alike(letters)


def _by_pinyin(text: str) -> list[tuple[int, int, RecordType]]:
    """Names typed in Latin letters, with or without spaces: zhiweihui, zhu ti dang ri, zwh."""
    from rapidfuzz.distance import Levenshtein

    found: list[tuple[int, int, RecordType]] = []
    for run in _LATIN.finditer(text):
        words = list(re.finditer("[a-z]+", run[0]))[:12]
        for first, word in enumerate(words):
            for last in range(len(words), first, -1):
                piece = "".join(each[0] for each in words[first:last])
                kind = _INITIALS.get(piece) if last == first + 1 else None
                kind = kind or _pinyin_names().get(_even(piece))
                if kind is None and len(piece) >= 9:
                    even = _even(piece)
                    kind = next(
                        (
                            kind
                            for name, kind in _pinyin_by_head().get(even[:1], ())
                            if abs(len(name) - len(even)) <= 1
                            and Levenshtein.distance(even, name, score_cutoff=1) <= 1
                        ),
                        None,
                    )
                if kind is not None:
                    start, end = run.start() + word.start(), run.start() + words[last - 1].end()
                    if not found or found[-1][1] <= start:
                        found.append((start, end, kind))
                    break
    return found


def _by_slip(text: str) -> list[tuple[int, int, RecordType]]:
    """Names with one character wrong, missing or too much: 组织生话会, 民主生会, 主题党日日."""
    from rapidfuzz.distance import Levenshtein

    best: tuple[int, int, int, RecordType] | None = None
    for run in _HAN.finditer(text):
        for name, kind in _han_names():
            size = len(name)
            if size < _LEAST_FOR_SLIP:
                continue
            sizes = (size, size - 1, size + 1) if size > _LEAST_FOR_SLIP else (size,)
            for width in sizes:
                for at in range(run.start(), run.end() - width + 1):
                    piece = text[at : at + width]
                    if piece[0] != name[0] or piece[-1] != name[-1] or _is_room(text, at + width):
                        continue
                    if Levenshtein.distance(piece, name, score_cutoff=1) <= 1 and (
                        best is None or size > best[0]
                    ):
                        best = (size, at, at + width, kind)
    return [] if best is None else [best[1:]]


def _by_english(text: str) -> list[tuple[int, int, RecordType]]:
    """English names with slips: commitee meeting, theme pary day."""
    from rapidfuzz import fuzz

    words = list(re.finditer("[a-z'-]+", text))[:60]
    best: tuple[float, int, int, RecordType] | None = None
    for kind, names in NAMES.items():
        for name in english(names):
            size = name.count(" ") + 1
            if len(name) < 7:
                continue
            for first in range(len(words) - size + 1):
                start, end = words[first].start(), words[first + size - 1].end()
                if text[start:end] in _ROLES:
                    continue
                score = fuzz.ratio(text[start:end], name, score_cutoff=_LEAST_RATIO)
                if score and (best is None or (score, end - start) > (best[0], best[2] - best[1])):
                    best = (score, start, end, kind)
    return [] if best is None else [best[1:]]
