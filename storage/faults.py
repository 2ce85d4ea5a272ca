"""What can go wrong between the store and its database, and which of it may be tried again."""

import sqlite3
from typing import Literal

import psycopg
from sqlalchemy.exc import DBAPIError

Kind = Literal["again", "lost", "full", "bug"]


class Busy(Exception):
    """The database could not do the work now; later it may. Nothing of the unit was stored."""


class NoRoom(Busy):
    """The disk is full, or the file or its folder cannot be written; nothing was stored."""


class OutcomeUnknown(Busy):
    """Lost during the commit: the unit is stored whole or not at all; look before retrying."""


_AGAIN = ("SQLITE_BUSY", "SQLITE_LOCKED")
_FULL = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")
_RETRIED_STATES = {
    "40001",  # serialization failure
    "40P01",  # deadlock
    "55P03",  # lock not available
    "57P03",  # the server is starting up or shutting down
    "53300",  # too many connections
}


def kind_of(error: DBAPIError) -> Kind:
    """Whether a unit that met ``error`` may run again, lost its connection, met a full disk, or has a bug."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        name = getattr(cause, "sqlite_errorname", "") or ""
        if name.startswith(_AGAIN):
            return "again"
        return "full" if name.startswith(_FULL) else "bug"
    if isinstance(cause, psycopg.Error):
        if cause.sqlstate in _RETRIED_STATES:
            return "again"
        if cause.sqlstate == "53100":  # disk full
            return "full"
        if error.connection_invalidated or cause.sqlstate is None or cause.sqlstate.startswith(("08", "57P")):
            return "lost" if isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError) else "bug"
    return "bug"
