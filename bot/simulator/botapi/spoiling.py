"""Spoilt answers: resets, time-outs, bad gateways and junk, and what a fault makes Telegram say."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.simulator.botapi.chats import migrated
from bot.simulator.errors import ApiError, bad_request, forbidden
from bot.simulator.faults import Fault

if TYPE_CHECKING:
    from bot.simulator.world import World

RESET_EXTENSION = "local_telegram.reset"
_LOOK_SECONDS = 0.2


class ResetResponse(Response):
    """No answer: the connection is reset, after holding it for so many seconds or until the caller hangs up.

    Under a server without the reset extension the answer breaks off instead; callers see a broken connection.
    """

    def __init__(self, world: World, hold: float = 0.0) -> None:
        super().__init__()
        self._world = world
        self._hold = hold

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the line, then break it."""
        gone = asyncio.ensure_future(_hung_up(receive))
        deadline = asyncio.get_running_loop().time() + self._hold
        while not gone.done() and not self._world.closed and asyncio.get_running_loop().time() < deadline:
            await asyncio.wait({gone}, timeout=_LOOK_SECONDS)
        reset = scope.get("extensions", {}).get(RESET_EXTENSION)
        if reset is not None:
            reset()
            await gone
            return
        gone.cancel()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"100")]})
        await send({"type": "http.response.body", "body": b"{"})


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def spoilt(world: World, fault: Fault) -> Response:
    """What the caller gets in place of a proper answer."""
    match fault.spoils:
        case "502":
            return HTMLResponse("<html><body><h1>502 Bad Gateway</h1></body></html>", status_code=502)
        case "junk":
            return PlainTextResponse("this is not JSON", media_type="application/json")
        case "timeout":
            return ResetResponse(world, fault.seconds)
        case _:
            return ResetResponse(world)


def refusal(world: World, fault: Fault, chat_id: int | None) -> ApiError | None:
    """What Telegram says under this fault, if it says anything."""
    match fault.kind:
        case "429":
            words = f"Too Many Requests: retry after {fault.retry_after}"
            return ApiError(429, words, retry_after=fault.retry_after)
        case "500":
            return ApiError(500, "Internal Server Error")
        case "blocked":
            return forbidden("bot was blocked by the user")
        case "deactivated":
            return forbidden("user is deactivated")
        case "chat_not_found":
            return bad_request("chat not found")
        case "migrate":
            return migrated(_moved(world, chat_id))
        case _:
            return None


def _moved(world: World, chat_id: int | None) -> int:
    """The new id of a chat that moves now; a group really does, for others it is only said."""
    chat = world.chats.get(chat_id) if chat_id is not None else None
    if chat is None or chat.kind != "group":
        return -1_000_000_000_000 - abs(chat_id or 1)
    return chat.migrated_to or world.upgrade(chat).id


def said(error: ApiError) -> Response:
    """A refusal as the Bot API answers it."""
    body: dict[str, object] = {"ok": False, "error_code": error.status, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return JSONResponse(body, status_code=error.status)
