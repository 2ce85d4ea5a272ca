"""What a meeting dealt with, typed in one message: a line each of topics, key points and resolutions."""

import re
from dataclasses import dataclass
from datetime import date

from bot.records import Resolution
from bot.roster import Roster
from messages.reading.normalise import tidy
from messages.reading.problem import Problem, ProblemCode, problem
from messages.reading.resolutions import read_resolutions

_HEADS = {
    "agenda": "议题|议程|主要议题|研究事项|topics?|agenda",
    "key_points": "要点|发言|发言要点|讨论|讨论情况|会议要点|(?:key )?points?|discussion",
    "resolutions": "决议|决定|会议决定|会议决议|议定|议定事项|形成决议|decisions?|resolutions?|decided",
}
_HEAD = re.compile(
    "^(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _HEADS.items()) + r") ?[:：] ?",
    re.IGNORECASE,
)
_NUMBER = re.compile("^(?:[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）.．、](?![0-9])|[-*•·●]) *")
"""Numbering at the head of a line; 11月 and 3.5 are no numbering."""


@dataclass(frozen=True, slots=True)
class Content:
    """The parts of a meeting's content; ``resolutions`` is None where nothing was said of them."""

    agenda: tuple[str, ...] = ()
    key_points: str | None = None
    resolutions: tuple[Resolution, ...] | None = None


def read_content(text: str, day: date, roster: Roster | None = None) -> Content | Problem:
    """Lines before any heading are topics; a heading (要点：, 决议：) holds until the next one.

    Dates of resolutions are counted from ``day``, that of the meeting. EMPTY when there is nothing, and what
    ``read_resolutions`` has against its lines.
    """
    parts: dict[str, list[str]] = {name: [] for name in _HEADS}
    open_part = "agenda"
    for line in tidy(text).splitlines():
        bare = _NUMBER.sub("", line.strip())
        head = _HEAD.match(bare)
        if head is not None and head.lastgroup is not None:
            open_part = head.lastgroup
            bare = bare[head.end() :].strip()
        if bare:
            parts[open_part].append(bare)
    if not any(parts.values()):
        return problem(ProblemCode.EMPTY)
    resolutions = (
        read_resolutions("\n".join(parts["resolutions"]), day, roster) if parts["resolutions"] else None
    )
    if isinstance(resolutions, Problem):
        return resolutions
    return Content(tuple(parts["agenda"]), "\n".join(parts["key_points"]) or None, resolutions)
