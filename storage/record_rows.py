"""Between an entry and its row: the columns that repeat what counting needs, and a fact out of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.record_types import InboundFrom, RecordType, Report, Subject
from bot.records import Entry, Fact, Interview, Meeting, Named, fact_of

FOLLOW_UP, RESOLUTION = "follow_up", "resolution"


@dataclass(frozen=True, slots=True)
class Promise:
    """A date that a record promises: a talk's follow-up (``n`` 0), or its ``n``-th resolution, from 1."""

    record_id: int
    kind: str
    n: int
    due: date


def columns_of(entry: Entry, logged_on: date) -> dict[str, Any]:
    """The columns of an entry's row, but those that say who stored it and when.

    Raises:
        ValueError: the entry has no date; such an entry is a draft, not a record.
    """
    fact = fact_of(entry, record_id=0, logged_on=logged_on)
    return {
        "form": entry.form,
        "type": fact.type.value,
        "held_on": fact.on,
        "also": sorted(fact.also),
        "host_id": fact.host,
        "lecturer_id": fact.lecturer,
        "by_ids": sorted(fact.by),
        "counterpart_ids": sorted(fact.counterparts),
        "present_ids": sorted(fact.present),
        "absent_ids": sorted(fact.absent),
        "department_ids": sorted(fact.departments),
        "report": fact.report,
        "for_year": fact.for_year,
        "subject": fact.subject,
        "grp": fact.group,
        "inbound": fact.inbound,
        "inbound_from": fact.inbound_from,
        "place": entry.place if isinstance(entry, Meeting | Interview) else None,
        "content": entry.model_dump_json(),
    }


def fact_from(row: Any) -> Fact:
    """The fact of a row that holds the columns of ``columns_of``, ``id`` and ``logged_on``."""
    return Fact(
        record_id=row.id,
        type=RecordType(row.type),
        on=row.held_on,
        logged_on=row.logged_on,
        also=frozenset(map(RecordType, row.also)),
        host=row.host_id,
        lecturer=row.lecturer_id,
        by=frozenset(row.by_ids),
        counterparts=frozenset(row.counterpart_ids),
        present=frozenset(row.present_ids),
        absent=frozenset(row.absent_ids),
        departments=frozenset(row.department_ids),
        report=None if row.report is None else Report(row.report),
        for_year=row.for_year,
        subject=None if row.subject is None else Subject(row.subject),
        group=row.grp,
        inbound=row.inbound,
        inbound_from=None if row.inbound_from is None else InboundFrom(row.inbound_from),
    )


def people_of(entry: Entry) -> frozenset[int]:
    """Everybody of the roster whom the entry names, in whatever part."""
    found = set(entry.present) if isinstance(entry, Meeting) else set()
    return frozenset(found | {who.person_id for who in _named(entry) if who.person_id is not None})


def _named(entry: Entry) -> Iterator[Named]:
    match entry:
        case Meeting():
            yield from (who for who in (entry.host, entry.recorder, entry.lecturer) if who is not None)
            yield from (absence.who for absence in entry.absences)
        case Interview():
            yield from (*entry.by, *entry.counterparts)
            if entry.recorder is not None:
                yield entry.recorder
        case _:
            yield from entry.by


def promises_of(entry: Entry, record_id: int) -> list[Promise]:
    """The dates an entry promises."""
    if isinstance(entry, Interview):
        return [] if entry.follow_up is None else [Promise(record_id, FOLLOW_UP, 0, entry.follow_up)]
    if isinstance(entry, Meeting):
        return [
            Promise(record_id, RESOLUTION, n, resolution.due)
            for n, resolution in enumerate(entry.resolutions or (), start=1)
            if resolution.due is not None
        ]
    return []
