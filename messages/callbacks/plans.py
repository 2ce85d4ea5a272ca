"""What the buttons of plans send back."""

from messages.callbacks.base import Callback, callback


@callback("pl")
class PlanTap(Callback):
    """Something to do with a plan as it was shown; plan 0 is all of them, and ``revision`` then a page."""

    plan: int
    revision: int
    action: str
