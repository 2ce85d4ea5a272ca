"""Who chaired, kept the record, lectured or sat in: 由李四主持, 记录人王五, 我讲的, 列席：赵六."""

import re
from itertools import islice

from bot.record_types import Form, RecordType
from messages.reading.lines.company import read_took_part
from messages.reading.lines.mention import Someone
from messages.reading.lines.name_words import TITLED
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import GONE, Kind, Scan
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern

_SMALL = Pattern(
    "(?:会议|大会)?(?:由|是|请|让|仍由|还是|都是|都由|均由|委托|由党支部|by|邀请|请了|"
    "请来)? ?(?:来|负责|亲自|带头|牵头|担任|在场|现场|当场|代为|代|临时|给大家|为大家|给党员们?"
    "|给全体党员|给支部党员|做|作|了|全程|在会上|结合[^,]{0,10}|都|均|共同|同志|进行|嘛|呢|啊|呀|吧|哈|"
    "哦|的)*"
)
_BEHIND_ROLE = {
    Kind.HOST: Pattern(
        "(?:会议)?(?:召集并)?主持(?:会议|召开|的|了|人)?(?!词|召集)|\\b(?:(?:will |is to |'ll |shall |"
        "to |was to )"
        "(?:chair|host|preside|lead|run|moderate)|chairs|(?<=\\bi )(?:chair|host)|chairing|chaired|"
        "hosted|hosting|presiding|moderated|"
        "presided|led|was (?:the |in the )?(?:chair|host)|in the chair|acted as (?:chair|host)|as "
        "(?:chair|host))"
        "(?: it| the meeting| the session| over it| over)?\\b(?! by)"
        "|(?:来|去|负责|亲自|出面)谈(?=$|[,;。 ])"
        "|\\b(?:did|had|held|conducted)(?= (?:an? |the )?\x00{4,40} with\\b)"
    ),
    Kind.RECORDER: Pattern(
        "(?:做|作|负责)?(?:的)?(?:(?<!书)(?<!登)(?<!补)(?<!忘)(?<!牢)记的?(?=$|就|主要|研究|讨论|"
        "[,。;\n\x00 ]))|(?:做|作|写|整理|负责)?的?(?:了|会议)?记录(?!了|"
        "本|一|下|表|不|补|里|上|要|完|情况|在|为|是)(?:人|员)?|"
        "\\b(?:(?:(?:will |to |'ll )(?:take|keep|write)|did|doing|does|do)(?: the)? (?:minutes|notes|record)|"
        "(?:took|kept|recorded|wrote|taking|taken)(?: the)?(?: minutes| notes| record)?|"
        "(?:was |is |as |acted as )(?:the )?(?:recorder|note-?taker|minute-?taker)|(?:on|for) (?:the "
        ")?minutes)\\b(?! by)"
        "(?! (?:(?:sick |annual |personal |maternity )?leave|part|place|a day|over)\\b)"
    ),
    Kind.LECTURER: Pattern(
        "(?:给|为)?(?:大家|党员们?|全体党员|支部党员)?(?:主讲|授课|讲授|讲党课|讲课|领学|"
        "辅导|宣讲|讲的|讲了?(?=\x00|次|过|一堂|一节|一次|题|堂|党|《|\x01|,|。|$| )|上的|"
        "上了?(?=\x00|一堂|一节|一次|堂|党课))|(?:给|为)[^,;。\x00]{1,8}?(?:讲|上)了?(?:一?[堂节次])?(?=\x00)"
        "|\\b(?:lectured|lectures(?= |$)|lecturing|speaking|"
        "gave(?! (?:an?|the|his|her) (?:report|briefing|speech|summary|update|account|gift|reminder|"
        "talk|heart))|taught|delivered|spoke|talked(?= (?:about|on|\x00))|"
        "(?:will |to |'ll |am |is to )(?:lecture|speak|talk(?= (?:about|on|\x00)))|(?:will |to |'ll |am "
        "|is )?(?:give|giving|"
        "deliver|delivering|teach|teaching)(?: it| the lecture)?|"
        "(?:was|is|acted as) (?:the |our )?(?:lecturer|speaker))\\b"
    ),
}
_LABEL = {
    Kind.HOST: Pattern(
        "(?:会议)?主持的?人?(?:是|为|:|改成|改为|换成)*[ :]*|\\b(?:(?:chaired|hosted|run|moderated|"
        "presided over|led) by|chair(?:person|man)?:|chair was|chair|(?:host|chair(?:person|man)?|moderator)"
        "(?: was| is| should be| to)?:?)[ :]*"
    ),
    Kind.RECORDER: Pattern(
        "(?:会议)?记录的?(?:人|员)?(?:是|为|:|改成|改为|换成)*[ :]*|"
        "\\b(?:(?:the )?(?:minutes|notes|record) (?:were |was )?"
        "(?:taken |kept |recorded |written |done )?by|recorded by|(?:recorder|(?:minute|note)[- ]?taker)"
        "(?: is| was| should be| to)?:?|(?:minutes|notes):|(?<!the )(?<!took )(?:minutes|notes)(?= ))[ :]*"
    ),
    Kind.LECTURER: Pattern(
        "(?:讲|上)\x00{0,6}的(?:人)?是|(?:主讲|授课|讲课|宣讲)的?(?:人|老师|者)?(?:是|为|:|改成|改为|"
        "换成)*[ :]*|"
        "\\b(?:lecture by|given by|delivered by|taught by|"
        "(?:lecturer|speaker)(?: was| is| should be| to)?:?|(?<!attended )by)[ :]+"
    ),
}
_OBSERVE_BEHIND = Pattern(
    "(?:应邀|受邀|也|都|(?:作为|代表)[^,;。]{1,10}?)?(?:列席(?!人员|的有|有|的是|[:是为])|列席会议|"
    "到会指导|到场指导|莅临指导|参会指导|"
    "旁听)(?:了|会议|指导)*|\\b(?:sat in|observed|attended as observers?)\\b"
)
_OBSERVE_LABEL = Pattern(
    "(?:列席|旁听)(?:人员|人|领导|的有|的是|的|有)*[ :是为有]*|\\bobservers?:? |\\b(?:邀请|特邀)(?:了)?"
)
_OBSERVED = Pattern(
    " ?(?:(?P<n>[0-9一二两三四五六]{1,2})(?:位|名|个)?(?:同志|人)(?!请|缺|没|未))?(?:列席|参加|到会|指导|"
    "旁听)*(?:会议)?"
)
_INVITED = Pattern("(?:邀请|特邀|请)(?:了|到)?")
_TAKING_PART = Pattern(
    "(?<![席假到会应])(?:会议)?人员:|(?:^|(?<=[,;。 \n]))(?:出席|参加|参会)(?!的|"
    "人)(?=[\u4e00-\u9fff]{2,4}、)|(?:参加|"
    "参会|出席|与会|到会)(?:的(?:同志|党员|委员|有)|人员|人|的人|的有|的是|党员|:)+[ :是为有]*|"
    "\\bparticipants?:? |\\battendees?:? |\\b(?:those )?present: |\\battended by |\\bin attendance: |"
    "\\bwith participants "
)
_FROM = Pattern(
    f" ?[\u4e00-\u9fff]{{2,12}}?(?:的|校|院|局|部|委|办|组|公司|中心|会|"
    f"团) ?(?P<who>{TITLED.text})(?=[,;。 \n]|$)"
)
_AND_RECORDED = Pattern("(?:并|和|兼)(?:做|作|负责)?(?:会议)?记录")
_FOR = Pattern(
    "(?:代替|顶替|替|代表|代)\\Z|"
    " (?:(?:stood|standing|stepped|filled) in for|deputi[sz]ed for|on behalf of|in place of|instead of) \\Z"
)
_LEADING = Pattern("(?:带着|带领|领着)(?=大家|党员|全体|我们|支部)|带头(?:做|作|开展|进行)?了?")
_ONLY = Pattern("(?:^|(?<=[,。; ]))(?:就|只有|就只有|只来了|就来了|只到了)")
_SO_MANY = Pattern(" ?(?:[0-9]{1,3}|[一二两俩仨三四五六七八九十]{1,3})(?:个|名|位)?(?:人|同志|$|[,。;])")
_MOST = 8
"""Words for one role in a line that are looked at; more of them are no line about a meeting."""

