"""With whom a talk was held, and who held it: 我找李四谈心, 与财务科科长王五廉政谈话."""

import re

from messages.reading.lines.events import Mention
from messages.reading.lines.mention import Someone
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import GONE, HELD, Kind, Scan
from messages.reading.patterns import Pattern

_WITH = Pattern(
    "(?:谈话|约谈)?(?<!发展)对象(?:是|为|:)*|被谈话人(?:是|:)*|(?:和|跟|与|同|找|对|"
    "约(?!谈)|给|请|叫|向|约了|约上|找了|约见|面见|问|访)(?:了|到|来)?|\\b(?:with|"
    "to)\\b"
)
_BY = Pattern("谈话人(?:是|为|:)*")
_I = Pattern("(?:^|(?<=[,。;\n\x00]))(?P<i>我)(?=\x00|和|跟|找|与|对|同|约|又|还|也|分别|单独|在|已|刚|就)")
_GIVER_SMALL = Pattern(
    "(?:由|是)?(?:又|还|也|分别|单独|先|再|已经|已|专门|特意|刚刚|刚才|刚|今天|主动|带头|逐一|一一|进行)*"
)


def read_counterparts(scan: Scan, naming: Naming, mention: Mention, start: int, end: int) -> None:
    """Claim, within the stretch of one talk, who was talked to and who talked."""
    for found in _BY.finditer(scan.view, start, end):
        if hit := naming.after(found.end()):
            scan.claim(found.start(), hit[0], Kind.HOST, hit[1][0])
    if own := _I.search(scan.view, start, end):
        word = scan.text[own.start("i") : own.end("i")]
        scan.claim(own.start("i"), own.end("i"), Kind.HOST, Someone(word, "self"))
    taken = False
    for found in _WITH.finditer(scan.view, start, end):
        if scan.view[found.start() : found.end()] != found[0]:
            continue
        if (hit := naming.after(found.end())) is None or hit[0] > end + 1:
            continue
        before = _clear_before(scan, found.start())
        if not before:
            giver = naming.before(found.start(), _GIVER_SMALL)
            if giver is not None:
                scan.claim(giver[0], found.start(), Kind.HOST, giver[1][0])
        scan.claim(found.start(), hit[0], Kind.COUNTERPART, hit[1])
        taken = True
    if not taken:
        _beside(scan, naming, mention)


def _clear_before(scan: Scan, at: int) -> bool:
    return at == 0 or scan.view[at - 1] in (GONE, HELD, ",", "。", ";", "\n")


def _beside(scan: Scan, naming: Naming, mention: Mention) -> None:
    """约谈李四, 李四谈心谈话, 廉政谈话：李四、王五, 谈了李四."""
    behind = re.match("(?:了|的是|的有|的|对象|:| )*", scan.folded[mention.end :])
    at = mention.end + (behind.end() if behind else 0)
    if hit := naming.after(at):
        scan.claim(mention.end, hit[0], Kind.COUNTERPART, hit[1])
        giver = naming.before(mention.start, _GIVER_SMALL)
        if giver is not None:
            scan.claim(*(giver[0], mention.start), Kind.HOST, giver[1][0])
        return
    hit = naming.before(mention.start, _GIVER_SMALL)
    if hit is not None and hit[1][0].name != "self":
        scan.claim(hit[0], mention.start, Kind.COUNTERPART, hit[1])
