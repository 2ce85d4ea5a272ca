"""What a record was about: what is left of its words once every field has its own, without small words."""

import re

from messages.reading.lines.lone_matter import NOT_ENDED, stands_alone
from messages.reading.lines.matter_words import DOING_EN, MATTER, NO_MATTER
from messages.reading.lines.scan import Kind, Scan
from messages.reading.lines.topic_trim import cleaned, stripped
from messages.reading.patterns import Pattern
from messages.reading.post_words import role_of

_CUT = Pattern(
    "(?:^|(?<=[ :：;；,，。\n]))(?:[0-9]{1,2}[.、)](?![0-9])|"
    "[一二三四五六七八九十][、.]|[(][0-9一二三四五六七八九十]{1,2}[)])|[①②③④⑤⑥⑦⑧⑨]|"
    "[,，。;；!！?？|｜\n]+|(?=另?一(?:个|件|项)是)|"
    "(?<=[\u4e00-\u9fff》])(?:还|再|又|然后|最后|接着|随后|并且?)(?=(?:研究|"
    "讨论|传达|部署|通报|听取|审议|学习|观看|商量|表决|说了|讲了|议了|碰了|聊了|"
    "谈了))|(?<=[\u4e00-\u9fff》])(?=(?:研究|讨论|传达|部署|通报|听取|"
    "审议|(?<!传达)学习|观看|布置)了)|(?<=[\u4e00-\u9fff》]) +(?=[\u4e00-\u9fff《])|"
    "(?<=[a-z])[.](?: |$)|[:：] *| +- +"
)
_KEPT_PAIRS = Pattern(
    "批评[和与]自我批评|党风廉政建设[和与]反腐败|作风[和与]|纪律[和与]|学习[和与]|"
    "思想[和与]|教育[和与]|管理[和与]|自查[和与]|工作[和与]生活|家庭[和与]|"
    "权利[和与]义务|成绩[和与]|优点[和与]|问题[和与]|廉洁[和与]|发展[和与]|落实[和与]|"
    "贯彻[和与]"
)
_LATE = Pattern("(?:同志)?(?:迟到|早退)了?")
_MATTER_OF = Pattern("[\u4e00-\u9fff]{2}(?:的事(?:儿|情)?|一事) *\\Z")
"""推优的事: said to be a matter."""
_LONGEST_POST = 7
_LEAST_TOLD = 4
"""Characters from which on whatever somebody told of is a topic."""
_TELLS = Pattern(
    "(?:同志)?(?=传达|通报|宣读|念了|领学|解读|部署|介绍了?|讲了讲|(?:讲|谈|说|汇报)了(?!自己|"
    "话|课|几|[0-9一二两三]))| (?=(?:gave|made|presented) (?:an?|the|his|her) )"
)
_LONGEST_PAIR = 60
_MOST_ALONE = 3
_SHORT = 3


def topics_of(
    scan: Scan, start: int, end: int, *, least: int | None = None, since: int = 0, lone: bool = False
) -> tuple[str, ...]:
    """The topics between two places, as typed.

    ``least`` takes what is left from ``since`` on as well if it is as long; ``lone`` takes stretches of
    their own where nothing else is a topic.
    """
    found: list[str] = []
    alone: list[str] = []
    places = [str(span.value) for span in scan.of(Kind.PLACE, start, end)]
    for a, b in scan.left(start, end):
        for at, piece in _pieces(scan.text[a:b]):
            head = _head(scan, a + at, a + at + len(piece))
            told_by = 0 if head is not None else _speaker(scan, a + at, a + at + len(piece))
            topic = cleaned(piece[head or told_by :], whole=head is not None)
            if (
                topic
                and topic not in found
                and not _only_going(topic, places)
                and (
                    _is_matter(scan, a + at, piece, topic)
                    or (told_by and _is_clause(topic, _LEAST_TOLD))
                    or _is_clause(topic, None if a + at < since else least)
                )
            ):
                found.append(topic)
            elif topic and lone and stands_alone(scan, a + at, a + at + len(piece)):
                alone.append(topic)
    return tuple(found or alone[:_MOST_ALONE])


