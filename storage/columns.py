"""Column types that mean the same on SQLite and on PostgreSQL."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

BigId = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit id; SQLite counts up only what is called INTEGER there."""


class Utc(TypeDecorator[datetime]):
    """A moment: aware when it goes in, aware in UTC when it comes out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; SQLite stores it bare, so that text order is time order.

        Raises:
            ValueError: the moment has no time zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment, aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def storable(text: str) -> str:
    """``text`` as both databases can hold it: without NUL and without halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class Words(TypeDecorator[str]):
    """Text of any length that people or servers wrote; what no database can hold is left out."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text, storable."""
        return None if value is None else storable(value)


class Numbers(TypeDecorator[tuple[int, ...]]):
    """A short tuple of numbers, kept as a JSON array in text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[int] | None, dialect: Dialect) -> str:
        """The array; None is an empty one."""
        return json.dumps([int(item) for item in value or ()])

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...]:
        """The tuple."""
        return tuple(json.loads(value)) if value and value != "[]" else ()


class Names(TypeDecorator[tuple[str, ...]]):
    """A short tuple of identifiers, kept as a JSON array in text; ``like`` finds one as ``%"name"%``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str:
        """The array; None is an empty one."""
        return json.dumps([str(item) for item in value or ()])

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """The tuple."""
        return tuple(json.loads(value)) if value and value != "[]" else ()
