"""The screens of an announcement: its words before it goes out, and who got it."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.outgoing import Outgoing, Text
from handlers.plans.acting import audience
from handlers.plans.card import button, gone, one_plan, without_group
from handlers.plans.notices import news_html
from handlers.plans.owing import NEWS, goes_out_at, news_subject
from handlers.screens import Showing, screen
from messages import formats, plan_text
from messages.buttons import rows
from messages.render import render, within
from storage import outbox_about
from storage.outbox_rows import State


@screen("plan_tell")
async def show_telling(showing: Showing) -> Sequence[Outgoing]:
    """An announcement before it is sent: its words, who gets it, and who has no account."""
    seen = await one_plan(showing)
    if seen is None:
        return gone(showing)
    plan, language, to = seen.plan, showing.language, audience(seen)
    last = plan.last_told
    was = None if last is None or last.off or last.said == plan.moment else last.said
    at = goes_out_at(plan, seen.branch.time_zone, showing.now)
    local_at = at.astimezone(ZoneInfo(seen.branch.time_zone))
    html = render(
        language,
        "plan_tell",
        body=within(news_html(seen, language, was)),
        reached=to.reached,
        without=to.without,
        later=f"{formats.short_day(local_at.date(), language)} {local_at:%H:%M}"
        if at > showing.now
        else None,
        no_group=without_group(plan),
    )
    send = [button(showing, plan, "send", count=len(to.reached))] if to.reached else []
    return [Text(html, rows(send, [button(showing, plan, "open", "back")]), edit=True)]


_WAITING = (State.PLANNED, State.CLAIMED, State.HANDING, State.RETRY, State.UNCERTAIN)


@screen("plan_delivery")
async def show_delivery(showing: Showing) -> Sequence[Outgoing]:
    """Who got the newest announcement, who has it coming, and who has to be told otherwise."""
    seen = await one_plan(showing)
    told = None if seen is None else seen.plan.last_told
    if seen is None or told is None:
        return gone(showing)
    plan, language = seen.plan, showing.language
    by_user = {account.id: account.person_id for account in seen.of(told.people)}
    owed = await showing.store.read(outbox_about.fates, list(by_user), NEWS, news_subject(plan))
    people: dict[str, list[int]] = {"sent": [], "waiting": [], "lost": []}
    for person in told.people:
        rows_of = [owed[user].state for user, bound in by_user.items() if bound == person and user in owed]
        people[_fate(rows_of, person in by_user.values())].append(person)
    html = render(
        language,
        "plan_delivery",
        title=plan_text.what(plan.content, language),
        when=plan_text.when(told.said, language, seen.today),
        told_on=told.at.astimezone(ZoneInfo(seen.branch.time_zone)).date(),
        off=told.off,
        today=seen.today,
        without=told.without,
        **{fate: seen.names(who) for fate, who in people.items()},
    )
    refresh = [button(showing, plan, "got", "refresh")] if people["waiting"] else []
    return [Text(html, rows(refresh, [button(showing, plan, "open", "back")]), edit=True)]


def _fate(states: list[State], bound: bool) -> str:
    """What became of somebody's message; one the outbox has forgotten by now had arrived."""
    if State.SENT in states or (bound and not states):
        return "sent"
    return "waiting" if any(state in _WAITING for state in states) else "lost"
