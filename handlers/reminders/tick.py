"""The tick of the digests: plan those that nobody has planned, hand out what is due, other notices as well.

A digest is due by ``clock.now()``, the time duties live in: it is what people mean by 08:30, and what a
demo moves. A lease, and how long to wait before another try, are spans of the machine's time: claims and
hand-overs pass ``clock.real()`` beside it, so that a demo that jumps a month breaks no lease, and ``settle``
puts a retry's moment onto the moved clock by the difference of the two. Outside a demo both are the same.

Each row by itself: rendered from what is stored at that moment, handed over (committed), called once,
settled; the next digest is planned in the transaction that ends this one, so that one is always ahead.
"""

import asyncio
from datetime import datetime, timedelta
from secrets import token_hex

from sqlmodel import Session

from bot import clock, delivery, logs
from bot.delivery import Outcome, OutcomeKind
from bot.settings import Settings
from handlers.outgoing import Text
from handlers.reminders import ignoring, notices
from handlers.reminders.choosing import Later, Message, Nothing
from handlers.reminders.notices import Notice
from handlers.reminders.planning import plan_next, plan_several
from handlers.ticking import Ticking
from storage import accounts, digests, outbox, reminders
from storage.digests import DIGEST
from storage.outbox import Owed, State
from storage.store import Busy

log = logs.logger(__name__)

LEASE = timedelta(minutes=2)
LONGEST = 8.0
"""Seconds that one run lasts at most."""
BEGINS_WITHIN = 3.0
"""Seconds during which further messages are taken up; the last call begun must fit into the rest."""
LOOKED_FOR_EVERY = timedelta(minutes=10)
"""How often those without a digest ahead are looked for; every change of plan plans by itself."""
PLANNED_AT_ONCE = 100
FAULT_PAUSE = timedelta(minutes=5)


class Digests:
    """The tick of one process, which claims under a name of its own."""

    def __init__(self) -> None:
        self._owner = token_hex(8)
        self._looked: datetime | None = None

    async def __call__(self, ticking: Ticking) -> None:
        """Plan and hand out for a few seconds; what is left is due at the next tick."""
        try:
            async with asyncio.timeout(LONGEST):
                await self._plan(ticking)
                await self._hand_out(ticking)
        except TimeoutError:
            log.warning("digests cut short")

    async def _plan(self, ticking: Ticking) -> None:
        """Once at the start, and seldom after that: those without a digest ahead get one."""
        if self._looked is not None and clock.real() - self._looked < LOOKED_FOR_EVERY:
            return
        missing = await ticking.store.read(digests.without)
        for start in range(0, len(missing), PLANNED_AT_ONCE):
            if ticking.stop.is_set():
                return
            some = missing[start : start + PLANNED_AT_ONCE]
            await ticking.store.write(plan_several, some, clock.now(), ticking.settings)
        self._looked = clock.real()

    async def _hand_out(self, ticking: Ticking) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + BEGINS_WITHIN

        def enough() -> bool:
            return ticking.stop.is_set() or loop.time() >= until or bool(ticking.door.held)

        while not enough():
            rows = await ticking.store.write(
                outbox.claim, clock.now(), LEASE, owner=self._owner, real=clock.real()
            )
            if not rows:
                return
            for row in rows:
                if enough():
                    await ticking.store.write(outbox.release, row.id, clock.now(), owner=self._owner)
                else:
                    await self._carefully(ticking, row)

    async def _carefully(self, ticking: Ticking, row: Owed) -> None:
        """One row; what goes wrong with it keeps no other from its digest."""
        try:
            await self._one(ticking, row)
        except Busy:
            raise
        except Exception as error:
            log.error("digest failed", row=row.id, error=logs.where(error), exc_info=error)
            stored = await ticking.store.read(outbox.get, row.id)
            fault = Outcome(OutcomeKind.RETRY, clock.now() + FAULT_PAUSE, logs.where(error))
            if stored is not None and stored.state is State.HANDING:
                # It may have been sent before this went wrong: one marked copy, never one every few minutes.
                fault = Outcome(OutcomeKind.UNCERTAIN, reason=logs.where(error))
            await ticking.store.write(outbox.settle, row.id, fault, clock.now(), owner=self._owner)

    async def _one(self, ticking: Ticking, row: Owed) -> None:
        store, now = ticking.store, clock.now()
        said = await store.read(notices.composer(row.kind), row, now, ticking.settings)
        if isinstance(said, Later):
            wait = Outcome(OutcomeKind.RETRY, said.at, "not now")
            await store.write(outbox.settle, row.id, wait, now, owner=self._owner, spent=False)
        elif isinstance(said, Nothing):
            await store.write(_let_go, row, now, ticking.settings, self._owner)
        elif await store.write(outbox.handing, row.id, clock.real(), owner=self._owner):
            outcome = await self._call(ticking, row, said)
            await store.write(_settle, row, said, outcome, ticking.settings, self._owner)
            older = said.older if isinstance(said, Message) else None
            if outcome.kind is OutcomeKind.SENT and older and older.message_id != outcome.message_id:
                await ticking.door.drop_buttons(older.chat_id, older.message_id)

    async def _call(self, ticking: Ticking, row: Owed, said: Message | Notice) -> Outcome:
        text = Text(said.html, said.buttons)
        return await ticking.door.deliver(said.chat_id, text, attempt=row.attempts + 1, hurried=True)


def _let_go(session: Session, row: Owed, now: datetime, settings: Settings, owner: str) -> None:
    """There is nothing to say: after a digest, on to the next workday."""
    if outbox.void(session, row.id, now, owner=owner) and row.kind == DIGEST:
        _tidy(session, row.user_id, now)
        plan_next(session, row.user_id, now, settings)


def _tidy(session: Session, user_id: int, now: datetime) -> None:
    """Lift what the branch has seen to meanwhile in ways that lift nothing by themselves."""
    account = accounts.get(session, user_id)
    if account is not None and account.branch_id is not None:
        ignoring.refresh(session, account.branch_id, now)


def _settle(
    session: Session, row: Owed, said: Message | Notice, outcome: Outcome, settings: Settings, owner: str
) -> None:
    """What became of a message, and, when that is final and it was a digest, the next one."""
    now, real = clock.now(), clock.real()
    spent = outcome.reason not in delivery.WAITED_FOR
    if not outbox.settle(session, row.id, outcome, now, owner=owner, spent=spent, real=real):
        return
    if isinstance(said, Notice):
        return
    if outcome.kind is OutcomeKind.SENT:
        _tidy(session, row.user_id, now)
        reminders.note_shown(session, row.user_id, said.keys, said.day)
        ignoring.keep(session, row.user_id, said.branch_id, said.ignored, said.day)
        if outcome.message_id is not None:
            reminders.set_last_digest(session, row.user_id, said.chat_id, outcome.message_id, now)
    stored = outbox.get(session, row.id)
    if stored is not None and stored.next_at is None:
        plan_next(session, row.user_id, now, settings)
