"""Those left out of all who came: 除李四（请假）外都到了, everyone except Wang Wu, who was ill."""

import re
from collections.abc import Callable
from itertools import islice

from messages.reading.lines.english_reasons import reason_in_english
from messages.reading.lines.missing_shapes import Missing
from messages.reading.lines.missing_words import EXCEPT, EXCEPT_TAIL, WORD
from messages.reading.lines.naming import Naming
from messages.reading.lines.reasons import reason_of
from messages.reading.lines.scan import Kind, Scan
from messages.reading.patterns import Pattern

Listed = Callable[[Scan, Naming, int, str], list[tuple[int, int, Missing]]]
"""Reads a list of names, each with its reason."""

_MOST_TRIES = 8
_WHO = Pattern(",? who(?= )")
_BRACKET = Pattern(" ?\\((?P<why>[^()\n]{1,20})\\)")
_WHY_NOT = Pattern(
    "因?[^,;。\n]{1,10}?(?=以外|之外|外(?!出|地)|[, ]?(?:其他|其余|剩下|剩余|别的|别人|大家|都|全))"
)
"""What stands between somebody left out and the others: 除了李四出差其他都到了."""


def read_excepted(scan: Scan, naming: Naming, listed: Listed) -> None:
    """Claim everybody that an exception is made of."""
    for found in islice(EXCEPT.finditer(scan.view), _MOST_TRIES):
        hit = naming.after(found.end())
        if hit is None:
            continue
        end, people = hit
        if "(" in scan.folded[found.end() : end]:
            groups = listed(scan, naming, found.end(), "")
            for place, stop, missing in groups:
                scan.claim(place, stop, Kind.ABSENTEES, missing)
            tail = EXCEPT_TAIL.match(scan.folded, groups[-1][1]) if groups else None
            scan.claim(found.start(), found.end(), Kind.WORD)
            if tail is not None:
                scan.claim(*tail.span(), Kind.WORD)
            continue
        end, reason = _why(scan, end)
        tail = EXCEPT_TAIL.match(scan.folded, end)
        if tail is not None or not found[0].startswith("除"):
            end = tail.end() if tail else end
            scan.claim(found.start(), end, Kind.ABSENTEES, Missing(people, reason))


def _why(scan: Scan, at: int) -> tuple[int, str | None]:
    """Where the reason behind a name ends, and the reason if one is said."""
    if bracket := _BRACKET.match(scan.folded, at):
        return bracket.end(), bracket["why"]
    if said := _WHY_NOT.match(scan.folded, at):
        word = scan.text[at : said.end()]
        return (said.end(), reason_of(word)) if re.search(WORD, word) else (at, None)
    who = _WHO.match(scan.folded, at)
    return reason_in_english(scan, who.end() if who else at) or (at, None)
