"""Routes as python-telegram-bot's handlers, in their order of winning.

A route that commits ends the update. Content is offered to one conversation after another, each in a group
of its own, until one commits.
"""

from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any

from telegram import Update
from telegram.ext import (
    ApplicationHandlerStop,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from handlers import context as contexts
from handlers.context import Context
from handlers.routing import Kind, Route
from messages.callbacks.base import decode
from messages.labels import LANGUAGES, has_label, label

Run = Callable[[Update, Context], Coroutine[Any, Any, None]]
AnyHandler = BaseHandler[Update, Context, None]

NEW_MESSAGE = filters.UpdateType.MESSAGE
CONTENT: dict[Kind, filters.BaseFilter] = {
    Kind.TEXT: NEW_MESSAGE & filters.TEXT & ~filters.COMMAND,
    Kind.PHOTO: NEW_MESSAGE & filters.PHOTO,
    Kind.DOCUMENT: NEW_MESSAGE & filters.Document.ALL,
    Kind.ANYTHING: NEW_MESSAGE,
}


def register(application: contexts.App, routes: Iterable[Route]) -> None:
    """Hand the routes to the application; among routes of one kind the earlier is asked first."""
    for group, route in enumerate(sorted(routes, key=lambda each: each.kind)):
        application.add_handler(_handler(route), group)


def wordings(key: str) -> list[str]:
    """Every text that the reply-keyboard button of that key sends, or ever sent, in any language.

    Old wordings stand in the labels under ``menu_old.<key>``, separated by a bar.
    """
    now = [label(language, f"menu.{key}") for language in LANGUAGES]
    old = [
        wording.strip()
        for language in LANGUAGES
        if has_label(language, f"menu_old.{key}")
        for wording in label(language, f"menu_old.{key}").split("|")
    ]
    return [*now, *old]


def _handler(route: Route) -> AnyHandler:
    key = route.key
    if route.kind is Kind.COMMAND and isinstance(key, str):
        return CommandHandler(key, _decided(route), filters=NEW_MESSAGE)
    if route.kind is Kind.LABEL and isinstance(key, str):
        return MessageHandler(NEW_MESSAGE & filters.Text(wordings(key)), _decided(route))
    if isinstance(key, type):
        return CallbackQueryHandler(_tapped(route), pattern=_decodes_to(key))
    return MessageHandler(CONTENT[route.kind], _offered(route))


def _decodes_to(kind: type[Any]) -> Callable[[object], bool]:
    def matches(data: object) -> bool:
        return isinstance(data, str) and isinstance(decode(data), kind)

    return matches


def _decided(route: Route) -> Run:
    """Only this route may answer: leaving without a commit is a bug, which the feeder reports."""

    async def run(_: Update, context: Context) -> None:
        context.turn.taken = True
        await route.take(context.turn)
        raise ApplicationHandlerStop

    return run


def _tapped(route: Route) -> Run:
    async def run(update: Update, context: Context) -> None:
        query = update.callback_query
        tap = decode(query.data if query else None)
        if not isinstance(route.key, type) or not isinstance(tap, route.key):
            return  # PTB asks no pattern about a tap without data: it is nobody's
        context.turn.taken = True
        await route.take(context.turn, tap)
        raise ApplicationHandlerStop

    return run


def _offered(route: Route) -> Run:
    """The next route is asked unless this one committed."""

    async def run(_: Update, context: Context) -> None:
        await route.take(context.turn)
        if context.turn.committed:
            raise ApplicationHandlerStop

    return run


def commands(routes: Sequence[Route]) -> list[str]:
    """The commands among the routes, in order."""
    return [each.key for each in routes if each.kind is Kind.COMMAND and isinstance(each.key, str)]
