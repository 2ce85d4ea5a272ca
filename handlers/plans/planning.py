"""A line about what is to come makes a planned meeting, or moves one."""

from handlers.turn import Turn
from handlers.typed.heard import Heard


async def plan(turn: Turn, heard: Heard) -> None:
    """Keep what is planned."""


async def move(turn: Turn, heard: Heard) -> None:
    """Move what was planned to another day, hour or place."""
