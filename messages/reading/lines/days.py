"""The days a line names, as written; what they mean is settled once it is known where it looks."""

import re

from bot.record_types import Form
from messages.reading.lines.model import Period
from messages.reading.lines.scan import GONE, Kind, Scan
from messages.reading.lines.written import Written
from messages.reading.patterns import Pattern

_N = "(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_NOT_DAY = (
    "(?![0-9日号])(?! ?(?:个|人|名|位|次|点|时|项|场|篇|条|票|:[0-9]|：|\\.[0-9]|分|万|元|%|"
    "岁|年|周|小时|级|期|堂|节))"
)
_MONTHS = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAYS = (
    "(?:mon|tues?|wednes|thurs?|fri|satur|(?<!the )sun)(?:day)?|wed|thu|"
    "sat(?! (?:down|in|for|together|with|through))"
)
_DAY = Pattern(
    "|".join(
        (
            "(?<![0-9])20[0-9]{2}(?:[-./年])[0-9]{1,2}(?:[-./月])[0-9]{1,2}[日号]?(?![0-9])",
            "(?<![0-9])20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])",
            "(?<![0-9.])2[0-9][./][0-9]{1,2}[./][0-9]{1,2}(?![0-9])",
            (
                "(?:(?:[0-9]{4}|[0-9]{2}|[零〇一二三四五六七八九]{4})年 ?|(?:今年|去年|前年|"
                "明年|上年|本年)(?:的)?)?"
                f"(?<![0-9]){_N} ?月(?:份)? ?{_N} ?(?:[日号](?!会议室)|{_NOT_DAY})"
            ),
            (
                f"(?:本月|这个月|当月|上上?个?月|下下?个?月|(?<![0-9]){_N} ?月份?)的?"
                "(?:最后一?|第[一二三四1-4])(?:个|(?:个?周|个?星期)的?(?=周|星期))?(?:周|星期|"
                "礼拜)[一二三四五六日天]"
            ),
            (f"(?:本月|这个月|当月|上上?个?月|下下?个?月|(?<![0-9]){_N} ?月份?)的?(?:最后|末|第|头)一天"),
            f"(?:本月|这个月|当月|上上?个?月|下下?个?月)(?:的)? ?{_N} ?(?:[日号](?!会议室|楼)|{_NOT_DAY})",
            f"(?<![0-9零〇一二三四五六七八九十第月年]){_N} ?[日号](?!会议室|楼|文件|厂|线|车间|院|室|门|人)",
            (
                "大前天|前天|昨天|昨日|昨儿个?|昨个儿?|前儿个?|今天|今日|今儿个?|明儿个?|明天|"
                "明日|大后天|(?<!明)后天|后日"
                "|[今昨明前](?=早|晚|晨|上午|下午|中午)(?:天)?"
            ),
            "(?:上上个?|上个?|这个?|本|(?<!一)下下个?|下个?)(?:周|星期|礼拜)[一二三四五六日天1-7]",
            (
                "(?:(?<![0-9一二三四五六七八九十两每半近几逢])|(?<=周[一二三四五六日天]))(?:周|星期|"
                "礼拜)(?:[一二三四五六日天]|[1-7](?![0-9]))"
            ),
            (
                "(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3}) ?(?:天|个?星期|个?礼拜|周)(?:以|"
                "之)?(?:前|后)(?!十)"
            ),
            (
                "刚才(?=开|召|结束|和|跟|找|谈|上|搞|组织|与|对|参加|在)|刚刚(?=开|召|结束|和|跟|"
                "找|谈|上|搞|组织|与|对)|刚(?=散|开好|开完|开了|谈完|上完|结束|跟|和|找|与)"
                "|刚[才刚]?(?=(?:开|谈|上|聊|讲|学|评|忙|弄|搞|散|说|碰|组织|参加)(?:完|了|结束|过|会)|"
                "散|结束|开的|定[:了])"
                "|(?:等一?下|等会儿?|待会儿?|稍后)(?=[^,;。]{0,6}(?:开|上|谈|找|\x00|"
                "[0-9一二两三四五六七八九十]点))"
                "|(?<=就)刚[才刚]|刚[才刚](?=$|[ ,;。])"
            ),
            (
                r"\b(?:zuotian|jintian|qiantian|mingtian)\b|\b(?:the )?day (?:before yesterday|"
                r"after tomorrow)\b|\byesterday\b|\btoday\b|\btomorrow\b|\btonight\b"
                r"|\blast night\b|\bthis (?:morning|afternoon|evening)\b|\bjust now\b"
            ),
            rf"\b(?:(?:last|this past|this|next|on|coming) )?(?:{_WEEKDAYS})\b",
            (
                rf"\b{_MONTHS}(?![a-z])\.? ?(?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?\b"
                r"(?:,? ?20[0-9]{2})?(?!:[0-9])"
            ),
            rf"\b(?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)? ?(?:of )?{_MONTHS}\b(?:,? ?20[0-9]{{2}})?",
            r"\bthe [0-9]{1,2}(?:st|nd|rd|th)\b",
            r"\b(?:[0-9]{1,3}|an?|two|three|four|five) (?:days?|weeks?) ago\b",
        )
    )
)
_SHORT = Pattern(
    "(?<![0-9./-])(?<![0-9]:)(?P<m>1[0-2]|0?[1-9])(?P<mark>[./·-])(?P<d>3[01]|[12][0-9]|"
    "0?[1-9])(?P<end>[日号]?)(?![0-9./]|-[0-9]"
    "| ?(?:小时|个|人(?!数|员)|万|元|%|倍|米|公里|分|点|am|pm|hours?))"
)
_VAGUE = Pattern(
    "(?:[上这本下]个?(?:周|星期|礼拜|月)(?!第)(?:初|中旬?|底|末|上旬|下旬|份)?|周末|"
    "上周末|月初|月中|月底|月末|年初|年底|上旬|中旬|下旬"
    f"|明后天|今明两天|过[一两几]天|这[两几]天|近日|前几天|前段时间|前阵子|最近|"
    f"(?<![0-9]){_N}月份?(?:初|中旬|底|末|上旬|下旬|"
    f"中)?(?!{_N}|末))(?:之?前|以前)?"
    r"|\b(?:last|this|next) (?:week|month)\b|\brecently\b|\bthe other day\b"
)
_WEEKDAY_BEHIND = Pattern(" ?[(,]? ?(?:周|星期|礼拜)([一二三四五六日天1-7])\\)?")
_HAN_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日")} | {"天": 6} | {str(n + 1): n for n in range(7)}
_PART_WORDS = {
    "tonight": Period.EVENING, "last night": Period.EVENING, "this morning": Period.MORNING,
    "this afternoon": Period.AFTERNOON, "this evening": Period.EVENING,
}  # fmt: skip
_DAY_FIRST = Pattern("(?<![0-9/])(?P<d>1[3-9]|2[0-9]|3[01])/(?P<m>1[0-2]|0?[1-9])(?![0-9/])")
_DATED = (
    f"(?:{_MONTHS}\\.? ?(?:the )?[0-9]{{1,2}}|(?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)? ?(?:of "
    f")?{_MONTHS}\\b|the [0-9]{{1,2}}(?:st|nd|rd|th))"
)
_EN_WEEKDAY = Pattern(rf"\b(?:on )?(?P<day>{_WEEKDAYS}),? (?={_DATED})")
_EN_WEEKDAY_BEHIND = Pattern(rf" ?(?:, ?|\()(?P<day>{_WEEKDAYS})\b\)?")
_WEEKDAY_OF = {word: number for number, word in enumerate("mon tue wed thu fri sat sun".split())}
"""Saturday 7 Nov, the 11th (Wednesday): the weekday belongs to the day beside it."""
_WEEKS_DAY = Pattern(rf"\b(?P<week>last|this|next) week,?(?: on)? (?P<day>{_WEEKDAYS})\b")
_HAN_DAYS = "一二三四五六日"
_PAIRS = {"tu": 1, "th": 3, "sa": 5, "su": 6}
_PART_BEHIND = Pattern(
    " ?(?:上午|下午|晚上?|中午|早上?|早晨|傍晚|凌晨|星期|周[一二三四五六日]|[0-9]{1,2}[:点])"
)
_COUNTED_BEHIND = Pattern("应到|实到|到会|应[0-9]|[0-9]/[0-9]|人参加|来了")
_BEFORE = Pattern("(?:之前|以前|前)(?![往期去后段来面天半列赴线去些几一两\x00])")
_COUNTED = Pattern(
    "(?:应到?|实到?|到会|来了|出席|参加)(?:人数)?[:是为 ]?[0-9一二三四五六七八九十]|"
    "(?<![/0-9])[0-9]{1,3}(?:人|名)"
    "|[0-9]/[0-9].*[0-9]/[0-9]"
)
_EVENT_BEHIND = Pattern(" ?(?:我|支部|党支部|召|开|上|搞|讲|做|进行|组织|举|和|跟|与|找|对|在|同|的|补)")
_HOURS_MOST = 12
"""3-5 may be hours; 11-18 standing apart is a day."""


