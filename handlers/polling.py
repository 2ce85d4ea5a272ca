"""An own getUpdates loop: what came is stored before Telegram is told that it arrived.

Updates are taken as raw JSON, so that one that cannot be parsed jams nothing. The loop starts without an
offset and names one only to confirm a stored batch: the inbox knows duplicates, and ids may start anew after
a quiet week.
"""

import asyncio
import json
import warnings
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot import clock, delivery, logs
from handlers.answers import answer_of
from handlers.pausing import Stopped, unless_stopped, wait_for_stop
from storage import inbox
from storage.store import Busy, Store

log = logs.logger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
POLL_SECONDS = 25
BATCH = 100
CONFLICT_SECONDS = 5.0
LONGEST_WAIT = 30.0
"""Seconds between two tries at most: when Telegram is back, nobody is to wait long for an answer."""

ADVICE = r"^Please use 'Bot\.getUpdates' instead of 'Bot\.do_api_request\(\"getUpdates\", \.\.\.\)'$"
"""PTB advises its typed get_updates, which is what must not be used; only this advice is silenced."""


class Poller:
    """Fetches updates into the inbox and rings the feeder."""

    def __init__(
        self,
        bot: ExtBot[None],
        store: Store,
        ring: Callable[[], None],
        stop: asyncio.Event,
        poll_seconds: int = POLL_SECONDS,
    ) -> None:
        self._bot = bot
        self._store = store
        self._ring = ring
        self._stop = stop
        self._poll_seconds = poll_seconds
        self._confirm: int | None = None
        self._failures = 0
        self.stored = asyncio.Condition()
        """Notified whenever a batch has been stored; see ``stored_through``."""
        self.stored_through = -1
        """The highest update id stored by this loop."""
        self.fetched: datetime | None = None
        """When Telegram last told what is new, and it was stored; in ``clock.real()``."""

    async def run(self) -> None:
        """Fetch until the stop is set; whatever fails is tried again, ever more slowly."""
        warnings.filterwarnings("ignore", message=ADVICE)
        begun = False
        while not self._stop.is_set():
            try:
                if not begun:
                    await unless_stopped(self._stop, self._bot.delete_webhook(drop_pending_updates=False))
                    begun = True
                await self._fetch()
                self._failures, self.fetched = 0, clock.real()
            except Stopped:
                return  # nothing was confirmed
            except (TelegramError, Busy, KeyError, ValueError) as error:
                begun = begun and not isinstance(error, Conflict)
                await wait_for_stop(self._stop, self._wait_after(error))
            except Exception as error:
                log.error("fetching has a bug", exc_info=error)
                await wait_for_stop(self._stop, self._wait_after(error))

    async def _fetch(self) -> None:
        batch = await unless_stopped(self._stop, self._get_updates())
        self._confirm = None
        if batch:
            await self._store.write(inbox.receive, [json.dumps(each) for each in batch], clock.real())
            self._confirm = _after(batch)
            self._ring()
            if self._confirm is None:
                raise ValueError("a batch without a usable id comes again at once")
            async with self.stored:
                self.stored_through = max(self.stored_through, (self._confirm or 0) - 1)
                self.stored.notify_all()

    async def _get_updates(self) -> list[object]:
        wanted: dict[str, Any] = {
            "timeout": self._poll_seconds,
            "limit": BATCH,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        if self._confirm is not None:
            wanted["offset"] = self._confirm
        # The answer must come within the poll's own time and a little more.
        found = await self._bot.do_api_request(
            "getUpdates", api_kwargs=wanted, read_timeout=self._poll_seconds + 10
        )
        if not isinstance(found, list):
            raise ValueError("getUpdates answered with no list")
        return found

    def _wait_after(self, error: Exception) -> float:
        """Seconds to wait after a failure."""
        self._failures += 1
        log.warning("fetching failed", cause=answer_of(error).description[:80], attempt=self._failures)
        if isinstance(error, Conflict):
            return CONFLICT_SECONDS
        if isinstance(error, RetryAfter):
            return answer_of(error).retry_after or CONFLICT_SECONDS
        if isinstance(error, InvalidToken):
            return delivery.TOKEN_PAUSE.total_seconds()
        return min(delivery.pause(self._failures).total_seconds(), LONGEST_WAIT)


def _after(batch: list[object]) -> int | None:
    """The offset that confirms a batch; None where no update in it has a usable id."""
    ids = [each.get("update_id") for each in batch if isinstance(each, dict)]
    usable = [each for each in ids if isinstance(each, int) and not isinstance(each, bool)]
    return max(usable) + 1 if usable else None
