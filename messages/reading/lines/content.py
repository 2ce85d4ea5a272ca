"""What was discussed is held back from the readers of days, numbers and names: 研究了3名党员参训."""

import re
from itertools import islice

from messages.reading.lines.clauses import begins_field
from messages.reading.lines.days import day_at
from messages.reading.lines.english_content import hold_english
from messages.reading.lines.hours import hour_at
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import GONE, Kind, Scan
from messages.reading.lines.whole_places import place_at
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern

_VERB = Pattern(
    "研究(?![生院所室员])|研究(?=生[产活态]|所有|员工)|讨论|(?<!在外)(?<!外出)(?<!脱产)(?<!["
    "(（])学习(?!室)|传达|部署|布置|通报|审议|商议|商量|商讨|听取|汇报|宣读|解读|分析|"
    "总结|回顾|观看|围绕|(?:主题|题目|议题|内容|议程|课题|篇目|课名|书目|题为|"
    '名为)(?:(?:是|为|:|叫做?)+|(?=[《“"「\x01]))|谈了(?![0-9一二两三四五六七八九十几]{1,2}(?:个|位|名|人))|谈到|'
    "谈的是|聊了(?:聊)?|聊到|聊的是|(?<=[,。; ])讲(?![的了得课完座过师话党\x00])|"
    "强调|提出|反映|表示|(?<=[,;。])[他她](?=说|讲|觉得|认为|希望|想)"
    "|重温|酝酿|推选|选举|评议|查摆|慰问|打扫|清理|植树|宣讲|讲(?=《)|讲了(?=《)|了解|征求"
    "|(?:(?<=[,;。\n \x00])|(?<=大家)|(?<=会上)|(?<=双方)|(?<=[们人]))就(?=[^,;。 \n\x00]{2,24"
    "}(?:进行|交换意见|达成一致|[一-鿿]了(?!解)))|(?<=[,;。\n ])主要是(?!由|"
    "因)|主要是(?=学|"
    "讨论|研究|传达)|说了说|研究了?(?:两|三|几|[0-9])(?:个|件)事(?:情)?|"
    "(?:^|(?<=[,;。:\n ]))(?:(?:另)?一(?:个|"
    "件|项)是|[1-9][.、)](?![0-9])|[一二三四五六][、.]|[(][1-9一二三四五六][)]|"
    "[①②③④⑤⑥]|[一二三四]是)"
)
_SAYS = Pattern(
    "(?:(?:主要|重点|着重|就|都|集中|一起|简单|还|又|也)*(?<!听)(?:说|谈|讲|"
    "议|聊|学|问|研究|讨论|商量|碰|定)的"
    "(?:是|主要是|就是|还是|都是|也是|主题是|内容是|题目是|:|(?![是很挺不好还都也比效对人课主"
    "题内话议重时地有])(?=[^,;。 \\n\x00]{2})))(?!由|因)"
    "|(?:主要|重点|着重|还|又|也|顺便|一起|简单|就)*(?:(?:说|谈|讲|议|聊|碰|"
    "商量|研究|讨论|沟通|交流)(?:了|过)?"
    "(?:一下子?|一[说谈讲议聊碰]|下(?![半一个周月季午阶属级基])|[说谈讲议聊碰](?![心话课天])"
    ")|议了|议到|说到|讲到|谈及|说起|聊起|谈起)(?![,;。\n \x00的])"
    "|(?:主要|重点|着重|专门)(?:说|谈|讲|议|聊|问|抓)(?:的|了|是|的是)?(?![的话课党心\x00])"
    "|(?:^|(?<=[,;。\n \x00]))(?:碰(?![头面到上巧见了个])|议(?=[^题程定事会,;。 ]{2})|"
    "说(?![明法服过得完好不了没话实成])(?=[^,;。 ]{2})|"
    "(?:聊|谈|唠)(?!心(?!得))(?![了过的话到天聊谈完一个家\x00])(?=[^,;。 ]{2})|"
    "[他她](?:们)?(?:就|还|也|自己)?(?:说|讲)(?:了|到)?(?=[^,;。 ]{2})|"
    "(?:大家|会上|我们|双方|一起)?(?:(?:活动|会议|谈话|党课|学习|培训|讲课|会)的?)?(?:主要|核心)?"
    "(?:内容|主题|题目|议题|精神|重点)(?:是|为|:|叫做?)+|"
    "(?:议题|主题|题目|内容|课题|议程|事由) (?=[\u4e00-\u9fff《“]{2}))"
)
"""What leads up to a matter and is no part of it: 说的是…, 议了…, 碰一下…, 她说…, 活动内容是…."""

