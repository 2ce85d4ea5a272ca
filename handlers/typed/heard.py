"""A typed line as it was heard: what was read in it, when, and what it was read with."""

from dataclasses import dataclass
from datetime import datetime

from bot.roster import Roster
from handlers.inquiries.posed import Posed, recalled
from handlers.members import roster_of
from handlers.turn import Turn
from messages.reading.lines.model import Reading
from messages.reading.lines.reader import read_line
from storage import asked


@dataclass(frozen=True, slots=True)
class Heard:
    """A line and its reading; ``roster`` is the branch's, with whom its names were matched.

    ``at`` is the wall clock of the branch when it was typed, ``previous`` the question asked just before.
    """

    text: str
    reading: Reading
    roster: Roster
    at: datetime
    previous: Posed | None = None


async def listened(turn: Turn, text: str) -> Heard:
    """The line as the sender's branch reads it now."""
    roster = await roster_of(turn)
    here = turn.local
    before = recalled(await turn.read(asked.recall, turn.user_id, turn.now))
    reading = read_line(text, here, roster, previous=before.asked if before else None)
    return Heard(text, reading, roster, here, before)
