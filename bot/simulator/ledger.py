"""The ledger: every Bot API call in order with what became of it. Crash tests judge by it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

JsonObject = dict[str, object]
KEPT = 200_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One call. ``accepted``: its effect took place, whatever the caller was told."""

    n: int
    method: str
    params: JsonObject
    outcome: Literal["ok", "refused", "fault"]
    http_status: int
    description: str
    result: object
    accepted: bool
    fault: str | None
    at: float

    def as_json(self) -> JsonObject:
        """The entry as the person-side API tells it."""
        return {name: getattr(self, name) for name in self.__slots__}


class Ledger:
    """The calls so far; only the last 200,000 are kept, their numbers go on."""

    def __init__(self) -> None:
        self.entries: deque[Entry] = deque(maxlen=KEPT)
        self.last = 0

    def next_number(self) -> int:
        """The number of the entry about to be written."""
        self.last += 1
        return self.last

    def after(self, n: int, method: str | None, chat_id: int | None) -> list[Entry]:
        """The entries after number n, of one method and one chat if so asked."""
        newer = list(takewhile(lambda entry: entry.n > n, reversed(self.entries)))
        return [
            entry
            for entry in reversed(newer)
            if (method is None or entry.method == method)
            and (chat_id is None or str(entry.params.get("chat_id")) == str(chat_id))
        ]
