"""The question that asks an author for the words of one section of a report."""

from collections.abc import Sequence
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from handlers.documents.reports import QUESTION, preview
from handlers.forms.state import Told
from handlers.questions import Asked, Effect, Offer, Outcome, Question, register
from messages.documents.reports import heading_of, prompt_of, title_of_report
from messages.labels import label
from messages.reading.normalise import tidy
from storage import report_texts
from storage.inbox import Reply

LONGEST = 3000
"""Characters of a section: what fits one message of Telegram."""
CLEAR = "clear"


class ReportTextQuestion(Question):
    """What the author writes in a section; it replaces what stood there."""

    what: ClassVar[str] = QUESTION
    action: ClassVar[Action | None] = Action.EXPORT

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """To delete what stands there."""
        *_, written = _parts(asked)
        return [Offer(label(asked.language, "reporting.clear"), CLEAR)] if written == "1" else []

    def shows(self, asked: Asked) -> dict[str, object]:
        """The report, the section, and what belongs into it."""
        report, year, section, written = _parts(asked)
        return {
            "title": title_of_report(report, int(year), asked.language),
            "heading": heading_of(report, section, asked.language),
            "prompt": prompt_of(section, asked.language),
            "written": written == "1",
            "longest": LONGEST,
        }

    def pick(self, asked: Asked, value: str) -> Outcome:
        """Delete it."""
        if value != CLEAR:
            raise LookupError(value)
        return _keeping(asked, "")

    def read(self, asked: Asked, text: str) -> Outcome:
        """The words as typed."""
        kept = tidy(text)
        if not any(character.isalnum() for character in kept):
            return Told(key="told.text_wanted")
        if len(kept) > LONGEST:
            return Told(key="reporting.too_long")
        return _keeping(asked, kept)

    def leave(self, asked: Asked) -> Reply:
        """Back to the preview."""
        report, year, *_ = _parts(asked)
        return preview(report, int(year))


def _parts(asked: Asked) -> list[str]:
    return asked.asking.subject.split("|")


def _keeping(asked: Asked, text: str) -> Effect:
    report, year, section, _ = _parts(asked)
    turn, branch = asked.turn, asked.look.branch

    def unit(session: Session) -> None:
        report_texts.put(session, branch.id, int(year), report, section, text, by=turn.user_id, now=turn.now)

    return Effect(unit, preview(report, int(year)))


register(ReportTextQuestion())
