"""All tables, imported together so that ``Row.metadata`` is complete."""

from storage.tables import accounts, branches, conversation, planning, records, reminding
from storage.tables.base import Row

__all__ = ["Row", "accounts", "branches", "conversation", "planning", "records", "reminding"]
