"""The words of questions: groups that the rules share, and what makes a line a question at all."""

from messages.reading.patterns import Pattern

_SPOKEN = (
    ("咋样", "怎么样"),
    ("咋", "怎么"),
    ("干啥", "干什么"),
    ("怎样", "怎么"),
    ("when's", "when is"),
    ("who's", "who is"),
    ("啥", "什么"),
    ("些什么", "什么"),
    ("点什么", "什么"),
    ("些哪些", "哪些"),
    ("干嘛", "干什么"),
    ("做嘛", "做什么"),
)
_TITLES = Pattern("八项规定(?![是有吗呢?]|的?(?:内容|依据|出处))")
"""Names of what is checked or handed in, of which the end would be taken for what is asked."""


def plainly(asking: str) -> str:
    """The question with spoken words written out: 啥 is 什么, 咋 is 怎么."""
    for spoken, written in _SPOKEN:
        asking = asking.replace(spoken, written)
    return _TITLES.sub(lambda found: found[0][:-1], asking)


WHEN = (
    "什么时候|什么时间|什么日子|哪天|哪一天|几号|几月几号|几月几日|何时|几月份?|"
    "多久前|哪个月|周几(?!次|个|场|堂|节|回|遍|人|天)|星期几(?!次|个|场|堂|节|回|遍)|几点|"
    "when|what date|which day|what day"
)
"""Asking for a day."""

WHAT = "什么|哪些|哪几|嘛|哪个"
WHO = (
    "(?:谁|哪些(?:人|同志|党员|干部|负责人|支委|委员|成员|部门|科室|"
    "[^,。没未]{0,3}组长|书记|[^,。没未]{0,3}负责人)|哪几个|哪几位|"
    "哪位|哪个(?:人|部门|科|同志)|几个人|多少人|几位|名单)"
)
NOT_YET = "(?:还没有?|(?<!有)没有?|未|尚未|没能|没来得及)"
TALK = "(?:谈|聊|约|找|沟通|见|覆盖|进行谈|谈到)"
DO = (
    "开展|开|召开|上|做|搞|谈心|谈话|谈|讲|组织|办|交|报送|报|进行|学习|学|提交|评议|"
    "写|签|聊|找|弄|干|完成|举行|举办|补|评|查"
)
"""What is done with meetings, talks and reports."""

UNIT = "次|场|堂|节|回|个|遍|期|人次|人|份|条|位|项|件|学时|篇"
HOW_MANY = f"(?<!哪)(?:多少|几)(?:{UNIT})"
RECORD = "(?:记录|材料|会议|台账|谈话|纪要|资料|档案|笔记)"
LACKING = (
    "(?:空着|空白|没内容|(?:缺|差|少)了?(?:什么|哪些|东西|内容|要素)|不完整|不全|不齐|没填(?:全|完|"
    "好)?|没写(?:全|完|好)?|(?:要|待|"
    "需要?)(?:再)?(?:补(?!几|多少|开|上|谈)|完善)|缺项|缺东西|缺材料|缺签字|没签字|"
    "没签名|不规范|没弄齐|没写好|没完善|"
    "补齐|补充|缺照片|缺要素|缺内容|缺(?:什么|哪些|主持|记录人|地点|时间|人)|"
    "差(?:什么|哪些|签字)|没补|没(?:有)?交齐|没齐|没有?(?:签到|附件|内容|主持人?|"
    "记录人?|地点|时间|议题)(?!吗|呢)|没弄完|没传|没(?:有)?(?:写|填|记)(?:主持|记录人|"
    "地点|"
    "时间|议题|缺席|原因|人数|决议)|没(?:有)?照片|有(?:缺|问题|漏)|漏)"
)

PROGRESS = Pattern(
    "到什么(?:程度|地步)|干得|干的怎么样|表现|完成(?:得|的|了)?(?:情况|怎么样|如何|度|多少|哪些|没|吗)?|做得|"
    "做的怎么样|进度|进展|情况|怎么样|履职|履责|落实|还(?:有|差|欠|剩)(?:什么|哪些|"
    "几|多少)|没(?:做|完成|干|办)|达标|做完|干完|到哪(?:一)?步|how is|how are|how's|"
    "how has|progress|status|how far|doing|standing|"
    "finished|completed|\\bleft\\b|remain\\w*|left to do|behind|on track"
)
"""What is asked of somebody's duties."""

HAS = Pattern(
    "(?:开|召开|上|做|搞|谈|讲|组织|办|交|报|进行|学|开展|报送|提交|评议|写|签|谈话|"
    "活动|聊|过|找|举行|举办|党课|党日|会|谈心)(?:了|过)?[^,。?]{0,10}?(?:没有|没|吗|"
    "(?<![什怎])么|了没|过没|不)[?。]*$|"
    "([开上搞谈交做办讲学签写报评聊])没\\1|([开上搞谈交做办讲学签写报评聊])了没|"
    "有没有(?!规定|要求)|是不是(?:已经?|都|还)?(?:没|未)?(?:开|召开|组织|上|谈|讲|"
    "进行|交|报|做|搞|学)|有无|有过|是否(?:已经?)?(?:开|召开|组织|上|谈|讲|进行|交|报|"
    "做|搞|学)|"
    "(?:已经)?[^,。]{1,10}(?:了|过)(?:吗|么|没有?)|\\b(?:did (?:we|i|you|the|our|\\w+)|have (?:we|"
    "i|they)|has (?:there|the|a|our|any|\\w+)|was there|were there|is there|was the|have there)\\b"
)
"""Whether something took place."""

