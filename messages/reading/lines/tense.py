"""Whether a line looks back or ahead: 了, 应到9, 昨天 look back; 明天, 准备, 定于, will look ahead."""

from messages.reading.lines.scan import Kind, Scan, Span
from messages.reading.patterns import Pattern

_AHEAD = Pattern(
    "(?:等一?下|等会儿?|待会儿?|稍后|晚点|(?:元旦|春节|国庆|五一|七一|节|年)前)(?=[^,;。]{0,6}(?:开|召|"
    "搞|组织|找(?!他)))|"
    "准备(?=[^,;。]{0,14}(?:开|召|找|和|跟|组织|上|搞|举行|在))|打算|"
    "(?<!作)(?<!度)(?<!习)(?<!训)计划(?=[^,;。]{0,10}(?:开|召|找|组织|上|搞|举行|谈))|"
    "下个?月(?:第|[上中下]旬|初|底)|大家(?=穿|带|准备|提前|准时|按时|记得|都来)|"
    "请(?=大家|各位|提前|准时|全体|务必|"
    "按时|做好|安排|带|携带)|务必|计划(?=开|召开|"
    "在|于|找|和|跟|组织|上|下|[0-9])|拟于|拟(?=召开|开|在)|将于|将在|将(?=召开|开|"
    "组织|举行)|定于|定在|预定|预计|(?<!不)(?<!需)(?<!主)(?<!重)要(?=\x00|开|召开|组织|搞|"
    "找|和|跟|上党课|举行|去|讲|上\x00|讲\x00|上(?:一|个)?(?:堂|节|次)|在)"
    "|想(?=开|找|和|跟|组织)|安排在|安排(?=下周|明天|后天|周)|约了|约好|"
    "通知(?:一下)?(?:大家|各位|全体)|通知:|待定|另行通知|时间未定|到时|即将|会在|改期"
    r"|\b(?:everyone|all|members|please) (?:should |must |to )?(?:come|attend|be on time|be there|bring)\b"
    r"|\b(?:will|going to|plan(?:s|ned|ning)? (?:to|a|for|on)|schedule(?:d)?|upcoming|"
    r"let's|set up|(?:is|are|was|been) (?:set|booked|fixed|slated|due|arranged|planned) for|"
    r"to be (?:held|given|delivered|hosted)|(?:takes|taking) place)\b|\bto be (?=\x00)|^(?:please "
    r")?(?:plan|schedule|book|arrange|organi[sz]e)\b(?! was| is)|"
    r"\bnext (?:week|month|mon|tue|wed|thu|fri|sat|sun)"
)
_OPEN = Pattern("(?:时间|地点|人选|具体)?(?:待定|另行通知)")
_MEANT = Pattern(
    "(?:准备|打算|(?<![作度习训])计划|预备|(?<![周天旬底初])安排|考虑|争取|想着?|暂定|初定|(?:^|"
    "(?<=[ ,;。]))拟|"
    "(?<![一-鿿])(?:时间)?(?:定|约|订)(?:了|好了?|下来?了?|死了)?)(?:就|都|是)?(?:在|于|到)?[ ,:]*\\Z"
)
"""What stands right before a day that is meant to come."""
_TO_DO = frozenset({"will", "going to"})
"""Behind what is told in the past these say what somebody is to do after the meeting."""
_MAY_COME = Pattern("(?:全体|全部|全员|所有)[^了齐]{0,8}(?:参加|到会|出席|参会|到场)\\Z")
INVITES = Pattern("请(?:大家|各位|全体|所有|同志们|党员)[^,;。]{0,8}(?:参加|到会|出席|到场|参会)")
"""Words that ask people to come."""
_AHEAD_DAY = Pattern(
    "^(?:等一?下|等会|待会|稍后|明|后天|后日|大后天|下|on coming|coming|next|tomorrow|day after|"
    "the day after)|后$"
)
_BACK = Pattern(
    "(?<!除)(?<!为)(?<!到)了(?!解)|过(?=[,。;\x00 ]|一|$)|完(?=[,。;\x00 ]|$)|已经|"
    "已(?=召开|开|于|按)|刚|补记|补录|昨|"
    r"\b(?:had|held|was|were|attended|discussed|studied|chaired|talked|met|gave|spoke|given|"
    r"finished|came|took|decided)\b"
)
_BACK_KINDS = frozenset(
    {
        Kind.EXPECTED,
        Kind.ACTUAL,
        Kind.ABSENT,
        Kind.ABSENTEES,
        Kind.VOTE,
        Kind.BACKFILLED,
        Kind.ALL,
        Kind.DECISION,
        Kind.DURATION,
    }
)
_BACK_DAY = Pattern("^(?:昨|前|大前|上|去年|刚|yesterday|the day before|day before|last|this past)|前$|ago$")


def looks_ahead(scan: Scan) -> bool:
    """Whether the words, those of topics and decisions aside, speak of what is to come."""
    if INVITES.search(scan.folded) or any(
        _AHEAD_DAY.search(_said(scan, span.start, span.end)) for span in scan.of(Kind.DATE)
    ):
        return True
    if any(_meant(scan, span) for span in scan.of(Kind.DATE)):
        return True
    if any(
        _said(scan, s.start, s.end).startswith(("下", "next", "明后天", "过"))
        for s in scan.of(Kind.VAGUE_DATE)
    ) and not looks_back(scan):
        return True
    ahead = _AHEAD.search(scan.view) or _OPEN.search(scan.folded)
    if ahead and scan.of(Kind.ALL) and scan.of(Kind.ACTUAL):
        return False
    if ahead is None or any(_BACK_DAY.search(_said(scan, s.start, s.end)) for s in scan.of(Kind.DATE)):
        return False
    return not (ahead[0] in _TO_DO and _BACK.search(scan.folded, 0, ahead.start()))


def _meant(scan: Scan, day: Span) -> bool:
    """准备28号开会, 定了 周四谈心: a day behind a word for what one means to do, and nothing done."""
    return (
        _MEANT.search(scan.folded, max(0, day.start - 8), day.start) is not None
        and not _BACK_DAY.search(_said(scan, day.start, day.end))
        and not _BACK.search(scan.folded, day.end)
        and not any(span.kind in (Kind.ACTUAL, Kind.ABSENTEES, Kind.VOTE) for span in scan.spans)
    )


def looks_back(scan: Scan) -> bool:
    """Whether anything says that it has taken place."""
    if any(span.kind in _BACK_KINDS and not _wanted(scan, span) for span in scan.spans):
        return True
    if any(_BACK_DAY.search(_said(scan, span.start, span.end)) for span in scan.of(Kind.DATE)):
        return True
    return _BACK.search(scan.folded) is not None


def _wanted(scan: Scan, span: Span) -> bool:
    """Whether 全体党员参加 may as well say who is to come."""
    return span.kind is Kind.ALL and _MAY_COME.search(_said(scan, span.start, span.end)) is not None


def _said(scan: Scan, start: int, end: int) -> str:
    return scan.folded[start:end]
