"""提醒我周五下午三点交报告: a reminder of one's own, kept in the person's words and sent at the hour said.

What the person does: types it → sees day and hour with the weekday → 取消这条, or 我的提醒 for all of them.
Where no day was said it is asked; what is to come again and again is no reminder but a duty of the branch's
own.
"""

from datetime import UTC, datetime, time, timedelta

from sqlmodel import Session

from bot.access import Action
from bot.digest import waking
from handlers import asking
from handlers.forms.state import Told
from handlers.members import refused_to
from handlers.questions import Asking
from handlers.routing import Route, callback
from handlers.turn import Turn
from messages.callbacks.reminders import OwnReminderTap
from messages.reading.wished import Wished, read_wish
from storage import notes
from storage.inbox import Reply

FURTHEST = timedelta(days=366)


def routes() -> list[Route]:
    """Taps on the buttons of reminders."""
    return [callback(OwnReminderTap, tap)]


async def make(turn: Turn) -> None:
    """Keep the reminder that a line asks for, or ask for what it does not say."""
    wish = read_wish(turn.text, turn.local)
    if wish.again:
        await turn.commit(Reply("note_again"))
        return
    at = moment_of(wish, turn.local, turn.account.digest_at)
    if isinstance(at, str) or not wish.what:
        await turn.commit(asking.shown, asking.start, turn, _open(wish, at))
        return
    await turn.commit(kept_reply, keep, turn, wish.what, at)


def _open(wish: Wished, at: datetime | str) -> Asking:
    """The question for what was not said."""
    if isinstance(at, datetime):
        return Asking(what="note_what", subject=at.astimezone(UTC).isoformat())
    told = None if at == "when" else Told(key=f"inquiry.told_{at}")
    return Asking(what="note_when", text=wish.what, told=told)


def moment_of(wish: Wished, now: datetime, digest_at: time) -> datetime | str:
    """When a reminder comes; else what to say: ``when`` (not said), ``past`` or ``far``.

    A day without an hour takes the hour of the daily reminder; ``now`` is the wall clock with its zone.
    """
    if wish.span is not None and wish.span < timedelta(days=1):
        return now + wish.span
    on = wish.on if wish.span is None else now.date() + wish.span
    if on is None:
        return "when"
    at = datetime.combine(on, wish.at or waking(digest_at), now.tzinfo)
    if at <= now and on == now.date():
        if wish.weekday:
            at += timedelta(days=7)
        elif wish.at is None:
            return "when"
    if at <= now:
        return "past"
    return "far" if at > now + FURTHEST else at


def keep(session: Session, turn: Turn, what: str, at: datetime) -> int:
    """Keep a reminder, a unit; 0 where there are too many."""
    if len(notes.ahead(session, turn.user_id)) >= notes.MOST:
        return 0
    return notes.plan(session, turn.user_id, what, at.astimezone(UTC), turn.now)


def kept_reply(row: int) -> Reply:
    """What says that it is kept, or that there is no room."""
    return Reply("note_made", {"row": row}) if row else Reply("notes", {"full": True})


async def show(turn: Turn) -> None:
    """The own reminders."""
    if not await refused_to(turn, Action.SEE_OWN_LIST):
        await turn.commit(Reply("notes"))


async def tap(turn: Turn, tapped: OwnReminderTap) -> None:
    """The list, one less, or one that was sent once more tomorrow; a second tap changes nothing."""
    if await refused_to(turn, Action.SEE_OWN_LIST):
        return
    if tapped.action == "drop":
        await turn.commit(
            lambda gone: Reply("notes", toast="inquiry.note_dropped" if gone else "gate.stale"),
            notes.cancel, turn.user_id, tapped.row, turn.now,
        )  # fmt: skip
    elif tapped.action == "again":
        found = await turn.read(notes.find, turn.user_id, tapped.row)
        if found is None:
            await turn.commit(asking.STALE)
            return
        at = turn.local + timedelta(days=1)
        await turn.commit(kept_reply, keep, turn, found.subject, at.replace(second=0, microsecond=0))
    else:
        await turn.commit(Reply("notes"))
