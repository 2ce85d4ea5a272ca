"""What an exception of the transport says: by its class and its cause, and never by the words it carries."""

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery import Phase
from handlers.answers import CANNOT_EDIT, NOT_MODIFIED, answer_of, says

SECRET = "what was sent"


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        caused(NetworkError(SECRET), httpx.ConnectError(SECRET)),
        caused(TimedOut(SECRET), httpx.ConnectTimeout(SECRET)),
        caused(TimedOut(SECRET), httpx.PoolTimeout(SECRET)),
    ],
)
def test_these_failures_are_surely_unsent(error: TelegramError) -> None:
    assert answer_of(error).phase is Phase.UNSENT


@pytest.mark.parametrize(
    "error",
    [
        caused(TimedOut(SECRET), httpx.ReadTimeout(SECRET)),
        caused(TimedOut(SECRET), httpx.WriteTimeout(SECRET)),
        caused(NetworkError(SECRET), httpx.ReadError(SECRET)),
        caused(NetworkError(SECRET), httpx.RemoteProtocolError(SECRET)),
        NetworkError(SECRET),
        TelegramError(SECRET),
        KeyError(SECRET),
    ],
)
def test_these_failures_are_ambiguous_and_their_words_are_left_out(error: Exception) -> None:
    answer = answer_of(error)
    assert answer.phase is Phase.AMBIGUOUS
    assert SECRET not in answer.description


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BadRequest("Chat not found"), 400),
        (ChatMigrated(-100), 400),
        (InvalidToken("Unauthorized"), 401),
        (Forbidden("Forbidden: bot was blocked by the user"), 403),
        (Conflict("Conflict: terminated by other getUpdates request"), 409),
    ],
)
def test_a_refusal_keeps_telegrams_status(error: TelegramError, status: int) -> None:
    answer = answer_of(error)
    assert (answer.phase, answer.http_status) == (Phase.ANSWERED, status)


def test_too_many_requests_carries_its_seconds() -> None:
    answer = answer_of(RetryAfter(7))
    assert (answer.http_status, answer.retry_after) == (429, 7.0)


def test_a_refused_edit_is_known_by_the_beginning_of_its_description() -> None:
    assert says(BadRequest("Bad Request: message is not modified: specified new content ..."), NOT_MODIFIED)
    assert says(BadRequest("Message to edit not found"), *CANNOT_EDIT)
    assert not says(BadRequest("chat not found"), *CANNOT_EDIT)
    assert not says(NetworkError("message is not modified"), NOT_MODIFIED)
