"""Assembles the Application: the seam that demo, tests, polling and webhook all share.

Each conversation module hands over its routes by a function ``routes()``; this list says in which order
content is offered to them. A new conversation is one more line here.
"""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from telegram.ext import Application, ApplicationBuilder

from handlers import belonging, dispatch, errors, export, gate, housekeeping, leftovers, plain
from handlers.calendar import routes as calendar_routes
from handlers.carrying.archives import Archives
from handlers.context import CONTEXT_TYPES, App
from handlers.documents import report_text
from handlers.duties import item_screen, list_screen, month_screen, other_screens, picture_screen
from handlers.duties import routes as duty_routes
from handlers.files import dropping
from handlers.files import lost as lost_files
from handlers.files import routes as file_routes
from handlers.files import screens as file_screens
from handlers.files.fetching import Fetching
from handlers.forms import conversation, files
from handlers.forms import screens as form_screens
from handlers.inquiries import answering, note_questions, note_screens
from handlers.outage import Outages
from handlers.plans import card, telling_screens
from handlers.plans import routes as plan_routes
from handlers.plans import screens as plan_screens
from handlers.records import actions, aside, history_screen, search
from handlers.records import list_screen as records_screen
from handlers.records import screens as record_screens
from handlers.reminders import routes as digest_routes
from handlers.reminders import screens as digest_screens
from handlers.reminders.tick import Digests
from handlers.routing import Route
from handlers.ticking import Tick
from handlers.typed import captions, contacts, forwarding, hearing, loose, replying, straying
from handlers.typed import command as log_command
from handlers.typed import screens as typed_screens

REGISTERING = (
    *(plain, item_screen, list_screen, month_screen, other_screens, picture_screen, file_screens),
    *(form_screens, card, plan_screens, telling_screens, history_screen, records_screen, record_screens),
    *(digest_screens, typed_screens, note_screens, note_questions, report_text),
)
"""Modules that are imported for the screens and questions that they make known."""

__all__ = ["build", "conversations", "long_ticks", "ticks"]


def conversations() -> list[Route]:
    """The routes of every conversation, those that are asked first first."""
    lists = (duty_routes, search, aside, export, calendar_routes, file_routes, digest_routes, plan_routes)
    forms_first = (conversation, files, actions, *lists)
    forms = [route for module in forms_first for route in module.routes()]
    ways = (replying, forwarding, straying, captions, contacts, log_command)
    told = [route for module in ways for route in module.routes()]
    last = [route for module in (answering, hearing, loose) for route in module.routes()]
    return [*belonging.first(), *told, *forms, *belonging.rest(), *last]


def ticks() -> Sequence[Tick]:
    """What is done on every tick, in order."""
    return (Outages(), Digests(), housekeeping.tell_operators, housekeeping.forget)


def long_ticks() -> Sequence[Tick]:
    """What may take minutes, beside the ticks: it ends as soon as the stop comes."""
    return (Fetching(), Archives(), lost_files.tell, dropping.drop)


def build(builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any], routes: Iterable[Route]) -> App:
    """The Application out of a builder with token and transport (see ``handlers.transport``).

    It fetches nothing itself and is fed one update at a time; ``handlers.running`` starts and stops it.
    """
    made: Application[Any, Any, Any, Any, Any, Any] = (
        builder.updater(None).concurrent_updates(False).context_types(CONTEXT_TYPES).build()
    )
    application = cast("App", made)
    gate.register(application)
    dispatch.register(application, routes)
    leftovers.register(application)
    application.add_error_handler(errors.keep_failure)
    return application
