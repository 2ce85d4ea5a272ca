"""Reminders without an effect: the person is told first, then the item goes to the level above.

What is told and raised is decided while a digest is made and kept once it is sent, in the transaction that
settles it. Lifted by whatever is done about the item; what nobody noticed is found with the next digest.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.digest import Topic
from bot.duties.ignored import Ignored, Step, counted_records, ignored
from bot.duties.items import Item
from bot.duties.standing import State
from handlers.reminders import known
from handlers.reminders.gathering import Gathered, gather
from handlers.reminders.wording import line_of
from storage import accounts, escalations
from storage.accounts import Account
from storage.escalations import Escalation, Lifted


def marks(
    session: Session, account: Account, found: Gathered, topics: Iterable[Topic], after: int
) -> dict[str, Ignored]:
    """What the digest that is made now has to tell of these topics; a reading unit."""
    stored = known.kept(session, account.id)
    shown, told, put_off = stored.shown, stored.told, stored.put_off_at
    made: dict[str, Ignored] = {}
    for topic in topics:
        for item in topic.items:
            one = ignored(
                item,
                shown.get(item.key, ()),
                found.today,
                after=after,
                acted=_acted(found, topic, item, put_off.get(item.key)),
                told=told[item.key].told_on if item.key in told else None,
            )
            if one is not None:
                made[item.key] = one
    return made


def kept(session: Session, user_id: int) -> dict[str, Ignored]:
    """What the person was told of, for a digest that is opened again; a reading unit."""
    return {item: _mark(one) for item, one in escalations.open_of(session, user_id).items()}


def _mark(one: Escalation) -> Ignored:
    step = Step.TOLD if one.raised_on is None else Step.RAISED
    return Ignored(one.item, one.duty_id, one.owner_id, one.since, one.times, step)


def _acted(found: Gathered, topic: Topic, item: Item, put_off: datetime | None) -> date | None:
    """The last day on which somebody put the item off, or logged something that counts towards it."""
    days = [] if put_off is None else [put_off.astimezone(ZoneInfo(found.situation.branch.time_zone)).date()]
    line = line_of(found, topic)
    if line is not None:
        records = counted_records(line, item)
        days += [fact.logged_on for fact in found.situation.facts if fact.record_id in records]
    return max(days, default=None)


def keep(session: Session, user_id: int, branch_id: int, said: Collection[Ignored], on: date) -> None:
    """The digest with these marks was sent on that day."""
    for one in said:
        if one.step is Step.RAISED:
            escalations.flag(session, user_id, one.key, one.times, on)
        else:
            told = Escalation(
                branch_id=branch_id,
                user_id=user_id,
                item=one.key,
                duty_id=one.duty_id,
                owner_id=one.owner,
                since=one.since,
                times=one.times,
                told_on=on,
            )
            escalations.tell(session, told)


def refresh(session: Session, branch_id: int, now: datetime) -> None:
    """Lift what is done by now, does not apply any more, or saw a record meanwhile; a writing unit.

    One indexed query where nobody was told of anything.
    """
    by_user: dict[int, list[Escalation]] = {}
    for one in escalations.open_in(session, branch_id):
        by_user.setdefault(one.user_id, []).append(one)
    for user_id, rows in by_user.items():
        account = accounts.get(session, user_id)
        if account is not None and account.branch_id == branch_id:
            _lift(session, gather(session, account, now), rows)


def _lift(session: Session, found: Gathered, rows: Iterable[Escalation]) -> None:
    topics = {item.key: (topic, item) for topic in found.topics for item in topic.items}
    for one in rows:
        if one.item not in topics:
            escalations.lift(session, one.branch_id, [one.item], _ended(found, one), found.today)
            continue
        acted = _acted(found, *topics[one.item], None)
        if acted is not None and acted >= one.told_on:
            escalations.lift(session, one.branch_id, [one.item], Lifted.ACTED, found.today)


def _ended(found: Gathered, one: Escalation) -> Lifted:
    """Why an item is not open any more."""
    if one.item in found.situation.waived:
        return Lifted.WAIVED
    line = found.lines.get((one.duty_id, one.owner_id))
    if line is None:
        return Lifted.GONE
    shown = line.standing
    states = {slot.key: slot.state for slot in shown.slots} | {shown.key: shown.state}
    return Lifted.DONE if states.get(one.item) in (State.DONE, State.DONE_LATE) else Lifted.GONE
