"""Columns as migrations write them. Frozen: what a migration that is out has made does not change."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import BigId, Utc, Words


def column(name: str, kind: Any, *rest: Any, nullable: bool = False, **more: Any) -> sa.Column[Any]:
    """A column that must be filled, unless it says otherwise."""
    return sa.Column(name, kind, *rest, nullable=nullable, **more)


def table(name: str, *parts: sa.Column[Any] | sa.UniqueConstraint) -> None:
    """A table; where a key counts up, SQLite never gives a number twice."""
    counts = any(part.name == "id" and part.type is BigId for part in parts if isinstance(part, sa.Column))
    op.create_table(name, *parts, sqlite_autoincrement=counts)


def each(kind: Callable[[str], sa.Column[Any]], *names: str) -> list[sa.Column[Any]]:
    """Several columns of one kind."""
    return [kind(name) for name in names]


def key() -> sa.Column[Any]:
    """A primary key that counts up."""
    return sa.Column("id", BigId, primary_key=True)


def big(name: str, *, primary_key: bool = False, nullable: bool = False) -> sa.Column[Any]:
    """A 64-bit number."""
    return column(name, sa.BigInteger(), primary_key=primary_key, autoincrement=False, nullable=nullable)


def to(
    name: str, target: str, *, primary_key: bool = False, nullable: bool = False, stays: bool = False
) -> sa.Column[Any]:
    """A reference; with ``stays`` the row outlives what it refers to."""
    reference = sa.ForeignKey(target, ondelete="SET NULL" if stays else "CASCADE")
    more = {"primary_key": primary_key, "autoincrement": False, "nullable": nullable}
    return column(name, BigId, reference, **more)


def words(name: str, *, primary_key: bool = False, nullable: bool = False) -> sa.Column[Any]:
    """Text."""
    return column(name, Words(), primary_key=primary_key, nullable=nullable)


def listed(name: str, kind: Any) -> sa.Column[Any]:
    """A short tuple, empty unless given."""
    return column(name, kind, server_default=sa.text("'[]'"))


def moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """A moment in UTC."""
    return column(name, Utc(), nullable=nullable)


def day(name: str, *, primary_key: bool = False, nullable: bool = False) -> sa.Column[Any]:
    """A day of the calendar."""
    return column(name, sa.Date(), primary_key=primary_key, nullable=nullable)


def number(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """A small number."""
    return column(name, sa.Integer(), nullable=nullable)


def yes_no(name: str) -> sa.Column[Any]:
    """Yes or no."""
    return column(name, sa.Boolean())


def index(table: str, name: str, *columns: str, unique: bool = False, where: str | None = None) -> None:
    """An index, on some rows only where ``where`` says which; both databases know such."""
    only = None if where is None else sa.text(where)
    op.create_index(name, table, list(columns), unique=unique, sqlite_where=only, postgresql_where=only)
