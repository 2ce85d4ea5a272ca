"""Which unfinished records of a branch would count towards a duty: told to whoever turns it off."""

from dataclasses import dataclass

from pydantic import ValidationError
from sqlmodel import Session

from bot.duties.duty import Duty
from bot.records import Inspection, Meeting, ReportSubmission
from handlers.forms.keeping import KIND
from handlers.forms.state import FormState
from storage import drafts
from storage.drafts import Draft


@dataclass(frozen=True, slots=True)
class Waiting:
    """Unfinished records that would have counted: the person's own, and other people's."""

    own: int = 0
    others: int = 0


def waiting(session: Session, branch_id: int, user_id: int, duty: Duty) -> Waiting:
    """Look through the branch's open and laid aside forms; a unit."""
    found = [one for one in drafts.of_branch(session, branch_id, KIND) if _counts(one, duty)]
    own = sum(one.user_id == user_id for one in found)
    return Waiting(own, len(found) - own)


def _counts(draft: Draft, duty: Duty) -> bool:
    try:
        entry = FormState.model_validate_json(draft.data).entry
    except ValidationError:  # kept by an older version
        return False
    if entry is None or duty.counts is None:
        return False
    where = duty.counts.where
    match entry:
        case Meeting():
            return duty.counts.type is entry.type or duty.counts.type in entry.also
        case ReportSubmission():
            return duty.counts.type is entry.type and where.report is entry.report
        case Inspection():
            return duty.counts.type is entry.type and where.subject is entry.subject
        case _:
            return duty.counts.type is entry.type
