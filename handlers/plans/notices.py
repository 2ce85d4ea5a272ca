"""What a plan's rows in the outbox say when they are due, by what is stored then; stale ones say nothing."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.plans import REMINDED_BEFORE, Moment, Plan, PlanState, leaders
from bot.records import Interview, Meeting
from bot.roster import Person
from bot.settings import Settings
from handlers.plans.owing import AFTER, NEWS, SOON, news_subject, quiet
from handlers.plans.seeing import Seen, one
from handlers.reminders import notices
from handlers.reminders.choosing import Later, Nothing
from handlers.reminders.notices import Notice
from handlers.reminders.planning import on_leave, reminded
from messages import plan_text
from messages.buttons import Button, rows
from messages.callbacks.plans import PlanTap
from messages.labels import label
from messages.render import render
from storage import accounts, branches
from storage.accounts import Account
from storage.outbox_rows import Owed

MINUTE = timedelta(minutes=1)


def _found(session: Session, owed: Owed, now: datetime) -> tuple[Account, Seen] | None:
    """Whom the row is for and the plan it is about; None for somebody who gets nothing of it any more."""
    account = accounts.get(session, owed.user_id)
    if account is None or account.branch_id is None or not reminded(account):
        return None
    plan_id = int(owed.subject.partition(".")[0])
    zone = branches.get(session, account.branch_id).time_zone
    today = now.astimezone(ZoneInfo(zone)).date()
    seen = one(session, account.branch_id, account.person_id, today, plan_id)
    return None if seen is None else (account, seen)


def _leads(account: Account, plan: Plan) -> bool:
    return account.person_id in leaders(plan)


def soon(session: Session, owed: Owed, now: datetime, _: Settings) -> Later | Nothing | Notice:
    """An hour before: what, when, where. Quiet hours do not silence it, a leave does.

    Void once it has begun, so that nobody hears of what is over as coming.
    """
    found = _found(session, owed, now)
    if found is None:
        return Nothing()
    account, seen = found
    plan = seen.plan
    starts = plan.starts_at(seen.branch.time_zone)
    moved = starts is None or starts - REMINDED_BEFORE != owed.due_at
    if starts is None or moved or plan.state is not PlanState.OPEN or now >= starts:
        return Nothing()
    if on_leave(account, seen.today) or not _leads(account, plan):
        return Nothing()
    entry = plan.filled()
    html = render(
        account.language,
        "plan_soon",
        title=plan_text.what(plan.content, account.language),
        when=plan_text.when(plan.moment, account.language, seen.today),
        place=plan.moment.place,
        minutes=-(-(starts - now) // MINUTE),
        topics=entry.agenda if isinstance(entry, Meeting) else (),
    )
    return Notice(account.chat_id, html, rows([_button(plan, account, "open", "details")]))


def after(session: Session, owed: Owed, now: datetime, _: Settings) -> Later | Nothing | Notice:
    """Once it is over: was it held? Later than its day, or at night, the next digest asks instead."""
    found = _found(session, owed, now)
    if found is None:
        return Nothing()
    account, seen = found
    plan, zone = seen.plan, seen.branch.time_zone
    if plan.state is not PlanState.OPEN or plan.ends_at(zone) != owed.due_at or plan.on != seen.today:
        return Nothing()
    if quiet(now, zone) or on_leave(account, seen.today) or not _leads(account, plan):
        return Nothing()
    language = account.language
    html = render(
        language,
        "plan_after",
        title=plan_text.what(plan.content, language),
        hour=plan_text.hour(plan.moment, language),
        talk=isinstance(plan.content.entry, Interview),
    )
    below = [_button(plan, account, "day", "move"), _button(plan, account, "missed")]
    return Notice(account.chat_id, html, rows([_button(plan, account, "log", "log_it")], below))


def _button(plan: Plan, account: Account, action: str, key: str = "") -> Button:
    words = label(account.language, f"plans.{key or action}")
    return Button(words, PlanTap(plan.id, plan.revision, action).encode())


def news(session: Session, owed: Owed, now: datetime, _: Settings) -> Later | Nothing | Notice:
    """An announcement: what, when and where as it stands now; only the newest, and never after it began."""
    found = _found(session, owed, now)
    if found is None:
        return Nothing()
    account, seen = found
    plan, told = seen.plan, seen.plan.last_told
    if told is None or news_subject(plan) != owed.subject:
        return Nothing()
    off = plan.state in (PlanState.CALLED_OFF, PlanState.NOT_HELD)
    starts = plan.starts_at(seen.branch.time_zone)
    if off is not told.off or plan.state is PlanState.HELD or (starts is not None and now >= starts):
        return Nothing()
    given = json.loads(owed.payload)["was"]
    was = None if given is None else Moment.model_validate(given)
    return Notice(account.chat_id, news_html(seen, account.language, was, resend=owed.resend))


def news_html(seen: Seen, language: str, was: Moment | None, *, resend: bool = False) -> str:
    """The words of an announcement; of a talk nothing but when and where, and who asks for it."""
    plan, today = seen.plan, seen.today
    entry = plan.filled()
    meeting = entry if isinstance(entry, Meeting) else None
    maker = seen.roster.find(plan.made_by)
    old = None if was is None else plan_text.when(was, language, today)
    when = plan_text.when(plan.moment, language, today)
    off = plan.state in (PlanState.CALLED_OFF, PlanState.NOT_HELD)
    return render(
        language,
        "plan_news",
        off=off,
        title=label(language, "plans.talk")
        if isinstance(entry, Interview)
        else plan_text.what(plan.content, language),
        when=when if not off or was is None else old,
        was=None if old == when else old,
        place=plan.moment.place,
        host=meeting.host.name if meeting is not None and meeting.host else None,
        topics=meeting.agenda if meeting is not None else (),
        reason=plan.reason if meeting is not None else None,
        branch=seen.branch.name,
        by=_name(maker),
        resend=resend,
    )


def _name(person: Person | None) -> str | None:
    return None if person is None else person.name


notices.register(SOON, soon)
notices.register(AFTER, after)
notices.register(NEWS, news)
