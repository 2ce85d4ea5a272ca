"""By which words a question is told from another; the first rule that fits decides."""

from messages.reading.asked import QuestionKind as K
from messages.reading.patterns import Pattern

_WHEN = "什么时候|啥时候|哪天|哪一天|几号|何时|几月|多久前|when|what date|which day"
_RULES: tuple[tuple[K, str], ...] = (
    (
        K.CREATE_REMINDER,
        (
            "提醒(?:我|一下|下)|设(?:个|置|一个)?提醒|定个提醒|加个提醒|别让我忘|remind me|"
            "(?:set|create|add) a reminder"
        ),
    ),
    (
        K.HELP,
        (
            "^(?:怎么用|如何使用|帮助|使用说明|你能(?:干|做)(?:什么|啥|嘛)|你会(?:干|做)?什么|"
            "能问(?:你)?(?:什么|些什么|啥)|有(?:什么|哪些)功能|怎么(?:记|登记|录)(?:一次|一个|"
            "会议|谈话|会)?|help|how do i (?:use|log|record).*|what can (?:you|i) "
            ".*)[?!。吗呢啊]*$"
        ),
    ),
    (
        K.EXPORT_LEDGER,
        (
            "(?:导出|导一下|导一份|下载|打印|打包|生成|做(?:一份|个)|出(?:一份|个)|"
            "发(?:我)?(?:一份|一下)?|给我(?:一份|个|来份)?|要(?:一份|个)?|拉(?:一份|个)|"
            "弄(?:一份|个))[^,。]{0,16}(?:台账|表格|excel|汇总表|一览表|登记表|记录表|清册)|"
            "^[^,。]{0,10}台账[?。]*$|台账(?:在哪|怎么导|导出|发我)|导出|export|download|"
            "ledger|spreadsheet"
        ),
    ),
    (
        K.DRAFT_REPORT,
        (
            "(?:写|起草|生成|草拟|拟|出|弄|准备|整理|做)(?:一?[份篇个下])?[^,。]{0,18}(?:报告|"
            "总结|述职|述责述廉|汇报(?:材料|稿)?|材料|发言稿)|(?:报告|总结)(?:怎么写|帮我写|"
            "初稿|草稿)|\\b(?:draft|write|prepare|generate)\\b.*\\b(?:report|summary)\\b"
        ),
    ),
    (
        K.OPEN_ISSUE_COUNT,
        (
            "(?:多少|几|哪些|有没有|还有)[^,。]{0,12}(?:没(?:有)?整改|未整改|没销号|未销号|"
            "待整改|整改(?:完|项)|问题(?:没|未|还))|(?:问题|整改)[^,。]{0,8}(?:还剩|多少|几个|"
            "几项|几条|销号了)|(?:没|未)(?:有)?(?:整改|销号)(?:完)?的|(?:open|unresolved|"
            "outstanding) (?:issues?|problems?|rectif)|issues? (?:are )?(?:still )?open"
        ),
    ),
    (
        K.LIST_INCOMPLETE_RECORDS,
        (
            "(?:记录|材料)[^,。]{0,4}还?(?:缺|差)(?:什么|哪些|些)|(?:记录|材料|会议|台账|哪些|"
            "哪几|谈话)[^,。]{0,12}(?:不完整|不全|没填全|没填完|要补充?|待补充|缺项|缺东西|"
            "缺材料|缺签字|没签字|没签名|不规范|补齐|缺照片|没写完|缺要素|缺(?:主持|记录人|"
            "地点|时间))|(?:不完整|不全|缺项|没填完|待补充|缺材料)的?(?:记录|会议|材料|有)|"
            "incomplete|missing (?:fields?|signatures?|details)|records? .*need"
        ),
    ),
    (
        K.RULE_LOOKUP,
        (
            "多久(?:要|得|该|应该?)?(?:开|上|谈|搞|组织|讲|进行|召开|做|学)?(?:一|1)?次|"
            "多长时间(?:开|上|谈|搞)?(?:一|1)次|几个?月(?:要)?(?:开|上|谈)?一次|(?:一年|每年|"
            "每月|每季度|一个月|一季度|半年)[^,。]{0,6}(?:要|得|应|该|需|至少|"
            "最少)[^,。]{0,8}(?:几|多少)|(?:要求|规定|应该|至少|最少|得|必须|"
            "需要?)(?:要)?(?:开|上|谈|讲|搞|组织)?(?:几|多少)(?:次|堂|节|场|回)|依据|规定|"
            "出处|哪个文件|哪一条|哪条|第几条|条例|怎么规定|要求是(?:什么|啥)|有什么要求|"
            "有啥要求|什么要求|(?:几个|多少|几)人?(?:到会|参加|同意)?才|才(?:有效|算|能)|"
            "算不算|能不能(?:抵|代替|算|计)|可以(?:代替|抵|算)|(?:过半|三分之二|五分之四)|"
            "怎么算|谁来?主持|由谁|谁可以|是什么意思|为什么要|要不要(?:开|写|记)|(?:预备党员|"
            "列席)[^,。]{0,8}(?:能|可以|有没有)|how often|what (?:does|do) .*(?:say|require|"
            "mean)|\\brules?\\b|regulation|according to|where does .* come from|quorum|basis|"
            "\\brequired\\b|how many .*(?:must|should|need to be|required)|who (?:may|can|"
            "must|should) (?:chair|vote)|what counts|allowed"
        ),
    ),
    (
        K.MISSING_COUNTERPARTS,
        (
            "(?:谁|哪些人|哪几个|哪几位|哪些|哪位|几个人|多少人|几个|名单)[^,。]{0,14}(?:没谈|"
            "没有谈|未谈|没聊|没找|没轮到|没和|没跟|没约|还没)|(?:没谈|未谈|没有谈|没聊|"
            "没找)(?:话|过|心)?(?:过)?(?:话)?的?(?:还)?(?:有)?(?:人|谁|哪|名单|几)|"
            "还没(?:有)?(?:和|跟|找|与)(?:谁|哪)|谈话[^,。]{0,6}(?:差谁|缺谁|漏了谁|落下谁)|"
            "还差谁|还有谁|差哪几个人|漏了谁|(?:who|which (?:department )?(?:heads|members|"
            "people)) .*(?:not|n't|yet|left|missing|remain|still|need).*|(?:not|n't) (?:yet "
            ")?(?:been )?talked"
        ),
    ),
    (
        K.SHOW_RECORD,
        (
            "(?:查|看|找|调|翻|显示|打开|调出|调取|给我看|看看|"
            "列)(?:一?[下查看找])?[^,。]{0,24}(?:记录|纪要|会议内容|谈话内容)|(?:记录|"
            "纪要)(?:呢|在哪|给我|发我|调出来|拿来|看看|看一下|有哪些)|(?:的|会|课|党日|谈话|"
            "谈心|评议|学习)(?:会议|谈话)?(?:记录|纪要)[?。]?$|(?:讲|说|研究|讨论|学习|谈|学|"
            "定|决定|议定|布置|安排|通过)(?:了|的是|过)?(?:些|哪些)?(?:什么|啥)|^(?:查|看|找|"
            "翻|调)(?:查|看|一下|一查|下)?[^,。?]{2,16}(?:谈话|会议|谈心)[。]?$|"
            "(?:都)?有谁参加|谁主持的|谁参加|谁没来|谁请假|\\b(?:show|find|see|open|pull up|"
            "look up|view|display|get|list)\\b.*\\b(?:records?|minutes|notes)\\b|what (?:did "
            "we|was) (?:discuss|decid)\\w*|who (?:chaired|attended)|records? (?:of|from|for|"
            "about)"
        ),
    ),
    (
        K.LAST_EVENT,
        (
            f"(?:上一?次|上回|最近一?次?|最后一次|上一个|前一次)[^?]*(?:{_WHEN}|多久|哪个月)|"
            f"(?:{_WHEN})[^?]*(?:上一?次|最近一次)|多久没(?:有)?(?:开|上|谈|搞|组织|学|召开)|"
            "(?:上一?次|上回|最近一次|最后一次)(?:开|上|谈)?[^,。]{2,16}(?:是|在)?[?]?$|"
            f"(?:是)?(?:{_WHEN})(?:开|召开|上|谈|讲|搞|组织|进行)(?:的|过|了)|when (?:was|did|"
            "have).*(?:last|latest|most recent)|(?:last|latest|most recent) .*when|when did "
            "(?:we|i)|last time|how long (?:ago|since)|when was (?:the|our|my)"
        ),
    ),
    (
        K.NEXT_EVENT,
        (
            f"(?:下一?次|下回|下一个|下一场|接下来)[^?]*(?:{_WHEN}|是)|(?:{_WHEN})(?:要|该|得|"
            "应该|需要)?(?:再)?(?:开|召开|上|谈|组织|交|报|搞)|(?:下一?次|下一场|"
            "下回)[^,。]{2,16}[?]?$|(?:近期|最近|接下来|后面|马上)[^,。]{0,4}有(?:什么|"
            "哪些|啥)(?:会|活动)|when (?:is|are|will|should|do).*|next .*when|\\bnext "
            "(?:theme|party|branch|committee|group|lecture|general|talk|meeting|study)"
        ),
    ),
    (
        K.REMAINING_COUNT,
        (
            "(?:还|再)(?:差|要|需要?|得|欠|缺|剩|剩下|应|应该)(?:要|再|补)?(?:开|上|谈|讲|搞|"
            "组织|学|做|补|完成)?[^,。]{0,8}(?:多少|几)|(?:差|缺|欠|剩)(?:了)?(?:多少|"
            "几)(?:次|场|堂|节|个|回|人|份)?|还有(?:多少|几)(?:次|场|堂|节|个|回|人|份|项)|"
            "(?:多少|几)(?:次|场|堂|节|个|回|人|份|项)[^,。]{0,4}(?:没|才够|就够|达标)|how "
            "many (?:more|.* (?:left|missing|remain\\w*|to go|still|short|outstanding))|"
            "(?:left|missing|remaining|to go)\\b.*how many"
        ),
    ),
    (
        K.COUNT_EVENTS,
        (
            "(?:多少|几)(?:次|场|堂|节|回|个会|人次|个|人|份|条|位)|次数|有多少|how many|"
            "number of|\\bcount\\b|how much"
        ),
    ),
)
RULES = tuple((kind, Pattern(pattern)) for kind, pattern in _RULES)
"""Rules that need nothing but words."""

