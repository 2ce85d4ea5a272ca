"""What a handler raised: kept in the turn, for the clerk to tell the person and lay the update aside."""

from telegram.ext import ApplicationHandlerStop

from bot import logs
from handlers.context import Context

log = logs.logger(__name__)


class NoAnswerError(RuntimeError):
    """A handler took an update and committed no answer: a bug."""


async def keep_failure(_: object, context: Context) -> None:
    """Put the error into the turn and end the update; outside of a turn (a job) it is logged."""
    if context.turn_ is None:
        log.error("job failed", exc_info=context.error)
        return
    if context.turn_.failure is None:
        context.turn_.failure = context.error
    raise ApplicationHandlerStop
