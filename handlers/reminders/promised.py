"""Dates that records promise, follow-ups of talks and resolutions, as items of the digest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from bot.digest import Topic
from bot.duties.items import Item
from bot.duties.situation import Situation
from bot.duties.standing import State
from bot.records import Entry, Interview, Meeting
from storage import record_links, records
from storage.record_links import FOLLOW_UP, Promise

LEAD_DAYS = 3
KEPT_DAYS = 28
"""How long after its date a promise is still asked about, weekly."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise with the record that made it; ``person_id`` is the first of those asked for whom it is."""

    kind: str
    n: int
    due: date
    record_id: int
    entry: Entry
    person_id: int

    @property
    def resolution(self) -> str:
        """The words of the resolution; empty for a follow-up."""
        resolutions = self.entry.resolutions if isinstance(self.entry, Meeting) else None
        return resolutions[self.n - 1].text if resolutions and 0 < self.n <= len(resolutions) else ""

    @property
    def counterparts(self) -> tuple[str, ...]:
        """Whom the talk was with, by name; nobody for a resolution."""
        return tuple(who.name for who in self.entry.counterparts) if isinstance(self.entry, Interview) else ()


def key_of(promise: Promise) -> str:
    """The item key of a promise."""
    return f"{promise.kind}.{promise.record_id}.{promise.n}"


def promised(
    session: Session,
    situation: Situation,
    people: Sequence[int],
    *,
    bound: Collection[int],
    span: tuple[date, date] | None = None,
) -> dict[str, Promised]:
    """The promises that these people are to see to and that nothing has settled, by item key.

    Those that fall due around today, or from the first to the last day of ``span``.

    A follow-up is for those who held the talk, for the secretary where none of them has an account
    (``bound``); a resolution is for the secretary and for the one it names. A later talk of the same type
    with the same people settles a follow-up.
    """
    today = situation.today
    since, until = span or (today - timedelta(KEPT_DAYS + 7), today + timedelta(LEAD_DAYS + 4))
    found: dict[str, Promised] = {}
    for promise in record_links.promises(session, situation.branch.id, since, until):
        record = None if key_of(promise) in situation.waived else records.get(session, promise.record_id)
        if record is None:
            continue
        for person in people:
            one = Promised(promise.kind, promise.n, promise.due, promise.record_id, record.entry, person)
            if _concerns(one, situation, frozenset(bound)) and not _settled(one, situation):
                found[key_of(promise)] = one
                break
    return found


def _concerns(promise: Promised, situation: Situation, bound: frozenset[int]) -> bool:
    """Whether it is for its person."""
    person, leads = promise.person_id, promise.person_id == situation.secretary()
    match promise.entry:
        case Interview():
            talkers = {who.person_id for who in promise.entry.by if who.person_id is not None}
            return person in talkers or (leads and not talkers & bound)
        case Meeting():
            named = (promise.entry.resolutions or ())[promise.n - 1].owner or ""
            known = situation.roster.find(person)
            return leads or (known is not None and known.name in named)
    return False


def _settled(promise: Promised, situation: Situation) -> bool:
    entry = promise.entry
    if promise.kind != FOLLOW_UP or not isinstance(entry, Interview) or entry.on is None:
        return False
    wanted = {who.person_id for who in entry.counterparts if who.person_id is not None}
    later = (fact for fact in situation.of_type(entry.type) if fact.on > entry.on)
    return bool(wanted) and any(wanted <= fact.counterparts for fact in later)


def topic_of(key: str, promise: Promised, me: int | None) -> Topic:
    """A promise as a line of the digest of ``me``, who may stand in for whoever it is for."""
    item = Item(
        key=key,
        duty_id="",
        owner=None,
        opens=promise.due - timedelta(LEAD_DAYS),
        due=promise.due,
        closes=promise.due + timedelta(KEPT_DAYS),
        leads=(),
        state=State.DUE_SOON,
    )
    behalf = None if promise.person_id == me else promise.person_id
    return Topic((item,), record_id=promise.record_id, on_behalf_of=behalf)
