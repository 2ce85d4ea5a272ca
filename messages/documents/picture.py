"""The picture of the year: what it says, as values; ``picture_drawing`` draws it.

A duty of months, quarters or halves has a mark for each. One of the year has a bar from when it opens to its
deadline, a dot in every month that has a record, and its mark where it falls due.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.duties.lists import DutyList, Line
from bot.duties.standing import Slot, State
from messages import formats
from messages.documents.state_marks import LOOKS
from messages.labels import has_label, label
from messages.standing_text import progress_text

JANUARY, DECEMBER = 1, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A period in months from ``first`` to ``last``; its mark stands in ``last`` where it is a year's."""

    first: int
    last: int
    state: State


@dataclass(frozen=True, slots=True)
class Row:
    """A line: a duty's short name, its bars, the months with a record (of a year's duty), and ``3/5``."""

    name: str
    bars: tuple[Bar, ...]
    dots: tuple[int, ...] = ()
    progress: str = ""

    @property
    def yearly(self) -> bool:
        """Whether it is one bar with dots."""
        return len(self.bars) == 1


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under one heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, in words and numbers; ``month`` is the one that runs, None in another year."""

    title: str
    year_title: str
    below: str
    parts: tuple[Part, ...]
    counts: tuple[tuple[State, str], ...]
    """For each state that a duty is in: how many, as words."""
    dots: str
    month: int | None = None


def year_picture(
    duties: DutyList, *, branch: str, name: str, year: int, today: date, language: str
) -> Picture | None:
    """The picture of somebody's list; None where nothing on it is counted."""
    halves = (("own", duties.own), ("committee", duties.committee))
    parts = tuple(
        Part(label(language, f"picture.sections.{half}"), rows)
        for half, lines in halves
        if (rows := tuple(_row(line, year, language) for line in _drawn(lines)))
    )
    if not parts:
        return None
    running = year == today.year
    return Picture(
        title=branch,
        year_title=label(language, "picture.title", year=year),
        below=label(language, "picture.below", name=name, day=formats.day(today, language))
        if running
        else label(language, "picture.below_closed", name=name, year=year),
        parts=parts,
        counts=_counts([*_drawn(duties.own), *_drawn(duties.committee)], language),
        dots=label(language, "picture.record"),
        month=today.month if running else None,
    )


def _drawn(lines: Iterable[Line]) -> list[Line]:
    """The counted duties that apply."""
    return [
        line for line in lines if line.standing.slots and line.standing.overall is not State.NOT_APPLICABLE
    ]


def _row(line: Line, year: int, language: str) -> Row:
    shown = line.standing
    bars = tuple(_bar(slot, year) for slot in shown.slots)
    months = [counted.on.month for counted in shown.counted if counted.on.year == year]
    return Row(
        name=short_name(line, language),
        bars=bars,
        dots=tuple(sorted(set(months))) if len(bars) == 1 else (),
        progress=progress_text(line.duty, shown) or "",
    )


def short_name(line: Line, language: str) -> str:
    """What a duty is called where there is little room; the branch's own words where it has some."""
    key = f"picture.short.{line.duty.id}"
    if line.wording is None and has_label(language, key):
        return label(language, key)
    return line.title(language)


def _bar(slot: Slot, year: int) -> Bar:
    """The months of a period within the year drawn."""
    first, last = max(slot.period.opens, date(year, 1, 1)), min(slot.period.due, date(year, 12, 31))
    if first > last:  # it fell due in another year, such as January's report for the year before
        return Bar(DECEMBER if first.year > year else JANUARY, DECEMBER, slot.state)
    return Bar(first.month, last.month, slot.state)


def _counts(lines: Sequence[Line], language: str) -> tuple[tuple[State, str], ...]:
    states = [line.standing.overall for line in lines]
    return tuple(
        (state, f"{label(language, f'states.{state}')} {states.count(state)}")
        for state in LOOKS
        if state in states
    )
