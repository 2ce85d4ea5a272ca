"""Shades of a question that its kind does not tell: only what is overdue, only the last one, talks."""

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
    r"(?:几|多少)(?:个|名)?人|到会|过半|三分之二|五分之四|有效|算数"
    r"|\bquorum\b|how many (?:people|members)|attend"
)
_INSTEAD = Pattern(r"抵|代替|替代|算不算|算作|能不能算|可以算|\b(?:instead|count as|counts as|substitute)\b")
_MINE = Pattern(
    "(?:我(?:的|有|设)?|有|查看?|看看?|列出)?(?:了|的)?(?:哪些|什么|几个|多少)?(?:个人)?提醒"
    "(?:列表|清单|有哪些|有什么|呢)?|(?:取消|删除|删掉)(?:我的|这个|那个)?提醒"
    r"|(?:show |list |see )?(?:me )?my reminders|what reminders (?:do i have|are set)"
)
_LEDGERS = (
    ("problems", Pattern(r"问题|整改|\bproblems?\b|rectif")),
    ("progress", Pattern(r"推进|一览|责任清单|进度|\bprogress\b|duty list")),
    ("integrity", Pattern(r"廉政|廉洁|\bintegrity\b")),
    ("talks", Pattern(r"谈心|谈话|\btalks?\b")),
    ("meetings", Pattern(r"三会一课|会议|支委会|大会|党课|党日|\bmeetings?\b|\blectures?\b")),
)


def overdue_alone(text: str) -> bool:
    """Whether what is past its date is asked for, and not what is left."""
    return _OVERDUE.search(spaced(text)) is not None


def asks_last(text: str) -> bool:
    """Whether the newest record alone is asked for."""
    return _LAST.search(spaced(text)) is not None


def about_talks(text: str) -> bool:
    """Whether talks are meant, where no type is named."""
    return _TALKS.search(spaced(text)) is not None


def rule_topics(text: str) -> tuple[str, ...]:
    """Which rules beside how often are asked for: ``vote``, ``quorum``, ``instead``."""
    typed = spaced(text)
    found = (("vote", _VOTES), ("quorum", _QUORUM), ("instead", _INSTEAD))
    return tuple(name for name, pattern in found if pattern.search(typed))


def asks_own_reminders(text: str) -> bool:
    """Whether the reminders that the person set are asked for."""
    return _MINE.fullmatch(spaced(text).strip(" ?？。!！.")) is not None


def ledger_named(text: str) -> str | None:
    """Which ledger is asked for by its name; None where none is."""
    typed = spaced(text)
    return next((name for name, pattern in _LEDGERS if pattern.search(typed)), None)
