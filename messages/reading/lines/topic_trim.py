"""What is left of a piece of a line as a topic: without small words at either end, or nothing."""

import re

from messages.reading.normalise import fold
from messages.reading.patterns import Pattern

_LIGHT = (
    "(?:重点|着重)(?=讲|谈|聊|研究|讨论|学习|强调|提醒|了解)|"
    "(?:研究|讨论|商量|说|聊|谈|了解)了下(?!半年|一步|个月|周|月|季|午|阶段|属|级|基层)|"
    "除了(?:说|讲|研究|讨论|议|学)了?|我们支部|我们|咱们|咱|我支部|本支部|支部里|"
    "(?:第?[0-9零〇一二两三四五六七八九十]{1,3})?(?:党)?支部(?!书记|委员|建设|班子|"
    "标准|换届|工作|党员|品牌)|我(?=组织|在|和|把|给)|会上|会议上|会议|大会|本次|这次|"
    "此次|该次|一次|一场|一节|一堂|一个"
    "|给大家|为大家|跟大家|全体党员|全体支委|大家|开展了|开展|召开了|召开|举行了|举行|"
    "举办了|举办|组织召开|召集|进行了|进行|参加了|参加|开了|开过|开完|开的|开(?!展|拓|"
    "发|放|局|始|除|会|源|创|学|门|好|通)"
    "|[0-9一二三四五六七八九十]{1,2}(?:个|项|件)(?:议题|内容|事项|议程|事情|事)|专题(?=研究|讨论|"
    "学习|部署)|主要|内容|议题|主题|题目|课题|标题|议程|研究了|研究|"
    "讨论了|讨论|商量了|商量|"
    "商议|审议了|审议|围绕|针对|就|关于|谈了谈|谈了|谈到|谈的是|谈|聊了聊|聊了|聊的是|"
    "学的是|学的|篇目|书目|课名|带着?(?:大家|党员们?|全体党员)|"
    "聊|说了|说的是|讲了|讲的是|讲|问了|了解了|了解|沟通了|沟通|交流了|交流"
    "|暂定(?:为|是)?|打算|定于|拟于|拟(?=开|召)|预计|要(?=开|上|召|搞)|准备(?=开|召|上|组织|搞)|"
    "计划(?=开|召|在|于|组织|找|和|跟|举行|上|搞)|因(?=[^地材时势人公])|(?:组织)?(?:集中|"
    "统一|一起)(?=观看|收看|参观)|组织(?=观看|"
    "参观|学习|收看|开展|看)|组织(?:大家|全体党员|党员们?|"
    "支部党员)|带领(?:大家|全体党员|党员)|原因是|原因|事由|因为|由于|帮我|请帮我|帮忙|"
    "麻烦|请(?!假|示|求|教|愿)|记一下|记一笔|记个|记下|登记一下|登记|录入|录一下|补充|记录|记|补|把|有|"
    "是|为|的是|了|的|于|在|上|里|也|还|又|再|然后|接着|随后|另外|其中|同时|之后|最后|"
    "首先|先|并且|并|以及|和(?!谐|平|解|睦|邻|家|群|孩|妻|丈|婆|父|母|同[事学])|"
    "跟(?!踪|进|班)|与(?!时|会)|及(?!时|格)|对(?=[^,，]{2,}(?:进行|开展|提出))|"
    "个|说|期间|专门|分别|各|各一次|一下|一遍|"
    "做了|做|作了|作(?=对照|报告|说明|发言|剖析)|搞了|搞|都|均|共|一共|总共|"
    "人|吧|呢|啊|哈|嘛|哦|噢|嗯|呃|那个|这个|就是|"
    "今年|时间|日期|地点|人员|参会|情况|大概|左右|正式|准时|顺利|刚刚|刚才|刚(?=[开谈聊结从完跟和])|已经|已|"
    "由|至|从|结束|散会|会后|事情|事|工作(?=$)(?<=^工作)"
    "|题为|名为|另?一(?:个|件|项)是|第一项|第二项|第三项|第一|第二|第三|一是|"
    "二是|三是|四是|结果|表决|通过|同意|"
    "(?:重点|主要|再次)?(?:提醒|叮嘱|嘱咐|告诫|教育)(?:了)?(?:他们|她们|[他她其](?!他))(?:要)?|"
    "[他她](?!们|人|反映|说|表示|提|希望|想|认为|要求|觉得)(?:的)?|其(?!他|余|中|实)|"
    "全部|结束后|完了|:|：|-|、|\\.|/"
)
_HEAD = Pattern(f"^(?:{_LIGHT}|[ ,，。;；:：()（）])")
_NAMED_DAY = Pattern("[^“”]{0,30}(?:开展|举行|举办|召开|组织|搞)了?“(?P<name>[^“”]{2,30})”$")
"""开展“重走红色路”: the name that a day or meeting was given."""
_BECAUSE = Pattern("^(?:就是)?(?:因为|由于|原因(?:是|为|:)|事由(?:是|为|:)?)(?=[^,，]{3})")
_FIRST = Pattern(
    "^(?:另?一(?:个|件|项)(?:事)?是|第[一二三四五]是|暂定(?:为|是)?|初步(?:定为|"
    "定)|(?:研究|讨论|商议|商量)(?:了|一下)?(?!生|会|会上|稿|成果|$)|[他她](?!们|人|反映|说|表示|提|"
    "希望|想|认为|要求|觉得)|"
    "了|一下子?|关于|有关|如下|的(?:是)?|是|就是|嗯+|呃+|"
    "那个|这个|[ ,，。;；:：、()（）])"
)
"""What still drops away before a matter that is known to begin here."""
_TAIL = Pattern(
    "(?:[ ,，。;；:：(（]|(?:等)?[0-9一二两三四五六七八九十]{1,2}(?:项|个方面|件|"
    "个)(?:工作|事项|议题|内容|问题|任务|事)|召开|"
    "(?<!公)(?<!展)(?<!召)(?<!打)(?<!离)开|会议|大会|一次|"
    "一下|一遍|然后|另外|还有|其中|不过|但是|了|的|等(?:内容|事项|事宜|议题|"
    "问题|工作)?|方面的?(?:内容|事情|问题|"
    "事)|(?:进行|开展|[作做])了?(?:认真|深入|充分|热烈|专题|集体)?的?(?:讨论|研究|沟通|交流|研讨|商议|审议)|"
    "(?<!反映)(?<!提出)(?<!存在)(?<!发现)(?<!关心)的(?:事|事情|事儿|问题|内容|"
    "事宜)|吧|呢|啊|哈|由|在|和|跟|与|并|从|进行|为主|事宜|"
    "之类的?|什么的|一共|大家|(?<=[》”])算|算是|算作|属于|作为|当作|然后|后来|另外|还有|,)$"
)
_NOISE = Pattern(
    "^(?:大家|气氛|效果|一切|很|非常|挺|比较|反响|收获|讨论热烈|发言|都|正常|还行|"
    "还可以|不错|顺利|圆满|辛苦|ok|好的?|是吧|对吧|没有?别的|没啥|没什么|就这些|完毕|"
    "谢谢|收到|嗯|是这样|刚忙完|忙完|(?:请)?(?:提前)?(?:安排|调整|预留)好?时间|"
    "相互转告|互相转告|务必|不得|无特殊情况|"
    "(?:情绪|状态|思想)(?:都|也|还|挺|很|比较|一直)*(?:稳定|不错|平稳|正常|可以|挺好))[^,，]{0,8}$"
)
_SAYS_NOTHING = Pattern(
    "(?:everything|all|it all)(?: was| is| went)? (?:in order|fine|ok|okay|well|good|smoothly)$|"
    "no (?:problems?|issues?)(?: were| was)?(?: found)?$|nothing (?:to report|special|else)$|"
    "(?:请(?!假)|please )(?!示|求|教|愿)|(?:均|都|全部)?已(?:经)?(?:全部)?(?:整改|"
    "完成|落实)(?:到位|完毕|完成)?$|"
    "(?:有|完成|办|做|干)?了?[0-9一二两三四五六七八九十]{1,2}(?:个|项|件)(?:事情?|工作)?$|"
    "[^,]{1,14}(?:都|均|全部)(?:参加|到会|出席|到)了?$"
)
"""What asks people for something, or only says that it is done, is no topic."""
_QUOTED = Pattern('“[^“”]+”|"[^"]+"')
_EN_LIGHT = Pattern(
    r"^(?:we|i|our|the|a|an|had|have|has|held|hold|of|on|at|in|with|and|it|was|were|is|"
    r"about|to|for|topic|topics|agenda|subject|discussed|discussing|covered|covering|"
    r"meeting|session|today's|branch|also|then|after|that|there|by|from|people|members|"
    r"talked|talk|studied|spoke|did|log|record|please|just|all|gave|attended|present|"
    r"came|where|which|who|this|one|some|over|each|both|finished|met|theme|main|"
    r"backfill|plan|planned|planning|schedule|scheduled|book(?= an?)|arrange|will|upcoming|next|"
    r"volunteered|because of|because|due to)\b[ ,:]*",
    re.IGNORECASE,
)
_EN_TAIL = Pattern(
    r"[ ,]+(?:with|and|at|in|on|of|by|was|were|to|for|the|a|held|from|about|then|had|i|we)$|"
    r" (?:was |were |is )?(?:finished|completed|carried out|done|conducted)$|[ ,.:;(-]+$",
    re.IGNORECASE,
)
_EN_ARTICLE = Pattern("^(?:the|an?|our)\\b ", re.IGNORECASE)
"""All that falls away before a matter that is known to begin there."""
_ALONE = frozenset(
    "报告 汇报 要记 投票 集中学习 专题学习 集体学习 学习会 找人 党小组 有 没有 "
    "报告一下 报送 提交 上报 签订 签 交 开展 开始 准备 定于 拟于 打算 计划 安排 预计 "
    "组织 前开 开会 召开 结束 开完 主持 记录 参加 列席 报 送 已报 学习 讨论 研究 发言 "
    "签字 更正 通知 提醒 我们 支部 "
    "讲话 会议 大会 内容 主题 上午 下午 现场 一起 集体 单独 逐一 分别 进行 继续 顺便 大约 "
    "大概 应该 改成 时间 时候 出席 到会 人数 名单 the and with meeting at in on for "
    "studied discussed".split()
)
_LONGEST = 200


