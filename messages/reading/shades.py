"""Shades of a question that its kind does not tell: only what is overdue, only the last one, talks."""

from bot.record_types import Report, Subject
from messages.reading.normalise import spaced
from messages.reading.patterns import Pattern

_OVERDUE = Pattern(r"逾期|超期|过期|拖(?:了|着|欠)|晚了|\boverdue\b|\blate\b|\bbehind\b")
_LAST = Pattern(
    r"上一?次|上回|最近一次|最后一次|上一(?:场|堂|节)|前一次"
    r"|\b(?:last|latest|most recent)\b(?! (?:year|month|week|quarter|half))"
)
_TALKS = Pattern(r"谈|聊|\btalk(?:s|ed|ing)?\b")
_VOTES = Pattern(r"表决|投票|票|同意才|通过|\bvot(?:e|es|ing)\b")
_QUORUM = Pattern(
    r"(?:几|多少)(?:个|名)?人|[0-9一二两三四五六七八九十半]+(?:个|名)?(?:人|委员|支委|"
    r"党员)?[^,。]{0,4}(?:能|可以|够)[^,。]{0,3}(?:开|表决)|到会|过半|三分之二|"
    r"五分之四|有效|算数"
    r"|\bquorum\b|how many (?:people|members)|attend"
)
_CHAIR = Pattern(r"谁[^,。]{0,4}(?:主持|召集)|主持人|由谁|\bwho (?:may |can |must |should )?chairs?\b")
_INSTEAD = Pattern(r"抵|代替|替代|算不算|算作|能不能算|可以算|\b(?:instead|count as|counts as|substitute)\b")
_MINE = Pattern(
    "(?:我(?:的|有|设)?|有|查看?|看看?|列出)?(?:了|的)?(?:哪些|什么|几个|多少)?(?:个人)?提醒"
    "(?:列表|清单|有哪些|有什么|呢)?|(?:取消|删除|删掉)(?:我的|这个|那个)?提醒"
    r"|(?:show |list |see )?(?:me )?my reminders|what reminders (?:do i have|are set)"
)
_PLANS = Pattern(
    "(?:查看|查|看看|看|列出)?(?:一下)?(?:我的|支部的?|近期的?|最近的?|接下来的?|会议|有?(?:哪些|什么))?(?:会议)?安排"
    "(?:一览|列表|表|有哪些)?"
    r"|(?:show |list |see )?(?:me )?(?:my |the |all )*plans|what(?:'s| is) (?:planned|coming up)"
)
_MEETINGS = Pattern(
    r"(?:什么|哪些|哪个|开|有|几个|多少)[^,。谈]{0,6}会(?!议室|计|员|费|不会|能|做)|会议|\bmeetings?\b"
)
_AWAY = Pattern(
    r"(?:谁|哪些人|哪几个人?|有哪些)[^,。]{0,6}(?:没来|没到|未到|没参加|没出席|没去|缺席|缺勤|请假|请了假|不在)"
    r"|(?:没来|没到|未到|没参加|没出席|缺席|缺勤|请假)的?(?:人|同志|党员)?(?:是|有|都?是|都有)?(?:谁|哪些|哪几)"
    r"|\bwho (?:(?:was|were|is) )?(?:absent|away|missing|not (?:there|present))"
    r"|\bwho (?:missed|(?:did not|didn'?t|could not|couldn'?t) (?:come|attend|make)"
    r"|(?:wasn'?t|weren'?t) (?:there|present))"
)
_LECTURERS = Pattern(
    r"谁[^,。]{0,4}(?:讲|上|主讲)[^,。]{0,3}(?:党课|课)|(?:党课|课)[^,。]{0,6}谁[^,。]{0,3}(?:讲|上)|(?:主讲|讲课)人"
    r"|\bwho (?:has |have )?(?:gave|given|give|lectured|taught|held)\b[^,.]{0,24}\blecture|\bwho lectured\b"
    r"|\bwho (?:was|were) the lecturers?\b"
)
_MATTERS: tuple[tuple[str, Pattern], ...] = (
    (Report.INTEGRITY_ACCOUNTABILITY, Pattern(r"述责|述廉|duties and integrity")),
    (Report.PARTY_WORK_REVIEW, Pattern(r"述职评议|抓党建|party work re")),
    (Report.ANNUAL_WORK_PLAN, Pattern(r"工作要点|work plan")),
    (Report.TASK_BREAKDOWN_TABLE, Pattern(r"明细表|breakdown")),
    (Report.RESPONSIBILITY_LETTER, Pattern(r"责任书|responsibility letter")),
    (
        Report.MEMBER_INDIVIDUAL,
        Pattern(r"个人[^,。]{0,6}(?:履责|落实|主体责任|情况)|(?:班子)?成员[^,。]{0,4}报告|member'?s? report"),
    ),
    (
        Report.ANNUAL_SECRETARY,
        Pattern(r"书记[^,。]{0,10}报告|履行主体责任报告|secretary'?s? (?:yearly |annual )?report"),
    ),
    (
        Report.ANNUAL_BRANCH,
        Pattern(r"支部[^,。]{0,14}报告|从严治党(?:工作)?报告|branch'?s? (?:yearly |annual )?report"),
    ),
    (Subject.EIGHT_POINT_DECISION, Pattern(r"八项规定|四风|eight.point")),
    (Subject.SUPERVISION, Pattern(r"督导|guidance")),
    (Subject.SELF_CHECK, Pattern(r"自查|自检|self.check")),
    (Subject.ONE_POST_TWO_DUTIES, Pattern(r"一岗双责|two duties")),
)
_DRAFTS = (
    ("integrity", Pattern(r"述责|述廉|廉政|\bintegrity\b")),
    ("work", Pattern(r"述职|抓党建|工作总结|\bwork (?:report|summary)\b")),
    ("annual", Pattern(r"年度|全年|年终|从严治党|\b(?:annual|yearly)\b")),
)
_LEDGERS = (
    ("problems", Pattern(r"问题|整改|\bproblems?\b|rectif")),
    ("progress", Pattern(r"推进|一览|责任清单|进度|\bprogress\b|duty list")),
    ("integrity", Pattern(r"廉政|廉洁|\bintegrity\b")),
    ("talks", Pattern(r"谈心|谈话|\btalks?\b")),
    ("meetings", Pattern(r"三会一课|会议|支委会|大会|党课|党日|\bmeetings?\b|\blectures?\b")),
)