def _head(scan: Scan, start: int, end: int) -> int | None:
    """How far into a piece its matter begins, where the words before it are known to be no part of it."""
    within = any(at in scan.heads and at < start < stop for at, stop in scan.matters)
    return 0 if within else next((at - start for at in scan.heads if start <= at < end), None)


def _speaker(scan: Scan, start: int, end: int) -> int:
    """How much of a piece names who told of the matter: 纪检委员王五 in 纪检委员王五通报案例."""
    for first, stop in scan.names:
        if start <= first <= start + _LONGEST_POST and stop < end:
            post = scan.folded[start:first]
            if (not post or role_of(post)) and _TELLS.match(scan.folded, stop):
                return stop - start
    return 0


def _is_matter(scan: Scan, start: int, piece: str, topic: str) -> bool:
    """Whether words that no reader took say what it was about: behind a verb of content, or by themselves."""
    end = start + len(piece)
    named = next((stop for first, stop in scan.names if first == start), None)
    if named is not None and _LATE.fullmatch(scan.folded, named, end):
        return False
    if any(a < end and start < b for a, b in scan.matters):
        return True
    if _MATTER_OF.search(scan.folded, start, end):
        return True
    if topic.isascii():
        return DOING_EN.match(topic.lower()) is not None
    return MATTER.search(topic) is not None and NO_MATTER.match(topic) is None


def _is_clause(topic: str, least: int | None) -> bool:
    """Whether words that nothing marks as a topic are enough of a sentence to be one."""
    return (
        least is not None
        and not topic.isascii()
        and len(topic) >= least
        and NO_MATTER.match(topic) is None
        and (least != _SHORT or len(topic) > _SHORT or NOT_ENDED.search(topic) is None)
    )


def _only_going(topic: str, places: list[str]) -> bool:
    """Whether a topic says no more than where they went."""
    there = re.sub("^(?:要|准备|打算|计划)?(?:[改挪搬移换转]到|去|到|赴|前往|来到|走进)(?:了|的)?", "", topic)
    return (
        re.sub("(?:搞|开展|举行|进行|过|里|上|参加|参会|开会|集合|集中|听课?|学习|观看)$", "", there)
        in places
    )


def _pieces(text: str) -> list[tuple[int, str]]:
    """A left-over stretch cut at punctuation, but not within 《》 or brackets; then its list."""
    shield = list(text.replace("“", "《").replace("”", "》"))
    depth = 0
    for at, character in enumerate(shield):
        depth += (character in "《（(" and 1) or -(character in "》）)" and depth > 0)
        if depth and character not in "《（(":
            shield[at] = "字"
    masked = "".join(shield)
    cuts = [0, *(p for m in _CUT.finditer(masked) for p in m.span()), len(text)]
    pieces: list[tuple[int, str]] = []
    for a, b in zip(cuts[::2], cuts[1::2], strict=True):
        pieces.extend((a + at, piece) for at, piece in _listed(text[a:b], masked[a:b]))
    return pieces


def _listed(text: str, masked: str) -> list[tuple[int, str]]:
    """甲、乙 and 甲和乙 as two topics, where both sides can stand alone."""
    cuts = [
        m.span() for m in re.finditer(" ?(?:、|以及|还有|(?<=[\u4e00-\u9fff])/(?=[\u4e00-\u9fff])) ?", masked)
    ]
    if text.isascii():
        cuts = [
            m.span()
            for m in re.finditer(" and (?!then)| *& *", masked)
            if m.start() > 8 and len(text) - m.end() > 8
        ]
    elif not _KEPT_PAIRS.search(masked):
        cuts += [m.span() for m in re.finditer("[和与]", masked) if _can_stand(text, *m.span())]
    cuts.sort()
    bounds = [0, *(p for span in cuts for p in span), len(text)]
    return [(a, text[a:b]) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]


def _can_stand(text: str, start: int, end: int) -> bool:
    left, right = text[:start], text[end:]
    if len(text) > _LONGEST_PAIR:
        return False
    return len(stripped(left)) >= 4 and len(stripped(right)) >= 4 and "和" not in right
