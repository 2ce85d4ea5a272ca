"""What was discussed is held back from the readers of days, numbers and names: 研究了3名党员参训."""

import re
from itertools import islice

from messages.reading.lines.clauses import begins_field
from messages.reading.lines.days import day_at
from messages.reading.lines.hours import hour_at
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import GONE, Scan
from messages.reading.patterns import Pattern

_VERB = Pattern(
    "研究|讨论|(?<!在外)(?<!外出)(?<!脱产)(?<![(（])学习|传达|部署|布置|通报|审议|商议|商量|商讨|听取|汇报|宣读|解读|分析|"
    "总结|回顾|观看|围绕|(?:主题|题目|议题|内容|议程|课题|篇目|课名|书目|题为|"
    '名为)(?:(?:是|为|:)+|(?=[《“"「\x01]))|谈了(?![0-9一二两三四五六七八九十几]{1,2}(?:个|位|名|人))|谈到|'
    "谈的是|聊了(?:聊)?|聊到|聊的是|(?<=[,。; ])讲(?![的了得课完座过师话党\x00])|"
    "强调|提出|反映|表示|(?<=[,;。])[他她](?=说|讲|觉得|认为|希望|想)"
    "|重温|酝酿|推选|选举|评议|查摆|慰问|打扫|清理|植树|宣讲|讲(?=《)|讲了(?=《)|了解|征求"
    "|(?<=[,;。\n ])就(?=[^,;。 ]{2,24}进行)|(?<=[,;。\n ])主要是(?!由|因)|主要是(?=学|"
    "讨论|研究|传达)|说了说|研究了?(?:两|三|几|[0-9])(?:个|件)事(?:情)?|"
    "(?:^|(?<=[,;。:\n ]))(?:(?:另)?一(?:个|"
    "件|项)是|[1-9][.、)](?![0-9])|[一二三四五六][、.]|[(][1-9一二三四五六][)]|"
    "[①②③④⑤⑥]|[一二三四]是)"
    r"|\b(?:discuss(?:ed|ing)?|studied|studying|covered|covering|reviewed|about(?! "
    r"[0-9])|because of|regarding|concerning|"
    r"topics?:?|agenda:?|to discuss|theme:?)\b"
)
_STOP = Pattern(
    " *(?:应到|实到|应出席|实际到|到会(?=[0-9一二三四五六七八九十]|人数)|缺席|"
    "缺(?=[0-9一二两三四五六七八九十]+(?:人|个|名)?(?:$|[,。; ]))|主持人|记录人|"
    "记录员|参会人|地点[:是在]|列席|赞成|反对(?=[0-9])|弃权|全员到|全部到|都到了|不对|"
    "(?:一致|全票)(?:通过|同意)|(?:会议|最后)?(?:决定|议定)"
    "|(?<= )[0-9一二三四五六七八九十廿]{1,4}(?:来|多|几)?(?:个|名|号)?人(?=$|[,。; "
    "左上])|(?:人|大家|全员|全体)?(?:都|全)到|到齐| +除了?(?=[^,;。]{2,24}都)"
    "|[0-9一二三四五六七八九十]{1,3}(?:个)?人(?:参加|到会|出席|请假|缺席)"
    "|chaired by|expected [0-9]|[0-9]+ (?:attended|present|expected|came|of)|minutes "
    "by|recorded by| with [A-Z])"
)
_ROLE = Pattern(
    "主持(?!词)|做记录|记录(?=$|[,。;\n 应实])|请假|病假|事假|出差(?=$|[,。;\n])|没来|缺席|主讲|列席"
)
_COUNTED = Pattern(
    "(?:[应实缺到][0-9一二三四五六七八九十]|[0-9]{1,3}/[0-9]{1,3}(?![0-9/])|"
    "[0-9]{1,3}(?:个|名)?人|全到|全员|线上|腾讯|主持|记录|地点|时间)"
)
_MOST = 4
_SMALL = Pattern("(?:由|是|请|让)?(?:来|负责|亲自)*")


def hold_content(scan: Scan, naming: Naming) -> None:
    """Hold the matter behind every verb of content, to the end of its clause or to the next field."""
    for found in islice(_VERB.finditer(scan.view), 4 * _MOST):
        start = found.end()
        if start < len(scan.text) and scan.view[start] != GONE:
            end = _end(scan, naming, start)
            if end > start:
                scan.matter(start, end)


def starts_field(view: str, at: int) -> bool:
    """Whether a day, an hour or a number of people begins at a place behind a space."""
    return day_at(view, at) or hour_at(view, at) or _COUNTED.match(view, at) is not None


def _end(scan: Scan, naming: Naming, start: int) -> int:
    view = scan.view
    end = scan.clause_end(start)
    gone = view.find(GONE, start, end)
    end = gone if gone >= 0 else end
    for stop in _STOP.finditer(view, start, end):
        end = stop.start()
        break
    for at in range(start, end):
        if view[at] == " " and (starts_field(view, at + 1) or begins_field(naming, at + 1)):
            end = at
            break
    for role in islice(_ROLE.finditer(view, start + 1, min(len(view), end + 4)), _MOST):
        people = naming.before(role.start(), _SMALL)
        if people is not None and start < people[0] < end:
            small = re.search("(?:会议)?由$", scan.folded[start : people[0]])
            end = people[0] - (len(small[0]) if small else 0)
            break
    return end
