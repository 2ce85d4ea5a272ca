"""Inserting what may be there already, in one statement on both databases."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session

from storage.tables.base import Row


def insert_new(session: Session, table: type[Row], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows that no unique key forbids; how many were new."""
    if not rows:
        return 0
    session.flush()
    if session.get_bind().dialect.name == "sqlite":
        return sum(
            session.exec(sqlite_insert(table).values(**row).on_conflict_do_nothing()).rowcount for row in rows
        )
    return sum(
        session.exec(postgresql_insert(table).values(**row).on_conflict_do_nothing()).rowcount for row in rows
    )


def put(session: Session, table: type[Row], key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Insert the row of ``key``, or change it when it is there."""
    session.flush()
    given = {**key, **values}
    if session.get_bind().dialect.name == "sqlite":
        lite = sqlite_insert(table).values(**given)
        session.exec(lite.on_conflict_do_update(index_elements=list(key), set_=dict(values)))
    else:
        server = postgresql_insert(table).values(**given)
        session.exec(server.on_conflict_do_update(index_elements=list(key), set_=dict(values)))
