"""Where in its document a source stands, in the reader's language: 三(一)(2), 第十六条, 第3段."""

import re

from messages.labels import has_label, label

_HAN = "一二三四五六七八九十"
_PLACE = re.compile(rf"([{_HAN}])(?:\(([{_HAN}])\))?(?:\((\d+)\))?(\d+)?")
_NUMBERED = re.compile(rf"第([{_HAN}\d]+)(部分|条|章|段)")
_UNITS = {"部分": "part", "条": "article", "章": "chapter", "段": "paragraph"}


def clause_text(clause: str, language: str) -> str:
    """The clause as ``language`` reads it; Chinese has it as the document numbers it.

    What is no number (an aside such as 未规定次数) has a label of its own; without one it stays as it is.
    """
    if language == "zh":
        return clause
    found: list[str] = []
    rest = clause
    if (place := _PLACE.match(rest)) is not None:
        part, section, item, plain = place.groups()
        found.append(label(language, "clauses.part", n=_number(part)))
        found += [label(language, "clauses.section", n=_number(section))] if section else []
        found += [label(language, "clauses.item", n=n) for n in (item, plain) if n]
        rest = rest[place.end() :]
    while (numbered := _NUMBERED.match(rest)) is not None:
        found.append(label(language, f"clauses.{_UNITS[numbered[2]]}", n=_number(numbered[1])))
        rest = rest[numbered.end() :]
    aside = rest.strip("（）")
    said = f"({_aside(aside, language)})" if found else _aside(aside, language)
    return ", ".join(found) + (" " if found and aside else "") + (said if aside else "")


def _aside(words: str, language: str) -> str:
    key = f"clauses.aside.{words}"
    return label(language, key) if has_label(language, key) else words


def _number(digits: str) -> int:
    """A number up to 99, in digits or in Chinese."""
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    value = _HAN.index(ones) + 1 if ones else 0
    if not ten:
        return value
    return (_HAN.index(tens) + 1 if tens else 1) * 10 + value
