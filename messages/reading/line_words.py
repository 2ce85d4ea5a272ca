"""Words of a typed line that the reader leaves as they are: which report, a talk, an addition."""

from bot.record_types import Report, Subject
from messages.reading.normalise import fold, tidy
from messages.reading.patterns import Pattern

_TALK = Pattern("谈|约见|\\btalk|\\binterview|\\bspoke\\b|\\bchat")
_REPORTS = (
    (Report.INTEGRITY_ACCOUNTABILITY, Pattern("述责述廉|integrity")),
    (Report.MEMBER_INDIVIDUAL, Pattern("(?:班子|支委|委员)(?:成员)?个人|individual")),
    (Report.PARTY_WORK_REVIEW, Pattern("党建.{0,4}述职|述职评议|party.?work review")),
    (Report.ANNUAL_SECRETARY, Pattern("书记.{0,8}(?:主体责任|履责|履职)|secretary.{0,20}report")),
    (Report.ANNUAL_WORK_PLAN, Pattern("工作要点|工作计划|work plan")),
    (Report.TASK_BREAKDOWN_TABLE, Pattern("任务明细|任务清单|任务分解|task")),
    (Report.RESPONSIBILITY_LETTER, Pattern("责任书|responsibility letter")),
    (Report.ANNUAL_BRANCH, Pattern("支部.{0,6}(?:从严治党|主体责任).{0,4}报告|strict governance report")),
)
_SUBJECTS = (
    (Subject.EIGHT_POINT_DECISION, Pattern("八项规定|eight.?point")),
    (Subject.ONE_POST_TWO_DUTIES, Pattern("一岗双责|one post")),
    (Subject.SELF_CHECK, Pattern("自查|自检|self.?check")),
    (Subject.SUPERVISION, Pattern("督导|督查|supervis")),
)
_MORE = Pattern(
    "^(?:还?(?:再)?(?:补充|补记|补|加)(?:一下|一点|一句|一条|上)?|另外|还有)(?: ?[:,，：]| )|"
    "^(?:add|also|plus|and also)\\b ?[:,]?"
)


def speaks_of_a_talk(text: str) -> bool:
    """Whether a line whose type is not known is about a talk, not a meeting."""
    return _TALK.search(fold(tidy(text))) is not None


def report_named(text: str) -> Report | None:
    """Which report the words name; None where several might be meant."""
    return next((report for report, words in _REPORTS if words.search(fold(tidy(text)))), None)


def subject_named(text: str) -> Subject | None:
    """What the words say was checked."""
    return next((subject for subject, words in _SUBJECTS if words.search(fold(tidy(text)))), None)


def added_words(text: str) -> str | None:
    """What is to be added to a record: the words behind 补充： or "add:"; None for anything else."""
    typed = tidy(text)
    found = _MORE.match(fold(typed))
    rest = typed[found.end() :].strip(" :,，：") if found else ""
    return rest or None


_BACK = Pattern(
    "(?:请|帮我|把)?(?:这|那)?(?:一)?(?:条)?(?:删除|删掉|删了|删|撤销|撤回|作废|不要了)(?:吧|它|这条|掉)?[。.!！]?"
    "|(?:delete|remove|undo)(?: it| this)?[.!]?"
)


def takes_back(text: str) -> bool:
    """Whether the words, sent as a reply, want the record gone: 删除, 撤销, "delete"."""
    return _BACK.fullmatch(fold(tidy(text))) is not None


_VERB = Pattern(
    "改到|改期到?|改在|推迟到?|延期到?|提前到|挪到|调到|调整到|移到|改成|改为|更正为|换到|换成|"
    "应该是|应为|应是|不是.{1,12}?是|"
    "\\b(?:postpone\\w*|reschedul\\w*|move[ds]?|change[ds]?)\\b.{0,40}?\\bto\\b|"
    "\\bshould (?:be|have been)\\b"
)

_COUNTERPART = Pattern(
    "(?:谈话)?对象(?:.{0,6}?)(?:改成|改为|换成|应该是|应为|是|:) ?([^,，。;； ]{2,12})"
    "|counterpart (?:is|was|to|should be|should have been) ([a-z\\u4e00-\\u9fff ]{2,30})"
)


def counterpart_in(text: str) -> str | None:
    """Whom a correction names as the one talked to: 谈话对象改成王五."""
    typed = tidy(text)
    found = _COUNTERPART.search(fold(typed))
    return None if found is None else typed[slice(*found.span(1 if found[1] else 2))].strip()


def behind_the_verb(text: str) -> str:
    """The new value in a correction: what stands behind 改到 or 应该是; empty where there is no such word."""
    typed = tidy(text)
    found = list(_VERB.finditer(fold(typed)))
    return typed[found[-1].end() :].strip(" ,，。：:") if found else ""


_MONTH = Pattern(r"月|\d[./-]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")


def names_month(text: str) -> bool:
    """Whether a line says the month of its day: 17号的支委会 does not."""
    return _MONTH.search(tidy(text).lower()) is not None


_LATEST = Pattern(
    "上一?(?:次|回)|(?:最近|最新|最后)的?(?:一|那)?(?:次|回|条)"
    r"|\b(?:last|latest|most recent|newest)\b(?! (?:week|month|year|quarter|time))"
)


def names_latest(text: str) -> bool:
    """Whether the words mean the newest one of its kind: 上次支委会, the last committee meeting."""
    return _LATEST.search(fold(tidy(text))) is not None
