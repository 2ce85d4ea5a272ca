"""Whether a line that holds the words of a question tells a record instead: what it tells against its asking.

What somebody asks about is named by a type, a day, a person or a group; a line that tells an hour, a place,
who came or who kept the record tells of a meeting, and 怎么 in it belongs to what was talked about.
"""

from datetime import datetime

from messages.reading.lines.parsing import Parsed
from messages.reading.lines.scan import Kind
from messages.reading.lines.written import Written, day_of
from messages.reading.patterns import Pattern

_ENDS_ASKING = Pattern("[?]|(?:吗|呢|没有|了没|过没|没|(?<!什)么|不)[。! ]*$")
_ORDERS = Pattern(
    "(?:请|麻烦|劳驾|帮忙|帮|给|替|我想|我要|想|要|能|就|那|再|你|您|我|先|一下|把|,| )*"
    "(?:查(?!出|摆|处)|看(?!望|齐|到|过|了)|列(?!席|为|入)|显示|导|下载|打印|生成|起草|草拟|统计|汇总|"
    "调(?!研|整|解)|翻|打开|搜|找(?![^,;。]{0,8}[谈聊])|写|拟一|提醒(?!谈)|别忘|告诉|记得)"
    "|.*(?:看看|看一下|查一下|说一下|给我|发我|发给我|发一下|导出来?|列出来|打印出来)[^,。]{0,4}$|.*(?:提醒|叫|喊|催|通知|告诉)我"
)
_ASKING = Pattern(
    "为什么|从哪|什么|啥|哪|谁|多少|怎么|怎样|如何|咋|何时|为何|"
    "(?<!们)几(?=[次个场堂节回人条项天号月点份位名])|是否|是不是|有没有|能不能"
)
_IN_MATTER = Pattern(
    "(?:怎么|怎样|如何|咋|为何|为什么|从哪|什么是|能不能|是否|是不是)"
    "(?![^,;。]{0,4}(?:补录|补记|登记|录入|记录|没有?|改|删|算))"
)
"""What may well be talked about; who came, when and how often may not."""
_OWN_CHARACTERS = Pattern("[了过的些点几 ]*")
_ANYBODY = Pattern("(?:谁|哪(?!些)|什么|几)[^,;。]{0,4}[都也](?!还?没)")
_REPORTED = Pattern(
    "(?<!^)(?:(?<![请想学顾])问(?![题下你您])|(?:[讲说谈聊议学提答]|介绍|汇报|反映|交流|强调|要求|叮嘱|"
    "布置)了[^,;。些点几过]{2})"
)
"""What somebody asked or told is no question of the line's."""
_LABELS = (":", "是", "为", ".", "、", ")")
_ITS_RECORD = Pattern(
    "(?:的|上|中)*(?:会议|谈话|学习|活动)?(?:记录|纪要|情况|台账|材料|内容|名单|进展|资料|档案|"
    "议题)[。! ]*\\Z"
)
"""What of a meeting is asked for, named right behind it."""
_LABEL = Pattern(
    "(?:^|(?<=[,;。 \n\x00\x01]))(?:时间|日期|地点|内容|议题|主题|题目|课题|主持人?|主讲人?|记录人?|列席|"
    "时长|参加人员?|"
    "出席|缺席|应到|实到|事由|原因|对象|谈话人|议程|会议名称)(?::|(?<=[议主题]题) )"
)
_CHECKED = Pattern("(?:检查|抽查|自查|督查|巡查|督导|核查|整理)了?[^,;。了的?]{2,14}$")
_HELD = Pattern("(?:开|召开|上|搞|谈|做|办|讲)(?:完)?了(?=[^,;。?]|[,;。])")
_STRONG = (
    Kind.TIME, Kind.PLACE, Kind.DURATION, Kind.EXPECTED, Kind.ACTUAL, Kind.ABSENT, Kind.HOST, Kind.RECORDER,
    Kind.LECTURER, Kind.ABSENTEES, Kind.OBSERVERS, Kind.PARTICIPANTS, Kind.VOTE,
)  # fmt: skip
_WEAK = (Kind.PERIOD, Kind.GROUP, Kind.COUNTERPART)
_HINT, _LITTLE, _SOME, _ENOUGH, _PLENTY = 0.5, 1.0, 1.5, 2.0, 2.5
_LONG = 4
"""Characters behind 如何 that make a matter of it."""


def may_tell(folded: str) -> bool:
    """Whether a line taken for a question is worth weighing: a Chinese one that does not end asking."""
    return not folded.isascii() and not _ENDS_ASKING.search(folded) and not _ORDERS.match(folded)


def tells(parsed: Parsed, now: datetime) -> bool:
    """Whether the line tells more than it asks."""
    if not parsed.mentions:
        return False
    told = _told(parsed, now)
    if told >= 0.5 and _checked(parsed):
        return True
    if parsed.scan.folded.isascii():  # no clause of it begins as a question does
        return told + any(parsed.scan.of(kind) for kind in (Kind.DECISION, Kind.ALL)) >= _LITTLE
    if _ITS_RECORD.match(parsed.scan.folded, max(span.end for span in parsed.scan.of(Kind.TYPE))):
        return False
    least, outside = _least(parsed)
    return all(outside) and told >= (_PLENTY if outside else least)


def _told(parsed: Parsed, now: datetime) -> float:
    """How much of a record is told: a half for what questions name as well, one for what they do not."""
    scan = parsed.scan
    whole: float = sum(bool(scan.of(kind)) for kind in _STRONG)
    whole += 0.5 * sum(bool(scan.of(kind)) for kind in _WEAK)
    whole += sum(1 for _ in _LABEL.finditer(scan.folded))
    past = (day_of(s.value, now.date(), "past") for s in scan.of(Kind.DATE) if isinstance(s.value, Written))
    if any(day is not None and day <= now.date() for day in past):
        whole += 0.5 + bool(_HELD.search(scan.folded))
    elif scan.of(Kind.DATE):
        whole += 0.5
    return whole + 0.5 * bool(scan.of(Kind.RECORDER) and scan.of(Kind.DATE))


def _checked(parsed: Parsed) -> bool:
    """县纪委来支部检查党费台账: the noun at the end is what was checked on a day."""
    scan = parsed.scan
    return (
        bool(scan.of(Kind.DATE))
        and _CHECKED.search(scan.folded) is not None
        and not _ASKING.search(scan.folded)
    )


def _least(parsed: Parsed) -> tuple[float, list[bool]]:
    """How much must be told beside words that ask within what was talked about.

    The second are the words that ask outside of it, and whether each may yet be of a matter.
    """
    scan = parsed.scan
    least, outside = _ENOUGH, list[bool]()
    for word in _ASKING.finditer(scan.folded):
        a, b = word.span()
        how = bool(_IN_MATTER.match(scan.folded, a))
        if _ANYBODY.match(scan.folded, a):
            continue
        if _REPORTED.search(scan.folded, scan.clause_start(a), a):
            least = min(least, _HINT)
            continue
        matter = next((m for m in scan.matters if m[0] <= a < m[1]), None)
        labelled = matter is not None and scan.folded[max(0, matter[0] - 1) : matter[0]] in _LABELS
        own = matter is not None and not _OWN_CHARACTERS.fullmatch(scan.folded, matter[0], a)
        if matter is not None and (labelled or own or (how and matter[1] - b >= _LONG)):
            least = min(least, _HINT if labelled or how else _SOME)
        else:
            outside.append(how)
    return least, outside
