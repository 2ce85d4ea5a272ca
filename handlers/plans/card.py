"""The screen of one plan: what it is, when and where, who was told, and what can be done about it."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.digest import Workday
from bot.plans import REMINDED_BEFORE, Plan, PlanState, unknown_names
from bot.record_types import RecordType
from bot.records import Interview, Meeting, Named
from handlers.outgoing import Outgoing, Text
from handlers.plans import seeing
from handlers.plans.acting import is_ready
from handlers.plans.coming import said_on
from handlers.plans.seeing import Seen, is_past
from handlers.reminders.planning import workdays
from handlers.screens import Showing, screen
from messages import formats, plan_text
from messages.buttons import Button, rows
from messages.callbacks.duties import DutyMonth
from messages.callbacks.plans import PlanTap
from messages.callbacks.records import RecordTap
from messages.labels import label
from messages.render import render


async def one_plan(showing: Showing) -> Seen | None:
    """The plan that an answer names, as the person may see it."""
    return await showing.store.read(
        seeing.one, showing.branch_id, showing.person_id, showing.today, showing.id("plan")
    )


def gone(showing: Showing) -> Sequence[Outgoing]:
    """There is no such plan, or not for this person."""
    return [Text(label(showing.language, "plans.gone"), rows(ways(showing.language)), edit=True)]


def ways(language: str) -> list[Button]:
    """To all plans, and to the month."""
    return [
        Button(label(language, "plans.all"), PlanTap(0, 0, "list").encode()),
        Button(label(language, "plans.month"), DutyMonth().encode()),
    ]


def local(showing: Showing, seen: Seen) -> datetime:
    """The wall clock of the branch."""
    return showing.now.astimezone(ZoneInfo(seen.branch.time_zone))


@screen("plan")
async def show_plan(showing: Showing) -> Sequence[Outgoing]:
    """One plan with what can be done about it."""
    seen = await one_plan(showing)
    if seen is None:
        return gone(showing)
    html = await card(showing, seen, showing.word("done"))
    below = ways(showing.language)
    if seen.plan.state is PlanState.PROPOSED:
        below = await _back_to_batch(showing, seen.plan)
    return [Text(html, rows(*actions(showing, seen), below), edit=True)]


async def _back_to_batch(showing: Showing, plan: Plan) -> list[Button]:
    """Back to the other plans of the same line."""
    together = await showing.store.read(
        seeing.batch, showing.branch_id, showing.person_id, showing.today, plan.batch
    )
    data = PlanTap(plan.batch, 0, "batch").encode()
    return [Button(label(showing.language, "plans.back"), data)] if len(together.plans) > 1 else []


async def card(showing: Showing, seen: Seen, done: str = "") -> str:
    """A plan in words; ``done`` is what was just done to it."""
    plan, language, now = seen.plan, showing.language, local(showing, seen)
    others = await showing.store.read(
        seeing.coming, showing.branch_id, showing.person_id, seen.today, plan.on, plan.on
    )
    told = plan.last_told
    was = plan.content.was if done == "moved" else None
    old = None if was is None else plan_text.when(was, language, seen.today)
    when = plan_text.when(plan.moment, language, seen.today)
    reminds, at = _reminds(seen, now, language, workdays(showing.settings))
    return render(
        language,
        "plan",
        state=plan.state.value,
        done=done,
        title=plan_text.what(plan.content, language),
        when=when,
        was=None if old == when else old,
        lines=_lines(seen, language),
        reason=plan.reason,
        past=is_past(plan, seen.today, f"{now:%H:%M}"),
        same_day=[
            plan_text.what(each.content, language)
            for each in others.plans
            if plan.state is PlanState.PROPOSED and plan.on and each.id != plan.id and each.type is plan.type
        ],
        strangers=formats.listed(unknown_names(plan), language) if plan.state in seeing.ALIVE else "",
        reminds=reminds,
        at=at,
        told=None if told is None else _told(seen, language),
        news=plan.news and plan.state is not PlanState.HELD,
    )


def _reminds(seen: Seen, now: datetime, language: str, workday: Workday) -> tuple[str, str]:
    """How the plan is reminded of and when; nothing for one whose time has come."""
    plan = seen.plan
    starts = plan.starts_at(seen.branch.time_zone)
    if plan.on is None or is_past(plan, seen.today, f"{now:%H:%M}"):
        return "", ""
    if starts is None:
        morning = said_on(plan.on, workday)
        return ("none", "") if morning <= seen.today else ("morning", formats.short_day(morning, language))
    before = (starts - REMINDED_BEFORE).astimezone(now.tzinfo)
    if before <= now:
        return "soon", ""
    return "before", _at(before, seen, language)


def _at(moment: datetime, seen: Seen, language: str) -> str:
    """A moment by the branch's clock, its day where it is not today."""
    if moment.date() == seen.today:
        return formats.clock(moment.time())
    day = formats.short_day(moment.date(), language)
    return label(language, "plans.at", day=day, time=formats.clock(moment.time()))


