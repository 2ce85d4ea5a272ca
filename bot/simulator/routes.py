"""What the person-side endpoints share: a table of handlers becomes routes, and what a chat looks like."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.simulator import render
from bot.simulator.model import Chat, JsonObject
from bot.simulator.world import World
from bot.simulator.writing import ImpossibleError

Handler: TypeAlias = Callable[[World, Request], Awaitable[object]]
Handlers: TypeAlias = dict[tuple[str, str], Handler]


def routes(world: World, handlers: Handlers) -> list[Route]:
    """The routes of a table of handlers, keyed by HTTP method and path."""
    return [
        Route(path, endpoint(world, handler), methods=[verb]) for (verb, path), handler in handlers.items()
    ]


def endpoint(world: World, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Wrap a handler: what it returns becomes JSON, what cannot be done becomes 409."""

    async def run(request: Request) -> Response:
        try:
            return JSONResponse(await handler(world, request))
        except ImpossibleError as error:
            raise HTTPException(409, str(error)) from error

    return run


def chat_state(world: World, chat: Chat) -> JsonObject:
    """What the page shows of a chat."""
    return {
        "seq": chat.feed.seq,
        "messages": [render.page_message(one) for one in chat.messages.values()],
        "reply_keyboard": chat.reply_keyboard,
        "typing": world.clock() < chat.typing_until,
        "unread": chat.unread,
    }
