"""A question in plain words, read: its kind and what it is about. Unsaid is None or empty."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bot.record_types import RecordType


class QuestionKind(StrEnum):
    """What the person wants to know or have made."""

    SHOW_DUTY_LIST = "show_duty_list"
    LIST_OUTSTANDING_DUTIES = "list_outstanding_duties"
    LIST_DUE_THIS_PERIOD = "list_due_this_period"
    LIST_DUE_BY = "list_due_by"
    DUTY_STATUS = "duty_status"
    DUTY_PROGRESS_OF_PERSON = "duty_progress_of_person"
    REMAINING_COUNT = "remaining_count"
    COUNT_EVENTS = "count_events"
    HAS_EVENT = "has_event"
    LAST_EVENT = "last_event"
    NEXT_EVENT = "next_event"
    MISSING_COUNTERPARTS = "missing_counterparts"
    SHOW_RECORD = "show_record"
    LIST_INCOMPLETE_RECORDS = "list_incomplete_records"
    EXPORT_LEDGER = "export_ledger"
    DRAFT_REPORT = "draft_report"
    CREATE_REMINDER = "create_reminder"
    OPEN_ISSUE_COUNT = "open_issue_count"
    RULE_LOOKUP = "rule_lookup"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    ``person`` is a name (the roster's where one fits) or "self"; ``role`` a post of ``Post``, "committee" or
    "department_head"; ``date`` a single day asked about.
    """

    kind: QuestionKind
    types: tuple[RecordType, ...] = ()
    period: Stretch | None = None
    person: str | None = None
    role: str | None = None
    date: dt.date | None = None
