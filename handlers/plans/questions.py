"""The questions of a plan: which day, what hour, where, which group, what kind, and why it was not held."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.access import Action
from bot.plans import Content, Moment, Plan, PlanState, part_of
from bot.record_types import Form, RecordType, types_of
from bot.records import Meeting, Value
from handlers import asking
from handlers.asking import Asked, Asking, Effect, Next, Offer, Outcome, Pass
from handlers.forms.state import Told
from handlers.forms.widgets.days import calendar_lines, month_of
from handlers.plans.acting import moved, put, shown
from handlers.plans.proposing import Namer, typed
from handlers.turn import Turn
from messages import formats, plan_text
from messages.labels import LANGUAGES, label
from messages.reading.dates import read_moment
from messages.reading.lines.model import Intent
from messages.reading.lines.reader import read_line
from messages.reading.normalise import squeezed
from messages.reading.problem import Problem
from messages.reading.times import TimeSpan, read_time
from storage import plans
from storage.inbox import Reply

LONGEST = 60
"""Characters of a place or a reason."""
HOURS = (time(9), time(10), time(14), time(14, 30), time(15), time(16), time(19))
OPEN = "open"


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


class _OfPlan:
    """What the questions have in common."""

    action: ClassVar[Action | None] = Action.LOG_MEETING

    def offers(self, asked: Asked) -> Sequence[Offer]:  # noqa: ARG002
        """None."""
        return ()

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

    def read(self, asked: Asked, text: str) -> Outcome:
        """A typed answer."""
        raise NotImplementedError


_LINES = (Intent.LOG, Intent.PLAN, Intent.RESCHEDULE, Intent.DELETE, Intent.QUESTION)


def _is_line(asked: Asked, text: str) -> bool:
    """Whether somebody types a line of its own (another meeting, a question) and no answer."""
    now = _turn(asked).now.astimezone(ZoneInfo(asked.look.branch.time_zone))
    reading = read_line(text, now, asked.look.roster)
    named = reading.question is not None or any(record.type is not None for record in reading.records)
    return named and reading.intent in _LINES


def about_of(asked: Asked) -> About:
    """What an open question is about."""
    return About.model_validate_json(asked.asking.subject)


def _turn(asked: Asked) -> Turn:
    if asked.turn is None:
        raise LookupError("a question is answered in a turn")
    return asked.turn


def _move(asked: Asked, **values: object) -> Effect:
    """Keep another time or place; a proposal that still misses something is asked on."""
    turn, about = _turn(asked), about_of(asked)
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


class DayQuestion(_OfPlan):
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
            return Pass() if _is_line(asked, text) else moment
        return self._on(asked, moment.day, moment.span)

    def _on(self, asked: Asked, day: date, span: TimeSpan | None) -> Outcome:
        if day < asked.look.today:
            shown_day = formats.day(day, asked.language, asked.look.today)
            return Told(key="plans.told.in_past", values={"day": shown_day})
        if span is None:
            return _move(asked, on=day)
        return _move(asked, on=day, start=span.start, end=span.end, part=None)


class TimeQuestion(_OfPlan):
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
            return _move(asked, start=None, end=None)
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
                return Pass() if _is_line(asked, text) else span
            return _move(asked, on=moment.day, start=moment.span.start, end=moment.span.end, part=None)
        return self._at(asked, span.start, span.end)

    def _at(self, asked: Asked, start: time, end: time | None) -> Outcome:
        if about_of(asked).content.moment.on == asked.look.today and start <= _hour_now(asked):
            return Told(key="plans.told.hour_past", values={"hour": formats.clock(start)})
        return _move(asked, start=start, end=end, part=None)


def _hour_now(asked: Asked) -> time:
    return _turn(asked).now.astimezone(ZoneInfo(asked.look.branch.time_zone)).time()


class _Words(_OfPlan):
    """A line of words: one of those offered by number, or typed."""

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """What was used before."""
        return [Offer(words, str(number)) for number, words in enumerate(about_of(asked).offered)]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        offered = about_of(asked).offered
        if not value.isdecimal() or int(value) >= len(offered):
            raise LookupError(value)
        return self.said(asked, offered[int(value)])

    def read(self, asked: Asked, text: str) -> Outcome:
        """Typed."""
        words = " ".join(text.split())
        if _is_line(asked, text):
            return Pass()
        if not words or len(words) > LONGEST:
            return Told(key="plans.told.too_long", values={"limit": str(LONGEST)})
        return self.said(asked, words)

    def said(self, asked: Asked, words: str) -> Outcome:
        """What the words come to."""
        raise NotImplementedError


class PlaceQuestion(_Words):
    """Where."""

    what: ClassVar[str] = "plan_place"

    def said(self, asked: Asked, words: str) -> Outcome:
        """The place."""
        return _move(asked, place=words)


class GroupQuestion(_Words):
    """Which Party group meets."""

    what: ClassVar[str] = "plan_group"

    def said(self, asked: Asked, words: str) -> Outcome:
        """The group."""
        turn, about = _turn(asked), about_of(asked)

        def unit(session: Session) -> Reply:
            plan = plans.get(session, about.plan)
            entry = None if plan is None else plan.content.entry
            if plan is None or plan.content != about.content or not isinstance(entry, Meeting):
                return shown(None)
            named = plan.content.model_copy(
                update={"entry": entry.model_copy(update={"group": words}), "was": None}
            )
            return shown(put(session, plan, turn.now, content=named))

        return Effect(unit, lambda reply: reply)


class TypeQuestion(_OfPlan):
    """What kind of talk, or of meeting."""

    what: ClassVar[str] = "plan_type"

    def shows(self, asked: Asked) -> dict[str, object]:
        """Whom the talk is with."""
        return {
            "whom": formats.listed(about_of(asked).content.whom, asked.language),
            "when": super().shows(asked)["when"],
        }

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The types of that form."""
        kinds = self._kinds(asked)
        return [Offer(label(asked.language, f"types.{kind}"), kind.value) for kind in kinds]

    def _kinds(self, asked: Asked) -> tuple[RecordType, ...]:
        return types_of(Form.INTERVIEW if about_of(asked).content.whom else Form.MEETING)

    def read(self, asked: Asked, text: str) -> Outcome:
        """A type, by its name in either language."""
        said = squeezed(text)
        for kind in self._kinds(asked):
            names = (squeezed(label(language, f"types.{kind}")) for language in LANGUAGES)
            if text == kind.value or said in names:
                return self._of(asked, kind)
        return Pass() if _is_line(asked, text) else Told(key="plans.told.tap")

    def _of(self, asked: Asked, kind: RecordType) -> Effect:
        turn, about = _turn(asked), about_of(asked)
        namer = Namer(asked.look.roster, asked.look.person_id, asked.look.today)

        def unit(session: Session) -> Reply:
            plan = plans.get(session, about.plan)
            if plan is None or plan.content != about.content:
                return shown(None)
            kept = put(session, plan, turn.now, content=typed(plan.content, kind, namer))
            return shown(None) if kept is None else proposed(session, turn, kept)

        return Effect(unit, lambda reply: reply)


class MissedQuestion(_Words):
    """Why it was not held; no record is made of it."""

    what: ClassVar[str] = "plan_missed"

    def said(self, asked: Asked, words: str) -> Outcome:
        """The reason."""
        turn, about = _turn(asked), about_of(asked)

        def unit(session: Session) -> Reply:
            plan = plans.get(session, about.plan)
            if plan is None or plan.state is not PlanState.OPEN:
                return shown(None)
            return shown(put(session, plan, turn.now, state=PlanState.NOT_HELD, reason=words))

        return Effect(unit, lambda reply: reply)


asking.register(
    DayQuestion(), TimeQuestion(), PlaceQuestion(), GroupQuestion(), TypeQuestion(), MissedQuestion()
)
