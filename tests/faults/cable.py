"""The cable between the bot and Telegram: it can be pulled, and put back."""

import select
import socket
import threading
from types import TracebackType
from typing import Literal, Self

Mode = Literal["through", "refuse", "hang", "unanswered"]
LOOK_SECONDS = 0.05
PART = 65536


class Cable:
    """Forwards connections to a port.

    ``refuse``: nobody listens; ``hang``: taken and never answered; ``unanswered``: no connection comes about,
    as behind a firewall that drops everything.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.mode: Mode = "through"
        self._end, self._cut, self._changed = threading.Event(), threading.Event(), threading.Event()
        self._held: list[socket.socket] = []
        self._listening: socket.socket | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)

    @property
    def url(self) -> str:
        """Where the bot is to look for Telegram."""
        return f"http://127.0.0.1:{self.port}"

    def set(self, mode: Mode) -> None:
        """Pull the cable or put it back; connections under way are cut."""
        self.mode = mode
        self._cut.set()
        assert self._changed.wait(10)
        self._changed.clear()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._changed.wait(10)
        self._changed.clear()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end.set()
        self._thread.join()

    def _work(self) -> None:
        pairs: dict[socket.socket, socket.socket] = {}
        self._cut.set()
        while not self._end.is_set():
            if self._cut.is_set():
                self._cut.clear()
                self._close(pairs)
                if self.mode != "refuse":
                    backlog = 0 if self.mode == "unanswered" else None
                    self._listening = socket.create_server(("127.0.0.1", self.port), backlog=backlog)
                if self.mode == "unanswered":
                    self._held += fill(self.port)
                self._changed.set()
            self._serve(pairs)
        self._close(pairs)

    def _serve(self, pairs: dict[socket.socket, socket.socket]) -> None:
        listening = self._listening
        watched = [*pairs, *([listening] if listening and self.mode != "unanswered" else [])]
        if not watched:
            self._end.wait(LOOK_SECONDS)
            return
        for each in select.select(watched, [], [], LOOK_SECONDS)[0]:
            if each is listening:
                self._accept(pairs, listening)
            elif each in pairs and not _pass_on(each, pairs[each]):
                for gone in (each, pairs.pop(each)):
                    pairs.pop(gone, None)
                    gone.close()

    def _accept(self, pairs: dict[socket.socket, socket.socket], listening: socket.socket) -> None:
        here = listening.accept()[0]
        if self.mode == "hang":
            self._held.append(here)  # what is said is never read
            return
        there = socket.create_connection(("127.0.0.1", self._target))
        for each in (here, there):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        pairs[here], pairs[there] = there, here

    def _close(self, pairs: dict[socket.socket, socket.socket]) -> None:
        for each in [*pairs, *self._held, *([self._listening] if self._listening else [])]:
            each.close()
        pairs.clear()
        self._held, self._listening = [], None


def fill(port: int) -> list[socket.socket]:
    """Connections that nobody accepts, until the system takes no more: the next one waits for ever."""
    held: list[socket.socket] = []
    while True:
        one = socket.socket()
        one.settimeout(0.3)
        held.append(one)
        try:
            one.connect(("127.0.0.1", port))
        except TimeoutError:
            return held


def _pass_on(one: socket.socket, other: socket.socket) -> bool:
    """Whether something came and could be passed on."""
    try:
        part = one.recv(PART)
        other.sendall(part)
    except OSError:
        return False
    return bool(part)
