"""Who runs the branch in the bot: the secretary; while no secretary has an account, the committee."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.access import Action, Role, may, role_of
from bot.duties.adjustments import NONE, Adjustment, title_of
from bot.duties.catalogue import Catalogue, shipped
from bot.duties.duty import Duty
from bot.roster import Branch, Post, Roster
from handlers.screens import Showing
from handlers.turn import Turn
from storage import accounts, branches, duty_settings, own_duties, rosters
from storage.accounts import Account
from storage.inbox import Reply

_STANDING_IN = frozenset({Action.ADJUST_DUTIES, Action.MANAGE_ROSTER, Action.INVITE})
"""What the committee may do meanwhile: enough to get the branch going, the secretary's invite first of
all."""


@dataclass(frozen=True, slots=True)
class Look:
    """A branch as its settings need it, and in which capacity somebody looks at it."""

    branch: Branch
    roster: Roster
    accounts: tuple[Account, ...]
    person_id: int | None
    role: Role
    stands_in: bool
    today: date
    catalogue: Catalogue
    adjustments: Mapping[str, Adjustment]

    def may(self, action: Action) -> bool:
        """Whether the person may do that."""
        if self.stands_in and self.role is Role.COMMITTEE_MEMBER and action in _STANDING_IN:
            return True
        return may(self.role, action)

    def adjustment(self, duty_id: str) -> Adjustment:
        """What the branch changed about a duty this year; nothing by default."""
        return self.adjustments.get(duty_id, NONE)

    def title(self, duty: Duty, language: str) -> str:
        """What the branch calls a duty."""
        return title_of(duty, self.adjustment(duty.id), language)

    @property
    def bound(self) -> frozenset[int]:
        """The people of the branch that have an account."""
        return frozenset(each.person_id for each in self.accounts if each.person_id is not None)

    @property
    def unreachable(self) -> frozenset[int]:
        """Those of them whom Telegram lets nobody write to, on any account of theirs."""
        reached = {each.person_id for each in self.accounts if not each.unreachable}
        return frozenset(each for each in self.bound if each not in reached)


def look(session: Session, branch_id: int, person_id: int | None, today: date) -> Look:
    """Read what the settings of a branch need; a unit."""
    roster = rosters.get(session, branch_id)
    bound = tuple(accounts.of_branch(session, branch_id))
    secretaries = {person.id for person in roster.holders(Post.BRANCH_SECRETARY, today)}
    return Look(
        branch=branches.get(session, branch_id),
        roster=roster,
        accounts=bound,
        person_id=person_id,
        role=role_of(roster, person_id, today),
        stands_in=not any(each.person_id in secretaries for each in bound),
        today=today,
        catalogue=shipped().with_own(own_duties.of_branch(session, branch_id), today),
        adjustments=duty_settings.adjustments(session, branch_id, today.year),
    )


async def looked(showing: Showing) -> Look:
    """The branch as the person may see it."""
    return await showing.store.read(look, showing.branch_id, showing.person_id, showing.today)


async def looking(turn: Turn, action: Action | None = None) -> Look | None:
    """The branch of the sender, who may do ``action``; None where not, and then that has been said."""
    account = turn.account
    if account.branch_id is None or account.person_id is None:
        await turn.commit(refusal(turn, "stranger"))
        return None
    found = await turn.read(look, account.branch_id, account.person_id, turn.today)
    if action is not None and not found.may(action):
        await turn.commit(refusal(turn, "not_allowed"))
        return None
    return found


def refusal(turn: Turn, screen: str) -> Reply:
    """A toast for a tap, a message for anything else; the label and the screen have the same name."""
    return Reply("silence", toast=f"gate.{screen}") if turn.tapped_message_id else Reply(screen)
