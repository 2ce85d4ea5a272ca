"""Completeness: what an inspector would find fault with in one record, as hints (R1–R8).

Hints never refuse a record. Each rule group is a file of its own; those between records (near-duplicates,
order of meetings, gaps) join ``RULES`` or come beside it.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.completeness import attendance, clashes, fields, votes
from bot.completeness.hint import AnyEntry, Code, Hint, Level, Other, Rule, Setting
from bot.roster import Branch, Roster

__all__ = ["Code", "Hint", "Level", "Other", "Rule", "hints"]


def hints(
    entry: AnyEntry,
    roster: Roster,
    branch: Branch,
    today: date,
    others: Sequence[Other] = (),
    worked: Mapping[date, bool] | None = None,
) -> tuple[Hint, ...]:
    """All hints on ``entry``, by rule.

    ``others`` are records of the same days to compare with, without the one being amended; ``worked``
    overrides the calendar of workdays.
    """
    setting = Setting(roster, branch, entry.on or today, tuple(others), worked or {})
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
    ]
    return tuple(sorted(found, key=lambda hint: int(hint.rule[1:])))
