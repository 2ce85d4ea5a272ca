"""⚙️ → 换届: when the committee was elected, for how many years; so the next election falls due."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from bot.access import Action
from bot.roster import Branch
from handlers.questions import Asked, Effect, Offer, Outcome, Question
from messages import formats
from messages.labels import label
from messages.reading.dates import read_date
from messages.reading.problem import Problem
from storage import branches
from storage.inbox import Reply

TERMS = (3, 5)
"""Years of a term: usually three, in villages and communities five."""


class TermQuestion(Question):
    """The day of the last election by typing, the length of the term by a tap."""

    what: ClassVar[str] = "term"
    action: ClassVar[Action | None] = Action.MANAGE_ROSTER

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The other length of term."""
        return [
            Offer(label(asked.language, "settings.term_years", years=years), str(years))
            for years in TERMS
            if years != asked.look.branch.term_years
        ]

    def shows(self, asked: Asked) -> dict[str, object]:
        """What is known so far."""
        branch = asked.look.branch
        elected = branch.last_election
        return {
            "elected": formats.day(elected, asked.language) if elected else None,
            "years": branch.term_years,
        }

    def pick(self, asked: Asked, value: str) -> Outcome:
        """Another length."""
        if value not in map(str, TERMS):
            raise LookupError(value)
        return self._kept(asked.look.branch, asked.look.branch.last_election, int(value))

    def read(self, asked: Asked, text: str) -> Outcome:
        """The day of the election."""
        day = read_date(text, asked.look.today, prefer="past")
        if isinstance(day, Problem):
            return day
        return self._kept(asked.look.branch, day, asked.look.branch.term_years)

    def leave(self, asked: Asked) -> Reply:
        """Back to the settings."""
        return Reply("settings")

    def _kept(self, branch: Branch, elected: date | None, years: int) -> Effect:
        return Effect(
            lambda s: branches.update(s, branch.id, last_election=elected, term_years=years),
            Reply("settings"),
        )
