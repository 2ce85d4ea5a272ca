"""With whom a talk was held, and who held it: 我找李四谈心, 与财务科科长王五廉政谈话."""

import re

from messages.reading.lines.english_talks import talked_to_in_english
from messages.reading.lines.events import Mention
from messages.reading.lines.mention import Someone
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import GONE, HELD, Kind, Scan
from messages.reading.patterns import Pattern

_WITH = Pattern(
    "被\x00{1,6}的(?:人|同志|对象)?是|(?:谈话|约谈)?(?<!发展)对(?:象|方)(?:是|为|:)*|被谈话人(?:是|:)*|(?:找|谈|约)的(?:人|对象)?是?|"
    "(?:和|跟|与|同(?!志)|找|对(?!象|方)|"
    "约(?!谈)|给|请|叫|向|约了|约上|找了|约见|面见|问|访)(?:了|到|来)?|\\b(?:with|w/|to)(?: both| each "
    "of| all of)?(?= )"
)
_BY_BEHIND = Pattern("(?:找他|找她|找其)?(?:谈|约谈|主谈)的(?=[,。; \n]|$)")
_APPLICANT = Pattern("(?:入党)?(?:积极分子|申请人)|发展对象")
_SO_MANY = Pattern(
    "(?:一共|总共|共|一天|连着)?(?:谈话?|聊|约谈)(?:了|过)?(?:[0-9]{1,2}|"
    "[一二两俩三四五六七八九十几]{1,2})(?:个|位|名)?(?:人|同志|党员|支委|部门负责人|科室负责人|负责人)?"
    "|(?:跟|和|与|找)了?(?:[0-9]{1,2}|[一二两俩三四五六七八九十几]{1,2})(?:个|位|名)(?:人|同志|"
    "党员)?(?:都|分别)?(?=谈|\x00)"
)
_COLON = Pattern("[\x00 ]*:")
_OF = Pattern("(?<=[,;。 ])谈的(?:对象)?是?")
_ARE = Pattern(" ?(?:分别)?(?:是|有|为|就是)?[: ]?")
_HEADING = Pattern(" ?[: ] ?")
_BY = Pattern("谈话人(?:是|为|:)*")
_I = Pattern(
    "(?:^|(?<=[,。;:\n\x00嗯呃哎啊了])|(?<=就是)|(?<=那个)|(?<=[,。;\n] ))(?P<i>我)(?=\x00|"
    "和|跟|找|与|对|同|约|又|还|也|分别|单独|在|已|刚|就)"
)
_I_EN = Pattern("\\b(?P<i>i)(?:'ve)? (?:had|held|did|talked|spoke|met|conducted|have|gave|did)\\b")
_TOGETHER = Pattern(
    "(?:等)?(?:[0-9一二两三四五六七八九十]{1,2}(?:位|名|个)?(?:同志|人|党员)|同志|俩|"
    "仨)?(?:都|均|分别|逐一|逐个|一一|单独)*"
)
_POST = Pattern(
    "(?:新来的|新任的?|我们的?|支部的?)?(?![^了的]{0,6}(?:和|跟|与|"
    "同志))[\u4e00-\u9fff]{1,8}(?<![了的在是就又把被])"
)
_NEW = Pattern("^(?:新来的|新任的?|我们的?|支部的?)")
_APART = (" ", ",", ";", "。", "\n", GONE)
_LONGEST_POST = 10
_WHY = Pattern("(?:因为|因|由于)(?P<why>[^,;。\x00]{2,30})\\Z")
_HIM = Pattern("(?:约谈|谈话?|谈心|找|跟|和|与|同|对|给|把|请|叫)(?:了|过|到)?(?P<him>[他她])(?!们|人|家)")
_GIVER_SMALL = Pattern(
    "(?:由|是)?(?:又|还|也|分别|单独|先|再|已经|已|专门|特意|刚刚|刚才|刚|今天|主动|带头|逐一|一一|进行|"
    "呀|啊|呢|嘛|吧|哈)*"
)