_WHOLE = Pattern(
    "研究|讨论|商议|商量|商讨|围绕|主题|题目|议题|内容|议程|课题|篇目|课名|书目|"
    "题为|名为|谈[了到的]|聊[了到的]|讲|主要是|说了说|就"
)
"""Verbs that fall away: the matter begins with the very character behind them (从井冈山到延安, 对账)."""
_STOP = Pattern(
    "(?:然后|后来)(?:呢|啊|嘛|就是|就)?(?=[\u4e00-\u9fff]{2,3}(?:请|没|有事|出差|病))|然后(?:呢|嘛)|"
    "(?:来?听(?:课|讲|会)?|参加|到场|在场|来)的(?:人|党员|群众)?(?:有|是|一共|共|大概|差不多)|"
    " *(?:应到|实到|应出席|实际到|到会(?=[0-9一二三四五六七八九十]|人数)|缺席|"
    "缺(?=[0-9一二两三四五六七八九十]+(?:人|个|名)?(?:$|[,。; ]))|主持人|记录人|"
    "记录员|参会人|地点[:是在]|列席|赞成|反对(?=[0-9])|弃权|全员到|全部到|都到了|不对|"
    "(?:一致|全票)(?:通过|同意)|(?:会议|最后)?(?:决定|议定)"
    "|(?:来?听课|来听|参加|到会|到场|参会|出席)的?(?:人|党员|同志|群众)?(?:有|共|一共|大概|约|是|为)*"
    "[0-9一二两三四五六七八九十百]{1,4}(?:来|多|几)?(?:个|名|位)?人"
    "|(?<= )[0-9一二三四五六七八九十廿]{1,4}(?:来|多|几)?(?:个|名|号)?人(?=$|[,。; "
    "左上])|(?:人|大家|全员|全体)?(?:都|全)到|到齐| +除了?(?=[^,;。]{2,24}都)"
    "|[0-9一二三四五六七八九十]{1,3}(?:个)?人(?:参加|到会|出席|请假|缺席)"
    "|chaired by|expected [0-9]|[0-9]+ (?:attended|present|expected|came|of)|minutes "
    "by|recorded by| with [A-Z])"
)
_ROLE = Pattern(
    "主持(?!词)|做记录|请了?(?:[一二两三半]?[天个])?(?:[病事年产婚丧公]|陪产)假(?=了|"
    "$|[,。;\n ])|(?:没来|没到|缺席|住院|生病|病)了(?=$|[,。;\n ])|记录(?=$|"
    "[,。;\n 应实])|请假|病假|事假|出差(?=$|[,。;\n])|没来|缺席|主讲|列席"
)
_COUNTED = Pattern(
    "(?:[应实缺到][0-9一二三四五六七八九十]|[0-9]{1,3}/[0-9]{1,3}(?![0-9/])|"
    "[0-9]{1,3}(?:个|名)?人|全到|全员|线上|腾讯|主持|记录|地点|时间)"
)
_GONE_OVER = Pattern(
    "(?:都|也|又|还)?(?:(?:进行|开展|展开)了?|(?:交换|交流|沟通|达成|作|做|通|"
    "碰|讨论|商量|研究|商议|说|谈|聊|提|统一|形成|征求)(?:了|过)|交换意见|达成一致|提醒|强调)"
    "[^,;。\n ]{0,10}(?=$|[,;。\n ])"
)
"""What was done about a matter that 就 names: 就换届通了个气."""
_TOLD_BY = Pattern("(?:同志)?(?:讲|说|作|做|谈|汇报|介绍)的(?=[^,;。 ]{2})")
_SO_MANY = Pattern(
    "(?:(?:议题|内容|事项|事情|事儿|议程|有|主要)(?:共|一共|主要)?(?:有|是)?(?=[^,]{2,6}:)|"
    "(?:说|议|研究|讨论|商量)了)"
    "(?P<n>[1-6一二两俩三四五六])(?:个|项|件|条|样|方面)?(?:事情?|事儿|议题|内容|事项|问题)?[:,]"
)
"""议题有三个：低保，修路，防火: so many clauses are a matter each."""
_TOLD = Pattern("讲(?![的了得课完座过师话党\\x00解授述,;。 ]|$)")
"""李四讲乡村振兴: behind somebody's name it is what the lecture was about."""
_MOST = 4
_SMALL = Pattern("(?:由|是|请|让)?(?:来|负责|亲自)*")


