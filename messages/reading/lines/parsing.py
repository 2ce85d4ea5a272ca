"""One line taken through every reader, in the order in which one must not see what belongs to another."""

from dataclasses import dataclass

from bot.record_types import Form
from messages.reading.lines.attendance import read_attendance, read_loose_numbers
from messages.reading.lines.ballots import read_vote
from messages.reading.lines.company import read_company
from messages.reading.lines.content import hold_content
from messages.reading.lines.days import read_days
from messages.reading.lines.decided import read_decisions
from messages.reading.lines.events import Mention, held, mentions_of, unnamed_of
from messages.reading.lines.hours import read_durations, read_hours
from messages.reading.lines.mending import slips_of
from messages.reading.lines.mention import NameBook
from messages.reading.lines.missing import read_missing
from messages.reading.lines.missing_shapes import Missing
from messages.reading.lines.month_said import put_in_month
from messages.reading.lines.named import denied, full_names
from messages.reading.lines.naming import Naming
from messages.reading.lines.places import read_places
from messages.reading.lines.promised import read_promised
from messages.reading.lines.roles import read_roles
from messages.reading.lines.scan import Kind, Scan, Span
from messages.reading.lines.shields import shield
from messages.reading.lines.small_words import read_group, read_marks
from messages.reading.lines.splitting import Part, parts_of
from messages.reading.lines.talks import read_counterparts
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern

_SINGLE = (
    Kind.DATE, Kind.TIME, Kind.EXPECTED, Kind.ACTUAL, Kind.ABSENT, Kind.HOST, Kind.RECORDER, Kind.LECTURER,
    Kind.PLACE, Kind.PERIOD, Kind.TYPE,
)  # fmt: skip
_NAMED = (Kind.HOST, Kind.RECORDER, Kind.LECTURER, Kind.ABSENTEES, Kind.COUNTERPART, Kind.OBSERVERS)
_BARE_NUMBER = Pattern(
    "(?:是|应该是| )*(?P<n>[0-9]{1,4}|[一二两三四五六七八九十]{1,3})(?:个|人|名|个人)?(?=[,。; \n]|$)"
)
_NEAR = 14
"""How far behind a correction its new value may stand."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line with everything claimed; ``parts`` are its records, ``mentions`` the types they name."""

    scan: Scan
    mentions: list[Mention]
    parts: list[Part]


def parse(text: str, book: NameBook) -> Parsed:
    """Read one line."""
    scan = Scan(text)
    naming = Naming(scan, book)
    scan.names = full_names(scan, book)
    slips = slips_of(scan.text)
    for start, end in slips:
        scan.claim(start, end, Kind.WORD)
    for start, end in denied(scan, book):
        scan.claim(start, end, Kind.WORD)
    read_marks(scan)
    shield(scan)
    read_decisions(scan, naming)
    read_promised(scan, naming)
    mentions = held(scan, mentions_of(scan)) or unnamed_of(scan)
    for mention in mentions:
        scan.claim(mention.start, mention.end, Kind.TYPE, mention)
    read_group(scan)
    read_durations(scan)
    hold_content(scan, naming)
    read_vote(scan)
    read_days(scan)
    put_in_month(scan)
    read_hours(scan)
    read_places(scan)
    read_company(scan, naming)
    read_roles(scan, naming)
    read_missing(scan, naming)
    read_attendance(scan)
    for start, end in slips:
        _correct(scan, naming, start, end)
    mentions = [span.value for span in scan.of(Kind.TYPE) if isinstance(span.value, Mention)]
    parts = parts_of(scan, mentions)
    for part in parts:
        if part.main is not None and part.main.form is Form.INTERVIEW:
            read_counterparts(scan, naming, part.main, part.start, part.end)
    read_loose_numbers(scan, [each for part in parts for each in ((part.start, part.end), *part.more)])
    return Parsed(scan, mentions, parts)


def _correct(scan: Scan, naming: Naming, start: int, end: int) -> None:
    """A value behind "不对" replaces what was said of the same kind before it."""
    behind = [s for s in scan.spans if s.start >= end and s.start - end <= _NEAR and s.kind is not Kind.WORD]
    before = [s for s in scan.spans if s.end <= start]
    replaced = {s.kind for s in behind if s.kind in _SINGLE}
    if Kind.DATE in replaced or Kind.TIME in replaced:
        replaced |= {Kind.PERIOD} if Kind.PERIOD in replaced or Kind.TIME in replaced else set()
    if not behind:
        _bare_value(scan, naming, end, before)
    scan.spans[:] = [s for s in scan.spans if not (s.end <= start and s.kind in replaced)]


def _bare_value(scan: Scan, naming: Naming, at: int, before: list[Span]) -> None:
    """A number or a name alone behind "不对": it belongs to the last count or person said."""
    number = _BARE_NUMBER.match(scan.view, at)
    counts = [s for s in before if s.kind in (Kind.EXPECTED, Kind.ACTUAL, Kind.ABSENT)]
    if number and counts and (value := number_of(number["n"])) is not None:
        last = max(counts, key=lambda span: (span.end, span.start))
        scan.spans.remove(last)
        scan.claim(*number.span(), last.kind, (value, False))
        return
    while at < len(scan.folded) and scan.folded[at] in " 是,":
        at += 1
    people = naming.after(at)
    named = [s for s in before if s.kind in _NAMED]
    if people and named:
        last = max(named, key=lambda span: span.end)
        scan.spans.remove(last)
        value_of: object = people[1][0]
        if isinstance(last.value, Missing):
            value_of = Missing(people[1], last.value.reason)
        elif last.kind in (Kind.COUNTERPART, Kind.OBSERVERS):
            value_of = people[1]
        scan.claim(at, people[0], last.kind, value_of)
