"""The digest and its item panel as messages: words and buttons."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.digest import Selection, Topic
from bot.duties.ignored import Ignored, Step
from bot.duties.lists import Line
from bot.plans import Plan
from handlers.duties.listed import REMINDER
from handlers.reminders.gathering import Gathered
from handlers.reminders.promised import Promised
from handlers.reminders.wording import NO_MARKS, entry_of, furthest, line_of, periods_of
from messages import formats
from messages.buttons import Button, Rows, rows
from messages.callbacks.adjusting import WalkTap
from messages.callbacks.duties import DutyItem, DutyPage
from messages.callbacks.plans import PlanTap
from messages.callbacks.records import RecordTap
from messages.callbacks.reminders import DigestTap, WeekAhead
from messages.labels import label
from messages.render import render
from storage.record_links import FOLLOW_UP

ASKED_FOR = 0
"""The day of a digest that was asked for and does not stand in the outbox."""
IN_A_ROW = 4


def number_of(day: date) -> int:
    """A day as a button holds it: 20260617."""
    return int(day.strftime("%Y%m%d"))


def digest_message(
    found: Gathered,
    selection: Selection,
    language: str,
    *,
    kind: str = "digest",
    day: int | None = None,
    resend: bool = False,
    next_at: datetime | None = None,
    marks: Mapping[str, Ignored] = NO_MARKS,
) -> tuple[str, Rows]:
    """The digest: sections of numbered lines, and a button for each number.

    ``marks`` are the items, by key, of which nothing has come for many reminders.
    """
    day = number_of(found.today) if day is None else day
    html = render(
        language,
        "digest",
        kind=kind,
        today=found.today,
        sections=_sections(found, selection.topics, language),
        told=_numbers(selection.topics, marks, Step.TOLD),
        raised=_numbers(selection.topics, marks, Step.RAISED),
        more=selection.more,
        resend=resend,
        next_at=next_at,
        new_year=found.new_year,
    )
    numbers = [
        Button(str(number), DigestTap(day, "open", topic.ref).encode())
        for number, topic in enumerate(selection.topics, 1)
    ]
    lines = [numbers[start : start + IN_A_ROW] for start in range(0, len(numbers), IN_A_ROW)]
    walk = WalkTap(found.today.year, "", "open").encode()
    new_year = [Button(label(language, "walk.offer", year=found.today.year), walk)] if found.new_year else []
    return html, rows(*lines, new_year, _ways_on(language))


def _ways_on(language: str) -> list[Button]:
    return [
        Button(label(language, "digest.list"), DutyPage("t").encode()),
        Button(label(language, "digest.week"), WeekAhead().encode()),
    ]


def _numbers(topics: Sequence[Topic], marks: Mapping[str, Ignored], step: Step) -> list[int]:
    """The numbers of the lines that have come that far; said once for all of them, at the end."""
    return [number for number, topic in enumerate(topics, 1) if furthest(topic, marks) is step]


def _sections(found: Gathered, topics: Sequence[Topic], language: str) -> list[tuple[str, list[object]]]:
    """Headings (HTML of ours) with their entries, numbered through."""
    made: dict[int, list[object]] = {}
    for number, topic in enumerate(topics, 1):
        section = topic.section(found.today)
        made.setdefault(section, []).append(entry_of(found, topic, number, language))
    return [(label(language, f"digest.section_{int(section)}"), entries) for section, entries in made.items()]


def item_message(
    found: Gathered,
    topic: Topic,
    language: str,
    day: int,
    marks: Mapping[str, Ignored] = NO_MARKS,
    ahead: date | None = None,
) -> tuple[str, Rows]:
    """The panel of one topic: what it is, when it is reminded of, and what can be done.

    ``ahead`` is the day on which the next digest will say it, where it is opened before that.
    """
    promise, plan = found.promises.get(topic.newest.key), found.plans.get(topic.newest.key)
    line = line_of(found, topic)
    html = render(
        language,
        "digest_item",
        entry=entry_of(found, topic, 0, language, marks),
        due=None if plan is not None or topic.newest.missed or topic.newest.paced else topic.newest.due,
        leads=formats.listed((str(lead) for lead in topic.newest.leads), language),
        promised=promise is not None,
        ahead=ahead,
        today=found.today,
        planned=plan is not None,
    )
    pen = _Pen(language, day, topic.ref)
    if plan is not None:
        return html, rows(*_plan_acts(pen, plan, found.today), [pen.button("back", "back")])
    acts = _promise_acts(pen, promise) if promise is not None else _duty_acts(pen, found, topic, line)
    return html, rows(
        *acts[:1],
        [pen.button(f"later_{choice}", "later", choice) for choice in ("1", "3", "monday")],
        *acts[1:],
        [pen.button("back", "back")],
    )


class _Pen:
    """Writes the buttons of one panel."""

    def __init__(self, language: str, day: int, ref: str) -> None:
        self.language, self._day, self._ref = language, day, ref

    def button(self, key: str, action: str, value: str = "", **words: object) -> Button:
        tap = DigestTap(self._day, action, self._ref, value)
        return Button(label(self.language, f"digest.{key}", **words), tap.encode())


def _plan_acts(pen: _Pen, plan: Plan, today: date) -> list[list[Button]]:
    """Logging it, moving it, or saying that it was not held; a plan ahead is looked at instead."""

    def button(action: str, key: str) -> Button:
        tap = PlanTap(plan.id, plan.revision, action)
        return Button(label(pen.language, f"plans.{key}"), tap.encode())

    over = plan.on is not None and plan.on <= today
    ended = button("missed", "missed") if over else button("off", "call_off")
    return [
        [pen.button("log", "log")] if over else [],
        [button("day", "move"), ended],
        [button("open", "details"), pen.button("later_1", "later", "1")],
    ]


def _promise_acts(pen: _Pen, promise: Promised) -> list[list[Button]]:
    log = [pen.button("log_follow_up", "log")] if promise.kind == FOLLOW_UP else []
    record = RecordTap(promise.record_id, "open").encode()
    return [
        [*log, pen.button("settled", "settle")],
        [pen.button("waive", "waive", "all"), Button(label(pen.language, "digest.record"), record)],
    ]


def _duty_acts(pen: _Pen, found: Gathered, topic: Topic, line: Line | None) -> list[list[Button]]:
    if line is None:
        return [[]]
    own = topic.on_behalf_of is None
    page = DutyItem(line.duty.id, int(line.standing.owner is not None), REMINDER).encode()
    why = [Button(label(pen.language, "digest.why_button"), page)] if own else []
    if len(topic.items) == 1:
        waive = [[pen.button("waive", "waive", "all"), *why]]
    else:
        first = periods_of(found, topic, pen.language, topic.keys[:1])
        count = len(topic.items)
        both = [
            pen.button("waive_first", "waive", "first", name=first),
            pen.button("waive_all", "waive", "all", count=count),
        ]
        waive = [both, why]
    return [[pen.button("log", "log")] if line.duty.counts else [], *waive]
