"""A day: today, yesterday, the day before, a calendar, or typed in words."""

from calendar import monthcalendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.duties.periods import month_begin
from bot.records import Meeting
from handlers.forms.state import Context, FormState, Move, Outcome, Pen, Told
from handlers.forms.widgets.base import Widget, rechecked, unfold
from messages import formats
from messages.buttons import Button, Rows, rows
from messages.labels import label
from messages.reading.dates import read_moment
from messages.reading.deadlines import due_of
from messages.reading.problem import Problem

_BACK = (("today", 0), ("yesterday", 1), ("day_before_yesterday", 2))
_BLANK = "·"
_AHEAD = (("in_a_week", 7), ("in_two_weeks", 14), ("in_a_month", 30))


def month_of(value: str) -> date:
    """The first day of a month written 2026-11; LookupError for anything else or far away."""
    try:
        month = date.fromisoformat(f"{value}-01")
    except ValueError as error:
        raise LookupError(value) from error
    if not 2000 <= month.year <= 2100:
        raise LookupError(value)
    return month


def calendar_lines(
    month: date, allowed: Callable[[date], bool], language: str
) -> list[list[tuple[str, str]]]:
    """A month as rows of buttons, words and value each: a day's value is the day, any other ``m2026-11``.

    A day that cannot be meant is a blank that does nothing.
    """
    here = f"m{month:%Y-%m}"
    weeks = [
        [
            (str(number), day.isoformat())
            if number and allowed(day := month.replace(day=number))
            else (_BLANK, here)
            for number in week
        ]
        for week in monthcalendar(month.year, month.month)
    ]
    turn = [("‹", f"m{month_begin(month, -1):%Y-%m}"), (formats.month(month, language), here)]
    turn.append(("›", f"m{month_begin(month, 1):%Y-%m}"))
    heads = [(word, here) for word in label(language, "ask.weekdays").split(" ")]
    offered = [week for week in weeks if any(words != _BLANK for words, _ in week)]
    return [turn, heads, *(offered or weeks[:1])]


@dataclass(frozen=True)
class DayWidget(Widget):
    """Sets ``attribute`` to a day: in the past for what was held, ahead for what is promised."""

    attribute: str
    prefer: Literal["past", "future"] = "past"

    def answered(self, state: FormState) -> bool:
        """A day is there."""
        return getattr(state.content, self.attribute) is not None

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """Near days and the calendar; or the unfolded month."""
        if state.panel:
            return self._calendar(date.fromisoformat(state.panel + "-01"), context, pen)
        near = _BACK if self.prefer == "past" else _AHEAD
        sign = -1 if self.prefer == "past" else 1
        days = [
            Button(
                label(pen.language, f"common.{key}"),
                pen.tap("v", (context.today + timedelta(days=sign * ahead)).isoformat()),
            )
            for key, ahead in near
        ]
        unfolded = pen.tap("v", f"m{context.today:%Y-%m}")
        return rows(days, [Button(label(pen.language, "common.calendar"), unfolded)])

    def _allowed(self, day: date, context: Context) -> bool:
        return day <= context.today if self.prefer == "past" else day >= context.today

    def _calendar(self, month: date, context: Context, pen: Pen) -> Rows:
        laid = calendar_lines(month, lambda day: self._allowed(day, context), pen.language)
        return rows(*([Button(words, pen.tap("v", value)) for words, value in line] for line in laid))

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """A day, or another month of the calendar."""
        if value.startswith("m"):
            return unfold(state, f"{month_of(value[1:]):%Y-%m}")
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise LookupError(value) from error
        return self._taken(state, context, day)

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """A day in words or figures; a time typed along (昨天下午三点到五点) is taken with it.

        What is promised may be said as a deadline too (月底前, 两周内).
        """
        moment = read_moment(text, context.today, prefer=self.prefer)
        if isinstance(moment, Problem):
            by = due_of(text, context.today) if self.prefer == "future" else None
            return moment if by is None else self._taken(state, context, by)
        timed = moment.span is not None and self.prefer == "past" and hasattr(state.content, "start")
        if timed and moment.span is not None:
            state = state.having(start=moment.span.start, end=moment.span.end)
        return self._taken(state, context, moment.day)

    def _taken(self, state: FormState, context: Context, day: date) -> Outcome:
        if not self._allowed(day, context):
            key = "told.in_future" if self.prefer == "past" else "told.in_past"
            return Told(key=key, values={"day": formats.day(day, context.language)})
        if not isinstance(state.entry, Meeting) or self.attribute != "on":
            return Move(state.having(**{self.attribute: day}))
        moved = state.meeting.model_copy(update={"on": day})
        return rechecked(state, moved, context)
