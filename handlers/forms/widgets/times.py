"""A time of day, with its end where it is typed: "下午三点到四点半", "15:00-16:30"."""

from dataclasses import dataclass
from datetime import time

from handlers.forms.state import Context, FormState, Move, Outcome, Pen
from handlers.forms.widgets.base import Widget, laid_out, offered, offers
from messages import formats
from messages.buttons import Rows
from messages.reading.problem import Problem
from messages.reading.times import read_time

_USUAL = (time(9), time(10), time(14), time(15), time(16), time(19))
_WITHIN = {
    "told.heard_morning": (time(9), time(10), time(8, 30), time(9, 30), time(10, 30), time(11)),
    "told.heard_noon": (time(12), time(12, 30), time(13)),
    "told.heard_afternoon": (time(15), time(14), time(16), time(14, 30), time(15, 30), time(17)),
    "told.heard_evening": (time(19), time(18), time(20), time(18, 30), time(19, 30)),
}
"""The hours of a part of the day, by what is told where the line said that part alone (上午支委会)."""


@dataclass(frozen=True)
class TimeWidget(Widget):
    """Sets ``start``; a typed range sets start and end together."""

    def answered(self, state: FormState) -> bool:
        """A time is there."""
        return getattr(state.content, "start", None) is not None

    def open(self, state: FormState, context: Context) -> FormState:
        """Offers the time of the last record of the type first, then the usual ones.

        Where the line said a part of the day, hours in it alone.
        """
        last, doubt = getattr(context.previous, "start", None), state.doubt("start")
        within = _WITHIN.get(doubt.told.key) if doubt is not None else None
        usual = within or _USUAL
        first = isinstance(last, time) and (within is None or min(within) <= last <= max(within))
        times = dict.fromkeys((last, *usual) if first else usual)
        return state.model_copy(update={"offered": tuple(formats.clock(value) for value in times if value)})

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The times offered."""
        return laid_out(pen, offers(state, pen))

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """A time offered."""
        return Move(_starting(state, time.fromisoformat(offered(state, value))))

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """A time or a range in words or figures."""
        found = read_time(text)
        if isinstance(found, Problem):
            return found
        start, end = found
        return Move(_starting(state, start) if end is None else state.having(start=start, end=end))


def _starting(state: FormState, start: time) -> FormState:
    """The form with that start; an end that would lie before it goes."""
    end = getattr(state.content, "end", None)
    return state.having(start=start, end=end if end is not None and end > start else None)
