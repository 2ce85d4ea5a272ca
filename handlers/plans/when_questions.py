"""The questions of a plan that ask when: which day, what hour."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from bot.plans import part_of
from handlers.forms.state import Told
from handlers.forms.widgets.days import calendar_lines, month_of
from handlers.plans.questions import OfPlan, about_of, is_line, move_by
from handlers.questions import Asked, Asking, Next, Offer, Outcome, Pass, register
from messages import formats
from messages.labels import LANGUAGES, label
from messages.reading.dates import read_moment
from messages.reading.normalise import squeezed
from messages.reading.problem import Problem
from messages.reading.times import TimeSpan, read_time

HOURS = (time(9), time(10), time(14), time(14, 30), time(15), time(16), time(19))
OPEN = "open"


class DayQuestion(OfPlan):
    """Which day: near days, a calendar, or typed, with the hour along if wanted."""

    what: ClassVar[str] = "plan_day"

    def shows(self, asked: Asked) -> dict[str, object]:
        """When it is as it stands; nothing where no day was said."""
        given = super().shows(asked)
        return given if about_of(asked).content.moment.on else {**given, "when": None}

    def lines(self, asked: Asked) -> Sequence[Sequence[Offer]]:
        """Today and the days after it, and a month of days."""
        today = asked.look.today
        near = [
            Offer(label(asked.language, f"plans.{key}"), (today + timedelta(ahead)).isoformat())
            for key, ahead in (("today", 0), ("tomorrow", 1), ("after_tomorrow", 2))
        ]
        month = month_of(about_of(asked).month or f"{today:%Y-%m}")
        laid = calendar_lines(month, lambda day: day >= today, asked.language)
        return [near, *([Offer(words, value) for words, value in line] for line in laid)]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """A day, or another month."""
        if value.startswith("m"):
            about = about_of(asked).model_copy(update={"month": f"{month_of(value[1:]):%Y-%m}"})
            subject = about.model_dump_json(exclude_none=True)
            return Next(Asking(what=self.what, subject=subject))
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise LookupError(value) from error
        return self._on(asked, day, None)

    def read(self, asked: Asked, text: str) -> Outcome:
        """A day typed."""
        moment = read_moment(text, asked.look.today, prefer="future")
        if isinstance(moment, Problem):
            return Pass() if is_line(asked, text) else moment
        return self._on(asked, moment.day, moment.span)

    def _on(self, asked: Asked, day: date, span: TimeSpan | None) -> Outcome:
        if day < asked.look.today:
            shown_day = formats.day(day, asked.language, asked.look.today)
            return Told(key="plans.told.in_past", values={"day": shown_day})
        if span is None:
            return move_by(asked, on=day)
        return move_by(asked, on=day, start=span.start, end=span.end, part=None)


class TimeQuestion(OfPlan):
    """What hour; it may stay open."""

    what: ClassVar[str] = "plan_time"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The usual hours, those of the part of the day that was said first."""
        part = about_of(asked).content.moment.part
        hours = [each for each in HOURS if part is None or part_of(each) is part]
        found = [Offer(formats.clock(each), each.strftime("%H%M")) for each in hours]
        return [*found, Offer(label(asked.language, "plans.open"), OPEN)]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them, or that it stays open."""
        if value == OPEN:
            return move_by(asked, start=None, end=None)
        hours = {each.strftime("%H%M"): each for each in HOURS}
        return self._at(asked, hours[value], None)

    def read(self, asked: Asked, text: str) -> Outcome:
        """An hour typed; a day typed with it is taken too."""
        if squeezed(text) in [squeezed(label(each, "plans.open")) for each in LANGUAGES]:
            return self.pick(asked, OPEN)
        span = read_time(text)
        if isinstance(span, Problem):
            moment = read_moment(text, asked.look.today, prefer="future")
            if isinstance(moment, Problem) or moment.span is None or moment.day < asked.look.today:
                return Pass() if is_line(asked, text) else span
            return move_by(asked, on=moment.day, start=moment.span.start, end=moment.span.end, part=None)
        return self._at(asked, span.start, span.end)

    def _at(self, asked: Asked, start: time, end: time | None) -> Outcome:
        if about_of(asked).content.moment.on == asked.look.today and start <= _hour_now(asked):
            return Told(key="plans.told.hour_past", values={"hour": formats.clock(start)})
        return move_by(asked, start=start, end=end, part=None)


def _hour_now(asked: Asked) -> time:
    return asked.turn.now.astimezone(ZoneInfo(asked.look.branch.time_zone)).time()


register(DayQuestion(), TimeQuestion())
