"""The facts of a report: counted out of the records of its period, and where the duty list stands.

Nothing here is judged or made up: a number that no record gives is not there.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.duties.standing import State
from bot.record_types import SPECS, RecordType, Report, Subject
from bot.records import Inspection, Interview, Meeting, Named
from bot.roster import Branch, Person
from messages import formats
from messages.documents.ledgers import ZH
from messages.documents.problems import Found
from messages.documents.progress import Evidence, numbers, state_of_year
from messages.entry_text import AnyEntry, type_text

DAYS_NAMED = 6
"""Days of meetings named after their number; a monthly meeting is not named twelve times."""
DUTIES_NAMED = 12
OPEN = (State.OVERDUE, State.IN_PROGRESS, State.DUE_SOON, State.NOT_STARTED)
"""The states of a duty that is still to be done."""


@dataclass(frozen=True)
class Facts:
    """What a report is made of: the records from ``first`` to ``last``, oldest first, and the list.

    ``author`` is the secretary, whose report it is; ``problems`` are those that the records name.
    """

    branch: Branch
    author: Person | None
    post: str
    first: date
    last: date
    today: date
    entries: Sequence[AnyEntry]
    problems: Sequence[Found]
    duties: Sequence[Evidence]
    submitted: frozenset[Report]

    @property
    def as_of(self) -> date:
        """The day that the report judges by: today, or the last day of a period that is over."""
        return min(self.today, self.last)

    @cached_property
    def meetings(self) -> dict[RecordType, list[date]]:
        """The days of the meetings of each type, as form or as content."""
        found: dict[RecordType, list[date]] = {}
        for entry in self.entries:
            if isinstance(entry, Meeting) and entry.on is not None:
                for kind in dict.fromkeys((entry.type, *entry.also)):
                    found.setdefault(kind, []).append(entry.on)
        return found

    @cached_property
    def talks(self) -> Counter[RecordType]:
        """How many talks of each type were held; being talked to (被约谈) is none of them."""
        return Counter(each.type for each in self.entries if isinstance(each, Interview) and not each.inbound)

    @cached_property
    def checks(self) -> Counter[Subject]:
        """How many checks of each matter."""
        return Counter(each.subject for each in self.entries if isinstance(each, Inspection) and each.subject)

    @cached_property
    def turnout(self) -> tuple[int, int, int]:
        """Of the meetings with both numbers: how many, who came, who was expected."""
        told = [
            (each.actual, each.expected)
            for each in self.entries
            if isinstance(each, Meeting) and each.actual is not None and each.expected
        ]
        return len(told), sum(actual for actual, _ in told), sum(expected for _, expected in told)

    def covered(self, kind: RecordType) -> tuple[int, int]:
        """Of all the talks of a type that the year's list asks for: how many were held, how many are owed."""
        done = owed = 0
        for each in self.duties:
            required, held = numbers(each.line.duty, each.line.standing)
            counts = each.line.duty.counts
            if counts is not None and counts.type is kind and required:
                done, owed = done + min(held or 0, required), owed + required
        return done, owed

    def by_state(self, *states: State) -> list[str]:
        """The counted duties of the list that stand so, by name."""
        return [
            each.line.title(ZH)
            for each in self.duties
            if each.line.duty.counted and self._state(each) in states
        ]

    @staticmethod
    def _state(each: Evidence) -> State:
        required, done = numbers(each.line.duty, each.line.standing)
        return state_of_year(each.line.standing.overall, required, done)

    def own(self, kind: RecordType) -> int:
        """How many meetings of that type the author chaired, talks held, lectures given."""
        return sum(self._is_own(each) for each in self.entries if each.type is kind)

    def _is_own(self, entry: AnyEntry) -> bool:
        match entry:
            case Meeting() if entry.type is RecordType.PARTY_LECTURE:
                return self._author_among([entry.lecturer])
            case Meeting():
                return self._author_among([entry.host])
            case Interview():
                return self._author_among(entry.by) and not entry.inbound
            case _:
                return self._author_among(entry.by)

    def talked_to(self, kind: RecordType) -> int:
        """How often the author was talked to."""
        return sum(
            isinstance(each, Interview) and each.type is kind and self._author_among(each.counterparts)
            for each in self.entries
        )

    def _author_among(self, people: Iterable[Named | None]) -> bool:
        wanted = None if self.author is None else self.author.id
        return wanted is not None and any(each is not None and each.person_id == wanted for each in people)


def meetings_said(facts: Facts, *kinds: RecordType) -> str | None:
    """``支委会 2 次（3月5日、4月6日）、党课 1 次（…）``; None where there was none."""
    said = []
    for kind in kinds:
        days = facts.meetings.get(kind, [])
        if days:
            named = formats.listed((formats.short_day(day, ZH) for day in days), ZH)
            count = f"{type_text(kind, ZH)} {len(days)} 次"
            said.append(formats.noted(count, named, ZH) if len(days) <= DAYS_NAMED else count)
    return formats.listed(said, ZH) or None


def named(titles: Sequence[str], each: str = "人") -> str:
    """Duties by name, the first few of many; one that several owe is named once, with how many.

    ``each`` counts them: 人 who owe the duty, or 处 where the same problem was found.
    """
    found = Counter(titles)
    said = [
        f"{_quoted(title)}（{count} {each}）" if count > 1 else _quoted(title)
        for title, count in found.items()
    ]
    more = f"等 {len(found)} 项" if len(found) > DUTIES_NAMED else ""
    return formats.listed(said[:DUTIES_NAMED], ZH) + more


def _quoted(title: str) -> str:
    """In quotation marks; those inside become single ones."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"


def figures(facts: Facts) -> list[dict[str, object]]:
    """The table at the end: every number with what it is of."""
    rows: list[dict[str, object]] = [
        {"指标": f"{type_text(kind, ZH)}（次）", "数据": len(days), "说明": "按登记的会议，含作为内容的"}
        for kind in SPECS
        if (days := facts.meetings.get(kind))
    ]
    told, came, expected = facts.turnout
    if told:
        rows.append(
            {
                "指标": "到会率",
                "数据": _share(came, expected),
                "说明": f"{told} 次有人数的会议：实到 {came}，应到 {expected}",
            }
        )
    for kind, count in sorted(facts.talks.items(), key=lambda each: list(SPECS).index(each[0])):
        rows.append({"指标": f"{type_text(kind, ZH)}（次）", "数据": count, "说明": _coverage(facts, kind)})
    if facts.problems:
        done = sum(each.clean for each in facts.problems)
        rows.append(
            {"指标": "问题整改（项）", "数据": len(facts.problems), "说明": f"复查未再发现 {done} 项"}
        )
    states = (("已完成", (State.DONE, State.DONE_LATE)), ("逾期未完成", (State.OVERDUE,)))
    counted = len(facts.by_state(*OPEN, State.DONE, State.DONE_LATE))
    for name, wanted in states:
        rows.append(
            {
                "指标": f"责任清单{name}（项）",
                "数据": len(facts.by_state(*wanted)),
                "说明": f"计次事项共 {counted} 项",
            }
        )
    return rows


def _coverage(facts: Facts, kind: RecordType) -> str:
    done, owed = facts.covered(kind)
    return f"按清单应谈 {owed}，已谈 {done}（{_share(done, owed)}）" if owed else "按登记的谈话"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "—"