_NAMED_SUN = Pattern("Sun (?!Branch|Party|Committee|Theme|Heart|Integrity|Meeting|Study)[A-Z][a-z]+")
"""Sun Jiu is somebody, no Sunday."""


def read_days(scan: Scan) -> None:
    """Claim every day; 9/3 is a day where no other stands in the line, else it is left to the counts."""
    for found in _WEEKS_DAY.finditer(scan.view):
        word = {"last": "上", "this": "这", "next": "下"}[found["week"]]
        day = _HAN_DAYS[
            "mtwtfss".index(found["day"][0]) if found["day"][0] in "mwf" else _PAIRS[found["day"][:2]]
        ]
        scan.claim(*found.span(), Kind.DATE, Written(f"{word}周{day}"))
    _with_weekday(scan)
    last = 0
    early: tuple[int, int] | None = None
    for found in _DAY.finditer(scan.nameless):
        start, end = found.span()
        if start < last or (found[0] == "sun" and _NAMED_SUN.match(scan.text, start)):
            continue
        weekday = None
        if beside := _EN_WEEKDAY.match(scan.view, start):
            scan.claim(start, beside.end(), Kind.WORD)
            early = (beside.end(), _WEEKDAY_OF[beside["day"][:3]])
            continue
        if early is not None and early[0] == start:
            weekday = early[1]
        elif later := _EN_WEEKDAY_BEHIND.match(scan.view, end):
            weekday, end = _WEEKDAY_OF[later["day"][:3]], later.end()
        behind = _WEEKDAY_BEHIND.match(scan.view, end)
        of_week = re.search("周|星期|礼拜", found[0]) is not None  # 周一周二 are two days
        if behind and not of_week and found[0][-1] in "日号0123456789一二三四五六七八九十":
            weekday, end = _HAN_WEEKDAYS[behind[1]], behind.end()
        if part := _PART_WORDS.get(found[0]):
            scan.note(start, Kind.PERIOD, part)
        scan.claim(start, end, Kind.DATE, Written(found[0], weekday))
        last = end
    _english_short(scan)
    _short(scan)
    _by_then(scan)
    for found in _VAGUE.finditer(scan.view):
        scan.claim(*found.span(), Kind.VAGUE_DATE, found[0])


