"""What a question is about: types, a stretch of days, a person, a post."""

import re
from datetime import date

from bot.record_types import RecordType
from bot.roster import Post
from messages.reading.asked import Asked, QuestionKind
from messages.reading.date_words import Prefer
from messages.reading.lines.days import read_days
from messages.reading.lines.events import Mention, mentions_of
from messages.reading.lines.mention import NameBook, Someone
from messages.reading.lines.model import SELF
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import Kind, Scan
from messages.reading.lines.stretches import stretch_of
from messages.reading.lines.written import Written, day_of
from messages.reading.patterns import Pattern

_SELF = Pattern(
    "(?<![给帮让叫请醒喊催发替])(?:我(?!们|想|要(?:台账|一|个)|要看|要查|要导|看|查|"
    "支部|党|区|县|来|记)|本人)|"
    "\\b(?:my|(?<!can )(?<!could )(?<!may )(?<!let me )i|mine)\\b(?! (?:want|would|"
    "need (?:a|an|the|my)\\b)|'d like)"
)
_ROLES: tuple[tuple[str, str], ...] = (
    (Post.DEPUTY_SECRETARY, "副书记|deputy secretary"),
    (Post.BRANCH_SECRETARY, "(?:党支部|支部)?书记|支书|(?:branch )?secretary"),
    (Post.ORGANIZATION_MEMBER, "组织委员|组委|organi[sz]ation member"),
    (Post.PUBLICITY_MEMBER, "宣传委员|宣委|publicity member"),
    (Post.DISCIPLINE_MEMBER, "纪检委员|discipline (?:inspection )?member"),
    (Post.GROUP_LEADER, "党?小组(?:组)?长|group leader"),
    ("department_head", "负责人|部门(?:负责人|主任|领导)|各部门|中层(?:干部)?|department heads?"),
    ("committee", ("班子(?!成员)|支委会(?=的?(?:责任|清单|任务|职责)|(?:要|该)(?:负责|做什么|干|管))|"
        "支部委员会(?=的?(?:责任|清单))|the committee(?! meeting| met| meet| decid| "
        "discuss| last)|committee's")),
    (Post.COMMITTEE_MEMBER, "班子(?:其他)?成员|支委(?!会)|(?:支部)?委员(?!会)|committee members?"),
)  # fmt: skip


def about_of(scan: Scan, today: date, book: NameBook) -> Asked:
    """Types, days and people that the words name, whatever the question."""
    mentions = [m for m in mentions_of(scan) if m.exact or _sure(scan, m)]
    role, mentions = _role(scan, mentions)
    types = tuple(dict.fromkeys(m.type for m in mentions if m.type is not None))
    if "三会一课" in scan.folded:
        three = (
            RecordType.BRANCH_MEMBERS_MEETING,
            RecordType.BRANCH_COMMITTEE_MEETING,
            RecordType.PARTY_GROUP_MEETING,
            RecordType.PARTY_LECTURE,
        )
        types = tuple(dict.fromkeys((*three, *types)))
    if not types and "意识形态" in scan.folded:
        types = (RecordType.IDEOLOGY_MEETING,)
    found = stretch_of(_unnamed(scan, book), today)
    if found is not None and _part_of_day_named(scan, found[1]):
        found = None
    person = _person(scan, book)
    if person is not None and person != SELF:  # a post beside a name (张书记, 组织委员李四) says who is meant
        role = None
    if role == "committee" and RecordType.BRANCH_COMMITTEE_MEETING in types:
        types = tuple(t for t in types if t is not RecordType.BRANCH_COMMITTEE_MEETING)
    return Asked(
        QuestionKind.HELP, types, found[0] if found else None, person, role, day_asked(scan, today, "past")
    )


def _unnamed(scan: Scan, book: NameBook) -> str:
    """The folded words with names of the roster blanked, whose numerals belong to no month (赵六9月)."""
    said = scan.folded
    for at in range(len(said)):
        if ends := book.names_at(scan.folded, at):
            said = said[:at] + " " * (ends[0] - at) + said[ends[0] :]
    return said


