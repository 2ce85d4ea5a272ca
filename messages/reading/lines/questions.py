"""A question of any kind, with the types, days and people it is about, and follow-ups to the one before."""

import re
from dataclasses import replace
from datetime import date, datetime

from messages.reading.asked import Asked, QuestionKind, Stretch
from messages.reading.deadlines import due_of
from messages.reading.lines import question_words as words
from messages.reading.lines.events import mentions_of
from messages.reading.lines.field_edits import field_edit
from messages.reading.lines.mention import NameBook
from messages.reading.lines.model import SELF
from messages.reading.lines.question_about import about_of, day_asked
from messages.reading.lines.question_choice import kind_of
from messages.reading.lines.question_early import BY
from messages.reading.lines.question_form import ASKS, SURELY
from messages.reading.lines.question_kinds import RULES
from messages.reading.lines.question_scores import likeliest
from messages.reading.lines.question_trim import trimmed, unasked
from messages.reading.lines.scan import Scan
from messages.reading.lines.stretches import stretch_of
from messages.reading.patterns import Pattern
from messages.reading.questions import read_question

_LOGGED = Pattern(
    "没(?:来|参加|到)(?:成)?(?:昨|今天|前天|上周|刚才)[^?]*(?:会|党日|党课)$|"
    "[,;。\n][^,;。\n查看找调?]{1,8}(?:负责|做的?|担任|作)?(?:会议)?记录(?=$|[,;。\n])|"
    "应到(?:人数)?[:是]?[0-9一二三四五六七八九十]|"
    "实到(?:人数)?[:是]?[0-9一二三四五六七八九十]|到会[0-9]|缺席[0-9]|(?:昨天|今天|"
    "上午|下午|刚才|刚)[^?]{0,20}(?:主持|请假)|[0-9](?:票|人)(?:赞成|同意|参加)"
    "|会议(?:决定|议定)|决定(?:由|了)|责任人|(?<![缺没少填写])记录人(?!的)|改成|改为|改到|推迟到|补记|"
    "expected [0-9]|[0-9]+ (?:attended|present|for)|chaired by"
)
_MATTER = Pattern(
    "(?<![没未组])(?:研究|讨论|学习|汇报|介绍|反映|说明|传达|部署|安排|听取|通报|审议|"
    "商量|宣讲|解读|谈|聊|交流|分析|查摆|征求|了解)(?:了|过)?(?!了|过|些|的|什么|啥|"
    "哪|吗|没|几|多|话|心|在|到|是|得|谁)[^,;。?\n]+"
    "|(?:(?<=[,;。])沟通|沟通了)(?![^,;。?\n]*(?:什么|啥|谁|哪|吗|几|多少|没))[^,;。?\n]{2,}"
    r"|\b(?:discussed|studied|covered)\b (?!what)[^,;.?\n]*"
)
_ABOUT_IT = Pattern(
    "(?:主要(?:谈|聊|了解|研究|讨论|学习)(?:了(?:谈|聊)?)?|围绕|(?:内容|议题|"
    "主题|题目)(?:是|:)|[聊谈][的了](?:是)?|(?<=[,;。 ])关于)"
    "(?![^,;。?\n]*(?:什么|啥|谁|哪|吗|多少|怎|没|几[次个场回人条])|话|心)[^,;。?\n]{2,}(?=[,;。]|$)"
)
"""What a talk was about tells, whatever words are in it."""

