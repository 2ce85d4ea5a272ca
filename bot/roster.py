"""Who belongs to a branch, in which post, since when and until when.

Everything here is a plain frozen value; questions about a day take that day. A roster change counts from
its date: a person who joined in August owes and is owed nothing for July.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum


class Membership(StrEnum):
    """Standing in the Party; only full members vote (《中国共产党支部工作条例（试行）》第十一条)."""

    FULL = "full_member"
    PROBATIONARY = "probationary_member"
    ACTIVIST = "activist"
    NON_MEMBER = "non_member"


class Post(StrEnum):
    """A post in the branch; those of ``COMMITTEE_POSTS`` form the branch committee (第六章)."""

    BRANCH_SECRETARY = "branch_secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    ORGANIZATION_MEMBER = "organization_member"
    PUBLICITY_MEMBER = "publicity_member"
    DISCIPLINE_MEMBER = "discipline_member"
    COMMITTEE_MEMBER = "committee_member"
    GROUP_LEADER = "group_leader"


COMMITTEE_POSTS = frozenset(Post) - {Post.GROUP_LEADER}
COMMITTEE_FROM_FULL_MEMBERS = 7
"""A branch of seven or more full members sets up a committee (《支部工作条例（试行）》第六章)."""
TERM_YEARS = 3
"""For how many years a committee is elected where a branch says nothing else."""


def _holds(since: date | None, until: date | None, day: date) -> bool:
    """Whether a span that includes both its ends covers ``day``; an open end has no bound."""
    return (since is None or since <= day) and (until is None or day <= until)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post held from ``since`` to ``until``, both included; None is open."""

    post: Post
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster.

    ``since``/``until`` bound the time in the branch, both days included. ``full_since`` is the day a
    probationary member became a full one (转正). ``exempt`` marks a member whom article 23 of
    《党员教育管理工作条例》 excuses from study activities; it never lowers a voting denominator.
    """

    id: int
    name: str
    membership: Membership = Membership.FULL
    full_since: date | None = None
    since: date | None = None
    until: date | None = None
    tenures: tuple[Tenure, ...] = ()
    exempt: bool = False
    group: str | None = None

    def present(self, day: date) -> bool:
        """Whether the person is on the roster on ``day``."""
        return _holds(self.since, self.until, day)

    def posts(self, day: date) -> frozenset[Post]:
        """The posts held on ``day``; none for somebody who is not on the roster then."""
        if not self.present(day):
            return frozenset()
        return frozenset(t.post for t in self.tenures if _holds(t.since, t.until, day))

    def is_member(self, day: date) -> bool:
        """A Party member, full or probationary, on ``day``."""
        return self.present(day) and self.membership in (Membership.FULL, Membership.PROBATIONARY)

    def is_full_member(self, day: date) -> bool:
        """A full member on ``day``, who may vote; somebody made full later was probationary before."""
        return (
            self.present(day)
            and self.membership is Membership.FULL
            and (self.full_since is None or self.full_since <= day)
        )


@dataclass(frozen=True, slots=True)
class Lead:
    """Who headed a department and who was in charge of it up to ``until``, that day included."""

    until: date
    head_id: int | None = None
    in_charge_id: int | None = None


@dataclass(frozen=True, slots=True)
class Department:
    """A department, its head, and the committee member in charge of it (分管).

    ``earlier`` holds who led it before, in the order of time.
    """

    id: int
    name: str
    head_id: int | None = None
    in_charge_id: int | None = None
    since: date | None = None
    until: date | None = None
    earlier: tuple[Lead, ...] = ()

    def exists(self, day: date) -> bool:
        """Whether the department is one of the branch's on ``day``."""
        return _holds(self.since, self.until, day)

    def on(self, day: date) -> "Department":
        """The department with its head and member in charge of ``day``."""
        lead = next((lead for lead in self.earlier if day <= lead.until), None)
        if lead is None:
            return self
        return replace(self, head_id=lead.head_id, in_charge_id=lead.in_charge_id)


@dataclass(frozen=True, slots=True)
class Branch:
    """A Party branch and the settings that its duty list depends on.

    ``tracking_start`` is the first day of the month from which missed periods count against the branch.
    ``full_members`` is the number stated at set-up; it decides whether there is a committee.
    ``leadership_team`` says that the branch's committee is a unit's leadership team, so that 民主生活会
    applies to it as well. ``last_election`` is the day on which the committee was elected, for a term of
    ``term_years``: five in villages and communities, elsewhere three (《支部工作条例（试行）》第六章).
    ``walked_year`` is the last year whose list the branch has gone through.
    """

    id: int
    name: str
    tracking_start: date
    full_members: int
    leadership_team: bool = False
    time_zone: str = "Asia/Shanghai"
    last_election: date | None = None
    term_years: int = TERM_YEARS
    walked_year: int | None = None

    @property
    def has_committee(self) -> bool:
        """Whether the branch sets up a committee."""
        return self.full_members >= COMMITTEE_FROM_FULL_MEMBERS


@dataclass(frozen=True, slots=True)
class Roster:
    """All people and departments a branch has or had."""

    people: tuple[Person, ...] = ()
    departments: tuple[Department, ...] = ()
    _by_id: dict[int, Person] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id.update((person.id, person) for person in self.people)

    def find(self, person_id: int | None) -> Person | None:
        """The person of that id, present or gone; None when unknown."""
        return None if person_id is None else self._by_id.get(person_id)

    def on(self, day: date) -> tuple[Person, ...]:
        """Everybody on the roster on ``day``, in the order of the roster."""
        return tuple(person for person in self.people if person.present(day))

    def holders(self, post: Post, day: date) -> tuple[Person, ...]:
        """Who holds ``post`` on ``day``."""
        return tuple(person for person in self.people if post in person.posts(day))

    def secretary(self, day: date) -> Person | None:
        """The branch secretary on ``day``; None while the post is vacant."""
        return next(iter(self.holders(Post.BRANCH_SECRETARY, day)), None)

    def deputy(self, day: date) -> Person | None:
        """The deputy secretary on ``day``, if there is one."""
        return next(iter(self.holders(Post.DEPUTY_SECRETARY, day)), None)

    def committee(self, day: date) -> tuple[Person, ...]:
        """The members of the committee (支委) on ``day``, the secretary among them."""
        return tuple(person for person in self.people if person.posts(day) & COMMITTEE_POSTS)

    def members(self, day: date) -> tuple[Person, ...]:
        """The Party members, full and probationary, on ``day``."""
        return tuple(person for person in self.people if person.is_member(day))

    def voters(self, day: date) -> tuple[Person, ...]:
        """The full members on ``day``: those entitled to vote, exempt or not."""
        return tuple(person for person in self.people if person.is_full_member(day))

    def departments_on(self, day: date) -> tuple[Department, ...]:
        """The departments as they were on ``day``, in the order of the roster."""
        return tuple(d.on(day) for d in self.departments if d.exists(day))

    def heads(self, day: date, in_charge: int | None = None) -> tuple[Person, ...]:
        """Department heads on ``day``, each once; with ``in_charge`` only of that member's departments."""
        ids = dict.fromkeys(
            d.head_id for d in self.departments_on(day) if in_charge is None or d.in_charge_id == in_charge
        )
        found = (self.find(head_id) for head_id in ids)
        return tuple(person for person in found if person is not None and person.present(day))
