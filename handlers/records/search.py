"""🔎 查记录: the list by a command or a button; its pages and records by taps."""

from bot.access import Action
from handlers.members import refused_to
from handlers.records.view import View
from handlers.routing import Route, callback, command, reply_label, text
from handlers.turn import Turn
from messages.callbacks.records import RecordItem, RecordsPage
from messages.reading.record_number import read_record_number
from storage.inbox import Reply


def routes() -> list[Route]:
    """The ways to the records and through them."""
    return [
        command("records", show),
        reply_label("records", show),
        callback(RecordsPage, turn_page),
        callback(RecordItem, open_item),
        text(by_number),
    ]


async def show(turn: Turn) -> None:
    """The newest records of any kind."""
    await _answer(turn, Reply("records", View().ids))


async def _answer(turn: Turn, reply: Reply) -> None:
    """Everybody of the branch may look; the screen decides what each sees."""
    if not await refused_to(turn, Action.SEE_OWN_LIST):
        await turn.commit(reply)


async def turn_page(turn: Turn, tapped: RecordsPage) -> None:
    """Another page, kind or month."""
    await _answer(turn, Reply("records", View.tapped(tapped).ids))


async def open_item(turn: Turn, tapped: RecordItem) -> None:
    """A record's page, which leads back to where it was opened."""
    await _answer(turn, Reply("record", {"record": tapped.record, **View.tapped(tapped).ids}))


async def by_number(turn: Turn) -> None:
    """A record that was asked for by the number that a hint quotes."""
    number = read_record_number(turn.text)
    if number is not None and turn.account.person_id is not None:
        await _answer(turn, Reply("record", {"record": number, **View().ids}))
