"""A line typed at a step it does not answer: a correction of the open form, a question, another log.

What the secretary does: is asked 几点开始？ and types 不对，是20号 → the day is changed, the question stays;
or asks 廉政谈话还差谁 → is told, and goes on; or types a whole new line → is asked which goes first.
Whatever answers the step is the step's own; where any words would (研究了什么？), it asks about a whole line.
"""

from handlers.forms import conversation
from handlers.forms.context import Opened
from handlers.forms.fields import WANTS_FEW_WORDS, widget
from handlers.forms.files import WRITTEN
from handlers.forms.state import REVIEW, TYPE, Move
from handlers.inquiries import answering
from handlers.plans import planning
from handlers.records import search
from handlers.routing import Route, text
from handlers.turn import Turn
from handlers.typed import correcting, logging, whose
from handlers.typed.heard import Heard, listened
from messages.reading.commands import read_command
from messages.reading.lines.aside import asks, corrects, is_aside, tells
from messages.reading.lines.model import Intent
from messages.reading.record_number import read_record_number


def routes() -> list[Route]:
    """The way in, before the forms."""
    return [text(numbered), text(stray)]


async def numbered(turn: Turn) -> None:
    """Open the record that 第1号记录 asks for where a name or a place is wanted: no room is called that."""
    if read_record_number(turn.text) is None or turn.account.person_id is None:
        return
    found = await conversation.open_form(turn)
    if found is not None and found.state.step in WANTS_FEW_WORDS:
        await search.by_number(turn)


async def stray(turn: Turn) -> None:
    """Take what the open step cannot, if it is a correction or a log; else the step says so itself."""
    if turn.account.person_id is None or read_command(turn.text) is not None:
        return
    found = await conversation.open_form(turn)
    if found is None or found.state.step in (TYPE, REVIEW) or found.state.entry is None:
        return
    taken = isinstance(widget(found.state.step).read(found.state, found.context, turn.text), Move)
    if taken and found.state.step in WRITTEN:
        await _as_content(turn, found)
    elif not taken or _may_be_aside(found, turn.text):
        heard = await listened(turn, turn.text)
        if not taken or is_aside(heard.text, heard.reading) or _is_another(found, heard):
            await _act(turn, heard, found)


async def _as_content(turn: Turn, found: Opened) -> None:
    """Words where any are taken: a correction corrects, what stands by itself is asked about."""
    heard = await listened(turn, turn.text)
    if whose.is_another(found, heard):
        await whose.ask(turn, found, heard)
    elif corrects(heard.text) and is_aside(heard.text, heard.reading):
        await _act(turn, heard, found)


async def _act(turn: Turn, heard: Heard, found: Opened) -> None:
    """Do what the line wants of the open form, or beside it; nothing where it wants nothing."""
    reading = heard.reading
    if reading.intent is Intent.EDIT and not reading.must_ask and reading.target is not None:
        if not reading.target.last:
            await correcting.correct_open(turn, heard, found)
    elif reading.intent is Intent.QUESTION and asks(heard.text):
        await answering.answer(turn, heard)
    elif reading.intent is Intent.LOG and any(record.type is not None for record in reading.records):
        await logging.log(turn, heard)
    elif reading.intent is Intent.PLAN and _is_another(found, heard):
        await planning.plan(turn, heard)


def _may_be_aside(found: Opened, text: str) -> bool:
    """Whether the line is worth reading: a step for a name or a place would take nearly any words."""
    return found.state.step in WANTS_FEW_WORDS and (asks(text) or corrects(text) or tells(text))


def _is_another(found: Opened, heard: Heard) -> bool:
    """Whether the line is of another kind of meeting or talk than the open one, on a day that it says."""
    said = [record for record in heard.reading.records if record.type is not None and record.date is not None]
    if heard.reading.intent not in (Intent.LOG, Intent.PLAN) or not said:
        return False
    entry = found.state.content
    return said[0].type not in (entry.type, *getattr(entry, "also", ()))
