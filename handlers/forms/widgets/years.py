"""The year a report is about: this one or the last, or typed."""

from dataclasses import dataclass

from handlers.forms.state import Context, FormState, Move, Outcome, Pen
from handlers.forms.widgets.base import Widget, laid_out, offered, offers
from messages.buttons import Rows
from messages.reading.problem import Problem
from messages.reading.years import read_year


@dataclass(frozen=True)
class YearWidget(Widget):
    """Sets ``for_year``; in the first half of a year last year's is the likelier and comes first."""

    def answered(self, state: FormState) -> bool:
        """A year is there."""
        return getattr(state.content, "for_year", None) is not None

    def open(self, state: FormState, context: Context) -> FormState:
        """Offers the two years it can be."""
        this = context.today.year
        years = (this - 1, this) if context.today.month <= 6 else (this, this - 1)
        return state.model_copy(update={"offered": tuple(str(year) for year in years)})

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The years offered."""
        return laid_out(pen, offers(state, pen))

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """A year offered."""
        return Move(state.having(for_year=int(offered(state, value))))

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """A year in words or figures."""
        found = read_year(text, context.today)
        return found if isinstance(found, Problem) else Move(state.having(for_year=found))