_ENDS_ASKING = Pattern("[?]|(?:吗|呢|没有|没|么)[。!]*$")
_FOLLOW = Pattern(
    "^(?:那么?|然后|还有|and|what about|how about|ok and|so)? "
    "?(?P<what>.{1,40}?)(?:呢|怎么样|又如何)?[?。!]*$"
)
_FOLLOWS = Pattern("^(?:那|and |what about|how about|ok and )|呢[?。!]*$")
_AHEAD = frozenset(
    {
        QuestionKind.LIST_DUE_BY,
        QuestionKind.CREATE_REMINDER,
        QuestionKind.NEXT_EVENT,
        QuestionKind.LIST_DUE_THIS_PERIOD,
    }
)
_BACK = Pattern("[了过]|昨|今天|上午|下午|上周|刚")
_ORDERS = Pattern(
    "(?:请|帮我|麻烦)*(?:把[^,。]{1,24})?(?:删|撤销|撤回|取消|作废)|(?:please "
    ")?(?:delete|remove|cancel|scrap|discard|erase|undo|drop|get rid of|forget (?:the|that)|ignore|"
    "withdraw|take back)\\b"
)
_MOVES = Pattern(
    "(?:改|推迟|延期?|挪|提前|调|换)(?:到|至)(?=[^,。]*[0-9一二三四五六日天晚午])|"
    r"^(?:please |can |could |should |shall |let's |may )*(?:we |you |i )?(?:please )?"
    r"(?:move|postpone|reschedule|push|delay)\b.*\b(?:to|by|until|till)\b"
)
_WHEN = Pattern("几[点号月]|什么时候|哪|when")
_WHICH = Pattern("谁(?!也)|什么(?!的)|哪[些个天几次场条份]|多少(?!有点)")
_HOW = Pattern("(?:请问)?(?:怎么|如何|咋|怎样|how |why |what |can |为什么)")
_DONE = Pattern("[没了过]|did|has|have|was")
_MADE_FOR_ME = frozenset({QuestionKind.EXPORT_LEDGER, QuestionKind.DRAFT_REPORT, QuestionKind.SHOW_RECORD})
_TELLS = Pattern(
    r"did (?:an?|one|two|three|some|another|[0-9]+)\b (?!we|i\b|you|he|she|they)|"
    r"(?:we|they|she|he|everyone|i) (?!need|want|would|should|don't|do not|have to|"
    r"haven't|still|wonder|forgot|missed|'d|think|am not|can't)[a-z]+(?:ed|ld|de|ke|ok|"
    r"et|ve|ad|nt|id)? "
)
_CLAUSES = Pattern("[,;。!\n]+")
_HELD = Pattern("[了过完]|昨|上周|刚|前天|\\b(?:was|were|had|held|did|gave|met|yesterday|last)\\b")
_WHY_ASKED = Pattern(
    "(?:我|俺|忘|记不|想不|急|谢|麻烦|辛苦|拜托|有人|领导|上级|党委|好像|应该|thank|please|i )"
)
_MINE = Pattern(
    r"我(?:个人|本人)?的|本人|自己|我(?:自己)?(?:谈|讲|主持|记|上|开|做)|\bm(?:y|"
    r"ine)\b|\bi (?:chair|held|gave|had)"
)
_SHORT = 60


def read_asked(text: str, now: datetime, book: NameBook, previous: Asked | None = None) -> Asked | None:
    """The question that the line asks; None where it asks none."""
    scan = Scan(text)
    today = now.date()
    if previous is not None and (followed := _follow_up(scan, today, book, previous)) is not None:
        return followed
    said = unasked(scan.folded)
    if not _ENDS_ASKING.search(said):
        said = _ABOUT_IT.sub(lambda found: " " * len(found[0]), said)
    if _mends(text, said):
        return None
    how = _HOW.match(said) is not None or _WHICH.search(said) is not None
    scan = Scan(trimmed(scan.text))
    logged = not how and not _ENDS_ASKING.search(said) and _LOGGED.search(scan.folded) is not None
    if logged or len(said) > 200:
        return None
    tells = _told_at_last(unasked(scan.folded)) or _TELLS.match(unasked(scan.folded)) is not None
    if tells and "?" not in said and RULES[0][1].search(said) is None:
        return None
    asking = unasked(scan.folded)
    if not _ENDS_ASKING.search(said):
        asking = _ABOUT_IT.sub("", asking)
    if _BACK.search(asking) and not (_ENDS_ASKING.search(said) or _ENDS_ASKING.search(asking)):
        asking = _without_matter(scan, asking)
    plain = read_question(scan.text) if len(scan.text) <= _SHORT else None
    asking = words.plainly(asking)
    if plain is None and ASKS.search(asking) is None and not _ENDS_ASKING.search(said):
        return None
    about = about_of(scan, today, book)
    kind = kind_of(asking, about, plain)
    kind = kind or likeliest(asking, about) or _at_least(asking, about)
    if kind is None:
        return None
    return _filled(kind, about, scan.folded, today)


