"""Whether a line calls something off that was to come: 取消下周三的党员大会, 周五的支委会不开了."""

from messages.reading.normalise import tidy
from messages.reading.patterns import Pattern

_OFF = Pattern("取消|不[开办搞谈上]了|开不了|开不成|作罢|call(?:ed|ing)? off|cancel|is off|won't be held")


def calls_off(text: str) -> bool:
    """Whether the words say that something will not take place; what, is read elsewhere."""
    return _OFF.search(tidy(text).lower()) is not None
