"""What every widget of a form can do. A widget is stateless: the form's state goes in and comes out."""

from collections.abc import Sequence

from bot.attendance import checked
from bot.records import Meeting
from handlers.forms.state import Context, FormState, Move, Outcome, Pen, Told
from messages.buttons import Button, Rows, grid, rows
from messages.fitting import clip
from messages.labels import label

SHOWN = 40
"""Units of a word on a button; the record gets the whole word."""
PAGE = 18
"""Buttons of one page: six rows of three."""
TAP_INSTEAD = Told(key="told.tap_instead")
"""Told where a step takes taps only."""


class Widget:
    """One kind of step: which buttons it offers, and what a tap or a typed text makes of the form."""

    def answered(self, state: FormState) -> bool:
        """Whether the record has this field already, so that a guided log need not ask it."""
        raise NotImplementedError

    def open(self, state: FormState, context: Context) -> FormState:
        """The form as the step begins: what it offers is looked up once, so that buttons stay true."""
        return state

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The step's own buttons, none where words are wanted; the engine adds back, skip and cancel."""
        return ()

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """A tap on one of the step's own buttons.

        Raises:
            LookupError: the value is none that the step offers; the button is stale.
        """
        raise LookupError(value)

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """A typed text."""
        raise NotImplementedError


def unfold(state: FormState, panel: str) -> Move:
    """The same step with another panel open."""
    return Move(state.model_copy(update={"panel": panel, "told": None}), done=False)


def page_of(state: FormState) -> int:
    """The page that is open, from 0."""
    return int(state.panel) if state.panel.isdecimal() else 0


def turned(state: FormState, value: str) -> Move:
    """The step on another page: ``p2`` is the third.

    Raises:
        LookupError: the value names no page.
    """
    if not value[1:].isdecimal() or len(value) > 4:
        raise LookupError(value)
    return unfold(state, value[1:])


def turning(page: int, count: int, pen: Pen) -> list[Button]:
    """Buttons to the page before and after, where there is one."""
    found = []
    if page > 0:
        found.append(Button(label(pen.language, "common.previous"), pen.tap("v", f"p{page - 1}")))
    if (page + 1) * PAGE < count:
        found.append(Button(label(pen.language, "common.next"), pen.tap("v", f"p{page + 1}")))
    return found


def rechecked(state: FormState, meeting: Meeting, context: Context) -> Move:
    """The form with a meeting whose day, type or group was set; a list of who came that cannot hold goes."""
    still = checked(meeting, context.roster, meeting.on or context.today)
    lost = meeting.actual is not None and still.actual is None
    told = Told(key="told.attendance_again") if lost else None
    return Move(state.model_copy(update={"entry": still}), told=told)


def offers(state: FormState, pen: Pen) -> list[Button]:
    """A button for each word offered, by its number."""
    return [Button(clip(word, SHOWN), pen.tap("v", str(number))) for number, word in enumerate(state.offered)]


def offered(state: FormState, value: str) -> str:
    """The offered word of that number.

    Raises:
        LookupError: there is none.
    """
    if not value.isdigit() or int(value) >= len(state.offered):
        raise LookupError(f"nothing is offered as {value!r}")
    return state.offered[int(value)]


def done_row(pen: Pen, ready: bool) -> Sequence[Button]:
    """The button that ends a step of several taps, once there is something to end it with."""
    return [Button(label(pen.language, "common.done"), pen.tap("v", "done"))] if ready else []


def laid_out(pen: Pen, *groups: Sequence[Button], done: bool = False) -> Rows:
    """Groups of buttons in phone-sized rows, below them the done button if wanted."""
    lines = [line for group in groups for line in grid(group)]
    return rows(*lines, done_row(pen, done))
