"""What a single question is made of: the kinds there are, what is asked about, what an answer comes to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.records import Value
from handlers.forms.state import Told
from handlers.leading import Look
from handlers.setup.state import Unread
from handlers.turn import Turn
from messages.reading.problem import Problem
from storage.inbox import Reply


class Asking(Value):
    """An open question: which, about what, and what was typed so far."""

    what: str
    subject: str = ""
    text: str = ""
    told: Told | None = None
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer to tap."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Effect:
    """An answer to act upon: what is written, what is shown, and what follows outside the database."""

    unit: Callable[[Session], Any]
    reply: Reply | Callable[[Any], Reply]
    after: Callable[[Turn, Any], None] | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Kept, and the question stays open."""

    text: str
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Next:
    """The answer leads to another question."""

    asking: Asking


class Pass:
    """No answer at all but a line of its own, such as another plan; the question waits, others are asked."""


Outcome = Effect | Hold | Next | Pass | Told | Problem
"""What an answer comes to."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question is asked: the branch as the person may see it, the question, the language."""

    look: Look
    asking: Asking
    language: str
    turn_: Turn | None = None

    @property
    def turn(self) -> Turn:
        """The turn in which it is answered; raises LookupError where it is only shown."""
        if self.turn_ is None:
            raise LookupError("a question is answered in a turn")
        return self.turn_


class Question:
    """One kind of question; its words are the template ``ask_<what>``, ``action`` what it takes to ask it."""

    what: ClassVar[str]
    action: ClassVar[Action | None] = None

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """Answers to tap, side by side; none where words are wanted."""
        return ()

    def lines(self, asked: Asked) -> Sequence[Sequence[Offer]]:
        """Answers in rows of their own below, such as a calendar's."""
        return ()

    def shows(self, asked: Asked) -> dict[str, object]:
        """What the template is given."""
        return {}

    def pick(self, asked: Asked, value: str) -> Outcome:
        """A tapped answer; raises LookupError for one that is not offered."""
        raise LookupError(value)

    def read(self, asked: Asked, text: str) -> Outcome:
        """A typed answer."""
        raise NotImplementedError

    def leave(self, asked: Asked) -> Reply:
        """What 取消 goes back to."""
        raise NotImplementedError


_QUESTIONS: dict[str, Question] = {}


def register(*questions: Question) -> None:
    """Make kinds of question known."""
    _QUESTIONS.update({each.what: each for each in questions})


def question_of(asking: Asking) -> Question:
    """The kind of an open question."""
    return _QUESTIONS[asking.what]
