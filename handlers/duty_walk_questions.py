"""The typed parts of the walk: another number, a reason below the minimum, a reason for not applicable."""

from collections.abc import Sequence
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.duties.adjustments import Adjustment, Problem, problems
from bot.duties.catalogue import shipped
from bot.duties.duty import Duty
from handlers import asking, duty_walk
from handlers.asking import Asked, Asking, Effect, Next, Offer, Outcome
from handlers.forms.state import Told
from messages.labels import label
from messages.reading.normalise import read_text
from messages.reading.numbers import read_number
from messages.reading.problem import Problem as Unreadable
from storage.inbox import Reply

MOST_TIMES = 366
LONGEST_REASON = 200
TIMES_OFFERED = (1, 2, 3, 4, 6, 12)
REASONS = ("none_here", "by_superior", "with_another", "other_branch")


def _duty(duty_id: str) -> Duty:
    duty = shipped().find(duty_id)
    if duty is None:
        raise LookupError(duty_id)
    return duty


class _Walking:
    """What the questions of the walk have in common; the subject begins with the duty's id."""

    action: ClassVar[Action | None] = Action.ADJUST_DUTIES

    def shows(self, asked: Asked) -> dict[str, object]:
        """The duty."""
        duty = _duty(asked.asking.subject.split("|")[0])
        cadence = duty.cadence
        return {
            "title": duty.title.of(asked.language),
            "every": cadence.every.value,
            "usual": cadence.times,
            "minimum": cadence.minimum,
        }

    def leave(self, asked: Asked) -> Reply:
        """Back to the item."""
        return duty_walk.item(asked.asking.subject.split("|")[0])


class TimesQuestion(_Walking):
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
        duty = _duty(asked.asking.subject)
        if Problem.REASON_NEEDED_BELOW_MINIMUM in problems(duty, Adjustment(times=times)):
            return Next(Asking(what="times_reason", subject=f"{duty.id}|{times}"))
        return _changing(asked, duty, times=times, on=None, reason=None)


class TimesReasonQuestion(_Walking):
    """Why fewer than the regulation asks."""

    what: ClassVar[str] = "times_reason"

    def offers(self, asked: Asked) -> Sequence[Offer]:  # noqa: ARG002 - one shape for all
        """None: the reason is the branch's own."""
        return ()

    def pick(self, asked: Asked, value: str) -> Outcome:  # noqa: ARG002
        """There is nothing to tap."""
        raise LookupError(value)

    def read(self, asked: Asked, text: str) -> Outcome:
        """A reason typed."""
        duty_id, times = asked.asking.subject.split("|")
        reason = read_text(text, most=LONGEST_REASON)
        if isinstance(reason, Unreadable):
            return reason
        return _changing(asked, _duty(duty_id), times=int(times), on=None, reason=reason)


class OffQuestion(_Walking):
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
        reason = read_text(text, most=LONGEST_REASON)
        if isinstance(reason, Unreadable):
            return reason
        if not any(c.isalnum() for c in reason):
            return Told(key="walk.told.reason")
        return _changing(asked, _duty(asked.asking.subject), times=None, on=False, reason=reason)


def _changing(asked: Asked, duty: Duty, **values: object) -> Effect:
    """Keep the decision and go on with the next item."""
    turn, branch = asked.turn, asked.look.branch
    if turn is None:
        raise LookupError("a question is answered in a turn")

    def unit(session: Session) -> None:
        duty_walk.change(session, turn, branch.id, duty.id, **values)

    return Effect(unit, duty_walk.item(duty_walk.following(branch, duty.id)))


asking.register(TimesQuestion(), TimesReasonQuestion(), OffQuestion())
