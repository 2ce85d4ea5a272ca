"""Regular expressions compiled when they are first used, so that importing the reader costs little."""

import re
from collections.abc import Callable, Iterator, Mapping


class Pattern:
    """A regular expression; its methods are those of ``re.Pattern``."""

    __slots__ = ("_compiled", "_flags", "text")

    def __init__(self, text: str, flags: int = 0) -> None:
        self.text = text
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def _pattern(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.text, self._flags)
        return self._compiled

    @property
    def groupindex(self) -> Mapping[str, int]:
        """Named groups and their numbers."""
        return self._pattern.groupindex

    def search(self, text: str, start: int = 0, end: int = 1 << 30) -> re.Match[str] | None:
        """The first match from ``start`` on."""
        return self._pattern.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = 1 << 30) -> re.Match[str] | None:
        """The match that begins at ``start``."""
        return self._pattern.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = 1 << 30) -> re.Match[str] | None:
        """The match of all the text from ``start`` on."""
        return self._pattern.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = 1 << 30) -> Iterator[re.Match[str]]:
        """Every match in order."""
        return self._pattern.finditer(text, start, end)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self._pattern.sub(new, text)

    def split(self, text: str) -> list[str]:
        """The pieces of the text between matches; patterns with groups are not meant for it."""
        return [str(piece) for piece in self._pattern.split(text)]
