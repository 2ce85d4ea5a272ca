"""Somebody else who holds the database's write lock: a backup program, a migration, an administrator."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from storage import engine


def plain(url: str) -> str:
    """A PostgreSQL address as psycopg itself wants it."""
    return engine.parse(url).set(drivername="postgresql").render_as_string(hide_password=False)


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Within, nobody else can write."""
    address = engine.parse(url)
    if engine.is_embedded(address):
        with sqlite3.connect(str(address.database), isolation_level=None) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("ROLLBACK")
        connection.close()
        return
    with psycopg.connect(plain(url)) as held:
        held.execute("LOCK TABLE inbox, outbox, meta, record, draft IN ACCESS EXCLUSIVE MODE")
        yield
        held.rollback()


@contextmanager
def locked_for(url: str, seconds: float) -> Iterator[None]:
    """From the beginning of the block on, nobody else can write for so long."""
    held = threading.Event()

    def hold() -> None:
        with locked(url):
            held.set()
            threading.Event().wait(seconds)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(30)
    try:
        yield
    finally:
        holder.join()
