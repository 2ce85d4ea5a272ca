"""Numbers that stand beside a label, for counts and votes: 应到9, 9 expected, 无人反对."""

import re
from typing import NamedTuple

from messages.reading.numbers import NUMERAL, number_of

_COUNTING = "(?:个人|个|人|名|票|位|people|persons|members|votes|were|was|voted)?"
_BETWEEN = "[ :是为有共计=]{0,3}"
_NOBODY = "(?:没有人|没有|无人|无|nobody|none|no one|no)"


class Label(NamedTuple):
    """A label as a pattern without groups, and what it is called in the result."""

    name: str
    pattern: str


def numbers_by_label(text: str, labels: tuple[Label, ...]) -> dict[str, int]:
    """The numbers of a folded line by label; earlier labels take their piece of the line first.

    A Chinese label stands before its number as a rule, an English one where the line shows it: after the
    number if the line begins with one.
    """
    found: dict[str, int] = {}
    after_first = bool(re.match(r"[^a-z]{0,3}[0-9]{1,4} ?[a-z]", text))
    for number_first in (after_first, not after_first):
        for label in labels:
            if label.name in found:
                continue
            number, text = _take(text, label.pattern, number_first=number_first)
            if number is not None:
                found[label.name] = number
    return found


def _take(text: str, pattern: str, *, number_first: bool) -> tuple[int | None, str]:
    """The number at the first place where the label has one, and the line with that place blanked."""
    nobody = re.search(f"{_NOBODY} ?(?:{pattern})", text)
    if nobody is not None:
        return 0, _blank(text, nobody)
    if number_first:
        shape = f"(?<![0-9零〇一二两三四五六七八九十百千])({NUMERAL}) ?{_COUNTING} ?(?:{pattern})"
    else:
        shape = f"(?:{pattern}){_BETWEEN}({NUMERAL})(?![0-9零〇一二两三四五六七八九十百千])"
    for match in re.finditer(shape, text):
        number = number_of(match[1])
        if number is not None:
            return number, _blank(text, match)
    return None, text


def _blank(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]}|{text[match.end() :]}"
