"""Taps on a digest: open an item, put it off, mark it not applicable, take that back, log it."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from bot.access import Action
from bot.digest import Topic, put_off
from bot.records import Interview
from handlers import asking
from handlers.duties.item_screen import FROM_LIST
from handlers.duties.listed import At
from handlers.forms import conversation
from handlers.members import refused_to
from handlers.plans.logging import form_of
from handlers.reminders import waiving
from handlers.reminders.gathering import Gathered, gather
from handlers.reminders.waiving import Waiving, base
from handlers.reminders.week import back_to, day_ahead, topic_for
from handlers.reminders.wording import entry_of, line_of, periods_of
from handlers.routing import Route, callback
from handlers.turn import Turn
from messages import formats
from messages.callbacks.reminders import DigestTap, Restore, TrialReminder, WeekAhead
from messages.waiver_text import SETTLED, coded
from storage import escalations, reminders
from storage.drafts import Draft, Stale
from storage.escalations import Lifted
from storage.inbox import Reply


def routes() -> list[Route]:
    """The ways through a digest."""
    return [
        callback(DigestTap, tap),
        callback(Restore, restore),
        callback(TrialReminder, test),
        callback(WeekAhead, week),
    ]


async def test(turn: Turn, _: TrialReminder) -> None:
    """立即试发提醒: at once, and nothing planned changes."""
    if not await refused_to(turn, Action.SEE_OWN_LIST):
        await turn.commit(Reply("digest_test"))


async def week(turn: Turn, _: WeekAhead) -> None:
    """What the next seven days would send."""
    if not await refused_to(turn, Action.SEE_OWN_LIST):
        await turn.commit(Reply("week_ahead"))


async def tap(turn: Turn, tapped: DigestTap) -> None:
    """One tap, judged by what is stored now and not by the message it stands under."""
    if await refused_to(turn, Action.SEE_OWN_LIST):
        return
    if tapped.action == "back":
        await turn.commit(back_to(tapped.day))
        return
    found, topic = await turn.read(topic_for, turn.account, turn.now, tapped.ref, tapped.day)
    if topic is None:
        await turn.commit(back_to(tapped.day, "digest.gone"))
        return
    match tapped.action:
        case "waive" | "settle" if topic.plan_id is not None:
            await turn.commit(asking.STALE)  # a plan is ended as a plan
        case "open":
            await turn.commit(Reply("digest_item", {"day": tapped.day, "ref": tapped.ref}))
        case "later":
            await _later(turn, tapped, topic)
        case "log":
            await _log(turn, tapped.day, found, topic)
        case "waive":
            await _waive(turn, tapped, found, topic)
        case "settle":
            reply = back_to(tapped.day, "digest.done")
            await turn.commit(lambda _: reply, waiving.waive, turn, topic.keys, coded(SETTLED))
        case _:
            await turn.commit(asking.STALE)


async def _later(turn: Turn, tapped: DigestTap, topic: Topic) -> None:
    try:
        until = put_off(day_ahead(tapped.day, turn.today) or turn.today, tapped.value)
    except ValueError:
        await turn.commit(asking.STALE)
        return
    said = formats.short_day(until, turn.language)
    reply = back_to(tapped.day, "digest.put_off", until=said)
    await turn.commit(lambda _: reply, _snooze, turn, topic.keys, until)


def _snooze(session: Session, turn: Turn, keys: Sequence[str], until: date) -> None:
    for key in keys:
        reminders.snooze(session, turn.user_id, key, until, turn.now)
    escalations.lift(session, turn.branch_id, keys, Lifted.PUT_OFF, turn.today)


async def _log(turn: Turn, day: int, found: Gathered, topic: Topic) -> None:
    """去登记, with the type known already."""

    def below(result: Draft | Stale) -> Reply:
        if isinstance(result, Stale):
            return asking.STALE
        return Reply("digest_log", {"draft": result.id, "day": day})

    plan = found.plans.get(topic.newest.key)
    state = form_of(plan, turn.today) if plan else conversation.started(_wanted(found, topic))
    await conversation.begin(turn, state, below)


def _wanted(found: Gathered, topic: Topic) -> str:
    """What is to be logged: a report, an inspection's subject, or a record type.

    Raises:
        LookupError: nothing can be logged for it.
    """
    promise, line = found.promises.get(topic.newest.key), line_of(found, topic)
    if promise is not None and isinstance(promise.entry, Interview):
        return str(promise.entry.type)
    if line is None or line.duty.counts is None:
        raise LookupError(topic.newest.key)
    where = line.duty.counts.where
    return str(where.report or where.subject or line.duty.counts.type)


async def _waive(turn: Turn, tapped: DigestTap, found: Gathered, topic: Topic) -> None:
    keys = topic.keys[:1] if tapped.value == "first" else topic.keys
    promise = topic.newest.key in found.promises
    about = Waiving(
        keys=keys,
        title=entry_of(found, topic, 0, turn.language).title,
        periods=periods_of(found, topic, turn.language, keys),
        duty=topic.newest.key if promise else topic.newest.duty_id,
        owner=0 if promise else topic.newest.owner or 0,
        day=tapped.day,
    )
    await asking.ask(turn, waiving.NotApplicable.what, about.model_dump_json())


async def restore(turn: Turn, tapped: Restore) -> None:
    """What was marked not applicable applies again, for one's own items and those taken over."""
    if await refused_to(turn, Action.SEE_OWN_LIST):
        return
    found = await turn.read(gather, turn.account, turn.now)
    promise = "." in tapped.duty
    if not promise and (tapped.duty, tapped.owner or None) not in found.lines:
        await turn.commit(asking.STALE)
        return
    reply = _restored(tapped)
    await turn.commit(lambda _: reply, waiving.restore, turn.branch_id, base(tapped.duty), tapped.owner)


def _restored(tapped: Restore) -> Reply:
    if tapped.day != FROM_LIST:
        return back_to(tapped.day, "digest.restored")
    ids = {**At().ids(), "duty": tapped.duty, "own": int(tapped.owner != 0)}
    return Reply("duty_item", ids, toast="digest.restored")
