"""Where the page of an adjustment was opened from, so that 返回 leads back there."""

import re
from dataclasses import dataclass

from handlers.duties.listed import At
from storage.inbox import Reply

WALK = "w"
"""Opened from the walk through the list."""
_FROM_ITEM = re.compile(r"([01])([a-z]{1,2})(\d{1,3})\.(\d*)")


@dataclass(frozen=True, slots=True)
class FromItem:
    """An item of a list: whether it is the person's own, and where in which list it stands."""

    own: int
    at: At


def from_item(own: int, at: At) -> str:
    """As a button holds it: ``1t0.``; the person is left out where it is whoever taps."""
    return f"{own}{at.view}{at.page}.{at.person or ''}"


def read(back: str) -> FromItem | None:
    """The item; None for the walk and for what cannot be read."""
    found = _FROM_ITEM.fullmatch(back)
    if found is None:
        return None
    return FromItem(int(found[1]), At(found[2], int(found[3]), int(found[4] or 0)))


def way_back(duty_id: str, back: str) -> Reply:
    """The reply that shows where the page was opened from."""
    item = read(back)
    if item is None:
        return Reply("walk_item", {"duty": duty_id})
    return Reply("duty_item", {**item.at.ids(), "duty": duty_id, "own": item.own})


def page(duty_id: str, back: str, **more: int) -> Reply:
    """The reply that shows the adjustment of a duty."""
    return Reply("adjust", {"duty": duty_id, "back": back, **more})
