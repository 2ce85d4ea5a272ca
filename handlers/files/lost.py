"""Telling people of files that could not be had: once, by day, with the way to the record that misses them.

It is noted after the telling, so that a crash in between tells once more.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import clock
from bot.delivery import OutcomeKind
from bot.digest import SLEEPS, WAKES
from handlers.outgoing import Text
from handlers.ticking import Ticking
from messages import formats
from messages.buttons import Button
from messages.callbacks.records import RecordTap
from messages.entry_text import title
from messages.file_text import file_title, why_text
from messages.labels import label
from messages.render import render
from storage import lost_files
from storage.accounts import Account
from storage.lost_files import Lost
from storage.records import StoredRecord


async def tell(ticking: Ticking) -> None:
    """Tell whoever sent a file that was given up."""
    now = clock.now()
    if ticking.door.held or not _awake(now, ticking.settings.time_zone):
        return
    for lost in await ticking.store.read(lost_files.untold):
        if ticking.stop.is_set():
            return
        account = lost.account
        if account is not None and lost.record is not None and account.active and not account.unreachable:
            said = _words(lost, lost.record, account)
            outcome = await ticking.door.deliver(account.chat_id, said, hurried=True)
            if outcome.kind is OutcomeKind.RETRY:
                return  # the next round tries again
        await ticking.store.write(lost_files.told, lost.file.id, now)


def _awake(now: datetime, time_zone: str) -> bool:
    return WAKES <= now.astimezone(ZoneInfo(time_zone)).time() < SLEEPS


def _words(lost: Lost, record: StoredRecord, account: Account) -> Text:
    language = account.language
    on = record.entry.on
    html = render(
        language,
        "file_lost",
        file=file_title(lost.file.name, lost.file.kind, language),
        why=why_text(lost.file.last_error, language),
        title=title(record.entry, language),
        day=formats.short_day(on, language) if on else "",
    )
    open_it = Button(label(language, "files.open_record"), RecordTap(record.id, "open").encode())
    return Text(html, ((open_it,),))
