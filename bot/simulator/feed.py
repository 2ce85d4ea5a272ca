"""What changes in a chat, numbered, and a bell that wakes those who wait for it."""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import takewhile

KEPT = 10_000


class Bell:
    """Wakes everybody who waits, once; ringing with nobody waiting does nothing."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake all who wait now."""
        rung, self._event = self._event, asyncio.Event()
        rung.set()

    async def wait(self, seconds: float) -> None:
        """Return when the bell rings or after so many seconds, whichever is first."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except TimeoutError:
            return


class Feed:
    """The numbered changes of one chat, for the page's long poll. Keeps the last 10,000."""

    def __init__(self) -> None:
        self.seq = 0
        self.changes: deque[dict[str, object]] = deque(maxlen=KEPT)
        self.bell = Bell()
        self._closed = False

    def add(self, kind: str, **fields: object) -> None:
        """Note one change and wake those who wait."""
        self.seq += 1
        self.changes.append({"seq": self.seq, "kind": kind, **fields})
        self.bell.ring()

    async def after(self, seq: int, seconds: float) -> list[dict[str, object]]:
        """The changes after ``seq``, waiting up to so many seconds for the first one."""
        deadline = asyncio.get_running_loop().time() + seconds
        while self.seq == seq and not self._closed:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            await self.bell.wait(left)
        newer = list(takewhile(lambda change: _number(change) > seq, reversed(self.changes)))
        return newer[::-1]

    def close(self) -> None:
        """Let everybody who waits go, now and later."""
        self._closed = True
        self.bell.ring()


def _number(change: dict[str, object]) -> int:
    seq = change["seq"]
    return seq if isinstance(seq, int) else 0
