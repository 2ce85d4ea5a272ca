"""Photos and files: sent into the chat while the form is open, at any step."""

from dataclasses import dataclass

from handlers.forms.state import Context, FormState, Move, Outcome, Pen
from handlers.forms.widgets.base import TAP_INSTEAD, Widget, laid_out
from messages.buttons import Button, Rows
from messages.labels import label


@dataclass(frozen=True)
class FilesWidget(Widget):
    """Shows what has been sent along; the files themselves arrive as messages."""

    def answered(self, state: FormState) -> bool:
        """Something was sent."""
        return bool(state.content.attachments)

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """Taking the last one out again, and the end."""
        if not state.content.attachments:
            return ()
        out = Button(label(pen.language, "ask.drop_file"), pen.tap("v", "drop"))
        return laid_out(pen, [out], done=True)

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """The last file out, or the end."""
        if value == "done":
            return Move(state)
        if value != "drop" or not state.content.attachments:
            raise LookupError(value)
        return Move(state.having(attachments=state.content.attachments[:-1]), done=False)

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """A file is wanted, not words."""
        return TAP_INSTEAD
