"""Which record a correction is about, and what in its line is the new value.

把9月3号的支委会改成下午四点 names the record by its day and changes the hour; 9月3号的支委会应该是9月4号
names it by the first day and moves it to the second.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlmodel import Session

from bot.access import may_amend
from bot.records import Interview
from handlers.forms.state import AnyEntry
from handlers.records.reading import Shown, shown
from handlers.turn import Turn
from handlers.typed.heard import Heard
from messages.reading.dates import read_moment
from messages.reading.line_words import behind_the_verb, counterpart_in, names_latest, names_month
from messages.reading.lines.model import Intent, LineRecord
from messages.reading.people import match_person
from messages.reading.problem import Problem
from storage import recent, records

MOST = 4
"""Records offered where several may be meant."""
JUST_NOW = timedelta(hours=1)
"""For how long the record saved last is meant by a correction that names none."""


def directed(heard: Heard, entry: AnyEntry, today: date) -> LineRecord:
    """What the line says anew of ``entry``: the day that only names the record is no new value."""
    reading = heard.reading
    record = reading.records[0]
    target = reading.target
    if isinstance(entry, Interview) and (name := counterpart_in(heard.text)):
        who = match_person(name, heard.roster, today)
        record = replace(record, counterpart=name if isinstance(who, Problem) else who.name)
    named = target is not None and target.type is not None and not target.last
    if named and record.type in (entry.type, *getattr(entry, "also", ())):
        record = replace(record, type=None)
    if reading.intent is Intent.RESCHEDULE:
        return replace(record, date=_new_day(heard.text, today), type=None)
    if named and record.date is not None:
        moved = _new_day(heard.text, today)
        if moved is not None or record.date == entry.on:
            record = replace(record, date=moved)
    return record


def _new_day(text: str, today: date) -> date | None:
    """The day behind 改到 or 应该是, in the past; None where there is none."""
    moment = read_moment(behind_the_verb(text), today, prefer="past")
    return None if isinstance(moment, Problem) else moment.day


@dataclass(frozen=True, slots=True)
class Meant:
    """The records that a line may be about; ``missed`` is the day that it names and none of them has."""

    records: list[Shown]
    missed: date | None = None


def targets(session: Session, turn: Turn, heard: Heard) -> Meant:
    """The records that the line may be about and the sender may change, the likeliest first; a unit."""
    ids, day = _ids(session, turn, heard)
    found = (shown(session, each, turn.branch_id, turn.person_id, turn.today) for each in ids)
    mine = (
        one
        for one in found
        if one is not None
        and one.visible
        and may_amend(one.role, turn.person_id, one.record.entry, one.record.logged_by)
    )
    newest_alone = day is None and names_latest(heard.text)
    first = list(mine)[: 1 if newest_alone else MOST]
    return Meant(first, None if any(one.record.entry.on == day for one in first) else day)


def _ids(session: Session, turn: Turn, heard: Heard) -> tuple[list[int], date | None]:
    """Their ids, and the day that the line names."""
    reading, target = heard.reading, heard.reading.target
    kind = target.type if target is not None else None
    said = reading.records[0].date if reading.records else None
    named = target.date if target is not None else None
    day = _past(named or (said if kind is not None else None), turn.today, heard.text)
    if target is not None and target.last and day is None:
        return recent.logged_by(session, turn.branch_id, turn.person_id, 1), None
    if kind is None and day is None:
        last = recent.logged_by(session, turn.branch_id, turn.person_id, 1, since=turn.now - JUST_NOW)
        return last or recent.logged_by(session, turn.branch_id, turn.person_id, MOST), None
    types = None if kind is None else (kind,)
    on_day = records.search(session, turn.branch_id, types=types, since=day, until=day, limit=MOST)
    if not on_day and kind is not None:
        on_day = records.search(session, turn.branch_id, types=types, limit=MOST)
    return [one.id for one in on_day], day


def _past(day: date | None, today: date, text: str) -> date | None:
    """The day as one that has been: a record's day read as one ahead is that of the month or year before.

    Of the month before where the line names no month: 17号的支委会 said on the 20th.
    """
    if day is None or day <= today:
        return day
    before = (day.replace(day=1) - timedelta(days=1)).replace(day=min(day.day, 28))
    if before.day == day.day and before <= today and not names_month(text):
        return before
    while day > today:
        day = day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
    return day