PROGRESS = Pattern(
    "干得|表现|完成(?:得|的|了)?(?:情况|怎么样|如何|度|多少|哪些|没|吗)?|做得|"
    "做的怎么样|进度|进展|情况|怎么样|履职|履责|落实|还(?:有|差|欠|剩)(?:什么|哪些|啥|"
    "几|多少)|没(?:做|完成)|达标|how is|how are|progress|doing|standing"
)
"""What is asked of somebody's duties."""

HAS = Pattern(
    "(?:开|召开|上|做|搞|谈|讲|组织|办|交|报|进行|学|开展|报送|提交|评议|写|签|谈话|"
    "活动|聊|过|找)(?:了|过)?[^,。?]{0,8}?(?:没有|没|吗|么|了没|过没)[?。]*$|"
    "([开上搞谈交做办])没\\1|有没有(?:开|上|搞|谈|讲|组织|交|报|办|进行|召开|学|做|和|"
    "跟|找|过)?|是否(?:已经?)?(?:开|召开|组织|上|谈|讲|进行|交|报)|开没开|谈没谈|"
    "上没上|交没交|搞没搞|(?:已经)?[^,。]{1,10}了吗|\\b(?:did (?:we|i|you)|have (?:we|"
    "i)|has (?:there|the|a|our|any)|was there|were there|is there)\\b"
)
"""Whether something took place."""

