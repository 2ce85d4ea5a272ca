"""A line that corrects or takes back what was logged."""

from handlers.turn import Turn
from handlers.typed.heard import Heard


async def change(turn: Turn, heard: Heard) -> None:
    """Change the record that the line is about."""


async def remove(turn: Turn, heard: Heard) -> None:
    """Take back the record that the line is about."""
