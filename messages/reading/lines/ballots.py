"""The numbers of a vote where a line has them: 赞成8反对0弃权1, 8票同意, 全票通过, 8 for, 0 against."""

import re

from messages.reading.lines.model import VoteSaid
from messages.reading.lines.scan import Kind, Scan
from messages.reading.numbers import NUMERAL, number_of
from messages.reading.patterns import Pattern

_CHOICES = {"for": "赞成|同意|支持", "against": "反对|不同意|不赞成", "abstained": "弃权"}
_N = f"({NUMERAL})"
_VOTES = "(?:票|人|名|个)?"
_NOBODY = "(?:没有人|没有|没人|无人|无)"
_FORWARD = {
    name: Pattern(f"(?<!不)(?:{words})(?:票|的|票数|人数)?[:是为有 ]{{0,3}}{_N}{_VOTES}")
    for name, words in _CHOICES.items()
}
_BACKWARD = {
    name: Pattern(f"(?<![0-9一二三四五六七八九十]){_N} ?(?:票|人|名|个)(?:表示)?(?:{words})")
    for name, words in _CHOICES.items()
}
_NONE = {name: Pattern(f"{_NOBODY}(?:{words})") for name, words in _CHOICES.items()}
_ENGLISH = {
    "for": Pattern(
        "\\b([0-9]{1,4}) (?:(?:votes? )?(?:in favou?r|yes|ayes)\\b|votes? for\\b|"
        "for(?=$|[,;.)]| (?:and )?(?:\x00|[0-9]|none|no ?one|nobody|zero|against)))|"
        "\\b(?:in favou?r|yes|(?<!planned )(?<!scheduled )(?<!set )(?<!plan )(?<!lasted )for):? ([0-9]{1,4})"
        "(?=$|[,;.)]| (?:votes?|(?:and )?(?:[0-9]{1,3} )?(?:against|abst)))(?![,.][0-9])"
    ),
    "against": Pattern(
        "\\b([0-9]{1,4}|none|no one|nobody) (?:votes? )?(?:against|opposed|no)\\b|"
        "\\bagainst:? ([0-9]{1,4})\\b"
    ),
    "abstained": Pattern(
        "\\b([0-9]{1,4}|none|no one|nobody) (?:abstain(?:ed|ing)?|abstentions?)\\b|"
        "\\babstain\\w*:? ([0-9]{1,4})\\b"
    ),
}
_ALL_FOR = Pattern(
    "(?:举手)?(?:表决)?(?:全票|一致)(?:表决)?(?:通过|同意|赞成)了?|"
    "全体(?:党员)?(?:一致)?(?:通过|同意)|unanimously(?: approved| agreed)?|all in "
    "favou?r"
)
_VOTES_FOR = Pattern(f"{_N} ?票(?:(?:一致|全票|全部|全)?(?:赞成|同意|通过)|全过|全票|全同意)")


_SO_MANY_TO = Pattern(
    f"(?<![0-9.]){_N} ?票?(?:比|对) ?{_N} ?票?(?:的?(?:结果|票数))?(?:获得?)?(?:通过|同意|赞成|否决)"
)
"""4比1通过."""


def read_vote(scan: Scan) -> None:
    """Claim the numbers of a vote, and words that say it was unanimous where nothing else depends on them."""
    found: dict[str, int] = {}
    at = None
    unanimous = False
    for pattern in (_VOTES_FOR,):
        if hit := pattern.search(scan.view):
            found["for"], at = number_of(hit[1]) or 0, hit.start()
            unanimous = any(word in hit[0] for word in ("一致", "全"))
            scan.claim(*hit.span(), Kind.WORD)
    if (hit := _SO_MANY_TO.search(scan.view)) and "for" not in found:
        found["for"], found["against"], at = number_of(hit[1]) or 0, number_of(hit[2]) or 0, hit.start()
        scan.claim(*hit.span(), Kind.WORD)
    for shapes in (*_by_order(scan.view), _NONE, _ENGLISH):
        for name in ("against", "abstained", "for"):
            hit = None if name in found else shapes[name].search(scan.view)
            if hit and (number := _number(hit, none=shapes is _NONE)) is not None:
                found[name], at = number, hit.start() if at is None else min(at, hit.start())
                scan.claim(*hit.span(), Kind.WORD)
    if hit := _ALL_FOR.search(scan.view):
        unanimous, at = True, hit.start() if at is None else at
        scan.claim(*hit.span(), Kind.WORD)
    if at is not None:
        scan.note(
            at, Kind.VOTE, VoteSaid(found.get("for"), found.get("against"), found.get("abstained"), unanimous)
        )


def _by_order(view: str) -> tuple[dict[str, Pattern], dict[str, Pattern]]:
    """The two ways to say a vote, that of the first number first: 赞成8票, 四个同意."""
    firsts = [
        min((hit.start() for shape in shapes.values() if (hit := shape.search(view))), default=len(view))
        for shapes in (_FORWARD, _BACKWARD)
    ]
    return (_BACKWARD, _FORWARD) if firsts[1] < firsts[0] else (_FORWARD, _BACKWARD)


def _number(hit: re.Match[str], *, none: bool) -> int | None:
    if none:
        return 0
    text = next((group for group in hit.groups() if group), "")
    return 0 if text in ("none", "no one", "nobody") else number_of(text)
