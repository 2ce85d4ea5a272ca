"""Which of several plans a line is about: one tap, and it is moved or called off."""

from collections.abc import Sequence
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.plans import Content, Moment, PlanState
from bot.records import Value
from handlers.forms.state import Told
from handlers.plans.acting import move_to, put, shown
from handlers.questions import Asked, Effect, Offer, Outcome, Question, register
from messages import plan_text
from storage import plans
from storage.inbox import Reply

WHICH = "plan_which"


class Option(Value):
    """One of the plans, by its words."""

    plan: int
    content: Content


class Wanted(Value):
    """What is to be done with the plan that is chosen: moved ``to`` when and where, or called ``off``."""

    options: tuple[Option, ...] = ()
    to: Moment = Moment()
    off: bool = False


class WhichQuestion(Question):
    """Which plan."""

    what: ClassVar[str] = WHICH
    action: ClassVar[Action | None] = Action.LOG_MEETING

    def lines(self, asked: Asked) -> Sequence[Sequence[Offer]]:
        """Each plan with its day."""
        return [[Offer(_words(each, asked.language), str(each.plan))] for each in _wanted(asked).options]

    def shows(self, asked: Asked) -> dict[str, object]:
        """What is to be done with it."""
        wanted = _wanted(asked)
        to = plan_text.when(wanted.to, asked.language, asked.look.today) if wanted.to.on else None
        return {"off": wanted.off, "to": to}

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        wanted, turn = _wanted(asked), asked.turn
        if value not in [str(each.plan) for each in wanted.options]:
            raise LookupError(value)

        def unit(session: Session) -> Reply:
            plan = plans.get(session, int(value))
            if plan is None or plan.state is not PlanState.OPEN:
                return shown(None)
            if wanted.off:
                return shown(put(session, plan, turn.now, state=PlanState.CALLED_OFF))
            return shown(move_to(session, plan, wanted.to, turn.now), "moved")

        return Effect(unit, lambda reply: reply)

    def read(self, asked: Asked, text: str) -> Outcome:
        """It is tapped."""
        return Told(key="plans.told.tap")

    def leave(self, asked: Asked) -> Reply:
        """To all plans."""
        return Reply("plan_list")


def _wanted(asked: Asked) -> Wanted:
    return Wanted.model_validate_json(asked.asking.subject)


def _words(option: Option, language: str) -> str:
    what = plan_text.what(option.content, language)
    return f"{what} {plan_text.short_when(option.content.moment, language)}"


register(WhichQuestion())
