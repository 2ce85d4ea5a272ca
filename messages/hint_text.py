"""The hints of the completeness rules in words: few enough and short enough for a card."""

from collections.abc import Sequence
from datetime import date

from bot.completeness import Code, Hint
from messages import formats
from messages.entry_text import AnyEntry, field_label
from messages.fitting import clip
from messages.labels import label

LINES = 8
"""Hints shown at once; how many more there are is said."""
NAMED = 3
"""Resolutions quoted in one hint."""
QUOTED = 24
"""Characters quoted of a resolution or of what was voted on."""
PEOPLE = 80
"""Characters of names in one hint."""

_TOGETHER = (Code.RESOLUTION_WITHOUT_OWNER, Code.RESOLUTION_WITHOUT_DATE)


def hint_texts(entry: AnyEntry, hints: Sequence[Hint], language: str, today: date) -> list[str]:
    """The hints in words; missing fields are one line together, and so are resolutions with the same gap."""
    lines = []
    if missing := [str(hint.params["field"]) for hint in hints if hint.code is Code.FIELD_MISSING]:
        named = formats.listed([field_label(entry, field, language) for field in missing], language)
        lines.append(label(language, "hints.field_missing", field=named))
    lines += [
        _line(hint, language, today) for hint in hints if hint.code not in (*_TOGETHER, Code.FIELD_MISSING)
    ]
    for code in _TOGETHER:
        if texts := [str(hint.params["text"]) for hint in hints if hint.code is code]:
            lines.append(label(language, f"hints.{code}", text=_quoted(texts, language)))
    more = len(lines) - LINES
    return lines if more <= 0 else [*lines[:LINES], label(language, "hints.more", count=more)]


def _quoted(texts: Sequence[str], language: str) -> str:
    quoted = "; " if language == "en" else "；"
    shown = quoted.join(clip(" ".join(text.split()), QUOTED) for text in texts[:NAMED])
    more = len(texts) - NAMED
    return shown if more <= 0 else label(language, "hints.and_more", shown=shown, count=more)


def _line(hint: Hint, language: str, today: date) -> str:
    params = {key: _param(key, value, language, today) for key, value in hint.params.items()}
    return label(language, f"hints.{hint.code}", **params)


def _param(key: str, value: int | str | date, language: str, today: date) -> object:
    if isinstance(value, date):
        return formats.day(value, language, today)
    if not isinstance(value, str):
        return value
    if key == "names":
        return clip(formats.relisted(value, language), PEOPLE)
    return clip(" ".join(value.split()), QUOTED) or label(language, "common.missing")
