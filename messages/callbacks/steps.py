"""What the buttons of step by step conversations send back: a form, the set-up, joining, one question."""

from messages.callbacks.base import StepTap, callback


@callback("f")
class FormTap(StepTap):
    """A tap inside a form: which draft, at which revision, what to do, and with what."""


@callback("su")
class SetupTap(StepTap):
    """A tap while a branch is set up: which draft, at which revision, what to do, and with what."""


@callback("jo")
class JoinTap(StepTap):
    """A tap of somebody who was invited: which draft, at which revision, what."""


@callback("qa")
class AskTap(StepTap):
    """An answer offered to a question that also takes typing; ``action`` is ``v`` for the value."""
