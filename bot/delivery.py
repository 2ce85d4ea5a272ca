"""What an answer of the Bot API, or the lack of one, means for a message that was to be delivered.

Pure: the sending door turns exceptions into an ``Answer``, the outbox keeps the ``Outcome``.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Phase(StrEnum):
    """How far a call got."""

    UNSENT = "unsent"
    """Surely not sent: connection refused, connect time-out, or no free connection in the pool."""
    AMBIGUOUS = "ambiguous"
    """Handed over, but the answer is missing or unreadable: read time-out, reset, junk."""
    ANSWERED = "answered"
    """Telegram answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from one call; ``retry_after`` is in seconds, ``description`` in Telegram's words.

    ``moved_to`` is the id that the chat has now, where Telegram refused the old one for that.
    """

    phase: Phase
    http_status: int | None = None
    description: str = ""
    retry_after: float | None = None
    moved_to: int | None = None


class OutcomeKind(StrEnum):
    """What became of a message."""

    SENT = "sent"
    RETRY = "retry"
    UNCERTAIN = "uncertain"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict: ``at`` is set for a retry, ``reason`` for everything but success.

    ``gone`` says that the person cannot be written to at all any more, so that nothing else should be tried;
    ``moved_to`` that the next try goes to that chat instead.
    """

    kind: OutcomeKind
    at: datetime | None = None
    reason: str = ""
    gone: bool = False
    message_id: int | None = None
    moved_to: int | None = None


UNSENT_CAUSES = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout"})
"""The failures, by class name of the cause, after which a message is surely unsent (measured with httpx)."""

STOP_SENDING = frozenset(
    {
        (403, "bot was blocked by the user"),
        (403, "user is deactivated"),
        (403, "bot can't initiate conversation with a user"),
        (403, "bot can't send messages to bots"),
        (403, "bot was kicked from the group chat"),
        (400, "chat not found"),
        (400, "user not found"),
        (400, "peer_id_invalid"),
        (400, "user_is_blocked"),
        (400, "input_user_deactivated"),
    }
)
"""The exact answers that mean: stop sending to this person. Anything else says nothing about the person."""

FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=5)
TOKEN_PAUSE = timedelta(minutes=5)
TOO_MANY, TOKEN_REFUSED, MOVED = "too many requests", "token refused", "chat moved"
WAITED_FOR = frozenset({TOO_MANY, TOKEN_REFUSED})
"""Reasons of a retry that say nothing about the message; such a call spends no attempt."""


def wording(description: str) -> str:
    """A description without Telegram's "Bad Request: " or "Forbidden: ", in lower case, for comparing."""
    head, colon, tail = description.partition(": ")
    known = head.lower() in {"bad request", "forbidden"}
    return (tail if colon and known else description).strip().rstrip(".").lower()


def pause(attempt: int) -> timedelta:
    """How long to wait after the given attempt (1 for the first): 1, 2, 4 … seconds, at most 5 minutes."""
    doublings = min(max(attempt, 1) - 1, 16)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def judge(answer: Answer, now: datetime, attempt: int = 1) -> Outcome:
    """What the answer to the given attempt means; ``now`` is ``clock.real()``."""
    if answer.phase is Phase.UNSENT:
        return Outcome(OutcomeKind.RETRY, now + pause(attempt), answer.description or "unsent")
    status = answer.http_status
    if answer.phase is Phase.AMBIGUOUS or status is None or status >= 500:
        return Outcome(OutcomeKind.UNCERTAIN, reason=answer.description or "no usable answer")
    if 200 <= status < 300:
        return Outcome(OutcomeKind.SENT)
    return _refused(status, answer, now, attempt)


def _refused(status: int, answer: Answer, now: datetime, attempt: int) -> Outcome:
    if status == 429:
        wait = timedelta(seconds=answer.retry_after) if answer.retry_after else pause(attempt)
        return Outcome(OutcomeKind.RETRY, now + wait, TOO_MANY)
    if answer.moved_to is not None:
        # With a pause, and as an attempt: a chat that is always said to be elsewhere must not spin.
        return Outcome(OutcomeKind.RETRY, now + pause(attempt), MOVED, moved_to=answer.moved_to)
    if status in {401, 404}:
        # The token is refused, not the message: it waits for the operator to put the token right.
        return Outcome(OutcomeKind.RETRY, now + TOKEN_PAUSE, TOKEN_REFUSED)
    words = wording(answer.description)
    return Outcome(OutcomeKind.DEAD, reason=f"{status} {words}", gone=(status, words) in STOP_SENDING)
