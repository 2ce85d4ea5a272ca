"""The least a bot can be: it calls methods of the Bot API and reads its updates."""

import json
from types import TracebackType
from typing import Any, Self

import httpx

WAIT = 10  # seconds for the update that a test waits for


class PlainBot:
    """A bot over plain HTTP; a call that is refused fails the test with Telegram's words."""

    def __init__(self, url: str, token: str) -> None:
        self._api = httpx.Client(base_url=f"{url}/bot{token}/", timeout=WAIT + 5, trust_env=False)
        self._offset = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._api.close()

    def call(self, method: str, files: dict[str, tuple[str, bytes]] | None = None, **params: object) -> Any:
        """Call a method; what is no text goes as JSON. Returns its result."""
        told = {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()
        }
        answer = self._api.post(method, data=told, files=files).json()
        assert answer["ok"], answer
        return answer["result"]

    def say(self, chat_id: int, text: str, **params: object) -> int:
        """Send a text of HTML; the number of the message."""
        told = {"chat_id": chat_id, "text": text, "parse_mode": "HTML", **params}
        return int(self.call("sendMessage", None, **told)["message_id"])

    def say_with_buttons(self, chat_id: int, text: str, *rows: list[str]) -> int:
        """Send a text with inline buttons whose data is how their label begins (64 bytes are the most)."""
        keyboard = [[{"text": label, "callback_data": label[:16]} for label in row] for row in rows]
        return self.say(chat_id, text, reply_markup={"inline_keyboard": keyboard})

    def next(self, kind: str) -> Any:
        """The next update of a kind; those of other kinds are passed over."""
        while True:
            updates = self.call("getUpdates", offset=self._offset, limit=1, timeout=WAIT)
            assert updates, f"no {kind} came"
            self._offset = updates[0]["update_id"] + 1
            if kind in updates[0]:
                return updates[0][kind]
