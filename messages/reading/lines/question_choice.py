"""Which kind of question was asked, once it is known what it is about; the first row that fits decides."""

from collections.abc import Callable

from bot.record_types import SPECS, Form
from messages.reading.asked import Asked, QuestionKind
from messages.reading.lines import question_words as words
from messages.reading.lines.model import SELF
from messages.reading.lines.question_kinds import RULES
from messages.reading.patterns import Pattern

BY = Pattern(
    "(?P<when>(?:[0-9一二三四五六七八九十]{1,3}月(?:份)?(?:[0-9一二三四五六七八九十]{1"
    ",3}[日号]?|底|末)?|本月底|这个月底|下个?月底|月底|月末|年底|年末|本?季度末|本季末|季末|(?:本|这|"
    "下)?(?:个)?(?:周|星期)[一二三四五六日天]|明天|后天|[0-9]{1,3}[日号]|"
    "[0-9]{1,2}[./][0-9]{1,2}))(?:之前|以前|前)(?!天)"
    "|(?:到|截止到?|截至|"
    "赶在)(?P<end>(?:[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}"
    "[日号]|底|末)|本?月底|下个?月底|年底|年末|季度末))(?:为止)?"
    "|\\b(?:by|before|until) (?P<en>(?:the )?(?:end of )?[a-z0-9 ]{3,24}?)(?=[?.,]|$)"
)
"""A deadline said in a question (月底前, by Friday)."""

_TO_DO = Pattern("(?:要|该|应该?|得)?(?:负责|做|管|干|抓)(?:什么|哪些)")
_DONE = Pattern("完成|进度|落实")
_STANDS = Pattern(
    "完成|达标|够|进度|进展|情况|怎么样|落实|到位|欠|逾期|合格|覆盖|做完|齐了|到哪"
    "|on track|status|complete|enough|done|fulfil|overdue|behind|late|finished|up to "
    "date|sufficient|quota|target|have we met|did we meet|met the"
)
_MEETS = Pattern("谈话|谈|会|学习|talk|meeting")
_NOW = Pattern("今天|明天|后天|today|tomorrow|现在|now|接下来|最近|近期|这两天|这几天")
_LOOKED_UP = Pattern("[?]|查|看|记录|纪要|情况|show|find|what")
_SOUGHT = Pattern(
    "^(?:请|麻烦|帮我|给我|我想|我要|把)*(?:查|看|找|翻|调|搜|列|显示)|找出来|调出来|"
    "翻出来|发我|给我|\\b(?:show|find|list|display|pull up|look up|see)\\b"
)
_TASKS = Pattern("任务|工作|事|活|安排|干什么|做什么|忙什么|tasks?|to do|duties")
_ENDS = Pattern("到期|截止|due")
_Rule = Callable[[str, Asked], bool]


def kind_of(asking: str, about: Asked, plain: QuestionKind | None) -> QuestionKind | None:
    """The kind; ``plain`` is what the whole text is where it is one of the plainest questions."""
    if plain is QuestionKind.HELP:
        return plain
    early = next((kind for kind, fits in _FIRST if fits(asking, about)), None)
    if early is not None:
        return early
    for kind, pattern in RULES:
        if pattern.search(asking) and not _otherwise(kind, asking, about):
            due = kind is QuestionKind.NEXT_EVENT and _ENDS.search(asking) and not about.types
            return QuestionKind.LIST_DUE_THIS_PERIOD if due else kind
    for kind, fits in _OF_PEOPLE:
        if fits(asking, about):
            return kind
    if plain is not None:
        left = plain is QuestionKind.LIST_OUTSTANDING_DUTIES and not words.LEFT.search(asking)
        return QuestionKind.LIST_DUE_THIS_PERIOD if left and about.period else plain
    return next((kind for kind, fits in _OF_DUTIES if fits(asking, about)), None)


def _someone(about: Asked) -> bool:
    return about.person not in (None, SELF) or about.role is not None


def _by(asking: str, _about: Asked) -> bool:
    return BY.search(asking) is not None and bool(words.DUE.search(asking) or words.LEFT.search(asking))


def _list(asking: str, about: Asked) -> bool:
    left = words.LEFT.search(asking) or _DONE.search(asking)
    whose = not about.types or _someone(about) or about.person == SELF
    return whose and words.LIST.search(asking) is not None and not left


def _progress(asking: str, about: Asked) -> bool:
    return _someone(about) and not about.types and words.PROGRESS.search(asking) is not None


def _to_do(asking: str, about: Asked) -> bool:
    whose = _someone(about) or about.person == SELF
    return about.period is None and whose and _TO_DO.search(asking) is not None


def _left(asking: str, about: Asked) -> bool:
    return not about.types and words.LEFT.search(asking) is not None


def _done(asking: str, about: Asked) -> bool:
    return bool(about.types) and _HAVE.search(asking) is not None


_HAVE = Pattern("have (?:we|i|they) (?:already )?(?:done|held|had|given|organi[sz]ed)")


def _stands(asking: str, about: Asked) -> bool:
    return bool(about.types) and _STANDS.search(asking) is not None


def _has(asking: str, about: Asked) -> bool:
    what = about.types or _someone(about) or _MEETS.search(asking)
    return words.HAS.search(asking) is not None and bool(what)


def _due(asking: str, about: Asked) -> bool:
    when = about.period is not None or _NOW.search(asking) is not None
    return when and words.DUE.search(asking) is not None


def _anything(asking: str, about: Asked) -> bool:
    """Whether there is any meeting or task in a stretch of days."""
    return bool(about.period or about.date) and not about.types and _ANY.search(asking) is not None


