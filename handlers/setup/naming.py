"""Names of branches and departments, as typed."""

import unicodedata

from handlers.forms.state import Told
from messages.reading.normalise import read_text
from messages.reading.problem import Problem

LONGEST = 60
"""Characters of a name; the longest official ones of branches have about 40."""
_PICTURES = frozenset({"So", "Sk", "Cs", "Co", "Cn"})


def read_title(text: str, most: int = LONGEST) -> str | Told | Problem:
    """A name on one line, or what is wrong with it; digits and punctuation are allowed, pictures are not."""
    name = read_text(" ".join(text.split()), most=most)
    if isinstance(name, Problem):
        return name
    pictures = "".join(dict.fromkeys(c for c in name if unicodedata.category(c) in _PICTURES))
    if pictures or not any(c.isalpha() for c in name):
        return Told(key="setup.told.name_signs", values={"refused": pictures or name})
    return name
