"""Names typed at a step, matched with the roster: 张三, 老张, 张书记, 我; a stranger's name is kept."""

import re
from collections.abc import Iterable
from datetime import date

from bot.records import Named
from bot.roster import Person, Roster
from messages.reading.candidates import SELF, candidates
from messages.reading.names import is_han, key_of, read_name
from messages.reading.normalise import fold, tidy
from messages.reading.problem import Problem, ProblemCode, clip, problem

_BETWEEN = re.compile(r"[、,;/\n|+&]|(?<=[^a-z])and(?=[^a-z])")
_AND = "和与跟及"
_MOST = 200
_LONGEST_PIECE = 300
"""Characters without a comma or space that may still be names joined by 和."""


def match_person(text: str, roster: Roster, day: date, *, me: int | None = None) -> Named | Problem:
    """The one person typed: by roster id where exactly one on the roster of ``day`` fits, else by name alone.

    ``me`` is the roster id of who is typing. Codes: TWO_FIT (values ``names`` joined by 、 and ``ids`` by a
    comma), SELF_UNKNOWN, and those of ``read_name``.
    """
    typed = tidy(text)
    key = key_of(typed)
    if key in SELF:
        person = roster.find(me)
        return problem(ProblemCode.SELF_UNKNOWN, shown=typed) if person is None else _named(person)
    fitting = candidates(key, roster, day)
    if len(fitting) == 1:
        return _named(fitting[0])
    if fitting:
        names = "、".join(person.name for person in fitting)
        ids = ",".join(str(person.id) for person in fitting)
        return Problem(ProblemCode.TWO_FIT, {"shown": clip(typed), "names": names, "ids": ids})
    name = read_name(typed)
    return name if isinstance(name, Problem) else Named(name=name)


def read_people(
    text: str, roster: Roster, day: date, *, me: int | None = None
) -> tuple[Named, ...] | Problem:
    """Everybody typed, each once, in the order typed; or the first problem (as ``match_person``).

    Names stand apart by 、 ， 和 "and" or spaces; 李和平 stays one name. NAME_WANTED when there is none,
    TOO_MANY_NAMES beyond 200.
    """
    pieces = split_names(text, roster, day)
    if len(pieces) > _MOST:
        return problem(ProblemCode.TOO_MANY_NAMES, shown=text)
    found: dict[tuple[int | None, str], Named] = {}
    for piece in pieces:
        match = match_person(piece, roster, day, me=me)
        if isinstance(match, Problem):
            return match
        found.setdefault((match.person_id, "" if match.person_id else key_of(match.name)), match)
    return tuple(found.values()) or problem(ProblemCode.NAME_WANTED, shown=text)


def split_names(text: str, roster: Roster, day: date) -> list[str]:
    """The names of a line as typed, one by one."""
    typed = tidy(text)
    cuts = [0, *(p for m in _BETWEEN.finditer(fold(typed)) for p in m.span()), len(typed)]
    pieces = (typed[a:b].strip(" .。:") for a, b in zip(cuts[::2], cuts[1::2], strict=True))
    return [name for piece in pieces if piece for name in _apart(piece, roster, day)]


def _apart(piece: str, roster: Roster, day: date) -> list[str]:
    """The names of a piece without a comma: split at 和 and at spaces, but never inside a name."""
    if candidates(key_of(piece), roster, day):
        return [piece]
    if " " in piece or "\t" in piece or "\u3000" in piece:
        return [n for word in _words(piece.split(), roster, day) for n in _joined(word, roster, day)]
    return _joined(piece, roster, day)


def _words(words: list[str], roster: Roster, day: date) -> Iterable[str]:
    """Spaced words put together again where together they are one name (张 三, Li Hua)."""
    at = 0
    while at < len(words):
        size = next((n for n in (4, 3, 2) if candidates(key_of("".join(words[at : at + n])), roster, day)), 1)
        if size == 1:
            size = _run(words[at:])
        yield " ".join(words[at : at + size])
        at += size


def _run(words: list[str]) -> int:
    """How many words at the front are one stranger's name: 张 三, or words of Latin letters."""
    if len(words[0]) == 1 and is_han(words[0]) and len(words) > 1 and len(words[1]) == 1 and is_han(words[1]):
        return 2
    latin = next((n for n, word in enumerate(words) if not word[0].isascii()), len(words))
    return max(1, min(latin, 4))


def _joined(piece: str, roster: Roster, day: date) -> list[str]:
    """A piece split at 和 where both sides can be names; 李和平 cannot be split."""
    if len(piece) > _LONGEST_PIECE:
        return [piece]
    found: list[str] = []
    start = 0
    for at, character in enumerate(piece):
        if character not in _AND or candidates(key_of(piece[start:]), roster, day):
            continue
        left, right = piece[start:at], piece[at + 1 :]
        if (left in SELF or len(left) > 1) and (right in SELF or len(right) > 1):
            found.append(left)
            start = at + 1
    last = piece[start:]
    return [*found, *(_run_together(last, roster, day) or [last])]


def _run_together(piece: str, roster: Roster, day: date) -> list[str]:
    """Two or more full names of the roster without anything between them; nothing when it is not that."""
    names = sorted((person.name for person in roster.on(day) if is_han(person.name)), key=len, reverse=True)
    found: list[str] = []
    at = 0
    while at < len(piece):
        name = next((name for name in names if piece.startswith(name, at)), None)
        if name is None:
            return []
        found.append(name)
        at += len(name)
    return found


def _named(person: Person) -> Named:
    return Named(name=person.name, person_id=person.id)
