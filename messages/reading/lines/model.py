"""What a line says: an intent, records with the fields that were said, or a question; the rest is empty."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from bot.record_types import RecordType
from messages.reading.asked import Asked
from messages.reading.problem import Problem

SELF = "self"
"""The name that stands for whoever is typing."""


class Intent(StrEnum):
    """What the person wants with the line."""

    LOG = "log"
    PLAN = "plan"
    EDIT = "edit"
    RESCHEDULE = "reschedule"
    DELETE = "delete"
    QUESTION = "question"
    UNCLEAR = "unclear"
    NONE = "none"


class Status(StrEnum):
    """Whether the event took place, is to come, or was called off."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Period(StrEnum):
    """A part of the day, where one was said."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody who did not come, and why as typed; who was not named has no name."""

    name: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """Something decided: what, who sees to it, by when."""

    text: str
    owner: str | None = None
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class VoteSaid:
    """The numbers of a vote as said; "unanimous" alone gives no numbers."""

    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    unanimous: bool = False


@dataclass(frozen=True, slots=True)
class LineRecord:
    """One meeting, talk, submission or check; names are the roster's where one fits, else as typed."""

    type: RecordType | None = None
    also: tuple[RecordType, ...] = ()
    status: Status | None = None
    date: dt.date | None = None
    period: Period | None = None
    time_start: dt.time | None = None
    time_end: dt.time | None = None
    duration_min: int | None = None
    place: str | None = None
    host: str | None = None
    recorder: str | None = None
    lecturer: str | None = None
    expected: int | None = None
    actual: int | None = None
    actual_approx: bool = False
    absent_count: int | None = None
    absentees: tuple[Absent, ...] = ()
    observers: tuple[str, ...] = ()
    counterpart: str | None = None
    counterpart_role: str | None = None
    participants: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    decisions: tuple[Decided, ...] = ()
    vote: VoteSaid | None = None
    group: str | None = None
    sequence: int | None = None
    backfilled: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Which kept record an edit, a deletion or a change of date is about, as far as it was said."""

    type: RecordType | None = None
    date: dt.date | None = None
    last: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a line says.

    ``must_ask`` names fields that the form needs and the line does not give, or that two people fit;
    ``record`` in it means that it is not known which record is meant, ``field`` that it is not known what
    is to change.
    ``warnings`` are hints; ``target`` says of an edit, a deletion or a move which record it is about.
    """

    intent: Intent
    records: tuple[LineRecord, ...] = ()
    question: Asked | None = None
    must_ask: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    target: Target | None = field(default=None)
