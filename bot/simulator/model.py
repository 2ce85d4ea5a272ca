"""What the local Telegram keeps: people, chats, messages, files, and button taps that wait for an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.simulator.feed import Feed

JsonObject = dict[str, object]
ChatKind = Literal["private", "group", "supergroup"]


@dataclass(frozen=True)
class PersonSpec:
    """A person the local Telegram knows from its start; the id is also the id of the private chat.

    ``started`` says that the person has written to the bot before, so that the bot may write first;
    ``keyboard`` is the reply keyboard that such a person's chat has from then.
    """

    id: int
    first_name: str
    language_code: str = "zh-hans"
    username: str | None = None
    started: bool = False
    keyboard: JsonObject | None = None

    @classmethod
    def parse(cls, text: str, *, started: bool = False) -> PersonSpec:
        """Read ``777:支书`` or ``777:支书:en``; raises ValueError in plain words."""
        number, _, rest = text.partition(":")
        name, _, language = rest.partition(":")
        if not number.isdecimal() or int(number) == 0 or not name.strip():
            raise ValueError(
                f"a person is written ID:NAME or ID:NAME:LANGUAGE, for example 777:支书; got {text!r}"
            )
        return cls(int(number), name.strip(), language.strip() or "zh-hans", started=started)


@dataclass
class Person:
    """A person with a phone. ``started``: has written to the bot; ``blocked``: has blocked it."""

    id: int
    first_name: str
    language_code: str
    username: str | None = None
    started: bool = False
    blocked: bool = False


@dataclass
class Message:
    """One message of a chat, in the terms of the Bot API; dates in epoch seconds.

    ``content`` holds what has no field of its own (document, sticker, voice, contact, location, notes),
    already in Bot API shape. ``author`` is None for the bot, else a person's id.
    """

    message_id: int
    chat_id: int
    author: int | None
    date: int
    text: str | None = None
    caption: str | None = None
    entities: list[JsonObject] = field(default_factory=list)
    photo: list[JsonObject] = field(default_factory=list)
    content: JsonObject = field(default_factory=dict)
    media_group_id: str | None = None
    inline_keyboard: list[list[JsonObject]] | None = None
    has_reply_keyboard: bool = False
    protected: bool = False
    reply_to: int | None = None
    edit_date: int | None = None


@dataclass
class Chat:
    """A private chat (its id is the person's) or a group (its id is negative)."""

    id: int
    kind: ChatKind
    last_message_id: int
    title: str = ""
    members: list[int] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)
    feed: Feed = field(default_factory=Feed)
    reply_keyboard: JsonObject | None = None
    typing_until: float = 0.0
    unread: int = 0
    migrated_to: int | None = None

    def next_message_id(self) -> int:
        """The id of the chat's next message: one more than the last, never used again."""
        self.last_message_id += 1
        return self.last_message_id


@dataclass
class Query:
    """A tap on an inline button that the bot has yet to answer (or has answered)."""

    id: str
    person_id: int
    chat_id: int
    asked_at: float
    answered: bool = False


@dataclass(frozen=True)
class StoredFile:
    """A file somebody sent. ``path`` is its place under /file/bot<TOKEN>/."""

    file_id: str
    unique_id: str
    path: str
    content: bytes
    name: str
    mime_type: str
