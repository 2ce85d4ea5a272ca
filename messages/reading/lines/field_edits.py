"""Corrections of one field in whatever words, as label and value: 时长改成一小时, change the host to Li Si.

What is said around the field (which record, which day) stays before the label, so that it can be read too.
"""

import re
from dataclasses import dataclass

from messages.reading.normalise import fold
from messages.reading.patterns import Pattern

_FIELDS = (
    ("host", "(?:会议)?主持(?:人|的)?", "host|chair(?:person|man|ed by)?|moderator", "主持人：", "host: "),
    (
        "recorder", "(?:会议)?记录(?:人|员|的)", "recorder|(?:note|minute)[- ]?taker|minutes by|notes by",
        "记录人：", "recorder: ",
    ),
    ("lecturer", "(?:主讲|讲课|授课|宣讲)(?:人|老师|的)?", "lecturer|speaker", "主讲人：", "lecturer: "),
    (
        "counterpart", "的?对象|被谈话人|(?<=谈话)(?=(?:应该)?是[跟和与找])",
        "counterpart|person talked to|interviewee|talk partner|other person", "谈了话 对象：", "talk with ",
    ),
    (
        "place", "(?:会议|开会|谈话|活动)?(?:地点|地址|会场|场地|会议室)", "place|venue|location|room",
        "地点：", "place: ",
    ),
    ("duration", "(?:会议|谈话)?(?:时长|会期|用时)|持续时间", "duration|length", "时长", "duration "),
    ("expected", "应到(?:会)?(?:的)?(?:人数)?", "expected(?: number)?|number expected", "应到", "expected "),
    (
        "actual", "(?:实到|实际到会|到会|参会|出席|参加)(?:的)?(?:人数)?|(?<!应到)人数",
        "attendance|actual(?: number)?|(?:number )?present|number of people|turnout|headcount|attendees",
        "实到", "actual ",
    ),
    ("topics", "议题|主题|题目|(?:谈话|会议)?内容", "topics?|subject|agenda|theme", "议题：", "topic: "),
    ("absentees", "缺席(?:的|人员?)?|请假(?:的|人员?)", "absent(?:ees?)?", "缺席：", "absent: "),
    ("date", "日期", "date|day", "", ""),
    ("time", "(?:开始)?时间", "(?:start(?:ing)? )?time", "", ""),
)  # fmt: skip
_WRONG = (
    "(?:(?:都|给|又)?(?:写|弄|搞|记|填|说|打|录|选)(?:错|多|少)了?|错了|有误|不对|反了|改一?下|要改|更正(?:一下)?|"
    "(?:写|记|录|填|说|弄)成[^,;。]{1,12}?(?=[,;。]|应))"
)
_TO = (
    "(?:请|麻烦)?(?:应该|应当|其实|实际上?|要|都|给)*(?:改成|改为|改到|改(?![造建扩革善良组选装制])|换成|更正为|修改为|调整为|"
    "应为|应是|是|为|:|成)+ ?"
)
_NOT = "(?:[,;。 ]?(?:而)?(?:并)?不是[^,;。]{1,15}?)?"
_ASK = (
    "(?:[,;。 ]*(?:请|麻烦|帮忙|帮我)?(?:你|您)?(?:改|更正|修正|纠正|更新)(?:一下|下|掉|过来|"
    "一改)?(?:吧|谢谢|了)?)?"
)
_VALUE = "(?P<value>[^,;。]{1,40}?)"
_STRONG = Pattern(
    "改(?![造建扩革善良组选装制])|换成|更正|纠正|修正|应该|应当|应为|应是|错|有误|不对|反了|"
    "(?:写|记|录|填|弄)[成多少](?![些点])|其实|(?:忘|漏|少)了?(?:写|填|报)|"
    "\\b(?:wrong|incorrect|not right|mistake\\w*|should|change|correct\\w*|fix|update|set|make|edit|"
    "amend|replace|"
    "swap|switch|actually)\\b|^(?:please )?add\\b"
)
_WEAK = Pattern("不是|\\b(?:not|instead of|rather than)\\b")
_WHO_ELSE = Pattern("\\bit was [^,;]{2,40} (?:who|that) [^,;]{2,30},? not ")
_VERB = "(?:change|set|correct|update|fix|make|edit|amend|switch|swap|put|replace)"
_NOT_EN = "(?:,? ?(?:and not|not|instead of|rather than) [^,;]{1,25})?"
_SHOULD = (
    "(?:should be|should have been|should read|should say|must be|ought to be|was actually|is actually|"
    "was|is|:|=)"
)
_OF = "(?P<of>(?: (?:of|for|in|on) [a-z0-9' -]{3,50}?)?)"
_WHO = (
    ("recorder", "took (?:the )?(?:notes|minutes)|kept the (?:notes|minutes)|recorded(?: it)?"),
    ("host", "chaired(?: it)?|hosted(?: it)?|led(?: it)?|presided"),
    ("lecturer", "lectured|gave (?:it|the (?:party )?lecture)|spoke"),
)
_ASKED = Pattern("[谁哪几吗?]|什么|多少|怎么|\\b(?:who|what|which|when|where|how)\\b")
_JUST_NOW = Pattern("^(?:刚才|刚刚|刚|我)+$")
_TALK = Pattern("(?:廉政|廉洁|提醒|问责|责任|发展|谈心|任前|诫勉)谈话|约谈|谈心|talk|heart-to-heart")
_LABELS = {name: (zh, en) for name, _, _, zh, en in _FIELDS}
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One field to be changed, as label and value; ``plain`` where a word for changing stands in the line."""

    name: str
    text: str
    plain: bool


def field_edit(text: str) -> FieldEdit | None:
    """The field that a line corrects; None where it corrects none or more than one."""
    folded = fold(text)
    plain = (_STRONG.search(folded) or _WHO_ELSE.search(folded)) is not None
    if len(folded) > _LONGEST or not (plain or _WEAK.search(folded)):
        return None
    shapes = _ENGLISH if folded.isascii() else _CHINESE
    for name, shape in shapes:
        found = shape.search(folded)
        if found is not None:
            said = found["value"] if folded.isascii() else folded
            if _ASKED.search(said) or _STRONG.search(folded, 0, found.start()):
                return None
            return FieldEdit(name, _labelled(text, name, found), plain)
    return None


def _labelled(text: str, name: str, found: "re.Match[str]") -> str:
    """What is said around the field, and the field with its new value."""
    groups = found.groupdict()
    around = [text[: found.start()]]
    around += [text[slice(*found.span(each))] for each in ("mid", "of") if groups.get(each)]
    value = text[slice(*found.span("value"))].strip()
    label = _LABELS[name][0 if not value.isascii() or not fold(text).isascii() else 1]
    before = _JUST_NOW.sub("", "".join(around).strip(" ,，"))
    if name == "counterpart":
        value = value.lstrip("跟和与找")
        label = label.split(" ", 1)[1] if _TALK.search(before) else label
    return f"{before}{', ' if before else ''}{label}{value}"


def _chinese() -> "list[tuple[str, Pattern]]":
    shapes = []
    for name, words, _, _, _ in _FIELDS:
        end = f"(?:才对|吧|呢|哈|了)?{_NOT}{_ASK}[。! ]*$"
        shapes.append(
            (
                name,
                Pattern(
                    f"(?:把|将)?(?:{words})(?:都|给)?(?:(?:并)?不是[^,;。]{{1,15}}?[, ]?(?:而)?是|"
                    f"{_WRONG}?[,;。 ]*(?:从[^,;。]{{1,12}}?)?{_TO})"
                    f"{_VALUE}{end}"
                ),
            )
        )
        forgotten = (
            f"(?:忘了?|漏了?|少)(?:写|填|报)了?(?:一下)?(?:{words})了?[,;:。 ]*(?:应该|应当)?(?:是|在|为)?"
        )
        shapes.append((name, Pattern(f"{forgotten}{_VALUE}{end}")))
    return shapes


def _english() -> "list[tuple[str, Pattern]]":
    shapes = []
    end = f"{_NOT_EN}[. !]*$"
    value = "(?P<value>[^,;]{1,60}?)"
    for name, _, words, _, _ in _FIELDS:
        shapes.append(
            (
                name,
                Pattern(
                    f"\\b(?:please )?{_VERB} (?:the )?(?P<mid>(?:[a-z0-9' -]{{1,60}}? )?)(?:the "
                    f")?(?:{words})\\b"
                    f"(?:{_OF} (?:from [^,;]{{1,25}}? )?(?:to(?: be)?|as|with|into|:|=)|) {value}{end}"
                ),
            )
        )
        shapes.append(
            (
                name,
                Pattern(
                    f"(?:\\b(?:the )?(?:{words})\\b{_OF} (?:is|was|are|were) (?:wrong|incorrect|not "
                    f"right|mistaken|off)|"
                    f"\\bwrong (?:{words})\\b)[,;.: ]+(?:(?:it )?(?:should be|should have been|should "
                    f"read|was|is|must be)|"
                    f"make it|change it to)? ?{value}{end}"
                ),
            )
        )
        shapes.append(
            (
                name,
                Pattern(
                    f"\\b(?:the )?(?:{words})\\b{_OF} (?:{_SHOULD})(?: not [^,;]{{1,20}}? but)? {value}{end}"
                ),
            )
        )
    shapes.append(
        (
            "absentees",
            Pattern(
                f"\\badd {value} (?:as|to (?:the )?(?:list of )?(?:those )?) ?absent(?:ees?)?{_OF}(?: "
                f"to .{{1,30}})?{end}"
            ),
        )
    )
    shapes += [(name, Pattern(f"\\bit was {value} (?:who|that) (?:{verb}){end}")) for name, verb in _WHO]
    return shapes


_CHINESE, _ENGLISH = _chinese(), _english()