def day_at(view: str, at: int) -> bool:
    """Whether a day is written at a place."""
    return _DAY.match(view, at) is not None


def _by_then(scan: Scan) -> None:
    """11月16日前完成…，昨天…: beside another day, one with 前 behind it is no day of a meeting."""
    days = scan.of(Kind.DATE)
    later = [(span, found) for span in days if (found := _BEFORE.match(scan.view, span.end)) is not None]
    for span, found in later:
        if len(later) < len(days):
            scan.spans.remove(span)
            scan.claim(span.start, found.end(), Kind.WORD)
        else:
            scan.claim(*found.span(), Kind.WORD)


def _with_weekday(scan: Scan) -> None:
    """11/8 周日: a pair before a weekday is a day wherever it stands, and no count."""
    for found in _SHORT.finditer(scan.view):
        if behind := _WEEKDAY_BEHIND.match(scan.view, found.end()):
            text = f"{found['m']}/{found['d']}"
            scan.claim(found.start(), behind.end(), Kind.DATE, Written(text, _HAN_WEEKDAYS[behind[1]]))


def _english_short(scan: Scan) -> None:
    """17/11 in an English line, where the first can be no month."""
    if scan.of(Kind.DATE) or not scan.folded.isascii():
        return
    if found := _DAY_FIRST.search(scan.view):
        scan.claim(*found.span(), Kind.DATE, Written(f"{found['m']}/{found['d']}"))


