"""Turns a screen's template into the HTML that Telegram takes; values are escaped, words are in templates."""

from datetime import date
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from messages import formats
from messages.labels import counted, has_label, label

TEMPLATES = Path(__file__).parent / "templates"
"""One folder a language, one file a screen."""


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / language),
        # select_autoescape would leave .j2 files unescaped, so it is forced on.
        autoescape=True,
        auto_reload=False,  # a look at the file for every message costs more than rendering it
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(label=partial(label, language), has_label=partial(has_label, language))
    environment.filters.update(
        short_day=partial(formats.short_day, language=language),
        month=partial(formats.month, language=language),
        clock=formats.clock,
        counted=counted,
        listed=partial(formats.listed, language=language),
        day=lambda value, today=None: formats.day(value, language, _date(today)),
    )
    return environment


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None


def render(language: str, template: str, **values: object) -> str:
    """The screen ``template`` in ``language``, without blank lines at its ends.

    Raises:
        jinja2.TemplateNotFound: there is no such screen.
        jinja2.UndefinedError: a value that the template uses is missing.
    """
    return _environment(language).get_template(f"{template}.j2").render(**values).strip()


def within(html: str) -> Markup:
    """A rendered screen as a value of another one: it is escaped already."""
    return Markup(html)  # noqa: S704
