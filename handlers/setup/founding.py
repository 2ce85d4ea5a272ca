"""From a finished set-up to a branch: everything in one transaction, the draft gone with it."""

from datetime import datetime

from sqlmodel import Session

from bot.roster import Branch
from handlers.setup.state import SetupState
from storage import accounts, branches, drafts, duty_settings, rosters
from storage.drafts import Draft, Stale


def found(session: Session, draft: Draft, state: SetupState, time_zone: str, now: datetime) -> Branch | Stale:
    """Found the branch and bind the one who set it up to the first line of the roster.

    Raises:
        LookupError: the set-up is not finished.
    """
    if state.name is None or state.tracking is None or state.full_members is None or not state.people:
        raise LookupError("the set-up is not finished")
    if not drafts.discard(session, draft.id, draft.revision):
        return Stale(drafts.get(session, draft.id))
    branch = branches.create(session, state.name, state.tracking, state.full_members, time_zone=time_zone)
    ids = _people(session, branch.id, state)
    for each in state.departments:
        head, in_charge = ids.get(each.head or ""), ids.get(each.in_charge or "")
        rosters.add_department(session, branch.id, each.name, head, in_charge)
    for duty, times in state.done_before.items():
        duty_settings.set_done_before(
            session, branch.id, state.tracking.year, duty, None, times, by=draft.user_id, now=now
        )
    accounts.bind(session, draft.user_id, branch.id, ids[state.people[0].name])
    accounts.set_noticed(session, draft.user_id)
    return branch


def _people(session: Session, branch_id: int, state: SetupState) -> dict[str, int]:
    return {
        each.name: rosters.add_person(
            session,
            branch_id,
            each.name,
            membership=each.membership,
            posts=each.posts,
            group=each.group,
            since=each.since,
            full_since=each.full_since,
        ).id
        for each in state.people
    }
