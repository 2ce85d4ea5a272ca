"""Why something typed could not be taken as it stands: a code and values, never words.

The words for each code stand in ``messages/labels/*/problems.yaml``, one sentence per code and language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from messages import fitting

_SHOWN = 40


class ProblemCode(StrEnum):
    """Every reason a reader can give; the comment names the values that come along."""

    EMPTY = "empty"
    TOO_LONG = "too_long"  # most
    NUMBER_WANTED = "number_wanted"  # shown
    NUMBER_OUT_OF_RANGE = "number_out_of_range"  # shown, least, most
    UNREADABLE_DATE = "unreadable_date"  # shown
    UNREADABLE_DAY_AHEAD = "unreadable_day_ahead"  # shown
    NO_SUCH_DATE = "no_such_date"  # shown
    IN_FUTURE = "in_future"  # shown, date
    WHICH_DAY = "which_day"  # shown
    WEEKDAY_DIFFERS = "weekday_differs"  # shown, date
    UNREADABLE_TIME = "unreadable_time"  # shown
    NO_SUCH_TIME = "no_such_time"  # shown
    ENDS_BEFORE_START = "ends_before_start"  # start, end
    UNREADABLE_YEAR = "unreadable_year"  # shown
    UNREADABLE_COUNTS = "unreadable_counts"  # shown
    EXPECTED_WANTED = "expected_wanted"  # shown
    MORE_PRESENT_THAN_EXPECTED = "more_present_than_expected"  # expected, actual
    COUNTS_DO_NOT_ADD_UP = "counts_do_not_add_up"  # expected, actual, absent
    UNREADABLE_VOTE = "unreadable_vote"  # shown
    VOTE_NUMBERS_WANTED = "vote_numbers_wanted"  # shown
    MORE_VOTES_THAN_PRESENT = "more_votes_than_present"  # votes, present
    YES_OR_NO = "yes_or_no"  # shown
    NAME_WANTED = "name_wanted"  # shown
    NAME_TOO_LONG = "name_too_long"  # shown, most
    NAME_CHARACTERS = "name_characters"  # shown, refused
    NAME_TWICE = "name_twice"  # name
    TWO_FIT = "two_fit"  # shown, names, ids
    NOT_ON_ROSTER = "not_on_roster"  # shown
    SELF_UNKNOWN = "self_unknown"  # shown
    POST_NOT_KNOWN = "post_not_known"  # shown
    DEPARTMENT_NOT_NAMED = "department_not_named"  # shown
    DEPARTMENT_TWICE = "department_twice"  # name
    HEAD_WANTED = "head_wanted"  # department
    TOO_MANY_NAMES = "too_many_names"  # shown
    HEADING = "heading"  # shown
    ABSENT_NOT_NAMED = "absent_not_named"  # shown
    NAME_BY_EAR = "name_by_ear"  # shown, name
    TYPE_NOT_KNOWN = "type_not_known"  # shown
    ROW_WITHOUT_NAME = "row_without_name"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; ``values`` fill the placeholders of the sentence for ``code``."""

    code: ProblemCode
    values: Mapping[str, str] = field(default_factory=dict)


def clip(text: str) -> str:
    """The text on one line and short enough to be shown back."""
    return fitting.clip(" ".join(text.split()), _SHOWN)


def problem(code: ProblemCode, **values: object) -> Problem:
    """A problem whose values are made into short strings."""
    return Problem(code, {key: clip(str(value)) for key, value in values.items()})
