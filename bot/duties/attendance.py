"""Attendance derived from records: how often somebody came to the meetings of branch and group.

This is what 双重组织生活 asks of those in the committee.

Only meetings whose record names the person as present or absent count; a number without names tells nothing
about anybody. Source: 《中国共产党党员教育管理工作条例》 article 16.
"""

from bot.duties.periods import Every, period_of
from bot.duties.situation import Situation
from bot.record_types import SPECS, Scope

MEETINGS = tuple(
    spec.type
    for spec in SPECS.values()
    if spec.scope in (Scope.MEMBERS, Scope.GROUP, Scope.MEMBERS_AND_ACTIVISTS)
)
"""The meetings a committee member attends as an ordinary member."""


def attendance(situation: Situation, person_id: int | None) -> tuple[int, int]:
    """How many of this year's meetings the person came to, and of how many that is known."""
    if person_id is None:
        return 0, 0
    year = period_of(Every.YEAR, situation.day)
    came: dict[int, bool] = {}
    for kind in MEETINGS:
        for fact in situation.of_type(kind):
            if year.holds(fact.on) and person_id in fact.present | fact.absent:
                came[fact.record_id] = person_id in fact.present
    return sum(came.values()), len(came)
