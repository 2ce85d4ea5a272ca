"""Questions told by what they are about as well as by their words, before words alone decide."""

from collections.abc import Callable

from bot.record_types import SPECS, Form
from messages.reading.asked import Asked, QuestionKind
from messages.reading.lines import question_words as words
from messages.reading.lines.model import SELF
from messages.reading.patterns import Pattern

Rule = Callable[[str, Asked], bool]

BY = Pattern(
    "(?P<when>(?:[0-9一二三四五六七八九十]{1,3}月(?:份)?(?:[0-9一二三四五六七八九十]{1"
    ",3}[日号]?|底|末)?|本月底|这个月底|(?<!一)下个?月底|月底|月末|年底|年末|本?季度末|本季末|季末|(?:本|这|"
    "下)?(?:个)?(?:周|星期)[一二三四五六日天]|明天|后天|[0-9]{1,3}[日号]|"
    "[0-9]{1,2}[./][0-9]{1,2}))(?:之前|以前|前)(?!天)"
    "|(?:到|截止到?|截至|"
    "赶在)(?P<end>(?:[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}"
    "[日号]|底|末)|本?月底|下个?月底|年底|年末|季度末))(?:为止)?"
    "|\\b(?:by|before|until) (?P<en>(?:the )?(?:end of )?[a-z0-9 ]{3,24}?)(?=[?.,]|$)"
)
"""A deadline said in a question (月底前, by Friday)."""


def someone(about: Asked) -> bool:
    """Whether the question is about a person or post other than who asks."""
    return about.person not in (None, SELF) or about.role is not None


def _listed(asking: str, _about: Asked) -> bool:
    """The list itself, however its lines are asked for; what is left of it is another question."""
    other = (
        words.LEFT.search(asking)
        or words.DONE.search(asking)
        or words.MADE.search(asking)
        or BY.search(asking)
    )
    return words.LIST_NAMED.search(asking) is not None and not other


def _owes(asking: str, about: Asked) -> bool:
    """What somebody has still to do, however it is counted."""
    whose = about.person not in (None, SELF)
    return (
        whose
        and not about.types
        and _STILL.search(asking) is not None
        and words.LEFT.search(asking) is not None
    )


_STILL = Pattern("还(?:差|欠|剩|有|缺)(?:多少|几)[^,。]{0,3}(?:没|未)")


def _missed(asking: str, about: Asked) -> bool:
    """Of talks, whom they have not reached, not what a record lacks."""
    talks = bool(about.types) and all(SPECS[kind].form is Form.INTERVIEW for kind in about.types)
    return (talks or not about.types) and _WHO_MISSED.search(asking) is not None


_WHO_MISSED = Pattern(
    "哪些[^,。没未]{1,6}(?:还)?没(?:有)?[^,。]{0,5}(?:谈|聊)|(?:谁|"
    "哪[些几][^,。]{0,8}|哪位[^,。]{0,4})[^,。]{0,4}(?:落下|漏掉?|没轮到|被落)|"
    "(?:漏|缺|差|落下?|剩|少)(?:了|掉|下)?(?:谁|哪几个|哪些人|哪位|哪几位)|"
    "(?:谁|哪些人|哪些[^,。没任事工责记会整问]{1,4}|"
    "哪几[个位][^,。没]{0,3})[^,。]{0,4}没有?(?:做|进行|轮到|完成|谈|安排)"
    "|(?:没有?|未|还没)[^,。]{0,6}(?:谈|聊|做)[^,。]{0,8}的(?:部门|党员|人|支委|委员|"
    "负责人|干部|同志|名单|都?有?谁)|"
    "who (?:have|has|did) (?:we|i) (?:miss(?:ed)?|skip(?:ped)?|overlook(?:ed)?|not|"
    "forg\\w+)|has every(?:one|body) (?:had|been)|every(?:one|body) .*(?:yet|talked)|"
    "without (?:a|an|any) "
    "(?:\\w+[ -]){0,3}talk|left to (?:talk|speak) to"
)


def _last_when(asking: str, _about: Asked) -> bool:
    return _LAST.search(asking) is not None and _WHICH_DAY.search(asking) is not None and "怎么" not in asking


_LAST = Pattern(
    "上一?次|上回|最近一次|最后一次|最近(?=开|上|搞|召|谈|组织)|\\b(?:last|latest|"
    "most recent)\\b|^date of the (?:last|latest)"
)


def _next_who(asking: str, about: Asked) -> bool:
    return bool(about.types) and _NEXT.search(asking) is not None and _WHICH_DAY.search(asking) is not None


_NEXT = Pattern("下一?(?:次|场|堂|节|回)|下一?个(?!月|周|星期|季|年|礼拜|半)|接下来|\\bnext\\b")
_WHICH_DAY = Pattern(f"{words.WHEN}|when|^(?:the )?date")


def _meaning(asking: str, about: Asked) -> bool:
    """What a word means: 双重组织生活是什么意思."""
    free = not (about.person or about.role or about.period or about.date)
    return free and _MEANING.fullmatch(asking) is not None and words.LIST_NAMED.search(asking) is None


