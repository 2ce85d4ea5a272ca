"""How many were expected, came and were missing; a number without its word is left alone."""

import re

from messages.reading.lines import attendance_english as english
from messages.reading.lines.attendance_words import (
    ALL,
    ALL_CAME,
    ALL_OF,
    ALONE,
    AND,
    BEFORE,
    DUE_OF,
    IN,
    LABEL_BEFORE,
    LABELLED,
    OF_WHICH,
    OTHERS,
    PAIR,
    SOME_OF,
    TOTAL,
    WHOLE_BUT,
)
from messages.reading.lines.english_numbers import count_of
from messages.reading.lines.scan import Kind, Scan
from messages.reading.lines.tense import INVITES
from messages.reading.numbers import number_of

_NEAR = 14
"""How far before a number another that is added to it may begin."""
_SPOKEN = {"俩": 2, "仨": 3}


def read_attendance(scan: Scan) -> None:
    """Claim the numbers that stand beside a word for who came; the clearest shapes first."""
    for found in INVITES.finditer(scan.view):
        scan.claim(*found.span(), Kind.WORD)
    _two_numbers(scan)
    for found in WHOLE_BUT.finditer(scan.nameless):
        scan.claim(*found.span(), Kind.EXPECTED, (_count(found["n"]) or 0, False))
        scan.note(found.start(), Kind.ABSENT, (_count(found["but"]) or 0, False))
    for found in (*ALL_CAME.finditer(scan.nameless), *english.ALL_CAME.finditer(scan.nameless)):
        if OTHERS.search(scan.folded, 0, found.start()):
            _number(scan, found, Kind.ACTUAL)
            continue
        _both(scan, found, found["n"], found["n"])
        scan.note(found.start(), Kind.ALL, True)
    for kind, shape in (*LABELLED, *english.LABELLED, *BEFORE, *english.BEFORE):
        for found in shape.finditer(scan.nameless):
            if not _mixed(scan, found) and not _behind_its_number(scan, found):
                _number(scan, found, kind)
    for found in ALL_OF.finditer(scan.nameless):
        _both(scan, found, found["n"], found["n"])
        scan.note(found.start(), Kind.ALL, True)
    _whole(scan)


def _whole(scan: Scan) -> None:
    """Claim how many there are in all, and that all of them came."""
    for found in TOTAL.finditer(scan.nameless):
        if scan.of(Kind.ACTUAL) or scan.of(Kind.ABSENT) or ALL.search(scan.view):
            _number(scan, found, Kind.EXPECTED)
    for found in ALL.finditer(scan.nameless):
        if SOME_OF.search(scan.folded, 0, found.start()):
            continue
        scan.claim(*found.span(), Kind.ALL, True)


def _two_numbers(scan: Scan) -> None:
    """Claim the shapes that say the whole and who came of it, unless the whole has its own label."""
    for found in (*DUE_OF.finditer(scan.nameless), *IN.finditer(scan.nameless)):
        said = found.groupdict()
        _both(scan, found, said["e"] or said.get("e2"), said["n"] or said.get("n2") or "")
    for pattern in (OF_WHICH, english.OF_WHICH):
        for found in pattern.finditer(scan.nameless):
            if not LABEL_BEFORE.search(scan.view[: found.start()]):
                whole = None if _vague(found, ("about1", "ea", "ea2")) else found["e"]
                _both(scan, found, whole, found["n"])


def read_loose_numbers(scan: Scan, parts: list[tuple[int, int]]) -> None:
    """Claim 7/6 and "8人" standing alone in a record that says no number, once days and times are gone."""
    for found in PAIR.finditer(scan.nameless):
        a, b = int(found["a"]), int(found["b"])
        _both(scan, found, str(max(a, b)), str(min(a, b)))
    for start, end in parts:
        if scan.of(Kind.ACTUAL, start, end):
            continue
        for found in ALONE.finditer(scan.nameless, start, end):
            if found["n"]:
                _number(scan, found, Kind.ACTUAL)
            elif (number := _count(found["n2"])) is not None:
                scan.claim(*found.span(), Kind.ACTUAL, (number, _vague(found, ("about2", "after2"))))


def _vague(found: re.Match[str], names: tuple[str, ...]) -> bool:
    groups = found.groupdict()
    return any(groups.get(name) for name in names)


def _mixed(scan: Scan, found: re.Match[str]) -> bool:
    """Whether an earlier shape has taken part of the piece since the view was cut."""
    return scan.view[found.start() : found.end()] != found[0]


def _behind_its_number(scan: Scan, found: re.Match[str]) -> bool:
    """Whether the label of an English list belongs to the number before it: 3 expected 2 present."""
    if not found[0][0].isascii():
        return False
    start = scan.clause_start(found.start())
    if english.BEHIND_NUMBER.search(scan.view[start : found.start()]) is None:
        return False
    first = english.NUMBER_FIRST.search(scan.view, start)
    return first is not None and first.start() < found.start()


def _count(text: str) -> int | None:
    return _SPOKEN.get(text) or number_of(text) or (count_of(text) if text.isascii() else None)


def _number(scan: Scan, found: re.Match[str], kind: Kind) -> None:
    number = _count(found["n"])
    if number is not None:
        approx = _vague(found, ("about", "before", "approx", "after"))
        start = found.start()
        if kind is Kind.ACTUAL and found["n"] == found[0][: len(found["n"])]:
            while (more := AND.search(scan.nameless, max(0, start - _NEAR), start)) is not None:
                number, start = number + (_count(more["n"]) or 0), more.start()
        scan.claim(start, found.end(), kind, (number, approx))


def _both(scan: Scan, found: re.Match[str], expected: str | None, actual: str) -> None:
    if _mixed(scan, found):
        return
    came, due = _count(actual), _count(expected) if expected else None
    if came is None:
        return
    scan.claim(*found.span(), Kind.ACTUAL, (came, _vague(found, ("about", "approx", "after"))))
    if due is not None:
        scan.note(found.start(), Kind.EXPECTED, (due, False))
