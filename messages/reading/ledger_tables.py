"""Ledgers in the layout that ``messages.documents.ledgers`` writes, read back as records, row by row.

The columns are found by their headings. What a cell does not hold is not made up: （待补充） and an empty
cell are both nothing. Who was there by name follows where 应到, 实到 and 缺席 add up with the roster of that
day. The number of files, the state and the remarks are not read: they are worked out anew.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.attendance import expected_people, with_absences
from bot.record_types import SPECS, Detail, Form, InboundFrom, RecordType
from bot.records import Absence, Interview, Meeting, Named
from bot.roster import Person, Roster
from messages.labels import label
from messages.reading.ledger_cells import MISSING, ZH, day_of, decisions, measures
from messages.reading.names import key_of
from messages.reading.problem import Problem, ProblemCode, problem
from messages.reading.tables import Cell, Row, Table
from messages.reading.times import TimeSpan, read_time

MOST_RECORDS = 1000
"""Records that one file may bring."""
_EMPTY_TABLE = "没有登记记录"
_BESIDES = "含"
_TYPES = {label(ZH, f"types.{kind}"): kind for kind in RecordType}
_OTHER_NAMES = {
    "支部党员大会": RecordType.BRANCH_MEMBERS_MEETING,
    "支部委员会": RecordType.BRANCH_COMMITTEE_MEETING,
    "支部委员会会议": RecordType.BRANCH_COMMITTEE_MEETING,
    "支委会会议": RecordType.BRANCH_COMMITTEE_MEETING,
    "党小组会议": RecordType.PARTY_GROUP_MEETING,
    "主题党日活动": RecordType.THEME_PARTY_DAY,
}
_SUMMONED = {label(ZH, f"inbound_from.{source}"): source for source in InboundFrom}
_NAMED = (Detail.THEME, Detail.LECTURE_TITLE)
_HEADINGS_WITHIN = 10
_IN_BRACKETS = re.compile(r"(.*?)[（(]([^（）()]*)[）)]")
_ABSENCE = re.compile(r"\s*([^、，（）()]+)(?:[（(]([^（）()]*)[）)])?[、，]?")


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A row: the record that it is, or why it is none. ``sheet`` and ``number`` say where it stands."""

    sheet: str
    number: int
    typed: str
    entry: Meeting | Interview | None = None
    why: Problem | None = None


def is_ledger(tables: Sequence[Table]) -> bool:
    """Whether some sheet has the headings of a ledger of meetings or of talks."""
    return any(_headings(table) is not None for table in tables)


def read_ledger(tables: Sequence[Table], roster: Roster, today: date) -> Iterator[LedgerLine]:
    """Each row of every sheet that is a ledger, in order; lists of who is left are not read."""
    for table in tables:
        found = _headings(table)
        if found is None:
            continue
        head, columns = found
        for row in table.rows:
            if row.number > head.number and _EMPTY_TABLE not in row.cells:
                yield _line(table.name, row, columns, roster, today)


def _headings(table: Table) -> tuple[Row, dict[str, int]] | None:
    for row in table.rows[:_HEADINGS_WITHIN]:
        columns = {str(cell).strip(): at for at, cell in enumerate(row.cells) if cell != ""}
        if {"日期", "类型"} <= columns.keys() and columns.keys() & {"谈话对象", "主持人"}:
            return row, columns
    return None


@dataclass(frozen=True, slots=True)
class _Cells:
    """One row by the headings of its columns; ``people`` are those of the roster on its day, by name."""

    row: Row
    columns: Mapping[str, int]
    people: Mapping[str, Sequence[Person]]

    def raw(self, heading: str) -> Cell:
        at = self.columns.get(heading)
        return "" if at is None or at >= len(self.row.cells) else self.row.cells[at]

    def text(self, heading: str) -> str | None:
        found = str(self.raw(heading)).strip()
        return None if found in MISSING else found

    def number(self, heading: str) -> int | None:
        found = self.text(heading)
        return int(found) if found is not None and found.isdecimal() and len(found) < 5 else None

    def named(self, name: str) -> Named:
        """A name, with the roster id where exactly one person is called so."""
        fitting = self.people.get(key_of(name), ())
        return Named(name=name, person_id=fitting[0].id if len(fitting) == 1 else None)

    def person(self, heading: str) -> Named | None:
        found = self.text(heading)
        return None if found is None else self.named(found)

    def several(self, heading: str) -> tuple[Named, ...]:
        return tuple(map(self.named, self.names(heading)))

    def names(self, heading: str) -> tuple[str, ...]:
        found = self.text(heading) or ""
        return tuple(name.strip() for name in re.split("[、，,；;\n]", found) if name.strip())


def _line(sheet: str, row: Row, columns: Mapping[str, int], roster: Roster, today: date) -> LedgerLine:
    day = day_of(_Cells(row, columns, {}).raw("日期")) or today
    found = _entry(_Cells(row, columns, _people(roster.on(day))), today)
    if isinstance(found, Problem):
        return LedgerLine(sheet, row.number, row.text, why=found)
    if isinstance(found, Meeting):
        found = _attended(found, roster, day)
    return LedgerLine(sheet, row.number, row.text, entry=found)


