"""Completeness: what an inspector would find fault with, as hints.

In one record R1–R8 and R10, between records R9 and R11–R17. Hints never refuse a record. Each group of rules
is a file of its own.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.completeness import attendance, clashes, fields, likeness, order, study, turnout, votes
from bot.completeness.hint import NO_PAST, AnyEntry, Code, Hint, Level, Other, Past, Rule, Setting
from bot.roster import Branch, Roster

__all__ = ["Code", "Hint", "Level", "Other", "Past", "Rule", "hints"]


def hints(
    entry: AnyEntry,
    roster: Roster,
    branch: Branch,
    today: date,
    others: Sequence[Other] = (),
    worked: Mapping[date, bool] | None = None,
    past: Past = NO_PAST,
) -> tuple[Hint, ...]:
    """All hints on ``entry``, by rule.

    ``others`` are records of the same days to compare with, without the one being amended; ``worked``
    overrides the calendar of workdays; ``past`` is what the rules between records compare with, and without
    it they say nothing.
    """
    setting = Setting(roster, branch, entry.on or today, tuple(others), worked or {}, past)
    found = [
        *fields.missing_fields(entry),
        *attendance.numbers(entry),
        *attendance.quorum(entry, setting),
        *votes.votes(entry, setting),
        *fields.decisions(entry),
        *fields.speech(entry),
        *clashes.rest_day(entry, setting),
        *clashes.clashes(entry, setting),
        *attendance.chair(entry, setting),
        *likeness.copied(entry, setting),
        *study.too_early(entry),
        *order.backfilled(entry, setting),
        *order.twice(entry, setting),
        *order.committee_first(entry, setting),
        *turnout.low(entry, setting),
        *likeness.talks(entry, setting),
        *order.gap(setting),
        *turnout.expected(entry, setting),
    ]
    return tuple(sorted(found, key=lambda hint: int(hint.rule[1:])))
