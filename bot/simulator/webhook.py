"""Webhook delivery: updates are posted one after another, each again and again until it is taken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from bot.simulator.faults import Faults
from bot.simulator.model import JsonObject
from bot.simulator.updates import UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- a header's name
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
ANSWER_SECONDS = 60.0


@dataclass(frozen=True)
class Target:
    """Where updates go."""

    url: str
    secret_token: str = ""
    max_connections: int = 40


class Webhook:
    """The bot's webhook: at most one target and one task that posts to it, in order."""

    def __init__(self, queue: UpdateQueue, faults: Faults, clock: Callable[[], float]) -> None:
        self.target: Target | None = None
        self.last_error: tuple[int, str] | None = None
        self.violations: list[str] = []
        self._queue = queue
        self._faults = faults
        self._clock = clock
        self._task: asyncio.Task[None] | None = None
        queue.webhook_set = lambda: self.target is not None

    async def set(self, target: Target) -> None:
        """Post updates to this target from now on."""
        await self.delete()
        self.target = target
        self.last_error = None
        self._queue.bell.ring()
        self._task = asyncio.create_task(self._deliver(target))

    async def delete(self) -> None:
        """Post no more."""
        self.target = None
        self.close()

    def close(self) -> None:
        """Stop the task."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def info(self) -> JsonObject:
        """The Bot API's WebhookInfo."""
        info: JsonObject = {
            "url": self.target.url if self.target else "",
            "has_custom_certificate": False,
            "pending_update_count": self._queue.count(),
        }
        if self.target:
            info["max_connections"] = self.target.max_connections
        if self._queue.allowed:
            info["allowed_updates"] = sorted(self._queue.allowed)
        if self.last_error:
            info["last_error_date"], info["last_error_message"] = self.last_error
        return info

    async def _deliver(self, target: Target) -> None:
        async with httpx.AsyncClient(timeout=ANSWER_SECONDS, trust_env=False) as client:
            while True:
                if self._queue.again:
                    await self._until_taken(client, target, self._queue.again.pop(0))
                elif self._queue.pending:
                    update_id, update = next(iter(self._queue.pending.items()))
                    await self._until_taken(client, target, update)
                    self._queue.pending.pop(update_id, None)
                else:
                    await self._queue.bell.wait(3600)

    async def _until_taken(self, client: httpx.AsyncClient, target: Target, update: JsonObject) -> None:
        tries = 0
        while not await self._post(client, target, update):
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1
        if self._faults.strike("webhook", None, duplicates=True):
            await self._post(client, target, update)

    async def _post(self, client: httpx.AsyncClient, target: Target, update: JsonObject) -> bool:
        headers = {SECRET_HEADER: target.secret_token} if target.secret_token else {}
        try:
            answer = await client.post(target.url, json=update, headers=headers)
        except httpx.HTTPError as error:
            self._failed(f"Connection failed: {type(error).__name__}")
            return False
        if not answer.is_success:
            self._failed(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
            return False
        if b'"method"' in answer.content:
            self.violations.append("a Bot API call in the answer to a webhook post is not implemented")
        return True

    def _failed(self, message: str) -> None:
        self.last_error = (int(self._clock()), message)
