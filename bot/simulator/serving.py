"""Serving the local Telegram with uvicorn, on this machine only: in the foreground or in a thread."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import secrets
import socket
import struct
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.simulator.botapi.spoiling import RESET_EXTENSION
from bot.simulator.controls import Control
from bot.simulator.server import build_app
from bot.simulator.world import PersonSpec, World

LOOPBACK = "127.0.0.1"
STOP_SECONDS = 10.0
"""How long open connections may take to end before they are cut."""
START_SECONDS = 30.0


def listening_socket(port: int, host: str = LOOPBACK) -> socket.socket:
    """A socket bound on this machine (port 0: any free one); ValueError for an address others can reach."""
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise ValueError(f"the local Telegram listens on this machine only (127.0.0.1), not on {host}")
    # asyncio turns Nagle's algorithm off only where the protocol is named; else each answer takes 40 ms.
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((LOOPBACK, port))
    except OSError:
        sock.close()
        raise
    return sock


class LocalServer(uvicorn.Server):
    """A uvicorn server for an application of build_app(); at its end it first lets the long polls go.

    Serve it with ``await server.serve(sockets=[listening_socket(port)])``.
    """

    def __init__(self, app: Starlette, on_started: Callable[[], None] = lambda: None) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=_ResettableProtocol,
                ws="none",
                log_level="warning",
                access_log=False,
                timeout_keep_alive=75,
            )
        )
        self._world: World = app.state.world

        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve, and say so."""
        await super().startup(sockets)
        if self.started:
            self._on_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop serving."""
        self._world.close()
        await super().shutdown(sockets)


def serve(world: World, port: int, *, controls: Sequence[Control] = ()) -> None:
    """Serve in the foreground until interrupted; raises OSError where the port is taken."""
    server = LocalServer(build_app(world, controls=controls))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(server.serve(sockets=[listening_socket(port)]))


class LocalTelegram:
    """A local Telegram in a thread of its own: ``with LocalTelegram(people=[...]) as telegram: ...``.

    Without a world it makes one of the token and the people given. Port 0 takes a free one.
    """

    def __init__(
        self,
        world: World | None = None,
        *,
        port: int = 0,
        host: str = LOOPBACK,
        token: str | None = None,
        people: Sequence[PersonSpec] = (),
        controls: Sequence[Control] = (),
    ) -> None:
        self.world = world or World(token or new_token(), people=people)
        self._socket = listening_socket(port, host)
        self.port = int(self._socket.getsockname()[1])
        self._up = threading.Event()
        self._server = LocalServer(build_app(self.world, controls=controls), self._up.set)
        self._thread = threading.Thread(target=self._run, name="local-telegram", daemon=True)
        self._failure: BaseException | None = None

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.world.token

    @property
    def url(self) -> str:
        """The address of the page; the Bot API is at url + "/bot" + token."""
        return f"http://{LOOPBACK}:{self.port}"

    def start(self) -> Self:
        """Serve; returns once requests are answered. Raises RuntimeError if that fails."""
        self._thread.start()
        if not self._up.wait(START_SECONDS) or not self._server.started:
            raise RuntimeError("the local Telegram did not start") from self._failure
        return self

    def stop(self) -> None:
        """Stop serving and wait until it is done; a second time does nothing."""
        self._server.should_exit = True
        if self._thread.ident is not None:
            self._thread.join(STOP_SECONDS)
            # A browser may keep a connection open for as long as it likes.
            self._server.force_exit = True
            self._thread.join()
        self._socket.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self) -> None:
        try:
            asyncio.run(self._server.serve(sockets=[self._socket]))
        except BaseException as error:
            self._failure = error
            raise
        finally:
            self._up.set()


def new_token() -> str:
    """A token of Telegram's shape that no bot has."""
    return f"{700_000_000 + secrets.randbelow(10**8)}:{secrets.token_urlsafe(26)}"


class _ResettableProtocol(H11Protocol):
    """HTTP/1.1 whose requests can be ended by resetting the connection, for fault injection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # uvicorn's own signature is not for us to repeat
        super().__init__(*args, **kwargs)
        inner = self.app

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            scope["extensions"] = {**(scope.get("extensions") or {}), RESET_EXTENSION: self._reset}
            await inner(scope, receive, send)

        self.app = app

    def _reset(self) -> None:
        sock = self.transport.get_extra_info("socket")
        if sock is not None:  # a linger of zero makes closing send RST instead of a polite FIN
            with contextlib.suppress(OSError):  # the caller has gone meanwhile
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()
