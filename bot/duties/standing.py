"""Standing: where one duty stands for one owner on one day, out of stored records. Types and their meaning.

``bot.duties.tally`` computes it; this file says what the answer is made of. No words: states and reasons are
codes, and ``messages/`` words them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.duties.periods import Period


class State(StrEnum):
    """Where a duty stands in a period, from 未开始 to 未跟踪."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    NOT_APPLICABLE = "not_applicable"
    STANDING = "standing"
    AD_HOC = "ad_hoc"
    UNTRACKED = "untracked"


class Why(StrEnum):
    """Why a duty stands as it does; the params of each are named beside it."""

    MET = "met"
    """Everything required is there: ``done``, ``required``."""
    MET_LATE = "met_late"
    """The same, but after the date: ``due``, ``on`` (when it was met)."""
    OVERDUE = "overdue"
    """The date is past: ``due``, ``days``."""
    DUE_TODAY = "due_today"
    """The last day on time: ``due``."""
    DUE_IN = "due_in"
    """Within the lead time: ``due``, ``days``."""
    BEHIND_PACE = "behind_pace"
    """A yearly number that an even pace would have further on: ``expected``, ``done``, ``due``."""
    NOT_OPEN = "not_open"
    """Its time has not come: ``opens``, ``due``."""
    TURNED_OFF = "turned_off"
    """The branch turned it off: ``reason``."""
    OPTIONAL = "optional"
    """Off until a branch turns it on."""
    NO_COMMITTEE = "no_committee"
    """Under seven full members there is no 支委会: ``full_members``."""
    NO_LEADERSHIP_TEAM = "no_leadership_team"
    """民主生活会 is for leadership teams; a branch holds 组织生活会."""
    NO_GROUPS = "no_groups"
    """The branch has no Party groups."""
    NO_COUNTERPARTS = "no_counterparts"
    """There is nobody to talk with (or no department in charge)."""
    NOT_YOURS = "not_yours"
    """The person asked about does not hold the post that owes it."""
    WAIVED = "waived"
    """Marked not applicable for this period: ``reason``."""
    UNTRACKED = "untracked"
    """The period ended before tracking began or the post was taken: ``since``."""
    STANDING = "standing"
    """Listed, never counted."""
    AD_HOC = "ad_hoc"
    """When there is cause: ``done`` this year."""
    INBOUND = "inbound"
    """The level above owes it: ``done`` this year."""
    SENSITIVE = "sensitive"
    """Only that it was reported and when is ever kept, never the content."""
    ATTENDANCE = "attendance"
    """Came to ``attended`` of ``total`` meetings this year."""
    TERM_UNTIL = "term_until"
    """The committee's term runs: ``due``, its last day."""
    NO_ELECTION_DATE = "no_election_date"
    """Nobody has said when the committee was elected."""
    MERGED = "merged"
    """Followed as another duty: ``duty_id``."""


Param = int | str | date | None


@dataclass(frozen=True, slots=True)
class Reason:
    """A code and what fills it in; the words are in ``messages/``."""

    code: Why
    params: Mapping[str, Param] = field(default_factory=dict)


class Reject(StrEnum):
    """Why a record did not count towards a duty."""

    WRONG_TYPE = "wrong_type"
    OTHER_TALK_TYPE = "other_talk_type"
    HOST_MISSING = "host_missing"
    HOST_NOT_SECRETARY = "host_not_secretary"
    TALKER_MISSING = "talker_missing"
    TALKER_NOT_SECRETARY = "talker_not_secretary"
    TALKER_NOT_COMMITTEE = "talker_not_committee"
    TALKER_NOT_IN_CHARGE = "talker_not_in_charge"
    NOT_BY_OWNER = "not_by_owner"
    COUNTERPART_MISSING = "counterpart_missing"
    COUNTERPART_NOT_IN_GROUP = "counterpart_not_in_group"
    DEPARTMENT_NOT_IN_CHARGE = "department_not_in_charge"
    TALK_WITH_ONESELF = "talk_with_oneself"
    SEVERAL_AT_ONCE = "several_at_once"
    LECTURER_MISSING = "lecturer_missing"
    LECTURER_NOT_SECRETARY = "lecturer_not_secretary"
    GROUP_MISSING = "group_missing"
    UNKNOWN_GROUP = "unknown_group"
    WRONG_REPORT = "wrong_report"
    WRONG_SUBJECT = "wrong_subject"
    YEAR_MISSING = "year_missing"
    WRONG_YEAR = "wrong_year"
    TOO_EARLY = "too_early"
    OTHER_PERIOD = "other_period"
    INBOUND = "inbound"
    NOT_INBOUND = "not_inbound"
    INBOUND_FROM_MISSING = "inbound_from_missing"
    OTHER_LEVEL = "other_level"
    NOT_COUNTED = "not_counted"