def cleaned(piece: str, *, whole: bool = False) -> str:
    """The topic in a piece, empty if there is none; ``whole`` if it begins with its first character."""
    if _SAYS_NOTHING.match(fold(piece).strip()):
        return ""
    if named := _NAMED_DAY.match(piece.strip()):
        return named["name"]
    because = None if whole else _BECAUSE.match(fold(piece.lstrip()))
    if because is not None:
        piece, whole = piece.lstrip()[because.end() :], True
    topic = stripped(piece, _FIRST if whole else _HEAD)
    if topic.count("“") != topic.count("”") or _QUOTED.fullmatch(topic):
        topic = topic.strip('“”"')
    if len(topic) < 2 or len(topic) > _LONGEST or _NOISE.match(topic) or not any(c.isalpha() for c in topic):
        return ""
    return "" if topic in _ALONE else _past(topic)


def _past(topic: str) -> str:
    """学习了党章 is 学习党章: the mark of the past behind the verb at the head is no part of a topic."""
    return re.sub(
        "^(学习|学|看|传达|观看|参观|重温|通报|布置|部署|听取|总结|交纳|收缴|开展|慰问|宣读|"
        "强调|领学|传达学习|集中学习|瞻仰|推选|选举|评议|清理|打扫|看望|安排|走访|交流|"
        "签订|缴纳|了解|汇报|介绍|解读|念|交)了(?:一下)?",
        r"\1",
        topic,
    )


