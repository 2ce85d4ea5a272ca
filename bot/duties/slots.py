"""One period counted: which units and records it has, whether it is met, and its state."""

from dataclasses import dataclass
from datetime import date

from bot.duties.adjustments import takes_stated
from bot.duties.cadence import Kind
from bot.duties.counterparts import Key, covered, groups_on
from bot.duties.pace import Pace, pace_of
from bot.duties.periods import Every, Period
from bot.duties.question import Question
from bot.duties.standing import Slot, State, Unit
from bot.records import Fact


@dataclass(frozen=True, slots=True)
class Sum:
    """What one period has: units (if it has any), the records that count, and on which days each was met."""

    units: tuple[Unit, ...]
    facts: tuple[Fact, ...]
    met_on: tuple[date, ...]
    required: int
    stated: int


def sum_of(question: Question, period: Period, valid: list[Fact]) -> Sum:
    """What a period has of the valid records that fall into it, and whom they cover."""
    facts = tuple(valid)
    if question.rule.kind in (Kind.COUNTERPART, Kind.COVERAGE, Kind.GROUP):
        units, met_on = _units(question, period, facts)
        return Sum(units, facts, tuple(sorted(met_on)), len(units), 0)
    stated = 0
    if takes_stated(question.duty) and question.rule.every is Every.YEAR:
        stated = question.situation.stated(question.duty.id, question.owner)
    return Sum((), facts, tuple(fact.on for fact in facts), question.rule.times, stated)


def _units(
    question: Question, period: Period, facts: tuple[Fact, ...]
) -> tuple[tuple[Unit, ...], list[date]]:
    found: dict[Key | str, list[Fact]]
    if question.rule.kind is Kind.GROUP:
        day = min(period.end, max(period.start, question.situation.today))
        found = {group: [] for group in groups_on(question.situation, question.owner, day)}
        for fact in facts:
            if fact.group in found:
                found[fact.group].append(fact)
    else:
        found = {key: [] for key in question.owed}
        owed = question.owed_set
        for fact in facts:
            keys = covered(question.duty, question.rule, question.situation, question.owner, fact, owed)
            for key in sorted(keys):
                found.setdefault(key, []).append(fact)
    times = question.rule.times
    units = tuple(
        Unit(
            people=key if isinstance(key, tuple) else (),
            group=key if isinstance(key, str) else None,
            required=times,
            records=tuple(fact.record_id for fact in covering),
        )
        for key, covering in found.items()
    )
    return units, [covering[times - 1].on for covering in found.values() if len(covering) >= times]


def pace_in(question: Question, period: Period, total: Sum) -> Pace | None:
    """The pace of a yearly number; none where the deadline was moved or one is enough."""
    today = question.situation.today
    yearly = period.every is Every.YEAR and question.rule.kind is not Kind.WINDOW
    whole = period.due == period.end and period.opens == period.start
    if not (yearly and whole and total.required > 1 and today.year == period.year):
        return None
    return pace_of(total.required, total.met_on, total.stated, question.tracked_from, today)


def slot_of(question: Question, period: Period, total: Sum, pace: Pace | None) -> Slot:
    """The period with its state; one marked not applicable is neither done nor missed."""
    key = question.key(period)
    waived = key in question.situation.waived
    done = len(total.met_on)
    state = State.NOT_APPLICABLE if waived else _state(question, period, total, pace)
    return Slot(period, state, done, total.required, key, total.units, waived)


def _state(question: Question, period: Period, total: Sum, pace: Pace | None) -> State:
    today = question.situation.today
    if len(total.met_on) + total.stated >= total.required:
        return State.DONE_LATE if met_late_on(period, total) else State.DONE
    if period.due < question.tracked_from:
        return State.UNTRACKED
    if today > period.due:
        return State.OVERDUE
    due = pace.due if pace is not None and pace.due else period.due
    lead = max(question.duty.lead_days, default=0)
    if today >= period.opens and (due - today).days <= lead:
        return State.DUE_SOON
    return State.IN_PROGRESS if total.facts or total.stated else State.NOT_STARTED


def met_late_on(period: Period, total: Sum) -> date | None:
    """The day the requirement was met, if that was after the due date."""
    needed = total.required - total.stated
    if needed < 1 or len(total.met_on) < needed:
        return None
    last = total.met_on[needed - 1]
    return last if last > period.due else None
