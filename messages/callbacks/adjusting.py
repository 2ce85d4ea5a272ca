"""What the buttons of a branch's changes to its list send back."""

from messages.callbacks.base import Callback, callback


@callback("wk")
class WalkTap(Callback):
    """A decision on the walk through the duty list of ``year``; ``duty`` is empty for the whole list."""

    year: int
    duty: str
    action: str


@callback("aj")
class AdjustTap(Callback):
    """Something to change about a duty in ``year`` (its last two digits); ``back`` is where it was opened."""

    year: int
    duty: str
    action: str
    back: str


@callback("ow")
class OwnTap(Callback):
    """Something to do with a duty that the branch added; 0 is all of them, or a new one."""

    id: int
    action: str
