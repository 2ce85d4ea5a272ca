"""What a branch changed about a duty in words: each part as it is now, and as the catalogue has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.duties.adjustable import can_due, can_pair, can_single
from bot.duties.adjustments import NONE, Adjustment, Rule, rule_of
from bot.duties.cadence import Kind
from bot.duties.duty import Duty
from bot.duties.periods import Bound
from messages import formats
from messages.labels import label

_LEAP = 2028
_YEARS = {-1: "previous", 0: "this", 1: "next"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what applies: its name, its value, and the catalogue's value where that differs."""

    name: str
    now: str
    usual: str | None = None


def cadence_of(rule: Rule, language: str) -> str:
    """How often, by the rule that applies: ``每季度 1 次``."""
    kind = rule.kind
    key = f"{kind}_{rule.every}" if kind in (Kind.COUNT, Kind.GROUP) else f"{kind}"
    return label(language, f"cadence.{key}", times=rule.times)


def bound_text(bound: Bound, language: str) -> str:
    """A day of a year: ``6月30日``, ``次年1月31日``."""
    day = formats.short_day(date(_LEAP, bound.month, bound.day), language)
    return label(language, f"adjust.day_{_YEARS[bound.years]}", day=day)


def due_text(rule: Rule, language: str) -> str:
    """By when, by the rule that applies; of a window also from when."""
    if rule.kind is Kind.WINDOW and rule.window is not None:
        opens, due = bound_text(rule.window.opens, language), bound_text(rule.window.due, language)
        return label(language, "adjust.window", opens=opens, due=due)
    due_day = rule.due or (rule.window.due if rule.window else None)
    if due_day is None:
        return label(language, "adjust.end_of_year")
    return label(language, "adjust.by", due=bound_text(due_day, language))


def parts(duty: Duty, adjustment: Adjustment, language: str) -> list[Part]:
    """Every part that can be changed, in the order of the page."""
    return list(_parts(duty, adjustment, language))


def _parts(duty: Duty, adjustment: Adjustment, language: str) -> Iterator[Part]:
    rule, usual = rule_of(duty, adjustment), rule_of(duty)

    def part(key: str, now: str, before: str) -> Part:
        return Part(label(language, f"adjust.parts.{key}"), now, before if before != now else None)

    def yes(value: bool) -> str:
        return label(language, "common.yes" if value else "common.no")

    def on(value: bool) -> str:
        return label(language, "adjust.applies" if value else "adjust.applies_not")

    yield part("on", on(rule.on), on(usual.on))
    if duty.counted:
        yield part("cadence", cadence_of(rule, language), cadence_of(usual, language))
    if can_due(duty, rule):
        yield part("due", due_text(rule, language), due_text(usual, language))
    if can_pair(duty):
        yield part("pairs", yes(rule.full_pairs), yes(usual.full_pairs))
    if can_single(duty):
        yield part("single", yes(rule.one_by_one), yes(usual.one_by_one))


def summary(duty: Duty, adjustment: Adjustment, language: str) -> str:
    """What was changed, on one line: ``每季度 1 次，6月30日前（原因：…）``; nothing where nothing was."""
    if adjustment == NONE:
        return ""
    said = [each.now for each in parts(duty, adjustment, language) if each.usual is not None]
    if adjustment.wording:
        said.append(label(language, "adjust.called", name=adjustment.wording))
    text = formats.listed(said, language) or label(language, "adjust.as_usual")
    return formats.noted(text, adjustment.reason, language) if adjustment.reason else text
