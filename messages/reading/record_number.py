"""A record asked for by its number, as hints quote it: 第109号记录, 109号记录, record 109, no. 109."""

import re

from messages.reading.normalise import fold, tidy

_NUMBER = re.compile(
    r"(?:查看|打开|查|看|找)?(?:第(\d{1,9})号(?:记录)?|(\d{1,9})号记录)"
    r"|(?:(?:show|open|see) )?(?:the )?record (?:no\. ?|number |#)?(\d{1,9})"
    r"|no\. ?(\d{1,9})"
)


def read_record_number(text: str) -> int | None:
    """The number of the record that the whole of ``text`` asks for; None for anything else."""
    words = " ".join(fold(tidy(text)).split()).rstrip("。.?？")
    found = _NUMBER.fullmatch(words)
    return None if found is None else int(next(filter(None, found.groups())))
