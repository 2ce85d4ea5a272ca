"""A question in plain words, answered from the records."""

from handlers.turn import Turn
from handlers.typed.heard import Heard


async def answer(turn: Turn, heard: Heard) -> None:
    """Answer what was asked."""
