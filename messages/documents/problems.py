"""问题整改台账: what checks, meetings of criticism and talks of 约谈 found, what is done about it, by when.

Read out of what was logged: the findings and demands of a check, the list of rectification of a meeting, the
cause and demands of a 约谈. Whether something is done is said only where a later check of the same matter in
the same department found nothing; closing it (销号) is for a person, and stays to be added.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.record_types import Detail, RecordType
from bot.records import Inspection, Interview, Meeting, Named, Resolution
from bot.roster import Branch, Department, Roster
from messages import formats
from messages.documents.ledgers import MISSING, ZH, Kept, title_of
from messages.documents.workbook import Cell, Column, Sheet
from messages.entry_text import title
from messages.reading.deadlines import due_of
from messages.reading.normalise import phrase, words
from messages.reading.numbering import without_number
from messages.reading.problem import Problem as Unreadable
from messages.reading.resolutions import read_resolutions

DONE, GOING_ON, LATE = "已完成", "推进中", "逾期"
_NONE = words("无 没有 没有问题 无问题 未发现问题 未发现 没发现问题 none nothing no") | {
    "no problems",
    "nothing found",
}
_TERM = re.compile("^.{1,14}?(?:内|前|底)")
_COLUMNS = (
    Column("编号", 5),
    Column("问题来源", 13),
    Column("发现日期", 10.5),
    Column("问题", 24),
    Column("原因", 9),
    Column("整改措施", 22),
    Column("责任领导", 8),
    Column("责任人/部门", 11),
    Column("整改时限", 10.5),
    Column("进展", 13),
    Column("完成情况", 8),
    Column("佐证", 13),
    Column("销号日期", 10.5),
    Column("销号人", 8),
)


@dataclass(frozen=True, slots=True)
class Found:
    """One problem: where it came from and when, what, what is to be done, by whom and by when.

    ``checked`` is the day of a later check of the same matter; ``clean`` says that it found nothing any more.
    """

    source: str
    on: date
    problem: str
    measure: str | None = None
    leader: str | None = None
    owner: str | None = None
    due: date | None = None
    checked: date | None = None
    clean: bool = False

    def state(self, today: date) -> str:
        """How it stands: done only where a later check says so."""
        if self.clean:
            return DONE
        return LATE if self.due is not None and self.due < today else GOING_ON


def problems_ledger(
    branch: Branch, roster: Roster, year: int, kept: Sequence[Kept], today: date
) -> tuple[Sheet, ...]:
    """The ledger of a year; what is late stands in red."""
    found = problems(roster, kept)
    states = [each.state(today) for each in found]
    note = "，".join(
        [f"共 {len(found)} 项", *(f"{state} {states.count(state)} 项" for state in (DONE, GOING_ON, LATE))]
    )
    return (
        Sheet(
            "问题整改",
            title_of(branch, "问题整改台账", year),
            _COLUMNS,
            tuple((number, *_row(each, today)) for number, each in enumerate(found, 1)),
            note,
            red=frozenset(at for at, state in enumerate(states) if state == LATE),
        ),
    )


def problems(roster: Roster, kept: Sequence[Kept]) -> list[Found]:
    """Every problem that the records name, oldest first."""
    checks = [one.entry for one in kept if isinstance(one.entry, Inspection)]
    return [each for one in kept for each in _of(one.entry, roster, checks)]


def problems_of(entry: Inspection, roster: Roster) -> list[Found]:
    """The problems that one check found."""
    return list(_of(entry, roster, ()))


def _of(
    entry: Meeting | Interview | Inspection | object, roster: Roster, checks: Sequence[Inspection]
) -> Iterator[Found]:
    match entry:
        case Inspection() if entry.on is not None:
            yield from _of_check(entry, entry.on, roster, checks)
        case Meeting() if entry.on is not None:
            for each in _measures(entry.details.get(Detail.RECTIFICATION), entry.on, roster):
                yield Found(title(entry, ZH), entry.on, each.text, None, None, each.owner, each.due)
        case Interview() if entry.type is RecordType.ACCOUNTABILITY_TALK and entry.on is not None:
            if reason := entry.details.get(Detail.REASON):
                yield _of_talk(entry, entry.on, reason, roster)
        case _:
            return


def _of_talk(entry: Interview, on: date, reason: str, roster: Roster) -> Found:
    asked = _measures(entry.details.get(Detail.REQUIREMENTS), on, roster)
    whose = _names(entry.counterparts)
    return Found(title(entry, ZH), on, reason, _texts(asked), _names(entry.by), whose, _first_due(asked))


def _of_check(entry: Inspection, on: date, roster: Roster, checks: Sequence[Inspection]) -> Iterator[Found]:
    """Findings and demands line by line: one to one where there are as many, else all demands for each."""
    findings = _lines(entry.findings)
    asked = _measures(entry.details.get(Detail.REQUIREMENTS), on, roster)
    led = [each for each in (_department(named, roster, on) for named in entry.departments) if each]
    people = (roster.find(each.in_charge_id) for each in led)
    leaders = formats.listed(dict.fromkeys(person.name for person in people if person), ZH)
    later = _later(entry, on, checks)
    for at, finding in enumerate(findings):
        own = [asked[at]] if len(asked) == len(findings) else asked
        owner = formats.listed(dict.fromkeys(each.owner for each in own if each.owner), ZH)
        yield Found(
            source=title(entry, ZH),
            on=on,
            problem=finding,
            measure=_texts(own),
            leader=leaders or None,
            owner=owner or _names(entry.departments),
            due=_first_due(own),
            checked=later.on if later else None,
            clean=later is not None and not _lines(later.findings),
        )


def _lines(text: str | None) -> list[str]:
    """What was found, line by line; nothing for 无."""
    found = [without_number(line.strip()) for line in (text or "").splitlines() if line.strip()]
    return [line for line in found if phrase(line) not in _NONE]


def _measures(text: str | None, on: date, roster: Roster) -> list[Resolution]:
    """What is to be done, by whom and by when, as far as the lines say."""
    read = read_resolutions(text, on, roster) if text else ()
    if isinstance(read, Unreadable):
        return [Resolution(text=line) for line in _lines(text)]
    return [each if each.due else each.model_copy(update={"due": _term(each.text, on)}) for each in read]


def _term(text: str, on: date) -> date | None:
    """The date that a demand begins with: 一个月内整改并回复."""
    begun = _TERM.match(text)
    return due_of(begun[0], on) if begun else None


def _texts(measures: Sequence[Resolution]) -> str | None:
    return "；".join(each.text for each in measures) or None


def _first_due(measures: Sequence[Resolution]) -> date | None:
    return min((each.due for each in measures if each.due), default=None)


def _names(people: Sequence[Named]) -> str | None:
    return formats.listed((each.name for each in people), ZH) or None


def _department(named: Named, roster: Roster, on: date) -> Department | None:
    known = roster.departments_on(on)
    return next((each for each in known if each.id == named.person_id or each.name == named.name), None)


def _later(entry: Inspection, on: date, checks: Sequence[Inspection]) -> Inspection | None:
    """The last later check of the same matter in one of the same departments (or of none in particular)."""
    wanted = {each.name for each in entry.departments}
    found = [
        check
        for check in checks
        if check.on is not None
        and check.on > on
        and check.subject is entry.subject
        and (not wanted or wanted & {each.name for each in check.departments})
    ]
    return found[-1] if found else None


def _row(each: Found, today: date) -> tuple[Cell, ...]:
    closed = MISSING if each.clean else None
    return (
        each.source,
        each.on,
        each.problem,
        MISSING,
        each.measure or MISSING,
        each.leader or MISSING,
        each.owner or MISSING,
        each.due or MISSING,
        _progress(each),
        each.state(today),
        f"{each.checked.isoformat()} 复查记录" if each.checked else MISSING,
        closed,
        closed,
    )


def _progress(each: Found) -> str:
    if each.checked is None:
        return MISSING
    return f"{formats.short_day(each.checked, ZH)}复查，{'未再发现问题' if each.clean else '仍有问题'}"
