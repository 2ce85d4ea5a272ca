"""What the questions of a plan have in common: which plan, what an answer comes to, what is no answer."""

from collections.abc import Sequence
from typing import ClassVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.access import Action
from bot.plans import Content, Moment, Plan, PlanState
from bot.records import Value
from handlers import asking
from handlers.plans.acting import moved, put, shown
from handlers.questions import Asked, Asking, Effect, Outcome, Question
from handlers.turn import Turn
from messages import plan_text
from messages.reading.lines.model import Intent
from messages.reading.lines.reader import read_line
from storage import plans
from storage.inbox import Reply


class About(Value):
    """Which plan is asked about, with what is needed to ask without looking: its words and its day."""

    plan: int
    content: Content
    state: PlanState = PlanState.PROPOSED
    month: str = ""
    offered: tuple[str, ...] = ()

    @classmethod
    def of(cls, plan: Plan, offered: Sequence[str] = ()) -> "About":
        """A plan that a question is about."""
        return cls(plan=plan.id, content=plan.content, state=plan.state, offered=tuple(offered))


def asking_of(plan: Plan, what: str, offered: Sequence[str] = ()) -> Asking:
    """The question of a plan, to be opened."""
    return Asking(what=what, subject=About.of(plan, offered).model_dump_json(exclude_none=True))


def missing(plan: Plan) -> str | None:
    """The question that a proposal cannot do without; None where nothing is missing."""
    if plan.type is None:
        return "plan_type"
    return "plan_day" if plan.on is None else None


def proposed(session: Session, turn: Turn, plan: Plan) -> Reply:
    """The card of a proposal, or the question of what it still misses; inside a writing unit."""
    what = missing(plan)
    if what is None:
        return shown(plan)
    return asking.shown(asking.start(session, turn, asking_of(plan, what)))


class OfPlan(Question):
    """What the questions have in common."""

    action: ClassVar[Action | None] = Action.LOG_MEETING

    def shows(self, asked: Asked) -> dict[str, object]:
        """What is planned, and when as it stands."""
        about = about_of(asked)
        today = asked.look.today
        return {
            "title": plan_text.what(about.content, asked.language),
            "when": plan_text.when(about.content.moment, asked.language, today),
        }

    def leave(self, asked: Asked) -> Reply:
        """Back to the plan."""
        return Reply("plan", {"plan": about_of(asked).plan, "done": ""})

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of the answers offered."""
        if value not in [each.value for each in self.offers(asked)]:
            raise LookupError(value)
        return self.read(asked, value)


_LINES = (Intent.LOG, Intent.PLAN, Intent.RESCHEDULE, Intent.DELETE, Intent.QUESTION)


def is_line(asked: Asked, text: str) -> bool:
    """Whether somebody types a line of its own (another meeting, a question) and no answer."""
    now = asked.turn.now.astimezone(ZoneInfo(asked.look.branch.time_zone))
    reading = read_line(text, now, asked.look.roster)
    named = reading.question is not None or any(record.type is not None for record in reading.records)
    return named and reading.intent in _LINES


def about_of(asked: Asked) -> About:
    """What an open question is about."""
    return About.model_validate_json(asked.asking.subject)


def move_by(asked: Asked, **values: object) -> Effect:
    """Keep another time or place; a proposal that still misses something is asked on."""
    turn, about = asked.turn, about_of(asked)
    moment = Moment.model_validate(about.content.moment.model_dump() | values)

    def unit(session: Session) -> Reply:
        plan = plans.get(session, about.plan)
        if plan is None or plan.content != about.content or plan.state not in _MOVABLE:
            return shown(None)
        kept = put(session, plan, turn.now, content=moved(plan, moment))
        if kept is None or kept.state is not PlanState.PROPOSED:
            return shown(kept, "moved")
        return proposed(session, turn, kept)

    return Effect(unit, lambda reply: reply)


_MOVABLE = (PlanState.PROPOSED, PlanState.OPEN)
