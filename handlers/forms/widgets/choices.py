"""One of a few, several of a few, or yes and no."""

from dataclasses import dataclass
from enum import StrEnum

from bot.record_types import CONTENTS, RecordType, types_of
from bot.records import Meeting
from handlers.forms.state import Context, FormState, Move, Outcome, Pen, blank
from handlers.forms.widgets.base import TAP_INSTEAD, laid_out
from messages.buttons import Button, Rows, rows
from messages.labels import label
from messages.reading.problem import Problem
from messages.reading.yesno import read_yes_no


@dataclass(frozen=True)
class ChoiceWidget:
    """Sets ``attribute`` to a member of ``choices``; their words are the labels ``group.*``."""

    attribute: str
    choices: type[StrEnum]
    group: str

    def answered(self, state: FormState) -> bool:
        """One is chosen."""
        return getattr(state.content, self.attribute) is not None

    def open(self, state: FormState, context: Context) -> FormState:
        """Nothing to prepare."""
        return state

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
        """Its words, typed."""
        typed = "".join(text.split()).casefold()
        for one in self.choices:
            words = label(context.language, f"{self.group}.{one}")
            if typed and typed == "".join(words.split()).casefold():
                return self.pick(state, context, one)
        return TAP_INSTEAD


@dataclass(frozen=True)
class TypeWidget:
    """The type of the record: what is due comes first, then the rest in their order."""

    def answered(self, state: FormState) -> bool:
        """A type is chosen."""
        return state.entry is not None

    def open(self, state: FormState, context: Context) -> FormState:
        """Looks up which types are offered, those due first."""
        types = types_of(state.form)
        due = [kind for kind in context.due_types if kind in types]
        return state.model_copy(update={"offered": tuple(dict.fromkeys((*due, *types)))})

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The types; those due carry a mark."""

        def caption(kind: str) -> str:
            words = label(pen.language, f"types.{kind}")
            return f"🔸 {words}" if kind in context.due_types else words

        return laid_out(pen, [Button(caption(kind), pen.tap("v", kind)) for kind in state.offered])

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """A type; what was filled in before stays as far as the new type has it."""
        if value not in types_of(state.form):
            raise LookupError(value)
        chosen = RecordType(value)
        if state.entry is not None:
            return Move(state.having(type=chosen, also=tuple(t for t in _also(state) if t != chosen)))
        return Move(state.model_copy(update={"entry": blank(chosen, state.form)}))

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """A type's name, typed."""
        typed = "".join(text.split()).casefold()
        for kind in types_of(state.form):
            names = {label(lang, f"types.{kind}") for lang in ("zh", "en")}
            if typed in {"".join(name.split()).casefold() for name in names}:
                return self.pick(state, context, kind)
        return TAP_INSTEAD


def _also(state: FormState) -> tuple[RecordType, ...]:
    return state.entry.also if isinstance(state.entry, Meeting) else ()


@dataclass(frozen=True)
class AlsoWidget:
    """What a meeting was besides: one entry, counted for each."""

    def answered(self, state: FormState) -> bool:
        """Something is named."""
        return bool(state.meeting.also)

    def open(self, state: FormState, context: Context) -> FormState:
        """Nothing to prepare."""
        return state

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The contents a meeting may also have; a tick for those it has."""
        also = state.meeting.also
        toggles = [
            Button(
                f"{'✅ ' if kind in also else ''}{label(pen.language, f'types.{kind}')}", pen.tap("v", kind)
            )
            for kind in CONTENTS
            if kind != state.meeting.type
        ]
        return laid_out(pen, toggles, done=True)

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """One more or one fewer, or the end."""
        if value == "done":
            return Move(state)
        if value not in CONTENTS:
            raise LookupError(value)
        kind, also = RecordType(value), state.meeting.also
        toggled = tuple(t for t in also if t != kind) if kind in also else (*also, kind)
        return Move(state.having(also=toggled), done=False)

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """Only taps."""
        return TAP_INSTEAD


@dataclass(frozen=True)
class YesNoWidget:
    """Sets ``attribute`` to yes or no."""

    attribute: str

    def answered(self, state: FormState) -> bool:
        """It is said."""
        return getattr(state.content, self.attribute) is not None

    def open(self, state: FormState, context: Context) -> FormState:
        """Nothing to prepare."""
        return state

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
