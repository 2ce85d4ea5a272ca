"""Who is to do what was decided and by when, in English: Li Si in charge, by Dec 15; Wang Wu to pay."""

from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import Scan
from messages.reading.patterns import Pattern

MARK = (
    "\\b(?:it was |was |we |they )?(?:decided|agreed|resolved|voted|decisions?:|decision was|action "
    "items?:|actions?:|"
    "resolutions?:|to-?do:|follow-up:)(?<!voted)(?: that| to|:)? *|\\bvoted to +"
)
"""What leads up to something decided."""
_WORDS = "[a-z0-9'-]+"
DUE = Pattern(
    "\\b(?P<when>(?:to be done |to be finished |finish(?:ed)? |complet(?:e|ed) )?(?:on or before|by|"
    "before|until|"
    "no later than|not later than|at the latest by|due(?: date| by| on)?:?|deadline:?|within) "
    f"(?:the )?(?:end of )?(?:{_WORDS} ){{0,3}}?{_WORDS})(?: at the latest)?(?=$|[,;.)]| (?:with|owner|"
    f"and|under|in order)\\b)"
)
NOT_DUE = Pattern("(?:by|before|until) (?:hand|email|post|phone|mail|itself|us|then|it|the way|law|using)\\b")
_BEHIND = Pattern(
    "(?P<whole> (?:(?:is|was|are|will be|to be|being|stays|as) )?(?:(?:the )?(?:person |one )?(?:in "
    "charge|responsible|"
    "owner|lead)|owns (?:it|this)|(?:to |will )?(?:handles?|leads?|takes? care of|sees? to|does|do)(?: "
    "it| this| that)?"
    "(?=[,;.)]|$))(?: (?:of|for)(?: (?:it|this|that)(?![a-z]))?)?)"
    "|(?P<verb> (?:to|will|is to|are to|shall|should|must|has to|have to|needs to|'ll|is going to) )"
)
_BEFORE = Pattern(
    "(?:,? ?(?:owner|responsible|person in charge|in charge|assigned to|assignee|handled by|led by|done by|"
    "carried out by|overseen by|organi[sz]ed by|under|by|with|leave (?:it|this) to|left to|given to|for|-|–)"
    "(?: is| was)?:? )\\Z"
)
_ALONE = Pattern(" *[,;.)]| *$| (?:by|before|no later|not later|until|on or before|within) ")
_CLOSED = Pattern("\\), ")
_LABEL = Pattern("(?:owner|responsible|in charge)\\b")
_CUT = Pattern(" and |, ")


def owner_of(scan: Scan, naming: Naming, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """Who is to see to a clause, and the words that say so, without the verb of what is to be done."""
    folded = scan.folded
    for at in range(start, end):
        if (at > start and folded[at - 1].isalnum()) or not folded[at].isalpha():
            continue
        options = naming.at(at, end)
        if not options:
            continue
        stop = options[0][0]
        hit = naming.after(at)
        people = hit[1] if hit is not None and hit[0] <= end else [options[0][1]]
        stop = hit[0] if hit is not None and hit[0] <= end else stop
        span = _said(folded, start, at, stop, end)
        if span is not None and all(one.name != "self" or one.typed for one in people):
            return "、".join(map(naming.book.named, people)), span
    return None


def _said(folded: str, start: int, at: int, stop: int, end: int) -> tuple[int, int] | None:
    """The words around a name that make an owner of it."""
    before = _BEFORE.search(folded, start, at)
    behind = _BEHIND.match(folded, stop, end)
    if behind is not None:
        begin = before.start() if before is not None and behind["whole"] else at
        return begin, behind.end()
    alone = _ALONE.match(folded, stop, end) is not None
    if alone and before is not None and not (before[0].strip() == "for" and at - before.start() < 2):
        return before.start(), stop
    return (at, stop) if alone and not folded[start:at].strip(" ,;:") else None


def sentence_end(scan: Scan, at: int) -> int:
    """Where the clause or sentence of ``at`` ends: English parts sentences by a full stop and a space."""
    end = scan.clause_end(at)
    stop = scan.folded.find(". ", at, end)
    while stop >= 0 and not scan.folded[stop - 1].isalpha() and scan.folded[stop - 2 : stop - 1] in " ,:;":
        stop = scan.folded.find(". ", stop + 1, end)  # the number of an item: 1. buy books
    return end if stop < 0 else stop


def parted_at(scan: Scan, naming: Naming, start: int, end: int) -> list[int]:
    """Where another person's task begins behind "and" or a comma: … and Zhao Liu to check it."""
    found = []
    for join in _CUT.finditer(scan.folded, start, end):
        hit = naming.after(join.end())
        behind = _BEHIND.match(scan.folded, hit[0], end) if hit is not None else None
        if behind is not None and behind["verb"]:
            found.append(join.end())
    return [*found, *(closed.end() for closed in _CLOSED.finditer(scan.folded, start, end))]


def goes_on(naming: Naming, at: int) -> bool:
    """Whether a sentence behind a decision says who is to see to it, or by when."""
    folded = naming.scan.folded
    if DUE.match(folded, at) or _LABEL.match(folded, at):
        return True
    hit = naming.after(at)
    return hit is not None and _BEHIND.match(folded, hit[0]) is not None