def read_counterparts(scan: Scan, naming: Naming, mention: Mention, start: int, end: int) -> None:
    """Claim, within the stretch of one talk, who was talked to and who talked."""
    _givers(scan, naming, start, end)
    if _talked_to(scan, naming, mention) or talked_to_in_english(scan, naming, mention.start, start, end):
        return
    if _headed(scan, naming, mention) or _listed(scan, naming, start, end):
        return
    taken = False
    for found in _WITH.finditer(scan.nameless, start, end):
        if scan.view[found.start() : found.end()] != found[0]:
            continue
        if (hit := naming.after(found.end())) is None or hit[0] > end + 1:
            taken = _with_post(scan, naming, found.end()) or taken
            continue
        if hit[1][0].name == "self" and _with_me(scan, naming, found.start(), hit[0]):
            taken = True
            continue
        _giver_before(scan, naming, found.start())
        tail = _TOGETHER.match(scan.view, hit[0])
        scan.claim(found.start(), tail.end() if tail else hit[0], Kind.COUNTERPART, hit[1])
        taken = True
    if not taken:
        _beside(scan, naming, mention)
    for reader in (_listed, _meant_by_him, _alone):
        if not scan.of(Kind.COUNTERPART, start, end):
            reader(scan, naming, start, end)


def _with_post(scan: Scan, naming: Naming, at: int) -> bool:
    """跟网格员李四谈话: whatever stands between 跟 and a name of the roster says what that person is."""
    while at < len(scan.folded) and scan.folded[at] == " ":
        at += 1
    name = next((span for span in scan.names if at < span[0] <= at + _LONGEST_POST), None)
    if name is None or not _POST.fullmatch(scan.folded, at, name[0]) or GONE in scan.view[at : name[1]]:
        return False
    role, typed = _NEW.sub("", scan.text[at : name[0]]), scan.text[slice(*name)]
    hit = naming.after(name[0])
    others, end = (hit[1][1:], hit[0]) if hit is not None and len(hit[1]) > 1 else ([], name[1])
    scan.claim(at, end, Kind.COUNTERPART, [Someone(typed, typed, role), *others])
    return True


def _meant_by_him(scan: Scan, _naming: Naming, start: int, end: int) -> None:
    """因为李四没交党费，约谈了他: who was named before 他, if nothing else is said of that person."""
    found = _HIM.search(scan.folded, start, end)
    if found is None:
        return
    named = [span for span in scan.names if span[1] <= found.start("him")]
    if named and GONE not in scan.view[slice(*named[-1])]:
        typed = scan.text[slice(*named[-1])]
        scan.claim(*named[-1], Kind.COUNTERPART, [Someone(typed, typed)])
        scan.claim(*found.span("him"), Kind.WORD)


def _alone(scan: Scan, naming: Naming, start: int, end: int) -> None:
    """诫勉谈话 2026.11.4 李四 违规操办酒席: a name between spaces, of which nothing else is said."""
    for first, last in scan.names:
        before, behind = scan.view[max(0, first - 1) : first], scan.view[last : last + 1]
        apart = (not before or before in _APART) and (not behind or behind in _APART)
        if start <= first < end and apart and GONE not in scan.view[first:last]:
            hit = naming.after(first)
            if hit is not None and hit[0] == last:
                scan.claim(first, last, Kind.COUNTERPART, hit[1])
                return
        listed = naming.after(first) if start <= first < end and (not before or before in _APART) else None
        if listed is not None and len(listed[1]) > 1:
            tail = _TOGETHER.match(scan.view, listed[0])
            stop = tail.end() if tail else listed[0]
            if scan.view[stop : stop + 1] in ("", *_APART):
                scan.claim(first, stop, Kind.COUNTERPART, listed[1])
                return


def _givers(scan: Scan, naming: Naming, start: int, end: int) -> None:
    """谈话人李四, 张三谈的, 我, I had: who talked, said as such."""
    for found in _BY.finditer(scan.view, start, end):
        if hit := naming.after(found.end()):
            scan.claim(found.start(), hit[0], Kind.HOST, hit[1][0])
    for found in _BY_BEHIND.finditer(scan.view, start, end):
        if (who := naming.before(found.start(), _GIVER_SMALL)) is not None:
            scan.claim(who[0], found.end(), Kind.HOST, who[1][0])
    if own := _I.search(scan.view, start, end) or _I_EN.search(scan.view, start, end):
        word = scan.text[own.start("i") : own.end("i")]
        scan.claim(*own.span("i"), Kind.HOST, Someone(word, "self"))


def _headed(scan: Scan, naming: Naming, mention: Mention) -> bool:
    """谈心谈话：李四和王五: the names behind a heading are all of those talked to."""
    head = _COLON.match(scan.view, mention.end) or _HEADING.match(scan.folded, mention.end)
    hit = naming.after(head.end()) if head else None
    if head is None or hit is None or hit[1][0].name == "self":
        return False
    if scan.view.startswith((" with ", " and i "), hit[0]):
        scan.claim(mention.end, hit[0], Kind.HOST, hit[1][0])
        return False
    scan.claim(mention.end, hit[0], Kind.COUNTERPART, hit[1])
    return True


