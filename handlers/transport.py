"""The one place that decides how Telegram is reached: address, proxy, time-outs, connections.

One stock transport (httpx behind python-telegram-bot); at most a handful of calls run side by side on it.
"""

import os
from functools import cache
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit

import httpx
from telegram.ext import ApplicationBuilder
from telegram.request import HTTPXRequest

from bot.settings import Settings

# python-telegram-bot's own switch from deprecated whole seconds to timedelta in RetryAfter.
os.environ.setdefault("PTB_TIMEDELTA", "true")

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
WRITE_SECONDS = 20.0
POOL_SECONDS = 10.0
MEDIA_SECONDS = 60.0
CONNECTIONS = 16
POLLING_CONNECTIONS = 2

AnyBuilder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]


def request(settings: Settings, connections: int = CONNECTIONS) -> HTTPXRequest:
    """A transport with that many connections."""
    proxy = settings.proxy_url.get_secret_value() if settings.proxy_url else None
    # A proxy that the environment names is for the internet, not for an address on this machine.
    trusting = not is_local(settings.bot_api_url)
    return HTTPXRequest(
        connection_pool_size=connections,
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        write_timeout=WRITE_SECONDS,
        pool_timeout=POOL_SECONDS,
        media_write_timeout=MEDIA_SECONDS,
        proxy=proxy,
        httpx_kwargs={"trust_env": trusting, "verify": _certificates(trusting)},
    )


@cache
def _certificates(trusting: bool) -> SSLContext:
    """Whom TLS believes, read once for all clients: reading it costs a tenth of a second of work."""
    return httpx.create_ssl_context(trust_env=trusting)


def is_local(address: str) -> bool:
    """Whether an address is on this machine."""
    return urlsplit(address).hostname in {"127.0.0.1", "localhost", "::1"}


def builder(settings: Settings, token: str) -> AnyBuilder:
    """PTB's builder with address, transport and token set; ``handlers.app.build`` does the rest."""
    address = settings.bot_api_url.rstrip("/")
    made: AnyBuilder = ApplicationBuilder()
    return (
        made.token(token)
        .base_url(f"{address}/bot")
        .base_file_url(f"{address}/file/bot")
        .request(request(settings))
        .get_updates_request(request(settings, POLLING_CONNECTIONS))
    )
