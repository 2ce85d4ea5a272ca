"""A form filled from a typed line: every field that was said, and nothing that was not.

Names become people of the roster where exactly one fits; what the line leaves open becomes a doubt, which the
card shows or the form asks about. The line itself stays with the record, so that no word of it is lost.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.record_types import CONTENTS, SPECS, Detail, Form, RecordType
from bot.records import Inspection, Interview, Meeting, Named, ReportSubmission, Resolution, Vote
from handlers.forms.state import AnyEntry, Context, FormState, Typed, blank
from handlers.typed.attending import attended
from handlers.typed.doubting import doubts_of
from handlers.typed.naming import Names
from messages.reading.line_words import report_named, speaks_of_a_talk, subject_named
from messages.reading.lines.model import LineRecord, Reading, VoteSaid
from messages.reading.lines.reader import read_line


def read_again(line: Typed, context: Context) -> Reading:
    """What a kept line says, as of the time when it was typed."""
    return read_line(line.text, line.at, context.roster)


def begun(state: FormState, kind: RecordType, context: Context) -> FormState:
    """The form as one of ``kind``, with all that was said, sent and named before its type was known."""
    entry = blank(kind, state.form).model_copy(update={"attachments": state.early})
    if isinstance(entry, Interview) and state.people:
        entry = entry.model_copy(update={"counterparts": state.people})
    if isinstance(entry, Interview | Meeting) and state.points:
        entry = entry.model_copy(update={"key_points": state.points})
    opened = state.model_copy(update={"entry": entry, "early": (), "people": (), "points": ""})
    return opened if state.line is None else filled(opened, state.line, context)


def filled(state: FormState, line: Typed, context: Context) -> FormState:
    """The form, which has a type, with what its part of the line says."""
    reading = read_again(line, context)
    entry = state.content.model_copy(update={"line": line.text})
    if line.part >= len(reading.records):
        return state.model_copy(update={"entry": entry})
    record = reading.records[line.part]
    doubts = doubts_of(reading, line.part, context.today)
    if record.date is not None and record.date > context.today:
        record = replace(record, date=None)  # a record is of something held; the doubt tells of the day
    names = Names(context)
    said = _said(entry, record, names)
    if isinstance(said, Meeting):
        said, about = attended(said, record, names, reading.warnings)
        doubts = (*doubts, *about)
    return state.model_copy(update={"entry": said, "doubts": doubts})


def _said(entry: AnyEntry, record: LineRecord, names: Names) -> AnyEntry:
    match entry:
        case Meeting():
            return meeting_of(entry, record, names)
        case Interview():
            return interview_of(entry, record, names)
        case ReportSubmission():
            by = (names.of(record.host),) if record.host else ()
            report = report_named(entry.line or "")
            return entry.model_copy(update={"report": report, "by": by, "on": record.date})
        case Inspection():
            subject = subject_named(entry.line or "")
            return entry.model_copy(update={"subject": subject, "on": record.date})


def times_of(record: LineRecord) -> dict[str, object]:
    """Start and end; the end out of the length where that was said instead, within the same day."""
    start, end = record.time_start, record.time_end
    if start is not None and end is None and record.duration_min is not None:
        begins = datetime.combine(date.min, start)
        ends = begins + timedelta(minutes=record.duration_min)
        end = ends.time() if ends.date() == begins.date() else None
    return {"start": start, "end": end}


def meeting_of(meeting: Meeting, record: LineRecord, names: Names) -> Meeting:
    """The meeting with what the line says, attendance aside."""
    spec = SPECS[meeting.type]
    details = dict(meeting.details)
    if record.sequence is not None and Detail.SEQUENCE in spec.details:
        details[Detail.SEQUENCE] = str(record.sequence)
    asked = spec.questions
    also = tuple(kind for kind in record.also if kind in CONTENTS and kind != meeting.type)
    values: dict[str, object] = {
        **times_of(record),
        "on": record.date,
        "also": also,
        "place": record.place,
        "host": names.one(record.host),
        "recorder": names.one(record.recorder),
        "lecturer": names.one(record.lecturer) if "lecturer" in asked else None,
        "group": names.group(record.group) if "group" in asked else None,
        "observers": tuple(names.of(name).name for name in record.observers),
        "agenda": record.topics,
        "resolutions": resolutions_of(record, names) or None,
        "details": details,
    }
    held = meeting.model_copy(update=values)
    votes = (vote_of(record.vote, held),) if record.vote is not None and spec.votes else ()
    return held.model_copy(update={"votes": votes})


def resolutions_of(record: LineRecord, names: Names) -> tuple[Resolution, ...]:
    """What was decided, who sees to it, and by when."""
    return tuple(
        Resolution(text=one.text, owner=names.of(one.owner).name if one.owner else None, due=one.due)
        for one in record.decisions
    )


def vote_of(said: VoteSaid, meeting: Meeting) -> Vote:
    """The numbers as said; 一致同意 alone says that nobody was against, and no more."""
    subjects = [*(one.text for one in meeting.resolutions or ()), *meeting.agenda]
    nobody = 0 if said.unanimous else None
    return Vote(
        subject=subjects[0] if subjects else "",
        in_favour=said.in_favour,
        against=nobody if said.against is None else said.against,
        abstained=nobody if said.abstained is None else said.abstained,
    )


def interview_of(talk: Interview, record: LineRecord, names: Names) -> Interview:
    """The talk with what the line says; who types 和李四谈话 means a talk of their own."""
    who = tuple(filter(None, (record.counterpart, *record.participants)))
    others = tuple(names.titled(name, record.counterpart_role) for name in who) or talk.counterparts
    host = names.one(record.host) or names.me
    by = (host,) if host is not None and host not in others else ()
    decided = tuple(one.text for one in record.decisions)
    said = "\n".join((*record.topics, *decided)) or None
    values: dict[str, object] = {
        **times_of(record),
        "on": record.date,
        "place": record.place,
        "by": by,
        "counterparts": others,
        "recorder": names.one(record.recorder),
        "key_points": said,
    }
    return talk.model_copy(update=values)


def form_of(record: LineRecord, words: str) -> Form:
    """Which form a record takes: by its type, else a talk where it names whom it was with."""
    if record.type is not None:
        return SPECS[record.type].form
    about = record.counterpart or record.counterpart_role or speaks_of_a_talk(words)
    return Form.INTERVIEW if about else Form.MEETING


def people_of(record: LineRecord, names: Names) -> tuple[Named, ...]:
    """Whom a talk of a type not yet known was with."""
    return tuple(names.of(name) for name in filter(None, (record.counterpart, *record.participants)))
