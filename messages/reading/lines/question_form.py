"""What makes a line a question or an order for an answer, whatever it is about."""

from messages.reading.patterns import Pattern

_PLEASE = "(?:请问|请你?|麻烦你?|帮我|帮忙|给我|替我|我想|我要|想|要|能|帮|把|就|那)*"
_ENDINGS = (
    "记录|纪要|内容|台账|清单|名单|情况|进度|进展|次数|人数|职责|职责范围|责任|分工|"
    "待办|出处|来源|由来|规定动作|总表|一览表|表格|excel|依据|规定|任务|安排|日程|完成率|达标率|到会率|"
    "事项|工作|重点|汇总表|登记表|记录表|状态|结果|缺口"
)
_OPENINGS = (
    "notes|user guide|date|day of|meetings? without|open (?:the )?last|manual|"
    "instructions|usage|spreadsheet|excel|number|count|status|progress|list|ledger|"
    "tasks?|records?|minutes|overdue|"
    "outstanding|unresolved|unfinished|"
    "incomplete|remaining|rectification|deadline|agenda|schedule|total|people|"
    "reminder(?! talk)|help|rules?|requirements?"
)
_PARTS = (
    # a question by its form
    (
        "[?]|吗|呢(?=$|[。!])|嘛|么[。!]*$|什么|哪|谁|多少|怎么|怎样|如何|有没有|有无|"
        "是否|是不是|够不够|能不能|可不可以|何时|为何|区别|差别|的不同|不一样|"
        "周几|星期几|多久|多长"
    ),
    "(?:几)(?=次|个|场|堂|节|回|人|条|项|天|号|月|点|份|位|名|期|遍|篇|件|成|才|$|[^\x00]{0,3}$)",
    "([\u4e00-\u9fff]{1,2})没\\1|没有[。!]*$|了没|过没|(?<!完)没[。]*$|还差|还剩|还欠|还缺|漏谈",
    # an order
    (
        f"^{_PLEASE}(?:查|看(?!望|齐|到)|列|显示|导|下载|打印|生成|起草|草拟|统计|汇总|"
        "算一|调(?!研|整|解)|翻|打开|搜|打个包)"
    ),
    (
        f"^{_PLEASE}找(?:一下|出|找)?[^,。]{{0,14}}(?:记录|纪要)|^{_PLEASE}(?:查|找|翻|调|"
        "搜|看)(?:一?下|一查|查)"
    ),
    f"^{_PLEASE}(?:写|出|弄|整|来|搞|做|拟|编|准备|发|导|拉)(?:我)?(?:一下|个|一?[份篇个张])",
    (
        "^(?:请|麻烦)*(?:帮我|帮忙|给我|替我)(?:准备|写|弄|做|整|出|导|查|找|列|拟|起草|"
        "统计|看)|^(?:写|整理|统计)(?!了)"
    ),
    (
        "(?:调出来|找出来|翻出来|导出来|列出来|列一下|发来|拿来|看看|看一下|查一下|说一下|"
        "给我|发我|发一下|发下|说说|讲讲|发给我|看一眼|瞧瞧|瞅瞅|看一看|过目|导出来?|导成(?:excel|表格?)|"
        "打印出来|导个表)(?:一?[份个张])?[。]*$"
    ),
    (
        "^你?把[^,。]{2,24}(?:打个?包|导|列|调|找|翻|发|拿|整理|拉|查|统计)[^,。]{0,10}$|"
        "导出|导个?表|(?:发|来|要|出|打|导)一?[份个张][。]*$"
    ),
    (
        "(?:帮我|给我|替我|帮忙)(?:准备|写|弄|做|出|起草|整理|拟)(?!了)|(?:叫|喊|提醒)我|"
        "写成|不会(?:用|弄)|教教我|(?:催|喊|叫)(?:我|一下)|给我看|起个头|列个(?:单子|清单|"
        "表)|^(?:请|麻烦)?(?:你)?(?:替|帮|给)[^,。]{1,5}?(?:草拟|起草|拟|写|查|找|列)|"
        "^(?:你)?(?:去)?(?:找|查|翻|调)一?[下出]|"
        "(?:报告|总结|材料|稿子?)(?:请|麻烦)(?:起草|写|准备|拟)|[设定]一?个[^,。]{0,14}(?:提醒|闹钟)|"
        "帮我[^,。]{0,4}(?:起草|写|弄|准备|整理|导|查|找|看|列)|写(?:个|一?份|"
        "一?篇)(?!了)|提醒我|提醒一下|[设定加建]一?个?(?:提醒|闹钟)|别让我忘|到时候?(?:叫|"
        "喊|提醒)|(?:喊|叫|催)我|记得叫"
    ),
    # the name of what is wanted
    (
        f"^(?:[^了过,;。]{{0,30}}|[^了过]{{0,18}})(?:{_ENDINGS})[?。!]*$|^(?:责任|任务|职责)?(?:清单|台账)|"
        "^我的?(?:责任|任务)|^(?:待办|逾期|超期)"
    ),
    (
        "(?:待办|逾期|超期|进度|完成情况|依据|规定)(?:的|呢|吗|了)*[?。]*$|使用说明|帮助|"
        "欠账|(?:使用|操作)(?:方法|指南|说明)|怎么|如何"
    ),
    "^(?:下|上|最近)一?(?:次|场|堂|回|个(?!月|周|星期|季|年|礼拜|半))[^,。了]{2,10}$",
    (
        "(?:没|未)[^,。了]{0,10}的[^,。了]{0,6}[?。]*$|(?:缺|拖欠|落下|欠|剩|逾期|超期|"
        "滞后)[^,。了]{0,6}的[?。]*$"
    ),
    (
        "(?P<yes>[\u4e00-\u9fff])不(?P=yes)|(?<![也都还可好行])不[。]*$|"
        "能[^,。]{0,12}不[?。]*$|(?:缺|没|少|差|待)[^,。了]{1,8}的(?:会议|记录|谈话|材料|"
        "党课)$|到期的?(?:任务|工作|事项)?$|"
        "^(?:请|麻烦)?(?:写|准备|起草|拟)[^,。了]{0,12}(?:总结|汇报|报告|小结)$|"
        "(?:要|必须|需要|该|得|待)[^,。了]{0,6}的(?:材料|东西|事|工作|会|任务|报告|记录)?[?。]*$"
    ),
    f"^(?:the |our |my |all |this year's |all the )*(?:{_OPENINGS})\\b",
    (
        "\\b(?:what|when|who|whom|which|how|where|why|are we|am i|did|have we|have i|has|"
        "is (?:the|it|there|our|my|this|that)|"
        "are (?:the|there|our|my|all)|was there|were there|show|export|draft|write|remind|"
        "find|tell me|give me|pull up|do we|do i|does|"
        "can|download|look up|send me|get me|i need|i want|i'd like|compose|print|"
        "generate|open issues|duty list|duties|set a|"
        "who's|how's|what's|whats|when's|must|should (?:we|i|the)|progress|behind on|"
        "anything|any)\\b|^(?:was|were|is|are|do|did|does|has|have|can|could|should|must|"
        "shall|may(?! [0-9])) |^(?:the |our )?next (?!week|month|year|quarter|mon|tue|wed|"
        "thu|fri|sat|sun)[^0-9]{3,40}$|"
        "^let me see|\\b(?:email|mail|share|forward) (?:me|us)\\b|\\b(?:ping|nudge|notify|"
        "alert|wake) me\\b|^(?:create|add|set|"
        "make)(?: up| me)? an? reminder|don't let me|^(?:get|open|view|display|see|"
        "prepare|bring up|please)\\b"
    ),
)
ASKS = Pattern("|".join(_PARTS))
"""A line in which this is found may be a question; its kind decides whether it is."""

SURELY = Pattern(
    "[?][。!]*$|吗[。!]*$|是不是|是否|什么|谁|哪|怎么|多少|几(?:成|次|个|堂|回)|"
    "^(?:was|were|what|when|who|which|how|why|where|did|do|does|has|have|is|are|"
    "can)\\b"
)
"""A line in which this is found is a question even where its kind is not known."""
