"""From an exception of the transport to what it says about the call: ``bot.delivery.Answer``.

Only classes and causes are read, and Telegram's description of a refusal; a network failure's own message may
hold what was sent, and is left out.
"""

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.delivery import UNSENT_CAUSES, Answer, Phase, wording

NOT_MODIFIED = "message is not modified"
QUERY_TOO_OLD = "query is too old"
CANNOT_EDIT = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
)

_STATUS: tuple[tuple[type[TelegramError], int], ...] = (
    (Forbidden, 403),
    (BadRequest, 400),
    (InvalidToken, 401),
    (Conflict, 409),
)


def answer_of(error: BaseException) -> Answer:
    """What an exception from a Bot API call means; BadRequest and TimedOut are both NetworkError to PTB."""
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
        return Answer(Phase.ANSWERED, 429, "too many requests", seconds)
    if isinstance(error, ChatMigrated):
        return Answer(Phase.ANSWERED, 400, error.message, moved_to=error.new_chat_id)
    for kind, status in _STATUS:
        if isinstance(error, kind):
            return Answer(Phase.ANSWERED, status, error.message)
    cause = type(error.__cause__).__name__ if error.__cause__ else ""
    phase = Phase.UNSENT if cause in UNSENT_CAUSES else Phase.AMBIGUOUS
    return Answer(phase, None, " ".join(filter(None, (type(error).__name__, cause))))


def says(error: BaseException, *openings: str) -> bool:
    """Whether Telegram refused the call with a description that begins like one of these."""
    return isinstance(error, BadRequest) and wording(error.message).startswith(openings)
