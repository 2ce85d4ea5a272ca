"""What a plan owes in the outbox: a word an hour before it begins, and a question once it is over."""

import json
from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.digest import SLEEPS, WAKES
from bot.duties.periods import DAY
from bot.plans import REMINDED_BEFORE, Moment, Plan, PlanState, leaders
from storage import accounts, branches, outbox, outbox_about

SOON, AFTER, NEWS = "plan_soon", "plan_after", "plan_news"
"""The kinds of a plan's rows in the outbox; their subject is the plan's id and a number."""


def owe(session: Session, plan: Plan, now: datetime) -> None:
    """Owe what the plan as it stands now owes, and nothing of what it owed before.

    To be called in the transaction of whatever opens, moves or ends a plan. Who sees to it is reminded; what
    is less than an hour away is reminded of no more, for whoever planned it has just said so.
    """
    outbox_about.void(session, (SOON, AFTER), f"{plan.id}.", now)
    zone = branches.get(session, plan.branch_id).time_zone
    starts, ends = plan.starts_at(zone), plan.ends_at(zone)
    if plan.state is not PlanState.OPEN or starts is None or ends is None:
        return
    before = starts - REMINDED_BEFORE
    for user in _users(session, plan):
        if before > now:
            _row(session, plan, user, SOON, before, now)
        if ends > now:
            _row(session, plan, user, AFTER, ends, now)


def _row(session: Session, plan: Plan, user_id: int, kind: str, due_at: datetime, now: datetime) -> None:
    # The revision is in the subject, so that what moves away and back again is owed again.
    subject = f"{plan.id}.{plan.revision}"
    outbox.plan(session, user_id=user_id, kind=kind, subject=subject, due_at=due_at, now=now)


def _users(session: Session, plan: Plan) -> list[int]:
    return [
        account.id
        for person in sorted(leaders(plan))
        for account in accounts.by_person(session, person)
        if account.branch_id == plan.branch_id
    ]


def owe_news(
    session: Session, plan: Plan, users: Iterable[int], was: Moment | None, at: datetime, now: datetime
) -> None:
    """Owe everybody told the newest announcement; ``was`` is what they had been told before."""
    data = json.dumps({"was": None if was is None else was.model_dump(mode="json")})
    for user in users:
        outbox.plan(
            session,
            user_id=user,
            kind=NEWS,
            subject=news_subject(plan),
            due_at=at,
            now=now,
            payload=data,
        )


def news_subject(plan: Plan) -> str:
    """Under which subject the newest announcement of a plan is owed."""
    return f"{plan.id}.{len(plan.content.told)}"


def goes_out_at(plan: Plan, zone: str, now: datetime) -> datetime:
    """When an announcement is sent: now, or, in the quiet hours, in the morning, if that is early enough."""
    local = now.astimezone(ZoneInfo(zone))
    if WAKES <= local.time() < SLEEPS:
        return now
    day = local.date() if local.time() < WAKES else local.date() + DAY
    morning = datetime.combine(day, WAKES, ZoneInfo(zone)).astimezone(now.tzinfo)
    starts = plan.starts_at(zone) or _first_hour(plan, zone)
    in_time = starts is None or morning + REMINDED_BEFORE <= starts
    return morning if in_time else now


def _first_hour(plan: Plan, zone: str) -> datetime | None:
    """An open hour may be any from nine on."""
    return None if plan.on is None else datetime.combine(plan.on, time(9), ZoneInfo(zone))


def quiet(moment: datetime, zone: str) -> bool:
    """Whether a moment lies in the quiet hours of the branch."""
    return not WAKES <= moment.astimezone(ZoneInfo(zone)).time() < SLEEPS
