"""What a reading unit that makes many digests has read already: asked once for all who share it.

Within such a unit nothing changes, so that what was read stands until its end. Everywhere else each question
is asked anew.
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from sqlmodel import Session

from bot.duties.situation import Situation
from bot.plans import Plan
from bot.roster import Branch
from handlers.situations import situation
from storage import accounts, branches, plans, reminded, reminders
from storage.accounts import Account
from storage.reminded import Kept

R = TypeVar("R")

_NAME = "known"


@dataclass(slots=True)
class _Known:
    """The answers so far, by question."""

    people: dict[int, Kept] = field(default_factory=dict)
    answers: dict[Hashable, Any] = field(default_factory=dict)


def remember(session: Session, user_ids: Collection[int]) -> None:
    """From here on this unit, which only reads, asks each question once; these people are read together."""
    session.info[_NAME] = _Known(reminded.of_several(session, user_ids))


def kept(session: Session, user_id: int) -> Kept:
    """What is kept about one account."""
    known: _Known | None = session.info.get(_NAME)
    found = None if known is None else known.people.get(user_id)
    return found or reminded.of_one(session, user_id)


def snoozes(session: Session, user_id: int) -> Mapping[str, date]:
    """Until when the person put off what."""
    known: _Known | None = session.info.get(_NAME)
    found = None if known is None else known.people.get(user_id)
    return found.snoozes if found else reminders.snoozes(session, user_id)


def branch(session: Session, branch_id: int) -> Branch:
    """The branch of that id; LookupError where there is none."""
    return _once(session, ("branch", branch_id), lambda: branches.get(session, branch_id))


def here(session: Session, branch_id: int, today: date) -> Situation:
    """The situation of a branch on a day."""
    return _once(session, ("situation", branch_id, today), lambda: situation(session, branch_id, today))


def fellows(session: Session, branch_id: int) -> list[Account]:
    """The accounts of a branch."""
    return _once(session, ("fellows", branch_id), lambda: accounts.of_branch(session, branch_id))


def planned(session: Session, branch_id: int, since: date) -> list[Plan]:
    """The open plans of a branch from a day on."""
    return _once(session, ("plans", branch_id, since), lambda: plans.alive(session, branch_id, since))


def _once(session: Session, question: Hashable, ask: Callable[[], R]) -> R:
    known: _Known | None = session.info.get(_NAME)
    if known is None:
        return ask()
    if question not in known.answers:
        known.answers[question] = ask()
    return cast("R", known.answers[question])