_WILL = Pattern(" (?:will|is to|'ll|shall|is going to|to) \\Z")
"""Li Si will lecture: the verb is read as the name of what is held."""
_IN_BRACKETS = Pattern(" ?\\((?P<names>[^()\n\x00]{3,60})\\)")
_ONE_OF = (Kind.HOST, Kind.RECORDER, Kind.LECTURER)


def read_roles(scan: Scan, naming: Naming) -> None:
    """Claim every role that stands beside somebody."""
    _bracketed(scan, naming)
    for kind in _ONE_OF:
        _labelled(scan, naming, kind)
        _behind(scan, naming, kind)
    _lecture_of(scan, naming)
    _observers(scan, naming)
    read_took_part(scan, naming)
    for pattern in (_LEADING, _ONLY):
        for found in islice(pattern.finditer(scan.view), _MOST):
            _led(scan, naming, found, ahead=pattern is _ONLY)
    for found in islice(_TAKING_PART.finditer(scan.view), _MOST):
        if people := naming.after(found.end()):
            scan.claim(found.start(), people[0], Kind.PARTICIPANTS, people[1])


def _bracketed(scan: Scan, naming: Naming) -> None:
    """The branch committee (Zhang San, Li Si) met: names in brackets behind a meeting took part in it."""
    for span in scan.of(Kind.TYPE):
        names = _IN_BRACKETS.match(scan.view, span.end)
        people = naming.exactly(*names.span("names")) if names is not None else None
        if names is not None and people and getattr(span.value, "form", None) is Form.MEETING:
            scan.claim(*names.span(), Kind.PARTICIPANTS, people)


