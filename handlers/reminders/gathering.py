"""Everything that a person may be reminded of today, read in one unit from what is stored now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.digest import Topic, topics_of
from bot.duties.items import due_items
from bot.duties.lists import DutyList, Line, duty_list
from bot.duties.situation import Situation
from bot.duties.year_turn import wants_walk
from bot.plans import Plan
from handlers.plans import coming
from handlers.reminders import known
from handlers.reminders.planning import on_leave
from handlers.reminders.promised import Promised, promised, topic_of
from handlers.situations import catalogue_of
from storage.accounts import Account


@dataclass(frozen=True, slots=True)
class Gathered:
    """The topics of one person on ``today``, with what is needed to word them.

    ``lines`` are the list's lines by duty and owner, ``promises`` the dates that records promise by item key,
    ``plans`` the planned meetings and talks likewise. ``arranged`` are the days planned for a duty; an item
    that they fulfil is no topic until they are past. ``new_year`` says that the person leads the branch and
    the year's list still waits for its walk.
    """

    situation: Situation
    topics: tuple[Topic, ...]
    snoozes: Mapping[str, date]
    lines: Mapping[tuple[str, int | None], Line]
    promises: Mapping[str, Promised]
    new_year: bool = False
    plans: Mapping[str, Plan] = field(default_factory=dict)
    arranged: Mapping[tuple[str, int | None], tuple[date, ...]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day in the branch's time zone."""
        return self.situation.today

    def find(self, ref: str) -> Topic | None:
        """The topic a button is about; None once it is done."""
        return next((topic for topic in self.topics if topic.ref == ref), None)


def gather(session: Session, account: Account, now: datetime, day: date | None = None) -> Gathered:
    """What the person is to see to on the day of ``now``, and whoever is on leave with this one as deputy.

    ``day`` asks about another day as far as it can be known now.

    Raises:
        LookupError: the account belongs to no branch.
    """
    if account.branch_id is None:
        raise LookupError("the account belongs to no branch")
    zone = ZoneInfo(known.branch(session, account.branch_id).time_zone)
    today = day or now.astimezone(zone).date()
    here = known.here(session, account.branch_id, today)
    fellows = known.fellows(session, account.branch_id)
    people = list(dict.fromkeys(_represented(account, fellows, today)))
    catalogue = catalogue_of(here).falling_due
    topics, lines = _of_lists([duty_list(catalogue, here, each) for each in people], account.person_id)
    bound = [each.person_id for each in fellows if each.person_id is not None]
    promises = promised(session, here, people, bound=bound)
    theirs = (topic_of(key, one, account.person_id) for key, one in promises.items())
    topics.update((topic.ref, topic) for topic in theirs)
    around = known.planned(session, account.branch_id, coming.since(today))
    plans: dict[str, Plan] = {}
    for person in reversed(people):  # what is for several is one's own first
        behalf = None if person == account.person_id else person
        for key, plan in coming.lines_of(around, here, [person], bound=bound).items():
            plans[key], topic = plan, coming.topic_of(key, plan, behalf)
            topics[topic.ref] = topic
    arranged = coming.served(around, catalogue, here, people)
    leads = here.is_secretary(account.person_id, today)
    return Gathered(
        here,
        tuple(topic for topic in topics.values() if topic.newest.key not in arranged.met),
        known.snoozes(session, account.id),
        lines,
        promises,
        new_year=leads and wants_walk(here.branch, today),
        plans=plans,
        arranged=arranged.days,
    )


def _of_lists(
    lists: Iterable[DutyList], person_id: int | None
) -> tuple[dict[str, Topic], dict[tuple[str, int | None], Line]]:
    """What is due on the lists, by its reference, and the lines that owe something; the first list wins."""
    topics: dict[str, Topic] = {}
    lines: dict[tuple[str, int | None], Line] = {}
    for theirs in lists:
        behalf = None if theirs.person_id == person_id else theirs.person_id
        for topic in topics_of(due_items(theirs), behalf):
            topics.setdefault(topic.ref, topic)
        for line in theirs.lines:
            if line.owes:
                lines.setdefault((line.duty.id, line.standing.owner), line)
    return topics, lines


def _represented(account: Account, fellows: list[Account], today: date) -> Iterator[int]:
    """The person, then those on leave who are represented by the person."""
    if account.person_id is not None:
        yield account.person_id
    for other in fellows:
        if other.deputy_id == account.id and other.person_id is not None and on_leave(other, today):
            yield other.person_id
