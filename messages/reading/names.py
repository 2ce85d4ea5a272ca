"""A person's name as typed: which characters it may have, how long it may be, what its surname is."""

import unicodedata
from functools import lru_cache

from messages.reading.normalise import squeezed, tidy, words
from messages.reading.problem import Problem, ProblemCode, problem

MOST = 30
"""Longest name taken; the longest names on identity cards are shorter."""

_JOINERS = frozenset(" ·•‧・.'’-()（）")
_LEFT_OUT = str.maketrans("", "", "·•‧・\u200d")
"""买买提·艾力 is typed with one dot, another or none."""
_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd"})
_COMPOUND = words(
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 轩辕 端木 南宫 独孤 呼延 "
    "拓跋 申屠 百里"
)


def is_han(text: str) -> bool:
    """Whether every character is a Chinese one."""
    return bool(text) and all("\u3400" <= c <= "\u9fff" or c >= "\U00020000" for c in text)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings name the same: spaces, dots, width and capitals do not matter."""
    return key_of(one) == key_of(other)


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """A name in the form in which names are compared."""
    return squeezed(name).translate(_LEFT_OUT)


def surname(name: str) -> str:
    """The surname of a Chinese name, two characters for compound ones; empty for another name."""
    if not is_han(name) or len(name) < 2:
        return ""
    return name[:2] if name[:2] in _COMPOUND and len(name) > 2 else name[:1]


def read_name(text: str) -> str | Problem:
    """A name, its inner spaces made even (张　三 is 张三), or why it is none.

    Codes: NAME_WANTED, NAME_TOO_LONG, NAME_CHARACTERS (emoji and signs).
    """
    name = " ".join(tidy(text).replace("\u200d", "").split())
    if is_han(name.replace(" ", "")):
        name = name.replace(" ", "")
    refused = [c for c in name if c not in _JOINERS and unicodedata.category(c) not in _LETTERS]
    if refused:
        return problem(ProblemCode.NAME_CHARACTERS, shown=name, refused="".join(dict.fromkeys(refused)))
    if not any(c.isalpha() for c in name):
        return problem(ProblemCode.NAME_WANTED, shown=name)
    if len(name) > MOST:
        return problem(ProblemCode.NAME_TOO_LONG, shown=name, most=MOST)
    return name
