"""Ticks of the house: forgetting what is dealt with, and telling the operators of what was laid aside."""

import json
from datetime import datetime, timedelta

from sqlmodel import Session

from bot import clock, logs
from bot.delivery import OutcomeKind
from handlers.outgoing import Text
from handlers.ticking import Ticking
from messages.render import render
from storage import albums, asked, inbox, meta, outbox, roster_changes

log = logs.logger(__name__)

KEPT = timedelta(days=7)
"""How long updates that are done with are kept; a second delivery is recognised for that long."""
NOTICES_KEPT = timedelta(days=90)
"""How long settled notices are kept, so that none is planned twice."""
ROSTERS_KEPT = timedelta(days=1)
"""How long is kept how people of a roster were before lines or a file changed them."""
EVERY = timedelta(hours=1)
FORGOTTEN_AT = "forgotten_at"
TOLD = "operators_told_of"


async def forget(work: Ticking) -> None:
    """Once an hour, forget answered updates, settled notices and finished albums older than a week."""
    count = await work.store.write(_forget, clock.real())
    if count:
        log.info("forgotten", count=count)


def _forget(session: Session, now: datetime) -> int:
    last = meta.get(session, FORGOTTEN_AT)
    if last is not None and now - datetime.fromisoformat(last) < EVERY:
        return 0
    meta.put(session, FORGOTTEN_AT, now.isoformat())
    notices = outbox.prune(session, now - NOTICES_KEPT)
    asked.prune(session, now - asked.REMEMBERED)
    roster_changes.forget(session, clock.now() - ROSTERS_KEPT)
    return inbox.prune(session, now - KEPT) + albums.prune(session, now - KEPT) + notices


async def tell_operators(work: Ticking) -> None:
    """Tell every operator (OPERATOR_IDS) once of the updates laid aside lately, never their content.

    It is noted after the telling: a crash in between tells once more.
    """
    if not work.settings.operator_ids:
        return
    dead = {each.update_id for each in await work.store.read(inbox.dead_letters)}
    fresh = dead - await work.store.read(_told)
    if not fresh:
        return
    words = render(work.settings.language, "operator_dead_letters", count=len(fresh))
    for operator in work.settings.operator_ids:
        outcome = await work.door.deliver(operator, Text(words))
        if outcome.kind is OutcomeKind.RETRY:
            return  # the next tick tries again
    await work.store.write(meta.put, TOLD, json.dumps(sorted(dead)))


def _told(session: Session) -> set[int]:
    """The dead letters that the operators know of."""
    return set(json.loads(meta.get(session, TOLD) or "[]"))
