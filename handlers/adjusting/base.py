"""What every question about a duty stands on: its subject, what it shows, and what an answer writes."""

from dataclasses import replace
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.duties.adjustments import Adjustment, rule_of
from bot.duties.duty import Duty
from bot.duties.periods import Every
from handlers import duty_walk
from handlers.adjusting import origin
from handlers.adjusting.drafts_counting import Waiting, waiting
from handlers.questions import Asked, Effect, Question
from messages import adjustment_text
from storage.inbox import Reply

WALKING = "walk"
"""Instead of where the page was opened: a decision on the walk itself, which goes on to the next duty."""


class About(Question):
    """What the questions about a duty have in common."""

    action: ClassVar[Action | None] = Action.ADJUST_DUTIES

    def shows(self, asked: Asked) -> dict[str, object]:
        """The duty, and what the source asks."""
        duty = duty_of(asked)
        cadence = duty.cadence
        return {
            "title": asked.look.title(duty, asked.language),
            "every": (chosen(asked) or cadence.every).value,
            "usual": adjustment_text.cadence_of(rule_of(duty), asked.language),
            "minimum": cadence.minimum,
            "minimum_every": cadence.every.value,
        }

    def leave(self, asked: Asked) -> Reply:
        """Back to where it was asked."""
        duty_id, back = parts_of(asked)[:2]
        return Reply("walk_item", {"duty": duty_id}) if back == WALKING else origin.page(duty_id, back)


def subject(duty_id: str, back: str, *more: object) -> str:
    """The subject of a question about a duty."""
    return "|".join((duty_id, back, *map(str, more)))


def parts_of(asked: Asked) -> list[str]:
    """Its parts; a question that an older version left open has the duty alone."""
    said = asked.asking.subject.split("|")
    return said if len(said) > 1 else [*said, WALKING]


def chosen(asked: Asked) -> Every | None:
    """The rhythm that was chosen before."""
    chosen = parts_of(asked)[2:3]
    return Every(chosen[0]) if chosen and chosen[0] else None


def duty_of(asked: Asked) -> Duty:
    """The duty that a question is about.

    Raises:
        LookupError: the branch has no such duty any more.
    """
    duty = asked.look.catalogue.find(parts_of(asked)[0])
    if duty is None:
        raise LookupError(asked.asking.subject)
    return duty


def duty_on(duty: Duty) -> bool | None:
    """What is kept to say that a duty applies: nothing for one that applies anyway."""
    return None if duty.enabled else True


def changing(asked: Asked, **values: object) -> Effect:
    """Keep the decision; the walk goes on with its next duty, the page shows what applies now."""
    duty_id, back = parts_of(asked)[:2]
    turn, branch = asked.turn, asked.look.branch

    def unit(session: Session) -> None:
        duty_walk.change(session, turn, branch.id, duty_id, **values)
        _settle(session, asked)

    return Effect(unit, _after(asked) if back == WALKING else origin.page(duty_id, back))


def _after(asked: Asked, told: Waiting | None = None) -> Reply:
    """The walk's next duty, with what is to be said of the one before."""
    duty_id = parts_of(asked)[0]
    reply = duty_walk.item(duty_walk.following(asked.look, duty_id))
    if told is None or not (told.own or told.others):
        return reply
    return replace(reply, ids={**reply.ids, "before": duty_id, "own": told.own, "others": told.others})


def _settle(session: Session, asked: Asked) -> None:
    """With the walk's last duty the year's list stands."""
    duty_id, back = parts_of(asked)[:2]
    if back == WALKING and not duty_walk.following(asked.look, duty_id):
        duty_walk.settle(session, asked.turn, asked.look.branch.id)


def turning_off(asked: Asked, reason: str) -> Effect:
    """Turn the duty off, and say which unfinished records would have counted."""
    duty = duty_of(asked)
    turn, branch = asked.turn, asked.look.branch
    back = parts_of(asked)[1]

    def unit(session: Session) -> Waiting:
        off = Adjustment(on=False, reason=reason, wording=asked.look.adjustment(duty.id).wording)
        duty_walk.put(session, turn, branch.id, duty.id, off)
        _settle(session, asked)
        return waiting(session, branch.id, turn.user_id, duty)

    def reply(told: Waiting) -> Reply:
        if back == WALKING:
            return _after(asked, told)
        return origin.page(duty.id, back, own=told.own, others=told.others)

    return Effect(unit, reply)
