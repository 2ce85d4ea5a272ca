"""What the person is told of the last input, in words; of forms, of single questions and of a set-up."""

from datetime import date

from handlers.forms.state import Told
from messages import formats
from messages.labels import label


def told_text(told: Told | None, language: str) -> str | None:
    """What the person is told of the last input, in words."""
    if told is None:
        return None
    values = {key: _value(key, value, language) for key, value in told.values.items()}
    return label(language, told.key, **values)


def _value(key: str, value: str, language: str) -> str:
    """Names that came as a Chinese list, and a day as machines write it, as people of that language do."""
    if key == "names":
        return formats.relisted(value, language)
    return formats.day(date.fromisoformat(value), language) if key == "date" else value
