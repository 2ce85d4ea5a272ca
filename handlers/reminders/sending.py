"""One round of handing out: what is due is claimed part by part, called at Telegram's pace, settled singly.

While one part is on its way the next is claimed and composed, so that the pace is Telegram's and not ours;
it is shared by all processes (``storage.pace``). The first call of a round goes alone, and so does the one
after a failure: a Telegram that is down or says "later" costs one call and not several.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot import clock, logs
from bot.delivery import Outcome, OutcomeKind
from handlers.outgoing import Text
from handlers.pausing import wait_for_stop
from handlers.reminders.choosing import Message
from handlers.reminders.notices import Notice, composer
from handlers.reminders.settling import Said, compose_all, let_go, release, settle
from handlers.ticking import Ticking
from storage import outbox, outbox_rows, pace
from storage.outbox_rows import Owed, State
from storage.store import Busy

log = logs.logger(__name__)

LEASE = timedelta(minutes=2)
A_SECOND = 28.0
"""Messages a second, all processes together: Telegram takes thirty, and answers to people come first."""
PART = 15
"""Rows claimed at a time; one part is on its way and one ready: no process holds more than thirty."""
SIDE_BY_SIDE = 6
"""Calls under way at most: at two hundred milliseconds each, the pace is kept."""
CLAIMS_WITHIN, BEGINS_WITHIN = 3.5, 4.5
"""Seconds of a round after which nothing more is claimed, or called; a call begun must fit into the tick."""
AHEAD = 0.6
"""Seconds before the last call of a part at which the next part is claimed."""
CROWDED = timedelta(seconds=1)
"""Where others have claimed the moments for so long ahead, nothing more is claimed."""
LOOK_AGAIN = 0.2
IN_A_ROW = 3
"""So many failures one after another end a round."""
FAULT_PAUSE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Ready:
    """A row with what it says; ``at`` is its moment on the loop's clock."""

    row: Owed
    said: Message | Notice
    at: float


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A call whose outcome is known and was not stored yet."""

    row: Owed
    said: Message | Notice
    outcome: Outcome


class Round:
    """A few seconds of handing out; ``unsettled`` outlives it."""

    def __init__(
        self, ticking: Ticking, owner: str, unsettled: dict[int, Unsettled], a_second: float
    ) -> None:
        self._ticking, self._owner, self._unsettled = ticking, owner, unsettled
        self._store, self._settings, self._door = ticking.store, ticking.settings, ticking.door
        self._a_second = a_second
        self._loop = asyncio.get_running_loop()
        self._began = self._loop.time()
        self._calls: set[asyncio.Task[None]] = set()
        self._width = 1
        self._failures = 0
        self._busy: Busy | None = None
        self._exhausted = False

    async def run(self) -> float | None:
        """Hand out; in how many seconds it wants to go on, None where the next tick is soon enough.

        Raises:
            Busy: the database could not take it; every call under way was let finish.
        """
        for each in list(self._unsettled.values()):
            try:
                await self._settle(each)
            except Busy:
                raise
            except Exception as error:
                await self._fault(each.row, error)
        try:
            await self._part_by_part()
        except asyncio.CancelledError:
            for call in self._calls:
                call.cancel()
            raise
        finally:
            await asyncio.gather(*self._calls, return_exceptions=True)
        if self._busy is not None:
            raise self._busy
        if self._exhausted or self._failures >= IN_A_ROW or self._ticking.stop.is_set():
            return None
        return self._held() or 0.0

    def _held(self) -> float:
        return self._door.held.total_seconds() if self._door.held else 0.0

    def _over(self, seconds: float) -> bool:
        """Whether nothing more is to be begun that may only begin within so many seconds."""
        late = self._loop.time() >= self._began + seconds
        trouble = self._failures >= IN_A_ROW or self._busy is not None
        return late or trouble or self._ticking.stop.is_set() or bool(self._door.held)

    # Claiming.

    async def _part_by_part(self) -> None:
        part = await self._next()
        while part:
            ahead = asyncio.create_task(self._after(part))
            try:
                for position, ready in enumerate(part):
                    if not await self._turn_of(ready):
                        await self._store.write(
                            release, [e.row for e in part[position:]], clock.now(), self._owner
                        )
                        break
                    self._begin(ready)
                part = await ahead
            finally:
                ahead.cancel()

    async def _after(self, part: Sequence[Ready]) -> list[Ready]:
        """The part after this one, taken when this one is nearly on its way."""
        await wait_for_stop(self._ticking.stop, part[-1].at - AHEAD - self._loop.time())
        return await self._next()

    async def _next(self) -> list[Ready]:
        """The next messages, composed, with their moments; none where the round is over or nothing is due."""
        while not self._over(CLAIMS_WITHIN):
            now, real = clock.now(), clock.real()
            so_far = await self._store.read(pace.look, now, real)
            if so_far.held_until is not None:
                self._door.hold_until(so_far.held_until)
            elif so_far.behind > CROWDED:
                await wait_for_stop(self._ticking.stop, LOOK_AGAIN)
            else:
                rows = await self._store.write(outbox.claim, now, LEASE, PART, owner=self._owner, real=real)
                self._exhausted = not rows
                if not rows:
                    break
                if messages := await self._messages(rows):
                    return await self._timed(messages)
        return []

    async def _messages(self, rows: Sequence[Owed]) -> list[tuple[Owed, Message | Notice]]:
        """What has something to say; the rest is let go."""
        said = await self._composed(rows)
        messages = [(row, each) for row, each in said if isinstance(each, Message | Notice)]
        silent = [(row, each) for row, each in said if not isinstance(each, Message | Notice)]
        if silent:
            await self._store.write(let_go, silent, clock.now(), self._settings, self._owner)
        return messages

    async def _composed(self, rows: Sequence[Owed]) -> list[tuple[Owed, Said]]:
        now = clock.now()
        try:
            return list(
                zip(rows, await self._store.read(compose_all, rows, now, self._settings), strict=True)
            )
        except Busy:
            raise
        except Exception as error:
            log.warning("a digest of several cannot be made", error=logs.where(error))
        found: list[tuple[Owed, Said]] = []
        for row in rows:
            try:
                found.append((row, await self._store.read(composer(row.kind), row, now, self._settings)))
            except Busy:
                raise
            except Exception as error:
                await self._fault(row, error)
        return found

    async def _timed(self, messages: Sequence[tuple[Owed, Message | Notice]]) -> list[Ready]:
        real, here = clock.real(), self._loop.time()
        first = await self._store.write(pace.claim_moments, len(messages), self._a_second, real)
        begin = here + (first - real).total_seconds()
        return [Ready(row, said, begin + n / self._a_second) for n, (row, said) in enumerate(messages)]

    # Calling and settling.

    async def _turn_of(self, ready: Ready) -> bool:
        """Wait for its moment and for room; False where the round is over before that."""
        await wait_for_stop(self._ticking.stop, ready.at - self._loop.time())
        while len(self._calls) >= self._width and not self._over(BEGINS_WITHIN):
            await asyncio.wait(self._calls, return_when=asyncio.FIRST_COMPLETED)
        return not self._over(BEGINS_WITHIN)

    def _begin(self, ready: Ready) -> None:
        call = asyncio.create_task(self._carefully(ready))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)

    async def _carefully(self, ready: Ready) -> None:
        """One row; what goes wrong with it keeps no other from its message."""
        try:
            await self._one(ready)
        except Busy as busy:
            self._busy = busy
        except Exception as error:
            await self._fault(ready.row, error)

    async def _one(self, ready: Ready) -> None:
        row, said = ready.row, ready.said
        if not await self._store.write(outbox.handing, row.id, clock.real(), owner=self._owner, lease=LEASE):
            return
        text = Text(said.html, said.buttons)
        outcome = await self._door.deliver(said.chat_id, text, attempt=row.attempts + 1, hurried=True)
        reached = outcome.kind in (OutcomeKind.SENT, OutcomeKind.DEAD)
        self._failures = 0 if reached else self._failures + 1
        self._width = SIDE_BY_SIDE if reached else 1
        self._unsettled[row.id] = Unsettled(row, said, outcome)
        await self._settle(self._unsettled[row.id])
        older = said.older if isinstance(said, Message) else None
        if outcome.kind is OutcomeKind.SENT and older:
            await self._door.drop_buttons(older.chat_id, older.message_id)

    async def _settle(self, known: Unsettled) -> None:
        """Store what is known; where the database is busy for long, the next round does."""
        row = known.row
        await self._store.write(settle, row, known.said, known.outcome, self._settings, self._owner)
        self._unsettled.pop(row.id, None)

    async def _fault(self, row: Owed, error: Exception) -> None:
        """A fault of our own: the row is tried again later, once where it may have been sent."""
        log.error("digest failed", row=row.id, error=logs.where(error), exc_info=error)
        self._unsettled.pop(row.id, None)
        try:
            stored = await self._store.read(outbox_rows.get, row.id)
            fault = Outcome(OutcomeKind.RETRY, clock.now() + FAULT_PAUSE, logs.where(error))
            if stored is not None and stored.state is State.HANDING:
                # It may have been sent before this went wrong: one marked copy, never one every few minutes.
                fault = Outcome(OutcomeKind.UNCERTAIN, reason=logs.where(error))
            await self._store.write(outbox.settle, row.id, fault, clock.now(), owner=self._owner)
        except Busy as busy:
            self._busy = busy
