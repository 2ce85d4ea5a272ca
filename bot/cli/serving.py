"""Serving with uvicorn until a signal comes; the end of a command is its exit code, not a signal's death."""

import asyncio
import signal
import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

GRACE_SECONDS = 2
"""How long answers under way may take before their connections are closed."""


class Server(uvicorn.Server):
    """uvicorn, quiet, that says when it serves."""

    def __init__(self, app: Starlette, on_started: Callable[[], None] = lambda: None) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve, and say so."""
        await super().startup(sockets)
        if self.started:
            self._on_started()


def serve(server: uvicorn.Server, listening: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT.

    uvicorn takes the signals while it serves and raises them again afterwards; by then everything has ended
    in order, so that they mean nothing more.
    """
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: None)
    with listening:
        asyncio.run(server.serve(sockets=[listening]))


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to that address (port 0: any free one); OSError where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
    except OSError:
        sock.close()
        raise
    return sock
