"""The questions of an own duty: its title, who does it, which record counts, how often.

A new one is asked all of them, one after another; one that is changed is asked the part that changes. What
was answered so far travels in the question's subject.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.duties.duty import Owner
from bot.duties.own import OwnDuty, faults
from bot.duties.periods import Every
from bot.record_types import SPECS, Form, RecordType, Report, Subject, types_of
from bot.records import Value
from handlers.forms.state import Told
from handlers.questions import Asked, Asking, Effect, Next, Offer, Outcome, Question, register
from handlers.setup.naming import read_title
from messages.labels import LANGUAGES, label
from messages.reading.normalise import squeezed
from messages.reading.numbers import read_number
from messages.reading.problem import Problem
from storage import own_duties
from storage.inbox import Reply

LONGEST_TITLE = 40
MOST_TIMES = 366
TIMES_OFFERED = (1, 2, 3, 4, 6, 12)


class OwnDraft(Value):
    """An own duty in the making; ``id`` 0 is a new one."""

    id: int = 0
    title: str = ""
    owner: Owner = Owner.BRANCH
    form: Form = Form.MEETING
    type: RecordType = RecordType.BRANCH_COMMITTEE_MEETING
    report: Report | None = None
    subject: Subject | None = None
    every: Every = Every.YEAR
    times: int = 1

    @classmethod
    def of(cls, own: OwnDuty) -> "OwnDraft":
        """An own duty that is to be changed."""
        return cls(
            id=own.id,
            title=own.title,
            owner=own.owner,
            form=SPECS[own.type].form,
            type=own.type,
            report=own.report,
            subject=own.subject,
            every=own.every,
            times=own.times,
        )

    def on(self, own: OwnDuty) -> OwnDuty:
        """The own duty with what was answered."""
        return replace(
            own,
            title=self.title,
            owner=self.owner,
            type=self.type,
            report=self.report,
            subject=self.subject,
            every=self.every,
            times=self.times,
        )


def page(own_id: int) -> Reply:
    """The reply that shows an own duty."""
    return Reply("own_duty", {"own": own_id})


class _OfOwn(Question):
    """What the questions have in common; ``then`` is the question that follows for a new one."""

    action: ClassVar[Action | None] = Action.ADJUST_DUTIES
    then: ClassVar[str] = ""

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The answers by their labels."""
        return [Offer(words, value) for value, words in self.choices(asked, asked.language)]

    def choices(self, asked: Asked, language: str) -> Iterable[tuple[str, str]]:
        """Values with their words; none where the answer is typed."""
        return ()

    def shows(self, asked: Asked) -> dict[str, object]:
        """What was answered so far."""
        draft = draft_of(asked)
        return {"title": draft.title, "new": not draft.id, "every": draft.every.value}

    def leave(self, asked: Asked) -> Reply:
        """Back to the duty, or to all of them."""
        draft = draft_of(asked)
        return page(draft.id) if draft.id else Reply("own_duties")

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of the answers."""
        if value not in [each for each, _ in self.choices(asked, asked.language)]:
            raise LookupError(value)
        return self.take(asked, value)

    def read(self, asked: Asked, text: str) -> Outcome:
        """One of the answers typed, in either language."""
        said = squeezed(text)
        for language in LANGUAGES:
            for value, words in self.choices(asked, language):
                if said == squeezed(words):
                    return self.take(asked, value)
        return Told(key="own.told.tap")

    def take(self, asked: Asked, value: str) -> Outcome:
        """What an answer comes to."""
        raise NotImplementedError

    def _on(self, asked: Asked, **values: object) -> Outcome:
        """Keep the answer and go on; what is changed is stored at once."""
        draft = draft_of(asked).model_copy(update=values)
        if self.then and not draft.id:
            return _asking(self.then, draft)
        return _kept(asked, draft)


def draft_of(asked: Asked) -> OwnDraft:
    """What was answered so far."""
    return OwnDraft.model_validate_json(asked.asking.subject)


def _asking(what: str, draft: OwnDraft) -> Next:
    return Next(Asking(what=what, subject=draft.model_dump_json()))


def _kept(asked: Asked, draft: OwnDraft) -> Effect:
    turn, branch, today = asked.turn, asked.look.branch, asked.look.today

    def unit(session: Session) -> int:
        own = draft.on(_before(session, branch.id, draft.id, today))
        if faults(own):
            raise LookupError(f"own duty with {faults(own)}")
        if draft.id:
            own_duties.change(session, own, by=turn.user_id, now=turn.now)
            return draft.id
        return own_duties.add(session, branch.id, own, by=turn.user_id, now=turn.now).id

    return Effect(unit, page)


def _before(session: Session, branch_id: int, own_id: int, today: date) -> OwnDuty:
    """The duty as stored, or a new one from today."""
    kept = (each for each in own_duties.of_branch(session, branch_id) if each.id == own_id)
    return next(kept, OwnDuty(0, "", RecordType.BRANCH_COMMITTEE_MEETING, since=today))


class TitleQuestion(_OfOwn):
    """What it is called."""

    what: ClassVar[str] = "own_title"
    then: ClassVar[str] = "own_who"

    def read(self, asked: Asked, text: str) -> Outcome:
        """A title typed; two duties of one name could not be told apart."""
        title = read_title(text, most=LONGEST_TITLE)
        if not isinstance(title, str):
            return title
        here = draft_of(asked).id
        taken = (
            squeezed(duty.title.of(language))
            for duty in asked.look.catalogue.duties
            for language in LANGUAGES
            if duty.id != f"own_{here}"
        )
        if squeezed(title) in taken:
            return Told(key="own.told.taken", values={"title": title})
        return self._on(asked, title=title)


class WhoQuestion(_OfOwn):
    """Whose duty it is."""

    what: ClassVar[str] = "own_who"
    then: ClassVar[str] = "own_form"

    def choices(self, asked: Asked, language: str) -> Iterable[tuple[str, str]]:
        """The branch, the secretary, or each committee member."""
        owners = (Owner.BRANCH, Owner.SECRETARY, Owner.EACH_MEMBER)
        return [(each.value, label(language, f"own.who.{each}")) for each in owners]

    def take(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        return self._on(asked, owner=Owner(value))


class FormQuestion(_OfOwn):
    """Which kind of record counts; which of that kind comes next."""

    what: ClassVar[str] = "own_form"

    def choices(self, asked: Asked, language: str) -> Iterable[tuple[str, str]]:
        """Meetings, talks, reports, checks."""
        return [(each.value, label(language, f"own.form.{each}")) for each in Form]

    def take(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        return _asking("own_type", draft_of(asked).model_copy(update={"form": Form(value)}))


class TypeQuestion(_OfOwn):
    """Which record counts."""

    what: ClassVar[str] = "own_type"
    then: ClassVar[str] = "own_every"

    def choices(self, asked: Asked, language: str) -> Iterable[tuple[str, str]]:
        """The types of the kind chosen; of reports which, of checks what is looked at."""
        match draft_of(asked).form:
            case Form.REPORT_SUBMISSION:
                return [(each.value, label(language, f"reports.{each}")) for each in Report]
            case Form.INSPECTION:
                any_ = (RecordType.INSPECTION.value, label(language, "own.any_check"))
                return [*((each.value, label(language, f"subjects.{each}")) for each in Subject), any_]
            case form:
                return [(each.value, label(language, f"types.{each}")) for each in types_of(form)]

    def take(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        report = Report(value) if value in list(Report) else None
        subject = Subject(value) if value in list(Subject) else None
        kind = RecordType.INSPECTION if subject else RecordType(value) if not report else None
        return self._on(asked, type=kind or RecordType.REPORT_SUBMISSION, report=report, subject=subject)


class OwnEveryQuestion(_OfOwn):
    """How long a period is; how many times in each comes next."""

    what: ClassVar[str] = "own_every"

    def choices(self, asked: Asked, language: str) -> Iterable[tuple[str, str]]:
        """The four lengths."""
        return [(each.value, label(language, f"walk.every.{each}")) for each in reversed(Every)]

    def take(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        return _asking("own_times", draft_of(asked).model_copy(update={"every": Every(value)}))


class OwnTimesQuestion(_OfOwn):
    """How many times in each period."""

    what: ClassVar[str] = "own_times"

    def choices(self, asked: Asked, language: str) -> Iterable[tuple[str, str]]:
        """The usual numbers."""
        return [(str(n), label(language, "walk.n_times", n=n)) for n in TIMES_OFFERED]

    def read(self, asked: Asked, text: str) -> Outcome:
        """A number typed."""
        times = read_number(text, least=1, most=MOST_TIMES)
        return times if isinstance(times, Problem) else self._on(asked, times=times)

    def take(self, asked: Asked, value: str) -> Outcome:
        """One of the usual numbers."""
        return self._on(asked, times=int(value))


register(
    TitleQuestion(), WhoQuestion(), FormQuestion(), TypeQuestion(), OwnEveryQuestion(), OwnTimesQuestion()
)
