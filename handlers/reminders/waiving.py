"""不适用: a question that wants a reason, tapped or typed; what it decides holds for the branch."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.records import Value
from handlers.forms.state import Told
from handlers.questions import Asked, Effect, Offer, Outcome, Question, register
from handlers.reminders.week import back_to
from handlers.turn import Turn
from messages.labels import label
from messages.reading.problem import Problem
from messages.waiver_text import REASONS, coded, typed
from storage import escalations, reminders
from storage.escalations import Lifted
from storage.inbox import Reply

LONGEST = 200
"""Characters of a reason."""


class Waiving(Value):
    """What is to be marked: the item keys, what they are called, and whose digest they stand in."""

    keys: tuple[str, ...]
    title: str
    periods: str
    duty: str
    owner: int
    day: int


def base(key: str) -> str:
    """The key of the whole period: one stretch of a yearly number is not told apart in the list."""
    return key.partition("@")[0]


def waive(session: Session, turn: Turn, keys: Sequence[str], reason: str) -> None:
    """Mark items of the sender's branch as not applicable."""
    for key in keys:
        reminders.waive(session, turn.branch_id, base(key), reason, by=turn.user_id, now=turn.now)
    escalations.lift(session, turn.branch_id, keys, Lifted.WAIVED, turn.today)


def restore(session: Session, branch_id: int, duty: str, owner: int) -> int:
    """Whatever was marked of a duty (or a promise, by its key) applies again; how many items that were."""
    opening = f"{duty}:{owner or '-'}:"
    keys = [key for key in reminders.waived(session, branch_id) if key == duty or key.startswith(opening)]
    return sum(reminders.unwaive(session, branch_id, key) for key in keys)


class NotApplicable(Question):
    """Why something does not apply."""

    what: ClassVar[str] = "not_applicable"
    action: ClassVar[Action | None] = Action.SEE_OWN_LIST

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The common reasons."""
        return [Offer(label(asked.language, f"digest.reasons.{reason}"), reason) for reason in REASONS]

    def shows(self, asked: Asked) -> dict[str, object]:
        """What it is about."""
        about = _about(asked)
        return {"title": about.title, "periods": about.periods}

    def pick(self, asked: Asked, value: str) -> Outcome:
        """A common reason."""
        if value not in REASONS:
            raise LookupError(value)
        return _marked(asked, coded(value))

    def read(self, asked: Asked, text: str) -> Outcome:
        """A reason in own words."""
        reason = typed(text)
        if len(reason) > LONGEST or not reason:
            return Told(key="digest.too_long", values={"limit": str(LONGEST)})
        return _marked(asked, reason)

    def leave(self, asked: Asked) -> Reply:
        """Back to the digest."""
        return back_to(_about(asked).day)


def _about(asked: Asked) -> Waiving:
    return Waiving.model_validate_json(asked.asking.subject)


def _marked(asked: Asked, reason: str) -> Effect | Problem:
    about = _about(asked)
    ids: dict[str, int | str | bool | None] = {
        "title": about.title,
        "periods": about.periods,
        "duty": about.duty,
        "owner": about.owner,
        "day": about.day,
        "reason": reason,
    }
    unit = partial(waive, turn=asked.turn, keys=about.keys, reason=reason)
    return Effect(unit, Reply("digest_waived", ids))


register(NotApplicable())
