"""Typed words: a line with suggestions, a longer text, or a list of lines."""

from dataclasses import dataclass

from bot.record_types import Detail
from bot.records import Meeting
from bot.roster import Roster
from handlers.forms.state import Context, FormState, Move, Outcome, Pen, Told
from handlers.forms.widgets.base import Widget, laid_out, offered, offers, rechecked
from messages.buttons import Rows
from messages.reading.normalise import tidy

LONGEST = 3000
"""Characters of one field; longer texts belong in a file sent along."""


def within(text: str, limit: int = LONGEST) -> str | Told:
    """The tidied text, or what to do where it is too long or nothing of it can be seen."""
    tidied = tidy(text)
    if not tidied:
        return Told(key="problems.empty")
    if len(tidied) > limit:
        return Told(key="told.too_long", values={"limit": str(limit), "length": str(len(tidied))})
    return tidied


@dataclass(frozen=True)
class LineWidget(Widget):
    """Sets ``attribute`` to one line, such as a place; the last ones used are offered."""

    attribute: str
    source: str = ""
    limit: int = 100

    def answered(self, state: FormState) -> bool:
        """A line is there."""
        return getattr(state.content, self.attribute, None) is not None

    def open(self, state: FormState, context: Context) -> FormState:
        """Offers what was used before."""
        found = {
            "places": context.places,
            "groups": groups(context.roster),
            "recipients": _recipients(context),
        }
        return state.model_copy(update={"offered": found.get(self.source, ())})

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The lines offered."""
        return laid_out(pen, offers(state, pen))

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """A line offered."""
        return self.read(state, context, offered(state, value))

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """A typed line."""
        line = within(" ".join(text.split()), self.limit)
        if isinstance(line, Told):
            return line
        if self.attribute == "group" and isinstance(state.entry, Meeting):
            return rechecked(state, state.entry.model_copy(update={"group": line}), context)
        return Move(state.having(**{self.attribute: line}))


def groups(roster: Roster) -> tuple[str, ...]:
    """The Party groups that people of the roster belong to."""
    return tuple(dict.fromkeys(person.group for person in roster.people if person.group))


def _recipients(context: Context) -> tuple[str, ...]:
    last = getattr(context.previous, "to", None)
    return (last,) if isinstance(last, str) else ()


@dataclass(frozen=True)
class TextWidget(Widget):
    """Sets ``attribute``, or a detail of the type, to a text of any number of lines."""

    attribute: str = ""
    detail: Detail | None = None

    def answered(self, state: FormState) -> bool:
        """A text is there."""
        if self.detail is not None:
            return self.detail in state.content.details
        return getattr(state.content, self.attribute) is not None

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """A typed text."""
        kept = within(text)
        if isinstance(kept, Told):
            return kept
        if self.detail is not None:
            return Move(state.with_detail(self.detail, kept))
        return Move(state.having(**{self.attribute: kept}))


@dataclass(frozen=True)
class LinesWidget(TextWidget):
    """Sets ``attribute`` to the lines of a text, such as who attended without a vote."""

    def answered(self, state: FormState) -> bool:
        """A line is there."""
        return bool(getattr(state.content, self.attribute))

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """Lines, or names parted by commas."""
        kept = within(text)
        if isinstance(kept, Told):
            return kept
        return Move(state.having(**{self.attribute: split_lines(kept, "、")}))


def split_lines(text: str, marks: str) -> tuple[str, ...]:
    """The lines of a text, those with something on them; ``marks`` end a line too."""
    for mark in marks:
        text = text.replace(mark, "\n")
    return tuple(line.strip() for line in text.splitlines() if line.strip())
