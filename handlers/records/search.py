"""🔎 查记录: the list by a command, a button or a name typed (查张三); its pages and records by taps."""

from bot.access import Action
from bot.records import Named
from handlers.members import person_of, refused_to
from handlers.records.view import View
from handlers.routing import Route, callback, command, reply_label, text
from handlers.turn import Turn
from messages.callbacks_records import RecordItem, RecordsPage
from messages.reading.lookups import read_lookup
from messages.reading.people import match_person
from storage import rosters
from storage.inbox import Reply


def routes() -> list[Route]:
    """The ways to the records and through them."""
    return [
        command("records", show),
        reply_label("records", show),
        callback(RecordsPage, turn_page),
        callback(RecordItem, open_item),
        text(ask),
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


async def ask(turn: Turn) -> None:
    """A person's records asked for by name; a name that nobody of the roster has is left to others."""
    wanted = read_lookup(turn.text)
    if wanted is None or turn.account.branch_id is None:
        return
    if wanted == "":
        await show(turn)
        return
    roster = await turn.read(rosters.get, turn.branch_id)
    found = match_person(wanted, roster, turn.today, me=await person_of(turn))
    if isinstance(found, Named) and found.person_id is not None:
        await _answer(turn, Reply("records", View(person=found.person_id).ids))