def _short(scan: Scan) -> None:
    """9.3 and 9/3: a day at the head of the line or with its own marks, unless a day was said already."""
    said = bool(scan.of(Kind.DATE))
    events = scan.of(Kind.TYPE)
    talks = bool(events) and not said and all(_is_talk(span.value) for span in events)
    for found in _SHORT.finditer(scan.view):
        sure = talks or _surely(scan, found)
        if said and (not sure or (found["mark"] == "/" and _beside_a_day(scan, found.start()))):
            continue
        head = not any(
            c.isalnum() for c in scan.view[: found.start()].replace("\x00", "").replace("\x01", "")
        )
        others = _COUNTED.search(scan.folded) is not None
        before = (scan.view if others else scan.folded)[max(0, found.start() - 3) : found.start()]
        counted = re.search("到|会|人|勤", before) is not None and found["mark"] == "/" and not sure
        labelled = re.search("(?:日期|时间|date|on)[: ]*$", scan.folded[: found.start()]) is not None
        if counted or (
            found["mark"] == "/"
            and not (head or labelled or sure)
            and _more_pairs(scan, found)
            and not others
        ):
            continue
        apart = not scan.folded[found.end() : found.end() + 1].strip() and int(found["d"]) > _HOURS_MOST
        if found["mark"] == "-" and not (head or sure or found["end"] or apart):
            continue
        end, weekday = found.end(), None
        if behind := _WEEKDAY_BEHIND.match(scan.view, end):
            weekday, end = _HAN_WEEKDAYS[behind[1]], behind.end()
        text = f"{found['m']}/{found['d']}"
        scan.claim(found.start(), end, Kind.DATE, Written(text, weekday))
        said = True


def _is_talk(event: object) -> bool:
    """Whether an event is a talk, at which nobody is counted."""
    return getattr(event, "form", None) is Form.INTERVIEW


def _surely(scan: Scan, found: re.Match[str]) -> bool:
    """Whether a short day stands at the head of its clause, or before an hour, as no count does."""
    if found["end"] or _PART_BEHIND.match(scan.view, found.end()):
        return True
    start, end = scan.clause_start(found.start()), found.end()
    if scan.view[start : found.start()].strip(f"{GONE} "):
        return (
            re.search("(?:补记|补录|登记|在|于)(?:一下)? ?$", scan.folded[start : found.start()]) is not None
        )
    named = any(span.kind is Kind.TYPE and span.start in (end, end + 1) for span in scan.spans)
    alone = scan.clause_end(end) == end
    few = int(found["m"]) * 3 < int(found["d"])
    return (
        named
        or _EVENT_BEHIND.match(scan.folded, end) is not None
        or (alone and (few or _COUNTED_BEHIND.search(scan.folded, end) is not None))
    )


def _beside_a_day(scan: Scan, at: int) -> bool:
    """Whether a pair stands right behind a day (11/8 7/6 支委会), and so says who came."""
    said = [span.end for span in scan.of(Kind.DATE) if span.end <= at]
    return any(not scan.folded[end:at].strip() for end in said)


def _more_pairs(scan: Scan, found: re.Match[str]) -> bool:
    """Whether a pair in the middle of a line is rather who came: behind the name of a meeting it is."""
    return any(span.kind is Kind.TYPE and span.end <= found.start() for span in scan.spans)
