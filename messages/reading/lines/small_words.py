"""Lines that say nothing (嗯, 收到, 👍), and the marks of a record: 补记, 第5次, 第二党小组."""

from messages.reading.lines.clauses import closing_at
from messages.reading.lines.scan import Kind, Scan
from messages.reading.normalise import phrase
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern

_EMPTY = Pattern(
    "(?:嗯+|恩+|哦+|噢|啊+|呃+|好+的?|好吧|好嘞|行+|可以|收到|知道了?|明白了?|了解|"
    "谢谢你?|多谢|感谢|辛苦了?|哈+|呵+|嘿+|你好|您好|早|早上好|下午好|晚上好|晚安|"
    "在吗?|再见|拜拜|没事了?|没什么|没啥|"
    "算了|对的?|是的?|不是|嗯嗯|好滴|好哒|ok+|okay|okey|thanks?|thank you|thx|hi|"
    "hello|hey|yes|no|fine|sure|great|good|bye|good morning|nice|cool|lol|test|测试|"
    "(?:明天|后天|下周|周[一二三四五六日]|回头|回)见|see you(?: tomorrow| later| "
    "soon)?|how are you|试试|aaa+|哎|唉|喂|hmm+|嗯哼|呀|啦|的|了|吧|呢|同志们|书记好|"
    "(?:太|真|很|挺)?(?:好用|好了|棒了?|厉害|方便|及时|贴心|聪明|靠谱)(?:了|啊)?|不错|牛|帮大忙了|"
    "多谢提醒|谢谢提醒|没问题|马上办|这就办|这就去办?|麻烦你?了|辛苦大家了?|辛苦你?了|新年好|节日快乐|"
    "that ?helps|very ?helpful|so ?much|a ?lot|much ?appreciated|got ?it|understood|great ?work|well ?done|"
    "perfect|awesome|excellent|everyone|good ?job|noted|"
    "will ?do|never ?mind|no ?problem|you ?too|good ?night|"
    "天气[^,]{0,8}|今天天气[^,]{0,8}|吃了吗|吃饭了吗?|下班了?)*"
)
_BACKFILLED = Pattern(
    "(?:^|(?<=[,;。 ]))补(?=:)|漏了(?=一?[个次场条])|漏登(?:记)?了?|补记一?下?|"
    "补录一?下?|补登一?下?|补填|补上|补个|补一(?:个|条|次|下)|(?<!差点)(?<!差点儿)(?<!险些)(?<!别)(?<"
    "!没)(?<!不要)忘(?:了|"
    "记)(?!是|几|时间|具体|带|叫|问|通知)记?(?:录|登记)?(?:了)?|"
    "(?<!差点)(?<!险些)(?<!别)忘(?:登记?|记录|录入?)了?|漏记(?:了)?|之前没记|当时没记|"
    "没来得及记|迟记|"
    "\\b(?:backfill(?:ed|ing)?|late entry|forgot to log|catching up)\\b:?"
)
_SEQUENCE = Pattern(
    "(?:(?:今年|本年度?|年度|我支部)?(?:的)?)第 ?(?P<n>[0-9]{1,3}|"
    "[一二三四五六七八九十]{1,3}) ?(?:次|场|期|堂|讲|节|课)(?!会议室|党小组(?!会))|"
    "\\b(?P<en>[0-9]{1,2})(?:st|nd|rd|th) (?=(?:branch|committee|party|general|"
    "members|theme|study|meeting))"
)
_GROUP = Pattern(
    "(?<!周)(?<!期)(?<!拜)(?<![0-9./月点-])(?<![0-9]:)(?P<g>(?:第[一二三四五六七八九十0-9]{1,2}|"
    "[一二三四五六七八九十0-9]{1,2}|机关|退休|生产|车间|后勤|老干部|行政|教学|技术|"
    "业务|离退休)(?:党小组|小组|组(?!织|员|建|合|成)))(?!长|组长)|\\b(?P<en>(?:party "
    ")?group (?:[0-9]{1,2}|one|two|three|four)|(?:the )?(?:first|second|third|fourth) "
    "party group)\\b"
)


_PARTICLE = Pattern("(?<=[\u4e00-\u9fff0-9》)])[吧哈啊呀啦嘛哦噢]+(?=[。!,; ]|$)")
_TITLE = Pattern("(?:谈话|会议|活动|工作|谈心谈话)(?:情况)?(?:记录|登记|汇报)(?:表|单)?[: ]+")
_BREAK = Pattern("[,;。!\n ]+")
_ANY_GROUP = Pattern("党小组(?!组?长)|\\bparty group\\b")


def says_nothing(text: str) -> bool:
    """Whether a line is empty, a greeting, a thank-you, an emoji or the like."""
    return (
        _EMPTY.fullmatch(phrase(text).replace(" ", "")) is not None
        or _EMPTY.fullmatch(phrase(text)) is not None
    )


def read_marks(scan: Scan) -> None:
    """Claim 补记, 第5次 and the Party group."""
    for found in _BACKFILLED.finditer(scan.view):
        scan.claim(*found.span(), Kind.BACKFILLED, True)
    for found in _PARTICLE.finditer(scan.view):
        scan.claim(*found.span(), Kind.WORD)
    for found in _BREAK.finditer(scan.folded):
        if closing := closing_at(scan.folded, found.end()):
            scan.claim(*closing.span(), Kind.WORD)
    if head := _TITLE.match(scan.folded):
        scan.claim(*head.span(), Kind.WORD)
    for found in _SEQUENCE.finditer(scan.folded):
        number = number_of(found["n"] or found["en"])
        if number is not None and "\x00" not in scan.view[found.start() : found.end()]:
            scan.claim(*found.span(), Kind.SEQUENCE, number)


def names_group(scan: Scan) -> bool:
    """Whether the line names a Party group."""
    if "组" not in scan.folded and "group" not in scan.folded:
        return False
    return _GROUP.search(scan.folded) is not None or _ANY_GROUP.search(scan.folded) is not None


def read_group(scan: Scan) -> None:
    """Claim the Party group that a line names, part of the name of a meeting or not."""
    for found in _GROUP.finditer(scan.folded):
        name = "g" if found["g"] else "en"
        scan.claim(*found.span(), Kind.GROUP, scan.text[slice(*found.span(name))])
