"""What a button sends back: small typed values, at most 64 bytes on the wire, never text a person reads.

The wire form is the class's prefix and its fields joined by colons. What cannot be read back decodes to None,
so that a button of an older version is told to be stale and never crashes.
"""

from dataclasses import dataclass, fields
from typing import ClassVar, Self, TypeVar

MAX_BYTES = 64
"""Telegram's limit for callback data."""

_CLASSES: dict[str, type["Callback"]] = {}


@dataclass(frozen=True, slots=True)
class Callback:
    """The base of every callback; a subclass names its ``prefix`` and its fields (int or str)."""

    prefix: ClassVar[str]

    @classmethod
    def register(cls, subclass: type["Callback"]) -> None:
        """Make ``subclass`` known to :func:`decode`.

        Raises:
            ValueError: another class has its prefix.
        """
        if _CLASSES.setdefault(subclass.prefix, subclass) is not subclass:
            raise ValueError(f"callback prefix {subclass.prefix!r} is taken")

    def encode(self) -> str:
        """The wire form.

        Raises:
            ValueError: it is longer than 64 bytes, or a field holds a colon.
        """
        parts = [str(getattr(self, field.name)) for field in fields(self)]
        if any(":" in part for part in parts):
            raise ValueError("a callback field holds a colon")
        data = ":".join([self.prefix, *parts])
        if len(data.encode()) > MAX_BYTES:
            raise ValueError(f"callback data is {len(data.encode())} bytes long: {data}")
        return data

    @classmethod
    def parse(cls, parts: list[str]) -> Self:
        """The value whose wire form has those parts after the prefix.

        Raises:
            ValueError: the parts do not fit the fields.
        """
        described = fields(cls)
        if len(parts) != len(described):
            raise ValueError("wrong number of fields")
        kinds = (int if field.type in (int, "int") else str for field in described)
        return cls(*(kind(part) for kind, part in zip(kinds, parts, strict=True)))


C = TypeVar("C", bound=Callback)


def callback(subclass: type[C]) -> type[C]:
    """Class decorator: registers a callback under its prefix."""
    Callback.register(subclass)
    return subclass


@callback
@dataclass(frozen=True, slots=True)
class FormTap(Callback):
    """A tap inside a form: which draft, at which revision, what to do, and with what."""

    prefix: ClassVar[str] = "f"
    draft: int
    revision: int
    action: str
    value: str = ""


@callback
@dataclass(frozen=True, slots=True)
class StartRecord(Callback):
    """去登记: begin a record of ``type`` (a record type or a report), for the duty ``duty`` if not empty."""

    prefix: ClassVar[str] = "go"
    type: str
    duty: str = ""


@callback
@dataclass(frozen=True, slots=True)
class RecordTap(Callback):
    """Something to do with a saved record: open, amend, undo, copy, template, history."""

    prefix: ClassVar[str] = "r"
    record: int
    action: str


@callback
@dataclass(frozen=True, slots=True)
class SetupTap(Callback):
    """A tap while a branch is set up: which draft, at which revision, what to do, and with what."""

    prefix: ClassVar[str] = "su"
    draft: int
    revision: int
    action: str
    value: str = ""


@callback
@dataclass(frozen=True, slots=True)
class JoinTap(Callback):
    """A tap of somebody who was invited: which draft, at which revision, what."""

    prefix: ClassVar[str] = "jo"
    draft: int
    revision: int
    action: str
    value: str = ""


@callback
@dataclass(frozen=True, slots=True)
class AskTap(Callback):
    """An answer offered to a question that also takes typing; ``action`` is ``v`` for the value."""

    prefix: ClassVar[str] = "qa"
    draft: int
    revision: int
    action: str
    value: str = ""


@callback
@dataclass(frozen=True, slots=True)
class WalkTap(Callback):
    """A decision on the walk through the duty list of ``year``; ``duty`` is empty for the whole list."""

    prefix: ClassVar[str] = "wk"
    year: int
    duty: str
    action: str


@callback
@dataclass(frozen=True, slots=True)
class SettingsTap(Callback):
    """Opens a place of the settings, or chooses ``value`` there."""

    prefix: ClassVar[str] = "st"
    place: str
    value: str = ""


@callback
@dataclass(frozen=True, slots=True)
class PersonTap(Callback):
    """Something to do with a person of the roster."""

    prefix: ClassVar[str] = "pe"
    person: int
    action: str
    value: str = ""


@callback
@dataclass(frozen=True, slots=True)
class DepartmentTap(Callback):
    """Something to do with a department; department 0 is a new one."""

    prefix: ClassVar[str] = "de"
    department: int
    action: str
    value: str = ""


@callback
@dataclass(frozen=True, slots=True)
class InviteTap(Callback):
    """Something to do with invites: ``make`` one for a person, or ``revoke`` an invite."""

    prefix: ClassVar[str] = "iv"
    action: str
    id: int


@callback
@dataclass(frozen=True, slots=True)
class TestReminder(Callback):
    """Asks for a digest now, to see what it looks like."""

    prefix: ClassVar[str] = "tr"


def decode(data: str | None) -> Callback | None:
    """The callback that ``data`` stands for; None when it stands for none."""
    prefix, *parts = (data or "").split(":")
    found = _CLASSES.get(prefix)
    if found is None:
        return None
    try:
        return found.parse(parts)
    except ValueError:
        return None


@callback
@dataclass(frozen=True, slots=True)
class DutyPage(Callback):
    """A page of a responsibility list.

    ``view`` is a letter: t(o do), d(one), s(tanding), a(ll), g(rid of the year). ``person`` 0 is whoever
    taps, ``year`` 0 the present one.
    """

    prefix: ClassVar[str] = "dl"
    view: str
    page: int = 0
    person: int = 0
    year: int = 0


@callback
@dataclass(frozen=True, slots=True)
class DutyItem(Callback):
    """One item of a list: the duty, whether it is the person's ``own`` (1) or the branch's (0), and where."""

    prefix: ClassVar[str] = "d"
    duty: str
    own: int
    view: str
    page: int = 0
    person: int = 0
    year: int = 0


@callback
@dataclass(frozen=True, slots=True)
class DutyMonth(Callback):
    """What a month holds: ``shift`` months from the present one."""

    prefix: ClassVar[str] = "dm"
    shift: int = 0


@callback
@dataclass(frozen=True, slots=True)
class DutyPeople(Callback):
    """Whose list may be looked at: the branch's people, a page of them."""

    prefix: ClassVar[str] = "dp"
    page: int = 0


@callback
@dataclass(frozen=True, slots=True)
class DigestTap(Callback):
    """A tap on the digest of ``day`` (as 20260617; 0: one asked for): what to do with the topic ``ref``."""

    prefix: ClassVar[str] = "dg"
    day: int
    action: str
    ref: str = ""
    value: str = ""


@callback
@dataclass(frozen=True, slots=True)
class Restore(Callback):
    """What was marked not applicable of a duty applies again; back to the digest of ``day``, or the item."""

    prefix: ClassVar[str] = "un"
    duty: str
    owner: int
    day: int


@callback
@dataclass(frozen=True, slots=True)
class WeekAhead(Callback):
    """Asks what the next seven days would send."""

    prefix: ClassVar[str] = "wa"
