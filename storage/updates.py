"""Reading of a raw update just enough to store it: its id, and the lane it belongs to.

Nothing of the Telegram library is used here, because an update that the library cannot parse must be stored
all the same.
"""

import hashlib
import json
from dataclasses import dataclass

from storage.columns import storable

NOBODY = 0
"""The lane of updates that belong to no chat and no user, such as a poll's."""
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Sorted:
    """A raw update: its id and lane, or why it is unusable (then the id is negative, made from the text)."""

    update_id: int
    lane: int
    raw: str
    unusable: str | None = None


def sort_out(raw: str | bytes) -> Sorted:
    """Find the id and the lane of a raw update; never raises, whatever the text is."""
    text = storable(raw if isinstance(raw, str) else raw.decode("utf-8", "backslashreplace"))
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Sorted(_made_up(text), NOBODY, text, f"not JSON: {type(error).__name__}")
    if not isinstance(content, dict):
        return Sorted(_made_up(text), NOBODY, text, "not a JSON object")
    update_id = _number(content.get("update_id"))
    if update_id is None or update_id < 0:
        return Sorted(_made_up(text), NOBODY, text, "no usable update_id")
    return Sorted(update_id, _lane(content), text)


def _lane(content: dict[str, object]) -> int:
    """The chat of whatever the update holds, else the user; the first that names either."""
    user: int | None = None
    for part in content.values():
        if not isinstance(part, dict):
            continue
        message = part.get("message")
        chat = _id_in(part.get("chat")) or (
            _id_in(message.get("chat")) if isinstance(message, dict) else None
        )
        if chat is not None:
            return chat
        user = user or _id_in(part.get("from")) or _id_in(part.get("user"))
    return NOBODY if user is None else user


def _id_in(holder: object) -> int | None:
    return _number(holder.get("id")) if isinstance(holder, dict) else None


def _number(value: object) -> int | None:
    """A whole number that fits 64 bits."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if abs(value) <= _LARGEST else None


def _made_up(text: str) -> int:
    """A negative id made from the text, so that the same rubbish sent again is one row."""
    return -1 - int.from_bytes(hashlib.sha256(text.encode()).digest()[:7], "big")
