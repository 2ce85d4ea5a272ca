"""One update's turn: what came in, who it is from, and the one answer that is committed for it.

A handler reads through the turn, decides, and commits exactly once: the effects, the fact that the update has
been applied, and the answer (a screen's name and ids) go into one transaction. Handlers never send.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar, cast, overload
from zoneinfo import ZoneInfo

from sqlmodel import Session
from telegram import Message, Update

from bot.settings import Settings
from handlers.reminders.planning import plan_next
from storage import accounts, inbox
from storage.accounts import Account
from storage.inbox import Reply
from storage.store import Store

P = ParamSpec("P")
R = TypeVar("R")


class CommittedTwiceError(RuntimeError):
    """A handler tried to commit a second answer for one update: a bug."""


@dataclass(slots=True)
class Turn:
    """One update inside this process: made by the feeder, filled by the gate, used by one handler."""

    update: Update
    update_id: int
    user_id: int
    chat_id: int
    store: Store
    settings: Settings
    now: datetime
    language: str
    account_: Account | None = None
    newcomer: bool = False
    taken: bool = False
    reply: Reply | None = None
    failure: BaseException | None = None
    _found: dict[object, object] = field(default_factory=dict, repr=False)

    @property
    def account(self) -> Account:
        """The sender's account as the gate loaded it (for a newcomer: as it will be stored on commit)."""
        if self.account_ is None:
            raise LookupError("the gate has not let this update in")
        return self.account_

    @property
    def branch_id(self) -> int:
        """The sender's branch; raises LookupError for an account without one."""
        if self.account.branch_id is None:
            raise LookupError("the account belongs to no branch")
        return self.account.branch_id

    @property
    def person_id(self) -> int:
        """The person the sender is bound to; raises LookupError for an unbound account."""
        if self.account.person_id is None:
            raise LookupError("the account is bound to no person")
        return self.account.person_id

    @property
    def today(self) -> date:
        """The calendar day of this update in the branch's time zone."""
        return self.local.date()

    @property
    def local(self) -> datetime:
        """The moment of this update by the wall clock of the branch, with its zone."""
        return self.now.astimezone(ZoneInfo(self.settings.time_zone))

    @property
    def message(self) -> Message:
        """The message sent, or the one that carries the tapped button; LookupError where there is none."""
        message = self.update.effective_message
        if message is None:
            raise LookupError("the update has no message")
        return message

    @property
    def tapped_message_id(self) -> int | None:
        """The message whose button was tapped, None for anything but a tap."""
        query = self.update.callback_query
        return query.message.message_id if query and query.message else None

    @property
    def text(self) -> str:
        """The typed text, trimmed; a picture's or file's caption; else empty."""
        message = self.update.effective_message
        return (message.text or message.caption or "").strip() if message else ""

    @property
    def payload(self) -> str:
        """What follows a command: CODE in ``/start CODE``; empty for none."""
        return self.text.partition(" ")[2].strip() if self.text.startswith("/") else ""

    @property
    def committed(self) -> bool:
        """Whether the answer stands."""
        return self.reply is not None

    async def read(self, unit: Callable[Concatenate[Session, P], R], *args: P.args, **kw: P.kwargs) -> R:
        """Run a reading unit."""
        return await self.store.read(unit, *args, **kw)

    async def find(self, unit: Callable[[Session, "Turn"], R]) -> R:
        """What a reading unit finds for this turn, read once: one conversation after another asks for it."""
        if unit not in self._found:
            self._found[unit] = await self.read(unit, self)
        return cast("R", self._found[unit])

    def begin(self) -> None:
        """Before the handlers run, and again after a busy database: what was found before counts no more."""
        self.taken = False
        self._found.clear()

    @overload
    async def commit(self, reply: Reply) -> None: ...

    @overload
    async def commit(
        self,
        reply: Reply | Callable[[R], Reply],
        unit: Callable[Concatenate[Session, P], R],
        *args: P.args,
        **kw: P.kwargs,
    ) -> R: ...

    async def commit(
        self,
        reply: Reply | Callable[[Any], Reply],
        unit: Callable[..., Any] | None = None,
        *args: Any,
        **kw: Any,
    ) -> Any:
        """Run the unit and store the answer, in one transaction, and return what the unit returned.

        ``reply`` is the answer, or makes it from the unit's result. What the unit raises comes through with
        nothing written, and the handler may then commit another answer. A second commit raises
        CommittedTwiceError.
        """
        if self.committed:
            raise CommittedTwiceError(f"update {self.update_id} has its answer already")
        result, self.reply = await self.store.write(_apply, self, reply, unit, args, kw)
        return result


def _apply(
    session: Session,
    turn: Turn,
    reply: Reply | Callable[[Any], Reply],
    unit: Callable[..., Any] | None,
    args: tuple[Any, ...],
    kw: Mapping[str, Any],
) -> tuple[Any, Reply]:
    """The one writing unit of an update; it may be run again by a retry, so it leaves the turn alone."""
    if turn.newcomer:
        accounts.ensure(session, turn.user_id, turn.chat_id, turn.language)
    elif turn.account_ is not None and turn.account_.unreachable:
        accounts.set_unreachable(session, turn.user_id, False, turn.now)
    result = unit(session, *args, **kw) if unit else None
    if accounts.get(session, turn.user_id) != turn.account_:
        # Another hour, a leave, a branch joined, a way back: the next digest moves with it.
        plan_next(session, turn.user_id, turn.now, turn.settings)
    answer = reply if isinstance(reply, Reply) else reply(result)
    inbox.applied(session, turn.update_id, answer)
    return result, answer