@dataclass(frozen=True, slots=True)
class Counted:
    """A record that counted. ``late``: after the due date. ``handed_over``: by the secretary before."""

    record_id: int
    on: date
    late: bool = False
    handed_over: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """A near miss: a record that was looked at and did not count, and why."""

    record_id: int
    on: date
    code: Reject


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing owed among several: a counterpart (one id), a pair (two ids) or a Party group (its name)."""

    people: tuple[int, ...] = ()
    group: str | None = None
    required: int = 1
    records: tuple[int, ...] = ()

    @property
    def done(self) -> bool:
        """Whether enough records cover it."""
        return len(self.records) >= self.required


@dataclass(frozen=True, slots=True)
class Slot:
    """One period of the year shown, for the months, quarters or halves of a duty."""

    period: Period
    state: State
    done: int
    required: int
    key: str
    units: tuple[Unit, ...] = ()
    waived: bool = False

    @property
    def met(self) -> bool:
        """Whether the period has what it needs."""
        return self.state in (State.DONE, State.DONE_LATE)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a duty stands.

    ``state``, ``done``, ``required``, ``counted`` and ``units`` are of the current ``period``; ``slots`` are
    all periods shown of this year (months of a monthly duty), ``missed`` those that passed without. ``done``
    counts records, or units where there are units; ``stated`` is what the person stated beside records
    (本人填报). ``due`` is the deadline, ``paced_due`` by when an even pace would have the next one, and
    ``expected_by_now`` how many such a pace would have. ``key`` names the item of the current period.
    """

    duty_id: str
    owner: int | None
    state: State
    reason: Reason
    key: str
    period: Period | None = None
    required: int = 0
    done: int = 0
    stated: int = 0
    counted: tuple[Counted, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    units: tuple[Unit, ...] = ()
    due: date | None = None
    paced_due: date | None = None
    paced_from: date | None = None
    expected_by_now: int | None = None
    slots: tuple[Slot, ...] = ()
    missed: tuple[Slot, ...] = ()
    below_minimum: bool = False

    @property
    def missing(self) -> tuple[Unit, ...]:
        """The counterparts, pairs or groups still owed."""
        return tuple(unit for unit in self.units if not unit.done)

    @property
    def missing_people(self) -> tuple[int, ...]:
        """Everybody named in ``missing``, each once."""
        return tuple(dict.fromkeys(person for unit in self.missing for person in unit.people))

    @property
    def overall(self) -> State:
        """``state``, but overdue while an earlier period of the year was missed."""
        return State.OVERDUE if self.missed else self.state

    @property
    def year_done(self) -> int:
        """How many of the periods shown were met."""
        return sum(slot.met for slot in self.slots)

    @property
    def year_required(self) -> int:
        """How many of the periods shown are owed: those before tracking began and those waived are not."""
        return sum(slot.state not in (State.UNTRACKED, State.NOT_APPLICABLE) for slot in self.slots)

    @property
    def open(self) -> bool:
        """Whether anything is still owed, now or from an earlier period."""
        return self.overall in (State.NOT_STARTED, State.IN_PROGRESS, State.DUE_SOON, State.OVERDUE)
