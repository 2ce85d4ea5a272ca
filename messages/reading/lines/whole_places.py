"""Places known by their shape, taken whole: 在图书馆咖啡角跟…, 去了苗圃, and 行政楼501 between two commas."""

import re

from messages.reading.lines.place_words import ANYWHERE, PLACE, VERB
from messages.reading.lines.scan import BREAKS, GONE, Kind, Scan
from messages.reading.patterns import Pattern

_PREP = Pattern(
    "(?:设|放|定|安排)?在|于(?!是)|(?:改|挪|搬|移|换|转)(?:到|至)|到(?!会|场|了|齐|位|期)|(?:去|赴|前往|来到|走进)(?:了|的)?"
)
_UNTIL = Pattern(
    "(?=$|[,;。!\n\x00 ]|召开|举行|举办|开展|组织|集合|集中|碰头|碰面|碰的|碰了|碰个|开(?![发放门水元关"
    "阔])|谈|聊|唠|上(?:的|了|党|\x00)|"
    "搞|办(?![公事])|给|与|跟|和|同|找|约|对|听(?![证众])|看(?![台守])|讲(?![堂座台])|进行|参加|"
    "主持|义务|由|把|学习|劳动|帮|捡|看望|打扫|清扫|植树|种|体验|献|慰问|接受|"
    "走访|宣传|服务(?![中大站])|做|扫|祭|重温|瞻仰)"
)
_LONGEST = 16
_STRETCH = Pattern("[^,;。!\n\x00 :、]+")
_CUT = Pattern(
    "召开|开(?:的|了|过|\x00)|举行|举办|集合|集中|碰头|碰的|跟|找|约(?!谈室)|谈(?:的|了|心|话(?!室))"
)
"""Words before which a place may stand without 在: 车间门口开的党小组会."""
_BEFORE = frozenset({Kind.DATE, Kind.VAGUE_DATE, Kind.TIME, Kind.PERIOD, Kind.TYPE})
_HOME = Pattern("(?:老|小)?[\u4e00-\u9fff]{1,3}家(?:里|中)?")


def is_place(words: str) -> bool:
    """Whether folded words are a place and nothing else."""
    return PLACE.fullmatch(words) is not None and VERB.search(words) is None


def place_at(folded: str, at: int) -> bool:
    """Whether the stretch that begins here, up to the next comma or space, is a place."""
    stretch = _STRETCH.match(folded, at)
    return stretch is not None and len(stretch[0]) <= _LONGEST and is_place(stretch[0])


def led_in(scan: Scan, open_text: str) -> list[tuple[int, int, int, bool]]:
    """在…, 到…, 去…: where the words begin, the place begins and ends, and whether it is a visit."""
    found = []
    for said in _PREP.finditer(open_text):
        visit = said[0][0] not in "设放定安在于改挪搬移换转"
        end = _end(scan, open_text, said.end(), visit=visit)
        if end is not None:
            found.append((said.start(), said.end(), end, visit))
    return found


def _end(scan: Scan, open_text: str, start: int, *, visit: bool) -> int | None:
    """Where the place that begins here ends: at the first word that may stand behind a place."""
    for end in range(start + 2, min(start + _LONGEST, len(open_text)) + 1):
        if open_text[end - 1] in BREAKS or open_text[end - 1] in (GONE, " "):
            return None
        if _UNTIL.match(open_text, end):
            words = open_text[start:end]
            if is_place(words) or _known_home(scan, start, end) or re.fullmatch("[0-9]{3,4}", words):
                return end
            if not visit and _anywhere(scan, open_text, start, end):
                return end
    return None


def _known_home(scan: Scan, start: int, end: int) -> bool:
    """王五家, 老赵家: at somebody's home."""
    named = any(start <= first < stop <= end for first, stop in scan.names)
    words = scan.folded[start:end]
    return _HOME.fullmatch(words) is not None and (named or words[0] in "老小") and "老家" not in words


def _anywhere(scan: Scan, open_text: str, start: int, end: int) -> bool:
    """主题党日在南湖: a name without a word for a place, that fills what is between what was read."""
    words = open_text[start:end]
    if end < len(open_text) and open_text[end] not in BREAKS and open_text[end] not in (GONE, " "):
        return False
    return (
        ANYWHERE.fullmatch(words) is not None
        and VERB.search(words) is None
        and any(
            s.kind is Kind.TYPE and scan.folded[s.end : start].strip(" ,") == "在"
            for s in scan.spans
            if s.end < start
        )
    )


def standing_alone(scan: Scan, open_text: str) -> list[tuple[int, int]]:
    """Stretches between commas, blanks and what was read that are a place, behind a day, hour or event."""
    stretches = [
        (stretch.start(), cut.start() if (cut := _CUT.search(open_text, *stretch.span())) else stretch.end())
        for stretch in _STRETCH.finditer(open_text)
    ]
    first = min((s.start for s in scan.spans if s.kind in _BEFORE), default=len(open_text))
    return [
        (start, end)
        for start, end in stretches
        if start >= first
        and end - start <= _LONGEST
        and (is_place(open_text[start:end]) or _known_home(scan, start, end))
        and not any(a < end and start < b for a, b in scan.matters)
        and not any(start <= a < end <= b for a, b in scan.names)
    ]
