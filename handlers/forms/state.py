"""What an unfinished form is: the record so far, the open step, and what a widget needs to go on.

A draft's row keeps a ``FormState`` as JSON; a restart, a week or a change of process loses none of it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import ConfigDict, Field

from bot.completeness import Other
from bot.record_types import Detail, Form, RecordType
from bot.records import Attachment, Entry, Inspection, Interview, Meeting, Named, ReportSubmission, Value
from bot.roster import Branch, Roster
from messages.callbacks.steps import FormTap
from messages.hint_text import HintLine
from messages.reading.problem import Problem

TYPE = "type"
REVIEW = "review"
UNFOLDED = "all"
"""The panel of a review card that shows a button for each field."""
ANSWERS = "answers"
"""The step, opened from the review card, that takes an answer to a hint."""

AnyEntry = Meeting | Interview | ReportSubmission | Inspection


class Told(Value):
    """What the person is told of the last input: a label's key and its values; ``fine`` is no warning."""

    key: str
    values: dict[str, str] = Field(default_factory=dict)
    fine: bool = False


class Typed(Value):
    """The line that a form is filled from: its words, when it was typed, and which of its records this is."""

    text: str
    at: datetime
    part: int = 0
    of: int = 1


class Doubt(Value):
    """What a line left open about a field, in words; ``ids`` are those whom an unclear name may mean."""

    field: str = ""
    told: Told
    ids: str = ""


class FormState(Value):
    """A form in the making.

    ``step`` is the open field, ``type`` or ``review``; ``editing`` says that it was opened from the review
    card and returns there. ``panel`` is what a widget has unfolded (a calendar's month, a person whose reason
    is asked). ``offered`` are the words behind the step's numbered buttons. ``record_id`` is the record that
    is amended, None for a new one, and ``record_revision`` what it was amended from. ``typed`` are the chat's
    messages that hold the record's content. ``early`` are files that came before the type was chosen.
    ``answers`` is what was said to hints, by their keys. ``line`` is the typed line behind the form,
    ``doubts`` what it left open, ``people`` whom a talk is with and ``points`` its content before its type is
    known. ``before`` is the record before the last typed correction, to show what that changed. ``then`` is
    the draft that comes up after this one, ``plan_id`` the planned meeting that this is the record of.
    """

    # A draft of an older version of the program may hold a field that is no more.
    model_config = ConfigDict(frozen=True, extra="ignore")

    form: Form
    entry: Entry | None = None
    step: str = TYPE
    editing: bool = False
    panel: str = ""
    offered: tuple[str, ...] = ()
    told: Told | None = None
    record_id: int | None = None
    record_revision: int | None = None
    album: str | None = None
    typed: tuple[int, ...] = ()
    early: tuple[Attachment, ...] = ()
    answers: dict[str, str] = Field(default_factory=dict)
    line: Typed | None = None
    doubts: tuple[Doubt, ...] = ()
    people: tuple[Named, ...] = ()
    points: str = ""
    before: Entry | None = None
    then: int | None = None
    plan_id: int | None = None

    def doubt(self, step: str) -> Doubt | None:
        """What is unclear about a field."""
        return next((doubt for doubt in self.doubts if doubt.field == step), None)

    @property
    def content(self) -> AnyEntry:
        """The record so far.

        Raises:
            LookupError: the type has not been chosen yet.
        """
        if self.entry is None:
            raise LookupError("the form has no type yet")
        return self.entry

    @property
    def meeting(self) -> Meeting:
        """The record so far, which is a meeting.

        Raises:
            LookupError: it is something else.
        """
        if not isinstance(self.entry, Meeting):
            raise LookupError("the form is no meeting")
        return self.entry

    def having(self, **values: object) -> "FormState":
        """The form with those values in its record."""
        return self.model_copy(update={"entry": self.content.model_copy(update=values)})

    def with_detail(self, detail: Detail, text: str) -> "FormState":
        """The form with a detail of its type set."""
        return self.having(details={**self.content.details, detail: text})


@dataclass(frozen=True, slots=True)
class Context:
    """What a form's steps look things up in: the roster, the person, earlier records.

    ``earlier`` are the last records of the type, newest first; ``hints`` are there for the review card alone.
    """

    branch: Branch
    roster: Roster
    person_id: int
    today: date
    language: str
    places: tuple[str, ...] = ()
    previous: AnyEntry | None = None
    earlier: tuple[Other, ...] = ()
    hints: tuple[HintLine, ...] = ()
    due_types: tuple[RecordType, ...] = ()
    pending: tuple[int, ...] = ()

    @property
    def me(self) -> Named | None:
        """The person who fills the form in."""
        person = self.roster.find(self.person_id)
        return None if person is None else Named(name=person.name, person_id=person.id)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes the buttons of one showing of a draft: all carry its id and revision."""

    draft: int
    revision: int
    language: str

    def tap(self, action: str, value: str = "") -> str:
        """The callback data of an action inside this form."""
        return FormTap(self.draft, self.revision, action, value).encode()


@dataclass(frozen=True, slots=True)
class Move:
    """Where an input leads: the form after it, whether the step is done with, and what there is to tell."""

    state: FormState
    done: bool = True
    told: Told | None = None


Outcome = Move | Told | Problem
"""What an input comes to: the form goes on, or the person is told what to do instead."""


def as_told(told: Problem | Told) -> Told:
    """A reading's problem as the form keeps it."""
    if isinstance(told, Told):
        return told
    return Told(key=f"problems.{told.code.value}", values=dict(told.values))


def blank(record_type: RecordType, form: Form) -> AnyEntry:
    """An entry of that type with nothing in it."""
    match form:
        case Form.MEETING:
            return Meeting(type=record_type)
        case Form.INTERVIEW:
            return Interview(type=record_type)
        case Form.REPORT_SUBMISSION:
            return ReportSubmission()
        case Form.INSPECTION:
            return Inspection()
