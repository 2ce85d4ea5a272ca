"""Absences of whom no name is said, in English: one away on business, one ill; two absent; all but three."""

from itertools import islice

from messages.reading.lines.english_numbers import NUMBER, count_of
from messages.reading.lines.english_reasons import reason_in_english
from messages.reading.lines.excepted import Listed
from messages.reading.lines.missing_shapes import Missing
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import Kind, Scan
from messages.reading.patterns import Pattern

_WHO = (
    "(?: (?:of (?:us|them|the members)|more|other))?(?: (?:people|persons?|members?|comrades?|"
    "colleagues?|others?|committee members?))?"
)
_NAMELESS = Pattern(
    f"(?<![a-z0-9.:/-])(?<!no )(?<!not )(?<!any )(?<!every )(?P<n>{NUMBER}|another){_WHO}(?= [a-z])"
)
_BUT = Pattern(
    f"\\b(?:all|everyone|everybody) (?:but|except(?: for)?) (?P<n>{NUMBER})(?: of (?:us|them))?(?: "
    f"(?:came|attended|were there|present))?\\b"
)
_BEHIND = Pattern(" ?(?:[-:(]|,(?: namely)?) ?")
_MOST = 6


def read_nameless(scan: Scan, naming: Naming, listed_at: Listed) -> None:
    """One away on business, one ill: how many were absent, and why, where no name is said."""
    named, alone = 0, 0
    first: int | None = None
    listed: list[tuple[int, int, Missing]] = []
    for found in islice(_NAMELESS.finditer(scan.view), _MOST):
        number = 1 if found["n"] == "another" else count_of(found["n"])
        said = reason_in_english(scan, found.end()) if number else None
        if said is None or not number or _named(scan, naming, listed_at, found.start(), said[0], number):
            continue
        first = found.start() if first is None else first
        if said[1] is None:
            alone = max(alone, number)
            scan.claim(found.start(), said[0], Kind.WORD)
        else:
            named += number
            listed.append((found.start(), said[0], Missing([], said[1], number)))
    plain = all(each[2].reason == "on leave" for each in listed)
    for start, end, missing in listed:
        scan.claim(start, end, Kind.WORD if plain else Kind.ABSENTEES, None if plain else missing)
    if hit := _BUT.search(scan.view):
        first, alone = hit.start(), max(alone, count_of(hit["n"]) or 0)
        scan.claim(*hit.span(), Kind.WORD)
    if first is not None and (total := max(named, alone)):
        scan.note(first, Kind.ABSENT, (total, False))


def _named(scan: Scan, naming: Naming, listed_at: Listed, start: int, end: int, number: int) -> bool:
    """Claim just as many people as were missing, named behind the number: 2 absent (Zhao Liu, Wang Wu)."""
    behind = _BEHIND.match(scan.folded, end)
    groups = listed_at(scan, naming, behind.end(), "") if behind is not None else []
    if sum(len(missing.people) for _, _, missing in groups) != number:
        return False
    if scan.folded[groups[-1][1] :][:1] not in ("", ",", ";", ".", ")", "\n"):
        return False
    scan.claim(start, end, Kind.ABSENT, (number, False))
    for place, stop, missing in groups:
        scan.claim(place, stop, Kind.ABSENTEES, missing)
    return True
