"""A line typed while a review card is open: 不对，是20号; 实到改成4; 主持人是李四; 补充：还研究了党费."""

from handlers.forms.context import Opened
from handlers.forms.conversation import holding
from handlers.forms.keeping import form_shown, put
from handlers.forms.state import REVIEW, FormState, Told
from handlers.forms.steps import telling
from handlers.turn import Turn
from handlers.typed.aiming import directed
from handlers.typed.changing import added, changed, fits
from handlers.typed.heard import Heard
from messages.reading.lines.model import Reading


def fits_open(reading: Reading) -> bool:
    """Whether a line without any word of correcting goes into the open card: it says single fields alone."""
    return fits(reading)


def is_meant(found: Opened, reading: Reading) -> bool:
    """Whether a correction is about the open card, and not about a record that it names."""
    state, target = found.state, reading.target
    if state.step != REVIEW or state.entry is None:
        return False
    if target is None or target.type is None or target.last:
        return True
    return target.type in (state.entry.type, *getattr(state.entry, "also", ()))


async def correct_open(turn: Turn, heard: Heard, found: Opened) -> None:
    """Change the open card and show what changed."""
    record = directed(heard, found.state.content, found.context.today)
    moved = changed(found.state, heard.reading, record, found.context)
    if moved.step == REVIEW and moved.entry == found.state.entry:
        moved = telling(moved, Told(key="told.review_text"))
    await _put(turn, found, moved)


async def add_open(turn: Turn, words: str, found: Opened) -> None:
    """Put words behind the content of the open card."""
    await _put(turn, found, added(found.state, words, found.context))


async def _put(turn: Turn, found: Opened, state: FormState) -> None:
    await turn.commit(form_shown, put, found.draft, holding(state, turn, found), turn)
