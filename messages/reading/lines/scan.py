"""The text of a line while it is read: pieces are claimed one after another, and nothing is read twice.

Positions are those of the tidy text and of the folded one alike. In ``view`` a claimed piece stands as
``GONE``, and a held one (a proper name, the content of a discussion) as ``HELD``: no later pattern can match
either.
"""

import re
from dataclasses import dataclass
from enum import StrEnum, auto

from messages.reading.normalise import fold, tidy

GONE = "\x00"
HELD = "\x01"
BREAKS = frozenset(",;。!?\n")
"""Punctuation between clauses, as it stands in folded text."""


class Kind(StrEnum):
    """What a claimed piece says."""

    TYPE = auto()
    DATE = auto()
    VAGUE_DATE = auto()
    PERIOD = auto()
    TIME = auto()
    END_TIME = auto()
    DURATION = auto()
    PLACE = auto()
    HOST = auto()
    RECORDER = auto()
    LECTURER = auto()
    EXPECTED = auto()
    ACTUAL = auto()
    ABSENT = auto()
    ALL = auto()
    ABSENTEES = auto()
    OBSERVERS = auto()
    COUNTERPART = auto()
    PARTICIPANTS = auto()
    DECISION = auto()
    VOTE = auto()
    GROUP = auto()
    SEQUENCE = auto()
    BACKFILLED = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """A claimed piece and what was read from it."""

    start: int
    end: int
    kind: Kind
    value: object = None


_SLIPS = (
    ("元月", "一月"),
    ("应道", "应到"), ("应倒", "应到"), ("实道", "实到"), ("实倒", "实到"), ("主池", "主持"),
    ("主尺", "主持"), ("主驰", "主持"), ("缺习", "缺席"), ("缺系", "缺席"), ("列习", "列席"),
    ("请加", "请假"), ("情假", "请假"), ("初差", "出差"), ("参家", "参加"),
    ("俩点", "两点"), ("俩小时", "两小时"), ("俩钟头", "两钟头"), ("地典", "地点"), ("记路", "记录"),
)  # fmt: skip
"""Words that name a field, misheard: as long as what was meant, so that places stay."""


def _heard(folded: str) -> str:
    """The folded text with the names of fields as they were meant."""
    for slip, meant in _SLIPS:
        folded = folded.replace(slip, meant)
    folded = folded.replace("|", ",")
    return re.sub("纪录(?!片)", "记录", folded)


class Scan:
    """One line under reading."""

    def __init__(self, text: str) -> None:
        self.text = tidy(text)
        self.folded = _heard(fold(self.text))
        self.spans: list[Span] = []
        self.matters: list[tuple[int, int]] = []
        self.heads: list[int] = []
        self._open = list(self.folded)
        self._view: str | None = self.folded
        self.names: list[tuple[int, int]] = []
        self._unnamed: str | None = None

    @property
    def view(self) -> str:
        """The folded text with what is claimed or held blotted out."""
        if self._view is None:
            self._view = "".join(self._open)
        return self._view

    @property
    def nameless(self) -> str:
        """The view with names of the roster hidden: 晨 of a name is no morning, 三 no number."""
        view = self.view
        if not self.names:
            return view
        open_ = list(view)
        for start, end in self.names:
            for at in range(start, end):
                if open_[at] != GONE:
                    open_[at] = HELD
        return "".join(open_)

    @property
    def unnamed(self) -> str:
        """The folded text with names of the roster hidden and all else in place: 李四月底前 is 月底."""
        if self._unnamed is None:
            open_ = list(self.folded)
            for start, end in self.names:
                open_[start:end] = HELD * (end - start)
            self._unnamed = "".join(open_)
        return self._unnamed

    def claim(self, start: int, end: int, kind: Kind, value: object = None) -> None:
        """Take a piece; later readers do not see it and it is not left over."""
        self.spans.append(Span(start, end, kind, value))
        self._blot(start, end, GONE)

    def hold(self, start: int, end: int) -> None:
        """Hide a piece from later readers; it stays part of what is left over."""
        self._blot(start, end, HELD)

    def matter(self, start: int, end: int, *, whole: bool = False) -> None:
        """Hold a piece as what was talked about or done; ``whole`` if it begins with its first character."""
        self.matters.append((start, end))
        if whole:
            self.heads.append(start)
        self.hold(start, end)

    def note(self, at: int, kind: Kind, value: object) -> None:
        """Remember something read at a place that another claim covers."""
        self.spans.append(Span(at, at, kind, value))

    def _blot(self, start: int, end: int, mark: str) -> None:
        for at in range(start, end):
            if self._open[at] != GONE:
                self._open[at] = mark
        self._view = None

    def clause_start(self, at: int) -> int:
        """Where the clause of ``at`` begins."""
        while at > 0 and self.folded[at - 1] not in BREAKS:
            at -= 1
        return at

    def clause_end(self, at: int) -> int:
        """Where the clause of ``at`` ends, its punctuation not included."""
        while at < len(self.folded) and self.folded[at] not in BREAKS:
            at += 1
        return at

    def left(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches between ``start`` and ``end`` that nobody claimed."""
        found: list[tuple[int, int]] = []
        begin: int | None = None
        for at in range(start, end):
            if self._open[at] == GONE:
                if begin is not None:
                    found.append((begin, at))
                begin = None
            elif begin is None:
                begin = at
        if begin is not None:
            found.append((begin, end))
        return found

    def of(self, kind: Kind, start: int = 0, end: int | None = None) -> list[Span]:
        """The claimed pieces of a kind that begin within the stretch, in order."""
        last = len(self.text) if end is None else end
        found = [s for s in self.spans if s.kind is kind and start <= s.start < max(last, start + 1)]
        return sorted(found, key=lambda span: span.start)