def _sure(scan: Scan, mention: Mention) -> bool:
    """Whether what is only like a name is near enough in a question: not for reports and chats."""
    said = scan.folded[mention.start : mention.end]
    return mention.type is not RecordType.REPORT_SUBMISSION and not re.search("[聊唠]", said)


def _role(scan: Scan, mentions: list[Mention]) -> tuple[str | None, list[Mention]]:
    """The post named, and the types named without it: neither is read inside a longer name of the other.

    班子民主生活会 names no post, the discipline inspection member no inspection.
    """
    for role, pattern in _ROLES:
        for found in re.finditer(pattern, scan.folded):
            around = [m for m in mentions if m.start <= found.start() and found.end() <= m.end]
            if any(m.end - m.start > len(found[0]) for m in around):
                continue
            inside = [m for m in mentions if found.start() <= m.start and m.end <= found.end()]
            return str(role), [m for m in mentions if m not in inside or role == "committee"]
    return None, mentions


def _part_of_day_named(scan: Scan, where: tuple[int, int]) -> bool:
    """Whether the stretch is but the front of a single day (本月18号)."""
    probe = Scan(scan.text)
    read_days(probe)
    return any(day.start <= where[0] and where[1] <= day.end for day in probe.of(Kind.DATE))


def _person(scan: Scan, book: NameBook) -> str | None:
    """Whom the question is about: of the roster, with a title, or a stranger beside words about a person."""
    naming = Naming(scan, book)
    at = 0
    while at < len(scan.folded):
        for end, someone in naming.at(at, len(scan.folded)):
            if (
                someone.name == "self"
                or someone.name == someone.role
                or not _is_person(scan, at, end, someone, book)
            ):
                continue
            return book.named(someone)
        at += 1
    return SELF if _SELF.search(scan.folded) else None


_BEFORE_LATIN = (
    r"\b(?:with|of|for|about|is|has|to|did|does|was|on|by|from|how's|what's|have|find|call|tell|at|and) $"
)
_NOBODY = frozenset({"纪要", "时间", "章程", "党课", "党费", "任务", "计划", "安排", "经费"})
_BEFORE_TITLE = frozenset(" ,跟和与找查看给对那的年月周天问帮请由")


def _is_person(scan: Scan, start: int, end: int, someone: Someone, book: NameBook) -> bool:
    if book.names_at(scan.folded, start):
        return True
    if scan.folded[start - 1 : start] == "对" and someone.typed[0] == "于":
        return False
    if someone.typed in _NOBODY or re.search("[啥哪谁几]", someone.typed):
        return False
    if someone.role is not None and someone.typed != someone.role:
        return start == 0 or scan.folded[start - 1] in _BEFORE_TITLE
    if re.match("[老小]", someone.typed) and book.who(someone).problem is None and book.people:
        return True
    if someone.typed.isascii():
        owner = scan.folded.startswith(("'s ", "’s "), end) or scan.folded.startswith("' ", end)
        return owner or re.search(_BEFORE_LATIN, scan.folded[:start]) is not None
    before = start == 0 or scan.folded[start - 1] in " ,跟和与找查看给对那的年月周"
    return (
        before
        and re.match(
            "的|还|完成|谈|最近|最后|那边|那里|这边|廉政|提醒|负责|都|现在|目前|上一?次|这|"
            "什么|多久|名下|手头|任务|有没有|今年|做得|本月|这个月|上次|欠|怎么样|呢|[?]",
            scan.folded[end:],
        )
        is not None
    )


def day_asked(scan: Scan, today: date, prefer: Prefer) -> date | None:
    """The first single day that the question names."""
    probe = Scan(scan.text)
    read_days(probe)
    spans = probe.of(Kind.DATE)
    return day_of(spans[0].value, today, prefer) if spans and isinstance(spans[0].value, Written) else None
