"""A record out of what was claimed in its part of the line; nothing is filled in that was not said."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from bot.record_types import Form
from messages.reading.date_words import Prefer
from messages.reading.lines.checked import what_was_checked
from messages.reading.lines.counting import counted
from messages.reading.lines.day_lists import (
    first_and_last,
    listed_days,
    listed_hours,
    respective_days,
    with_ends,
)
from messages.reading.lines.decided import Resolved
from messages.reading.lines.hours import by_part, settled
from messages.reading.lines.mention import NameBook, Someone
from messages.reading.lines.missing_shapes import Missing
from messages.reading.lines.model import Absent, Decided, LineRecord, Period, VoteSaid
from messages.reading.lines.parsing import Parsed
from messages.reading.lines.scan import Kind, Scan, Span
from messages.reading.lines.sharing import joined, share_actual, share_days, share_host, share_place
from messages.reading.lines.splitting import Part
from messages.reading.lines.topics import topics_of
from messages.reading.lines.written import Written, day_of
from messages.reading.problem import Problem, ProblemCode, problem
from messages.reading.times import TimeSpan

T = TypeVar("T")
_LONGEST_RUN = timedelta(6)
"""How many days from the first to the last a meeting is held daily; more is a stretch, not a list."""
_LEAST_SAID = {Form.INTERVIEW: 3, Form.INSPECTION: 2}
"""In records of these forms whatever else is said, from so many characters on, is what they were about."""

_COUNTED = (Form.REPORT_SUBMISSION,)


@dataclass(slots=True)
class Built:
    """The records of a line, hints on them, and the fields that two people of the roster fit."""

    records: list[LineRecord] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    open_names: list[str] = field(default_factory=list)


class Builder:
    """Builds the records of one parsed line."""

    def __init__(self, parsed: Parsed, book: NameBook, now: datetime, prefer: Prefer) -> None:
        self.parsed, self.book, self.now, self.prefer = parsed, book, now, prefer
        self.built = Built()
        self._hours: list[tuple[bool, bool]] = []

    @property
    def scan(self) -> Scan:
        """The scan under the line."""
        return self.parsed.scan

    def build(self) -> Built:
        """Every record of the line, days shared among those that name none."""
        own = respective_days(self.scan, len(self.parsed.parts))
        for at, part in enumerate(self.parsed.parts):
            found = self._records(part)
            if own:
                found = [self._on(each, *own[at]) for each in found]
            elif len(found) == 1:
                found = [
                    late for each in self._on_each_day(part, found[0]) for late in self._at_each(part, each)
                ]
            self.built.records.extend(found)
            self._hours.extend((self._own_hour(part), self._day_first(part)) for _ in found)
        share_days(self.built.records, self._hours)
        share_place(self.parsed, self.built.records)
        share_host(self.parsed, self.built.records)
        share_actual(self.parsed, self.built.records)
        return self.built

    def _records(self, part: Part) -> list[LineRecord]:
        record = self._record(part)
        for start, end in part.more:
            record = joined(record, self._record(replace(part, start=start, end=end)))
        if part.main is None or part.main.form is not Form.INTERVIEW:
            return [record]
        spans = self.scan.of(Kind.COUNTERPART, part.start, part.end)
        people = [(someone, span) for span in spans for someone in _people(span)]
        if not people:
            return [record]
        record = replace(record, absentees=())  # whoever was talked to was there
        if "集体" in self.scan.folded[part.start : part.end]:
            names = tuple(self._name("participants", someone) or someone.typed for someone, _ in people)
            return [replace(record, participants=names)]
        days = self.scan.of(Kind.DATE, part.start, part.end)
        return [self._talk(record, someone, span, days) for someone, span in people]

    def _on_each_day(self, part: Part, record: LineRecord) -> list[LineRecord]:
        """9月5号和25号各开了一次: a record of its own for every day of a list."""
        days = self.scan.of(Kind.DATE, part.start, part.end)
        if record.date is not None and (ends := first_and_last(self.scan, days)) is not None:
            last = self._day(ends[1])
            if last is not None and timedelta(0) < last - record.date <= _LONGEST_RUN:
                run = range((last - record.date).days + 1)
                return [replace(record, date=record.date + timedelta(days)) for days in run]
        listed = listed_days(self.scan, days) if record.date is not None else []
        if len(listed) < 2:
            return [record]
        return [self._on(record, day, end) for day, end in with_ends(listed, part.end)]

    def _at_each(self, part: Part, record: LineRecord) -> list[LineRecord]:
        """明天九点、下午三点各一个: a record of its own for every hour of a list."""
        found: list[LineRecord] = []
        for hour, period in listed_hours(self.scan, part.start, part.end):
            if isinstance(hour.value, TimeSpan):
                said = period.value if period is not None and isinstance(period.value, Period) else None
                first, last = by_part(hour.value.start, hour.value.end, said)
                found.append(replace(record, time_start=first, time_end=last, period=said))
        return found or [record]

    def _on(self, record: LineRecord, day: Span, end: int) -> LineRecord:
        """The record on one day of a list, with that day's own hour where one is said."""
        near = min(end, self.scan.clause_end(day.start))
        period = self._first(Kind.PERIOD, day.start, near, Period)
        hour = self._first(Kind.TIME, day.start, near, TimeSpan)
        record = replace(record, date=self._day(day))
        if period is None and hour is None:
            return record
        start, last = by_part(hour.start if hour else None, hour.end if hour else None, period)
        return replace(
            record, period=period, time_start=start or record.time_start, time_end=last or record.time_end
        )

    def _own_hour(self, part: Part) -> bool:
        """Whether a part names a part of the day or an hour of a day that is not said."""
        said = (Kind.PERIOD, Kind.TIME)
        return any(self.scan.of(kind, part.start, part.end) for kind in said)

    def _day_first(self, part: Part) -> bool:
        """Whether the day of a part stands before what was held, and so is its own alone."""
        days = self.scan.of(Kind.DATE, part.start, part.end)
        return bool(days) and part.main is not None and days[0].start < part.main.start

    def _talk(self, record: LineRecord, someone: Someone, span: Span, days: Sequence[Span]) -> LineRecord:
        post_alone = someone.role is not None and someone.name == someone.role
        name = self._name("counterpart", someone)
        if post_alone and name == someone.typed:
            name = None
        day = record.date
        if len(days) > 1:
            before = [d for d in days if d.start <= span.start] or list(days[:1])
            day = self._day(before[-1])
        own = self._own_part(span)
        if own is not None:
            record = replace(record, period=own)
        return replace(record, counterpart=name, counterpart_role=someone.role, date=day)

    def _own_part(self, span: Span) -> Period | None:
        """今天上午跟李四、下午跟王五: the part of the day said last before somebody."""
        said = [s for s in self.scan.of(Kind.PERIOD, 0, span.start) if isinstance(s.value, Period)]
        near = said[-1].value if len(said) > 1 else None
        return near if isinstance(near, Period) else None

    def _record(self, part: Part) -> LineRecord:
        a, b = part.start, part.end
        start, end = settled(
            self._first(Kind.TIME, a, b, TimeSpan), self._first(Kind.END_TIME, a, b, TimeSpan)
        )
        start, end = by_part(start, end, self._first(Kind.PERIOD, a, b, Period))
        days = self.scan.of(Kind.DATE, a, b)
        if not days and (vague := self.scan.of(Kind.VAGUE_DATE, a, b)):
            self._hint(problem(ProblemCode.WHICH_DAY, shown=vague[0].value))
        form = part.main.form if part.main else None
        since = part.main.start if part.main is not None and form is Form.INTERVIEW else 0
        least = _LEAST_SAID.get(form) if form else None
        mentioned = topics_of(self.scan, a, b, least=least, since=since, lone=form is Form.MEETING)
        if part.main is not None and part.main.form in _COUNTED:
            mentioned = (self.scan.text[part.main.start : part.main.end], *mentioned)
        if part.main is not None and form is Form.INSPECTION:
            mentioned = what_was_checked(self.scan, part.main.start, mentioned)
        record = LineRecord(
            type=part.main.type if part.main else None,
            also=tuple(part.also),
            date=self._day(days[0]) if days else None,
            period=self._first(Kind.PERIOD, a, b, Period),
            time_start=start,
            time_end=end,
            duration_min=self._first(Kind.DURATION, a, b, int),
            place=self._first(Kind.PLACE, a, b, str),
            host=self._host(form, a, b),
            recorder=self._role("recorder", Kind.RECORDER, a, b),
            lecturer=None if form is Form.INTERVIEW else self._role("lecturer", Kind.LECTURER, a, b),
            absentees=self._absentees(a, b),
            observers=self._names("observers", Kind.OBSERVERS, a, b),
            participants=self._names("participants", Kind.PARTICIPANTS, a, b),
            topics=mentioned,
            vote=self._first(Kind.VOTE, a, b, VoteSaid),
            group=self._first(Kind.GROUP, a, b, str),
            sequence=self._first(Kind.SEQUENCE, a, b, int),
            backfilled=bool(self.scan.of(Kind.BACKFILLED)),
        )
        record, doubt = counted(self.scan, record, a, b)
        if doubt is not None:
            self._hint(doubt)
        return replace(record, decisions=self._decisions(record.date, a, b))

    def _first(self, kind: Kind, a: int, b: int, wanted: type[T]) -> T | None:
        values = (span.value for span in self.scan.of(kind, a, b))
        return next((value for value in values if isinstance(value, wanted)), None)

    def _day(self, span: Span) -> date | None:
        written = span.value
        if not isinstance(written, Written):
            return None
        day = day_of(written, self.now.date(), self.prefer)
        if day is None:
            self._hint(problem(ProblemCode.NO_SUCH_DATE, shown=written.text))
        elif written.weekday is not None and day.weekday() != written.weekday:
            self._hint(
                problem(ProblemCode.WEEKDAY_DIFFERS, shown=self.scan.text[span.start : span.end], date=day)
            )
        return day

    def _hint(self, hint: Problem) -> None:
        if hint not in self.built.warnings:
            self.built.warnings.append(hint)

    def _name(self, role: str, someone: Someone) -> str | None:
        known = self.book.who(someone)
        if known.problem is not None:
            which = {"field": role} if known.name is None else {}
            self._hint(replace(known.problem, values={**known.problem.values, **which}))
        if known.name is None:
            self.built.open_names.append(role)
        return known.name

    def _role(self, role: str, kind: Kind, a: int, b: int) -> str | None:
        someone = self._first(kind, a, b, Someone)
        return None if someone is None else self._name(role, someone)

    def _host(self, form: Form | None, a: int, b: int) -> str | None:
        """Who chaired; of a talk also who gave it (a talk by Li Si), which is read as of a lecture."""
        given = form is Form.INTERVIEW and not self.scan.of(Kind.HOST, a, b)
        return self._role("host", Kind.LECTURER if given else Kind.HOST, a, b)

    def _names(self, role: str, kind: Kind, a: int, b: int) -> tuple[str, ...]:
        people = [someone for span in self.scan.of(kind, a, b) for someone in _people(span)]
        return tuple(dict.fromkeys(self._name(role, someone) or someone.typed for someone in people))

    def _absentees(self, a: int, b: int) -> tuple[Absent, ...]:
        found: dict[str, Absent] = {}
        nameless: list[Absent] = []
        for span in self.scan.of(Kind.ABSENTEES, a, b):
            if isinstance(span.value, Missing):
                nameless += [Absent(None, span.value.reason)] * span.value.nameless
                for at, someone in enumerate(span.value.people):
                    name = self._name("absentees", someone)
                    if name is not None:
                        before = found.get(name)
                        if before is None or before.reason is None:
                            found[name] = Absent(name, span.value.why(at))
        return (*found.values(), *nameless)

    def _decisions(self, day: date | None, a: int, b: int) -> tuple[Decided, ...]:
        found: list[Decided] = []
        for span in self.scan.of(Kind.DECISION, a, b):
            if isinstance(span.value, list):
                found.extend(
                    Decided(each.text, each.owner, each.due_on(day or self.now.date()))
                    for each in span.value
                    if isinstance(each, Resolved)
                )
        return tuple(found)


def _people(span: Span) -> list[Someone]:
    return [each for each in span.value if isinstance(each, Someone)] if isinstance(span.value, list) else []
