"""Which words and taps lead to which conversation, as plain values; one table per conversation module.

Order of winning: commands, reply-keyboard labels (both languages, old wordings too), buttons, then whatever
content was sent, offered to one conversation after another until one commits an answer. So commands and
labels always win over an open draft's step.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeVar

from handlers.turn import Turn

C = TypeVar("C")

Take = Callable[[Turn], Awaitable[None]]
"""Handles an update; content handlers that do not want it return without committing."""


class Kind(IntEnum):
    """The kinds of route in their order of winning."""

    COMMAND = 0
    LABEL = 1
    CALLBACK = 2
    TEXT = 3
    PHOTO = 4
    DOCUMENT = 5
    ANYTHING = 6


@dataclass(frozen=True, slots=True)
class Route:
    """One way into a conversation: ``key`` is the command, the label's key or the callback class."""

    kind: Kind
    key: str | type[Any]
    take: Callable[..., Awaitable[None]]


def command(name: str, take: Take) -> Route:
    """``/name`` (Latin letters, digits, underscore); what follows it is ``turn.payload``."""
    return Route(Kind.COMMAND, name, take)


def reply_label(key: str, take: Take) -> Route:
    """The reply-keyboard button of that key, in every language and every wording it ever had."""
    return Route(Kind.LABEL, key, take)


def callback(kind: type[C], take: Callable[[Turn, C], Awaitable[None]]) -> Route:
    """Taps on buttons that carry that class of messages.callbacks; ``take`` gets the decoded value."""
    return Route(Kind.CALLBACK, kind, take)


def text(take: Take) -> Route:
    """Typed text that is neither command nor label."""
    return Route(Kind.TEXT, "", take)


def photo(take: Take) -> Route:
    """A picture (``turn.message.photo``, the last is the largest); album parts come one by one."""
    return Route(Kind.PHOTO, "", take)


def document(take: Take) -> Route:
    """A file (``turn.message.document``)."""
    return Route(Kind.DOCUMENT, "", take)


def anything(take: Take) -> Route:
    """Every other content: sticker, voice, contact …, and whatever the routes above did not answer."""
    return Route(Kind.ANYTHING, "", take)
