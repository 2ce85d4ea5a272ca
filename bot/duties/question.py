"""One duty asked for one owner: the rule that applies, the periods shown, the records to weigh."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.duties.adjustments import Rule, rule_of
from bot.duties.cadence import Kind
from bot.duties.conditions import refusal
from bot.duties.counterparts import Key, owed_keys
from bot.duties.duty import Duty, Owner
from bot.duties.periods import Every, Period, period_of, periods_of
from bot.duties.situation import Situation
from bot.duties.standing import Reject
from bot.record_types import RecordType
from bot.records import Fact


@dataclass(frozen=True, slots=True)
class Question:
    """One duty asked for one owner: what every step of the count needs."""

    duty: Duty
    rule: Rule
    situation: Situation
    owner: int | None
    owed: tuple[Key, ...]
    owed_set: frozenset[Key]

    @property
    def tracked_from(self) -> date:
        """The first day that counts against the owner: tracking start, or the day the post was taken."""
        start = max(self.situation.branch.tracking_start, self.duty.since or date.min)
        if self.duty.owner in (Owner.OTHER_MEMBERS, Owner.EACH_MEMBER):
            return max(start, self.situation.in_post_since(self.owner) or start)
        return start

    def refusal(self, fact: Fact) -> Reject | None:
        """Why the record does not count in any period."""
        return refusal(self.duty, self.rule, self.situation, self.owner, fact, self.owed_set)

    def key(self, period: Period) -> str:
        """The item key of a period."""
        return f"{self.duty.id}:{'-' if self.owner is None else self.owner}:{period.label}"


def ask(duty: Duty, situation: Situation, owner: int | None) -> Question:
    """Put together what counting one duty needs."""
    rule = rule_of(duty, situation.adjustment(duty.id))
    owed = owed_keys(duty, rule, situation, owner)
    return Question(duty, rule, situation, owner, owed, frozenset(owed))


def current(question: Question) -> Period:
    """The period that the day shown lies in."""
    return _shaped(question, _current(question))


def _current(question: Question) -> Period:
    rule, day = question.rule, question.situation.day
    if rule.kind is Kind.WINDOW and rule.window is not None:
        return rule.window.at(day)
    return period_of(rule.every, day)


def _shaped(question: Question, period: Period) -> Period:
    """A yearly period with the later start of reminding, or the earlier deadline, that applies to it."""
    rule = question.rule
    if rule.kind is Kind.WINDOW or period.every is not Every.YEAR:
        return period
    opens, due = rule.opens, rule.due
    if rule.window is not None:
        opens, due = rule.window.opens, rule.window.due
    return replace(
        period,
        opens=opens.of(period.year) if opens else period.opens,
        due=due.of(period.year) if due else period.due,
    )


def periods(question: Question) -> tuple[Period, ...]:
    """The periods of the year shown; of a window also the one before while its year lasts."""
    rule, day = question.rule, question.situation.day
    if rule.kind is Kind.WINDOW and rule.window is not None:
        now = rule.window.at(day)
        before = rule.window.of(now.year - 1)
        return (before, now) if before.due.year == day.year else (now,)
    return tuple(_shaped(question, period) for period in periods_of(rule.every, day.year))


def sorted_into(question: Question, facts: Sequence[Fact]) -> list[tuple[Period, list[Fact]]]:
    """Each period shown with the records that fall into it, in the order given."""
    shown = periods(question)
    if question.rule.kind is Kind.WINDOW:
        return [(period, [fact for fact in facts if falls_in(question, period, fact)]) for period in shown]
    year, months = question.situation.day.year, question.rule.every.months
    found: list[list[Fact]] = [[] for _ in shown]
    for fact in facts:
        if fact.on.year == year:
            found[(fact.on.month - 1) // months].append(fact)
    return list(zip(shown, found, strict=True))


def candidates(question: Question) -> list[Fact]:
    """The records of the type that counts, by date."""
    counts = question.duty.counts
    return [] if counts is None else list(question.situation.of_type(counts.type))


def falls_in(question: Question, period: Period, fact: Fact) -> bool:
    """Whether a record that counts does so in this period: by its date, a report by the year it is for."""
    if question.rule.kind is Kind.WINDOW and fact.type is RecordType.REPORT_SUBMISSION:
        return fact.for_year == period.year and fact.on >= period.start
    return period.holds(fact.on)
