"""Explaining: whether one record counts towards one duty, and what a draft would change.

The answer to "does this meeting count" is the same that the standing was computed with.
"""

from dataclasses import dataclass, replace

from bot.duties.applies import not_applicable
from bot.duties.catalogue import Catalogue
from bot.duties.conditions import is_type
from bot.duties.duty import Duty
from bot.duties.lists import Line, duty_list
from bot.duties.question import ask, current, falls_in
from bot.duties.situation import Situation
from bot.duties.standing import Reason, Reject, Standing
from bot.records import Fact


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a record counts; else why not: a fault of the record, or why the duty does not apply."""

    counts: bool
    code: Reject | None = None
    reason: Reason | None = None


def judge(duty: Duty, situation: Situation, owner: int | None, fact: Fact) -> Verdict:
    """Whether ``fact`` counts towards the current period of ``duty``, and if not, why."""
    question = ask(duty, situation, owner)
    reason = not_applicable(question)
    if reason is not None:
        return Verdict(counts=False, reason=reason)
    code = question.refusal(fact)
    if code is None and not falls_in(question, current(question), fact):
        code = _when(question.duty, current(question).year, fact)
    return Verdict(counts=code is None, code=code)


def _when(duty: Duty, year: int, fact: Fact) -> Reject:
    if fact.for_year is None or duty.cadence.window is None:
        return Reject.OTHER_PERIOD
    return Reject.TOO_EARLY if fact.for_year == year else Reject.WRONG_YEAR


@dataclass(frozen=True, slots=True)
class Change:
    """What a record would do to a duty on somebody's list: its line afterwards, its standing before."""

    line: Line
    before: Standing

    @property
    def duty(self) -> Duty:
        """The duty."""
        return self.line.duty

    @property
    def after(self) -> Standing:
        """Its standing with the record."""
        return self.line.standing


def changes(
    catalogue: Catalogue, situation: Situation, person_id: int, fact: Fact, replaces: int | None = None
) -> tuple[Change, ...]:
    """What saving ``fact`` would change on a person's list; ``replaces`` is the record being amended.

    Each duty is looked at in the period that the record's day lies in.
    """
    kept = [known for known in situation.facts if known.record_id not in (replaces, fact.record_id)]
    shown = situation.shown if fact.on == situation.today else fact.on
    without = replace(situation, facts=kept, shown=shown)
    concerned = tuple(
        duty for duty in catalogue.duties if duty.counts is not None and is_type(duty.counts, fact)
    )
    part = Catalogue(concerned, catalogue.sources)
    before = duty_list(part, without, person_id).lines
    after = duty_list(part, replace(without, facts=[*kept, fact]), person_id).lines
    return tuple(
        Change(line, earlier.standing)
        for earlier, line in zip(before, after, strict=True)
        if earlier.standing.counted != line.standing.counted
    )
