"""The turn on its way through python-telegram-bot: a context that finds it, and the Application's exact type.

``process_update`` swallows what handlers raise, so the outcome is carried in the turn and not in an
exception.
"""

from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot, JobQueue

from handlers.turn import Turn


class Turns:
    """The turns under way in this process, by update id."""

    def __init__(self) -> None:
        self._turns: dict[int, Turn] = {}

    def begin(self, turn: Turn) -> None:
        """Make a turn known for as long as its update is processed."""
        self._turns[turn.update_id] = turn

    def end(self, turn: Turn) -> None:
        """Forget a turn."""
        self._turns.pop(turn.update_id, None)

    def of(self, update: object) -> Turn | None:
        """The turn of an update, None outside of one."""
        return self._turns.get(update.update_id) if isinstance(update, Update) else None


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], Turns]):
    """PTB's context, of which handlers use nothing but the turn."""

    turn_: Turn | None = None

    @classmethod
    def from_update(cls, update: object, application: "App") -> "Context":
        """PTB's own, with the update's turn."""
        context = super().from_update(update, application)
        context.turn_ = application.bot_data.of(update)
        return context

    @property
    def turn(self) -> Turn:
        """The turn of the update; raises LookupError outside of one."""
        if self.turn_ is None:
            raise LookupError("no update is being handled")
        return self.turn_


App = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], Turns, JobQueue[Context]]

CONTEXT_TYPES = ContextTypes(context=Context, bot_data=Turns)
