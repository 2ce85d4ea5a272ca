"""Somebody as a line names them, and how that becomes a name: the roster's where one fits, else as typed."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from bot.roster import Person, Roster
from messages.reading.candidates import SELF, candidates
from messages.reading.lines import model
from messages.reading.lines.latin_names import LatinNames
from messages.reading.lines.name_words import no_name
from messages.reading.lines.sounds import sound_same
from messages.reading.names import is_han, key_of, surname
from messages.reading.post_words import role_of
from messages.reading.problem import Problem, ProblemCode, clip, problem


@dataclass(frozen=True, slots=True)
class Someone:
    """A person named in the text: ``typed`` with all titles, ``name`` without them, ``role`` the title."""

    typed: str
    name: str
    role: str | None = None
    outside: bool = False
    """Whether somebody of another organisation is named by surname and post, who fits nobody here."""


@dataclass(frozen=True, slots=True)
class Known:
    """Who that is: a name, or none where several of the roster fit; ``problem`` says what to ask or hint."""

    name: str | None
    problem: Problem | None = None


class NameBook:
    """The roster of a day as names are looked up in it."""

    def __init__(self, roster: Roster, day: date) -> None:
        self.roster, self.day = roster, day
        self.people = roster.on(day)
        self._by_first: dict[str, list[str]] = {}
        for person in self.people:
            key = key_of(person.name)
            if key:
                self._by_first.setdefault(key[0], []).append(key)
        given = [(person, key_of(person.name)[len(surname(person.name) or "") :]) for person in self.people]
        self._given = {
            name: tuple(person for person, its in given if its == name)
            for _, name in given
            if len(name) == 2 and is_han(name) and not no_name(name)
        }
        for names in self._by_first.values():
            names.sort(key=len, reverse=True)

    @cached_property
    def latin(self) -> LatinNames:
        """The same people in Latin letters, worked out when a line first has a word in these."""
        return LatinNames(self.people)

    def names_at(self, folded: str, at: int) -> list[int]:
        """Where names of the roster that begin at ``at`` end, the longest first; spaces inside count not."""
        found = []
        for name in self._by_first.get(folded[at : at + 1], ()):
            end = _along(folded, at, name)
            if end is not None:
                found.append(end)
        if self.people and folded[at : at + 1].isascii() and folded[at : at + 1].isalpha():
            found += [end for end in self.latin.ends_at(folded, at) if end not in found]
            found.sort(reverse=True)
        return found

    def given_at(self, folded: str, at: int) -> int | None:
        """Where a given name of two characters that begins at ``at`` ends, said without its surname."""
        return at + 2 if folded[at : at + 2] in self._given else None

    def who(self, someone: Someone) -> Known:
        """The name to write down."""
        if key_of(someone.typed) in SELF:
            return Known(model.SELF)
        if someone.outside:
            return Known(someone.name, problem(ProblemCode.NOT_ON_ROSTER, shown=someone.name))
        fitting: tuple[Person, ...] = ()
        for word in dict.fromkeys((someone.typed, someone.name)):
            fitting = fitting or self._called(word)
        fitting = fitting or self._given.get(someone.name, ()) or self._compound(someone.name)
        if len(fitting) > 1:
            names = "、".join(person.name for person in fitting)
            ids = ",".join(str(person.id) for person in fitting)
            values = {"shown": clip(someone.typed), "names": names, "ids": ids}
            return Known(None, Problem(ProblemCode.TWO_FIT, values))
        if fitting:
            return Known(fitting[0].name)
        return self._by_ear(someone)

    def named(self, someone: Someone) -> str:
        """The roster's name where one fits, else the words as typed."""
        return self.who(someone).name or someone.typed

    def _called(self, word: str) -> tuple[Person, ...]:
        """Who of the roster a word may mean; what it costs to try it as a post is saved for mere names."""
        key = key_of(word)
        if not word.isascii():
            return candidates(key, self.roster, self.day)
        exact = tuple(person for person in self.people if key_of(person.name) == key)
        if exact or (exact := self._in_latin(word)):
            return exact
        return candidates(key, self.roster, self.day) if role_of(word) is not None else ()

    def _compound(self, name: str) -> tuple[Person, ...]:
        """欧阳: a surname of two characters said alone."""
        return tuple(p for p in self.people if len(name) == 2 and surname(p.name) == name and p.name != name)

    def _in_latin(self, typed: str) -> tuple[Person, ...]:
        """Who is called so in Latin letters; with a post, only who holds it (Secretary Zhang)."""
        people, post = self.latin.meant(typed) if self.people else ((), "")
        families = dict.fromkeys(surname(key_of(person.name)) for person in people) if post else {}
        holding = (who for family in families for who in candidates(f"{family}{post}", self.roster, self.day))
        return tuple(dict.fromkeys(holding)) if post else people

    def _by_ear(self, someone: Someone) -> Known:
        """The one of the roster whose name sounds the same, else the name as typed."""
        name = someone.name
        if self.people and is_han(name) and 2 <= len(name) <= 4:
            alike = [p.name for p in self.people if len(p.name) == len(name) and sound_same(p.name, name)]
            if len(alike) == 1:
                return Known(alike[0], problem(ProblemCode.NAME_BY_EAR, shown=name, name=alike[0]))
        if self.people:
            return Known(name, problem(ProblemCode.NOT_ON_ROSTER, shown=name))
        return Known(name)


def _along(folded: str, at: int, name: str) -> int | None:
    """Where ``name``, a key without spaces, ends if the text holds it at ``at``; None if it does not."""
    for place, character in enumerate(name):
        while place and at < len(folded) and folded[at] in " ·•‧・":
            at += 1
        if at >= len(folded) or folded[at] != character:
            return None
        at += 1
    if at < len(folded) and name[-1].isascii() and folded[at].isascii() and folded[at].isalpha():
        return None
    return at


@lru_cache(maxsize=16)
def book_of(roster: Roster, day: date) -> NameBook:
    """The names of a roster on a day; kept, as one person types many lines."""
    return NameBook(roster, day)
