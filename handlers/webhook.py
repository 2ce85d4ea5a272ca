"""The webhook: Telegram hands updates in, and hears 200 only when they are stored."""

import hmac
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.ext import ExtBot

from bot import clock, logs
from bot.settings import Settings
from handlers.polling import ALLOWED_UPDATES
from storage import inbox
from storage.store import Busy, Store

log = logs.logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST_BODY = 1024 * 1024
"""Bytes; Telegram's updates stay far below."""


def path_of(settings: Settings) -> str:
    """The path that Telegram calls, from WEBHOOK_URL."""
    return urlsplit(settings.webhook_url or "").path or "/"


def route(settings: Settings, store: Store, ring: Callable[[], None]) -> Route:
    """The endpoint; raises ValueError where no secret is set, for then anybody could write."""
    if settings.webhook_secret is None:
        raise ValueError("a webhook needs WEBHOOK_SECRET")
    secret = settings.webhook_secret.get_secret_value().encode()

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, secret):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            await store.write(inbox.receive, [body], clock.real())
        except Busy:
            log.warning("database busy")
            return Response(status_code=503)  # Telegram comes again
        ring()
        return Response(status_code=200)

    return Route(path_of(settings), receive, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """The body, None where it is larger than any update."""
    read = b""
    async for part in request.stream():
        read += part
        if len(read) > LARGEST_BODY:
            return None
    return read


async def register(bot: ExtBot[None], settings: Settings) -> None:
    """Tell Telegram where to hand in; what waits there is kept."""
    await bot.set_webhook(
        settings.webhook_url or "",
        allowed_updates=list(ALLOWED_UPDATES),
        drop_pending_updates=False,
        secret_token=settings.webhook_secret.get_secret_value() if settings.webhook_secret else None,
    )
