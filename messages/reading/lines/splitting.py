"""Where one record of a line ends and the next begins, and what was part of the same meeting (``also``)."""

import re
from dataclasses import dataclass, field

from bot.record_types import CONTENTS, Form, RecordType
from messages.reading.lines.events import Mention
from messages.reading.lines.scan import BREAKS, Kind, Scan
from messages.reading.lines.told_again import told_again
from messages.reading.patterns import Pattern

_TOGETHER = Pattern(
    "暨|套开|合并|结合|同时也是|也是|兼|并(?=上|讲|开展|进行|听|组织|以)|一并|同步|"
    "(?:会上|期间|^上|会中|^中)[,]?(?:还|又|也)?$|形式|\\b(?:and also|combined with|cum|"
    "including|with a|as well as|together with)\\b"
)
_AT_ONCE = Pattern("(?:一起|一块儿?|合在一起|合并|套着|连着|同时)(?:搞|开|办|进行|开展|举行)")
_COMBINED = Pattern("\\b(?:combined|joint) (?:a |the )?\\Z")
_APART = Pattern(
    "[;；。\n]|然后|接着|随后|之后|完了|结束后|另外|还有(?:一|个)|又(?=开|上|找|和|跟|"
    "与|召)|再(?=开|上|找|和|跟|召)|\\b(?:then|later|afterwards|after that|followed "
    "by|also (?:held|had))\\b"
)
_WITH_WHOM = Pattern("(?:跟|和|与|同|找|约|对)[^,;。和跟与同找约对]{1,12}\\Z")
_LIST = Pattern(" *(?:、|和|与|及|以及|还有|,|and|&|\\+)+ *(?:一次|一个)?")
_EACH = Pattern("各(?:开|一|谈|上)|分别")
_GROUP_NUMBER = Pattern("第?([0-9一二三四五六七八九十]{1,2})(?:党)?小?组")
_HOURS = (Kind.DATE, Kind.TIME, Kind.PERIOD)
_PAIRS = (frozenset({RecordType.ORGANIZATIONAL_LIFE_MEETING, RecordType.DEMOCRATIC_APPRAISAL}),)


@dataclass(slots=True)
class Part:
    """One record of a line: its stretch, the mention that names it, and what it was besides."""

    start: int
    end: int
    main: Mention | None
    also: list[RecordType] = field(default_factory=list)
    more: list[tuple[int, int]] = field(default_factory=list)
    """Where the line comes back to it: 先开了支委会又开了党员大会，支委会说…，大会说…."""


def parts_of(scan: Scan, mentions: list[Mention]) -> list[Part]:
    """The records of a line in order; a line without any mention is one part."""
    if not mentions:
        return [Part(0, len(scan.text), None)]
    mentions, again = told_again(scan, mentions)
    parts = [Part(0, len(scan.text), mentions[0])]
    last = mentions[0]
    for mention in mentions[1:]:
        part = parts[-1]
        if part.main is not None and _same_event(scan, part, part.main, last, mention):
            if mention.type is not None and mention.type != part.main.type and mention.type not in part.also:
                part.also.append(mention.type)
            last = mention
            continue
        begin = _begin(scan, part, last, mention)
        part.end = begin
        parts.append(Part(begin, len(scan.text), mention))
        last = mention
    if again:
        parts[-1].end = again[0].start
        ends = [*(mention.start for mention in again[1:]), len(scan.text)]
        for mention, end in zip(again, ends, strict=True):
            of = next((p for p in parts if p.main is not None and p.main.type == mention.type), parts[-1])
            of.more.append((mention.start, end))
    return parts


def _same_event(scan: Scan, part: Part, main: Mention, last: Mention, mention: Mention) -> bool:
    between, also = scan.folded[last.end : mention.start], part.also
    own = any(last.end <= s.start < mention.start for kind in _HOURS for s in scan.of(kind))
    if mention.type in also:
        return True
    if main.form is not mention.form or mention.form is Form.INTERVIEW:
        return main.type == mention.type and not own and not _another_person(between)
    if main.type == mention.type:
        if _other_group(scan, last, mention):
            return False
        return not own or _APART.search(between) is None
    if frozenset({main.type, mention.type}) in _PAIRS and not own:
        return True
    if mention.type not in CONTENTS and main.type not in CONTENTS:
        return False
    if (
        _TOGETHER.search(between) is not None
        or _AT_ONCE.match(scan.folded, mention.end)
        or _COMBINED.search(scan.folded, 0, main.start)
    ):
        return True
    if (
        own
        or _APART.search(between)
        or _LIST.fullmatch(between)
        or _EACH.search(scan.folded[mention.end :][:6])
    ):
        return False
    return mention.type in CONTENTS


def _other_group(scan: Scan, last: Mention, mention: Mention) -> bool:
    """第一党小组会…，第二党小组会…: meetings of two groups, each named with its own number."""
    numbers = [_GROUP_NUMBER.match(scan.folded, each.start, each.end) for each in (last, mention)]
    return None not in numbers and len({found[1] for found in numbers if found}) == 2


def _another_person(between: str) -> bool:
    """Whether a second talk of the same type is held with somebody else."""
    return (
        re.search("(?:和|跟|与|同|找|对|with)[^,;。]{1,12}$", between) is not None
        and re.search("[,;。]", between) is not None
    )


def _begin(scan: Scan, part: Part, last: Mention, mention: Mention) -> int:
    """Where the words of the later record begin: its clause, its day or hour, or a word that parts them."""
    clause = scan.clause_start(mention.start)
    at = clause if clause >= last.end else mention.start
    whom = _WITH_WHOM.search(scan.folded, last.end, mention.start)
    if clause < last.end and whom is not None and mention.form is Form.INTERVIEW:
        at = whom.start()
    parted = [m.start() for m in _APART.finditer(scan.folded, last.end, mention.start)]
    if parted:
        at = min(at, parted[0]) if clause < last.end else at
    behind = {kind for kind in _HOURS if scan.of(kind, mention.end, scan.clause_end(mention.end))}
    times = [
        s.start
        for kind in _HOURS
        for s in scan.of(kind, last.end, mention.start)
        if s.start >= clause or kind not in behind  # ... at 2pm, heart-to-heart with Zhao Liu at 4pm
    ]
    if times and not _named_first(scan, part, last, mention):
        first = min(times)
        at = min(at, _clause_from(scan, first, last.end)) if clause >= last.end else first
    return max(at, last.end)


def _named_first(scan: Scan, part: Part, last: Mention, mention: Mention) -> bool:
    """Whether a line names the meetings before their days: 支委会11月3日，党员大会11月10日."""

    def said(start: int, end: int) -> bool:
        return any(start <= span.start < end for kind in _HOURS for span in scan.of(kind))

    near = scan.clause_end(mention.end)
    return not said(part.start, last.start) and said(last.end, mention.start) and said(mention.end, near)


def _clause_from(scan: Scan, at: int, least: int) -> int:
    while at > least and scan.folded[at - 1] not in BREAKS:
        at -= 1
    return at
