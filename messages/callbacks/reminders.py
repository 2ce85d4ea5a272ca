"""What the buttons of reminders send back: the digest's, and those of reminders of one's own."""

from messages.callbacks.base import Callback, callback


@callback("dg")
class DigestTap(Callback):
    """A tap on the digest of ``day`` (as 20260617; 0: one asked for): what to do with the topic ``ref``."""

    day: int
    action: str
    ref: str = ""
    value: str = ""


@callback("un")
class Restore(Callback):
    """What was marked not applicable of a duty applies again; back to the digest of ``day``, or the item."""

    duty: str
    owner: int
    day: int


@callback("wa")
class WeekAhead(Callback):
    """Asks what the next seven days would send."""


@callback("tr")
class TrialReminder(Callback):
    """Asks for a digest now, to see what it looks like."""


@callback("nw")
class OwnReminderTap(Callback):
    """The own reminders (``list``), one of them less (``drop``), or one that was sent again (``again``)."""

    action: str
    row: int = 0
