"""What the buttons that answer a typed or forwarded text send back."""

from messages.callbacks.base import Callback, callback


@callback("md")
class MendTap(Callback):
    """Puts the correction kept in a draft into that record; record 0 drops the correction."""

    draft: int
    record: int


@callback("nt")
class ForwardedTap(Callback):
    """What becomes of a forwarded text kept in a draft: points, resolutions, new, or drop."""

    draft: int
    action: str


@callback("lf")
class LooseTap(Callback):
    """Where files kept in a draft go: the number of a record, a form to begin with them, or drop."""

    draft: int
    action: str


@callback("eg")
class ExampleTap(Callback):
    """Asks the ``number``-th of the examples, as if it had been typed."""

    number: int
