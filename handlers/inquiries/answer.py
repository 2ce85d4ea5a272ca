"""An answer before it is a message: one sentence, then lines, then remarks, then buttons to go on with."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.duties.lists import Line
from bot.duties.standing import State
from handlers.duties.listed import At
from handlers.inquiries.ground import Ground
from messages.buttons import Button, Rows, grid, rows
from messages.callbacks.duties import DutyPage
from messages.callbacks.records import RecordsPage, StartRecord
from messages.labels import label

MOST = 7
"""Lines of one answer; the rest is one tap away."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an answer; ``number`` stands on the button that opens it, ``note`` is its second line."""

    text: str
    note: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question."""

    head: str
    items: Sequence[Item] = ()
    notes: Sequence[str] = ()
    buttons: Rows = ()


def log_button(ground: Ground, line: Line) -> Button | None:
    """去登记 for a duty that records count towards; None for one that nothing is logged for."""
    if line.duty.counts is None or ground.year or line.standing.state is State.NOT_APPLICABLE:
        return None
    where = line.duty.counts.where
    wanted = where.report or where.subject or line.duty.counts.type
    return Button(label(ground.language, "duties.log"), StartRecord(str(wanted)).encode())


def detail_button(ground: Ground, line: Line, at: At | None = None) -> Button:
    """The page of one duty."""
    return Button(ground.say("details"), (at or ground.at()).item(line))


def numbered(ground: Ground, lines: Sequence[Line], at: At | None = None) -> list[Button]:
    """A button for each line that opens its page."""
    where = at or ground.at()
    if len(lines) == 1:
        return [detail_button(ground, lines[0], where)]
    return [Button(str(number), where.item(line)) for number, line in enumerate(lines, 1)]


def records_button(ground: Ground, kind: str = "all") -> Button:
    """The records of a kind."""
    return Button(label(ground.language, "duties.records"), RecordsPage(kind).encode())


def list_button(ground: Ground) -> Button:
    """The list that was asked about."""
    return Button(label(ground.language, "menu.duties"), ground.at().to())


def own_list(ground: Ground) -> Rows:
    """The way to the own list, where nothing nearer helps."""
    return ((Button(label(ground.language, "menu.duties"), DutyPage("t").encode()),),)


def about_lines(ground: Ground, lines: Sequence[Line]) -> Rows:
    """Buttons for duties: of one, log it, its page, its records; of several, a number each."""
    if len(lines) == 1:
        line = lines[0]
        log = log_button(ground, line)
        kept = records_button(ground, line.duty.counts.type) if line.duty.counts else None
        return rows(filter(None, (log, detail_button(ground, line))), filter(None, (kept,)))
    kinds = {line.duty.counts.type for line in lines if line.duty.counts}
    log = log_button(ground, lines[0]) if len(kinds) == 1 and lines else None
    return rows(numbered(ground, lines), filter(None, (log, list_button(ground))))


def laid(*buttons: Button | None) -> Rows:
    """Buttons side by side as a phone shows them whole."""
    return grid([button for button in buttons if button is not None])
