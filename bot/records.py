"""What a record is: the content of a meeting, talk, submission or inspection, and what counting reads of it.

A draft and a saved record hold the same ``Entry``: every field but the type may be missing, because a missing
fact is asked for or printed as （待补充）, never made up. Times are wall-clock times of the branch.
"""

from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.record_types import Detail, InboundFrom, RecordType, Report, Subject


class Value(BaseModel):
    """A frozen, strictly named part of a record."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Value):
    """A person as a record names them: by roster id where known, and always by the name at that time."""

    name: str
    person_id: int | None = None


class Absence(Value):
    """Somebody expected who did not come, and why; an unstated reason is None."""

    who: Named
    reason: str | None = None


class Resolution(Value):
    """Something decided: what, who sees to it, and by when."""

    text: str
    owner: str | None = None
    due: date | None = None


class VoteKind(StrEnum):
    """A resolution is judged by those expected, an election by those present (article 11; 选举工作条例)."""

    RESOLUTION = "resolution"
    ELECTION = "election"


class Vote(Value):
    """One vote; ``entitled`` and ``entitled_present`` count those with the right to vote alone."""

    subject: str
    kind: VoteKind = VoteKind.RESOLUTION
    entitled: int | None = None
    entitled_present: int | None = None
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None


class Attachment(Value):
    """A photo or file sent along; ``file_id`` is Telegram's, the bytes are fetched later."""

    file_id: str
    unique_id: str
    kind: Literal["photo", "document"]
    name: str | None = None
    size: int | None = None
    signed_sheet: bool = False


class Common(Value):
    """What every record has: ``on`` is the day, ``logged_by`` stands in the row, not here.

    ``line`` is what was typed where the record was logged by a line: shown on its page, printed nowhere.
    """

    on: date | None = None
    line: str | None = None
    attachments: tuple[Attachment, ...] = ()
    details: dict[Detail, str] = Field(default_factory=dict)


class Meeting(Common):
    """A meeting or study session.

    ``also`` holds what the meeting was besides (types of ``CONTENTS``). ``present`` lists those who came by
    roster id; ``expected``/``actual`` are the numbers, which may be typed without a list.
    """

    form: Literal["meeting"] = "meeting"
    type: RecordType
    also: tuple[RecordType, ...] = ()
    start: time | None = None
    end: time | None = None
    place: str | None = None
    host: Named | None = None
    recorder: Named | None = None
    lecturer: Named | None = None
    group: str | None = None
    expected: int | None = None
    actual: int | None = None
    present: tuple[int, ...] = ()
    absences: tuple[Absence, ...] = ()
    observers: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    key_points: str | None = None
    resolutions: tuple[Resolution, ...] | None = None
    votes: tuple[Vote, ...] = ()
    host_delegated: str | None = None


class Interview(Common):
    """A talk of ``by`` with ``counterparts``.

    ``inbound`` when the branch itself is talked to (被约谈), and then ``inbound_from`` says by whom.
    """

    form: Literal["interview"] = "interview"
    type: RecordType
    start: time | None = None
    end: time | None = None
    place: str | None = None
    by: tuple[Named, ...] = ()
    counterparts: tuple[Named, ...] = ()
    recorder: Named | None = None
    key_points: str | None = None
    follow_up: date | None = None
    signed: bool | None = None
    inbound: bool = False
    inbound_from: InboundFrom | None = None


class ReportSubmission(Common):
    """Something handed in: which report, for which year, by whom, to whom, and ``on`` which day."""

    form: Literal["report_submission"] = "report_submission"
    type: Literal[RecordType.REPORT_SUBMISSION] = RecordType.REPORT_SUBMISSION
    report: Report | None = None
    for_year: int | None = None
    by: tuple[Named, ...] = ()
    to: str | None = None


class Inspection(Common):
    """A check: what was looked at, in which departments (by id where known), by whom, and what was found."""

    form: Literal["inspection"] = "inspection"
    type: Literal[RecordType.INSPECTION] = RecordType.INSPECTION
    subject: Subject | None = None
    departments: tuple[Named, ...] = ()
    by: tuple[Named, ...] = ()
    findings: str | None = None


Entry = Annotated[Meeting | Interview | ReportSubmission | Inspection, Field(discriminator="form")]
"""The content of any record."""

ENTRY: TypeAdapter[Meeting | Interview | ReportSubmission | Inspection] = TypeAdapter(Entry)
"""Reads and writes an entry as JSON."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What counting reads of a saved record: no words of anybody, only who, when and what kind.

    ``present`` and ``absent`` hold roster ids, so that attendance can be derived.
    """

    record_id: int
    type: RecordType
    on: date
    logged_on: date
    also: frozenset[RecordType] = frozenset()
    host: int | None = None
    lecturer: int | None = None
    by: frozenset[int] = frozenset()
    counterparts: frozenset[int] = frozenset()
    present: frozenset[int] = frozenset()
    absent: frozenset[int] = frozenset()
    departments: frozenset[int] = frozenset()
    report: Report | None = None
    for_year: int | None = None
    subject: Subject | None = None
    group: str | None = None
    inbound: bool = False
    inbound_from: InboundFrom | None = None


def _ids(people: tuple[Named, ...]) -> frozenset[int]:
    return frozenset(person.person_id for person in people if person.person_id is not None)


def _id(person: Named | None) -> int | None:
    return None if person is None else person.person_id


def fact_of(
    entry: Meeting | Interview | ReportSubmission | Inspection, *, record_id: int, logged_on: date
) -> Fact:
    """What counts of ``entry``.

    Raises:
        ValueError: the entry has no date; such an entry is a draft, not a record.
    """
    if entry.on is None:
        raise ValueError("a record without a date cannot count")
    base = Fact(record_id=record_id, type=entry.type, on=entry.on, logged_on=logged_on)
    match entry:
        case Meeting():
            return replace(
                base,
                also=frozenset(entry.also),
                host=_id(entry.host),
                lecturer=_id(entry.lecturer),
                present=frozenset(entry.present),
                absent=_ids(tuple(absence.who for absence in entry.absences)),
                group=entry.group,
            )
        case Interview():
            return replace(
                base,
                by=_ids(entry.by),
                counterparts=_ids(entry.counterparts),
                inbound=entry.inbound,
                inbound_from=entry.inbound_from if entry.inbound else None,
            )
        case ReportSubmission():
            return replace(base, by=_ids(entry.by), report=entry.report, for_year=entry.for_year)
        case Inspection():
            return replace(
                base, by=_ids(entry.by), departments=_ids(entry.departments), subject=entry.subject
            )
