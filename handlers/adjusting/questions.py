"""Number, wording, and the reasons that are asked: the typed parts of an adjustment beside its times."""

from collections.abc import Sequence
from typing import ClassVar

from bot.duties.adjustments import Adjustment, Problem, problems, rule_of
from handlers.adjusting.base import (
    About,
    changing,
    chosen,
    duty_of,
    duty_on,
    parts_of,
    subject,
    turning_off,
)
from handlers.forms.state import Told
from handlers.questions import Asked, Asking, Next, Offer, Outcome, register
from handlers.setup.naming import read_title
from messages.labels import label
from messages.reading.normalise import read_text
from messages.reading.numbers import read_number
from messages.reading.problem import Problem as Unreadable

MOST_TIMES = 366
LONGEST_REASON = 200
LONGEST_WORDING = 40
"""Characters of a branch's own wording: what a line of the list shows."""
TIMES_OFFERED = (1, 2, 3, 4, 6, 12)
REASONS = ("none_here", "by_superior", "with_another", "other_branch")


class TimesQuestion(About):
    """How often instead."""

    what: ClassVar[str] = "times"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The usual numbers."""
        return [Offer(label(asked.language, "walk.n_times", n=n), str(n)) for n in TIMES_OFFERED]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        return self.read(asked, value)

    def read(self, asked: Asked, text: str) -> Outcome:
        """A number typed; below the minimum a reason is asked next."""
        times = read_number(text, least=1, most=MOST_TIMES)
        if isinstance(times, Unreadable):
            return times
        duty, every = duty_of(asked), chosen(asked)
        found = problems(duty, Adjustment(times=times, every=every))
        if Problem.REASON_NEEDED_BELOW_MINIMUM in found:
            duty_id, back = parts_of(asked)[:2]
            return Next(Asking(what="times_reason", subject=subject(duty_id, back, every or "", times)))
        if found:
            return Told(key=f"adjust.problems.{found[0]}")
        usual = rule_of(duty)
        if (times, every or usual.every) == (usual.times, usual.every):
            return changing(asked, times=None, every=None, on=duty_on(duty), reason=None)
        return changing(asked, times=times, every=every, on=duty_on(duty), reason=None)


class TimesReasonQuestion(About):
    """Why fewer than the regulation asks."""

    what: ClassVar[str] = "times_reason"

    def read(self, asked: Asked, text: str) -> Outcome:
        """A reason typed."""
        reason = _reason(text, Problem.REASON_NEEDED_BELOW_MINIMUM)
        if not isinstance(reason, str):
            return reason
        every, times = chosen(asked), int(parts_of(asked)[3])
        return changing(asked, times=times, every=every, on=duty_on(duty_of(asked)), reason=reason)


def _reason(text: str, why: Problem) -> str | Told | Unreadable:
    """A reason in words."""
    reason = read_text(text, most=LONGEST_REASON)
    if isinstance(reason, str) and not any(c.isalnum() for c in reason):
        return Told(key=f"adjust.problems.{why}")
    return reason


class OffQuestion(About):
    """Why it does not apply."""

    what: ClassVar[str] = "off"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The usual reasons."""
        return [Offer(label(asked.language, f"walk.reasons.{key}"), key) for key in REASONS]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them, kept in words."""
        if value not in REASONS:
            raise LookupError(value)
        return self.read(asked, label(asked.language, f"walk.reasons.{value}"))

    def read(self, asked: Asked, text: str) -> Outcome:
        """A reason typed."""
        reason = _reason(text, Problem.REASON_NEEDED_TO_TURN_OFF)
        if not isinstance(reason, str):
            return reason
        return turning_off(asked, reason)


class WordingQuestion(About):
    """What the branch calls it."""

    what: ClassVar[str] = "wording"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The catalogue's own words."""
        if asked.look.adjustment(duty_of(asked).id).wording is None:
            return []
        return [Offer(label(asked.language, "adjust.usual_wording"), "usual")]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """Back to them."""
        if value != "usual":
            raise LookupError(value)
        return changing(asked, wording=None)

    def read(self, asked: Asked, text: str) -> Outcome:
        """Words typed."""
        words = read_title(text, most=LONGEST_WORDING)
        return words if not isinstance(words, str) else changing(asked, wording=words)


register(TimesQuestion(), TimesReasonQuestion(), OffQuestion(), WordingQuestion())
