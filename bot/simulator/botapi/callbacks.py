"""Answers to taps: answerCallbackQuery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.botapi.params import Method, Params
from bot.simulator.entities import utf16_length
from bot.simulator.errors import bad_request

if TYPE_CHECKING:
    from bot.simulator.world import World

TOAST_LIMIT = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Answer(Params):
    """Which tap, and what to show: a toast, or an alert to be closed. ``cache_time`` changes nothing here."""

    callback_query_id: str = ""
    text: str = ""
    show_alert: bool = False
    cache_time: int = 0


async def answer_callback_query(world: World, params: Answer) -> object:
    """Answer a tap, once and in time."""
    query = world.queries.get(params.callback_query_id)
    if query is None or query.answered or world.clock() - query.asked_at > world.query_seconds:
        raise bad_request(TOO_OLD)
    if utf16_length(params.text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answered = True
    world.chats[query.person_id].feed.add(
        "toast", callback_query_id=query.id, text=params.text, alert=params.show_alert
    )
    return True


METHODS = (Method("answerCallbackQuery", Answer, answer_callback_query),)
