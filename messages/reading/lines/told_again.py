"""Where a line comes back to meetings that it named before: 支委会说了换届时间，大会说了筹备."""

from bot.record_types import Form, RecordType
from messages.reading.lines.events import Mention
from messages.reading.lines.scan import GONE, Kind, Scan
from messages.reading.patterns import Pattern

_TIMES = (Kind.DATE, Kind.TIME, Kind.PERIOD)
_ORDER = Pattern("(?:^|(?<=[,;。\n ]))(?:(?P<first>前者|前一个会?|头一个会?)|后者|后一个会?|第二个会?)")
_TALK_BEHIND = Pattern("(?:里|上|中|时)?(?:主要|重点|就|也)?(?:说|谈|聊|讲)")
_SHORT = Pattern(
    "(?:^|(?<=[,;。\n ]))(?:党员)?大会(?:上)?(?=说|讲|议|谈|研究|讨论|通过|表决|"
    "选|学|传达|由|是|[0-9]|\x00|应|实|到|[一-鿿]{2,3}(?:主持|记录))"
)


def told_again(scan: Scan, mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The mentions that are events of their own, and those that only take up one of them again.

    One takes up another if it heads its clause, names no time, and another type was named in between.
    """
    own: list[Mention] = []
    again: list[Mention] = []
    for mention in _with_short(scan, mentions):
        named = [each.type for each in own]
        if (
            mention.type in named
            and len(set(named)) > 1
            and _heads(scan, own[-1] if not again else again[-1], mention)
        ):
            again.append(mention)
        elif again:
            return mentions, []
        else:
            own.append(mention)
    return (own, again) if again else (mentions, [])


def _with_short(scan: Scan, mentions: list[Mention]) -> list[Mention]:
    """The mentions and 大会 alone, which is the members' meeting named before."""
    if mentions and len({m.type for m in mentions}) == 2 and len(mentions) == 2:
        order = [
            Mention(*found.span(), mentions[0 if found["first"] else 1].type)
            for found in _ORDER.finditer(scan.folded, mentions[1].end)
        ]
        for each in order:
            scan.claim(each.start, each.end, Kind.WORD)
        mentions = sorted([*mentions, *order], key=lambda mention: mention.start)
    members = [m for m in mentions if m.type is RecordType.BRANCH_MEMBERS_MEETING]
    if not members:
        return mentions
    short = [
        Mention(*found.span(), RecordType.BRANCH_MEMBERS_MEETING)
        for found in _SHORT.finditer(scan.folded, members[0].end)
        if not any(m.start < found.end() and found.start() < m.end for m in mentions)
    ]
    return sorted([*mentions, *short], key=lambda mention: mention.start)


def _heads(scan: Scan, last: Mention, mention: Mention) -> bool:
    """Whether a mention begins a clause behind the last one, with no day or hour of its own."""
    start = scan.clause_start(mention.start)
    talked = mention.form is not Form.INTERVIEW or _TALK_BEHIND.match(scan.folded, mention.end)
    if not talked or start <= last.start:
        return False
    timed = any(last.end <= span.start < mention.start for kind in _TIMES for span in scan.of(kind))
    return not timed and scan.view[start : mention.start].strip(f"{GONE} ") == ""