_MEANING = Pattern(
    "(?!.*(?:任务|工作|安排|情况|状态|进度|进展|内容|(?<!第一)议题|主题|决议|时间|上|"
    "下|最近|差|缺|欠|要|做|干|你|这))[^的,。]{2,12}?"
    "(?:(?:到底)?是(?:个)?什么(?:意思|会|东西|概念|制度)?|什么意思|指什么|指的是什么|"
    "什么含义|是干什么的|干什么用的)[?]*"
)


def _who_was(asking: str, about: Asked) -> bool:
    """Who chaired a meeting that took place, which is no question about a rule."""
    held = about.date is not None or _LAST.search(asking) is not None
    return held and _WHO_DID.search(asking) is not None


_WHO_DID = Pattern(
    "谁(?:来)?(?:主持|召集|组织|讲|记录|参加|出席|缺席|请假|没来|没到)|who (?:chaired|led|gave|attended|came)"
)


def _does(asking: str, about: Asked) -> bool:
    """How somebody's own duties stand."""
    if about.types or about.date or _OTHER.search(asking) or words.LIST_NAMED.search(asking):
        return False
    if about.person == SELF:
        return _OWN_PROGRESS.search(asking) is not None
    return someone(about) and _DOES.search(asking) is not None


_OTHER = Pattern(
    "谈|聊|会|课|记录|提醒|导出|台账|写|报告|总结|talk|spoke|meet|lecture|record|"
    "minute|remind|export|write|draft|[要该得](?:做|干|完成|办)(?!的)"
)
_DOES = Pattern(
    "(?:干|做|完成|办)(?:完|好)?了(?:吗|没)|到什么(?:程度|地步)|keeping up|coping|"
    "(?:完成|做|干|办|落实|履行)(?:(?:了|"
    "过)(?:哪些|什么|几项|几件)|(?:了|过|的|"
    "得)?(?:多少|几成|怎么样|如何|好不好|怎样|到位))|完成哪些|到哪(?:一?步|里|儿)?|"
    "完成率|完成度|进度|进展"
    "|(?:完成|履职|履责|落实)(?:的)?情况|(?:任务|工作)(?:都)?(?:完成|做完|干完)|"
    "(?:落下|拖欠|拖|没完成|没做|漏)[^,。]{0,3}(?:任务|工作|事)"
    "|\\b(?:doing|getting on|getting along|progress\\w*|coming along|fulfil\\w*|on "
    "track|on schedule|behind|late|up to date|"
    "completed?|finish(?:ed)?|done|achieved|status|how far|left to do|left for|still "
    "(?:have|left|need)|standing)\\b"
)
_OWN_PROGRESS = Pattern(
    "我(?:个人|自己)?[^,。]{0,8}(?:完成|做|干)(?:的|得)(?:怎么样|如何|好不好)|"
    "我(?:个人)?(?:的)?[^,。]{0,4}(?:进度|进展|完成率|完成情况|履职情况|履责情况)"
    "|how am i doing|my progress|how far am i|am i on track"
)


def _to_be_done(asking: str, about: Asked) -> bool:
    """What somebody has to do within some days."""
    return (
        about.period is not None and not about.types and someone(about) and _SHALL.search(asking) is not None
    )


_SHALL = Pattern(
    "(?:要|该|得|应该?|需要?)(?:做|干|完成|办|开|交|忙|搞|抓)(?:些|点|好|完)?(?:哪|"
    "什么)|(?:has|have|need|needs) to (?:do|finish|complete)"
)


def _suffices(asking: str, about: Asked) -> bool:
    """Whether as many took place as are owed."""
    counted = _COUNTED.search(asking) is not None
    return (
        bool(about.types) and not counted and (words.ENOUGH.search(asking) or _MET.search(asking)) is not None
    )


_COUNTED = Pattern("多少|几|how many|how much|才")
_MET = Pattern(
    "(?:requirement|target|quota|duty|obligation)s?\\b.*\\b(?:met|fulfilled|"
    "complete[d]?|done|reached|satisfied|covered)"
    "|(?:met|meet|fulfilled|reached|satisf\\w+) (?:the |our )?(?:requirement|target|quota|duty|obligation)"
)


def _due_by(asking: str, about: Asked) -> bool:
    """What must be done by a day, in English."""
    by = BY.search(asking)
    return by is not None and by["en"] is not None and not about.types and _MUST.search(asking) is not None


_MUST = Pattern(
    r"\b(?:what|which|anything|everything|all|list|tasks?|duties)\b.*\b(?:due|must|"
    r"have|has|need|needs|should|to)\b"
)


def _next_named(asking: str, about: Asked) -> bool:
    """Next party lecture: the type is all that is said."""
    return (
        bool(about.types)
        and about.date is None
        and about.period is None
        and _NEXT_NAMED.match(asking) is not None
    )


_NEXT_NAMED = Pattern(
    r"(?:the |our )?next [^0-9]{3,40}$|(?:date|day) of (?:the |our )?next|what time is (?:the |our )?next"
)


