"""What a line planned, as plans to be kept: every field out of the line, nothing added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.plans import Content, Moment, PartOfDay
from bot.record_types import SPECS, Form
from bot.records import Entry, Inspection, Interview, Meeting, Named, ReportSubmission
from bot.roster import Roster
from messages.reading.lines.model import SELF, LineRecord


@dataclass(frozen=True, slots=True)
class Namer:
    """Turns names of a line into people: the roster's where exactly one has that name, else as typed."""

    roster: Roster
    person_id: int | None
    today: date

    def one(self, name: str | None) -> Named | None:
        """A name; ``self`` is whoever is typing."""
        if name is None:
            return None
        if name == SELF:
            person = self.roster.find(self.person_id)
            return None if person is None else Named(name=person.name, person_id=person.id)
        fitting = [person for person in self.roster.on(self.today) if person.name == name]
        return Named(name=name, person_id=fitting[0].id if len(fitting) == 1 else None)

    def several(self, names: Iterable[str | None]) -> tuple[Named, ...]:
        """Names, each once."""
        found = (self.one(name) for name in dict.fromkeys(names))
        return tuple(who for who in found if who is not None)


def content_of(record: LineRecord, namer: Namer) -> Content:
    """One planned meeting or talk of a line."""
    whom = tuple(name for name in (record.counterpart, *record.participants) if name)
    if record.type is None:
        return Content(whom=tuple(who.name for who in namer.several(whom)), moment=moment_of(record))
    return Content(entry=_entry(record, whom, namer), moment=moment_of(record))


def moment_of(record: LineRecord) -> Moment:
    """When and where the line says."""
    part = None if record.period is None or record.time_start is not None else PartOfDay(record.period)
    return Moment(on=record.date, start=record.time_start, end=record.time_end, part=part, place=record.place)


def _entry(record: LineRecord, whom: tuple[str, ...], namer: Namer) -> Entry:
    kind = record.type
    if kind is None:
        raise LookupError("a plan without a type has no entry")
    match SPECS[kind].form:
        case Form.MEETING:
            return Meeting(
                type=kind,
                also=record.also,
                host=namer.one(record.host),
                recorder=namer.one(record.recorder),
                lecturer=namer.one(record.lecturer),
                group=record.group,
                observers=record.observers,
                agenda=record.topics,
            )
        case Form.INTERVIEW:
            # What a talk is to be about is not kept: who may read it is decided once it was held.
            return Interview(type=kind, by=namer.several([record.host]), counterparts=namer.several(whom))
        case Form.INSPECTION:
            return Inspection(by=namer.several([record.host]))
        case Form.REPORT_SUBMISSION:
            return ReportSubmission(by=namer.several([record.host]))


def typed(content: Content, kind: str, namer: Namer) -> Content:
    """A plan whose type has been said now."""
    record = LineRecord(type=next(each for each in SPECS if each == kind))
    entry = _entry(record, content.whom, namer)
    return content.model_copy(update={"entry": entry, "whom": ()})
