"""Departments: toggled by name."""

from dataclasses import dataclass

from bot.records import Named
from handlers.forms.state import Context, FormState, Move, Outcome, Pen, Told
from handlers.forms.widgets.base import Widget, laid_out
from handlers.forms.widgets.words import split_lines, within
from messages.buttons import Button, Rows

NAMES = 500
"""Characters of department names typed at once."""


@dataclass(frozen=True)
class DepartmentsWidget(Widget):
    """Sets the departments that were inspected."""

    def answered(self, state: FormState) -> bool:
        """A department is named."""
        return bool(self._chosen(state))

    def _chosen(self, state: FormState) -> tuple[Named, ...]:
        found: tuple[Named, ...] = getattr(state.content, "departments", ())
        return found

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The branch's departments; a tick for those chosen."""
        chosen = {who.person_id for who in self._chosen(state)}
        toggles = [
            Button(f"{'✅ ' if one.id in chosen else ''}{one.name}", pen.tap("v", str(one.id)))
            for one in context.roster.departments_on(context.today)
        ]
        return laid_out(pen, toggles, done=bool(self._chosen(state)))

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """One more or one fewer, or the end."""
        if value == "done":
            return Move(state)
        known = {str(one.id): one for one in context.roster.departments_on(context.today)}
        if value not in known:
            raise LookupError(value)
        chosen = self._chosen(state)
        kept = tuple(who for who in chosen if str(who.person_id) != value)
        one = Named(name=known[value].name, person_id=known[value].id)
        return Move(state.having(departments=kept if len(kept) < len(chosen) else (*chosen, one)), done=False)

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """Names, parted by 、 or lines; a name that the roster has is known by it."""
        kept = within(text, NAMES)
        if isinstance(kept, Told):
            return kept
        known = {one.name: one.id for one in context.roster.departments_on(context.today)}
        names = split_lines(kept, "、，,;；")
        return Move(state.having(departments=tuple(Named(name=n, person_id=known.get(n)) for n in names)))