def _need_a_talk(asking: str, about: Asked) -> bool:
    """Which members need a talk."""
    talks = bool(about.types) and all(SPECS[kind].form is Form.INTERVIEW for kind in about.types)
    return talks and _NEED.search(asking) is not None


_NEED = Pattern(
    r"\b(?:people|members|those|comrades|everyone) (?:still )?(?:without|who)\b|"
    r"\b(?:who|which|what) .*\b(?:members?|people|heads?|comrades?|persons?|"
    r"ones)\b.*\b(?:need|needs|missing|lack|without|due|haven't|not)\b|\bwho (?:still "
    r")?(?:needs?|lacks?)\b"
)


def _undone(asking: str, about: Asked) -> bool:
    """Which tasks, or how many, are not done."""
    by = BY.search(asking) is not None and words.LEFT.search(asking) is None
    return not (about.types or by or someone(about)) and _UNDONE.search(asking) is not None


_UNDONE = Pattern(
    "(?:没|未|拖|欠|落)[^,。]{0,8}的[^,。]{0,3}有(?:多少|几)(?:件|项|条)|"
    "(?:没|未|拖|欠|剩|落|逾期|超期)[^,。]{0,8}(?:任务|工作|事情?|"
    "责任)[^,。]{0,3}(?:多少|几)|(?:多少|几|哪|什么)(?:件|个|项|些|条)?(?:事情?|工作|"
    "任务|活(?!动)|责任|职责)[^,。]{0,4}(?:没(?!有?[?]?$)|未|逾期|超期|滞后|落后)"
    "|(?:what|which|how many|any) (?:of (?:the |our |my )?)?(?:duties|tasks|things|items|work)\\b.*"
    "\\b(?:not|n't|\\w+n't|overdue|undone|outstanding|unfinished|open|left|late|missed|remain\\w*|behind)\\b"
    "|what (?:did|have|has|had|do) (?:we|i|the branch) (?:not |fail\\w* |miss|forg|"
    "skip|neglect|overlook)|what (?:haven't|didn't|have not|did not) (?:we|i) (?:yet "
    ")?(?:do|done|finish\\w*|complete\\w*|get|got)"
    "|(?:haven't|didn't) (?:we|i) (?:done|finished|completed|do)|what (?:are|is|am) "
    "(?:we|i) (?:\\w+ )?(?:missing|behind|late)|what (?:\\w+ )?is (?:\\w+ )?(?:open|"
    "undone|unfinished)"
)


def _to_come(asking: str, about: Asked) -> bool:
    """On which day something that is still to be held is: 最近要开的支委会是哪天."""
    return bool(about.types) and _TO_COME.search(asking) is not None


_TO_COME = Pattern(f"(?:要|该|准备|打算|计划)(?:召?开|上|搞|讲|组织|做|谈)的[^,。]{{0,12}}(?:{words.WHEN})")


def _what_was(asking: str, about: Asked) -> bool:
    """What was done at a meeting that is named with its day or as the last one."""
    when = about.date is not None or _LAST.search(asking) is not None
    return bool(about.types) and when and _WHAT_WAS.search(asking) is not None


_WHAT_WAS = Pattern("[\u4e00-\u9fff](?:了|过)(?:些)?(?:什么|哪些)(?!时候|人|同志)")


def _rectified(asking: str, _about: Asked) -> bool:
    """Which problems are not put right yet."""
    return _RECTIFIED.search(asking) is not None


_RECTIFIED = Pattern("(?:没|未)(?:有)?(?:整改|销号)[^,。报]{0,8}(?:几|多少|哪|谁|吗|$)")
FIRST: tuple[tuple[QuestionKind, Rule], ...] = (
    (QuestionKind.SHOW_DUTY_LIST, _listed),
    (QuestionKind.RULE_LOOKUP, _meaning),
    (QuestionKind.OPEN_ISSUE_COUNT, _rectified),
    (QuestionKind.NEXT_EVENT, _to_come),
    (QuestionKind.NEXT_EVENT, _next_who),
    (QuestionKind.LAST_EVENT, _last_when),
    (QuestionKind.SHOW_RECORD, _who_was),
    (QuestionKind.SHOW_RECORD, _what_was),
    (QuestionKind.MISSING_COUNTERPARTS, _missed),
    (QuestionKind.LIST_DUE_THIS_PERIOD, _to_be_done),
    (QuestionKind.DUTY_PROGRESS_OF_PERSON, _owes),
    (QuestionKind.DUTY_PROGRESS_OF_PERSON, _does),
    (QuestionKind.DUTY_STATUS, _suffices),
    (QuestionKind.LIST_DUE_BY, _due_by),
    (QuestionKind.NEXT_EVENT, _next_named),
    (QuestionKind.MISSING_COUNTERPARTS, _need_a_talk),
    (QuestionKind.LIST_OUTSTANDING_DUTIES, _undone),
)
"""The first rule that fits decides; an order to be reminded goes before them."""
