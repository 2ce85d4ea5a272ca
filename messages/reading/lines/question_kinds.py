"""By which words a question is told from another; the first rule that fits decides."""

from messages.reading.asked import QuestionKind as K
from messages.reading.lines.question_orders import DRAFT, EXPORT, HELP, REMINDER
from messages.reading.lines.question_words import (
    DO,
    HOW_MANY,
    LACKING,
    NOT_YET,
    RECORD,
    TALK,
    UNIT,
    WHAT,
    WHEN,
    WHO,
)
from messages.reading.patterns import Pattern

_RULES: tuple[tuple[K, str], ...] = (
    (K.CREATE_REMINDER, REMINDER),
    (K.HELP, HELP),
    (
        K.LIST_INCOMPLETE_RECORDS,
        (
            f"{RECORD}(?!数)[^,。]{{0,12}}{LACKING}|{LACKING}的?(?:有)?(?:哪些|哪几)?[^,。]{{0,4}}{RECORD}|"
            "(?:缺|缺少|没写|没填|没有)(?:主持人?|记录人?|地点|议题|签到|决议|内容|主题)|"
            "没(?:主持人|记录人|地点|议题|主讲人|照片)|"
            "缺(?:签字|签名|照片|签到|主持人?|记录人?|地点|材料|附件|要素|信息)|"
            "没(?:有)?(?:签字|签名|附照片|传照片|"
            "上传照片|填全|填完|写完|补全|补齐)|要素不全|没(?:有)?(?:写|填|记)(?:主持|记录人|"
            "地点|时间|议题|缺席|原因|人数|决议)|"
            "没补(?:完|齐|全)|没有?(?:签到|照片|附件|签名)(?:的|$|[?])|(?:have|has|with) no "
            "(?:photos?|host|place|recorder|signature|minutes|attachments?)|need fixing|"
            "incomplete|not complete|(?:records?|minutes|entries|meetings?) (?:\\w+ )?(?:are |is "
            ")?(?:missing|lack\\w*|unfinished|with (?:gaps|holes|something))|(?:records?|"
            "minutes|entries|meetings?) (?:\\w+ )?(?:need|have|do not have|don't have|has no|have no) "
            "(?:\\w+ )?(?:work|recorder|host|photos?|place|agenda|signature|holes|gaps|fixing|"
            "to be)|missing (?:in|from) (?:the |our |my )?(?:records?|minutes|ledger)|"
            "unfinished (?:records?|minutes)|(?:missing|lack\\w*|without) (?:a |"
            "the |any )?(?:fields?|signatures?|"
            "details|photos?|host|place|recorder|attachments?|information|evidence|minutes)|"
            "(?:records?|minutes|meetings?) .*(?:need\\w* (?:to be )?(?:a |an |the "
            ")?(?:complet|fill|sign|fix|more|photo|host)\\w*|not (?:complete|"
            "finished|signed)|gaps)|(?:records?|minutes) (?:are |is )?(?:still )?missing"
        ),
    ),
    (K.EXPORT_LEDGER, EXPORT),
    (
        K.OPEN_ISSUE_COUNT,
        (
            "(?:问题|整改|销号|隐患|毛病|短板|不足)(?!报告|方案)[^,。]{0,12}(?:多少|几|哪些|剩|没|未|进度|"
            "情况|怎么样|完成|到位|到哪|落实|清零|进展|如何|销号|改完|解决|改了)|"
            "(?:多少|几|哪些|有没有|还有|没有?|未)[^,。]{0,14}(?:整改|销号|问题|隐患)|"
            "(?:issues?|problems?|rectif\\w+|findings?)\\b.*\\b(?:open|left|remain\\w*|"
            "outstanding|unresolved|closed|pending)|"
            "(?:open|unresolved|outstanding|pending|unclosed) (?:issues?|problems?|rectif\\w*|findings?)|"
            "how many (?:issues|problems|findings)|(?:have|are) (?:all |the |any )*(?:issues|"
            "problems|findings)|(?:which|what|number of|count of) (?:open )?(?:issues|"
            "problems)|"
            "\\brectification\\b"
        ),
    ),
    (K.DRAFT_REPORT, DRAFT),
    (
        K.RULE_LOOKUP,
        (
            "(?:多久|多长时间|几个月|几年|几天|"
            f"隔多久)[^,。]{{0,4}}(?:{DO})?[^,。]{{0,8}}?(?:一|1)(?:次|回|堂|节|场)|"
            "(?:(?<![上前去这近下后年])一年|每年|每个?月|每个?季度|一个月|一个季度|(?<![上下])半年|"
            "每半年)[^,。过了]{0,10}(?:几|多少)(?!月)|"
            "(?<!还)(?<!还要)(?:要求|规定|应该|应当|至少|最少|最低|必须|按规定)[^,。还]{0,8}(?:几|多少)|"
            "依据|规定(?!动作)|出自|来自|(?<!还)(?:需要?|要|得)(?:有)?(?:多少|几)(?:个|"
            "名)?(?:人|票)(?!谈|没)|出处|来源|哪个文件|哪份文件|什么文件|哪一条|哪条|第几条|"
            "条例|来自哪|哪来的|原文|怎么说的|"
            "(?:有)?(?:什么|哪些)(?:要求|规定(?!动作)|标准|条件|程序|流程|讲究)|要求(?:是|有)?(?:什么|哪些)|"
            "(?:几个?|多少)个?人?(?:到会|到场|参加|出席|同意|来)?才|才(?:有效|算|能|行|可以|"
            "作数)|算数|有效吗|"
            "算不算|(?<!还)(?<!能)算(?:[^,。]{0,6})吗|能不能|可不可以|可以[^,。]{0,14}吗|"
            "能[^,。]{0,14}吗|是不是(?:必须|一定|都要|得|要)|"
            "是怎么(?:要求|规定|说)的?|怎么要求|(?:有没有|有无|有)权|(?:能|可以|"
            "可否)[^,。]{0,4}(?:投票|表决|发言)|(?:必须|一定(?:要|得)?|"
            "(?<![做成实开搞写干谈讲到])得|需要|要(?!点)|非得)[^,。还了过]{0,12}(?:吗|"
            "不)[?。]*$|"
            "要不要|需不需要|用不用|"
            "由来|(?:过半|三分之二|五分之四)|怎么(?:算|计|规定|表决|投票|计票)|谁(?:来|能|可以|该|"
            "应该)?(?:主持|召集|组织)(?!的|了|过)|"
            "法定人数|why (?:do|must|is|should|does)|(?:几|多少)(?:个|名)?(?:人|委员|支委|"
            "党员)?(?:到会)?(?:才|就)?(?:能|可以)|(?:who|which \\w+) must (?:attend|be|chair|"
            "sign)|由谁|(?:要|该|得|应该?)谁(?:来)?(?:谈|讲|主持|签|定|批)|谁可以|谁能|"
            "什么意思|"
            "什么叫|^什么是|指的?是?什么|为什么|凭什么|"
            "有没有(?:规定|要求|表决权|投票权)|"
            "(?:和|跟|与)[^,。]{1,12}(?:区别|不同|不一样)|区别|差别|的不同|不一样|"
            "how often(?! did| have| has)|how frequently|what (?:does|do) .*(?:say|require|mean|stipulate)|"
            "\\brules?\\b|regulations?\\b|"
            "according to|where does .* (?:come from|say)|quorum|\\bbasis\\b|what is required|what is meant|"
            "what(?: is|'s) (?:a|an|the (?:rule|basis|source|quorum)|the difference|the "
            "meaning|the definition)\\b|difference between|"
            "how many (?!.*\\b(?:more|still|left|remain))(?:people|members|attendees|votes?|"
            "persons)\\b.*(?:must|should|need|have to|has to|required|enough)|how many "
            "(?!.*\\b(?:more|still|left|remain)).*(?:must|should|need to be|required|for a "
            "valid|(?:per|each|every) (?:year|quarter|month)|at least|per year|a year|every)|"
            "(?:who|can|may|must|should|does|do) [^?]*\\b(?:chair|preside|vote|count as|count "
            "towards|replace|substitute|"
            "delegate|be combined|be held online)\\b(?!ed)|\\b(?:who|which (?:person|post)) "
            "(?:may|can|must|should|has to|is allowed to) (?:hold|attend|lead|give|chair|"
            "preside)|\\b(?:do|does) [^?]*\\bcount\\b|\\b(?:can|may|could) (?:a|an|the|our) "
            "[^?]*\\bbe \\w+|what counts|"
            "allowed|\\b(?:mandatory|compulsory|obligatory)\\b|members? (?:may |can )?(?:vote|"
            "count)\\b|is it (?:ok|"
            "mandatory|required|necessary)|"
            "\\bminimum\\b|(?:clause|article|source) (?:of|for|is|does)|which (?:clause|"
            "article|document|regulation)|"
            "\\brequirements?\\b|required"
        ),
    ),
    (
        K.MISSING_COUNTERPARTS,
        (
            f"{WHO}[^,。]{{0,14}}(?:{NOT_YET}[^,。]{{0,3}}{TALK}|没轮到|还没(?!来|到|参加)|"
            "没和|没跟|没约|没有?(?:和|跟|找|约)|欠着)|"
            f"{NOT_YET}[^,。]{{0,3}}{TALK}(?:话|过|心|到|上|着)*(?:过)?(?:话)?的?(?:还)?(?:有|"
            f"是|名单)?(?:{WHO}|人|名单|几)|"
            f"(?:{NOT_YET}|没)(?:有)?(?:和|跟|找|与|同|约)(?:{WHO}|谁)|"
            f"{TALK}[^,。]{{0,8}}(?:差谁|缺谁|漏了?谁|落下?了?谁|漏了?哪|漏掉|缺哪|差哪|还有谁|"
            "剩(?:下)?(?:谁|哪)|没覆盖)|"
            "(?:该|要|得)(?:跟|和|找|与)(?:谁|哪)|还差谁|漏谈|(?:没|未)覆盖|还有谁|差哪几个人|"
            "漏了谁|漏掉了?谁|没谈的|未谈的|"
            "未谈名单|还剩(?:谁|哪(?:几个人|些人|位|几位))|"
            f"(?:几个?|多少)(?:个|名|位)?(?:人|同志|党员|干部|负责人)[^,。]{{0,6}}{NOT_YET}{TALK}|"
            f"{WHO}[^,。]{{0,8}}{NOT_YET}(?:交|写|报|签|填)[^,。]{{0,8}}(?:报告|材料|表|书|总结|述职|清单)|"
            "(?:who|whom|which (?:department |committee |party )?(?:heads?|members?|people|"
            "person|persons|ones?|comrades?)|"
            "which (?:\\w+ )?talks|anyone|anybody|everyone) .*(?:not|n't|yet|left|missing|"
            "remain\\w*|still|need\\w*|without|"
            "outstanding|overlooked)|(?:not|n't) (?:yet )?(?:been )?talked|haven't (?:i|we) "
            "(?:talked|spoken|met)|"
            "(?:who|whom) (?:is|are|have|has|do|should) .*\\b(?:talk|speak|talked|spoken)\\b"
        ),
    ),
    (
        K.SHOW_RECORD,
        (
            "(?:查|看|找|调|翻|显示|打开|调出|调取|给我看|看看|列|搜|拿|发|翻出|"
            "检索)(?:一?[下查看找搜])?[^,。]{0,24}"
            "(?:记录|纪要|会议内容|谈话内容|内容|笔记)(?!表)|什么(?:内容|议题|决议|决定|主题|"
            "结论)|(?:会|课|党日|谈话|谈心|评议|学习)的?(?:会议|谈话)?内容[?。]*$|"
            "去(?:了)?(?:哪|什么地方)|(?:记录|纪要)(?:呢|在哪|给我|"
            "发我|调出来|拿来|看看|看一下|有哪些|找出来|翻出来)|"
            "(?:的|会议|会|课|所有|全部|月|月份|年|党日|谈话|谈心|评议|学习)(?:会议|"
            "谈话)?(?:记录|纪要)[?。]?$|"
            "(?:讲|说|记|提|研究|讨论|学习|谈|学|聊|定|决定|议定|布置|部署|安排|通过|传达|议|做|干|"
            f"搞|开)(?:了|的是|过|的)(?:些|哪些)?(?:{WHAT})|"
            f"(?:内容|议题|主题|议程|决议|决定|结论|题目|事由)(?:是|有|都)*(?:{WHAT})|"
            "^(?:查|看|找|翻|调)(?:查|看|找|一?下|一查)?[^,。?]{2,18}(?:谈话|会议|谈心|会|"
            "党课|党日|评议|学习)[。]?$|"
            "(?:都)?有?谁(?:参加|主持|没来|请假|缺席|记录|列席|没参加|来了|讲|出席|去了|没去|"
            "到了|没到)|哪些人(?:参加|没来|请假|缺席|列席)|"
            "(?:谁|哪位)(?:同志)?(?:讲|主持|记)的|(?:来|到|参加|请假|缺席|没来|出席)(?:了|"
            "的)?(?:有)?(?:几|多少)(?:个|名|位)?人|"
            "(?:几|多少)(?:个|名|位)?人?(?:来|到(?=[?]|$)|到会|到场|参加|请假|缺席|没来|没到|"
            "未到|不在|出席)|应到(?:多少|"
            "几)|实到(?:多少|几)|"
            "在哪(?:儿|里|个)?(?:开|上|搞|召|办|谈|的)|"
            "(?:show|open|display|view|see|pull up|bring up) (?:me )?(?:the |our )?(?:last|"
            "latest|most recent)|(?:^|please |can you |could you |let me |i want to |want to "
            ")(?:show|find|see|"
            "open|pull up|look up|view|display|get|list|search|bring up|"
            "give)\\b.*\\b(?:records?|minutes|notes|meetings?|"
            "talks?|lectures?|days?|sessions?|appraisals?)\\b|what happened|what (?:did|was|were) "
            ".*(?:discuss|decid|agree|stud|about|topic)\\w*|"
            "what (?:was|were) (?:the )?(?:topics?|agenda|decisions?|resolutions?|theme)|"
            "who (?:chaired|attended|was absent|was there|came|missed|gave|lectured|recorded|"
            "took|presided|led|observed|was present|"
            "did not (?:come|attend)|didn't (?:come|attend))|records? (?:of|from|for|about)|"
            "minutes (?:of|from|for)|"
            "which .*(?:recorded|on record|logged|on file)|how many (?:people |members "
            ")?(?:attended|came|were (?:present|absent|there)|"
            "showed up)|where (?:did|was|were) "
        ),
    ),
    (
        K.LAST_EVENT,
        (
            "(?:上一?次|上回|最近(?:的)?(?:那)?一?次|最近的|最近一(?:场|堂|节|回)|最后一(?:次|场|堂|"
            "节)|上一?(?:场|堂|节|个|回)|前一次|最新一次)"
            f"[^?]*(?:{WHEN}|多久|哪个月)|(?:{WHEN})[^?]*(?:上一?次|最近一?次|最后一?次)|"
            f"(?:多久|多长时间|几天|几个月)(?:没|未)(?:有)?(?:{DO}|聊|跟|和|找)|(?:距离?|离)(?:上|今)|"
            "(?:上一?次|上回|最近一次|最后一次|最近一(?:场|堂|"
            f"节))(?:{DO})?[^,。了]{{2,16}}(?:是|在|呢)?[?]?$|"
            f"(?:是)?(?:在)?(?:{WHEN})(?:{DO})(?:的|过|了)|(?:{DO})(?:的|过)[^,。]{{0,10}}(?:{WHEN})|"
            f"(?:是)(?:{WHEN})[^,。]{{0,8}}的|(?:是)(?:{WHEN})(?:来着|的)|"
            "when (?:was|did|have|were).*|(?:last|latest|most recent) .*when|last time|how "
            "long (?:ago|since|has it)|how (?:long|many (?:days|weeks|months)) .*since|"
            "(?:date|day) of (?:the |our |my )?(?:last|latest|most recent)|(?:what|which) "
            "(?:date|day) (?:was|did|were)"
        ),
    ),
    (
        K.NEXT_EVENT,
        (
            f"(?:下一?次|下回|下一(?:个|场|堂|节|回)|下(?:场|堂|节)|接下来|后面)[^?]*(?:{WHEN}|是)|"
            f"(?:{WHEN})[^,。]{{0,4}}(?:要|该|得|应该|需要?|可以|能|再|"
            f"会)?[^,。]{{0,4}}(?:{DO}|轮到|截止|到期)(?!了|过|的)|"
            f"(?:下一?次|下一?(?:场|堂|节)|下一?个(?!月|周|星期|季|年|礼拜|半)|下回)[^,。]{{2,16}}[?]?$|"
            "(?:近期|最近|接下来|后面|马上)[^,。]{0,4}有(?:什么|哪些)(?:会|活动)|"
            f"(?:安排|定|排)(?:在|到)(?:了)?(?:{WHEN})|(?:{WHEN})(?:的)?[?]*$|"
            "when (?:is|are|will|should|do|must|does).*|next .*when|"
            "\\bnext (?:theme|party|branch|committee|group|lecture|general|talk|meeting|study|"
            "organi[sz]ational|democratic|"
            "integrity|heart|membership|members|ideology)|(?:what|which) (?:date|day) (?:is|will)"
        ),
    ),
    (
        K.REMAINING_COUNT,
        (
            "(?:还|再|尚)(?:有)?(?:差|要|需要?|得|欠|缺|剩下?|应该?|短)(?:要|再|"
            f"补)?(?:{DO})?[^,。]{{0,8}}(?:多少|几)|"
            "(?:得|要|需要?)补(?:开|上|谈|讲|搞|做)?(?:多少|几)|(?:差|缺|欠|剩|少|短)(?:了|着|"
            f"下)?(?:多少|几)(?:{UNIT})?|(?:还|尚)有(?:多少|几)(?:{UNIT})|"
            f"(?:还|再)[^,。]{{0,6}}(?:{DO})[^,。]{{0,4}}(?:多少|几)(?:{UNIT})|"
            f"(?<!哪)(?:多少|几)(?:{UNIT})[^,。]{{0,6}}(?:没(?!了)|未|才够|就够|达标)|"
            "how many (?:more|times more|.*\\b(?:left|missing|remain\\w*|to go|still|short|"
            "outstanding|owe|owed|lack\\w*)\\b)|"
            "(?:left|missing|remaining|to go)\\b.*how many|how (?:far|much) (?:short|more)|"
            "number .*(?:left|remaining|still)|how many times more|"
            "\\bdo (?:we|i) still owe"
        ),
    ),
    (
        K.COUNT_EVENTS,
        (
            f"{HOW_MANY}|次数|有多少|总(?:次)?数|how many|number of|\\bcount\\b(?! (?:suff|"
            "enough|ok|right|done))|how much|\\btotal\\b|"
            "how often (?:did|have|has)|(?:平均)?到会率|出勤率"
        ),
    ),
)
RULES = tuple((kind, Pattern(pattern)) for kind, pattern in _RULES)
"""Rules that need nothing but words."""
