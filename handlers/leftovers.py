"""What no conversation took: a stale button, an edited message, and whatever nobody understood."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from handlers.context import App, Context
from storage.inbox import Reply

GROUP = 10_000
"""After every conversation."""


def register(application: App) -> None:
    """Put these behind every conversation, so that everything anybody sends has its answer."""
    application.add_handler(CallbackQueryHandler(stale_button), GROUP)
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited_message), GROUP)
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, not_understood), GROUP)


async def stale_button(_: Update, context: Context) -> None:
    """A button of an older version, or no button of ours at all: a toast, and nothing is changed."""
    await context.turn.commit(Reply("silence", toast="gate.stale"))


async def edited_message(_: Update, context: Context) -> None:
    """Nothing stored changes by editing what was sent; say so."""
    await context.turn.commit(Reply("edited"))


async def not_understood(_: Update, context: Context) -> None:
    """The last resort: a sticker, a place or a film has no use here, and of words it is said what can be."""
    turn = context.turn
    no_words = not turn.text and not turn.message.photo and turn.message.document is None
    useless = no_words and turn.account.branch_id is not None
    await turn.commit(Reply("no_use" if useless else "unclear"))
