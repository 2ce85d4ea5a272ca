"""What a screen hands to the sending door: texts, pictures, files and keyboards as plain values.

Screens build these values; only this module turns them into python-telegram-bot's objects.
"""

from dataclasses import dataclass
from pathlib import Path

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from messages.buttons import Button, ReplyMenu, Rows


@dataclass(frozen=True, slots=True)
class NoReplyKeyboard:
    """Takes the reply keyboard away."""


Keyboard = Rows | ReplyMenu | NoReplyKeyboard | None


@dataclass(frozen=True, slots=True)
class Text:
    """A message of words (HTML, at most 4096 characters as shown).

    ``edit`` changes the message whose button was tapped; where nothing was tapped, or Telegram refuses, a
    fresh message is sent (so that the question never scrolls away above typed text) and the old one loses
    its buttons. ``in_place`` names a message to change though nothing was tapped (the answer to an album).
    ``supersedes`` is the earlier message of the same thing; it loses its buttons when another message takes
    over. ``draft_id`` is the draft that learns the id of the message it is now shown in,
    ``record_id`` the saved record that a reply to the message is about.
    """

    html: str
    buttons: Keyboard = None
    edit: bool = False
    in_place: int | None = None
    supersedes: int | None = None
    draft_id: int | None = None
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture: bytes, a file on disk, or Telegram's file_id; its caption is HTML, at most 1024 long.

    ``otherwise`` is the file on disk to send where Telegram does not know the file_id (any more).
    """

    file: bytes | Path | str
    caption: str | None = None
    file_name: str | None = None
    buttons: Rows | None = None
    otherwise: Path | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file: bytes (``file_name`` is then needed), a file on disk, or Telegram's file_id; as a photo."""

    file: bytes | Path | str
    file_name: str | None = None
    caption: str | None = None
    buttons: Rows | None = None
    otherwise: Path | None = None


@dataclass(frozen=True, slots=True)
class Album:
    """Two to ten photos, or two to ten files, as one message; they have captions and no buttons."""

    items: tuple[Photo, ...] | tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Delete:
    """Takes messages out of the chat, as far as Telegram allows; what is gone already is no failure."""

    message_ids: tuple[int, ...]


Outgoing = Text | Photo | Document | Album | Delete

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


def markup(keyboard: Keyboard) -> Markup | None:
    """The keyboard as python-telegram-bot wants it; an inline keyboard without buttons is none."""
    if keyboard is None:
        return None
    if isinstance(keyboard, NoReplyKeyboard):
        return ReplyKeyboardRemove()
    if isinstance(keyboard, ReplyMenu):
        rows = [[KeyboardButton(label) for label in row] for row in keyboard.rows]
        return ReplyKeyboardMarkup(
            rows, resize_keyboard=True, is_persistent=True, input_field_placeholder=keyboard.placeholder
        )
    return inline_markup(keyboard)


def inline_markup(rows: Rows) -> InlineKeyboardMarkup | None:
    """Rows of buttons under a message; empty rows are left out."""
    filled = [[_button(button) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.url is not None:
        return InlineKeyboardButton(button.text, url=button.url)
    return InlineKeyboardButton(button.text, callback_data=button.data)
