"""An answer to a hint: which one, and why it is as it is. The card then shows the answer instead of ⚠️."""

from dataclasses import dataclass

from handlers.forms.state import Context, FormState, Move, Outcome, Pen, Told
from handlers.forms.widgets.base import TAP_INSTEAD, Widget, offered, unfold
from handlers.forms.widgets.words import within
from messages.buttons import Button, Rows, grid
from messages.hint_text import HintLine
from messages.labels import label

LIMIT = 200
"""Characters of an answer."""
NOTED = "noted"
_BETWEEN = "\n"
"""Parts the keys of one line of hints; no key holds a line break that matters."""


def _named(line: HintLine) -> str:
    return _BETWEEN.join(line.keys)


def to_choose(state: FormState, context: Context) -> list[str]:
    """The hints to choose from, in words, in the order of their numbers; none once one is chosen."""
    texts = {_named(line): line.text for line in context.hints}
    return [] if state.panel else [texts[name] for name in state.offered if name in texts]


def chosen(state: FormState, context: Context) -> str | None:
    """The hint that is being answered, in words; None until one is chosen."""
    return next((line.text for line in context.hints if _named(line) == state.panel), None)


@dataclass(frozen=True)
class AnswersWidget(Widget):
    """Sets what is said to one line of hints."""

    def answered(self, state: FormState) -> bool:
        """Never: the step is opened from the card alone."""
        return False

    def open(self, state: FormState, context: Context) -> FormState:
        """Those without an answer first; a single one is chosen already."""
        lines = sorted(context.hints, key=lambda line: line.answer(state.answers) is not None)
        names = tuple(map(_named, lines))
        return state.model_copy(update={"offered": names, "panel": names[0] if len(names) == 1 else ""})

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The hints by their numbers; of a chosen one the shortest answer."""
        if state.panel:
            return ((Button(label(pen.language, "ask.noted"), pen.tap("v", NOTED)),),)
        known = {_named(line) for line in context.hints}
        places = [place for place, name in enumerate(state.offered) if name in known]
        return grid([Button(str(n), pen.tap("v", str(place))) for n, place in enumerate(places, 1)], most=5)

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """A hint, or 已知悉 to the one chosen."""
        if value == NOTED and state.panel:
            return self.read(state, context, label(context.language, "ask.noted"))
        return unfold(state, offered(state, value))

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """What was typed, as the answer to the hint chosen."""
        if not state.panel:
            return TAP_INSTEAD
        said = within(" ".join(text.split()), LIMIT)
        if isinstance(said, Told):
            return said
        answers = {**state.answers, **dict.fromkeys(state.panel.split(_BETWEEN), said)}
        return Move(state.model_copy(update={"answers": answers}))