STATUS = Pattern(
    "完成|达标|够不够|够数|够了|进度|进展|情况|怎么样|如何|落实|到位|是否|够吗|欠|"
    "逾期|状态|要求|status|on track|complete|enough|done|fulfil|progress|doing|behind|"
    "how is|where .*stand"
)
"""How a duty stands."""

LEFT = Pattern(
    "没(?:有)?(?:做|完成|办|落实|开|干|弄|搞)|未(?:做|完成|办|落实)|逾期|超期|过期|"
    "拖(?:了|着|欠)|欠(?:着|账|的)?|待办|还有(?:什么|哪些|啥)|还剩|还差(?:什么|哪些|"
    "啥)|落下|overdue|outstanding|left|pending|behind|undone|not (?:yet )?done|"
    "unfinished|late|still .*(?:do|to do)|to-?do"
)
"""What is left to do."""

DUE = Pattern(
    "要(?:做|开|完成|干|办|搞|交|落实)|该(?:做|开|完成|干|办|搞|交)|得(?:做|开|完成|"
    "干|办)|需要|应该|应(?:做|完成)|必须|到期|有(?:什么|哪些|啥)|哪些|什么(?:任务|"
    "工作|安排|会)|任务|安排|工作|计划|日程|\\bdue\\b|what .*(?:do|have|need|meetings|"
    "planned|scheduled|happening)|agenda|coming up|tasks?"
)
"""What is due in a stretch of days."""

