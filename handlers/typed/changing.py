"""What a typed correction makes of a record: each field that was said anew, the others as they were. Pure."""

from dataclasses import replace

from bot.attendance import expected_people, with_absences
from bot.record_types import SPECS
from bot.records import Absence, Interview, Meeting
from handlers.forms.fields import card
from handlers.forms.flow import begin, enter
from handlers.forms.state import REVIEW, Context, FormState, Move, Told
from handlers.forms.steps import telling
from handlers.forms.widgets.base import rechecked
from handlers.forms.widgets.types import TypeWidget
from handlers.typed.doubting import doubts_of
from handlers.typed.filling import interview_of, meeting_of
from handlers.typed.naming import Names
from messages.reading.lines.model import Intent, LineRecord, Reading

_TALK_FIELDS = ("start", "end", "on", "place", "counterparts", "recorder", "key_points")
_MEETING_FIELDS = (
    *("start", "end", "on", "also", "place", "host", "recorder", "lecturer", "group", "observers"),
    *("agenda", "resolutions", "details", "votes"),
)
_ADDED = ("agenda", "resolutions", "observers", "votes", "also")
"""What a correction adds to; the other fields it replaces."""


def changed(state: FormState, reading: Reading, record: LineRecord, context: Context) -> FormState:
    """The form, at its card, with what ``record`` says changed; ``before`` is the record as it was."""
    entry = state.content
    names = Names(context)
    moved = state
    if record.type not in (None, entry.type) and SPECS[record.type].form is state.form:
        outcome = TypeWidget().pick(state, context, str(record.type))
        moved = outcome.state if isinstance(outcome, Move) else state
    match moved.content:
        case Meeting() as meeting:
            moved = _meeting(moved, meeting, record, context)
        case Interview() as talk:
            said = interview_of(talk.model_copy(update={"counterparts": ()}), record, names)
            moved = moved.having(**_given(said, talk, _TALK_FIELDS))
            if record.host is not None:
                moved = moved.having(by=said.by)
        case _:
            moved = moved if record.date is None else moved.having(on=record.date)
    taken = replace(reading.records[0], date=record.date)  # the day as it was taken, not as it was first read
    return _shown(state, moved, replace(reading, records=(taken,)), context)


def _given(
    said: Meeting | Interview, before: Meeting | Interview, fields: tuple[str, ...]
) -> dict[str, object]:
    """The fields that hold something in ``said``, joined to those of ``before`` that are added to."""
    found: dict[str, object] = {}
    for name in fields:
        value = getattr(said, name)
        if value in (None, (), {}):
            continue
        had = getattr(before, name)
        if name in _ADDED and had:
            value = (*had, *(one for one in value if one not in had))
        found[name] = {**had, **value} if isinstance(value, dict) else value
    if "start" in found and "end" not in found and hasattr(before, "end"):
        end, start = before.end, said.start
        found["end"] = end if end is not None and start is not None and end > start else None
    return found


def _meeting(state: FormState, meeting: Meeting, record: LineRecord, context: Context) -> FormState:
    empty = Meeting(type=meeting.type, details=meeting.details)
    said = meeting_of(empty, record, Names(context))
    given = _given(said, meeting, _MEETING_FIELDS)
    given = {name: value for name, value in given.items() if value != getattr(meeting, name)}
    moved = state.having(**given)
    if given.keys() & {"on", "group"}:
        moved = rechecked(moved, moved.meeting, context).state
    return moved.model_copy(update={"entry": _attendance(moved.meeting, record, context)})


def _attendance(meeting: Meeting, record: LineRecord, context: Context) -> Meeting:
    """Who came, with the numbers and names that were said anew."""
    said = (record.expected, record.actual, record.absent_count)
    if said == (None, None, None) and not record.absentees:
        return meeting
    names = Names(context)
    known = expected_people(meeting, context.roster, meeting.on or context.today)
    new = tuple(Absence(who=names.of(one.name), reason=one.reason) for one in record.absentees if one.name)
    again = {absence.who for absence in new}
    absences = (*(one for one in meeting.absences if one.who not in again), *new)
    if record.absent_count == 0 and not new:
        absences = ()
    if known and said in ((None, None, None), (None, None, 0)):
        return with_absences(meeting, known, absences)
    expected = record.expected if record.expected is not None else meeting.expected
    actual = record.actual if record.actual is not None else meeting.actual
    if record.absent_count is not None and record.actual is None and expected is not None:
        actual = expected - record.absent_count
    whole = with_absences(meeting, known, absences) if known else meeting
    if known and (whole.expected, whole.actual) == (expected, actual):
        return whole
    return meeting.model_copy(
        update={"expected": expected, "actual": actual, "present": (), "absences": absences}
    )


def _shown(before: FormState, moved: FormState, reading: Reading, context: Context) -> FormState:
    """The form at its card; or, where a new name fits two people, at the question which of them."""
    doubts = doubts_of(reading, 0, context.today)
    touched = set(_fields(before, moved))
    kept = tuple(doubt for doubt in before.doubts if doubt.field not in touched)
    settled = moved.model_copy(update={"doubts": (*kept, *doubts)})
    asked = card(settled.content, context.roster)
    unclear = next((doubt for doubt in doubts if doubt.ids and doubt.field in asked), None)
    if unclear is not None:
        return enter(settled, unclear.field, context, editing=True)
    if before.step != REVIEW and not before.editing:
        return telling(begin(settled, context), Told(key="told.changed", fine=True))
    return enter(settled, REVIEW, context).model_copy(update={"before": before.entry})


def _fields(before: FormState, after: FormState) -> list[str]:
    """The fields whose values differ, attendance as one."""
    one, other = before.content, after.content
    names = [name for name in type(other).model_fields if getattr(one, name, None) != getattr(other, name)]
    numbers = {"expected", "actual", "present", "absences"}
    return [*names, *(["attendance"] if numbers & set(names) else [])]


def added(state: FormState, words: str, context: Context) -> FormState:
    """The form, at its card, with words put behind what its content says."""
    entry = state.content
    field = "key_points" if hasattr(entry, "key_points") else "findings" if hasattr(entry, "findings") else ""
    if not field:
        return state
    had = getattr(entry, field)
    moved = state.having(**{field: f"{had}\n{words}" if had else words})
    return enter(moved, REVIEW, context).model_copy(update={"before": entry})


def fits(reading: Reading) -> bool:
    """Whether a line that is no correction by its words says single fields and no event of its own."""
    if len(reading.records) != 1 or reading.records[0].type is not None:
        return False
    record = replace(reading.records[0], status=None, topics=(), counterpart=None, backfilled=False)
    if reading.intent is Intent.UNCLEAR:
        return record != LineRecord()
    two_fit = any("field" in warning.values for warning in reading.warnings)
    return record.date is None and (two_fit or record != LineRecord())
