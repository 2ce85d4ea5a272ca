"""The bot's queue of updates and the long poll on it.

An update stays until a later ``offset`` confirms it: one handed out and lost comes again, as at Telegram.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from bot.simulator.errors import ApiError
from bot.simulator.feed import Bell
from bot.simulator.model import JsonObject

HISTORY = 20_000
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class UpdateQueue:
    """Updates that wait for the bot, with ascending ids that begin after ``last_id``."""

    def __init__(self, last_id: int) -> None:
        self.last_id = last_id
        self.pending: OrderedDict[int, JsonObject] = OrderedDict()
        self.again: list[JsonObject] = []
        self.allowed: frozenset[str] = frozenset()
        self.bell = Bell()
        self.webhook_set: Callable[[], bool] = lambda: False
        self._history: OrderedDict[int, JsonObject] = OrderedDict()
        self.polls = 0
        self._closed = False

    def put(self, kind: str, body: JsonObject) -> int | None:
        """Queue an update of a kind; its id, or None where the bot has not asked for this kind."""
        if self.allowed and kind not in self.allowed:
            return None
        return self.put_raw({kind: body})

    def put_raw(self, update: JsonObject) -> int:
        """Queue an update as it is, malformed or not, under the next id or a later one of its own."""
        own = update.get("update_id")
        self.last_id = own if isinstance(own, int) and own > self.last_id else self.last_id + 1
        self.pending[self.last_id] = {"update_id": self.last_id, **update} if own is None else update
        self._history[self.last_id] = self.pending[self.last_id]
        while len(self._history) > HISTORY:
            self._history.popitem(last=False)
        self.bell.ring()
        return self.last_id

    def repeat(self, update_id: int) -> bool:
        """Deliver an update once more, confirmed or not; False if there never was one (or long ago)."""
        update = self._history.get(update_id)
        if update is None:
            return False
        self.again.append(update)
        self.bell.ring()
        return True

    def confirm(self, offset: int) -> None:
        """Forget the updates before ``offset``; a negative one keeps only the last so many."""
        if offset < 0:
            for update_id in list(self.pending)[:offset]:
                del self.pending[update_id]
        elif offset > 0:
            for update_id in [update_id for update_id in self.pending if update_id < offset]:
                del self.pending[update_id]

    def count(self) -> int:
        """How many updates wait."""
        return len(self.pending) + len(self.again)

    def drop(self) -> None:
        """Forget all that wait."""
        self.pending.clear()
        self.again.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[JsonObject]:
        """One getUpdates: what waits, or the first to come within so many seconds, or nothing.

        Raises ApiError 409 while a webhook is set, and for a poll that another one supersedes.
        """
        self.polls += 1
        mine = self.polls
        self.bell.ring()
        self.confirm(offset)
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            if self.webhook_set():
                raise ApiError(409, WEBHOOK_ACTIVE)
            if mine != self.polls:
                raise ApiError(409, CONFLICT)
            left = deadline - asyncio.get_running_loop().time()
            if self.pending or self.again or left <= 0 or self._closed:
                return self._take(limit)
            await self.bell.wait(left)

    def _take(self, limit: int) -> list[JsonObject]:
        repeated, self.again = self.again[:limit], self.again[limit:]
        return repeated + list(self.pending.values())[: limit - len(repeated)]

    def close(self) -> None:
        """Let a waiting poll go."""
        self._closed = True
        self.bell.ring()