LIST = Pattern(
    "清单|职责|责任(?!人)|要?负责(?:什么|哪些|啥)|负责(?:什么|哪些|啥)|duty list|duties|responsibilit|my list"
)
"""The list of duties."""

ASKS = Pattern(
    "[?]|吗|呢(?=$|[。!])|什么|啥|哪|谁|(?:几|多少)(?=次|个|场|堂|节|回|人|条|项|天|"
    "号|月|点|份|位|才|$|[^\x00]{0,3}$)|多少|怎么|怎样|如何|有没有|是否|是不是|够不够|"
    "能不能|([开上搞谈交做办])没\\1|没有[。!]*$|了没|过没|没[。]*$|开没开|何时|多久|"
    "多长|还差|还剩|还欠|还缺"
    "|^(?:请|麻烦|帮我|帮忙|给我|我想|我要|想|要|能)*(?:查|看(?!望|齐|到)|找(?:一下|"
    "出|找)?[^,。]{0,14}(?:记录|纪要)|列|显示|导|下载|打印|生成|写|起草|草拟|"
    "拟一?[份个]|提醒|出一份|整理|统计|汇总|算|调|翻|打开|做一?[份个]|准备一份|"
    "发(?:我|一|给)|弄一?[份个]|整一?[份个]|来一?[份个])|(?:调出来|发我|给我|看看|"
    "看一下|拿来|调出来看看)[。]?$|(?:清单|台账)[。!]*$|^(?:我的?)?(?:责任)?(?:清单|"
    "台账)|待办|逾期|超期|进度|完成情况|导出|提醒我|别让我忘|依据|规定|"
    "^[^了]{1,18}(?:情况|记录|纪要|名单|次数)[。]?$"
    r"|\b(?:what|when|who|whom|which|how|where|why|are we|am i|did|have we|have i|has|"
    r"is there|are there|show|list|export|draft|write|remind|find|tell me|give me|pull "
    r"up|do we|do i|does|can|count|overdue|outstanding|status|download|look up|"
    r"generate|prepare|open issues|duty list|duties|set a|who's|what's|whats|help)\b"
)
"""What makes a line a question or an order for an answer."""