def _listed(scan: Scan, naming: Naming, start: int, end: int) -> bool:
    """昨天谈了三个，李四、王五、赵六: a clause of nothing but names, where a number of talks is said."""
    said = _SO_MANY.search(scan.folded, start, end)
    at = start
    while said is not None and at < end:
        stop = min(scan.clause_end(at), end)
        at = max(at, scan.folded.rfind(":", at, stop) + 1)
        while at < stop and scan.view[at] in (GONE, " "):
            at += 1
        small = _ARE.match(scan.folded, at)
        people = naming.exactly(small.end() if small else at, stop)
        if people and GONE not in scan.view[at:stop]:
            scan.claim(at, stop, Kind.COUNTERPART, people)
            scan.claim(*said.span(), Kind.WORD)
        at = stop + 1
    return said is not None and bool(scan.of(Kind.COUNTERPART, start, end))


def _with_me(scan: Scan, naming: Naming, at: int, end: int) -> bool:
    """李四、王五两位同志分别和我谈了心: several people and me are talks of mine with each."""
    people = None if _clear_before(scan, at) else naming.before(at, _GIVER_SMALL)
    if people is None or len(people[1]) < 2:
        return False
    scan.claim(people[0], at, Kind.COUNTERPART, people[1])
    scan.claim(at, end, Kind.HOST, Someone("我", "self"))
    return True


def _giver_before(scan: Scan, naming: Naming, at: int) -> None:
    """张三和李四谈心: the one named before 和, next to it or at the head of the clause."""
    giver = None if _clear_before(scan, at) else naming.before(at, _GIVER_SMALL)
    if giver is not None:
        scan.claim(giver[0], at, Kind.HOST, giver[1][0])
    else:
        _giver_across(scan, naming, at)


def _talked_to(scan: Scan, naming: Naming, mention: Mention) -> bool:
    """赵六被提醒谈话, 李四被张三约谈: who is named before 被 was talked to."""
    at = scan.folded.rfind("被", scan.clause_start(mention.start), mention.start)
    if at < 0:
        return False
    why = _WHY.search(scan.view, scan.clause_start(at), at)
    last = why.start() if why else at
    people = naming.before(last, _GIVER_SMALL) or naming.across(last, _GIVER_SMALL)
    if people is None:
        return False
    if why is not None:
        scan.matter(*why.span("why"))
    if not re.search("[,。;]", scan.folded[at : mention.start]):
        by = naming.exactly(at + 1, mention.start)
        scan.claim(at, mention.start, Kind.HOST if by else Kind.WORD, by[0] if by else None)
    scan.claim(
        people[0],
        naming.end_at(people[0], last) if len(people[1]) == 1 else last,
        Kind.COUNTERPART,
        people[1],
    )
    return True


def _giver_across(scan: Scan, naming: Naming, at: int) -> None:
    """书记昨天约谈了王小明: who talked stands at the head of the clause, before the day."""
    giver = None if scan.of(Kind.HOST) else naming.across(at, _GIVER_SMALL)
    if giver is not None:
        scan.claim(giver[0], naming.end_at(giver[0], at), Kind.HOST, giver[1][0])


def _clear_before(scan: Scan, at: int) -> bool:
    return at == 0 or scan.view[at - 1] in (GONE, HELD, ",", "。", ";", "\n")


def _beside(scan: Scan, naming: Naming, mention: Mention) -> None:
    """约谈李四, 李四谈心谈话, 廉政谈话：李四、王五, 谈了李四."""
    behind = re.match("(?:谈了|谈的是?|了|的是|的有|的|对象|:| )*", scan.folded[mention.end :])
    at = mention.end + (behind.end() if behind else 0)
    if hit := naming.after(at):
        scan.claim(mention.end, hit[0], Kind.COUNTERPART, hit[1])
        giver = naming.before(mention.start, _GIVER_SMALL)
        if giver is not None:
            scan.claim(*(giver[0], mention.start), Kind.HOST, giver[1][0])
        else:
            _giver_across(scan, naming, mention.start)
        return
    if (of := _OF.search(scan.view)) and (hit := naming.after(of.end())):
        scan.claim(of.start(), hit[0], Kind.COUNTERPART, hit[1])
        return
    hit = naming.before(mention.start, _GIVER_SMALL)
    if hit is not None and hit[1][0].name != "self":
        scan.claim(hit[0], mention.start, Kind.COUNTERPART, hit[1])
    elif (named := _APPLICANT.search(scan.view)) and (hit := naming.after(named.start())):
        scan.claim(named.start(), hit[0], Kind.COUNTERPART, hit[1])
