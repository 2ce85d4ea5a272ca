"""The typed parts of an adjustment: number, rhythm, deadline, wording, and the reasons that are asked.

The subject of each is the duty's id, where it was opened from, and what was chosen before, joined by bars.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.duties.adjustable import due_in, moved
from bot.duties.adjustments import NONE, Adjustment, Problem, problems, rule_of
from bot.duties.duty import Duty, Kind
from bot.duties.periods import Bound, Every, Window
from handlers import asking, duty_walk
from handlers.adjusting import origin
from handlers.adjusting.drafts_counting import Waiting, waiting
from handlers.asking import Asked, Asking, Effect, Next, Offer, Outcome
from handlers.forms.state import Told
from handlers.setup.naming import read_title
from messages import adjustment_text
from messages.labels import label
from messages.reading.deadlines import due_of
from messages.reading.normalise import read_text
from messages.reading.numbers import read_number
from messages.reading.problem import Problem as Unreadable
from messages.reading.problem import ProblemCode, problem
from storage import duty_settings
from storage.inbox import Reply

MOST_TIMES = 366
LONGEST_REASON = 200
LONGEST_WORDING = 40
"""Characters of a branch's own wording: what a line of the list shows."""
TIMES_OFFERED = (1, 2, 3, 4, 6, 12)
DUE_OFFERED = ((6, 30), (9, 30), (11, 30), (12, 15))
WINDOWS_OFFERED = ((1, 15), (1, 31), (2, 29), (3, 31))
REASONS = ("none_here", "by_superior", "with_another", "other_branch")
WALKING = "walk"
"""Instead of where the page was opened: a decision on the walk itself, which goes on to the next duty."""


class _About:
    """What the questions about a duty have in common."""

    action: ClassVar[Action | None] = Action.ADJUST_DUTIES

    def offers(self, asked: Asked) -> Sequence[Offer]:  # noqa: ARG002 - one shape for all
        """None."""
        return ()

    def pick(self, asked: Asked, value: str) -> Outcome:  # noqa: ARG002
        """There is nothing to tap."""
        raise LookupError(value)

    def shows(self, asked: Asked) -> dict[str, object]:
        """The duty, and what the source asks."""
        duty = duty_of(asked)
        cadence = duty.cadence
        return {
            "title": duty.title.of(asked.language),
            "every": (_chosen(asked) or cadence.every).value,
            "usual": adjustment_text.cadence_of(rule_of(duty), asked.language),
            "minimum": cadence.minimum,
            "minimum_every": cadence.every.value,
        }

    def leave(self, asked: Asked) -> Reply:
        """Back to where it was asked."""
        duty_id, back = _subject(asked)[:2]
        return Reply("walk_item", {"duty": duty_id}) if back == WALKING else origin.page(duty_id, back)


def subject(duty_id: str, back: str, *more: object) -> str:
    """The subject of a question about a duty."""
    return "|".join((duty_id, back, *map(str, more)))


def _subject(asked: Asked) -> list[str]:
    """Its parts; a question that an older version left open has the duty alone."""
    said = asked.asking.subject.split("|")
    return said if len(said) > 1 else [*said, WALKING]


def _chosen(asked: Asked) -> Every | None:
    """The rhythm that was chosen before."""
    chosen = _subject(asked)[2:3]
    return Every(chosen[0]) if chosen and chosen[0] else None


def duty_of(asked: Asked) -> Duty:
    """The duty that a question is about.

    Raises:
        LookupError: the branch has no such duty any more.
    """
    duty = asked.look.catalogue.find(_subject(asked)[0])
    if duty is None:
        raise LookupError(asked.asking.subject)
    return duty


class EveryQuestion(_About):
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
        said = text.strip().lower()
        for each in Every:
            words = {label(language, f"walk.every.{each}") for language in ("zh", "en")}
            if said in words | {word.removeprefix("每").removeprefix("a ") for word in words}:
                return self._next(asked, each)
        return Told(key="adjust.told.every")

    def _next(self, asked: Asked, every: Every) -> Next:
        duty_id, back = _subject(asked)[:2]
        return Next(Asking(what="times", subject=subject(duty_id, back, every)))


class TimesQuestion(_About):
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
        duty, every = duty_of(asked), _chosen(asked)
        found = problems(duty, Adjustment(times=times, every=every))
        if Problem.REASON_NEEDED_BELOW_MINIMUM in found:
            duty_id, back = _subject(asked)[:2]
            return Next(Asking(what="times_reason", subject=subject(duty_id, back, every or "", times)))
        if found:
            return Told(key=f"adjust.problems.{found[0]}")
        return changing(asked, times=times, every=every, on=duty_on(duty), reason=None)


