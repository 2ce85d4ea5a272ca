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
from time import monotonic as seconds

from bot import clock, logs
from handlers.reminders.planning import plan_several
from handlers.reminders.sending import A_SECOND, Round, Unsettled
from handlers.ticking import Ticking
from storage import digests

log = logs.logger(__name__)

LONGEST = 8.0
"""Seconds that one run lasts at most; a run that has more to do asks for another one at once."""
LOOKED_FOR_EVERY = timedelta(minutes=10)
"""How often those without a digest ahead are looked for; every change of plan plans by itself."""
LOOKS_FOR = 2.0
"""Seconds of one tick that the looking lasts at most."""
PLANNED_AT_ONCE = 100


class Digests:
    """The tick of one process, which claims under a name of its own; ``a_second``: messages at most."""

    def __init__(self, a_second: float = A_SECOND) -> None:
        self._owner = token_hex(8)
        self._looked: datetime | None = None
        self._seen = 0
        self._a_second = a_second
        self._unsettled: dict[int, Unsettled] = {}

    async def __call__(self, ticking: Ticking) -> float | None:
        """Plan and hand out for a few seconds; in how many seconds to go on, where there is more to do."""
        try:
            async with asyncio.timeout(LONGEST):
                looked = await self._plan(ticking)
                after = await self._hand_out(ticking)
                return after if looked else 0.0
        except TimeoutError:
            log.warning("digests cut short")
        return None

    async def _plan(self, ticking: Ticking) -> bool:
        """Once at the start, and seldom after that: those without a digest ahead get one.

        False where there are so many accounts, or so many without one, that the next run is to go on with it.
        """
        if self._looked is not None and clock.real() - self._looked < LOOKED_FOR_EVERY:
            return True
        until = seconds() + LOOKS_FOR
        while not ticking.stop.is_set() and seconds() < until:
            missing, last = await ticking.store.read(digests.without, self._seen)
            for start in range(0, len(missing), PLANNED_AT_ONCE):
                some = missing[start : start + PLANNED_AT_ONCE]
                await ticking.store.write(plan_several, some, clock.now(), ticking.settings)
                if start + PLANNED_AT_ONCE < len(missing) and (ticking.stop.is_set() or seconds() >= until):
                    return False
            self._seen = last or 0
            if last is None:
                self._looked = clock.real()
                return True
        return False

    async def _hand_out(self, ticking: Ticking) -> float | None:
        return await Round(ticking, self._owner, self._unsettled, self._a_second).run()
