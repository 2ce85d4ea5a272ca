"""Plans as the list and the digest see them: what they would serve, and the lines they put into a digest."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.calendar import is_workday
from bot.digest import Topic, Workday
from bot.duties.arranged import Arranged, arranged
from bot.duties.catalogue import Catalogue
from bot.duties.items import Item
from bot.duties.periods import DAY
from bot.duties.situation import Situation
from bot.duties.standing import State
from bot.plans import Plan, leaders
from bot.records import Fact, Interview, fact_of

ASKED_FOR = timedelta(days=28)
"""How long after its day an unsettled plan is still asked about, weekly."""
LOOKED_AHEAD = timedelta(days=14)
_FURTHEST = 10
"""Days back that are looked through for the workday before a rest day."""
KEY = "plan"


def fact_as_held(plan: Plan, today: date) -> Fact | None:
    """What a plan would count as, were it held on its day; None where that is not said.

    A talk that nobody is said to hold is taken to be held by whoever planned it: good enough to leave out a
    reminder until the day is over, and shown nowhere.
    """
    entry = plan.filled()
    if entry is None or entry.on is None:
        return None
    fact = fact_of(entry, record_id=-plan.id, logged_on=today)
    if isinstance(entry, Interview) and not entry.by and plan.made_by is not None:
        return replace(fact, by=frozenset({plan.made_by}))
    return fact


def since(today: date) -> date:
    """The first day whose plans a digest or a list of ``today`` may speak of."""
    return today - ASKED_FOR


def served(
    found: Sequence[Plan], catalogue: Catalogue, situation: Situation, people: Sequence[int]
) -> Arranged:
    """What the branch's open plans would do for these people's lists."""
    facts = (fact_as_held(plan, situation.today) for plan in found)
    return arranged(catalogue, situation, people, [fact for fact in facts if fact is not None])


def lines_of(
    found: Sequence[Plan], situation: Situation, people: Collection[int], *, bound: Collection[int]
) -> dict[str, Plan]:
    """The plans that these people see to and that a digest around today may speak of, by item key.

    A plan is for who made it, chairs it or holds the talk; where none of them has an account (``bound``), it
    is for the secretary.
    """
    until, secretary = situation.today + LOOKED_AHEAD, situation.secretary()
    lines = {}
    for plan in found:
        theirs = leaders(plan)
        theirs_now = theirs & set(people) or (secretary in people and not theirs & set(bound))
        if plan.on is not None and plan.on <= until and theirs_now:
            lines[f"{KEY}.{plan.id}"] = plan
    return lines


def said_on(on: date, workday: Workday) -> date:
    """Which morning's digest says what is planned for a day: its own, or that of the workday before."""
    before = (on - n * DAY for n in range(_FURTHEST))
    return next((day for day in before if workday(day)), on)


def topic_of(key: str, plan: Plan, on_behalf_of: int | None = None) -> Topic:
    """A plan as a line of the digest: on its day, on the day after, then weekly until it is settled.

    What falls on a rest day, which has no digest, is said on the workday before.
    """
    on = plan.on
    if on is None:
        raise LookupError("a plan without a day is on no day's digest")
    item = Item(
        key=key,
        duty_id="",
        owner=None,
        opens=said_on(on, is_workday),
        due=on,
        closes=on + ASKED_FOR,
        leads=(),
        state=State.DUE_SOON,
    )
    return Topic((item,), plan_id=plan.id, on_behalf_of=on_behalf_of)
