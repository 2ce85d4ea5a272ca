"""Times of day, parts of the day and how long it took: 下午三点到四点半, 15:00, 晚上, 开了一个半小时, 3pm."""

import re
from datetime import time

from messages.reading.lines.model import Period
from messages.reading.lines.scan import Kind, Scan
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern
from messages.reading.problem import Problem
from messages.reading.times import TimeSpan, read_time

_PARTS = {
    "凌晨": Period.MORNING, "清晨": Period.MORNING, "清早": Period.MORNING, "早晨": Period.MORNING,
    "早上": Period.MORNING, "一早": Period.MORNING, "上午": Period.MORNING, "午前": Period.MORNING,
    "早": Period.MORNING, "晨": Period.MORNING, "中午": Period.NOON, "正午": Period.NOON,
    "下午": Period.AFTERNOON, "午后": Period.AFTERNOON, "傍晚": Period.EVENING, "晚上": Period.EVENING,
    "晚间": Period.EVENING, "夜里": Period.EVENING, "晚": Period.EVENING, "morning": Period.MORNING,
    "noon": Period.NOON,
    "afternoon": Period.AFTERNOON, "evening": Period.EVENING, "night": Period.EVENING,
}  # fmt: skip
_PART = "凌晨|清晨|清早|早晨|早上|一早|上午|午前|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|晚|早(?!退)|晨"
_N = "(?:[0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3})"
_ZH = (
    f"(?:{_PART})? ?(?<![0-9.]){_N} ?(?:点钟|点整|点(?!名|评|子|击|赞)|时(?!间|候|代|刻|政|期|候))"
    f"(?: ?(?:半(?!年|天|数|小时)|[一三]刻|整|钟|(?:零|过)?{_N}分?(?![0-9/]|人|个|名)))?"
)
_DIGITAL = f"(?:{_PART})? ?(?<![0-9.:/])(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?![0-9:])"
_DOTTED = f"(?:{_PART}) ?(?:[01]?[0-9]|2[0-3])\\.[0-5][0-9](?![0-9])"
_BARE = f"(?:{_PART}) ?[0-9]{{1,2}}(?![0-9]|[日号月人个年./])"
_CLOCK = f"(?:{_ZH}|{_DIGITAL}|{_DOTTED})"
_TO = " ?(?:一直)?(?:开始)?(?:开|讲|谈|学|进行|持续)?(?:到|至|~|-{1,2}) ?"
_SPAN = Pattern(f"(?:从|自)? ?(?P<one>{_CLOCK}|{_N})(?:{_TO})(?P<two>{_CLOCK})(?P<end> ?(?:结束|散会))?")
_ONE = Pattern(
    f"(?P<until>(?:开|讲|谈|学|一直|直|进行)?到 ?|至 ?)?(?P<one>{_CLOCK}|"
    f"{_BARE})(?P<end> ?(?:才)?(?:结束|散会|开完|散的?会|散))?"
)
_EN = (
    "(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:[ap]\\.?m\\b\\.?)|(?:half|quarter) past "
    "[0-9]{1,2}(?: ?[ap]m)?|[0-9]{1,2} o'clock|(?:12 )?noon)"
)
_EN_SPAN = Pattern(
    f"\\b(?:from |between |at )?(?P<one>{_EN}|[0-9]{{1,2}}(?::[0-9]{{2}})?) ?(?:to|"
    f"until|till|-|and) ?(?P<two>{_EN})"
)
_EN_DIGITAL = Pattern(
    "(?<![:0-9])(?P<one>[0-9]{1,2}(?::[0-9]{2})?) ?(?:to|until|till|-) ?(?P<two>(?:[01]?[0-9]|"
    "2[0-3]):[0-5][0-9])"
)
_EN_BARE = Pattern(
    "(?<![:0-9])(?P<one>[0-9]{1,2}:[0-5][0-9]|[0-9]{1,2}(?::[0-5][0-9])? ?[ap]m|(?<=from )[0-9]{1,2}) "
    "(?:to|until|till|-) "
    "(?P<two>[0-9]{1,2})(?=$|[,;.)]| [a-z])"
    "(?! (?:people|members|minutes|hours|of)\\b)"
)
"""9:30 to 10, from 2 to 4."""
_EN_ONE = Pattern(
    f"\\b(?:(?P<until>until|till|ended at|ending at) |at |from )?(?P<one>(?!noon){_EN}|(?<=at "
    ")[0-9]{1,2}(?= \x00| (?:in|on|at|by|with|for|today|tomorrow|yesterday|this|next|last|sharp|we|and|to|"
    "about)\\b|[,;.]|$))"
)
_PART_ALONE = Pattern(
    f"(?:{_PART})(?!会(?!议室)|餐|饭|安|些|期|已|就|日)|\\b(?:in the )?(?:morning|"
    f"afternoon|evening|noon|night)\\b"
)
_DURATION = Pattern(
    "(?:(?:总共|一共|会议|前后|大约|大概|将近|约)?(?:会期|会时|开会?|用时|历时|持续|时长|讲|谈|"
    "学|耗时|聊|进行)(?:了)?(?:时间)?(?:大约|大概|将近|差不多|约|有|共|整整|:)? ?)?"
    "(?:(?P<half>半个?小时|半个?钟头)|(?P<one>一个半(?:小时|钟头))|"
    "(?P<h>[0-9]{1,2}(?:\\.[0-9])?|"
    "[一二两俩三四五六七八九十]{1,2})个?(?P<hh>半)?(?:小时|钟头|h(?:rs?|ours?)?(?![a-z]))"
    "(?P<hm>半(?:个钟头)?)?(?:零|又)?(?:(?P<hmin>[0-9]{1,2}|[一二三四五六七八九十]{1,3})分钟?)?"
    "|(?P<m>[0-9]{1,3}|[一二两三四五六七八九十百]{1,4})[多来]?(?:分钟)|(?P<q>[一两三])刻钟)(?:左右|多)?"
)
_EN_DURATION = Pattern(
    "\\b(?:for |lasted |lasting |took |about )*(?:(?P<half>half an hour)|"
    "(?P<h>[0-9]{1,2}(?:\\.[0-9])?|an?|one|two|three)"
    "(?P<and> and a half)?[ -]?(?:hours?|hrs?)(?P<a2> and a half)?|(?P<m>[0-9]{1,3})[ "
    "-]?(?:minutes?|mins?))\\b"
)
_ABOUT_SO_LONG = Pattern(
    "(?:(?:总共|一共|会议|前后|大约|大概|将近|约)?(?:会期|会时|开会?|用时|历时|持续|时长|讲|谈|学|耗时|"
    "聊|进行)了?)?"
    "[一两三四五六半0-9]个?(?:多|来|把)个?(?:小时|钟头)"
)
"""A length of time that is no number of minutes."""
_EVENING, _NOON = 5, 12
_AM_PM = Pattern("[0-9 ][ap]\\.?m\\b")
_HALVES = ((12, Period.MORNING), (13, Period.NOON), (18, Period.AFTERNOON), (24, Period.EVENING))
"""Until which hour each part of the day lasts, where am or pm is all that was said of it."""
_WORDS = {"a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0}


def read_hours(scan: Scan) -> None:
    """Claim spans, times and, last, parts of the day."""
    for pattern in (_EN_SPAN, *((_EN_DIGITAL, _EN_BARE) if scan.folded.isascii() else ()), _SPAN):
        for found in pattern.finditer(scan.nameless):
            _claim(scan, found, f"{found['one']}到{found['two']}")
    for pattern in (_EN_ONE, _ONE):
        for found in pattern.finditer(scan.nameless):
            _claim(scan, found, found["one"])
    for found in _PART_ALONE.finditer(scan.nameless):
        scan.claim(*found.span(), Kind.PERIOD, _part_of(found[0]))


def _claim(scan: Scan, found: re.Match[str], text: str) -> None:
    said = read_time(text.replace("12 noon", "noon"))
    if isinstance(said, Problem):
        return
    groups = found.groupdict()
    part = _part_of(found["one"] if groups.get("two") == "noon" else found[0]) or _half(found[0], said)
    if part is not None:
        scan.note(found.start(), Kind.PERIOD, part)
    ends = said.end is None and bool(groups.get("until") or groups.get("end"))
    scan.claim(*found.span(), Kind.END_TIME if ends else Kind.TIME, said)


def _half(text: str, said: TimeSpan) -> Period | None:
    """The part of the day that am and pm say, by the hour it begins: 9am, 3pm, 7:30 pm."""
    if _AM_PM.search(text) is None:
        return None
    hour = said.start.hour
    return next(part for until, part in _HALVES if hour < until)


def hour_at(view: str, at: int) -> bool:
    """Whether an hour of the day or a part of it is written at a place."""
    return _ONE.match(view, at) is not None or _PART_ALONE.match(view, at) is not None


def lasts_at(folded: str, at: int) -> bool:
    """Whether a length of time is written at a place."""
    return _DURATION.match(folded, at) is not None


def settled(start: TimeSpan | None, end: TimeSpan | None) -> tuple[time | None, time | None]:
    """Start and end; an end said by itself takes the half of the day of its start."""
    if end is None:
        return (None, None) if start is None else (start.start, start.end)
    if start is None:
        return None, end.start
    last = end.start
    if last <= start.start and last.hour < 12 and last.hour + 12 > start.start.hour:
        last = last.replace(hour=last.hour + 12)
    return start.start, last


def by_part(start: time | None, end: time | None, part: Period | None) -> tuple[time | None, time | None]:
    """八点 in the evening is 20:00, wherever in the line the evening was said."""
    if part is Period.EVENING and start is None and end is not None and _EVENING <= end.hour < _NOON:
        return None, end.replace(hour=end.hour + _NOON)
    if part is not Period.EVENING or start is None or not _EVENING <= start.hour < _NOON:
        return start, end
    if end is not None and end.hour < _NOON:
        end = end.replace(hour=end.hour + _NOON)
    return start.replace(hour=start.hour + _NOON), end


def _part_of(text: str) -> Period | None:
    """The first part of the day that the words name."""
    hits = [(text.find(word), -len(word), part) for word, part in _PARTS.items() if word in text]
    return min(hits)[2] if hits else None


def read_durations(scan: Scan) -> None:
    """Claim how long it took."""
    for pattern in (_DURATION, _EN_DURATION):
        for found in pattern.finditer(scan.view):
            if minutes := _minutes(found.groupdict()):
                scan.claim(*found.span(), Kind.DURATION, minutes)
    for found in _ABOUT_SO_LONG.finditer(scan.view):
        scan.claim(*found.span(), Kind.WORD)


def _minutes(said: dict[str, str | None]) -> int | None:
    if said.get("half"):
        return 30
    if said.get("one"):
        return 90
    if quarter := said.get("q"):
        return (number_of(quarter) or 0) * 15
    if minutes := said.get("m"):
        return number_of(minutes)
    if hours := said.get("h"):
        whole = _WORDS.get(hours) or (
            float(hours) if hours.isascii() else float(number_of(hours.replace("俩", "两")) or 0)
        )
        half = 30 if said.get("hh") or said.get("hm") or said.get("and") or said.get("a2") else 0
        return round(whole * 60) + half + (number_of(said.get("hmin") or "") or 0)
    return None
