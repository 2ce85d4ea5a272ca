"""Words typed where a day, a name or a place is wanted, that are no answer: a question, or a correction."""

from messages.reading.lines.model import Intent, Reading
from messages.reading.normalise import spaced
from messages.reading.patterns import Pattern

_ASKS = Pattern(
    r"[?？]$|谁|哪|什么|怎么|多少|几(?:个|人|次|场)|还差|还剩|还有|吗$|呢$"
    r"|^(?:who|what|when|which|how|where|have|has|did|is|are)\b"
)
_CORRECTS = Pattern(
    r"^(?:啊|哦|噢|喔|呃|嗯|等等|等一下)?[, ，]*(?:不对|错了|说错了?|记错了?|写错了?|打错了?|更正|刚才)"
    r"|^(?:no, |sorry|wrong|correction|actually)"
)
_TELLS = Pattern(
    r"^(?:今天|今早|今晚|昨天|昨晚|昨日|前天|前日|大前天|刚才|刚刚|明天|明早|明晚|后天|上周|上星期|下周|下星期|周[一二三四五六日天]"
    r"|[0-9一二三四五六七八九十]{1,3}(?:月|号|日))"
    r"|\b(?:today|yesterday|tomorrow|last|next|this morning|on (?:mon|tues|wednes|thurs|fri))"
)


def tells(text: str) -> bool:
    """Whether the words begin as one tells of something of a day: 昨天和李四谈心."""
    return _TELLS.search(spaced(text)) is not None


def asks(text: str) -> bool:
    """Whether the words ask by their form."""
    return _ASKS.search(spaced(text)) is not None


def corrects(text: str) -> bool:
    """Whether the words begin as a correction does."""
    return _CORRECTS.search(spaced(text)) is not None


def is_aside(text: str, reading: Reading) -> bool:
    """Whether the words, read as ``reading``, are a question or correct what was said before."""
    if reading.intent is Intent.QUESTION:
        return asks(text)
    return corrects(text) and reading.intent is Intent.EDIT and "field" not in reading.must_ask
