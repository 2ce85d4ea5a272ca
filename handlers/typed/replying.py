"""A reply to a message that shows a saved record is about that record: words change it, files go to it.

What the secretary does: answers the message “✅ 支委会 11月18日” in Telegram's own way with 实到改成19,
是20号, 补充：… or a photo → the record comes up as a card with that in it → ✅ 保存. 删除 asks once more.
"""

from handlers.routing import Route, text
from handlers.turn import Turn
from handlers.typed import mending
from handlers.typed.heard import listened
from messages.reading.line_words import takes_back
from messages.reading.lines.model import Intent
from storage import drafts, record_messages, records
from storage.inbox import Reply


def routes() -> list[Route]:
    """The way in, before the forms: a reply says itself what it is about."""
    return [text(reply)]


async def replied_to(turn: Turn) -> int | None:
    """The record that the message replied to shows; None where it shows none, or a form by now."""
    message = turn.message.reply_to_message
    if message is None or turn.account.branch_id is None or turn.account.person_id is None:
        return None
    active = await turn.read(drafts.active, turn.user_id)
    if active is not None and active.message_id == message.message_id:
        return None
    return await turn.read(record_messages.record_of, turn.chat_id, message.message_id)


async def reply(turn: Turn) -> None:
    """Change the record that is replied to; a question, or a log of something else, goes its own way."""
    record_id = await replied_to(turn)
    record = None if record_id is None else await turn.read(records.get, record_id)
    if record is None or record.branch_id != turn.branch_id:
        return
    heard = await listened(turn, turn.text)
    reading = heard.reading
    if reading.intent in (Intent.QUESTION, Intent.PLAN):
        return
    if reading.intent is Intent.DELETE or takes_back(turn.text):
        await turn.commit(Reply("remove_record", {"records": str(record.id)}))
        return
    named = reading.records[0].type if reading.records else None
    if reading.intent is Intent.LOG and named not in (None, record.entry.type):
        return
    await mending.amend(turn, heard, record.id)
