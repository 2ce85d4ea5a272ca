"""R10: studied before it was published (超前学习), wherever the text itself says when that was.

A date counts only where it stands beside the material as its date: ``《…》（2026年10月20日）``, in brackets
after a speech or paper, or with a word such as 印发 or 发表 in the list of materials. None is guessed.
"""

import re
from collections.abc import Iterator
from datetime import date

from bot.completeness.hint import AnyEntry, Code, Hint, Hints, Level, Param, Rule
from bot.record_types import Detail
from bot.records import Meeting

_DAY = r"(\d{4})\s*[年\-./]\s*(\d{1,2})\s*[月\-./]\s*(\d{1,2})\s*日?"
_OUT = r"(?:公开)?(?:发布|公布|印发|发表|刊发|刊登|出版)"
_CITED = re.compile(
    r"(?:[》”」』]|讲话|文章|文件|精神|报告|公报|决定|决议|意见|通知|条例|规定|办法|准则|细则)\s*"
    rf"[（(]\s*(?:{_OUT}(?:于|日期|时间)?[：:]?\s*)?{_DAY}\s*(?:{_OUT})?\s*[）)]"
)
_SAID_OUT = re.compile(rf"{_DAY}\s*{_OUT}")
_OUT_ON = re.compile(rf"{_OUT}(?:于|日期|时间)?\s*[：:]?\s*{_DAY}")
_STUDY = re.compile(r"学习|传达|研读|领会|宣讲|解读|诵读|研讨")
_TITLE = re.compile(r"《[^》]+》")
_ENDS = re.compile(r"[\n。；;]")


def too_early(entry: AnyEntry) -> Hints:
    """R10: the meeting lies before the day on which what it studied came out."""
    if not isinstance(entry, Meeting) or entry.on is None:
        return
    seen: set[str] = set()
    for line, published in _dated(entry):
        text = found[0] if (found := _TITLE.search(line)) else line.strip()
        if published > entry.on and text not in seen:
            seen.add(text)
            params: dict[str, Param] = {"text": text, "on": entry.on, "published": published}
            yield Hint(Rule.R10, Level.ERROR, Code.STUDIED_BEFORE_PUBLISHED, params)


def _dated(entry: Meeting) -> Iterator[tuple[str, date]]:
    """Each line that names material with the day it came out."""
    materials = _ENDS.split(entry.details.get(Detail.MATERIALS, ""))
    for line in materials:
        yield from _days(line, (_CITED, _SAID_OUT, _OUT_ON))
    for text in (*entry.agenda, entry.key_points or "", entry.details.get(Detail.THEME, "")):
        for line in _ENDS.split(text):
            if _STUDY.search(line):
                yield from _days(line, (_CITED,))


def _days(line: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[tuple[str, date]]:
    for pattern in patterns:
        for found in pattern.finditer(line):
            try:
                day = date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:  # no such day: a slip of the pen is not judged
                continue
            yield line[max(line.rfind("《", 0, found.end()), 0) : found.end()], day
