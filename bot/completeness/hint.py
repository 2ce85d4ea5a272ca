"""What a completeness rule says: a hint with its rule, level and code. Hints warn; the person decides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.duties.periods import Period
from bot.records import Fact, Inspection, Interview, Meeting, ReportSubmission
from bot.roster import Branch, Roster

AnyEntry = Meeting | Interview | ReportSubmission | Inspection


class Rule(StrEnum):
    """The rules by which inspectors judge a record."""

    R1 = "R1"
    R2 = "R2"
    R3 = "R3"
    R4 = "R4"
    R5 = "R5"
    R6 = "R6"
    R7 = "R7"
    R8 = "R8"
    R9 = "R9"
    R10 = "R10"
    R11 = "R11"
    R12 = "R12"
    R13 = "R13"
    R14 = "R14"
    R15 = "R15"
    R16 = "R16"
    R17 = "R17"


class Level(StrEnum):
    """How much a hint weighs: an inspector would call it wrong, would frown, or may ask."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """What a hint says; the params of each are named beside it."""

    FIELD_MISSING = "field_missing"
    """R1: ``field``, the name of the missing field."""
    MORE_PRESENT_THAN_EXPECTED = "more_present_than_expected"
    """R2: ``expected``, ``actual``."""
    ABSENCES_DO_NOT_ADD_UP = "absences_do_not_add_up"
    """R2: ``expected``, ``actual``, ``absent`` (how many are named)."""
    ABSENCE_WITHOUT_REASON = "absence_without_reason"
    """R2: ``names``."""
    QUORUM_NOT_MET = "quorum_not_met"
    """R3: ``present``, ``expected``, ``needed`` (the smallest number that would do)."""
    ELECTION_QUORUM_NOT_MET = "election_quorum_not_met"
    """R3: ``present``, ``expected``, ``needed``: four fifths of those entitled."""
    VOTE_NUMBERS_MISSING = "vote_numbers_missing"
    """R4: ``subject``."""
    VOTES_DO_NOT_ADD_UP = "votes_do_not_add_up"
    """R4: ``subject``, ``votes``, ``present``."""
    ENTITLED_BELOW_ROSTER = "entitled_below_roster"
    """R4: ``subject``, ``entitled``, ``voters``: the exemption never lowers a voting denominator."""
    ENTITLED_MISSING = "entitled_missing"
    """R4: ``subject``: the number entitled to vote is what a vote is judged by."""
    RESOLUTION_NOT_PASSED = "resolution_not_passed"
    """R4: ``subject``, ``in_favour``, ``needed``, ``entitled`` (those expected)."""
    PASSED_BY_PRESENT_ONLY = "passed_by_present_only"
    """R4: the same; more than half of those present, yet not of those expected."""
    ELECTION_NOT_WON = "election_not_won"
    """R4: ``subject``, ``in_favour``, ``needed``, ``present`` (those entitled and present)."""
    RESOLUTIONS_MISSING = "resolutions_missing"
    """R5."""
    RESOLUTION_WITHOUT_OWNER = "resolution_without_owner"
    """R5: ``text``."""
    RESOLUTION_WITHOUT_DATE = "resolution_without_date"
    """R5: ``text``."""
    NOBODY_SPOKE = "nobody_spoke"
    """R6."""
    ALL_AGREED = "all_agreed"
    """R6: ``phrase``, the words that stand for everybody's."""
    WEEKEND = "weekend"
    """R7: ``on``."""
    PUBLIC_HOLIDAY = "public_holiday"
    """R7: ``on``."""
    OVERLAPS = "overlaps"
    """R7: ``record_id``, ``on``."""
    IN_TWO_PLACES = "in_two_places"
    """R7: ``record_id``, ``names``."""
    HOST_ABSENT = "host_absent"
    """R8: ``names``."""
    RECORDER_ABSENT = "recorder_absent"
    """R8: ``names``."""
    SECRETARY_ABSENT_WITHOUT_DELEGATION = "secretary_absent_without_delegation"
    """R8: ``names`` (the secretary)."""
    HOST_NOT_SECRETARY = "host_not_secretary"
    """R8: ``names`` (who hosted): the secretary was there, or nothing says who asked the host to."""
    DELEGATE_NOT_COMMITTEE = "delegate_not_committee"
    """R8: ``names``: the host stands in for the secretary without being deputy or 支委."""
    NEAR_DUPLICATE = "near_duplicate"
    """R9: ``record_id`` and ``on`` of the record it is like, ``percent``."""
    STUDIED_BEFORE_PUBLISHED = "studied_before_published"
    """R10: ``text`` (what was studied), ``on``, ``published``."""
    BACKFILLED = "backfilled"
    """R11: ``days``, the workdays between the day held and the day logged."""
    TWICE_ON_A_DAY = "twice_on_a_day"
    """R12: ``record_id``, ``on``."""
    NO_COMMITTEE_BEFORE = "no_committee_before"
    """R13: ``since``, the first day that was looked at."""
    ATTENDANCE_LOW = "attendance_low"
    """R14: ``percent`` came to the last ``count`` of the type."""
    MANY_TALKS = "many_talks"
    """R15: ``count`` talks by ``names`` on one day."""
    SAME_WORDS = "same_words"
    """R15: ``record_id`` and ``on`` of a talk with somebody else in the same words, ``percent``."""
    GAP = "gap"
    """R16: ``periods`` of the year, before this one, that have no record of the type."""
    EXPECTED_NOT_ROSTER = "expected_not_roster"
    """R17: ``expected``, ``known`` (on the roster)."""
    EXPECTED_WITHOUT_EXEMPT = "expected_without_exempt"
    """R17: the same, and ``exempt``, how many whom article 23 excuses; exactly these were left out."""


Param = int | str | date | tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint; ``params`` fill in its words. ``key`` names it, so that an answer to it can be kept."""

    rule: Rule
    level: Level
    code: Code
    params: Mapping[str, Param] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The code with what distinguishes two hints of the same code."""
        marks = (self.params.get(name) for name in ("field", "subject", "text", "record_id", "periods"))
        return ":".join([self.code.value, *(_mark(mark) for mark in marks if mark is not None)])


def _mark(value: Param) -> str:
    return ",".join(period.label for period in value) if isinstance(value, tuple) else str(value)


@dataclass(frozen=True, slots=True)
class Other:
    """Another record of the branch, to be compared with."""

    record_id: int
    entry: AnyEntry


@dataclass(frozen=True, slots=True)
class Past:
    """What else the branch has on record, as far as a rule compares with it; never the record itself.

    ``earlier`` are the last records of the same type, newest first; ``facts`` what counting reads of any
    record; ``logged_on`` the day the record is or was logged; ``missed`` the periods of its year that have
    no record of its type (``bot.completeness.gaps``).
    """

    earlier: tuple[Other, ...] = ()
    facts: Sequence[Fact] = ()
    logged_on: date | None = None
    missed: tuple[Period, ...] = ()


NO_PAST = Past()
"""Nothing to compare with."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a record is judged in; ``day`` is the record's own day, or today while it has none."""

    roster: Roster
    branch: Branch
    day: date
    others: tuple[Other, ...] = ()
    worked: Mapping[date, bool] = field(default_factory=dict)
    past: Past = NO_PAST


Hints = Iterator[Hint]


def names(setting: Setting, people: frozenset[int]) -> str:
    """The names of people in the order of the roster, joined as Chinese lists are."""
    return "、".join(person.name for person in setting.roster.people if person.id in people)
