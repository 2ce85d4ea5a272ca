"""The ways to everything that comes as Word: a record's document, a month's, letters, reports."""

from handlers.documents import letters, months, record_screen, reports
from handlers.routing import Route


def routes() -> list[Route]:
    """All of them."""
    return [route for module in (record_screen, months, letters, reports) for route in module.routes()]