def _told(seen: Seen, language: str) -> str:
    """To how many the newest announcement went, and when."""
    told = seen.plan.last_told
    if told is None:
        return ""
    at = _at(told.at.astimezone(ZoneInfo(seen.branch.time_zone)), seen, language)
    key = "plans.told_some" if told.without else "plans.told_all"
    return label(language, key, at=at, count=len(told.people), without=len(told.without))


def _lines(seen: Seen, language: str) -> list[tuple[str, str]]:
    """What else is known of it, by name."""
    plan, entry = seen.plan, seen.plan.content.entry
    maker = seen.roster.find(plan.made_by)
    said: list[tuple[str, str | None]] = [("place", plan.moment.place)]
    match entry:
        case Meeting():
            said += [
                ("also", formats.listed([label(language, f"types.{one}") for one in entry.also], language)),
                ("host", _name(entry.host)),
                ("lecturer", _name(entry.lecturer)),
                ("recorder", _name(entry.recorder)),
                ("observers", formats.listed(entry.observers, language)),
                ("agenda", formats.listed(entry.agenda, language)),
            ]
        case Interview():
            said += [("by", formats.listed([who.name for who in entry.by], language))]
    found = [(label(language, f"fields.{name}"), words) for name, words in said if words]
    if maker is not None and maker.id != seen.person_id:
        found.append((label(language, "plans.made_by"), maker.name))
    return found


def _name(person: Named | None) -> str | None:
    return None if person is None else person.name


def button(showing: Showing, plan: Plan, action: str, key: str = "", **words: object) -> Button:
    """A button of a plan as it stands."""
    data = PlanTap(plan.id, plan.revision, action).encode()
    return Button(label(showing.language, f"plans.{key or action}", **words), data)


def actions(showing: Showing, seen: Seen) -> list[list[Button]]:
    """What can be done about a plan, for whoever may."""
    plan = seen.plan
    if not seen.may_change(plan):
        return []
    past = is_past(plan, seen.today, f"{local(showing, seen):%H:%M}")
    changing = _changing(showing, plan)
    match plan.state:
        case PlanState.PROPOSED:
            ready = is_ready(plan) and not past
            keep = [button(showing, plan, "keep")] if ready else []
            log = [button(showing, plan, "log", "log_it")] if past and plan.type else []
            return [keep, log, *changing, [button(showing, plan, "drop")]]
        case PlanState.OPEN if past:
            first = [button(showing, plan, "log", "log_it")]
            return [first, [button(showing, plan, "day", "move"), button(showing, plan, "missed")]]
        case PlanState.OPEN:
            log = [button(showing, plan, "log", "log_it")]
            return [_telling(showing, plan), *changing, [*log, button(showing, plan, "off", "call_off")]]
        case PlanState.HELD if plan.record_id is not None:
            record = RecordTap(plan.record_id, "open").encode()
            return [[Button(label(showing.language, "plans.record"), record)]]
        case PlanState.CALLED_OFF | PlanState.NOT_HELD:
            return [_telling(showing, plan), [button(showing, plan, "restore")]]
    return []


def _telling(showing: Showing, plan: Plan) -> list[Button]:
    """Announcing, or what became of the announcement; what was never announced needs no word of its end."""
    if plan.last_told is None:
        return [button(showing, plan, "tell")] if plan.state is PlanState.OPEN else []
    got = button(showing, plan, "got", "delivery")
    return [button(showing, plan, "tell", "tell_again"), got] if plan.news else [got]


def _changing(showing: Showing, plan: Plan) -> list[list[Button]]:
    moment = plan.moment
    taps = [
        button(showing, plan, "day", "day" if moment.on else "set_day"),
        button(showing, plan, "time", "time" if moment.start else "set_time"),
        button(showing, plan, "place", "place" if moment.place else "set_place"),
    ]
    return [taps, [button(showing, plan, "group")] if without_group(plan) else []]


def without_group(plan: Plan) -> bool:
    """Whether it is a Party group's meeting and nobody has said which group's."""
    entry = plan.content.entry
    return isinstance(entry, Meeting) and plan.type is RecordType.PARTY_GROUP_MEETING and entry.group is None
