"""Inserting what may be there already, in one statement on both databases."""

from collections.abc import Mapping, Sequence
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
    target = inspect(table).local_table
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    given = insert(target).values([dict(row) for row in rows])
    counted = {"preserve_rowcount": True}
    return int(connection.execute(given.on_conflict_do_nothing(), execution_options=counted).rowcount)


def put(session: Session, table: type[Row], key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Insert the row of ``key``, or change it when it is there."""
    session.flush()
    connection = session.connection()
    target = inspect(table).local_table
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    given = insert(target).values(**key, **values)
    connection.execute(given.on_conflict_do_update(index_elements=list(key), set_=dict(values)))
