"""How often and by when: the typed parts of an adjustment that concern time."""

from collections.abc import Sequence
from typing import ClassVar

from bot.duties.adjustable import due_in, moved
from bot.duties.adjustments import rule_of
from bot.duties.cadence import Kind
from bot.duties.duty import Duty
from bot.duties.periods import Bound, Every, Window
from handlers.adjusting.base import About, changing, duty_of, parts_of, subject
from handlers.forms.state import Told
from handlers.questions import Asked, Asking, Next, Offer, Outcome, register
from messages import adjustment_text
from messages.labels import LANGUAGES, label
from messages.reading.deadlines import due_of
from messages.reading.normalise import squeezed
from messages.reading.problem import ProblemCode, problem

DUE_OFFERED = ((6, 30), (9, 30), (11, 30), (12, 15))
WINDOWS_OFFERED = ((1, 15), (1, 31), (2, 29), (3, 31))


class EveryQuestion(About):
    """How often: the length of the period; the number comes next."""

    what: ClassVar[str] = "every"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The four lengths."""
        return [Offer(label(asked.language, f"walk.every.{each}"), each.value) for each in reversed(Every)]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        if value not in list(Every):
            raise LookupError(value)
        return self._next(asked, Every(value))

    def read(self, asked: Asked, text: str) -> Outcome:
        """One of them typed."""
        said = squeezed(text)
        for each in Every:
            if said in {squeezed(label(language, f"walk.every.{each}")) for language in LANGUAGES}:
                return self._next(asked, each)
        return Told(key="adjust.told.every")

    def _next(self, asked: Asked, every: Every) -> Next:
        duty_id, back = parts_of(asked)[:2]
        return Next(Asking(what="times", subject=subject(duty_id, back, every)))


class DueQuestion(About):
    """By which day."""

    what: ClassVar[str] = "due"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """Usual days, and the catalogue's own."""
        duty = duty_of(asked)
        days = WINDOWS_OFFERED if duty.cadence.kind is Kind.WINDOW else DUE_OFFERED
        bounds = [_bound(duty, month, day) for month, day in days]
        now = asked.look.adjustment(duty.id)
        usual = Offer(label(asked.language, "adjust.usual_due"), "usual")
        return [
            *(Offer(adjustment_text.bound_text(b, asked.language), f"{b.month}-{b.day}") for b in bounds),
            *([usual] if now.due or now.window else []),
        ]

    def shows(self, asked: Asked) -> dict[str, object]:
        """The deadline there is."""
        duty = duty_of(asked)
        usual = adjustment_text.due_text(rule_of(duty), asked.language)
        return {"title": asked.look.title(duty, asked.language), "usual": usual}

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        if value == "usual":
            return changing(asked, due=None, window=None)
        month, _, day = value.partition("-")
        if not (month.isdigit() and day.isdigit()):
            raise LookupError(value)
        return self._put(asked, int(month), int(day))

    def read(self, asked: Asked, text: str) -> Outcome:
        """A day typed, with or without a year; month ends are understood."""
        day = due_of(text, asked.look.today)
        if day is None:
            return problem(ProblemCode.UNREADABLE_DAY_AHEAD, shown=text)
        return self._put(asked, day.month, day.day)

    def _put(self, asked: Asked, month: int, day: int) -> Outcome:
        duty = duty_of(asked)
        due = _bound(duty, month, day)
        window = duty.cadence.window
        if duty.cadence.kind is Kind.WINDOW and window is not None:
            return changing(asked, window=moved(window.window, due), due=None)
        opens = duty.cadence.opens
        if opens is not None and (due.month, due.day) < (opens.month, opens.day):
            # Reminding would begin after the deadline: a window moves both.
            return changing(asked, window=Window(Bound(1, 1), Bound(1, 1), due), due=due)
        return changing(asked, due=due, window=None)


def _bound(duty: Duty, month: int, day: int) -> Bound:
    window = duty.cadence.window
    return Bound(month, day) if window is None else due_in(window.window, month, day)


register(EveryQuestion(), DueQuestion())
