"""Whether a clause begins another field of a record: 应到9, 历时一小时, 李四请假, 就这些."""

import re

from messages.reading.lines import attendance_words as counts
from messages.reading.lines.hours import lasts_at
from messages.reading.lines.missing_words import EXCEPT, LABEL, WORD
from messages.reading.lines.naming import Naming
from messages.reading.patterns import Pattern

_OPENING = Pattern(
    " *(?:会议地?|会上|大家|还|并|又|同时|本次|支部)*(?:应到|应参会|应出席|"
    "应参加|实到|缺席|缺勤|缺[0-9]|到会|参会|出席|地点|时间|主持|记录人|记录|"
    "(?:主讲|授课|讲课)人|[集组专][体中织题]学习|学习[^,;。 ]{0,24}(?:精神|"
    "《|讲话|条例|准则|党章|文件|规定|通报)|议题|(?:会议)?(?:主题|内容)(?=[是为:])|"
    "时长|会期|围绕|就[^,;。]{2,24}进行|列席|参加人|赞成|反对|弃权|同意[0-9]|"
    "[0-9]+票|全票|表决|请假|由.{1,6}主持|"
    "(?:研究|讨论|听取|审议|传达|传达学习)了?(?!室|的|决定)|(?:学习|通报|部署|观看|商量|聊|说)了|一致(?:通过|同意)|"
    "在[^,;。 ]{1,14}(?:开的|召开|举行)|主要(?:内容|研究|讨论|学习))"
)
_CLOSING = Pattern(
    " *(?:就这些|就这样|没了|完毕|over(?! [0-9a-z])|(?:多谢|谢谢)[啦了你您]?|麻烦(?:你|您)?(?:帮忙|"
    "帮我)?(?:登记|记)(?:一下|下)?|"
    "(?:其他|其它|别的)(?:也|都)?没(?:啥|什么|有)?(?:事|情况)?了?|(?:都|也|挺|很|比较|非常|整体|总体)*顺利(?:的|结束)?|"
    "(?:大家|整体|总体)?(?:效果|反响|气氛)(?:也|都|挺|很|比较|非常)*(?:不错|"
    "好|可以|热烈)的?)[吧哈啊呀了]?(?=$|[,;。!\n ])"
)
_ROLE = Pattern(
    "(?:也|都|均)?(?:来|负责|做|作|担任|应邀)?(?:的)?(?:会议)?(?:主持|记录|主讲|授课|列席|记的|"
    "讲的)(?:了|会议|的)?(?=$|[,;。 \n\x00])"
)
_ABOUT = Pattern(" *(?:大约|大概|差不多|将近|约|前后|一共|总共|共)?")
_SMALL = Pattern("(?:会议由|由|是|请|就|只有|其中|另外|仍由|邀请)")
_COUNT = (*counts.LABELLED, *counts.BEFORE)


def begins_field(naming: Naming, at: int) -> bool:
    """Whether what stands from ``at`` on is another field of the record, or words that only end the line."""
    folded = naming.scan.folded
    skipped = _ABOUT.match(folded, at)
    at = skipped.end() if skipped else at
    if (
        _OPENING.match(folded, at)
        or _CLOSING.match(folded, at)
        or lasts_at(folded, at)
        or EXCEPT.match(folded, at)
    ):
        return True
    if LABEL.match(folded, at) or any(shape.match(folded, at) for _, shape in _COUNT):
        return True
    if any(shape.match(folded, at) for shape in (counts.ALL, counts.OF_WHICH, counts.PAIR)):
        return True
    return _somebody(naming, at)


def closing_at(folded: str, at: int) -> re.Match[str] | None:
    """Words behind a break that only end a line: 就这些, 谢谢, 挺顺利的."""
    return _CLOSING.match(folded, at)


def _somebody(naming: Naming, at: int) -> bool:
    """李四请假, 王五做记录: somebody named, and behind the name a reason or a role."""
    folded = naming.scan.folded
    small = _SMALL.match(folded, at)
    hit = naming.after(small.end() if small else at)
    if hit is None:
        return False
    end = hit[0]
    if _ROLE.match(folded, end):
        return True
    behind = folded[end : naming.scan.clause_end(end)]
    return len(behind) <= 12 and re.match(f"[^,;。]{{0,5}}?(?:{WORD})", behind) is not None
