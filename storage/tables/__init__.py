"""All tables, imported together so that ``Row.metadata`` is complete."""

from storage.tables import accounts, branches, carrying, conversation, planning, records, reminding, reporting
from storage.tables.base import Row

__all__ = [
    "Row",
    "accounts",
    "branches",
    "carrying",
    "conversation",
    "planning",
    "records",
    "reminding",
    "reporting",
]
