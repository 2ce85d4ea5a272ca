"""Who may go on in a form: its owner, in the branch it belongs to, in a role that may log such records."""

from bot.access import Action, Role, may, role_of
from bot.record_types import Form
from handlers.forms.context import Opened
from handlers.turn import Turn

_NEEDED = {Form.MEETING: Action.LOG_MEETING}


def needed(form: Form) -> Action:
    """What one must be allowed to log such a record: a recorder logs meetings, the committee the rest too."""
    return _NEEDED.get(form, Action.LOG_INTERVIEW)


def refusal(turn: Turn, found: Opened) -> str | None:
    """Why the sender may not go on in that form, as the key of a toast; None when they may.

    Somebody who amends needs no more than to belong to the branch: whether this record is theirs to amend was
    asked when the form was opened, and is asked again when it is saved.
    """
    if found.draft.user_id != turn.user_id:
        return "form.foreign"
    if found.draft.branch_id != turn.account.branch_id:
        return "form.other_branch"
    role = role_of(found.context.roster, turn.account.person_id, turn.today)
    amending = found.state.record_id is not None and role is not Role.NOBODY
    if amending or may(role, needed(found.state.form)):
        return None
    return "gate.not_allowed"
