"""Controls: buttons the launcher lends to the page, such as moving a clock; what they do is unknown here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Control:
    """A named control with its label by language ("zh", "en") and what to run.

    ``status`` tells, by language, what the page shows beside the controls, such as the bot's time.
    """

    name: str
    label: dict[str, str]
    run: Callable[[], Awaitable[None]]
    status: Callable[[], dict[str, str]] | None = None


def describe(controls: Sequence[Control]) -> dict[str, object]:
    """What the page is told: the controls, and the first status there is."""
    status = next((control.status() for control in controls if control.status is not None), None)
    return {"controls": [{"name": one.name, "label": one.label} for one in controls], "status": status}
