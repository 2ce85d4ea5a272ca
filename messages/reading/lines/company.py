"""Who took part, named together with how many they were: 张三、李四两人参加, 就我们仨 张三 李四 还有我."""

import re
from itertools import islice

from bot.record_types import Form
from messages.reading.lines.mention import Someone
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import BREAKS, GONE, HELD, Kind, Scan
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern

_N = "(?P<n>[0-9]{1,2}|[两俩仨二三四五六七八九十]{1,2})"
_SPOKEN = {"俩": 2, "仨": 3}
_SO_MANY = Pattern(
    f"{_N}(?:(?<=[俩仨])|个人|位同志|名同志|名党员|个|位|名|人)(?:同志|人)?(?:都|一起|一块儿?|凑一块儿?|坐一起|在[^,;。]{{1,6}})?"
    "(?:(?:参加|出席|到会|到场|参会|与会|碰(?:了)?个?头|碰面|商量|合计)(?:了|会议)?|(?=开|[ ,;。]|$|"
    "\x00)|(?<=一起)|(?<=一块)|(?<=一块儿))"
)
_OTHERWISE = Pattern("(?:列席|缺席|缺勤|请假|没来|未到|邀请|除了?|缺|替|代)[^,;。]{0,6}\\Z")
_WE = Pattern(
    f"(?:就|只有|一共)?我们(?:支委|委员|班子)?(?:{_N}(?:个人|个|位|名|人)?|几个)(?:人)?[ ,:]*(?:是)?"
)
_NAMED_AS = Pattern(
    "(?:参加|出席|参会|到会|与会|到场)(?:会议|活动|学习|[\x00])*的?(?:人员|人|同志|党员)?(?:有|是|为|"
    "包括|分别是)[: ]?"
)
_ROLE = Pattern("[(](?:(?P<host>主持人?|召集人?)|(?P<recorder>记录人?)|主讲人?)[)]")
_TOGETHER = Pattern(
    "(?:一起|一块儿?|坐一起|凑一起)?(?:碰了?(?:个|一下)?头(?!会)|碰了?(?:个|一下)?面|凑了?(?:个|一下)|"
    "合计了?一?下)"
)
_SMALL = Pattern("(?:就|只有)?(?:是|有)?")
_TOOK_PART = Pattern(
    "(?:(?:都|均|等)?(?:参加|出席|到会|与会|参会|到场)(?:了|会议|活动|学习|谈话)*|(?:都|"
    "全)在|在场)(?=[,。; \\n]|$)"
)
_COUNT_BEHIND = Pattern(
    "(?P<n>[0-9]{1,3}|[两二三四五六七八九十]{1,3})(?:个|名|位)?(?:同志|人|党员)(?:都|均|一起|全程)*\\Z"
)
_LEFT_OUT = Pattern("(?:除了?|没有|没让|缺了?) ?\\Z")
_MOST = 4
_LONGEST = 60


def read_company(scan: Scan, naming: Naming) -> None:
    """Claim those who are named with their number, or behind 参加…的有, in a line about a meeting."""
    _named_as(scan, naming)
    if any(getattr(span.value, "form", None) is not Form.MEETING for span in scan.of(Kind.TYPE)):
        return
    _bracketed(scan)
    for span in scan.of(Kind.TYPE)[:_MOST]:
        _headed(scan, naming, span.end)
    for found in islice(_WE.finditer(scan.view), _MOST):
        _behind(scan, naming, found)
    for pattern in (_SO_MANY, _TOGETHER):
        for found in islice(pattern.finditer(scan.nameless), _MOST):
            _before(scan, naming, found)


def _named_as(scan: Scan, naming: Naming) -> None:
    """参加支委会的有张三、李四: the name of the meeting in between has been claimed."""
    for found in islice(_NAMED_AS.finditer(scan.view), _MOST):
        if hit := naming.after(found.end()):
            for at in range(found.start(), found.end()):
                if scan.view[at] != GONE:
                    scan.claim(at, at + 1, Kind.WORD)
            scan.claim(found.end(), hit[0], Kind.PARTICIPANTS, hit[1])


