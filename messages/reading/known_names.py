"""Where the names at the front of "李四、王五请假" end and the reason begins; 李四光 is not 李四."""

import unicodedata
from datetime import date

from bot.roster import Roster
from messages.reading.candidates import SELF, candidates
from messages.reading.names import is_han, key_of
from messages.reading.normalise import fold
from messages.reading.reason_words import REASON


def end_of_known(part: str, roster: Roster, day: date) -> int | None:
    """Where the last of the people at the front of the part ends, if they are all on the roster."""
    at, end = 0, None
    while at < len(part):
        size = _known_at(part, at, roster, day)
        if size is None:
            break
        end = at = at + size
        while at < len(part) and fold(part[at]) in " 、和与跟及&":
            at += 1
    if end is None or any(c in "、和与跟及&" for c in part[end:at]):
        return None  # a stranger's name is joined to them
    return None if _name_goes_on(part, end) else end


def _name_goes_on(part: str, end: int) -> bool:
    """Whether the name is longer than the known one at its front: 李四光请假 is not 李四, nor is 李四😀."""
    if end < len(part) and unicodedata.category(part[end])[0] == "S":
        return True
    folded = fold(part)
    one_more = is_han(part[end : end + 1]) and part[end] not in "要已将又有均都也仍还在因去请到赴家"
    return one_more and not REASON.match(folded, end) and bool(REASON.match(folded, end + 1))


def _known_at(part: str, at: int, roster: Roster, day: date) -> int | None:
    """How long the longest name or word for somebody of the roster is that stands at ``at``."""
    for size in range(min(12, len(part) - at), 0, -1):
        piece = part[at : at + size]
        behind = part[at + size : at + size + 1]
        if piece.strip() != piece or "(" in fold(piece) or (_latin(piece[-1]) and _latin(behind)):
            continue
        if key_of(piece) in SELF or candidates(key_of(piece), roster, day):
            return size
    return None


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
