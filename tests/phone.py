"""A person's phone in a test: what is sent, tapped and seen, over the local Telegram's person-side HTTP API.

"Seen" means what the bot wrote, changed or flashed since the person's last action.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Shown:
    """A message of the bot as it stands in the chat."""

    id: int
    text: str
    buttons: tuple[tuple[str, ...], ...]
    data: dict[str, str]
    """Callback data by button label."""
    raw: dict[str, Any]

    @property
    def labels(self) -> list[str]:
        """Every button's label, row by row."""
        return [label for row in self.buttons for label in row]

    @property
    def file_name(self) -> str | None:
        """The name of the file that came with it."""
        document = self.raw.get("document")
        return document.get("file_name") if document else None


def shown(raw: dict[str, Any]) -> Shown:
    """A message of the person-side API."""
    rows = raw.get("inline_keyboard") or []
    return Shown(
        id=raw["message_id"],
        text=raw.get("text") or raw.get("caption") or "",
        buttons=tuple(tuple(button["text"] for button in row) for row in rows),
        data={b["text"]: b["callback_data"] for row in rows for b in row if "callback_data" in b},
        raw=raw,
    )


class Phone:
    """One person with a phone; every action waits until the bot has dealt with it."""

    def __init__(
        self, api: httpx.Client, person_id: int, name: str, language: str, settle: Callable[[], None]
    ) -> None:
        self.id = person_id
        self.name = name
        self.language = language
        self._api = api
        self._settle = settle
        self._before = 0

    # What the person does.

    def send(self, text: str) -> "Phone":
        """Type and send a text or a command."""
        return self._do("text", {"text": text})

    def reply(self, message_id: int, text: str) -> "Phone":
        """Type and send a reply to a message of the chat."""
        return self._do("text", {"text": text, "reply_to_message_id": message_id})

    def pass_on(self, text: str, author: str = "王五") -> "Phone":
        """Forward what somebody wrote in another chat."""
        return self._do("forward", {"text": text, "from_name": author})

    def press(self, label: str) -> "Phone":
        """Press a button of the reply keyboard."""
        return self._do("press", {"label": label})

    def tap(self, label: str) -> "Phone":
        """Tap the newest inline button with that label, or, failing that, the only one that contains it."""
        message, exact = self._find(label)
        return self._do("tap", {"message_id": message.id, "label": exact})

    def tap_old(self, message_id: int, data: str) -> "Phone":
        """Tap a button that is not there any more, as a phone that has not heard of it yet."""
        return self._do("tap", {"message_id": message_id, "data": data, "stale": True})

    def photo(self, *pictures: bytes, caption: str = "", reply_to: int | None = None) -> "Phone":
        """Send pictures (a tiny one if none is given); several make an album."""
        names = [(f"{n}.png", each) for n, each in enumerate(pictures or (PIXEL,))]
        return self._upload(names, "photo", caption, reply_to)

    def document(self, name: str, content: bytes = b"sample", caption: str = "") -> "Phone":
        """Send a file."""
        return self._upload([(name, content)], "document", caption)

    def sticker(self) -> "Phone":
        """Send a sticker."""
        return self._do("sticker")

    def voice(self) -> "Phone":
        """Send a voice message."""
        return self._do("voice")

    def contact(self, phone_number: str = "+8613800000000", first_name: str = "示例") -> "Phone":
        """Send a contact."""
        return self._do("contact", {"phone_number": phone_number, "first_name": first_name})

    def edit(self, message_id: int, text: str) -> "Phone":
        """Edit an own message."""
        return self._do("edit", {"message_id": message_id, "text": text})

    def forward(self, message_id: int) -> "Phone":
        """Forward a message of the chat to the bot."""
        return self._do("forward", {"message_id": message_id})

    def block(self, blocked: bool = True) -> "Phone":
        """Block the bot, or unblock it."""
        return self._do("block", {"blocked": blocked})

    # What the person sees.

    @property
    def chat(self) -> list[Shown]:
        """Every message of the bot in the chat, oldest first."""
        return [shown(each) for each in self.state["messages"] if each["from"] == "bot"]

    @property
    def own(self) -> list[int]:
        """The ids of the person's own messages, oldest first."""
        return [each["message_id"] for each in self.state["messages"] if each["from"] == "person"]

    @property
    def news(self) -> list[Shown]:
        """What the bot sent or changed since the last action, in order, as it reads now."""
        now = {each.id: each for each in self.chat}
        ids = dict.fromkeys(
            change["message"]["message_id"]
            for change in self._changes("message", "edit")
            if change["message"]["from"] == "bot"
        )
        return [now[each] for each in ids if each in now]

    @property
    def last(self) -> Shown:
        """The newest of the news, else the newest message of the bot."""
        return (self.news or self.chat)[-1]

    @property
    def asked(self) -> Shown:
        """The newest message that has buttons: the open question."""
        return next(each for each in reversed(self.chat) if each.buttons)

    @property
    def file(self) -> bytes:
        """The file that came with the newest message."""
        answer = self._api.get(self.last.raw["document"]["url"])
        answer.raise_for_status()
        return answer.content

    @property
    def text(self) -> str:
        """All the words of the news."""
        return "\n".join(each.text for each in self.news)

    @property
    def toasts(self) -> list[str]:
        """What flashed since the last action."""
        return [change["text"] for change in self._changes("toast") if change.get("text")]

    @property
    def buttons(self) -> list[str]:
        """The labels of the newest message that has inline buttons."""
        return next((each.labels for each in reversed(self.chat) if each.buttons), [])

    @property
    def keyboard(self) -> list[str]:
        """The labels of the reply keyboard."""
        rows = (self.state["reply_keyboard"] or {}).get("keyboard", [])
        return [button["text"] for row in rows for button in row]

    @property
    def state(self) -> dict[str, Any]:
        """The chat as the person-side API tells it."""
        found = self._api.get(f"/api/people/{self.id}/state")
        found.raise_for_status()
        answer: dict[str, Any] = found.json()
        return answer

    def sees(self, *words: str) -> "Phone":
        """Fails unless all these words stand in the news or flashed as a toast."""
        seen = "\n".join([self.text, *self.toasts])
        missing = [word for word in words if word not in seen]
        assert not missing, f"{self.name} misses {missing} in:\n{seen}"
        return self

    def sees_no(self, *words: str) -> "Phone":
        """Fails if one of these words stands in the news or flashed."""
        seen = "\n".join([self.text, *self.toasts])
        found = [word for word in words if word in seen]
        assert not found, f"{self.name} should not see {found} in:\n{seen}"
        return self

    def has_button(self, label: str) -> bool:
        """Whether some message in the chat has a button whose label contains this."""
        return any(label in each for message in self.chat for each in message.labels)

    def _find(self, label: str) -> tuple[Shown, str]:
        chat = list(reversed(self.chat))
        for message in chat:
            if label in message.data:
                return message, label
        for message in chat:
            near = [each for each in message.data if label in each]
            if len(near) == 1:
                return message, near[0]
        there = [message.labels for message in chat if message.buttons][:3]
        raise AssertionError(f"{self.name} finds no button {label!r}; the newest have {there}")

    def _changes(self, *kinds: str) -> list[dict[str, Any]]:
        query = {"after": str(self._before), "timeout": "0"}
        found = self._api.get(f"/api/people/{self.id}/changes", params=query)
        found.raise_for_status()
        return [change for change in found.json()["changes"] if change["kind"] in kinds]

    def mark(self) -> None:
        """Count as news only what comes from now on."""
        self._before = self.state["seq"]

    def _do(self, action: str, body: dict[str, Any] | None = None) -> "Phone":
        self.mark()
        self._sent(self._api.post(f"/api/people/{self.id}/{action}", json=body or {}))
        return self

    def _upload(
        self, files: Sequence[tuple[str, bytes]], kind: str, caption: str, reply_to: int | None = None
    ) -> "Phone":
        self.mark()
        parts = [("file", (name, content)) for name, content in files]
        data = {"as": kind, "caption": caption}
        if reply_to is not None:
            data["reply_to_message_id"] = str(reply_to)
        self._sent(self._api.post(f"/api/people/{self.id}/upload", files=parts, data=data))
        return self

    def _sent(self, answer: httpx.Response) -> None:
        assert answer.is_success, f"{self.name} cannot do this: {answer.text}"
        self._settle()


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf50"
    "0f0003860180a55b4ad20000000049454e44ae426082"
)
"""A picture of one pixel."""
