"""Short questions behind a made one, each putting another type, stretch, person or post in its place."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.reading.grammar import slots
from tests.reading.grammar.made import Made, make, patterns
from tests.reading.grammar.slots import Fields

_WAYS = {
    "zh": ("那{x}呢", "{x}呢？", "那{x}呢？", "{x}的呢", "还有{x}呢", "那么{x}呢"),
    "en": ("and {x}?", "what about {x}?", "how about {x}", "ok and {x}?", "what about {x}"),
}
_ALONE = frozenset({"help", "create_reminder", "list_due_by", "rule_lookup", "open_issue_count"})
"""Kinds of which a follow-up asks nothing sensible."""


@dataclass(frozen=True)
class Followed:
    """A follow-up, what was asked before it, and what it asks."""

    before: Made
    text: str
    fields: Fields


def follow_ups(language: str, luck: random.Random) -> Iterator[Followed]:
    """A follow-up to one question of each pattern that has something to be replaced."""
    for kind, pattern in patterns(language):
        gaps = [gap for gap in ("{P}", "{N}", "{R}", "{T:") if gap in pattern]
        if kind not in _ALONE and gaps:
            before = make(kind, pattern, language, luck)
            words, said = _other(luck.choice(gaps)[1], language, luck)
            fields = {
                k: v for k, v in before.fields.items() if not {"person", "role"} & {k} or not _who(said)
            }
            yield Followed(before, luck.choice(_WAYS[language]).format(x=words), fields | said)


def _who(said: Fields) -> bool:
    return bool({"person", "role"} & set(said))


def _other(gap: str, language: str, luck: random.Random) -> tuple[str, Fields]:
    zh = language == "zh"
    if gap == "T":
        sort = slots.SORTS[luck.choice("MLYK")]
        names = sort.names if zh else sort.english
        name = luck.choice(list(names))
        return name, {"types": [str(names[name])]}
    tables = {
        "P": slots.PAST_ZH if zh else slots.PAST_EN,
        "N": slots.PERSON_ZH if zh else slots.PERSON_EN,
        "R": slots.ROLE_ZH if zh else slots.ROLE_EN,
    }
    words, said = slots.pick(tables[gap], luck)
    return ("the " if gap == "R" and not zh else "") + words.removeprefix("in "), said
