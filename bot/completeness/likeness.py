"""R9 and R15: minutes copied from earlier ones, talks in the same words, many talks on one day.

Source: circulars of inspections that found minutes alike year after year (材料年年雷同) and talks held in
bulk.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from bot.completeness.hint import AnyEntry, Code, Hint, Hints, Level, Other, Param, Rule, Setting, names
from bot.records import Inspection, Interview, Meeting, Named

ALIKE = 90
"""From how many percent two texts count as alike: a copy with other names in it does, a new paragraph not."""
SHORTEST_MINUTES, SHORTEST_TALK = 20, 8
"""Letters below which a text is too short to say anything by being like another."""
MANY_TALKS = 5
"""Talks by one person on one day from which an inspector asks how there was time."""


def copied(entry: AnyEntry, setting: Setting) -> Hints:
    """R9: agenda and key points (of a check: the findings) are those of an earlier record of the type."""
    if isinstance(entry, Meeting | Inspection):
        yield from _most_alike(
            _words(entry),
            ((other, _words(other.entry)) for other in setting.past.earlier),
            SHORTEST_MINUTES,
            Code.NEAR_DUPLICATE,
        )


def talks(entry: AnyEntry, setting: Setting) -> Hints:
    """R15: many talks by one person on one day; a talk in the words of one with somebody else."""
    if not isinstance(entry, Interview):
        return
    yield from _many(entry, setting)
    own = _ids(entry.by)
    alike = (
        (other, _talk_words(other.entry))
        for other in setting.past.earlier
        if isinstance(other.entry, Interview) and own & _ids(other.entry.by)
    )
    yield from _most_alike(_talk_words(entry), alike, SHORTEST_TALK, Code.SAME_WORDS)


def _many(entry: Interview, setting: Setting) -> Hints:
    same_day = [o.entry for o in setting.others if isinstance(o.entry, Interview) and o.entry.on == entry.on]
    for person in sorted(_ids(entry.by)):
        count = 1 + sum(person in _ids(other.by) for other in same_day)
        if count >= MANY_TALKS:
            who = names(setting, frozenset({person}))
            yield Hint(Rule.R15, Level.NOTE, Code.MANY_TALKS, {"count": count, "names": who})


def _most_alike(text: str, others: Iterable[tuple[Other, str]], shortest: int, code: Code) -> Iterator[Hint]:
    if len(text) < shortest:
        return
    scored = [(fuzz.ratio(text, words, score_cutoff=ALIKE), other) for other, words in others]
    score, found = max(scored, key=lambda pair: pair[0], default=(0, None))
    if found is None or score < ALIKE:
        return
    params: dict[str, Param] = {"record_id": found.record_id, "percent": int(score)}
    if found.entry.on is not None:
        params["on"] = found.entry.on
    rule, level = (Rule.R9, Level.WARNING) if code is Code.NEAR_DUPLICATE else (Rule.R15, Level.NOTE)
    yield Hint(rule, level, code, params)


def _words(entry: AnyEntry) -> str:
    match entry:
        case Meeting():
            return _letters("".join((*entry.agenda, entry.key_points or "")))
        case Inspection():
            return _letters(entry.findings or "")
        case _:
            return ""


def _talk_words(entry: AnyEntry) -> str:
    """What a talk says, without the names of those who talked."""
    if not isinstance(entry, Interview):
        return ""
    text = "".join((entry.key_points or "", *entry.details.values()))
    for person in (*entry.by, *entry.counterparts):
        text = text.replace(person.name, "")
    return _letters(text)


def _letters(text: str) -> str:
    """The letters alone: other dates, numbers and punctuation do not make a copy a new text."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalpha())


def _ids(people: tuple[Named, ...]) -> frozenset[int]:
    return frozenset(p.person_id for p in people if p.person_id is not None)