STATUS = Pattern(
    "完成|达标|够不够|够数|够了|够没够|够没|进度|进展|情况|怎么样|如何|落实|到位|是否|够吗|够次数|欠|"
    "逾期|状态|要求|合格|到哪|咋样|做完|覆盖|齐了?(?:吗|没)|status|on track|complete|"
    "enough|sufficient|done|fulfil|progress|doing|behind|"
    "how is|how are|how's|where .*stand|met|finished|up to date|late|overdue"
)
"""How a duty stands."""

LEFT = Pattern(
    "落后|滞后|悬着|挂着|没着落|没动静|没(?:有)?(?:按时|及时|按期|来得及|能|顾上)?(?:达标|做|完成|办|落实|开|"
    "干|弄|搞|交|动|结|兑现|完)|"
    "过了?(?:期|时)限?|未(?:按时|及时|按期)?(?:达标|做|完成|办|落实|开展)|逾期|超期|过期|"
    "超时|拖(?:了|着|欠|延|后)|欠(?:着|账|的)?|待办|还有(?:什么|哪些|没有)|还剩|"
    "还差(?:什么|哪些)|剩下(?:的)?|尾巴|缺口|"
    "落下|漏(?:了|掉|做|办)(?:什么|哪些)?|欠账|忘(?:了|记)?做|(?:忘|漏)(?:了)?(?:什么|"
    "哪些)|(?:拖|剩|落|遗留)下来|耽误|overdue|outstanding|\\bleft\\b|pending|"
    "behind|undone|not (?:yet )?(?:been )?(?:done|finished|"
    "completed)|unfinished|\\blate\\b|still .*(?:do|to do|need)|to-?do|remain\\w*|"
    "missed|forgot\\w*|haven't (?:we|i) done|past due|backlog|incomplete"
)
"""What is left to do."""

DUE = Pattern(
    "on my plate|怎么安排|规定动作|计划(?:做|开|搞|安排)|安排了|要(?:做|开|完成|干|办|搞|交|落实|忙|组织|"
    "准备|上|谈|报)|该(?:做|开|完成|干|办|搞|"
    "交|上|谈|忙|组织|报)|得(?:做|开|完成|"
    "干|办|交|搞)|需要|应该|应(?:做|完成|开展)|必须|到期|截止|有(?:什么|哪些)|哪些|什么(?:任务|"
    "工作|安排|会|事|活)|任务|安排|工作|计划|日程|干嘛|做嘛|忙什么|重点|议程|"
    "\\bdue\\b|to (?:submit|finish|hand in|do)|(?:what|which) .*(?:do|have|need|must|finish|"
    "submit|hand in|complete|meetings|"
    "planned|scheduled|happening|on)|(?:what's|what is) (?:on|up|planned|due|the plan|"
    "happening)|the plan|agenda|coming up|tasks?|schedule"
)
"""What is due in a stretch of days."""

ENOUGH = Pattern(
    "够不够|够没|够(?:次数|数|几|了)|够没够|够吗|够了|够数|达标|足不足|enough|quota|target|sufficient"
)
"""Whether as many took place as are owed, which is no counting."""

DONE = Pattern("完成|进度|落实|到哪|做完|fulfil|doing|finished|completed|on track|behind")
"""Asking how far something is done."""

LIST_NAMED = Pattern(
    "责任清单|任务清单|职责清单|我的清单|职责|责任(?:有|是)?(?:几|多少)条|(?:几|"
    "多少)[条项]责任|分工|duty list|my list|'s list\\b|"
    "\\bresponsibilities\\b|duties (?:are|do|does|of)"
)
"""The list named as such."""

MADE = Pattern(
    "(?:still|is|are) (?:still )?(?:open|planned|scheduled)|导出|导一|打印|提醒|台账|"
    "export|print|download|remind|overdue|left|due|"
    "outstanding|依据|规定|条例|哪条|出处"
)
"""What else may be wanted with a list."""

LIST_SURE = Pattern(
    "清单|职责|责任(?!人|制|书)|分工|负责|名下|duty list|dut(?:y|ies)\\b|responsib|my "
    "list|in charge of|take care of|look after"
)
"""The list of duties, also where days are named."""

LIST = Pattern(
    "^(?:what are |show |list )?my tasks[?.]*$|"
    "清单|职责|责任(?!人|制|书)|分工|(?:要|该)?负责(?:什么|哪些|的)|(?:要|该)?(?:管|抓)(?:什么|哪些)|"
    "名下|(?:任务|工作|活|事)(?:都)?(?:是|有)(?:什么|哪些)|duty list|dut(?:y|ies)\\b|"
    "responsib|my list|in charge of|take care of|look after|handle"
)
"""The list of duties."""
