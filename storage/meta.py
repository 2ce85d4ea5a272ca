"""Settings of the whole installation by name, such as the offset of a demo's clock."""

from sqlmodel import Session

from storage import conflicts
from storage.tables.reminding import MetaRow


def get(session: Session, name: str) -> str | None:
    """The value of that name, if one was put."""
    row = session.get(MetaRow, name, populate_existing=True)
    return None if row is None else row.value


def get_locked(session: Session, name: str) -> str | None:
    """The value of that name; nobody else changes it until this unit ends (SQLite has one writer anyway)."""
    row = session.get(MetaRow, name, populate_existing=True, with_for_update=True)
    return None if row is None else row.value


def put(session: Session, name: str, value: str) -> None:
    """Keep a value under a name."""
    conflicts.put(session, MetaRow, {"name": name}, {"value": value})


def remove(session: Session, name: str) -> None:
    """Forget the value of that name."""
    row = session.get(MetaRow, name)
    if row is not None:
        session.delete(row)
        session.flush()
