"""What counting reads of records: the columns that repeat it beside the content, and facts out of them."""

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from bot.record_types import InboundFrom, RecordType, Report, Subject
from bot.records import Entry, Fact, Interview, Meeting, fact_of
from storage.tables.records import RecordRow


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


def _facts() -> sa.Select[Any]:
    """What ``facts`` asks: columns alone, never the content; arrays as the text they are kept as.

    Made once: building a query costs more than running it.
    """
    row = sa.inspect(RecordRow).local_table.c
    counted = (sa.type_coerce(row[name], sa.Text) if name in ARRAYS else row[name] for name in COUNTED)
    found = sa.select(*counted).where(
        row.branch_id == sa.bindparam("branch_id"),
        row.deleted_at.is_(None),
        row.held_on.between(sa.bindparam("since"), sa.bindparam("until")),
    )
    return found.order_by(row.held_on, row.id)


_FACTS = _facts()


def facts(session: Session, branch_id: int, since: date, until: date) -> list[Fact]:
    """What counting reads of the records held from ``since`` to ``until``, both included, oldest first.

    One query over columns. A report is found by the day it was handed in, whatever year it is for.
    """
    session.flush()
    asked = {"branch_id": branch_id, "since": since, "until": until}
    return [fact_from(row) for row in session.connection().execute(_FACTS, asked)]