def _before(scan: Scan, naming: Naming, found: re.Match[str]) -> None:
    """张三、李四两人参加; 我和王五碰了个头: those named before their number or deed."""
    people = naming.before(found.start(), _SMALL)
    if people is None or _OTHERWISE.search(scan.folded, max(0, people[0] - 10), people[0]):
        return
    number = found.groupdict().get("n")
    if number is None and len(people[1]) > 1:
        scan.claim(people[0], found.end(), Kind.PARTICIPANTS, people[1])
    elif number is not None and len(people[1]) == _count(number) > 1:
        _claim(scan, people[0], found.end(), people[1])


def _bracketed(scan: Scan) -> None:
    """张三（主持）、李四（记录）: what a name in a list of those there has in brackets behind it."""
    for found in islice(_ROLE.finditer(scan.view), _MOST):
        name = next((span for span in scan.names if span[1] == found.start()), None)
        if name is not None:
            typed = scan.text[slice(*name)]
            kind = Kind.HOST if found["host"] else Kind.RECORDER if found["recorder"] else Kind.LECTURER
            scan.note(name[0], kind, Someone(typed, typed))


def _headed(scan: Scan, naming: Naming, at: int) -> None:
    """支委会：张三、李四: a list of names behind the name of a meeting and a colon."""
    if scan.folded[at : at + 1] == ":" and (hit := naming.after(at + 1)) is not None and len(hit[1]) > 1:
        scan.claim(at, hit[0], Kind.PARTICIPANTS, hit[1])


def _behind(scan: Scan, naming: Naming, found: re.Match[str]) -> None:
    """就我们仨 张三 李四 还有我: the names behind the number, as far as they reach."""
    start, last = found.end(), min(scan.clause_end(found.end()), found.end() + _LONGEST)
    stops = [last, *(at for at in range(last - 1, start, -1) if scan.folded[at] == " ")]
    for stop in stops[: 2 * _MOST]:
        people = naming.exactly(start, stop)
        if people is not None and len(people) > 1 and (not found["n"] or len(people) == _count(found["n"])):
            _claim(scan, found.start(), stop, people)
            return


def _claim(scan: Scan, start: int, end: int, people: list[Someone]) -> None:
    scan.claim(start, end, Kind.PARTICIPANTS, people)
    if not scan.of(Kind.ACTUAL):
        scan.note(start, Kind.ACTUAL, (len(people), False))


def _count(text: str) -> int:
    return _SPOKEN.get(text) or number_of(text) or 0


def read_took_part(scan: Scan, naming: Naming) -> None:
    """张三，李四都参加了: those named before a word for having come."""
    for found in islice(_TOOK_PART.finditer(scan.view), 2 * _MOST):
        people = naming.before(found.start(), _SMALL)
        if (
            people is not None
            and (len(people[1]) > 1 or people[1][0].role is None)
            and not _LEFT_OUT.search(scan.folded, 0, people[0])
            and scan.view[found.start() : found.end()] == found[0]
        ):
            said = _COUNT_BEHIND.search(scan.nameless, people[0], found.start())
            number = number_of(said["n"]) if said else None
            start, everybody = joined_before(scan, naming, *people)
            scan.claim(start, found.end(), Kind.PARTICIPANTS, everybody)
            if number is not None and number >= len(everybody) and not scan.of(Kind.ACTUAL):
                scan.note(start, Kind.ACTUAL, (number, False))


def joined_before(scan: Scan, naming: Naming, start: int, people: list[Someone]) -> tuple[int, list[Someone]]:
    """Names of the clause before that share what is said of the last: 李四，王五请假."""
    folded = scan.folded
    while start > 0 and folded[start - 1] in ", ":
        back = start - 1
        while back > 0 and folded[back - 1] in ", ":
            back -= 1
        begin = back
        while (
            begin > 0
            and folded[begin - 1] not in BREAKS
            and scan.view[begin - 1] not in (GONE, HELD)
            and folded[begin - 1] not in "(:"
        ):
            begin -= 1
        more = naming.exactly(begin, back)
        if not more or any(someone.name == "self" for someone in more):
            break
        start, people = begin, [*more, *people]
    return start, people
