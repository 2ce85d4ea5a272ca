"""What stands around a question and says nothing: 请问, 麻烦问一下, 那个, 啊, hi, please.

Words that ask but are not meant as a question (没什么, 谁都, 多少有点) are blanked for the rules.
"""

import re

from messages.reading.normalise import fold
from messages.reading.patterns import Pattern

_ONCE = "(?:一下|下(?![周个月星礼半季次回一场堂]))"
_BEFORE = Pattern(
    f"(?:(?:请问|请教|咨询|打听)(?:{_ONCE}|个事)?|(?:麻烦|劳驾)(?:你|您)?(?=问|请问|[,，])(?:问)?{_ONCE}?"
    f"|(?:我)?(?:想|要)?问(?:{_ONCE}|你|您|个事|一?声|问)(?:吧|儿)?|我?(?:想|要)(?:问|"
    f"了解|知道|请教|咨询|打听|确认|核实)(?:{_ONCE}|个事)?"
    "|(?:同志|支书|书记|小助手|助手|机器人|老师|各位)?(?:你|您)好(?:啊|呀)?"
    f"|那个|哎呀?|欸|诶|嗯+|呃+|额+|哦+|喂|嗨|话说|对了|就是说?|顺便问?{_ONCE}?|另外|"
    f"还有(?=[,，])|不好意思|打扰(?:{_ONCE}|了)"
    f"|(?:你|您)?(?:帮我|帮忙|给我)?(?:看看|看{_ONCE}|查查|查{_ONCE}|"
    "瞅瞅)(?=[^,，。]{4,}(?:吗|没有|没|多少|几|什么|哪|谁|怎么|不)[^,，。]{0,6}$|"
    "(?:什么|啥|怎么|谁|哪|多少|几))"
    "|(?:please |can you |could you |would you )?(?:tell me|let me know|remind me(?= what| how| when| who))"
    "|do you know|(?:i'd like to|i want to|i would like to|i need to) know|i was "
    "wondering|just wondering|i wonder"
    "|hi(?: there)?|hey(?: there)?|hello|sorry|well|ok(?:ay)?|so|quick question|"
    "question|excuse me|oh|um+|also|by the way|btw"
    ")(?:[,，:：、。!! ~]+|(?=[^a-z])|$)"
)
_BEHIND = Pattern(
    "(?:[ 。.!！~、,，…]+|(?:啊|呀|哈|哦|噢|咯|哟|嘞|喽|啦|呗)(?=[?？。.!！~ ]*$)|来着(?=[?？。!！ ]*$)"
    "|[, ]*\\b(?:please|pls|plz|thanks|thank you|thx|by the way)(?=[?. !]*$)|"
    "(?<=[^?]{3})呢(?=[?？。!！ ]*$)|[,，]?(?:谢谢|多谢|急|在线等|辛苦)(?:你|您|"
    "了)?(?=[?？。!！ ]*$))"
)
_KEPT = Pattern("[?？]+$")
_SHORTENED = Pattern(r"(?i)\b(?:(what|how|when|where|who)s|(do|did|does|have|has|is|are|was|were)nt)\b")
_NO_QUESTION = Pattern(
    "问(?:了|过|起)?(?:他|她|对方|大家)[^,，。?？]*|(?:他|她|对方|大家|都)(?:说|回答|"
    "表示|讲|觉得|反映)[^?？]*|"
    "没几(?:个|次|人|天|句|回|位)|(?:忘(?:了|记了?)?|记不(?:清|得|起)|不(?:记得|知道|"
    "清楚|确定)|没(?:问|记|看))(?:楚|清)?(?:了)?(?:是|在)?"
    "(?:几|什么|哪|谁|多少|怎么)(?=[^,，。?？]{0,6}(?:了|的)?(?:[,，。]|$))[^,，。?？]*|"
    "没(?:有)?(?:发现|出现|遇到|碰到|提|说|讲|听到|看到|查出|反映)(?:出|到)?(?:什么|啥|哪些)"
    "|(?:学|讲|讨论|研究|谈|聊|问|宣讲|解读)(?:了|过|的是)(?:什么是|什么叫|为什么|"
    "怎么|如何|什么时候)(?=[^,，。?？]{2,})(?![^,，。]*[吗呢?？])"
    "|(?:他|她|对方|大家|有人)(?:还|也)?问(?:了|过|到|起)?[^,，。?？]*|"
    "[了过](?:什么时候|如何|怎么|谁来?)[^,，。?？]{2,}的[^,，。?？]{1,6}$|(?:他|"
    "她)问(?:什么时候|"
    "怎么|哪|什么|多少|几)[^,，。?？]*"
    "|\\b(?:talked|spoke|discussed|asked|heard|learn\\w+|explained|studied|decided|"
    "agreed|reviewed)(?: about| on| over)? (?:what|how|why|who|when|which|"
    "whether)\\b[^?]*$"
    "|(?<=[,，])提醒(?:我|他|她|其|大家)(?:要)?(?:注意|遵守|管好|严格)|"
    "(?<!有)没有?(?:人|谁)?(?:缺席|请假|迟到)的?(?=$|[,，。])|"
    "(?<!还)没[^,，。?？]{1,4}(?:什么|啥)(?=$|[,，。])|(?<!有)没(?:有)?(?:什么|"
    "啥)(?!时候|没|要|需要|事要|任务)|(?:谁|什么|哪里|哪儿|"
    "哪个|怎么|啥)(?:都|也)(?!没(?:有)?(?:谈|做|开|完成|交)吗)"
    "|(?:无论|不管|不论)(?:谁|什么|怎么样?|哪[里儿个]?|多少|几)|多少(?=有点|有些|还是|"
    "了解|能|有)(?:有点|有些|还是)"
    "|好几|(?<![号改决现])[了过]几(?:句|点(?!$|[?])|个(?:问题|议题|方面|环节)|"
    "项(?:工作|议题|任务)|条(?:意见|建议|措施))(?![^,，。]*[吗?？]$)"
    "|[了过]几(?:个|次|位|名)(?=[^,，。?？吗呢]{1,10}(?:大家|都|我们|他们?|她们?))|"
    "怎么样(?=还要|还得|再说|都行)|谁来[^,，。]{1,6}(?=也|都)"
    "|不怎么|没怎么|说不上什么|不知怎么|几乎|什么样的都"
)


def trimmed(text: str) -> str:
    """The words of a question without what stands around them; the question mark stays."""
    kept = text
    for _ in range(4):
        folded = fold(kept)
        found = _BEFORE.match(folded)
        if found is None or found.end() >= len(folded.rstrip("?？ 。")):
            break
        kept = kept[found.end() :].lstrip(" ,，:：、。")
    mark = _KEPT.search(fold(kept))
    body = kept[: mark.start()] if mark else kept
    for _ in range(4):
        found = next((m for m in _BEHIND.finditer(fold(body)) if m.end() == len(body)), None)
        if found is None or found.start() == 0:
            break
        body = body[: found.start()]
    body = _SHORTENED.sub(_restored, body)
    return body.replace("一共", "总共") + ("?" if mark else "")


def _restored(found: re.Match[str]) -> str:
    """Apostrophes left out in a hurry: whats, dont, havent."""
    return f"{found[1]}'s" if found[1] else f"{found[2]}n't"


def unasked(folded: str) -> str:
    """The words with those blanked that have the form of a question and ask nothing, place for place."""
    return _NO_QUESTION.sub(lambda found: " " * len(found[0]), folded)