def about_meetings(text: str) -> bool:
    """Whether meetings are meant, where no type is named."""
    return _MEETINGS.search(spaced(text)) is not None


def matters(text: str) -> tuple[str, ...]:
    """Which reports and checks are named: values of ``Report`` and ``Subject``."""
    typed = spaced(text)
    return tuple(str(matter) for matter, pattern in _MATTERS if pattern.search(typed))


def report_named(text: str) -> str | None:
    """Which report is to be drafted, by the names of ``messages.documents.reports``; None for any."""
    typed = spaced(text)
    return next((name for name, pattern in _DRAFTS if pattern.search(typed)), None)


def overdue_alone(text: str) -> bool:
    """Whether what is past its date is asked for, and not what is left."""
    return _OVERDUE.search(spaced(text)) is not None


def asks_last(text: str) -> bool:
    """Whether the newest record alone is asked for."""
    return _LAST.search(spaced(text)) is not None


def asks_who_was_away(text: str) -> bool:
    """Whether the names of those who were away are asked for, and not the whole record."""
    return _AWAY.search(spaced(text)) is not None


def asks_who_lectured(text: str) -> bool:
    """Whether it is asked who gave a lecture."""
    return _LECTURERS.search(spaced(text)) is not None


def about_talks(text: str) -> bool:
    """Whether talks are meant, where no type is named."""
    return _TALKS.search(spaced(text)) is not None


def rule_topics(text: str) -> tuple[str, ...]:
    """Which rules beside how often are asked for: ``vote``, ``quorum``, ``instead``, ``chair``."""
    typed = spaced(text)
    found = (("vote", _VOTES), ("quorum", _QUORUM), ("instead", _INSTEAD), ("chair", _CHAIR))
    return tuple(name for name, pattern in found if pattern.search(typed))


def asks_own_reminders(text: str) -> bool:
    """Whether the reminders that the person set are asked for."""
    return _MINE.fullmatch(spaced(text).strip(" ?？。!！.")) is not None


def asks_plans(text: str) -> bool:
    """Whether what is planned is asked for, of no days in particular."""
    return _PLANS.fullmatch(spaced(text).strip(" ?？。!！.")) is not None


def ledger_named(text: str) -> str | None:
    """Which ledger is asked for by its name; None where none is."""
    typed = spaced(text)
    return next((name for name, pattern in _LEDGERS if pattern.search(typed)), None)
