"""The names of a line as a record keeps them: by roster id where exactly one of that name is known."""

from dataclasses import dataclass

from bot.attendance import named
from bot.records import Named
from handlers.forms.state import Context
from handlers.forms.widgets.words import groups
from messages import formats
from messages.reading.lines.model import SELF


@dataclass(frozen=True, slots=True)
class Names:
    """Looks names up for the person who typed them."""

    context: Context

    @property
    def me(self) -> Named | None:
        """Who typed the line."""
        return self.context.me

    def of(self, name: str) -> Named:
        """The one of that name; a stranger by name alone."""
        if name == SELF and self.me is not None:
            return self.me
        fitting = [person for person in self.context.roster.on(self.context.today) if person.name == name]
        return named(fitting[0]) if len(fitting) == 1 else Named(name=name)

    def one(self, name: str | None) -> Named | None:
        """As ``of``; nobody where nobody was named."""
        return None if name is None else self.of(name)

    def titled(self, name: str, role: str | None) -> Named:
        """As ``of``; a stranger keeps the post that was said, so that one knows who it was."""
        who = self.of(name)
        if who.person_id is not None or not role or role in who.name:
            return who
        return Named(name=formats.noted(who.name, role, self.context.language))

    def group(self, said: str | None) -> str | None:
        """The Party group of the roster that was meant, else as typed."""
        if said is None:
            return None
        known = groups(self.context.roster)
        return next((group for group in known if said in group or group in said), said)
