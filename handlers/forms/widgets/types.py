"""The type of a record, and what a meeting was besides."""

from dataclasses import dataclass

from bot.record_types import CONTENTS, SPECS, Form, RecordType, types_of
from bot.records import Meeting
from bot.roster import Branch
from handlers.forms.state import Context, FormState, Move, Outcome, Pen, Told
from handlers.forms.widgets.base import TAP_INSTEAD, Widget, laid_out, rechecked
from handlers.forms.widgets.choices import named_by
from handlers.typed.filling import begun
from messages.buttons import Button, Rows
from messages.callbacks.records import StartRecord
from messages.labels import label


def misfit(kind: RecordType, branch: Branch) -> str | None:
    """Why a branch has no meetings of that type, as the key of a label; None where it may have them.

    Fewer than seven full members elect no committee (《支部工作条例（试行）》第六章); 民主生活会 is held by
    leadership teams, a branch holds 组织生活会.
    """
    if kind is RecordType.BRANCH_COMMITTEE_MEETING and not branch.has_committee:
        return "told.no_committee"
    if kind is RecordType.DEMOCRATIC_LIFE_MEETING and not branch.leadership_team:
        return "told.no_leadership_team"
    return None


def _other_forms(state: FormState, pen: Pen) -> list[Button]:
    """The ways from the menu of meetings into the two short forms, which have no key of their own."""
    if state.form is not Form.MEETING or state.entry is not None:
        return []
    return [
        Button(label(pen.language, f"form.menu.{kind}"), StartRecord(kind, "").encode())
        for kind in (RecordType.REPORT_SUBMISSION, RecordType.INSPECTION)
    ]


@dataclass(frozen=True)
class TypeWidget(Widget):
    """The type of the record: what is due comes first, then the rest in their order."""

    def answered(self, state: FormState) -> bool:
        """A type is chosen."""
        return state.entry is not None

    def open(self, state: FormState, context: Context) -> FormState:
        """Looks up which types are offered, those due first; none that such a branch does not have."""
        types = [kind for kind in types_of(state.form) if misfit(kind, context.branch) is None]
        due = [kind for kind in context.due_types if kind in types]
        return state.model_copy(update={"offered": tuple(dict.fromkeys((*due, *types)))})

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The types; those due carry a mark."""

        def caption(kind: str) -> str:
            words = label(pen.language, f"types.{kind}")
            return f"🔸 {words}" if kind in context.due_types else words

        types = [Button(caption(kind), pen.tap("v", kind)) for kind in state.offered]
        return laid_out(pen, types, _other_forms(state, pen))

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """A type; what was filled in before stays as far as the new type has it."""
        if value not in types_of(state.form):
            raise LookupError(value)
        chosen = RecordType(value)
        if (why := misfit(chosen, context.branch)) is not None:
            return Told(key=why)
        if state.entry is None:
            return Move(begun(state, chosen, context))
        return _retyped(state, chosen, context)

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """A type's name, typed."""
        kind = named_by(text, types_of(state.form), "types")
        return TAP_INSTEAD if kind is None else self.pick(state, context, kind)


def _retyped(state: FormState, chosen: RecordType, context: Context) -> Move:
    """The form as one of another type: details and votes that the new type has not are left out."""
    spec = SPECS[chosen]
    details = {key: text for key, text in state.content.details.items() if key in spec.details}
    changed = state.having(type=chosen, details=details)
    if not isinstance(changed.entry, Meeting):
        return Move(changed)
    meeting = changed.entry.model_copy(
        update={
            "also": tuple(kind for kind in changed.entry.also if kind != chosen),
            "votes": changed.entry.votes if spec.votes else (),
            "group": changed.entry.group if "group" in spec.questions else None,
            "lecturer": changed.entry.lecturer if "lecturer" in spec.questions else None,
        }
    )
    return rechecked(changed, meeting, context)


@dataclass(frozen=True)
class AlsoWidget(Widget):
    """What a meeting was besides: one entry, counted for each."""

    def answered(self, state: FormState) -> bool:
        """Something is named."""
        return bool(state.meeting.also)

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The contents a meeting may also have; a tick for those it has."""
        also = state.meeting.also
        toggles = [
            Button(
                f"{'✅ ' if kind in also else ''}{label(pen.language, f'types.{kind}')}", pen.tap("v", kind)
            )
            for kind in CONTENTS
            if kind != state.meeting.type
        ]
        return laid_out(pen, toggles, done=True)

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """One more or one fewer, or the end."""
        if value == "done":
            return Move(state)
        if value not in CONTENTS:
            raise LookupError(value)
        kind, also = RecordType(value), state.meeting.also
        toggled = tuple(t for t in also if t != kind) if kind in also else (*also, kind)
        return Move(state.having(also=toggled), done=False)

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """Only taps."""
        return TAP_INSTEAD
