"""Who may see and do what: roles out of the roster, actions out of roles, readers of a record's content.

Decided from the person behind the account on every update; nothing is remembered. The caller passes the
roster of the branch that the record belongs to: a role holds in that branch alone.
"""

from datetime import date
from enum import StrEnum

from bot.records import Inspection, Interview, Meeting, Named, ReportSubmission
from bot.roster import COMMITTEE_POSTS, Post, Roster


class Role(StrEnum):
    """In which capacity somebody uses the bot."""

    BRANCH_SECRETARY = "branch_secretary"
    COMMITTEE_MEMBER = "committee_member"
    RECORDER = "recorder"
    SUPERIOR_COMMITTEE = "superior_committee"
    OPERATOR = "operator"
    NOBODY = "nobody"


class Action(StrEnum):
    """What somebody may want to do."""

    LOG_MEETING = "log_meeting"
    LOG_INTERVIEW = "log_interview"
    SEE_OWN_LIST = "see_own_list"
    SEE_MEETINGS = "see_meetings"
    SEE_COMMITTEE_LIST = "see_committee_list"
    SEE_OTHER_LISTS = "see_other_lists"
    SEE_STANDING = "see_standing"
    EXPORT = "export"
    ADJUST_DUTIES = "adjust_duties"
    MANAGE_ROSTER = "manage_roster"
    INVITE = "invite"
    DELETE_BRANCH = "delete_branch"
    SEND_ORDER = "send_order"
    SEE_HEALTH = "see_health"
    INVITE_BRANCH = "invite_branch"
    BACK_UP = "back_up"


_A = Action
_RECORDER = frozenset({_A.LOG_MEETING, _A.SEE_OWN_LIST})
_COMMITTEE = _RECORDER | {_A.LOG_INTERVIEW, _A.SEE_MEETINGS}
_SECRETARY = _COMMITTEE | {
    _A.SEE_COMMITTEE_LIST,
    _A.SEE_OTHER_LISTS,
    _A.SEE_STANDING,
    _A.EXPORT,
    _A.ADJUST_DUTIES,
    _A.MANAGE_ROSTER,
    _A.INVITE,
    _A.DELETE_BRANCH,
}
_ALLOWED: dict[Role, frozenset[Action]] = {
    Role.BRANCH_SECRETARY: _SECRETARY,
    Role.COMMITTEE_MEMBER: _COMMITTEE,
    Role.RECORDER: _RECORDER,
    Role.SUPERIOR_COMMITTEE: frozenset({_A.SEE_STANDING, _A.SEND_ORDER}),
    Role.OPERATOR: frozenset({_A.SEE_HEALTH, _A.INVITE_BRANCH, _A.BACK_UP}),
    Role.NOBODY: frozenset(),
}


def role_of(
    roster: Roster, person_id: int | None, day: date, *, superior: bool = False, operator: bool = False
) -> Role:
    """The role of a person in the branch of ``roster`` on ``day``.

    The branch's own people come first: somebody of the level above or an operator who is not on the roster
    has that role alone, and one who has left the branch has none.
    """
    person = roster.find(person_id)
    if person is not None and person.present(day):
        posts = person.posts(day)
        if Post.BRANCH_SECRETARY in posts:
            return Role.BRANCH_SECRETARY
        return Role.COMMITTEE_MEMBER if posts & COMMITTEE_POSTS else Role.RECORDER
    if superior:
        return Role.SUPERIOR_COMMITTEE
    return Role.OPERATOR if operator else Role.NOBODY


def may(role: Role, action: Action) -> bool:
    """Whether somebody in that role may do that."""
    return action in _ALLOWED[role]


AnyEntry = Meeting | Interview | ReportSubmission | Inspection
_OF_THE_BRANCH = (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER, Role.RECORDER)


def _among(person_id: int, people: tuple[Named, ...]) -> bool:
    return any(person.person_id == person_id for person in people)


def may_read_content(role: Role, person_id: int | None, entry: AnyEntry, logged_by: int | None) -> bool:
    """Whether somebody may read what was said, beyond that it happened.

    A talk: the secretary, those who talked and were talked to, and who logged it. A report: likewise, those
    who handed it in. A meeting or a check: the committee, and who logged it. The level above and operators
    read no content. ``logged_by`` is the person who logged the record.
    """
    if role not in _OF_THE_BRANCH or person_id is None:
        return False
    if role is Role.BRANCH_SECRETARY or logged_by == person_id:
        return True
    match entry:
        case Interview():
            return _among(person_id, entry.by + entry.counterparts)
        case ReportSubmission():
            return _among(person_id, entry.by)
        case Meeting() | Inspection():
            return role is Role.COMMITTEE_MEMBER


def may_see(role: Role, person_id: int | None, entry: AnyEntry, logged_by: int | None) -> bool:
    """Whether somebody may see that it happened: the committee; of the other members, its readers alone."""
    return role is Role.COMMITTEE_MEMBER or may_read_content(role, person_id, entry, logged_by)


def may_amend(role: Role, person_id: int | None, entry: AnyEntry, logged_by: int | None) -> bool:
    """Whether somebody may change a record: the secretary, who logged it, and who held the talk or check.

    Somebody who was talked to reads the record of the talk and leaves it as it is.
    """
    if not may_read_content(role, person_id, entry, logged_by) or person_id is None:
        return False
    if role is Role.BRANCH_SECRETARY or logged_by == person_id:
        return True
    return not isinstance(entry, Meeting) and _among(person_id, entry.by)
