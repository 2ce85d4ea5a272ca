"""Where a line names types of record, and which names are what was held, not what was talked about."""

import re
from dataclasses import dataclass

from bot.record_types import SPECS, Form, RecordType
from messages.reading.lines.likeness import alike_types
from messages.reading.lines.scan import Scan
from messages.reading.lines.small_words import names_group
from messages.reading.lines.type_words import BY_NAME, MEETING_ALONE, PATTERNS, TALK_ABOUT, TALK_ALONE
from messages.reading.patterns import Pattern

_GOES_ON = {"组": "(?!织)", "心": "(?!得)", "议": "(?![了过到]|一议|的[是事])"}
"""Behind a name that ends so: 支委会议了换届 holds 支委会, and what it did."""
_HAN_NAMES = Pattern(
    "|".join(
        re.escape(n) + _GOES_ON.get(n[-1], "")
        for n in sorted((n for n in BY_NAME if not n.isascii()), key=len, reverse=True)
    )
)
_ENGLISH_NAMES = Pattern(
    r"\b(?:"
    + "|".join(sorted((re.escape(n) for n in BY_NAME if n.isascii()), key=len, reverse=True))
    + r")\b(?! (?:hall|room|theatre))"
)
_ABOUT = Pattern(
    "(?:研究|讨论|学习|传达|部署|布置|通报|总结|筹备|听取|审议|商量|商讨|制定|关于|"
    "做好|开好|对照|回顾|汇报|酝酿|围绕"
    "|落实|推进|强调|要求|决定|议题|强化|规范|完善|解读|宣讲|介绍|议定|决议|商定|"
    "(?:(?<![周天旬底初])安排|准备|通知|计划)(?!:|(?:在|于|[本下明后今这周星][月周天日个早晚期]|"
    "[0-9]{1,2}[月日号./]|[^,;。]{0,14}(?:去|到|赴)|[^,;。]{0,30}(?:开|上|搞|举行|组织|找|和|跟|"
    "与|对)))"
    r"|\b(?:agenda|topics?|subject|discuss\w*|stud(?:y|ied)|about|prepar\w*|review\w*|plan(?:ned|ning)? "
    r"(?:for|of|the|our)|minutes of|agreed|decided)\b)"
    "[^,;。!?\n]{0,40}$"
)
_MATTER = Pattern(
    "的?事(?:情|儿)?(?:先|再|以后|改天|缓|放)|(?:的)?(?:工作)?(?:相关)?(?:方案|准备|"
    "筹备|整改|情况|通知|精神|材料|问题|制度|"
    "台账|签到|流程|要求|质量|事宜|事项|会务|对照检查"
    "|发言提纲|提纲|计划|意见|征求|前|规定|学习资料|开展情况|召开情况|有关|清单| plan|"
    " preparation| materials)"
)
_ENDS = Pattern(" ?(?:[,。;]|$)")
_BACK_DAY = Pattern("昨|今天|前天|上周|刚|yesterday|today|last ")
_GROUP_HEAD = Pattern(
    "(?:^|(?<=[,。; ]))(?:第[一二三四五六七八九十0-9]{1,2}|"
    "[一二三四五六七八九十]{1,2})?党小组(?=[,。;: \\x00昨今前上本0-9]|在|于|学)"
)
_APPLICANT = Pattern("(?:入党)?(?:积极分子|申请人)|发展对象|预备党员")
_MISSED = Pattern("(?:未|没有?|不)(?:能|按时|按期|按要求)?(?:参加|出席|开展|召开|到|上|交)[^,;。]{0,4}\\Z")
"""What somebody did not take part in is why there was a talk."""
_DONE_TO = Pattern("(?:对|就|围绕|针对)[^,;。]{2,40}(?:进行|开展|组织|做|搞)了?(?:一次|一轮)?$")
_HELD_AS = Pattern(
    "(?:开展|进行|组织|召开|举行|完成)了?(?!讨论|研究|学习)[^,;。]{0,16}$|(?:年终|"
    "年度|半年|季度|工作|学习|表彰)(?:总结|部署|讨论|通报|学习)$"
)
"""开展落实八项规定自查, 年终总结党员大会: the verb belongs to the name of what was held."""
_CALLS = Pattern(
    "(?![后之前结完上会议])[^,;。了又再完后]{0,24}(?:召开|举行|举办|组织|开展|"
    "召集)(?:了|全体党员|一次)?(?:召开|举行|开展)?"
)
_HANDED_IN = Pattern("[^,;。]{0,8}(?:交|报送|报|递|提交|上报|送)(?:到|给|至|了|上去|往|齐|完)")
_NOT_HANDED_IN = Pattern(
    "[^,;。]{0,8}?(?:没有?|未)(?:能|来得及|按时)?(?:交|报|送|递|提交|呈|上报|写|弄|准备|完成|签|起草)(?!.*[?？吗])"
)
"""年度报告还没交上去: what is still to be handed in was not."""
_OWN_TIME = Pattern(
    "上午|中午|下午|晚上|[昨前今]天|周[一二三四五六日天]|[0-9一二三四五六七八九十][日号]|[0-9][./][0-9]"
)
_DAY_AND_NAME = Pattern(
    "(?:[0-9一二三四五六七八九十]{1,2}月)?(?:[0-9一二三四五六七八九十]{1,3}[日号]|[昨前今]天|周[一二三四五六日天])"
    "[^,;。前后内]{0,4}\\Z"
)
"""…，11月6号党费自查: a check in a clause of its own, with its day and no more."""
_CHAT = Pattern(
    "聊|唠|拉家常|谈了?谈(?!心)|谈[^,;。]{0,8}(?:廉政|廉洁|党风廉政)$|谈[^,;。]{0,4}(?:思想|家常|心里话)$"
)
_WITH = Pattern("(?:和|跟|与|找|同|对|约)[^,;。\n]{1,12}$|\\bwith\\b|\\bto\\b")
_CONTENT_FORMS = frozenset({Form.REPORT_SUBMISSION, Form.INSPECTION})


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a type is named; ``type`` is None where a meeting or talk of no type is said.

    ``exact`` is false where the words are only like a name.
    """

    start: int
    end: int
    type: RecordType | None
    exact: bool = True
    unnamed: Form = Form.MEETING

    @property
    def form(self) -> Form:
        """The form of its type, or what is plain without a type (开了个会, 谈了话)."""
        return self.unnamed if self.type is None else SPECS[self.type].form


def unnamed_of(scan: Scan) -> list[Mention]:
    """A talk or a meeting of no named type, where nothing better is said; one at most.

    A meeting of a Party group is named by its group (第一党小组昨天开会).
    """
    for pattern, form in ((TALK_ALONE, Form.INTERVIEW), (MEETING_ALONE, Form.MEETING)):
        if found := pattern.search(scan.view):
            if form is Form.INTERVIEW and _APPLICANT.search(scan.folded):
                return [Mention(*found.span(), RecordType.MEMBER_DEVELOPMENT_TALK)]
            group = form is Form.MEETING and names_group(scan)
            return [Mention(*found.span(), RecordType.PARTY_GROUP_MEETING if group else None, unnamed=form)]
    found = TALK_ABOUT.search(scan.view)
    if found and (found["said"] == "谈" or _of_branch(scan, *found.span())):
        kind = RecordType.MEMBER_DEVELOPMENT_TALK if _APPLICANT.search(found[0]) else None
        return [Mention(*found.span("said"), kind, unnamed=Form.INTERVIEW)]
    if (found := _GROUP_HEAD.search(scan.folded)) is not None:
        return [Mention(*found.span(), RecordType.PARTY_GROUP_MEETING)]
    return []


def _of_branch(scan: Scan, start: int, end: int) -> bool:
    """Whether somebody of the branch or an applicant is named: a chat with others is none of its talks."""
    return any(start <= first < end for first, _ in scan.names) or bool(
        _APPLICANT.search(scan.folded, start, end)
    )


def mentions_of(scan: Scan) -> list[Mention]:
    """Every type named, in order; likeness is asked only where no name stands as it is spelt."""
    found: list[Mention] = []
    view = scan.view
    for pattern, kind in PATTERNS:
        group = "said" if "said" in pattern.groupindex else 0
        found.extend(Mention(*hit.span(group), kind) for hit in pattern.finditer(view))
    for pattern in (_HAN_NAMES, _ENGLISH_NAMES):
        found.extend(Mention(*hit.span(), BY_NAME[hit[0]]) for hit in pattern.finditer(view))
    if not found and not _GROUP_HEAD.search(scan.folded):
        found = [Mention(start, end, kind, exact=False) for start, end, kind in alike_types(view)]
    if len({mention.start for mention in found}) > 1 and any(_sure_talk(scan, mention) for mention in found):
        found = [mention for mention in found if not _chat(scan, mention)]
    if any(mention.form is not Form.INTERVIEW for mention in found):
        found = [mention for mention in found if not (_chat(scan, mention) and not _with_whom(scan, mention))]
    found.extend(_other_talks(scan, found))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end > kept[-1].end:
            kept[-1] = mention if mention.end - mention.start > kept[-1].end - kept[-1].start else kept[-1]
    return kept


def _with_whom(scan: Scan, mention: Mention) -> bool:
    """Whether the clause of a talk says with whom it was."""
    start = scan.clause_start(mention.start)
    return _WITH.search(scan.folded[start : mention.start]) is not None


def _other_talks(scan: Scan, found: list[Mention]) -> list[Mention]:
    """Talks of no named type beside named events: each in a clause of its own that says with whom."""
    clauses = {scan.clause_start(mention.start) for mention in found}
    named = [m for m in found if m.form is not Form.INTERVIEW or _with_whom(scan, m)]
    if not found or len(named) < len(found):
        return []
    talks = (Mention(*hit.span(), None, unnamed=Form.INTERVIEW) for hit in TALK_ALONE.finditer(scan.view))
    return [m for m in talks if scan.clause_start(m.start) not in clauses and _with_whom(scan, m)]


def _chat(scan: Scan, mention: Mention) -> bool:
    """Whether it is a word for any talk (聊了聊), which beside a name of a talk names none of its own."""
    return mention.form is Form.INTERVIEW and _CHAT.match(scan.folded, mention.start, mention.end) is not None


def _sure_talk(scan: Scan, mention: Mention) -> bool:
    return mention.form is Form.INTERVIEW and not _chat(scan, mention)


def held(scan: Scan, mentions: list[Mention]) -> list[Mention]:
    """The mentions that say what took place; the others are part of what was talked about."""
    mentions = [m for m in mentions if not _still_to_hand_in(scan, m)]
    if any(m.form is Form.INTERVIEW for m in mentions):
        mentions = [
            m for m in mentions if m.form is Form.INTERVIEW or not _MISSED.search(scan.folded, 0, m.start)
        ]
    events = [m for m in mentions if not _talked_about(scan, m)]
    events = [m for at, m in enumerate(events) if not _convenes(scan, m, next(iter(events[at + 1 :]), None))]
    if not events:
        events = [m for m in mentions if not _behind_a_verb(scan, m)][:1]
    if any(m.form not in _CONTENT_FORMS for m in events):
        first = next(m for m in events if m.form not in _CONTENT_FORMS)
        return [m for m in events if m.form not in _CONTENT_FORMS or _own_clause(scan, m, first)]
    return events


def _still_to_hand_in(scan: Scan, mention: Mention) -> bool:
    return (
        mention.form is Form.REPORT_SUBMISSION and _NOT_HANDED_IN.match(scan.folded, mention.end) is not None
    )


def _convenes(scan: Scan, mention: Mention, behind: Mention | None) -> bool:
    """支部委员会在二楼召开党员大会: the committee is who called the meeting, and held none."""
    return (
        behind is not None
        and mention.type is RecordType.BRANCH_COMMITTEE_MEETING
        and mention.type != behind.type
        and _CALLS.fullmatch(scan.folded, mention.end, behind.start) is not None
    )


def _talked_about(scan: Scan, mention: Mention) -> bool:
    behind = scan.folded[mention.end : mention.end + 12]
    if _behind_a_verb(scan, mention):
        return True
    return _MATTER.match(behind) is not None and scan.folded[: mention.start].strip() != ""


def names_event(scan: Scan, start: int) -> bool:
    """Whether the clause from ``start`` on says that something of a named type took place."""
    clause = scan.folded[start : scan.clause_end(start)]
    named = _HAN_NAMES.search(clause) or _ENGLISH_NAMES.search(clause)
    return named is not None and _BACK_DAY.search(clause) is not None


def _behind_a_verb(scan: Scan, mention: Mention) -> bool:
    before = scan.folded[scan.clause_start(mention.start) : mention.start]
    if before.endswith("的") and _ENDS.match(scan.folded, mention.end) and len(before) > 4:
        return False
    if _ABOUT.search(before) is None or _DONE_TO.search(before) is not None:
        return False
    return not (_HELD_AS.search(before) is not None and _ENDS.match(scan.folded, mention.end))


def _own_clause(scan: Scan, mention: Mention, first: Mention) -> bool:
    """Whether a report or check beside a meeting is an event of its own: another clause with its own verb."""
    if mention.start < first.start:
        apart = scan.clause_end(mention.end) < first.start
        if apart and _HANDED_IN.match(scan.folded, mention.end):
            return True
        if scan.folded[mention.start - 1 : mention.start] == "的":  # 16日前完成的自查
            return False
        clauses = [(scan.clause_start(each.start), each.start) for each in (mention, first)]
        return apart and all(_OWN_TIME.search(scan.folded, *clause) for clause in clauses)
    clause = scan.folded[scan.clause_start(mention.start) : mention.start]
    if first.form is Form.INTERVIEW and _DAY_AND_NAME.match(clause) and _ENDS.match(scan.folded, mention.end):
        return True
    return (
        re.search("交了|报送|提交|上报|报了|签了|签订|检查了|开展了?$|做了|submitted|handed in", clause)
        is not None
    )
