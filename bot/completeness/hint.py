"""What a completeness rule says: a hint with its rule, level and code. Hints warn; the person decides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.records import Inspection, Interview, Meeting, ReportSubmission
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


Param = int | str | date


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
        marks = (self.params.get(name) for name in ("field", "subject", "text", "record_id"))
        return ":".join([self.code.value, *(str(mark) for mark in marks if mark is not None)])


@dataclass(frozen=True, slots=True)
class Other:
    """Another record of the branch, to be compared with."""

    record_id: int
    entry: AnyEntry


@dataclass(frozen=True, slots=True)
class Setting:
    """What a record is judged in; ``day`` is the record's own day, or today while it has none."""

    roster: Roster
    branch: Branch
    day: date
    others: tuple[Other, ...] = ()
    worked: Mapping[date, bool] = field(default_factory=dict)


Hints = Iterator[Hint]


def names(setting: Setting, people: frozenset[int]) -> str:
    """The names of people in the order of the roster, joined as Chinese lists are."""
    return "、".join(person.name for person in setting.roster.people if person.id in people)
