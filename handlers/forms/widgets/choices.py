"""One of a few, or yes and no."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from handlers.forms.state import Context, FormState, Move, Outcome, Pen
from handlers.forms.widgets.base import TAP_INSTEAD, Widget, laid_out
from messages.buttons import Button, Rows, rows
from messages.labels import LANGUAGES, label
from messages.reading.normalise import squeezed
from messages.reading.problem import Problem
from messages.reading.yesno import read_yes_no


@dataclass(frozen=True)
class ChoiceWidget(Widget):
    """Sets ``attribute`` to a member of ``choices``; their words are the labels ``group.*``."""

    attribute: str
    choices: type[StrEnum]
    group: str

    def answered(self, state: FormState) -> bool:
        """One is chosen."""
        return getattr(state.content, self.attribute) is not None

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """All of them, a row each where they are long."""
        return laid_out(
            pen,
            [Button(label(pen.language, f"{self.group}.{one}"), pen.tap("v", one)) for one in self.choices],
        )

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """One of them."""
        if value not in list(self.choices):
            raise LookupError(value)
        return Move(state.having(**{self.attribute: self.choices(value)}))

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """Its words, typed in either language."""
        one = named_by(text, self.choices, self.group)
        return TAP_INSTEAD if one is None else self.pick(state, context, one)


def named_by(text: str, choices: Iterable[str], group: str) -> str | None:
    """Which of ``choices`` is meant by its words in any language; spaces and capitals do not matter."""
    typed = squeezed(text)
    for one in choices:
        if typed in {squeezed(label(language, f"{group}.{one}")) for language in LANGUAGES}:
            return one
    return None


@dataclass(frozen=True)
class YesNoWidget(Widget):
    """Sets ``attribute`` to yes or no."""

    attribute: str

    def answered(self, state: FormState) -> bool:
        """It is said."""
        return getattr(state.content, self.attribute) is not None

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """Yes and no."""
        return rows([Button(label(pen.language, f"common.{w}"), pen.tap("v", w)) for w in ("yes", "no")])

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """Yes or no."""
        if value not in ("yes", "no"):
            raise LookupError(value)
        return Move(state.having(**{self.attribute: value == "yes"}))

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """Yes or no in words."""
        said = read_yes_no(text)
        return said if isinstance(said, Problem) else Move(state.having(**{self.attribute: said}))
