"""The number or bullet at the head of a pasted line: 1. 一、 （二） ① - •. 11月, 3.5 and 10:30 are none."""

import re

from messages.reading.normalise import fold

_MARKED = re.compile(
    "[(（]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）.．、:：](?![0-9])[ \\t]*|[-*•·●○■□◆▪>]+[ \\t]*"
)
_BARE = re.compile("[0-9]{1,3}(?:[ \\t]+|(?=[\\u4e00-\\u9fff]))")


def without_number(line: str, *, bare: bool = False) -> str:
    """The line without its numbering; ``bare`` takes a number without a mark too (1 张三)."""
    folded = fold(line)
    found = _MARKED.match(folded) or (_BARE.match(folded) if bare else None)
    return line[found.end() :] if found and found.end() < len(line) else line
