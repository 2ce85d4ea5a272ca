"""Between an entry and its row: the columns that repeat what counting needs, and a fact out of them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
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


COUNTED = (
    *("id", "type", "held_on", "logged_on", "also", "host_id", "lecturer_id", "by_ids"),
    *("counterpart_ids", "present_ids", "absent_ids", "department_ids"),
    *("report", "for_year", "subject", "grp", "inbound", "inbound_from"),
)
"""The columns of ``fact_from``, in its order."""
ARRAYS = frozenset({"also", "by_ids", "counterpart_ids", "present_ids", "absent_ids", "department_ids"})
"""Those of them that are kept as a JSON array in text."""

_TYPES = {kind.value: kind for kind in RecordType}


@lru_cache(maxsize=4096)
def _ids(text: str) -> frozenset[int]:
    """The ids of an array; the same people come to meeting after meeting, so it is read once."""
    return frozenset(json.loads(text))


@lru_cache(maxsize=256)
def _kinds(text: str) -> frozenset[RecordType]:
    return frozenset(_TYPES[name] for name in json.loads(text))


def fact_from(row: Sequence[Any]) -> Fact:
    """The fact of a row that holds ``COUNTED``, the arrays as text."""
    (record_id, kind, held_on, logged_on, also, host, lecturer, by, counterparts, *rest) = row
    present, absent, departments, report, for_year, subject, group, inbound, source = rest
    return Fact(
        record_id=record_id,
        type=_TYPES[kind],
        on=held_on,
        logged_on=logged_on,
        also=_kinds(also),
        host=host,
        lecturer=lecturer,
        by=_ids(by),
        counterparts=_ids(counterparts),
        present=_ids(present),
        absent=_ids(absent),
        departments=_ids(departments),
        report=None if report is None else Report(report),
        for_year=for_year,
        subject=None if subject is None else Subject(subject),
        group=group,
        inbound=inbound,
        inbound_from=None if source is None else InboundFrom(source),
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
