"""What can be done to a plan, each in one writing unit: keep, move, call off, say that it was not held, tell.

Every unit judges by the plan as it is stored, by its revision; what has moved on comes back as None.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.plans import Content, Moment, Plan, PlanState, Told, concerned, unknown_names
from handlers.plans.owing import goes_out_at, owe, owe_news
from handlers.plans.seeing import Seen
from handlers.turn import Turn
from storage import plans
from storage.inbox import Reply


def shown(plan: Plan | None, done: str = "") -> Reply:
    """The plan's card, and what was just done to it; a toast where it had moved on."""
    if plan is None:
        return Reply("silence", toast="plans.stale")
    return Reply("plan", {"plan": plan.id, "done": done})


def put(
    session: Session,
    plan: Plan,
    now: datetime,
    *,
    state: PlanState | None = None,
    content: Content | None = None,
    reason: str | None = None,
) -> Plan | None:
    """Keep a plan's next state and owe what it then owes."""
    kept = plans.put(session, plan, state=state, content=content, reason=reason, now=now)
    if kept is not None:
        owe(session, kept, now)
    return kept


def moved(plan: Plan, moment: Moment) -> Content:
    """What is planned, at another time or place; it remembers what it was before."""
    was = plan.moment if plan.state is not PlanState.PROPOSED else None
    return plan.content.model_copy(update={"moment": moment, "was": was})


def move_to(session: Session, plan: Plan, to: Moment, now: datetime) -> Plan | None:
    """Move a plan; what is not said of when and where stays as it was."""
    return put(session, plan, now, content=moved(plan, plan.moment.moved_to(to)))


def keep_all(session: Session, found: Seen, now: datetime) -> int:
    """Keep every plan of a line that is ready; how many were kept."""
    ready = (plan for plan in found.plans if plan.state is PlanState.PROPOSED and is_ready(plan))
    return sum(put(session, plan, now, state=PlanState.OPEN) is not None for plan in ready)


def is_ready(plan: Plan) -> bool:
    """Whether a plan can be kept: it is said what and on which day."""
    return plan.type is not None and plan.on is not None


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom an announcement goes to: those with an account, their accounts, and who has none."""

    people: tuple[int, ...]
    users: tuple[int, ...]
    reached: tuple[str, ...]
    without: tuple[str, ...]


def audience(found: Seen) -> Audience:
    """Those whom the plan concerns, and whether they can be told; somebody who blocked the bot cannot."""
    people = concerned(found.plan, found.roster)
    able = {
        account.person_id: account.id
        for account in found.of(person.id for person in people)
        if not account.unreachable
    }
    reached = [person for person in people if person.id in able]
    others = [person.name for person in people if person.id not in able]
    return Audience(
        people=tuple(person.id for person in reached),
        users=tuple(able[person.id] for person in reached),
        reached=tuple(person.name for person in reached),
        without=(*others, *unknown_names(found.plan)),
    )


def tell(session: Session, turn: Turn, found: Seen) -> Plan | None:
    """Owe the announcement of the plan as it stands to everybody it concerns."""
    plan, to, last = found.plan, audience(found), found.plan.last_told
    off = plan.state in (PlanState.CALLED_OFF, PlanState.NOT_HELD)
    told = Told(at=turn.now, said=plan.moment, people=to.people, without=to.without, off=off)
    content = plan.content.model_copy(update={"told": (*plan.content.told, told)})
    kept = plans.put(session, plan, content=content, reason=plan.reason, now=turn.now)
    if kept is not None:
        was = None if last is None or last.off or last.said == plan.moment else last.said
        at = goes_out_at(kept, found.branch.time_zone, turn.now)
        owe_news(session, kept, to.users, was, at, turn.now)
    return kept
