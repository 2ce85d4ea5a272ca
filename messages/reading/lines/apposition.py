"""English names with their post behind a comma: Li Si, the organization member, chaired."""

import re

from messages.reading.patterns import Pattern
from messages.reading.post_words import role_of

_BESIDE = Pattern(
    "(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|[\u4e00-\u9fff]{2,4}), ?(?:(?:the|our) )?"
    "(?P<post>[A-Za-z][A-Za-z ]{3,39}),"
)


def apposed(text: str) -> str:
    """The text with such posts in brackets behind the name, where commas part nothing."""
    return _BESIDE.sub(_bracketed, text)


def _bracketed(found: re.Match[str]) -> str:
    role = role_of(found["post"])
    if role is None or not (role.post or role.department):
        return found[0]
    return f"{found['name']} ({found['post'].lower()})"