def _attended(meeting: Meeting, roster: Roster, day: date) -> Meeting:
    """The meeting with who was there by name, where the roster of its day and the absentees add up to it."""
    expected = expected_people(meeting, roster, day)
    whole = with_absences(meeting, expected, meeting.absences) if expected else meeting
    adds_up = (whole.expected, whole.actual) == (meeting.expected, meeting.actual)
    return whole if adds_up and all(one.who.person_id for one in meeting.absences) else meeting


def _people(people: Iterable[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(key_of(person.name), []).append(person)
    return found


def _entry(cells: _Cells, today: date) -> Meeting | Interview | Problem:
    day = day_of(cells.raw("日期"))
    if day is None:
        return problem(ProblemCode.UNREADABLE_DATE, shown=cells.raw("日期"))
    if day > today:
        return problem(ProblemCode.IN_FUTURE, shown=cells.raw("日期"), date=day.isoformat())
    typed = cells.text("类型") or ""
    name, inside = _bracketed(typed)
    kind = _type(name)
    if kind is None:
        return problem(ProblemCode.TYPE_NOT_KNOWN, shown=typed)
    if SPECS[kind].form is Form.MEETING:
        return _meeting(cells, kind, inside, day)
    talk = _talk(cells, kind, inside, day)
    return talk if talk.counterparts or talk.inbound else problem(ProblemCode.ROW_WITHOUT_NAME)


def _bracketed(text: str) -> tuple[str, str]:
    found = _IN_BRACKETS.fullmatch(text)
    return (found[1].strip(), found[2]) if found else (text, "")


def _type(name: str) -> RecordType | None:
    kind = _TYPES.get(name) or _OTHER_NAMES.get(name)
    return kind if kind is not None and SPECS[kind].form in (Form.MEETING, Form.INTERVIEW) else None


def _meeting(cells: _Cells, kind: RecordType, inside: str, day: date) -> Meeting:
    parts = [part.strip() for part in inside.split("，") if part.strip()]
    besides = [part.removeprefix(_BESIDES) for part in parts if part.startswith(_BESIDES)]
    groups = [part for part in parts if not part.startswith(_BESIDES)]
    span = read_time(cells.text("时间") or "")
    times = span if isinstance(span, TimeSpan) else None
    details, agenda = _topics(cells.text("主题/议题"), kind)
    resolutions, votes = decisions(cells.text("决议及落实"))
    return Meeting(
        type=kind,
        also=tuple(found for part in besides for name in part.split("、") if (found := _type(name))),
        on=day,
        start=times.start if times else None,
        end=times.end if times else None,
        place=cells.text("地点"),
        host=cells.person("主持人"),
        recorder=cells.person("记录人"),
        lecturer=cells.person("主讲人"),
        group=groups[0] if groups else None,
        expected=cells.number("应到"),
        actual=cells.number("实到"),
        absences=tuple(_absences(cells)),
        observers=cells.names("列席"),
        agenda=agenda,
        resolutions=resolutions,
        votes=votes,
        details=details,
    )


def _topics(text: str | None, kind: RecordType) -> tuple[dict[Detail, str], tuple[str, ...]]:
    """The theme or title of a type that has one stands first, then what was on the agenda."""
    pieces = tuple(piece.strip() for piece in (text or "").split("；") if piece.strip())
    detail = next((each for each in _NAMED if each in SPECS[kind].details), None)
    if detail is None or not pieces:
        return {}, pieces
    return {detail: pieces[0]}, pieces[1:] or pieces


def _absences(cells: _Cells) -> Iterator[Absence]:
    unstated = label(ZH, "reasons.unstated")
    for found in _ABSENCE.finditer(cells.text("缺席及原因") or ""):
        name, reason = found[1].strip(), found[2]
        if name:
            yield Absence(who=cells.named(name), reason=None if reason in (None, "", unstated) else reason)


def _talk(cells: _Cells, kind: RecordType, inside: str, day: date) -> Interview:
    taken, follow_up = measures(cells.text("落实"))
    carried = Detail.SUPPORT if Detail.SUPPORT in SPECS[kind].details else Detail.REQUIREMENTS
    said = {Detail.RESPONSE: cells.text("意见建议"), carried: taken}
    inbound = inside.endswith("约谈")
    signed = cells.text("记录是否签字")
    return Interview(
        type=kind,
        on=day,
        by=cells.several("谈话人"),
        counterparts=cells.several("谈话对象"),
        key_points=cells.text("主要内容"),
        follow_up=follow_up,
        signed={label(ZH, "common.yes"): True, label(ZH, "common.no"): False}.get(signed or ""),
        inbound=inbound,
        inbound_from=_SUMMONED.get(inside.removesuffix("约谈")) if inbound else None,
        details={detail: text for detail, text in said.items() if text is not None},
    )
