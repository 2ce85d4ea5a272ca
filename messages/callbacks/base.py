"""What a button sends back: small typed values, at most 64 bytes on the wire, never text a person reads.

The wire form is the class's prefix and its fields joined by colons. What cannot be read back decodes to None,
so that a button of an older version is told to be stale and never crashes.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import ClassVar, Self, TypeVar, dataclass_transform

MAX_BYTES = 64
"""Telegram's limit for callback data."""

_CLASSES: dict[str, type["Callback"]] = {}


@dataclass(frozen=True, slots=True)
class Callback:
    """The base of every callback; a subclass has fields of int or str."""

    prefix: ClassVar[str]

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


@dataclass(frozen=True, slots=True)
class StepTap(Callback):
    """A tap at a step of a draft: which draft, at which revision, what to do, and with what."""

    draft: int
    revision: int
    action: str
    value: str = ""


C = TypeVar("C", bound=Callback)


@dataclass_transform(frozen_default=True)
def callback(prefix: str) -> Callable[[type[C]], type[C]]:
    """Class decorator: a frozen dataclass that goes over the wire under ``prefix``, for good.

    Raises:
        ValueError: another class has that prefix.
    """

    def known(subclass: type[C]) -> type[C]:
        made = dataclass(frozen=True, slots=True)(subclass)
        made.prefix = prefix
        if _CLASSES.setdefault(prefix, made) is not made:
            raise ValueError(f"callback prefix {prefix!r} is taken")
        return made

    return known


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
