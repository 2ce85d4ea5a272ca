"""Corrections in a line and of a record: 不对，是20号; 刚才那条实到改成19; 推迟到周五; 删了."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from messages.reading.lines import english_mending as english
from messages.reading.lines.english_numbers import count_of
from messages.reading.lines.field_edits import field_edit
from messages.reading.lines.missing_words import NOT_THIS_BUT
from messages.reading.normalise import fold
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern

_LAST = Pattern(
    "(?:刚才|刚刚|上面|前面|最近|刚)(?:记|登记|录|发|说)?(?:的)?(?:那|这|"
    "的)?(?:一)?(?:条|个|次|场|份)?(?:记录|会议|会|谈话)?|上一?(?:条|个记录|次(?:记|"
    "那条|的?记录))(?:记录)?|前一条(?:记录)?|(?:那|这)(?:一)?条(?:记录)?"
    r"|\b(?:of |in |for )?(?:the )?(?:last|previous|latest) (?:one|record|entry|log|"
    r"meeting record)\b(?: to\b)?|"
    r"\bthat (?:one|record|entry)\b"
)
_LAST_SURE = Pattern(
    "刚(?:才|刚)?(?:记|录|发|登记|写|填|弄|存)的(?:那)?(?:一)?(?:个|条|(?=不算|作废|删|不要))|刚才那|刚刚那|"
    "刚才的|刚才记|刚记|上一?条|最[后近新]一条|前一条|那条|这条|那一条|这一条|"
    "上一个记录|最近那条|上面那条|刚才这|刚才录|last (?:one|record|entry|log|message|line)|"
    "previous|that (?:one|record|entry)|latest"
)
_SET = Pattern(
    "(?:应该)?(?:要|请|帮我|都)?(?:改成|改为|更改为|更正为|修改为|修正为|换成|改|更正|"
    "修改|(?:再|还)?(?:要)?(?:加|补)一?个)(?:一下|下(?!午|周|个|月|星期))?(?:到|成|为|"
    ":)?|^(?:please )?(?:change|"
    "correct|update|fix|set)\\b|\\bshould (?:be|have been)\\b|\\bto\\b(?= [0-9])|"
    "\\bmake it\\b"
)
_WRONG = Pattern(
    "(?:记错|写错|写反|记反|说错|打错|弄错|填错|搞错|录错)了?|错了|有误|更正|改成|改为|更改|"
    "修改|改一下|应该是?|应为|应是|反了|漏了|漏记了|忘写|漏写|少写|忘了写|忘记写|补充(?:一下)?:|加上|"
    "加一?个|加上|去掉|\\b(?:wrong|correction|should be|should have been|actually)\\b|"
    "^(?:please )?(?:change|correct|fix|update)\\b"
)
_OPENING = Pattern(
    "^(?:啊|哦|噢|喔|呃|嗯|等等|等一下|等下)?[, ]*(?:刚才|刚刚|刚|前面|我)?(?:(?:忘|漏|少)(?:了)?(?:写|报|"
    "说)了?(?=,)|不对|不是|错了|说错了|记错了|"
    "写错了|打错了|更正|纠正|应该是|是(?=[0-9一二三四五六七八九十]+[号日人])|改成|"
    "改为|实到(?:应该)?是|no(?! one|body|ne)[, ]|sorry|correction|actually|wrong|make (?:that|it)\\b|"
    "(?:that|it) should (?:be|have been|say)|i meant|oops|my mistake)"
)
_SLIP = Pattern(
    "[,。;\n ]? ?(?:啊|哦|噢|呃|等等|等下)?[, ]?(?:不对|不不|说错了|哦不|啊不|应该是|"
    "不是|更正|no,|sorry|correction|i mean|make that|actually)(?:了|啊|是|应该是|,|，|"
    ":| |应当是|我记错了|说错了|打错了)*"
)
_SPOKEN_SLIP = Pattern("[,。;\n ]?(?:哦不|啊不|不不|说错了?|口误|呃不|不对)")
"""Who corrects himself in the middle of a sentence is still telling it."""

_NOT_THIS_REASON = Pattern(f"{NOT_THIS_BUT}[^,;。]{{1,8}}")
"""王五不是请假，是出差: one reason put in the place of another corrects nothing else."""

_NOT_BUT = Pattern("不是[^,;。\n]{1,15}?[,，、 ]?(?:而是|是)|\\bnot [^,;.\n]{1,20}?,? but ")
_NOT_BEHIND = Pattern("(?<=[^,,])[,,]?(?:而)?不是[^,;。\n]{1,8}$|[, ]+not [^,;.\n]{1,12}$")
_FROM = Pattern("(?:从|由)[^,;。\n]{1,12}?(?=改|换|变)")
_WAS = Pattern("\\b(?:was|were|is|had|lasted)\\b")
_IS = Pattern("[,。;] ?(?:应该|应当)?是")
_OLD = Pattern(
    "(?P<old>[0-9]{1,4}|[一二两三四五六七八九十]{1,3})(?:个|名)?(?:人|个)? ?(?=改成|"
    "改为|更正为|换成|应该是|应为)"
)
_GAP = Pattern("[ ,，、。]*  +[ ,，、。]*|(?<= )[,，]|[,，](?= )")
"""What blanked words leave behind: the value belongs to the label before it."""

_FIELD_WRONG = Pattern(
    "(?:应到|实到|日期|时间|地点|主持|记录|主讲|缺席|人数|列席|议题|主题|类型|date|"
    "time|place|host|recorder|number)"
    "[^,;。\n]{0,8}(?:写错|记错|说错|弄错|填错|搞错|打错|错了|反了|不对|有误|wrong)"
)
_FIELD_SHOULD = Pattern(
    "(?:应到|实到|日期|时间|地点|主持|记录|主讲|缺席|列席|议题|主题)(?:人数|"
    "人)?(?:应为|应是|应该是|应当是|更正为)"
)
_MOVE = Pattern(
    "改(?=明|后天|下周|下个|周[一二三四五六日])|[改延推挪]至|延到|(?:推迟|提前|延期|"
    "改期)至|改到|改期到?|改在|推迟到?|延期到?|延迟到?|延后到?|提前(?:到|"
    "(?=[0-9一二两三半几]{1,2}个?(?:天|小时|周|星期|分钟)))|推后到?|顺延(?=一|[0-9]|"
    "两)|往[前后](?:推|挪|移|提|调)(?:到)?|换到(?=周|下|明|后|[0-9])|顺延到?|挪到|调到|"
    "调整到|调整为|移到|往后推到?|后延到?|推到|"
    f"{english.MOVE}"
)
_SHIFT = Pattern(
    "(?:推迟|推后|延期|延后|延迟|提前|顺延|推|挪|后移|前移|移|调|by|back|forward|"
    "postponed?)(?:了|往后|往前|for| )*"
    "(?P<half>(?=半))?(?P<n>[0-9]{1,2}|[一二两三四五六七八九十半]{1,2}|an?|one|two|three|four|five|six|"
    "seven|ten)(?:个)? "
    "?(?P<u>天|日|周|星期|礼拜|小时|钟头|分钟|day|week|hour|minute)"
)
_MISTAKE = Pattern(
    "错|有误|更正|日期|实到|应到|主持|记录|\\b(?:wrong|mistake|correct|date|host|record|present)\\b"
)
_SET_TO = Pattern(f"改成|改为|换到|换成|{english.SET_TO}")
_DELETE_VERB = Pattern(
    "删掉|删除|删了|删去|删|撤销|撤回|作废|不要了|清除|取消(?!资格|了?预备)|"
    f"刚[^,;。]{{0,4}}的不算(?:数)?了?|{english.DELETE}"
)


_OFF = Pattern(
    "不(?:用|必|需要?)(?:再)?[开办搞上谈]了?|不[开办搞上谈]了(?=[吧啊呀哈呢]?(?:$|[,。;! ]|改))|"
    "开不了|开不成|(?:就)?作罢|"
    f"{english.OFF}"
)
_ANY_EVENT = Pattern("谈话|会|meeting|talk")
_INSTEAD = Pattern(
    "不[开办搞上谈]了?[,; ]*(?:就)?(?:改成|改为|换成|改开|改上)(?![0-9一二三四五六七八九十]|"
    "[明后今下]天?|周|星期)"
)
"""不搞了改成支委会: what is planned becomes something else."""
_OF_A_DAY = Pattern(
    "昨|前天|yesterday|(?:明|后|今)(?:天|日|晚)|周|星期|礼拜|"
    "[0-9一二三四五六七八九十][日号]|下次|tomorrow|day\\b"
)


class Wish(Enum):
    """What is wanted of a record that exists."""

    EDIT = auto()
    MOVE = auto()
    DELETE = auto()


@dataclass(frozen=True, slots=True)
class Mending:
    """A wish and the folded line with the words of the wish and old values blanked out, place for place."""

    wish: Wish
    text: str
    last: bool
    ahead: bool = False
    """Whether it is about what was to come (不开了)."""


def mending_of(text: str, *, names_type: bool, is_log: bool) -> Mending | None:
    """What a line wants changed; None where it wants nothing changed.

    ``names_type`` says whether a type is named, ``is_log`` that the line has the fields of a log of its own.
    """
    folded = fold(text)
    last = _LAST_SURE.search(folded) is not None
    if not is_log and (plainly := _plainly(text, folded, last=last, names_type=names_type)) is not None:
        return plainly
    opening = _OPENING.match(folded)
    if names_type and not last and not opening and _SPOKEN_SLIP.search(folded, 4):
        return None
    if (
        last
        or opening
        or (not is_log and (_FIELD_WRONG.search(folded) or _FIELD_SHOULD.match(folded)))
        or (names_type and _WRONG.search(folded) and not is_log)
        or (not names_type and not is_log and _NOT_BEHIND.search(folded))
        or (not names_type and (_SET.match(_unlabelled(folded)) or _NOT_BUT.match(_unlabelled(folded))))
    ):
        if (
            last
            and not (
                _WRONG.search(folded)
                or _SET.search(folded)
                or opening
                or "是" in folded
                or _WAS.search(folded)
            )
            and _LAST.match(folded) is None
        ):
            return None
        body = _blank(_blank(text, _NOT_BUT), _NOT_BEHIND)
        for pattern in (_FROM, _OLD, _OPENING, _SET, _WRONG, _IS, _LAST if last else None):
            body = _blank(body, pattern)
        return Mending(Wish.EDIT, _GAP.sub(" ", body), last)
    return None


def _plainly(text: str, folded: str, *, last: bool, names_type: bool) -> Mending | None:
    """What is wanted where a word for it stands in the line: a deletion, a move, another value of a field."""
    event = names_type or (_OF_A_DAY.search(folded) is not None and _ANY_EVENT.search(folded) is not None)
    if (event or last) and (verb := _DELETE_VERB.search(folded)) and _near_an_end(folded, verb):
        return Mending(Wish.DELETE, _blank(_blank(text, _DELETE_VERB), _LAST if last else None), last)
    one = field_edit(text)
    edited = None if one is None else Mending(Wish.EDIT, _blank(one.text, _LAST if last else None), last)
    if one is not None and not names_type and one.name not in ("date", "time"):
        return edited
    if not last and (move := _MOVE.search(folded)) and (event or move.start() <= 12):
        return Mending(Wish.MOVE, text, last)
    if names_type and (instead := _INSTEAD.search(folded)):
        return Mending(Wish.EDIT, " " * instead.end() + text[instead.end() :], last)
    if (names_type or _OF_A_DAY.search(folded)) and _OFF.search(folded):
        return Mending(Wish.DELETE, _blank(text, _OFF), last, ahead=True)
    return edited if one is not None and (one.plain or not names_type) else None


def moved_by_setting(text: str) -> bool:
    """Whether 改成 stands in the line and no mistake is spoken of: with a day behind it, a change of date."""
    folded = fold(text)
    setting = _SET_TO.search(folded) is not None or english.instead_of(folded)
    return setting and not (_LAST_SURE.search(folded) or _MISTAKE.search(folded))


def shift_of(text: str) -> timedelta | None:
    """How far a move goes where only that is said: 推迟一天, 提前两小时, 往后推一周."""
    folded = fold(text)
    found = _SHIFT.search(folded)
    said = "" if found is None else found["n"]
    number = 1 if said in ("a", "an", "半") else number_of(said) or count_of(said)
    if found is None or number is None:
        return None
    unit = found["u"]
    length = (
        timedelta(hours=number)
        if unit in ("小时", "钟头", "hour")
        else timedelta(minutes=number)
        if unit in ("分钟", "minute")
        else timedelta(days=number * (1 if unit in ("天", "日", "day") else 7))
    )
    if found["half"]:
        length = timedelta(minutes=30)
    return -length if re.search("提前|往前|前移|forward|earlier", folded) else length


def new_part(text: str) -> tuple[str, str]:
    """A change of date cut at its verb: what is moved, and to when."""
    folded = fold(text)
    found = _MOVE.search(folded) or _SET_TO.search(folded)
    if (parted := english.old_and_new(text, folded, None if found is None else found.span())) is not None:
        return parted
    if found is None:
        return text, ""
    if found[0] == "改在":
        return text[: found.start()], text[found.end() - 1 :]
    return text[: found.start()], text[found.end() :]


def slips_of(text: str) -> list[tuple[int, int]]:
    """Where a line corrects itself in passing (昨天，不对，是前天)."""
    return [
        found.span()
        for found in _SLIP.finditer(fold(text))
        if found.start() > 1 and not _NOT_THIS_REASON.match(fold(text), found.start())
    ]


def _near_an_end(folded: str, verb: re.Match[str]) -> bool:
    return verb.start() <= 8 or verb.end() >= len(folded) - 4 or (len(folded) <= 30 and verb[0] != "删")


def _unlabelled(folded: str) -> str:
    """The line without the name of a field at its head: 实到改成19, 日期改为20号."""
    return re.sub(
        "^(?:把)?(?:会议)?(?:应到|实到|日期|时间|地点|主持人?|记录人?|主讲人?|缺席|人数|"
        "列席|议题|主题|类型|date|place|host|recorder|actual|expected)(?:人数|人)?(?:的|"
        "都|从.{1,8})? *[0-9]{0,4}(?:人|号|个)?",
        "",
        folded,
    )


def _blank(text: str, pattern: Pattern | None) -> str:
    """The text with every match blanked by spaces, place for place."""
    if pattern is None:
        return text
    characters = list(text)
    for found in pattern.finditer(fold(text)):
        for at in range(*found.span()):
            characters[at] = " "
    return "".join(characters)
