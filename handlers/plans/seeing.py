"""A plan as somebody of its branch may see it, with what its screens and taps need; one reading unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.access import Role, role_of
from bot.plans import Plan, PlanState, changes, sees
from bot.roster import Branch, Roster
from storage import accounts, branches, plans, rosters
from storage.accounts import Account

JUST_PROPOSED = timedelta(hours=1)
"""For how long a proposal that nobody has tapped is what the next line moves or calls off."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Plans with their branch: ``person_id`` looks at them in ``role``."""

    branch: Branch
    roster: Roster
    accounts: tuple[Account, ...]
    person_id: int | None
    role: Role
    today: date
    plans: tuple[Plan, ...]

    @property
    def plan(self) -> Plan:
        """The one plan looked at."""
        return self.plans[0]

    def may_change(self, plan: Plan) -> bool:
        """Whether the person may move, announce or end it."""
        return changes(self.role, self.person_id, plan)

    def of(self, people: Iterable[int]) -> list[Account]:
        """The accounts in the branch of these people."""
        wanted = set(people)
        return [each for each in self.accounts if each.person_id in wanted and each.active]

    def names(self, people: Iterable[int]) -> list[str]:
        """What they are called; somebody the roster has forgotten is left out."""
        found = (self.roster.find(person) for person in people)
        return [person.name for person in found if person is not None]


def _seen(
    session: Session, branch_id: int, person_id: int | None, today: date, found: Iterable[Plan]
) -> Seen:
    roster = rosters.get(session, branch_id)
    role = role_of(roster, person_id, today)
    return Seen(
        branch=branches.get(session, branch_id),
        roster=roster,
        accounts=tuple(accounts.of_branch(session, branch_id)),
        person_id=person_id,
        role=role,
        today=today,
        plans=tuple(plan for plan in found if plan.branch_id == branch_id and sees(role, person_id, plan)),
    )


def one(session: Session, branch_id: int, person_id: int | None, today: date, plan_id: int) -> Seen | None:
    """One plan; None where it is gone, of another branch, or not for this person's eyes."""
    plan = plans.get(session, plan_id)
    seen = None if plan is None else _seen(session, branch_id, person_id, today, [plan])
    return seen if seen is not None and seen.plans else None


def batch(session: Session, branch_id: int, person_id: int | None, today: date, first: int) -> Seen:
    """The plans read from one line that were not dropped, as far as the person may see them."""
    return _seen(session, branch_id, person_id, today, plans.of_batch(session, first))


def coming(
    session: Session,
    branch_id: int,
    person_id: int | None,
    today: date,
    since: date | None = None,
    until: date | None = None,
) -> Seen:
    """The open plans of some days, by day and hour; those without a day come last."""
    return _seen(session, branch_id, person_id, today, plans.alive(session, branch_id, since, until))


def proposed(session: Session, branch_id: int, person_id: int, now: datetime, today: date) -> Seen:
    """What the person's own lines proposed within the hour and what still waits for a tap, newest first."""
    found = plans.proposed(session, branch_id, person_id, now - JUST_PROPOSED)
    return _seen(session, branch_id, person_id, today, found)


def is_past(plan: Plan, today: date, hour: str | None = None) -> bool:
    """Whether its day, or on the day its hour, is over; ``hour`` is the time now, ``15:00``."""
    if plan.on is None:
        return False
    start = plan.moment.start
    started = start is not None and hour is not None and start.strftime("%H:%M") <= hour
    return plan.on < today or (plan.on == today and started)


ALIVE = (PlanState.PROPOSED, PlanState.OPEN)
