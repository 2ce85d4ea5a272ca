"""A typed line as it was heard: what was read in it, and what it was read with."""

from dataclasses import dataclass

from bot.roster import Roster
from messages.reading.lines.model import Reading


@dataclass(frozen=True, slots=True)
class Heard:
    """A line and its reading; ``roster`` is the branch's, with whom its names were matched."""

    text: str
    reading: Reading
    roster: Roster
