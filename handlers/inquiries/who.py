"""谁没来, 谁讲的: the names that are asked for, out of records whose content who asks may read."""

from dataclasses import replace

from bot.record_types import SPECS, Form
from bot.records import Meeting
from handlers.inquiries.ground import Ground
from handlers.inquiries.posed import AWAY, LAST, LECTURERS, MEETINGS, Posed
from messages.entry_text import absences_text
from messages.reading.asked import QuestionKind
from storage.records import StoredRecord

_OF_MEETINGS = (QuestionKind.SHOW_RECORD, QuestionKind.LAST_EVENT, QuestionKind.HAS_EVENT)


def wanting_names(posed: Posed) -> Posed:
    """The question as one for records, where it is for names in them.

    Where no kind and no day is said, the newest meeting is meant.
    """
    asked, shades = posed.asked, posed.shades
    talks = any(SPECS[kind].form is not Form.MEETING for kind in asked.types)
    came = AWAY in shades and asked.kind is QuestionKind.MISSING_COUNTERPARTS
    if not shades & {AWAY, LECTURERS} or talks or not (came or asked.kind in _OF_MEETINGS):
        return posed
    if not asked.types:
        shades |= {MEETINGS} if asked.period or asked.date else {MEETINGS, LAST}
    return Posed(replace(asked, kind=QuestionKind.SHOW_RECORD), shades)


def asks_who(ground: Ground) -> bool:
    """Whether names out of the records are wanted, and not the records."""
    return bool(ground.posed.shades & {AWAY, LECTURERS})


def named(ground: Ground, one: StoredRecord) -> str | None:
    """Who was away of a meeting, or who gave the lecture; None for what is no meeting."""
    if not isinstance(one.entry, Meeting):
        return None
    return _away(ground, one.entry) if AWAY in ground.posed.shades else _lecturer(ground, one.entry)


def _away(ground: Ground, meeting: Meeting) -> str:
    """The names with their reasons; where only numbers are on record, how many."""
    if meeting.absences:
        return ground.say("away", names=absences_text(meeting.absences, ground.language))
    short = (meeting.expected or 0) - (meeting.actual or 0)
    if meeting.expected is None or meeting.actual is None:
        return ground.say("away_unsaid")
    return ground.say("away_count", count=short) if short > 0 else ground.say("all_came")


def _lecturer(ground: Ground, meeting: Meeting) -> str:
    if meeting.lecturer is None:
        return ground.say("lecturer_unsaid")
    return ground.say("lectured", name=meeting.lecturer.name)
