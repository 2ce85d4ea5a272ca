"""The hints of the completeness rules in words: few enough and short enough for a card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.completeness import Code, Hint
from bot.completeness.hint import Param
from messages import formats
from messages.entry_text import AnyEntry, field_label
from messages.fitting import clip
from messages.labels import label
from messages.standing_text import periods_text

LINES = 8
"""Hints shown at once; how many more there are is said."""
NAMED = 3
"""Resolutions quoted in one hint."""
QUOTED = 24
"""Characters quoted of a resolution or of what was voted on."""
PEOPLE = 80
"""Characters of names in one hint."""
ANSWER = 60
"""Characters of an answer beside its hint; the record keeps the whole."""

_TOGETHER = (Code.RESOLUTION_WITHOUT_OWNER, Code.RESOLUTION_WITHOUT_DATE)


@dataclass(frozen=True, slots=True)
class HintLine:
    """One line of hints in words, with the keys of all that it says."""

    text: str
    keys: tuple[str, ...]

    def answer(self, answers: Mapping[str, str]) -> str | None:
        """What was said to it; None while any of it is unanswered."""
        said = list(dict.fromkeys(answers.get(key, "") for key in self.keys))
        return None if "" in said or not said else "；".join(said)


def hint_lines(entry: AnyEntry, hints: Sequence[Hint], language: str, today: date) -> list[HintLine]:
    """The hints in words; missing fields are one line together, and so are resolutions with the same gap."""
    lines = []
    if missing := [hint for hint in hints if hint.code is Code.FIELD_MISSING]:
        named = [field_label(entry, str(hint.params["field"]), language) for hint in missing]
        words = label(language, "hints.field_missing", field=formats.listed(named, language))
        lines.append(HintLine(words, _keys(missing)))
    lines += [
        HintLine(_line(hint, language, today), (hint.key,))
        for hint in hints
        if hint.code not in (*_TOGETHER, Code.FIELD_MISSING)
    ]
    for code in _TOGETHER:
        if alike := [hint for hint in hints if hint.code is code]:
            quoted = _quoted([str(hint.params["text"]) for hint in alike], language)
            lines.append(HintLine(label(language, f"hints.{code}", text=quoted), _keys(alike)))
    return lines


def _keys(hints: Sequence[Hint]) -> tuple[str, ...]:
    return tuple(hint.key for hint in hints)


def hint_texts(
    lines: Sequence[HintLine], answers: Mapping[str, str], language: str
) -> list[tuple[str, bool]]:
    """The lines as a card shows them, each with whether it was answered: unanswered ones first."""
    open_ones = [(line.text, False) for line in lines if line.answer(answers) is None]
    said = [(line, clip(answer, ANSWER)) for line in lines if (answer := line.answer(answers)) is not None]
    shown = open_ones + [
        (label(language, "hints.answered", hint=line.text, answer=answer), True) for line, answer in said
    ]
    more = len(shown) - LINES
    return shown if more <= 0 else [*shown[:LINES], (label(language, "hints.more", count=more), False)]


def _quoted(texts: Sequence[str], language: str) -> str:
    quoted = "; " if language == "en" else "；"
    shown = quoted.join(clip(" ".join(text.split()), QUOTED) for text in texts[:NAMED])
    more = len(texts) - NAMED
    return shown if more <= 0 else label(language, "hints.and_more", shown=shown, count=more)


def _line(hint: Hint, language: str, today: date) -> str:
    params = {key: _param(key, value, language, today) for key, value in hint.params.items()}
    return label(language, f"hints.{hint.code}", **params)


def _param(key: str, value: Param, language: str, today: date) -> object:
    if isinstance(value, date):
        return formats.day(value, language, today)
    if isinstance(value, tuple):
        return periods_text(value, language)
    if not isinstance(value, str):
        return value
    if key == "names":
        return clip(formats.relisted(value, language), PEOPLE)
    return clip(" ".join(value.split()), QUOTED) or label(language, "common.missing")