def hold_content(scan: Scan, naming: Naming) -> None:
    """Hold the matter behind every verb of content, to the end of its clause or to the next field."""
    for found in islice(_SO_MANY.finditer(scan.view), _MOST):
        _hold_each(scan, naming, found.end(), number_of(found["n"].replace("俩", "两")) or 0)
    for found in islice(_TOLD.finditer(scan.view), _MOST):
        if any(end == found.start() for _, end in scan.names):
            scan.matter(found.end(), _end(scan, naming, found.end()), whole=True)
    for pattern in (_SAYS, _VERB):
        for found in islice(pattern.finditer(scan.view), 4 * _MOST):
            start = found.end()
            start = _behind_speaker(naming, start)
            if start < len(scan.text) and scan.view[start] != GONE and not _whom(naming, found):
                end = _end(scan, naming, start)
                if (
                    end > start
                    and found[0] == "就"
                    and (over := _GONE_OVER.search(scan.folded, start + 2, end))
                ):
                    scan.claim(*over.span(), Kind.WORD)
                    end = over.start()
                if end > start:
                    scan.matter(start, end, whole=pattern is _SAYS or _WHOLE.match(found[0]) is not None)
    hold_english(scan, naming)


def _behind_speaker(naming: Naming, start: int) -> int:
    """内容是王五讲的党史故事: who told of it is no part of the matter."""
    stop = next((end for first, end in naming.scan.names if first == start), None)
    told = None if stop is None else _TOLD_BY.match(naming.scan.folded, stop)
    return told.end() if told else start


def _hold_each(scan: Scan, naming: Naming, at: int, number: int) -> None:
    """Hold so many clauses, each as a matter, as far as no other field begins."""
    for _ in range(number):
        end = _end(scan, naming, at)
        if end <= at or GONE in scan.view[at:end] or begins_field(naming, at):
            return
        scan.matter(at, end, whole=True)
        at = end + 1


def _whom(naming: Naming, said: re.Match[str]) -> bool:
    """谈的赵六: behind the verb stands with whom, not about what."""
    people = naming.after(said.end()) if said[0].endswith(("的", "的是", "了", "谈", "聊")) else None
    return people is not None and people[0] >= naming.scan.clause_end(said.end())


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
        if view[at] == " " and (
            starts_field(view, at + 1) or begins_field(naming, at + 1) or place_at(scan.folded, at + 1)
        ):
            end = at
            break
    for role in islice(_ROLE.finditer(view, start + 1, min(len(view), end + 4)), _MOST):
        people = naming.before(role.start(), _SMALL)
        if people is not None and start < people[0] < end:
            small = re.search("(?:会议)?由$", scan.folded[start : people[0]])
            end = people[0] - (len(small[0]) if small else 0)
            break
    return end
