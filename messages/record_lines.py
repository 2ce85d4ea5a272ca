"""A record on one line of a list: what it is, and the few words that tell it from its neighbours."""

from bot.records import Interview, Meeting, Named, ReportSubmission
from messages import formats
from messages.entry_text import AnyEntry
from messages.fitting import clip
from messages.labels import label

MOST = {"zh": 28, "en": 48}
"""Characters of the few words: about one line of a phone; Latin letters are half as wide."""


def about(entry: AnyEntry, language: str) -> str | None:
    """The topic of a meeting, the two sides of a talk, the year of a report, the departments of a check."""
    match entry:
        case Meeting():
            words = entry.agenda[0] if entry.agenda else entry.key_points
            return _short(words, language)
        case Interview():
            return _short(f"{_names(entry.by, language)} → {_names(entry.counterparts, language)}", language)
        case ReportSubmission():
            year = label(language, "periods.year_1", year=entry.for_year) if entry.for_year else None
            return _short(
                formats.listed(filter(None, (year, _names(entry.by, language))), language), language
            )
        case _:
            return _short(_names(entry.departments, language), language)


def _names(people: tuple[Named, ...], language: str) -> str:
    if not people:
        return label(language, "common.missing")
    return formats.listed((person.name for person in people), language)


def _short(words: str | None, language: str) -> str | None:
    """The first line, clipped; None for none."""
    line = (words or "").strip().partition("\n")[0]
    return clip(line, MOST[language]) or None
