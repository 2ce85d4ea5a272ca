"""Which kind of question was asked, once it is known what it is about; the first row that fits decides."""

from messages.reading.asked import Asked, QuestionKind
from messages.reading.lines import question_words as words
from messages.reading.lines.model import SELF
from messages.reading.lines.question_early import BY, FIRST, Rule, someone
from messages.reading.lines.question_kinds import RULES
from messages.reading.patterns import Pattern

_TO_DO = Pattern(
    "what (?:does|do|should|must) .* (?:do|have to do|need to do)[?]?$|是(?:管|做|"
    "干)什么的|(?:要|该|应该?|得)?(?:负责|做|管|干|抓)(?:什么|哪些)"
)
_STANDS = Pattern(
    "完成|达标|够|进度|进展|情况|怎么样|落实|到位|欠|逾期|合格|覆盖|做完|齐了|到哪"
    "|on track|status|complete|enough|done|fulfil|overdue|behind|late|finished|up to "
    "date|sufficient|quota|target|requirement|on schedule|on time|达到|符合要求|have "
    "we met|did we meet|met the"
)
_MEETS = Pattern("谈话|谈|会|学习|talk|meeting")
_NOW = Pattern("今天|明天|后天|today|tomorrow|现在|now|接下来|最近|近期|这两天|这几天")
_LOOKED_UP = Pattern("[?]|查|看|记录|纪要|情况|show|find|what")
_SOUGHT = Pattern(
    "^(?:请|麻烦|帮我|给我|我想|我要|把)*(?:查|看|找|翻|调|搜|列|显示)|找出来|调出来|"
    "翻出来|发我|给我|\\b(?:show|find|list|display|pull up|look up|see|open|view|get|bring up)\\b"
)
_TASKS = Pattern("任务|工作|事|活|安排|干什么|做什么|忙什么|tasks?|to do|duties")
_ENDS = Pattern("到期|截止|due")


def kind_of(asking: str, about: Asked, plain: QuestionKind | None) -> QuestionKind | None:
    """The kind; ``plain`` is what the whole text is where it is one of the plainest questions."""
    if plain is QuestionKind.HELP:
        return plain
    if RULES[0][1].search(asking) is None:  # an order to be reminded of whatever is said
        early = next((kind for kind, fits in FIRST if fits(asking, about)), None)
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


def _by(asking: str, _about: Asked) -> bool:
    return BY.search(asking) is not None and bool(words.DUE.search(asking) or words.LEFT.search(asking))


def _list(asking: str, about: Asked) -> bool:
    left = words.LEFT.search(asking) or words.DONE.search(asking)
    whose = someone(about) or about.person == SELF
    if not whose and (about.types or about.period):
        other = left or words.MADE.search(asking)
        return words.LIST_SURE.search(asking) is not None and not about.types and not other
    return words.LIST.search(asking) is not None and not left


def _progress(asking: str, about: Asked) -> bool:
    asks = words.PROGRESS.search(asking) or words.LEFT.search(asking)
    return someone(about) and not about.types and asks is not None


def _to_do(asking: str, about: Asked) -> bool:
    whose = someone(about) or about.person == SELF
    left = words.LEFT.search(asking) is not None
    return about.period is None and whose and not left and _TO_DO.search(asking) is not None


def _left(asking: str, about: Asked) -> bool:
    return not about.types and words.LEFT.search(asking) is not None


def _done(asking: str, about: Asked) -> bool:
    return bool(about.types) and _HAVE.search(asking) is not None


_HAVE = Pattern(
    "^was .*\\b(?:held|done|organi[sz]ed|given|submitted)\\b|have (?:we|i|they) "
    "(?:already )?(?:done|held|had|given|organi[sz]ed)"
)


def _stands(asking: str, about: Asked) -> bool:
    return bool(about.types) and _STANDS.search(asking) is not None


def _has(asking: str, about: Asked) -> bool:
    what = about.types or someone(about) or _MEETS.search(asking)
    return words.HAS.search(asking) is not None and bool(what)


