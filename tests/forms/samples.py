"""A roster, a context and records for widgets, plainly samples."""

from datetime import date, time

from bot.record_types import SPECS, Detail, Form, RecordType, Report, Subject
from bot.records import (
    Absence,
    Attachment,
    Inspection,
    Interview,
    Meeting,
    Named,
    ReportSubmission,
    Resolution,
    Vote,
)
from bot.roster import Branch, Department, Person, Post, Roster, Tenure
from handlers.forms.fields import card
from handlers.forms.state import AnyEntry, Context, FormState, Pen, blank

TODAY = date(2026, 11, 20)
PEN = Pen(2**53, 2**31, "zh")
"""The largest numbers a draft may come to."""


def name(number: int) -> str:
    """The name of that person: no figure in it, which would be read as a number."""
    return f"示例{chr(ord('江') + number)}"


def roster(count: int = 8) -> Roster:
    """A secretary, two of the committee, and members; the later half in a second Party group."""
    posts = (Post.BRANCH_SECRETARY, Post.ORGANIZATION_MEMBER, Post.DISCIPLINE_MEMBER)
    people = tuple(
        Person(
            id=number,
            name=name(number),
            tenures=(Tenure(posts[number - 1]),) if number <= len(posts) else (),
            group="第一小组" if number <= count // 2 else "第二小组",
        )
        for number in range(1, count + 1)
    )
    return Roster(people=people, departments=(Department(1, "办公室", head_id=4, in_charge_id=2),))


def branch(full_members: int = 9, *, leadership_team: bool = False) -> Branch:
    """A branch that tracks this year."""
    return Branch(1, "示例支部", date(2026, 1, 1), full_members, leadership_team)


def context(count: int = 8, language: str = "zh", **more: object) -> Context:
    """What widgets look up."""
    base = {"branch": branch(), "roster": roster(count), "person_id": 1, "today": TODAY, "language": language}
    return Context(**{**base, **more})  # type: ignore[arg-type]


def form(kind: RecordType, step: str = "on", **values: object) -> FormState:
    """A form of that type with those values."""
    shape = SPECS[kind].form
    entry = blank(kind, shape).model_copy(update=values)
    return FormState(form=shape, entry=entry, step=step)


LONG = "长" * 3000
EMOJI = "😀" * 1500
WHO = Named(name="名" * 30, person_id=1)
FILES = tuple(Attachment(file_id="f" * 90, unique_id=str(n), kind="photo") for n in range(50))


def largest(kind: RecordType, text: str = LONG) -> AnyEntry:
    """A record of that type with everything as long as it may be typed."""
    spec = SPECS[kind]
    details: dict[Detail, str] = dict.fromkeys(spec.details, text)
    common = {"on": date(2025, 12, 28), "details": details, "attachments": FILES}
    match spec.form:
        case Form.MEETING:
            return Meeting.model_validate(
                {
                    **common,
                    "type": kind,
                    "also": tuple(RecordType),
                    "start": time(14, 30),
                    "end": time(16, 30),
                    "place": text[:100],
                    "host": WHO,
                    "recorder": WHO,
                    "lecturer": WHO,
                    "group": text[:30],
                    "expected": 1,
                    "actual": 900,
                    "absences": [Absence(who=WHO, reason=None)] * 200,
                    "observers": [text[:50]] * 60,
                    "agenda": [text[:60]] * 50,
                    "key_points": "大家一致同意" + text,
                    "resolutions": [Resolution(text=text[:900])] * 50,
                    "votes": [Vote(subject=text, in_favour=900)] * 40,
                    "host_delegated": text,
                }
            )
        case Form.INTERVIEW:
            people = {"by": (WHO,) * 60, "counterparts": (WHO,) * 200, "recorder": WHO, "key_points": text}
            return Interview.model_validate({**common, "type": kind, "place": text[:100], **people})
        case Form.REPORT_SUBMISSION:
            return ReportSubmission.model_validate(
                {**common, "report": Report.ANNUAL_SECRETARY, "by": (WHO,) * 60, "to": text[:100]}
            )
        case Form.INSPECTION:
            return Inspection.model_validate(
                {
                    **common,
                    "subject": Subject.SELF_CHECK,
                    "departments": (WHO,) * 60,
                    "by": (WHO,) * 60,
                    "findings": text,
                }
            )


def fields_of(kind: RecordType) -> tuple[str, ...]:
    """The card of a type with everything that may stand on it."""
    return card(largest(kind), roster())