def _mends(text: str, said: str) -> bool:
    """Whether a record is to be deleted, moved or corrected, which asks nothing."""
    if _moves(said):
        return True
    if _ENDS_ASKING.search(said):
        return False
    return _ORDERS.match(said) is not None or ((edit := field_edit(text)) is not None and edit.plain)


def _moves(said: str) -> bool:
    """Whether it is asked to move something, however politely: 能不能把支委会改到周五."""
    return _MOVES.search(said) is not None and _WHICH.search(said) is None and _WHEN.search(said) is None


def _told_at_last(said: str) -> bool:
    """Whether a line of several clauses tells what took place and does not ask at its end.

    In 上周五民主评议，结果怎么样还要等党委批，都是合格 nobody is asked anything.
    """
    clauses = [clause.strip() for clause in _CLAUSES.split(said.strip(" 。!?"))]
    *before, last = [clause for clause in clauses if clause] or [""]
    if not before or not _HELD.search(said):
        return False
    return ASKS.search(last) is None and _WHY_ASKED.match(last) is None


def _without_matter(scan: Scan, asking: str) -> str:
    """What is told without what was talked about; the name of a type (意识形态分析会) is no such matter."""
    named = [(m.start, m.end) for m in mentions_of(scan)]
    kept = ""
    at = 0
    for found in _MATTER.finditer(asking):
        if not any(start <= found.start() < end for start, end in named):
            kept += asking[at : found.start()]
            at = found.end()
    return kept + asking[at:]


def _at_least(asking: str, about: Asked) -> QuestionKind | None:
    """The nearest kind for what is a question by its form alone: it must not be kept as a record."""
    if SURELY.search(asking) is None or not about.types:
        return None
    return QuestionKind.HAS_EVENT if _DONE.search(asking) else QuestionKind.DUTY_STATUS


def _filled(kind: QuestionKind, about: Asked, folded: str, today: date) -> Asked:
    """The question with what its kind needs: a deadline, days ahead, a day as its own stretch."""
    if kind is QuestionKind.HELP:
        return Asked(kind)
    asked = replace(about, kind=kind)
    if kind in _MADE_FOR_ME and asked.person == SELF and not _MINE.search(folded):
        asked = replace(asked, person=None)
    if kind in _AHEAD:
        asked = replace(asked, date=day_asked(Scan(folded), today, "future"))
    if kind in (QuestionKind.LIST_DUE_BY, QuestionKind.CREATE_REMINDER) and (by := BY.search(folded)):
        due = due_of((by["when"] or by["end"] or by["en"]) + ("" if by["en"] else "前"), today)
        asked = replace(asked, date=due or asked.date, period=None)
    if kind in _AHEAD and asked.period is not None and asked.period.last < today and "年" not in folded:
        asked = replace(asked, period=_ahead(folded, today) or asked.period)
    if kind is QuestionKind.LIST_DUE_THIS_PERIOD and asked.period is None and asked.date is not None:
        asked = replace(asked, period=Stretch(asked.date, asked.date), date=None)
    return asked


def _ahead(folded: str, today: date) -> Stretch | None:
    """The stretch named, in the first year in which it is not over."""
    for year in (today.year, today.year + 1):
        found = stretch_of(f"{year} {folded}" if folded.isascii() else f"{year}年{folded}", today)
        if found is not None and found[0].last >= today:
            return found[0]
    return None


def _follow_up(scan: Scan, today: date, book: NameBook, previous: Asked) -> Asked | None:
    """那党课呢？: the question before with what is named now in its place."""
    found = _FOLLOW.match(scan.folded)
    if (
        found is None
        or _FOLLOWS.search(scan.folded) is None
        or len(scan.folded) > (48 if scan.folded.isascii() else 30)
    ):
        return None
    if re.search("什么|多少|几|谁|怎么(?!样)|哪|how(?! about)|what(?! about)|when|who", scan.folded):
        return None
    about = about_of(scan, today, book)
    if not (about.types or about.period or about.person or about.role or about.date):
        return None
    return replace(
        previous,
        types=about.types or previous.types,
        period=about.period or previous.period,
        person=about.person or (None if about.role else previous.person),
        role=about.role or (None if about.person else previous.role),
        date=about.date or (None if about.period else previous.date),
    )