_ANY = Pattern(
    "有(?:没有)?(?:什么|哪些)?(?:会|安排|任务|活动|事)[^,。]{0,4}(?:吗|没|不|么|[?]|"
    "$)|几个会|多少个?会|(?:any|anything) .*(?:due|planned|scheduled|on)"
)


def _status(asking: str, about: Asked) -> bool:
    return bool(about.types) and words.STATUS.search(asking) is not None


def _record(asking: str, about: Asked) -> bool:
    return bool(about.types) and about.date is not None and _LOOKED_UP.search(asking) is not None


def _sought(asking: str, about: Asked) -> bool:
    return bool(about.types) and _SOUGHT.search(asking) is not None


def _looked_up(asking: str, about: Asked) -> bool:
    """查李四: what is kept of somebody, where nothing but the name is said."""
    return about.person not in (None, SELF) and not about.types and _LOOK_UP.fullmatch(asking) is not None


_LOOK_UP = Pattern(
    "(?:请|帮我|麻烦)*(?:查|搜|查找|搜索|查询)(?:一下|一查|下|看|找)?"
    "(?: ?[^,。?的了吗a-z]{2,6}| ?[a-z]+(?: [a-z]+)?)"
    "|(?:please )?(?:find|search|search for|look up) [a-z\u4e00-\u9fff]{2,}(?: [a-z]+)?"
)


def _own(asking: str, about: Asked) -> bool:
    whose = _someone(about) or about.person == SELF
    return whose and not about.types and _TASKS.search(asking) is not None


def _coming(asking: str, about: Asked) -> bool:
    return not about.types and _TASKS.search(asking) is not None and words.DUE.search(asking) is not None


def _listed(asking: str, _about: Asked) -> bool:
    """The list itself, however its lines are asked for; what is left of it is another question."""
    other = (
        words.LEFT.search(asking) or _DONE.search(asking) or words.MADE.search(asking) or BY.search(asking)
    )
    return words.LIST_NAMED.search(asking) is not None and not other


def _otherwise(kind: QuestionKind, asking: str, about: Asked) -> bool:
    """Whether the words of a kind mean another one: enough is no counting, and a record is of something."""
    if kind is QuestionKind.COUNT_EVENTS:
        tasks = not about.types and _UNDONE.search(asking) is not None
        return tasks or words.ENOUGH.search(asking) is not None or _anything(asking, about)
    if kind is QuestionKind.RULE_LOOKUP:
        return _MET.search(asking) is not None
    if kind is QuestionKind.SHOW_RECORD:
        nothing = not (about.types or about.date or about.person)
        return nothing and _MINUTES.search(asking) is None
    return False


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


_MET = Pattern("have we met|did we meet|met the (?:requirement|target|quota)")
_UNDONE = Pattern("(?:多少|几)(?:件|个|项)?(?:事|工作|任务|活)[^,。]{0,3}(?:没|未)|not done|undone")


def _missed(asking: str, about: Asked) -> bool:
    """Of talks, whom they have not reached, not what a record lacks."""
    talks = bool(about.types) and all(SPECS[kind].form is Form.INTERVIEW for kind in about.types)
    return (talks or not about.types) and _WHO_MISSED.search(asking) is not None


_WHO_MISSED = Pattern(
    "(?:漏|缺|差|落下?|剩|少)(?:了|掉|下)?(?:谁|哪几个|哪些人|哪位|哪几位)|"
    "(?:没有?|未|还没)[^,。]{0,6}(?:谈|聊|做)[^,。]{0,8}的(?:部门|党员|人|支委|委员|"
    "负责人|干部|同志|名单|都?有?谁)|"
    "who (?:have|has|did) (?:we|i) (?:missed?|skipped?|not)|without (?:a|an|any) "
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
_MINUTES = Pattern(
    "记录|的会|记了|纪要|内容|会议|谈话|会上|上次|上回|记的|record|minutes|notes|meeting|talk|last"
)
_FIRST: tuple[tuple[QuestionKind, _Rule], ...] = (
    (QuestionKind.SHOW_DUTY_LIST, _listed),
    (QuestionKind.NEXT_EVENT, _next_who),
    (QuestionKind.LAST_EVENT, _last_when),
    (QuestionKind.MISSING_COUNTERPARTS, _missed),
    (QuestionKind.DUTY_PROGRESS_OF_PERSON, _owes),
)
_OF_PEOPLE: tuple[tuple[QuestionKind, _Rule], ...] = (
    (QuestionKind.LIST_DUE_BY, _by),
    (QuestionKind.SHOW_DUTY_LIST, _list),
    (QuestionKind.DUTY_PROGRESS_OF_PERSON, _progress),
    (QuestionKind.SHOW_DUTY_LIST, _to_do),
)
_OF_DUTIES: tuple[tuple[QuestionKind, _Rule], ...] = (
    (QuestionKind.LIST_OUTSTANDING_DUTIES, _left),
    (QuestionKind.HAS_EVENT, _done),
    (QuestionKind.DUTY_STATUS, _stands),
    (QuestionKind.LIST_DUE_THIS_PERIOD, _anything),
    (QuestionKind.HAS_EVENT, _has),
    (QuestionKind.LIST_DUE_THIS_PERIOD, _due),
    (QuestionKind.DUTY_STATUS, _status),
    (QuestionKind.SHOW_RECORD, _record),
    (QuestionKind.SHOW_RECORD, _sought),
    (QuestionKind.SHOW_RECORD, _looked_up),
    (QuestionKind.SHOW_DUTY_LIST, _own),
    (QuestionKind.LIST_OUTSTANDING_DUTIES, _coming),
)
