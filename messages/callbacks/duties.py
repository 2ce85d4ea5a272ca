"""What the buttons of responsibility lists send back."""

from messages.callbacks.base import Callback, callback


@callback("dl")
class DutyPage(Callback):
    """A page of a responsibility list.

    ``view`` is a letter: t(o do), d(one), s(tanding), a(ll), g(rid of the year). ``person`` 0 is whoever
    taps, ``year`` 0 the present one.
    """

    view: str
    page: int = 0
    person: int = 0
    year: int = 0


@callback("d")
class DutyItem(Callback):
    """One item of a list: the duty, whether it is the person's ``own`` (1) or the branch's (0), and where."""

    duty: str
    own: int
    view: str
    page: int = 0
    person: int = 0
    year: int = 0


@callback("dm")
class DutyMonth(Callback):
    """What a month holds: ``shift`` months from the present one."""

    shift: int = 0


@callback("dp")
class DutyPeople(Callback):
    """Whose list may be looked at: the branch's people, a page of them."""

    page: int = 0