def stripped(piece: str, head: Pattern = _HEAD) -> str:
    """The piece without small words at either end."""
    text = piece.strip(" .;:") if piece.isascii() else piece.strip()
    for _ in range(30):
        before = text
        if text.isascii():
            light = _EN_ARTICLE if head is _FIRST else _EN_LIGHT
            text = _EN_TAIL.sub("", light.sub("", text)).strip()
        else:
            text = _TAIL.sub("", text).strip()
            if not _whole_word(text):
                text = head.sub("", text).strip()
        if text == before:
            break
    return text


_WORDS_KEPT = Pattern(
    "^(?:各部门|各支部|各党小组|各级|各项|各单位|各科室|有关|有效|有序|为民|"
    "为了|为什么|为何|在职|再学习|对照|对标|与时|和谐|人才|人民|事故|事业|"
    "共同|共青团|上级|上半年|就业|开门|开学|说明|里程|到位|工作|从严|从业|请示|记忆|"
    "对口|补短板|把握|把关|了解民情|先进|先锋|个人|人大|均衡|都市|的士|是非|还款|并购|"
    "又红|最后一公里|就地|讲话|讲政治|讲党性|讲好|谈话|谈判|围绕中心|参加志愿|同意|"
    "通过率|结对|结果|结合|先学(?!习)|内容安全|主题(?=教育|团日|班会|展|公园|活动|征文|演讲|宣讲|研讨|"
    "实践|读书|观影|党|歌|曲|邮|队|思想|词)|上班|上岗|"
    "上报|上网|上访|在岗|人情|个别|对待|和气|学习|议题征集|研究生|"
    "人居|人员|交流发言|沟通机制|情况通报|情况报告|参加社区|参加义务|开展(?!落实|对)|进行曲|"
    "大会精神|会议精神|全部|第一书记|第一议题|记录|由来|共建|共产|了解)"
)


def _whole_word(text: str) -> bool:
    """Whether the text begins with a word of which a small word is only the front."""
    return _WORDS_KEPT.match(text) is not None
