"""Inserting what may be there already, in one statement on both databases."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session

from storage.tables.base import Row


def insert_new(session: Session, table: type[Row], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows that no unique key forbids; how many were new.

    Every row names the same columns, among them all that must not be null.
    """
    if not rows:
        return 0
    session.flush()
    connection = session.connection()
    statement = _new(table, connection.dialect.name)
    counted = {"preserve_rowcount": True}
    return int(connection.execute(statement, [dict(row) for row in rows], execution_options=counted).rowcount)


def put(session: Session, table: type[Row], key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Insert the row of ``key``, or change it when it is there."""
    session.flush()
    connection = session.connection()
    statement = _put(table, connection.dialect.name, tuple(key), tuple(values))
    connection.execute(statement, {**key, **values})


def _insert(table: type[Row], dialect: str) -> Any:
    target = inspect(table).local_table
    return sqlite_insert(target) if dialect == "sqlite" else postgresql_insert(target)


@cache
def _new(table: type[Row], dialect: str) -> Any:
    """Made once, like the other: building a statement costs more than running it."""
    return _insert(table, dialect).on_conflict_do_nothing()


@cache
def _put(table: type[Row], dialect: str, key: tuple[str, ...], changed: tuple[str, ...]) -> Any:
    statement = _insert(table, dialect)
    return statement.on_conflict_do_update(
        index_elements=list(key), set_={name: statement.excluded[name] for name in changed}
    )
