"""What a sentence is made of: a piece of text, what it says, and the shape in which it says it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from bot.roster import Roster

DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; ``says`` are fields of the record, ``shape`` the template it was made of."""

    text: str
    says: dict[str, object] = field(default_factory=dict)
    shape: str = ""
    warns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Branch:
    """Whom a sentence may name and when it is typed."""

    roster: Roster
    now: datetime
    posts: dict[str, str]
    """Names by the title that is said for them: 书记."""

    @property
    def names(self) -> list[str]:
        """The name of everybody who has not left."""
        return [person.name for person in self.roster.people if person.until is None]

    @property
    def today(self) -> date:
        """The day of typing."""
        return self.now.date()


Maker = Callable[[Random, Branch], Piece]


def one(rng: Random, *choices: str) -> str:
    """One of the choices."""
    return rng.choice(choices)


def filled(rng: Random, shapes: Sequence[str], says: dict[str, object], **values: object) -> Piece:
    """One of the shapes with the values put in."""
    shape = rng.choice(shapes)
    return Piece(shape.format(**values), says, shape)


def han(number: int) -> str:
    """A number below 100 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[number]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def numeral(rng: Random, number: int, *, pairs: bool = False) -> str:
    """A number in digits or Chinese numerals; ``pairs`` says 两 for two."""
    if rng.random() < 0.6 or number >= 100:
        return str(number)
    return "两" if pairs and number == 2 else han(number)
