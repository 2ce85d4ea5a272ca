"""The local Telegram as one Starlette application: Bot API, person-side API, and the chat page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Lifespan

from bot.simulator import groups_api, lab_api, persons_api
from bot.simulator.botapi import dispatch
from bot.simulator.controls import Control, describe
from bot.simulator.guard import Guard
from bot.simulator.routes import Handlers, routes
from bot.simulator.world import World

PAGE = Path(__file__).parent / "page"


def build_app(
    world: World, *, controls: Sequence[Control] = (), lifespan: Lifespan[Starlette] | None = None
) -> Starlette:
    """The application for a world; ``controls`` are shown on the page, ``lifespan`` is the launcher's own.

    ``app.state.world`` is the world.
    """
    handlers: Handlers = {
        **persons_api.HANDLERS,
        **groups_api.HANDLERS,
        **lab_api.HANDLERS,
        **_control_handlers(controls),
    }
    every: list[BaseRoute] = [
        *_bot_api(world),
        *routes(world, handlers),
        Route("/file/page/{file_id}", _page_file(world)),
        Mount("/", StaticFiles(directory=PAGE, html=True)),
    ]
    app = Starlette(
        routes=every,
        lifespan=lifespan,
        middleware=[Middleware(Guard)],
        exception_handlers={HTTPException: _plainly},
    )
    app.state.world = world
    return app


def _bot_api(world: World) -> list[BaseRoute]:
    async def call(request: Request) -> Response:
        return await dispatch.answer(
            world, request.path_params["token"], request.path_params["method"], request
        )

    async def fetch(request: Request) -> Response:
        return await dispatch.download(world, request.path_params["token"], request.path_params["path"])

    return [
        Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", fetch, methods=["GET"]),
    ]


def _control_handlers(controls: Sequence[Control]) -> Handlers:
    by_name = {control.name: control for control in controls}

    async def tell(_world: World, _request: Request) -> object:
        return describe(controls)

    async def run(_world: World, request: Request) -> object:
        control = by_name.get(request.path_params["name"])
        if control is None:
            raise HTTPException(404, "no such control")
        await control.run()
        return describe(controls)

    return {("GET", "/api/controls"): tell, ("POST", "/api/controls/{name}"): run}


def _page_file(world: World) -> Callable[[Request], Awaitable[Response]]:
    async def send(request: Request) -> Response:
        stored = world.files.by_id.get(request.path_params["file_id"])
        if stored is None:
            raise HTTPException(404, "no such file")
        if stored.mime_type in ("image/png", "image/jpeg", "image/gif", "image/webp"):
            return Response(stored.content, media_type=stored.mime_type)
        # A page or script somebody sent must never run as one of ours.
        headers = {"Content-Disposition": "attachment"}
        return Response(stored.content, media_type="application/octet-stream", headers=headers)

    return send


async def _plainly(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return JSONResponse({"error": error.detail}, status_code=error.status_code)
