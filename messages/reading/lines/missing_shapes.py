"""Absences in shapes of their own: 李四（出差）、王五（病假）请假; 缺1人，是王五; 就差李四一个."""

from dataclasses import dataclass
from itertools import islice

from bot.record_types import Form
from messages.reading.lines.mention import Someone
from messages.reading.lines.missing_words import NOT_THIS_BUT, WORD
from messages.reading.lines.naming import Naming
from messages.reading.lines.reasons import reason_at, reason_of
from messages.reading.lines.scan import GONE, Kind, Scan
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern

_MOST_TRIES = 8
_PAIR = 2
_ONE_EACH = Pattern("(?:一个|一人|一位)(.{1,8}?)了?[,，、 ]?(?:另?一个|一人|一位)(.{1,8}?)了?")
_IN_BRACKETS = Pattern(f" ?[(](?P<why>[^()\n\x00]{{0,8}}(?:{WORD})[^()\n\x00]{{0,8}})[)]")
_STAYED_AWAY = Pattern(
    " ?(?:都|均|两人|二人|等)?(?:缺席|请假|没来|未到|没到|没参加|未参加|没能来|未能参加)(?:会议)?了?"
)
_DID_NOT = Pattern("(?<=\x00)(?:也|都|均)?(?:没有?|未|没能)(?:参加|来|到|出席)(?:会议|会|了)*")
_NOT_THIS_REASON = Pattern(f"{NOT_THIS_BUT}(?P<why>[^,;。!?\n\x00\x01]{{1,8}})(?=[,;。!\n ]|$)")
_NOTHING = Pattern("$^")
_LATE = Pattern(
    "(?:都|也|均)?(?:迟到|早退|晚到|来晚|到晚|后到)(?:了|的|[0-9一二两三几十]{1,3}分钟)*(?:不算(?:缺席|缺勤|请假))?"
)
_SO_MANY_MISSING = Pattern(
    "(?:缺席?|少|差|请假|没来|未到|没到)了?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?:个|"
    "名|位)?(?:人|同志)?[,: ]?(?P<is>(?:分别)?(?:是|就是|为|即)|:)"
)
SHORT_OF = Pattern("(?:(?:^|(?<=[,;。 ]))|就|只|还|独|仅)(?:缺|差|少)了?")
"""缺, 就差: before the names of those without whom it was held."""
_WHOLE = Pattern(
    "(?<![0-9])(?P<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:个|名|位)?(?:人|党员|支委|委员),?\\Z"
)
_THAT_MANY = Pattern(
    "(?:同志)?(?:一个|一人|一位|1人|1个|两个|两人|2人|俩|三人|三个)?(?:人|没来|没到)?(?=$|[,;。 ])"
)


@dataclass(frozen=True, slots=True)
class Missing:
    """Some people and the reason they share; ``nameless`` counts those of whom no name is said."""

    people: list[Someone]
    reason: str | None

    def why(self, at: int) -> str | None:
        """The reason of one of them: 一个出差一个开会 gives two people one each."""
        each = _ONE_EACH.fullmatch(self.reason) if self.reason and len(self.people) == _PAIR else None
        return self.reason if each is None else each[at + 1]

    nameless: int = 0


_SO_MANY_LATE = Pattern(
    "(?:迟到|早退|晚到)(?:的)?(?:有)?[0-9一二两三四五六七八九十]{1,3}(?:人|名|个|位)人?|"
    "[0-9一二两三四五六七八九十]{1,3}(?:个人|人|名|位)(?:迟到|早退|晚到)"
)


def late(scan: Scan, naming: Naming) -> None:
    """欧阳迟到: who came late or left early was there."""
    if any(getattr(span.value, "form", None) is Form.INTERVIEW for span in scan.of(Kind.TYPE)):
        return
    for found in islice(_SO_MANY_LATE.finditer(scan.view), _MOST_TRIES):
        scan.claim(*found.span(), Kind.WORD)
    for found in islice(_LATE.finditer(scan.view), _MOST_TRIES):
        people = naming.before(found.start(), _NOTHING)
        if people is not None:
            scan.claim(people[0], found.end(), Kind.WORD)


def bracketed(scan: Scan, naming: Naming) -> None:
    """李四（出差）、王五（病假）请假: each with the reason in brackets behind the name."""
    for found in islice(_IN_BRACKETS.finditer(scan.view), _MOST_TRIES):
        people = naming.before(found.start(), _NOTHING)
        if people is not None:
            tail = _STAYED_AWAY.match(scan.view, found.end())
            end = tail.end() if tail else found.end()
            reason = reason_of(scan.text[slice(*found.span("why"))])
            scan.claim(people[0], end, Kind.ABSENTEES, Missing(people[1], reason))


def other_reason(scan: Scan, naming: Naming) -> None:
    """王五不是请假，是出差: the reason that is meant."""
    for found in islice(_NOT_THIS_REASON.finditer(scan.view), _MOST_TRIES):
        people = naming.before(found.start(), _NOTHING)
        if people is not None:
            reason = reason_of(scan.text[slice(*found.span("why"))])
            scan.claim(people[0], found.end(), Kind.ABSENTEES, Missing(people[1], reason))


def counted(scan: Scan, naming: Naming) -> None:
    """缺1人，是王五，事假: who is missing, named behind the number."""
    for found in islice(_SO_MANY_MISSING.finditer(scan.view), _MOST_TRIES):
        hit = naming.after(found.end())
        if hit is not None:
            later = reason_at(scan, naming, hit[0], hit[1])
            end, reason = later if later is not None else (hit[0], None)
            scan.claim(found.start("is"), end, Kind.ABSENTEES, Missing(hit[1], reason))


def short_of(scan: Scan, naming: Naming) -> None:
    """缺赵六, 就差李和平一个: people of the roster without whom it was held."""
    for found in islice(SHORT_OF.finditer(scan.view), _MOST_TRIES):
        hit = naming.after(found.end()) if naming.book.names_at(scan.folded, found.end()) else None
        tail = _THAT_MANY.match(scan.folded, hit[0]) if hit else None
        if hit is not None and tail is not None:
            whole = _WHOLE.search(scan.view, max(0, found.start() - 8), found.start())
            number = number_of(whole["n"]) if whole else None
            if whole is not None and number is not None:
                scan.claim(*whole.span(), Kind.EXPECTED, (number, False))
            scan.claim(found.start(), tail.end(), Kind.ABSENTEES, Missing(hit[1], None))


def stayed_away(scan: Scan, naming: Naming) -> None:
    """王五和赵六昨天没参加支委会: people, a day, and that they did not come."""
    for found in islice(_DID_NOT.finditer(scan.view), _MOST_TRIES):
        start = scan.clause_start(found.start())
        while start < found.start() and scan.view[start] in (GONE, " "):
            start += 1
        hit = naming.after(start)
        if hit is not None and not scan.view[hit[0] : found.start()].strip(f"{GONE} "):
            scan.claim(start, hit[0], Kind.ABSENTEES, Missing(hit[1], None))
            scan.claim(*found.span(), Kind.WORD)
