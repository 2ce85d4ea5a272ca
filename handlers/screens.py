"""The screens by name: what the person sees, rendered from what is stored at the time of showing.

An update's answer is stored as a screen's name and ids, never as text, so that after a crash it is rendered
anew. A screen only reads: it writes nothing and sends nothing.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.settings import Settings
from handlers.outgoing import Outgoing
from storage.accounts import Account
from storage.store import Store

Id = int | str | bool | None

SUPERSEDED = "superseded"
"""Among an answer's ids: the message that the answer takes over from, whatever the screen; it loses its
buttons."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What a screen is rendered from: whom it is shown to, when, and the ids that the answer stored."""

    store: Store
    settings: Settings
    user_id: int
    chat_id: int
    account: Account | None
    language: str
    now: datetime
    ids: Mapping[str, Id] = field(default_factory=dict)
    tapped_message_id: int | None = None

    @property
    def today(self) -> date:
        """The calendar day of ``now`` in the branch's time zone."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """The calendar day of a moment in the branch's time zone."""
        return moment.astimezone(ZoneInfo(self.settings.time_zone)).date()

    @property
    def branch_id(self) -> int:
        """The branch of the account; raises LookupError for an account without one."""
        if self.account is None or self.account.branch_id is None:
            raise LookupError("the account belongs to no branch")
        return self.account.branch_id

    @property
    def person_id(self) -> int:
        """The person the account is bound to; raises LookupError for an unbound one."""
        if self.account is None or self.account.person_id is None:
            raise LookupError("the account is bound to no person")
        return self.account.person_id

    def id(self, name: str) -> int:
        """A number among the ids; raises LookupError where it is missing or not a number."""
        value = self.ids.get(name)
        if not isinstance(value, int):
            raise LookupError(f"the answer carries no number {name}")
        return value

    def word(self, name: str, default: str = "") -> str:
        """A word among the ids, or the default."""
        value = self.ids.get(name)
        return value if isinstance(value, str) else default


Screen = Callable[[Showing], Awaitable[Sequence[Outgoing]]]

_screens: dict[str, Screen] = {}
_working: set[str] = set()


def screen(name: str, *, begins_work: bool = False) -> Callable[[Screen], Screen]:
    """Register a screen under the name that answers store; a name taken twice raises ValueError.

    ``begins_work`` says that what it answers is work for the long tick, which is not to wait for its turn.
    """

    def register(render: Screen) -> Screen:
        if name in _screens:
            raise ValueError(f"there are two screens called {name}")
        _screens[name] = render
        if begins_work:
            _working.add(name)
        return render

    return register


def begins_work(name: str) -> bool:
    """Whether there is work to be done in the background once that screen was shown."""
    return name in _working


async def show(name: str, showing: Showing) -> list[Outgoing]:
    """Render a screen; raises LookupError for a name nobody registered."""
    if name not in _screens:
        raise LookupError(f"there is no screen called {name}")
    return list(await _screens[name](showing))


def names() -> frozenset[str]:
    """Every registered screen."""
    return frozenset(_screens)
