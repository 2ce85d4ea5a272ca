"""A desk between a bot and a phone: raw HTTP on both sides of a local Telegram."""

from __future__ import annotations

import itertools
import struct
import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import httpx

from bot.simulator.serving import LocalTelegram

Json = dict[str, Any]
_people = itertools.count(1001)


class Desk:
    """The bot's side by ``call``/``ok``/``refused``, the persons' side by ``post``/``get``."""

    def __init__(self, telegram: LocalTelegram) -> None:
        self.telegram = telegram
        self.http = httpx.Client(base_url=telegram.url, trust_env=False, verify=False, timeout=30)

    def call(self, method: str, **params: object) -> httpx.Response:
        """A Bot API call with JSON parameters."""
        return self.http.post(f"/bot{self.telegram.token}/{method}", json=params)

    def ok(self, method: str, **params: object) -> Any:
        """The result of a call that must succeed."""
        answer = self.call(method, **params).json()
        assert answer["ok"], answer
        return answer["result"]

    def refused(self, method: str, **params: object) -> tuple[int, str]:
        """Status and words of a call that must be refused."""
        response = self.call(method, **params)
        answer = response.json()
        assert answer["ok"] is False
        assert answer["error_code"] == response.status_code
        return response.status_code, answer["description"]

    def person(self, *, started: bool = True, language_code: str = "zh-hans") -> int:
        """A new person, who has written to the bot unless told otherwise."""
        body = {"id": next(_people), "first_name": "张三", "language_code": language_code}
        number: int = self.post("/api/people", body)["id"]
        if started:
            self.say(number, "/start")
            self.ok("getUpdates", offset=-1)
        return number

    def post(self, path: str, body: Json | None = None, status: int = 200) -> Json:
        """A person-side request."""
        response = self.http.post(path, json=body or {})
        assert response.status_code == status, response.text
        told: Json = response.json()
        return told

    def get(self, path: str) -> Json:
        """Read something on the persons' side."""
        response = self.http.get(path)
        assert response.status_code == 200, response.text
        told: Json = response.json()
        return told

    def say(self, person: int, text: str) -> int:
        """A person writes; the message's id."""
        number: int = self.post(f"/api/people/{person}/text", {"text": text})["message_id"]
        return number

    def state(self, person: int) -> Json:
        """What a person's chat shows."""
        return self.get(f"/api/people/{person}/state")

    def last_update(self) -> Json:
        """The newest update that waits."""
        waiting = self.ok("getUpdates", offset=-1)
        assert waiting, "no update waits"
        newest: Json = waiting[-1]
        return newest

    def fault(self, **fault: object) -> None:
        """Ask for a fault."""
        self.post("/api/faults", fault)


def waiting(desk: Desk, pool: ThreadPoolExecutor, **params: object) -> Future[httpx.Response]:
    """Begin a long poll, and return once the server is waiting in it."""
    updates = desk.telegram.world.updates
    before = updates.polls
    poll = pool.submit(desk.call, "getUpdates", timeout=30, **params)
    while updates.polls == before:
        desk.get("/api/bot")
    return poll


def png(width: int = 40, height: int = 30) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc0\x20\x20" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def keyboard(*buttons: tuple[str, str]) -> Json:
    """An inline keyboard of one row."""
    return {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in buttons]]}