def _lecture_of(scan: Scan, naming: Naming) -> None:
    """高远昨天的党课讲得不错: whose lecture it was lectured."""
    if scan.of(Kind.LECTURER):
        return
    for span in scan.of(Kind.DURATION):
        spoke = scan.folded.startswith("讲", span.start)
        if spoke and (people := naming.before(span.start, _SMALL)) is not None:
            scan.claim(people[0], span.start, Kind.LECTURER, people[1][0])
            return
    for span in scan.of(Kind.TYPE):
        at = span.start - 1
        lecture = getattr(span.value, "type", None) is RecordType.PARTY_LECTURE
        will = _WILL.search(scan.view, 0, span.start) if lecture else None
        if will is not None and (people := naming.before(will.start(), _SMALL)) is not None:
            scan.claim(people[0], span.start, Kind.LECTURER, people[1][0])
            return
        if not lecture or at < 1 or scan.folded[at] != "的" or scan.view[at - 1] != GONE:
            continue
        if (people := naming.across(at, _SMALL)) is not None and people[1][0].name != "self":
            scan.claim(people[0], naming.end_at(people[0], at), Kind.LECTURER, people[1][0])


def _led(scan: Scan, naming: Naming, found: re.Match[str], *, ahead: bool) -> None:
    """李四带着大家学了党章: who led is no topic; 就张三和李四两个人: they alone took part."""
    if _mixed(scan, found):
        return
    if not ahead:
        if (people := naming.before(found.start(), _SMALL)) is not None:
            scan.claim(people[0], found.end(), Kind.WORD)
        return
    there = naming.after(found.end())
    if there is not None and len(there[1]) > 1 and _SO_MANY.match(scan.view, there[0]):
        scan.claim(found.start(), there[0], Kind.PARTICIPANTS, there[1])


def _labelled(scan: Scan, naming: Naming, kind: Kind) -> None:
    """主持人：张三; 主持 张三 where nobody stands before it."""
    for found in islice(_LABEL[kind].finditer(scan.view), _MOST):
        plain = re.search("[人员者:是为]|by|[a-z]", found[0]) is not None
        if not plain and naming.before(found.start(), _SMALL) is not None:
            continue
        if _mixed(scan, found):
            continue
        people = naming.after(found.end()) or (_outsider(scan, found.end()) if plain else None)
        if people is None:
            continue
        if not plain and people[1][0].name != "self" and _belongs_on(scan, people[0]):
            continue
        first, end = _first(scan, naming, found.end(), people)
        scan.claim(found.start(), end, kind, first)


def _outsider(scan: Scan, at: int) -> tuple[int, list[Someone]] | None:
    """主讲人：区委党校刘教授: somebody of another house, named behind it at the end of the clause."""
    found = _FROM.match(scan.view, at)
    if found is None:
        return None
    typed = scan.text[slice(*found.span("who"))]
    return found.end(), [Someone(typed, typed, None, outside=True)]


def _belongs_on(scan: Scan, end: int) -> bool:
    """Whether the name behind a verb belongs to another verb: 主持 李四请假."""
    return re.match("(?:请假|缺席|没来|出差|病假)", scan.folded[end:]) is not None


