"""A party group (党小组) as it stands behind a name in a roster: 第一小组, 二组, 机关党小组, Group 1."""

import re

from messages.reading.normalise import fold, tidy

_CHINESE = re.compile("(?:第?[一二三四五六七八九十0-9]{1,3}|[\u4e00-\u9fff]{1,6})(?:党小组|小组|组)")
_ENGLISH = re.compile(
    "(?:party )?group [a-z0-9]{1,12}|(?:[a-z]+ )?(?:first|second|third|fourth) (?:party )?group"
)


def group_of(word: str) -> str | None:
    """The group that the whole of ``word`` names, as typed; None for anything else."""
    name = tidy(word)
    folded = fold(name)
    return name if _CHINESE.fullmatch(folded) or _ENGLISH.fullmatch(" ".join(folded.split())) else None
