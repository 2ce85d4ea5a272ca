"""The questions of a plan that ask for words: where, which group, what kind, and why it was not held."""

from collections.abc import Sequence
from typing import ClassVar

from sqlmodel import Session

from bot.plans import PlanState
from bot.record_types import Form, RecordType, types_of
from bot.records import Meeting
from handlers.forms.state import Told
from handlers.plans.acting import put, shown
from handlers.plans.proposing import Namer, typed
from handlers.plans.questions import OfPlan, about_of, is_line, move_by, proposed
from handlers.questions import Asked, Effect, Offer, Outcome, Pass, register
from messages import formats
from messages.labels import LANGUAGES, label
from messages.reading.normalise import squeezed
from storage import plans
from storage.inbox import Reply

LONGEST = 60
"""Characters of a place or a reason."""


class _Words(OfPlan):
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
        if is_line(asked, text):
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
        return move_by(asked, place=words)


class GroupQuestion(_Words):
    """Which Party group meets."""

    what: ClassVar[str] = "plan_group"

    def said(self, asked: Asked, words: str) -> Outcome:
        """The group."""
        turn, about = asked.turn, about_of(asked)

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


class TypeQuestion(OfPlan):
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
        return Pass() if is_line(asked, text) else Told(key="plans.told.tap")

    def _of(self, asked: Asked, kind: RecordType) -> Effect:
        turn, about = asked.turn, about_of(asked)
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
        turn, about = asked.turn, about_of(asked)

        def unit(session: Session) -> Reply:
            plan = plans.get(session, about.plan)
            if plan is None or plan.state is not PlanState.OPEN:
                return shown(None)
            return shown(put(session, plan, turn.now, state=PlanState.NOT_HELD, reason=words))

        return Effect(unit, lambda reply: reply)


register(PlaceQuestion(), GroupQuestion(), TypeQuestion(), MissedQuestion())