def _due(asking: str, about: Asked) -> bool:
    when = about.period is not None or _NOW.search(asking) is not None
    stands = bool(about.types) and "状态" in asking
    return when and not stands and words.DUE.search(asking) is not None


def _anything(asking: str, about: Asked) -> bool:
    """Whether there is any meeting or task in a stretch of days."""
    return bool(about.period or about.date) and not about.types and _ANY.search(asking) is not None


_ANY = Pattern(
    "有(?:没有)?(?:什么|哪些)?(?:会|安排|任务|活动|事)[^,。]{0,4}(?:吗|没|不|么|[?]|"
    "$)|(?<![了过])(?:几|多少)个?会|\\b(?:any|anything) .*(?:due|planned|scheduled|on)|"
    "(?:要|用|得)开(?:个|什么|哪些)?会(?:吗|不|么)|(?:do we have|have we|is there|are "
    "there|got) (?:any )?(?:meetings?|tasks?|duties|events?)\\b"
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
    whose = someone(about) or about.person == SELF
    return whose and not about.types and _TASKS.search(asking) is not None


def _coming(asking: str, about: Asked) -> bool:
    return not about.types and _TASKS.search(asking) is not None and words.DUE.search(asking) is not None


def _otherwise(kind: QuestionKind, asking: str, about: Asked) -> bool:
    """Whether the words of a kind mean another one: enough is no counting, and a record is of something."""
    if kind is QuestionKind.LIST_INCOMPLETE_RECORDS:
        return bool(about.types) and "how many" in asking
    if kind is QuestionKind.REMAINING_COUNT:
        return not about.types and _UNDONE.search(asking) is not None
    if kind is QuestionKind.COUNT_EVENTS:
        tasks = not about.types and _UNDONE.search(asking) is not None
        return tasks or words.ENOUGH.search(asking) is not None or _anything(asking, about)
    if kind is QuestionKind.RULE_LOOKUP and not about.types:
        if (about.date or about.period) and _anything(asking, about):
            return True
        if _WHY.search(asking) and not _OF_PARTY.search(asking):
            return True
    if kind is QuestionKind.RULE_LOOKUP:
        return _MET.search(asking) is not None
    if kind is QuestionKind.SHOW_RECORD:
        nothing = not (about.types or about.date or about.person)
        return nothing and _MINUTES.search(asking) is None
    return False


_WHY = Pattern("why |为什么|凭什么|能不能|可不可以|能.*吗|可以.*吗")
_OF_PARTY = Pattern(
    "会|党|支部|支委|书记|委员|谈|课|记录|投票|表决|补|请假|列席|缺席|选举|换届|报告|签|"
    "meet|party|branch|secretary|talk|lecture|record|duty|duties|vote|hold|keep|member"
)
_MET = Pattern(
    "have we met|did we meet|met the (?:requirement|target|quota)|"
    "(?:requirement|target|quota)s? .*(?:met|fulfilled|complete|done|reached|covered)|"
    "还(?:要不要|用不用|需不需要)|要不要[^,。]{0,3}[,，][^,。]{0,4}(?:差|几)"
)
_UNDONE = Pattern(
    "(?:多少|几)(?:件|个|项|条)?(?:事情?|工作|任务|活)[^,。]{0,4}(?:没|未|逾期|超期|"
    "滞后)|not done|undone|overdue"
)


_MINUTES = Pattern(
    "记录|的会|记了|纪要|内容|会议|谈话|会上|上次|上回|记的|record|minutes|notes|meeting|talk|last"
)
_OF_PEOPLE: tuple[tuple[QuestionKind, Rule], ...] = (
    (QuestionKind.LIST_DUE_BY, _by),
    (QuestionKind.SHOW_DUTY_LIST, _list),
    (QuestionKind.DUTY_PROGRESS_OF_PERSON, _progress),
    (QuestionKind.SHOW_DUTY_LIST, _to_do),
)
_OF_DUTIES: tuple[tuple[QuestionKind, Rule], ...] = (
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
