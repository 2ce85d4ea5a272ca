"""What was dealt with: topics, key points and resolutions, in one message with a line each."""

from dataclasses import dataclass

from handlers.forms.state import Context, FormState, Move, Outcome, Pen, Told
from handlers.forms.widgets.base import Widget, laid_out
from handlers.forms.widgets.words import within
from messages.buttons import Button, Rows
from messages.labels import label
from messages.reading.content import read_content
from messages.reading.problem import Problem
from messages.reading.resolutions import read_resolutions


@dataclass(frozen=True)
class ContentWidget(Widget):
    """Sets the agenda; lines that say so become key points or resolutions."""

    def answered(self, state: FormState) -> bool:
        """There is an agenda."""
        return bool(state.meeting.agenda)

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """Lines of topics, of key points after 要点：, of resolutions after 决议：, as the hint says."""
        kept = within(text)
        if isinstance(kept, Told):
            return kept
        found = read_content(kept, state.meeting.on or context.today, context.roster)
        if isinstance(found, Problem):
            return found
        meeting = state.meeting
        values: dict[str, object] = {"agenda": found.agenda or meeting.agenda}
        if found.key_points:
            values["key_points"] = found.key_points
        if found.resolutions:
            values["resolutions"] = found.resolutions
        return Move(state.having(**values))


@dataclass(frozen=True)
class ResolutionsWidget(Widget):
    """Sets the resolutions: a line each with owner and date, or the plain word that there were none."""

    def answered(self, state: FormState) -> bool:
        """It is said whether something was decided."""
        return state.meeting.resolutions is not None

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """Nothing was decided."""
        return laid_out(pen, [Button(label(pen.language, "ask.no_resolutions"), pen.tap("v", "none"))])

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """Nothing was decided."""
        if value != "none":
            raise LookupError(value)
        return Move(state.having(resolutions=()))

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """One resolution a line; what a line does not say is left out."""
        kept = within(text)
        if isinstance(kept, Told):
            return kept
        found = read_resolutions(kept, state.meeting.on or context.today, context.roster)
        return found if isinstance(found, Problem) else Move(state.having(resolutions=found))
