"""What every table is made of: the base class, constraint names, and shorthands for columns."""

from typing import Any

from sqlalchemy import BigInteger, Column, Date, ForeignKey, MetaData, text
from sqlmodel import Field, SQLModel

from storage.columns import BigId, Names, Numbers, Utc, Words

NEVER_REUSED = {"sqlite_autoincrement": True}
"""SQLite would give a deleted row's id to the next one; an old button must never meet a new row."""

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """A row of any table; never leaves the room ``storage``."""

    metadata = MetaData(naming_convention=_NAMES)


def key() -> Any:
    """A primary key that counts up."""
    return Field(default=None, sa_column=Column(BigId, primary_key=True))


def big(*, primary: bool = False, null: bool = False, index: bool = False, default: int | None = None) -> Any:
    """A 64-bit number, such as an id that Telegram gives."""
    column = Column(BigInteger, primary_key=primary, autoincrement=False, nullable=null, index=index)
    return Field(default=default, sa_column=column)


def to(
    target: str, *, primary: bool = False, null: bool = False, index: bool = True, stays: bool = False
) -> Any:
    """A reference to ``table.column``.

    When the row referred to goes, this one goes too; with ``stays`` it remains and refers to nothing.
    """
    reference = ForeignKey(target, ondelete="SET NULL" if stays else "CASCADE")
    column: Column[int] = Column(
        BigId, reference, primary_key=primary, autoincrement=False, nullable=null, index=index
    )
    return Field(default=None, sa_column=column)


def moment(*, null: bool = False) -> Any:
    """A moment in UTC."""
    return Field(default=None, sa_column=Column(Utc, nullable=null))


def day(*, primary: bool = False) -> Any:
    """A day of the calendar."""
    return Field(default=None, sa_column=Column(Date, primary_key=primary, nullable=False))


def words(*, primary: bool = False, null: bool = False, default: str | None = None) -> Any:
    """Text."""
    return Field(default=default, sa_column=Column(Words, primary_key=primary, nullable=null))


def numbers() -> Any:
    """A short tuple of numbers."""
    return Field(default=(), sa_column=Column(Numbers, nullable=False, server_default=text("'[]'")))


def names() -> Any:
    """A short tuple of identifiers."""
    return Field(default=(), sa_column=Column(Names, nullable=False, server_default=text("'[]'")))