def _first(scan: Scan, naming: Naming, start: int, people: tuple[int, list[Someone]]) -> tuple[Someone, int]:
    """The first of the people named, and where their naming ends; one role has one holder."""
    end, everybody = people
    if len(everybody) == 1:
        return everybody[0], end
    while start < end and scan.folded[start] in " :":
        start += 1
    ends = [stop for stop, who in naming.at(start, end) if who == everybody[0]]
    return everybody[0], ends[0] if ends else end


def _behind(scan: Scan, naming: Naming, kind: Kind) -> None:
    """由张三主持, 我讲的."""
    for found in islice(_BEHIND_ROLE[kind].finditer(scan.view), _MOST):
        if _mixed(scan, found) or (kind is Kind.RECORDER and _titled(scan, found)):
            continue
        people = naming.before(found.start(), _SMALL, since=_behind_space(scan, found.start()))
        people = people or naming.before(found.start(), _SMALL)
        people = people or naming.across(found.start(), _SMALL)
        if people is None:
            continue
        start, named = _stood_in(scan, naming, *people)
        if GONE in scan.view[start : found.start()]:
            last = naming.end_at(start, found.start())
            scan.claim(start, last, kind, named[0])
            scan.claim(*found.span(), Kind.WORD)
            continue
        small = re.search(
            "(?:会议|大会|仍|还是|都是|都|均|就)?(?:由|是|请|让|委托|by|邀请了?|请了?)? ?$",
            scan.folded[:start],
        )
        begin = small.start() if small else start
        while begin < start and scan.view[begin] == GONE:
            begin += 1
        scan.claim(begin, found.end(), kind, named[-1] if kind is not Kind.HOST else named[0])
        if kind is Kind.HOST and (both := _AND_RECORDED.match(scan.view, found.end())):
            scan.claim(*both.span(), Kind.RECORDER, named[0])


def _titled(scan: Scan, found: re.Match[str]) -> bool:
    """Whether 记录 only ends a title: 李四谈心谈话记录 is the record of a talk with somebody."""
    talks = [s for s in scan.of(Kind.TYPE) if getattr(s.value, "form", None) is Form.INTERVIEW]
    return found[0].startswith("记录") and any(span.end == found.start() for span in talks)


def _stood_in(scan: Scan, naming: Naming, start: int, named: list[Someone]) -> tuple[int, list[Someone]]:
    """李四替张三主持: who did it, not for whom."""
    small = _FOR.search(scan.folded, 0, start)
    if small is None:
        return start, named
    at = small.start()
    return naming.before(at, _SMALL) or naming.across(at, _SMALL) or (start, named)


def _behind_space(scan: Scan, end: int) -> int:
    """Where the last Chinese word before a role begins: 列席：王五 张三主持 names one who chaired."""
    space = scan.folded.rfind(" ", scan.clause_start(end), end)
    if 0 < space < end - 1 and not (scan.folded[space - 1].isascii() and scan.folded[space - 1].isalpha()):
        return space + 1
    return 0


def _observers(scan: Scan, naming: Naming) -> None:
    for found in islice(_OBSERVE_BEHIND.finditer(scan.view), _MOST):
        people = naming.before(found.start(), _SMALL) or naming.across(found.start(), _SMALL)
        if people is not None and GONE in scan.view[people[0] : found.start()]:
            scan.claim(people[0], naming.end_at(people[0], found.start()), Kind.OBSERVERS, people[1])
            scan.claim(*found.span(), Kind.WORD)
        elif people is not None:
            small = _INVITED.search(scan.folded, max(0, people[0] - 3), people[0])
            scan.claim(small.start() if small else people[0], found.end(), Kind.OBSERVERS, people[1])
            if both := _AND_RECORDED.match(scan.view, found.end()):
                scan.claim(*both.span(), Kind.RECORDER, people[1][-1])
    for found in islice(_OBSERVE_LABEL.finditer(scan.view), _MOST):
        if not _mixed(scan, found) and (people := naming.after(found.end())):
            tail = _OBSERVED.match(scan.folded, people[0])
            counted = tail is not None and (not tail["n"] or number_of(tail["n"]) == len(people[1]))
            end = tail.end() if tail is not None and counted else people[0]
            scan.claim(found.start(), end, Kind.OBSERVERS, people[1])


def _mixed(scan: Scan, found: re.Match[str]) -> bool:
    return scan.view[found.start() : found.end()] != found[0]
