"""Keyboards under messages: checked for their shape, and refused in Telegram's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.simulator.errors import UnimplementedError, bad_request
from bot.simulator.model import JsonObject

DATA_LIMIT = 64
BUTTONS_LIMIT = 100
_INLINE_FIELDS = {"text", "callback_data", "url"}
_REPLY_FIELDS = {"text", "request_contact", "request_location"}
_MARKUP_FIELDS = {
    "inline_keyboard": {"inline_keyboard"},
    "keyboard": {
        "keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder",
        "selective",
    },
    "remove_keyboard": {"remove_keyboard", "selective"},
    "force_reply": {"force_reply", "input_field_placeholder", "selective"},
}  # fmt: skip


@dataclass(frozen=True)
class Markup:
    """A checked reply_markup: an inline keyboard, a reply keyboard to show, or one to take away."""

    inline: list[list[JsonObject]] | None = None
    reply: JsonObject | None = None
    removes: bool = False

    @property
    def is_reply(self) -> bool:
        """Whether it concerns the keyboard under the chat; a message sent with one cannot be edited."""
        return self.reply is not None or self.removes


def checked_markup(given: object) -> Markup:
    """The reply_markup of a call; raises ApiError."""
    if given is None or given == "":
        return Markup()
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    kind = next((name for name in _MARKUP_FIELDS if name in given), None)
    if kind is None:
        raise bad_request("can't parse reply markup: no known kind of keyboard in it")
    _only(given, _MARKUP_FIELDS[kind], "reply_markup")
    if kind == "inline_keyboard":
        rows = _rows(given[kind], _inline_button)
        return Markup(inline=rows if any(rows) else None)
    if kind == "keyboard":
        rows = _rows(given[kind], _reply_button)
        if not any(rows):
            raise bad_request("keyboard must contain at least one button")
        return Markup(reply={**given, "keyboard": rows})
    if given[kind] is not True:
        raise bad_request(f'field "{kind}" must be true')
    return Markup(removes=True) if kind == "remove_keyboard" else Markup(reply=dict(given))


def checked_inline(given: object) -> list[list[JsonObject]] | None:
    """The reply_markup of an edit, which may only be an inline keyboard; raises ApiError."""
    markup = checked_markup(given)
    if markup.is_reply:
        raise bad_request("inline keyboard expected")
    return markup.inline


def _rows(given: object, button: Callable[[object], JsonObject]) -> list[list[JsonObject]]:
    if not isinstance(given, list):
        raise bad_request('field "keyboard" must be of type Array')
    rows: list[list[JsonObject]] = []
    for row in given:
        if not isinstance(row, list):
            raise bad_request("can't parse keyboard: an Array of rows is expected, each an Array of buttons")
        if row:
            rows.append([button(one) for one in row])
    if sum(map(len, rows)) > BUTTONS_LIMIT:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return rows


def _inline_button(given: object) -> JsonObject:
    button = _with_text(given, "InlineKeyboardButton")
    _only(button, _INLINE_FIELDS, "InlineKeyboardButton")
    data, url = button.get("callback_data"), button.get("url")
    if data is None and url is None:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if data is not None and url is not None:
        raise bad_request("can't parse inline keyboard button: exactly one action is allowed")
    if url is not None:
        return {**button, "url": _checked_url(url)}
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    return button


def _reply_button(given: object) -> JsonObject:
    button = _with_text({"text": given} if isinstance(given, str) else given, "KeyboardButton")
    _only(button, _REPLY_FIELDS, "KeyboardButton")
    return button


def _with_text(given: object, kind: str) -> JsonObject:
    if not isinstance(given, dict):
        raise bad_request(f"can't parse {kind}: an Object is expected")
    if not isinstance(given.get("text"), str):
        raise bad_request(f'can\'t parse {kind}: Field "text" must be of type String')
    if not given["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    return dict(given)


def _checked_url(url: object) -> str:
    if not isinstance(url, str) or not url.startswith(("http://", "https://", "tg://")):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return url


def _only(given: JsonObject, known: set[str], what: str) -> None:
    for name in given:
        if name not in known:
            raise UnimplementedError(
                400, f'Bad Request: field "{name}" of {what} is not implemented by the local Telegram'
            )
