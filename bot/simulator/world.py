"""The state of the local Telegram, in memory: one bot, its people and chats, and everything that was said."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence

from bot.simulator import render
from bot.simulator.commands import CommandMenu
from bot.simulator.faults import Faults
from bot.simulator.files import FileStore
from bot.simulator.ledger import Ledger
from bot.simulator.model import Chat, ChatKind, JsonObject, Message, Person, PersonSpec, Query
from bot.simulator.updates import UpdateQueue
from bot.simulator.webhook import Webhook

__all__ = ["PersonSpec", "World"]

TYPING_SECONDS = 5.0
_EPOCH = 1_577_836_800  # 2020-01-01; ids count from here so that those of a later run are always higher
_DEFAULT_BOT_ID = 700_000_001


class World:
    """Everything the local Telegram knows. To be touched from the server's event loop only.

    ``clock`` dates messages (epoch seconds); ``query_seconds`` is how long a tap can be answered.
    """

    def __init__(
        self,
        token: str,
        *,
        bot_username: str = "zhishu_demo_bot",
        people: Sequence[PersonSpec] = (),
        bot_name: str = "支书助手",
        clock: Callable[[], float] = time.time,
        query_seconds: float = 900.0,
    ) -> None:
        if not token:
            raise ValueError("the local Telegram needs a token, any text will do")
        number = token.partition(":")[0]
        self.token = token
        self.clock = clock
        self.query_seconds = query_seconds
        self.bot: JsonObject = {
            "id": int(number) if number.isdecimal() else _DEFAULT_BOT_ID,
            "is_bot": True,
            "first_name": bot_name,
            "username": bot_username,
        }
        # The bot's database outlives this memory: a later run's ids must never repeat an earlier run's.
        self._first_id = max(0, int(time.time()) - _EPOCH)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.commands = CommandMenu()
        self.files = FileStore()
        self.faults = Faults()
        self.ledger = Ledger()
        self.updates = UpdateQueue(self._first_id * 4)
        self.webhook = Webhook(self.updates, self.faults, clock)
        self.closed = False
        self._violations: list[JsonObject] = []
        self._instance = secrets.randbelow(10**9) + 10**9
        for spec in people:
            self.add_person(spec)

    @property
    def violations(self) -> list[JsonObject]:
        """Every call that was refused because it is not implemented here; a test run wants none."""
        said: list[JsonObject] = [
            {"method": "webhook", "description": words} for words in self.webhook.violations
        ]
        return [*self._violations, *said]

    def violate(self, method: str, description: str) -> None:
        """Note that the bot used something that is not implemented here."""
        self._violations.append({"method": method, "description": description})

    def now(self) -> int:
        """Now, in whole epoch seconds, as dates are told."""
        return int(self.clock())

    def add_person(self, spec: PersonSpec) -> Person:
        """Make a person known, with a private chat of the same id; raises ValueError for a taken id."""
        if spec.id in self.chats or spec.id <= 0:
            raise ValueError(f"the id {spec.id} is taken or not a person's")
        person = Person(spec.id, spec.first_name, spec.language_code, spec.username, spec.started)
        self.people[spec.id] = person
        self.chats[spec.id] = Chat(spec.id, "private", self._first_id, reply_keyboard=spec.keyboard)
        return person

    def add_group(self, title: str, members: Sequence[int], kind: ChatKind = "group") -> Chat:
        """Make a group with the bot and these people in it."""
        base = -1_000_000_000_000 if kind == "supergroup" else -4_000_000
        number = base - self._first_id - len(self.chats)
        self.chats[number] = Chat(number, kind, self._first_id, title=title, members=list(members))
        return self.chats[number]

    def upgrade(self, group: Chat) -> Chat:
        """Turn a group into a supergroup with a new id; the old one then refuses all calls."""
        upgraded = self.add_group(group.title, group.members, "supergroup")
        group.migrated_to = upgraded.id
        note: JsonObject = {"migrate_to_chat_id": upgraded.id}
        author = group.members[0] if group.members else None
        self.post(Message(0, group.id, author, self.now(), content=note))
        self.updates.put("message", render.message(self, list(group.messages.values())[-1]))
        return upgraded

    def chat_instance(self, chat: Chat) -> str:
        """The chat_instance of a callback query: the same for a chat all the time."""
        return str(self._instance * 1_000 + abs(chat.id))

    def post(self, message: Message) -> Message:
        """Put a message in its chat under the next id and show it."""
        chat = self.chats[message.chat_id]
        message.message_id = chat.next_message_id()
        chat.messages[message.message_id] = message
        if message.author is None:
            self._stop_typing(chat)
            chat.unread += 1
        chat.feed.add("message", message=render.page_message(message))
        if message.author is None:
            chat.feed.add("unread", unread=chat.unread)
        return message

    def changed(self, message: Message) -> None:
        """Show a message again after it was changed."""
        self.chats[message.chat_id].feed.add("edit", message=render.page_message(message))

    def remove(self, chat: Chat, message_id: int) -> None:
        """Take a message out of its chat."""
        del chat.messages[message_id]
        chat.feed.add("delete", message_id=message_id)

    def show_keyboard(self, chat: Chat, keyboard: JsonObject | None) -> None:
        """Show a reply keyboard under the chat, or none."""
        chat.reply_keyboard = keyboard
        chat.feed.add("keyboard", reply_keyboard=keyboard)

    def show_typing(self, chat: Chat) -> None:
        """Show for five seconds that the bot is at work."""
        chat.typing_until = self.clock() + TYPING_SECONDS
        chat.feed.add("typing", until=chat.typing_until)

    def _stop_typing(self, chat: Chat) -> None:
        if chat.typing_until:
            chat.typing_until = 0.0
            chat.feed.add("typing", until=0)

    def commands_changed(self) -> None:
        """Show everybody their command menu anew."""
        for person in self.people.values():
            self.chats[person.id].feed.add("commands", commands=self.commands.for_person(person))

    def close(self) -> None:
        """Let every long poll and hanging answer go, so that the server can stop."""
        self.closed = True
        self.updates.close()
        self.webhook.close()
        for chat in self.chats.values():
            chat.feed.close()
