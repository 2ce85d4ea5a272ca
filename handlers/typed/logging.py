"""A line that tells of a meeting or a talk becomes a review card."""

from handlers.turn import Turn
from handlers.typed.heard import Heard


async def begin(turn: Turn, heard: Heard) -> None:
    """Open the review card of what was told."""
