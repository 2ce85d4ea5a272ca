"""What the buttons of Word documents, letters and reports send back."""

from messages.callbacks.base import Callback, callback


@callback("wd")
class PaperTap(Callback):
    """A record as Word; ``letter`` is the letter that follows a check (order, remind), else empty."""

    record: int
    letter: str = ""


@callback("wm")
class MonthTap(Callback):
    """The Word documents of a month's records; month 0 chooses one."""

    year: int
    month: int = 0


@callback("lt")
class LetterTap(Callback):
    """A letter: which (order, remind, pledge), and what it is about.

    ``about`` is ``r12`` for a check, ``p5`` for a person, ``d5.<duty>`` for a duty and who owes it (0: the
    branch); empty to choose. An empty ``letter`` chooses the kind.
    """

    letter: str = ""
    about: str = ""


@callback("rp")
class ReportTap(Callback):
    """A report of a year: ``show`` its preview, ``file`` it, ``ask`` for the words of a section.

    An empty ``report`` chooses one.
    """

    report: str
    year: int
    action: str = "show"
    section: str = ""
