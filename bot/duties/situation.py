"""The situation that duties are judged in: branch, roster, what the branch changed, its records, and the day.

Everything ``standing`` reads is here, so that standing is a plain function. Records are indexed once; those
dated after ``today`` are left out, so that asking about an earlier day tells what was known then.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.duties.adjustments import NONE, Adjustment
from bot.duties.duty import Duty
from bot.duties.own import OwnDuty
from bot.duties.periods import DAY
from bot.duties.standing import Standing
from bot.record_types import RecordType
from bot.records import Fact
from bot.roster import COMMITTEE_POSTS, Branch, Person, Post, Roster, Tenure


@dataclass(frozen=True, slots=True)
class _Seats:
    """Who sits where on one day."""

    committee: tuple[Person, ...]
    committee_ids: frozenset[int]
    secretary_ids: frozenset[int]


@dataclass(frozen=True)
class Situation:
    """All that a standing depends on.

    ``done_before`` holds what was stated at set-up for the year of tracking start, by duty and person (None
    for the branch). ``waived`` holds item keys marked not applicable, with the reason. ``shown`` is a day of
    the year whose periods are asked for; unset it is ``today`` (last year's list: its 31 December). ``own``
    are the duties that the branch added, for ``Catalogue.with_own``.
    """

    branch: Branch
    roster: Roster
    adjustments: Mapping[str, Adjustment]
    done_before: Mapping[tuple[str, int | None], int]
    facts: Sequence[Fact]
    today: date
    waived: Mapping[str, str] = field(default_factory=dict)
    shown: date | None = None
    own: Sequence[OwnDuty] = ()

    @cached_property
    def _by_type(self) -> dict[RecordType, list[Fact]]:
        index: dict[RecordType, list[Fact]] = {}
        for fact in sorted(self.facts, key=lambda fact: (fact.on, fact.record_id)):
            if fact.on <= self.today:
                for kind in fact.also | {fact.type}:
                    index.setdefault(kind, []).append(fact)
        return index

    @cached_property
    def groups_asked(self) -> dict[tuple[str, int | None, int], tuple[int, ...]]:
        """Who was owed something one by one in a stretch, kept because every record of it asks again."""
        return {}

    @cached_property
    def covers_asked(self) -> dict[tuple[str, int | None, int], tuple[Fact, frozenset[tuple[int, ...]]]]:
        """Whom each talk covers of a duty, kept because both judging and counting ask."""
        return {}

    @cached_property
    def standings_asked(self) -> dict[Duty, Standing]:
        """Where each of the branch's duties stands, kept because everybody's list shows them."""
        return {}

    @cached_property
    def _changes(self) -> list[date]:
        """The days on which something about the roster became different, in order."""
        return changes_of(self.roster)

    def stretch(self, day: date) -> int:
        """Which stretch between two changes of the roster ``day`` lies in: in one, all days are alike."""
        return bisect_right(self._changes, day)

    @cached_property
    def _stretches(self) -> dict[int, "_Seats"]:
        return {}

    @cached_property
    def _members(self) -> dict[int, tuple[Person, ...]]:
        return {}

    @property
    def day(self) -> date:
        """The day whose periods are shown."""
        return self.shown or self.today

    def adjustment(self, duty_id: str) -> Adjustment:
        """What the branch changed about a duty; nothing by default."""
        return self.adjustments.get(duty_id, NONE)

    def stated(self, duty_id: str, owner: int | None) -> int:
        """What was stated as done before tracking began, in the year shown if that is the year it began."""
        if self.day.year != self.branch.tracking_start.year:
            return 0
        return self.done_before.get((duty_id, owner), self.done_before.get((duty_id, None), 0))

    def of_type(self, kind: RecordType) -> Sequence[Fact]:
        """The records of that type, or that were that besides, by date."""
        return self._by_type.get(kind, ())

    def committee(self, day: date) -> tuple[Person, ...]:
        """Who answers for the committee's duties on ``day``.

        The 支委; in a branch under seven full members, which has none, the secretary and the deputy.
        """
        return self._seats(day).committee

    def on_committee(self, person: Person | None, day: date) -> bool:
        """Whether that person answers for the committee's duties on ``day``."""
        return person is not None and person.id in self._seats(day).committee_ids

    def is_secretary(self, person_id: int | None, day: date) -> bool:
        """Whether that person was the branch secretary on ``day``."""
        return person_id in self._seats(day).secretary_ids

    def members(self, day: date) -> tuple[Person, ...]:
        """The Party members on ``day``, in the order of the roster."""
        at = self.stretch(day)
        known = self._members.get(at)
        if known is None:
            known = self._members[at] = self.roster.members(day)
        return known

    @cached_property
    def present_now(self) -> frozenset[int]:
        """Who is on the roster on the reference day."""
        return frozenset(person.id for person in self.roster.on(self.reference))

    @cached_property
    def groups(self) -> Mapping[str, tuple[Person, ...]]:
        """Everybody who is or was in each Party group, in the order of the roster."""
        found: dict[str, list[Person]] = {}
        for person in self.roster.people:
            if person.group:
                found.setdefault(person.group, []).append(person)
        return {group: tuple(people) for group, people in found.items()}

    def _seats(self, day: date) -> "_Seats":
        """Who sits where on ``day``: asked for every record, so worked out once a stretch."""
        at = self.stretch(day)
        known = self._stretches.get(at)
        if known is None:
            posts = [(person, person.posts(day)) for person in self.roster.people if person.tenures]
            seats = self._committee_posts
            committee = tuple(person for person, held in posts if held & seats)
            known = self._stretches[at] = _Seats(
                committee=committee,
                committee_ids=frozenset(person.id for person in committee),
                secretary_ids=frozenset(p.id for p, held in posts if Post.BRANCH_SECRETARY in held),
            )
        return known

    def secretary(self) -> int | None:
        """The secretary of the day shown; None while the post is vacant."""
        return next(iter(sorted(self._seats(self.reference).secretary_ids)), None)

    @property
    def reference(self) -> date:
        """The day whose roster decides who owes and is owed: the day shown, but never after today."""
        return min(self.day, self.today)

    def in_post_since(self, person_id: int | None) -> date | None:
        """Since when that person has sat on the committee without a gap; None if open or not at all."""
        person = self.roster.find(person_id)
        if person is None:
            return None
        held = [t for t in person.tenures if t.post in self._committee_posts]
        since = _since(held, self.reference)
        return max(filter(None, (since, person.since)), default=None)

    @property
    def _committee_posts(self) -> frozenset[Post]:
        if self.branch.has_committee:
            return COMMITTEE_POSTS
        return frozenset({Post.BRANCH_SECRETARY, Post.DEPUTY_SECRETARY})


def _since(tenures: Sequence[Tenure], day: date) -> date | None:
    """The first day of the unbroken run of tenures that covers ``day``; None if it has no beginning."""
    covering = [t for t in tenures if (t.since or day) <= day <= (t.until or day)]
    if not covering or any(t.since is None for t in covering):
        return None
    first = min(t.since for t in covering if t.since is not None)
    before = [t for t in tenures if t.until is not None and 0 < (first - t.until).days <= 1]
    return _since(tenures, before[0].until) if before and before[0].until else first


def changes_of(roster: Roster) -> list[date]:
    """The first days of all stretches of time but the earliest: between two of them nothing changes."""
    spans: list[tuple[date | None, date | None]] = []
    for person in roster.people:
        spans.append((person.since, person.until))
        spans += [(tenure.since, tenure.until) for tenure in person.tenures]
    for department in roster.departments:
        spans.append((department.since, department.until))
        spans += [(None, lead.until) for lead in department.earlier]
    first_days = {since for since, _ in spans if since is not None}
    return sorted(first_days | {until + DAY for _, until in spans if until is not None})


def needed_since(today: date) -> date:
    """The first day whose records a standing of ``today`` can depend on: last year's reports count too."""
    return date(today.year - 1, 1, 1)
