"""What a record must say: R1 time, place, host, recorder, agenda; R5 decisions; R6 who spoke."""

import re

from bot.completeness.hint import AnyEntry, Code, Hint, Hints, Level, Rule
from bot.record_types import SPECS, RecordType
from bot.records import Inspection, Interview, Meeting, ReportSubmission

_MEETING = ("on", "start", "place", "host", "recorder", "agenda")
_ALL_AGREED = re.compile(r"(?:大家|与会\w{0,4}?|全体\w{0,4}?)(?:都|均)?一致(?:认为|同意|表示)")
_DECIDING = (
    RecordType.BRANCH_MEMBERS_MEETING,
    RecordType.BRANCH_COMMITTEE_MEETING,
    RecordType.STRICT_GOVERNANCE_MEETING,
)


def _required(entry: AnyEntry) -> tuple[str, ...]:
    match entry:
        case Meeting(type=RecordType.PARTY_GROUP_MEETING):
            return (*_MEETING, "group")
        case Meeting(type=RecordType.PARTY_LECTURE):
            return (*_MEETING, "lecturer")
        case Meeting():
            return _MEETING
        case Interview(inbound=True):
            return ("on", "counterparts", "key_points")
        case Interview():
            return ("on", "start", "place", "by", "counterparts", "key_points")
        case ReportSubmission():
            return ("on", "report", "for_year", "by", "to")
        case Inspection():
            return ("on", "subject", "departments", "by", "findings")


def _blank(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, tuple):
        return not any(not _blank(part) for part in value)
    return value is None


def missing_fields(entry: AnyEntry) -> Hints:
    """R1: each field an inspector looks for first and does not find."""
    for name in _required(entry):
        if _blank(getattr(entry, name)):
            yield Hint(Rule.R1, Level.ERROR, Code.FIELD_MISSING, {"field": name})


def decisions(entry: AnyEntry) -> Hints:
    """R5: no decision stated, or one without anybody responsible or a date.

    Meetings that do not decide by nature (a lecture, a study session) are not asked for one; an empty tuple
    says that nothing was decided.
    """
    if not isinstance(entry, Meeting):
        return
    if entry.resolutions is None:
        if entry.type in _DECIDING or SPECS[entry.type].votes:
            yield Hint(Rule.R5, Level.WARNING, Code.RESOLUTIONS_MISSING)
        return
    for resolution in entry.resolutions:
        if _blank(resolution.owner):
            yield Hint(Rule.R5, Level.WARNING, Code.RESOLUTION_WITHOUT_OWNER, {"text": resolution.text})
        if resolution.due is None:
            yield Hint(Rule.R5, Level.WARNING, Code.RESOLUTION_WITHOUT_DATE, {"text": resolution.text})


def speech(entry: AnyEntry) -> Hints:
    """R6: nobody's words, or words put into everybody's mouth."""
    if not isinstance(entry, Meeting):
        return
    if _blank(entry.key_points):
        yield Hint(Rule.R6, Level.WARNING, Code.NOBODY_SPOKE)
    elif found := _ALL_AGREED.search(entry.key_points or ""):
        yield Hint(Rule.R6, Level.WARNING, Code.ALL_AGREED, {"phrase": found[0]})
