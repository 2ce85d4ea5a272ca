"""Faults on demand: which calls are to fail, how, and how often."""

from __future__ import annotations

import random
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

FaultKind = Literal[
    "429", "500", "502", "timeout", "reset", "junk",
    "accepted_then_reset", "accepted_then_502", "accepted_then_timeout", "accepted_then_junk",
    "blocked", "chat_not_found", "deactivated", "duplicate", "migrate",
]  # fmt: skip


class Fault(BaseModel):
    """A fault for calls of one method ("*": any), perhaps of one chat.

    ``times`` defaults to 1, and to no limit where a probability is given. ``seconds`` is how long a time-out
    holds the line, ``retry_after`` what a 429 tells the caller.
    """

    model_config = ConfigDict(extra="forbid")

    method: str = "*"
    kind: FaultKind
    times: int | None = Field(default=None, ge=1)
    chat_id: int | None = None
    retry_after: int = Field(default=5, ge=1)
    probability: float | None = Field(default=None, gt=0, le=1)
    seed: int = 0
    seconds: float = Field(default=60, ge=0, le=3600)
    _random: random.Random = PrivateAttr()
    _left: float = PrivateAttr()

    @model_validator(mode="after")
    def _prepare(self) -> Self:
        self._random = random.Random(self.seed)  # noqa: S311 -- repeatable, not secret
        unlimited = float("inf") if self.probability is not None else 1
        self._left = unlimited if self.times is None else self.times
        return self

    @property
    def accepts(self) -> bool:
        """The call takes effect; only its answer is spoilt."""
        return self.kind.startswith("accepted_then_")

    @property
    def spoils(self) -> str:
        """How the answer is spoilt, without the accepted_then_."""
        return self.kind.removeprefix("accepted_then_")

    @property
    def left(self) -> int | None:
        """How many more calls it will hit; None without a limit."""
        return None if self._left == float("inf") else int(self._left)

    def strikes(self, method: str, chat_id: int | None) -> bool:
        """Whether this call is hit; counts it if so."""
        if self._left <= 0 or self.method.lower() not in ("*", method.lower()):
            return False
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        if self.probability is not None and self._random.random() >= self.probability:
            return False
        self._left -= 1
        return True


class Faults:
    """The faults asked for, oldest first; a call is hit by the first that fits."""

    def __init__(self) -> None:
        self.known: dict[int, Fault] = {}
        self._last = 0

    def add(self, fault: Fault) -> int:
        """Take a fault; answers its id."""
        self._last += 1
        self.known[self._last] = fault
        return self._last

    def clear(self) -> None:
        """Forget all faults."""
        self.known.clear()

    def strike(self, method: str, chat_id: int | None, *, duplicates: bool | None = None) -> Fault | None:
        """The fault that hits this call, if any; ``duplicates``: only those (True) or all others (False)."""
        for fault in self.known.values():
            if duplicates is not None and (fault.kind == "duplicate") != duplicates:
                continue
            if fault.strikes(method, chat_id):
                return fault
        return None
