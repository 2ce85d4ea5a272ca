"""Attendance: everybody by one tap, absentees by a tap each with a reason, or bare numbers typed."""

from dataclasses import dataclass

from bot.attendance import expected_people, named, with_absences, with_counts
from bot.records import Absence, Meeting
from bot.roster import Person
from handlers.forms.state import Context, FormState, Move, Outcome, Pen
from handlers.forms.widgets.base import PAGE, Widget, laid_out, page_of, turned, turning, unfold
from messages.buttons import Button, Rows, rows
from messages.entry_text import reason_text
from messages.fitting import clip
from messages.labels import label
from messages.reading.absences import read_absences
from messages.reading.counts import Counts, read_counts
from messages.reading.normalise import tidy
from messages.reading.problem import Problem, ProblemCode

REASONS = ("leave", "business_trip", "sick", "on_duty", "study_leave")
"""Reasons offered by a tap: keys of the labels ``reasons.*``; kept in the record as Chinese words."""


@dataclass(frozen=True)
class AttendanceWidget(Widget):
    """Sets expected, actual, present and absences together."""

    def answered(self, state: FormState) -> bool:
        """The numbers are there."""
        return state.meeting.actual is not None

    def _expected(self, state: FormState, context: Context) -> tuple[Person, ...]:
        return expected_people(state.meeting, context.roster, state.meeting.on or context.today)

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """Everybody with a tick or a cross; or the reasons for one who was away."""
        if state.panel.startswith("why"):
            return self._reasons(pen)
        expected = self._expected(state, context)
        if not expected:
            return ()
        absent = {a.who.person_id: a.reason for a in state.meeting.absences}
        page = page_of(state)
        toggles = [
            Button(self._caption(person, absent, pen), pen.tap("v", str(person.id)))
            for person in expected[page * PAGE : (page + 1) * PAGE]
        ]
        everybody = Button(
            label(pen.language, "ask.everybody", count=len(expected)), pen.tap("v", "everybody")
        )
        top = [] if absent else [everybody]
        return rows(top, *laid_out(pen, toggles, turning(page, len(expected), pen), done=bool(absent)))

    def _caption(self, person: Person, absent: dict[int | None, str | None], pen: Pen) -> str:
        if person.id not in absent:
            return f"✅ {person.name}"
        reason = absent[person.id]
        return f"❌ {person.name}" + (f" {clip(reason_text(reason, pen.language), 12)}" if reason else "")

    def _reasons(self, pen: Pen) -> Rows:
        why = [Button(label(pen.language, f"reasons.{key}"), pen.tap("v", f"why-{key}")) for key in REASONS]
        return laid_out(pen, why, [Button(label(pen.language, "ask.reason_later"), pen.tap("v", "why-"))])

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """Everybody, somebody, a reason, a page, or the end."""
        if value == "everybody":
            return Move(self._with(state, context, ()))
        if value == "done":
            return Move(state)
        if value.startswith("p"):
            return turned(state, value)
        if value.startswith("why-"):
            key = value.removeprefix("why-")
            if key not in ("", *REASONS) or not state.panel.startswith("why"):
                raise LookupError(value)
            return self._reason(state, context, label("zh", f"reasons.{key}") if key else None)
        return self._toggle(state, context, value)

    def _toggle(self, state: FormState, context: Context, value: str) -> Outcome:
        person = next((p for p in self._expected(state, context) if str(p.id) == value), None)
        if person is None:
            raise LookupError(value)
        others = tuple(a for a in state.meeting.absences if a.who.person_id != person.id)
        if len(others) < len(state.meeting.absences):
            return Move(self._with(state, context, others), done=False)
        away = self._with(state, context, (*others, Absence(who=named(person))))
        return unfold(away, f"why{person.id}")

    def _reason(self, state: FormState, context: Context, reason: str | None) -> Outcome:
        """The reason of the person whose panel is open."""
        who = state.panel.removeprefix("why")
        given = tuple(
            a.model_copy(update={"reason": reason}) if str(a.who.person_id) == who else a
            for a in state.meeting.absences
        )
        ids = [str(person.id) for person in self._expected(state, context)]
        page = ids.index(who) // PAGE if who in ids else 0
        return unfold(self._with(state, context, given), str(page))

    def _with(self, state: FormState, context: Context, absences: tuple[Absence, ...]) -> FormState:
        meeting = with_absences(state.meeting, self._expected(state, context), absences)
        return state.model_copy(update={"entry": meeting})

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """A reason while one is asked, unless numbers come instead; else numbers, or who was away and why."""
        people = self._expected(state, context)
        counts = read_counts(text, expected=len(people) or None)
        if state.panel.startswith("why") and not _about_numbers(counts):
            return self._reason(state, context, " ".join(tidy(text).split())[:50] or None)
        if not isinstance(counts, Problem):
            return Move(state.model_copy(update={"entry": _counted(state.meeting, people, counts)}))
        if counts.code not in (ProblemCode.UNREADABLE_COUNTS, ProblemCode.EXPECTED_WANTED):
            return counts  # numbers that contradict each other are no names
        absences = read_absences(text, context.roster, context.today, me=context.person_id)
        if isinstance(absences, Problem):
            return counts if _has_digit(text) else absences
        if any(a.who.person_id is None and _has_digit(a.who.name) for a in absences):
            return counts
        return Move(self._with(state, context, absences))


def _about_numbers(counts: Counts | Problem) -> bool:
    """Whether 应到 and 实到 were given, however wrong."""
    if isinstance(counts, Problem):
        return counts.code not in (ProblemCode.UNREADABLE_COUNTS, ProblemCode.EXPECTED_WANTED)
    return counts.expected is not None and counts.actual is not None


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _counted(meeting: Meeting, people: tuple[Person, ...], counts: Counts) -> Meeting:
    """Bare numbers; a full house keeps the list of who came."""
    whole = len(people) if counts.expected is None else counts.expected
    if counts.actual is None:
        return meeting.model_copy(update={"expected": whole})
    if people and whole == counts.actual == len(people):
        return with_absences(meeting, people, ())
    return with_counts(meeting, whole, counts.actual)