def duty_on(duty: Duty) -> bool | None:
    """What is kept to say that a duty applies: nothing for one that applies anyway."""
    return None if duty.enabled else True


class TimesReasonQuestion(_About):
    """Why fewer than the regulation asks."""

    what: ClassVar[str] = "times_reason"

    def read(self, asked: Asked, text: str) -> Outcome:
        """A reason typed."""
        reason = _reason(text, Problem.REASON_NEEDED_BELOW_MINIMUM)
        if not isinstance(reason, str):
            return reason
        every, times = _chosen(asked), int(_subject(asked)[3])
        return changing(asked, times=times, every=every, on=duty_on(duty_of(asked)), reason=reason)


def _reason(text: str, why: Problem) -> str | Told | Unreadable:
    """A reason in words."""
    reason = read_text(text, most=LONGEST_REASON)
    if isinstance(reason, str) and not any(c.isalnum() for c in reason):
        return Told(key=f"adjust.problems.{why}")
    return reason


class OffQuestion(_About):
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


class DueQuestion(_About):
    """By which day."""

    what: ClassVar[str] = "due"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """Usual days, and the catalogue's own."""
        duty = duty_of(asked)
        days = WINDOWS_OFFERED if duty.cadence.kind is Kind.WINDOW else DUE_OFFERED
        bounds = [_bound(duty, month, day) for month, day in days]
        usual = Offer(label(asked.language, "adjust.usual_due"), "usual")
        return [
            *(Offer(adjustment_text.bound_text(b, asked.language), f"{b.month}-{b.day}") for b in bounds),
            usual,
        ]

    def shows(self, asked: Asked) -> dict[str, object]:
        """The deadline there is."""
        duty = duty_of(asked)
        usual = adjustment_text.due_text(rule_of(duty), asked.language)
        return {"title": duty.title.of(asked.language), "usual": usual}

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
            return problem(ProblemCode.UNREADABLE_DATE, shown=text)
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


class WordingQuestion(_About):
    """What the branch calls it."""

    what: ClassVar[str] = "wording"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The catalogue's own words."""
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


def changing(asked: Asked, **values: object) -> Effect:
    """Keep the decision; the walk goes on with its next duty, the page shows what applies now."""
    duty_id, back = _subject(asked)[:2]
    turn, branch = duty_walk.turn_of(asked), asked.look.branch

    def unit(session: Session) -> None:
        duty_walk.change(session, turn, branch.id, duty_id, **values)
        _settle(session, asked)

    return Effect(unit, _after(asked) if back == WALKING else origin.page(duty_id, back))


def _after(asked: Asked, told: Waiting | None = None) -> Reply:
    """The walk's next duty, with what is to be said of the one before."""
    duty_id = _subject(asked)[0]
    reply = duty_walk.item(duty_walk.following(asked.look, duty_id))
    if told is None or not (told.own or told.others):
        return reply
    return replace(reply, ids={**reply.ids, "before": duty_id, "own": told.own, "others": told.others})


def _settle(session: Session, asked: Asked) -> None:
    """With the walk's last duty the year's list stands."""
    duty_id, back = _subject(asked)[:2]
    if back == WALKING and not duty_walk.following(asked.look, duty_id):
        duty_walk.settle(session, duty_walk.turn_of(asked), asked.look.branch.id)


def turning_off(asked: Asked, reason: str) -> Effect:
    """Turn the duty off, and say which unfinished records would have counted."""
    duty = duty_of(asked)
    turn, branch = duty_walk.turn_of(asked), asked.look.branch
    back = _subject(asked)[1]

    def unit(session: Session) -> Waiting:
        now = duty_settings.adjustments(session, branch.id, turn.today.year).get(duty.id, NONE)
        off = Adjustment(on=False, reason=reason, wording=now.wording)
        duty_walk.put(session, turn, branch.id, duty.id, off)
        _settle(session, asked)
        return waiting(session, branch.id, turn.user_id, duty)

    def reply(told: Waiting) -> Reply:
        if back == WALKING:
            return _after(asked, told)
        return origin.page(duty.id, back, own=told.own, others=told.others)

    return Effect(unit, reply)


asking.register(
    EveryQuestion(),
    TimesQuestion(),
    TimesReasonQuestion(),
    OffQuestion(),
    DueQuestion(),
    WordingQuestion(),
)
