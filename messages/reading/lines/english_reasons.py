"""English words by which somebody was not there, and why: off sick, couldn't come because of …, on leave."""

from messages.reading.lines.scan import Scan
from messages.reading.patterns import Pattern

_LEAVE = (
    "(?:(?:sick|maternity|paternity|annual|parental|personal|medical|home|marriage|wedding|bereavement|"
    "family|study)[ -]leave|leave|holidays?|vacation|duty|(?:the )?night shift|shift|secondment|"
    "(?:a |an )?(?:[a-z]{3,12} )?(?:business|work|official) trip|official business|business|"
    "(?:a |an |the )?(?:[a-z]{3,12} )?(?:training course|training|course|conference|trip|assignment|errand))"
)
_REASON = (
    f"(?:(?:off|away|out|still|currently|both|all) )?(?:on|at|in|for) {_LEAVE}|(?:(?:off|out|home|away) )?"
    "(?:sick|ill|unwell|poorly|hospitali[sz]ed)(?: leave)?|(?:maternity|annual|paternity|personal) leave|"
    "business trip|business|travell?ing(?: on business| for work)?|(?:still |away )?(?:in|at)(?: the)? "
    "(?:hospital|another meeting|a meeting|home|the provincial capital|the district|the county|the city)|"
    "out of (?:town|office)|abroad|working overtime|away (?:in|at|to) [a-z][a-z ]{2,20}|"
    "away for (?:work|family reasons|business)|(?:training|leave|holiday|duty)(?=[,;.)]|$)|"
    "(?:asked|applied) for (?:sick |annual |personal )?leave|took (?:sick |annual |personal )?leave"
)
_COME = (
    "(?:come|attend|make it|be there|be present|join|turn up|show up|take part)(?: (?:it|to it|the "
    "meeting|us))?"
)
_BARE = (
    "absent|away|missing|not (?:there|present|here|able to " + _COME + ")|excused|"
    f"(?:did not|didn't|could not|couldn't|cannot|can't|unable to|failed to|had to miss) {_COME}|"
    "(?:missed|skipped|had to miss) (?:it|out|the (?:meeting|session|lecture|activity|event)|this one)|"
    "(?:sent|gave|offered|tendered) (?:his |her |their )?apologies|stayed (?:away|at home|home)|"
    "out(?= (?:because|due|with)|[,;.]|$)|was a no-show"
)
_BECAUSE = (
    "because of|because|due to|owing to|on account of|for(?= [a-z ]{0,12}(?:reasons?|trip|leave|"
    "business|matters))"
)
_WHY = (
    f"[ ,]+(?:as |since )?(?:{_BECAUSE}) (?P<why>[^,;.()\n]{{1,60}})|[ ,]+as (?P<why2>(?:he|she|they) "
    f"[^,;.()\n]{{1,50}})"
)
ENGLISH = Pattern(
    "(?: (?:was|were|is|are|has been|both|all|each|also|too|have|has)){0,3} ?"
    f"(?:(?P<reason>{_REASON})|(?P<bare>{_BARE}))(?![a-z-])(?: (?:that|on that) (?:day|evening|"
    f"time))?(?:{_WHY})?"
)
"""What stands behind the name of somebody who was not there."""

_APART = Pattern(
    f" ?(?:[-:] ?|, ?)(?P<reason>(?:{_REASON})|family (?:matters|reasons)|personal (?:matters|"
    f"reasons))(?=[,;.)]|$)"
)
_BRACKET = Pattern(" ?\\((?P<reason>[^()\n]{1,30})\\)")


def reason_in_english(scan: Scan, at: int) -> tuple[int, str | None] | None:
    """Where the words behind a name end that say that somebody was not there, and why if they say it."""
    found = ENGLISH.match(scan.folded, at)
    if found is None:
        return None
    for name in ("why", "why2"):
        if found[name]:
            return found.end(name), scan.text[slice(*found.span(name))].strip()
    if found["reason"]:
        return found.end(), scan.text[slice(*found.span("reason"))]
    for shape in (_BRACKET, _APART):
        if more := shape.match(scan.folded, found.end()):
            return more.end(), scan.text[slice(*more.span("reason"))].strip()
    return found.end(), None


def reason_apart(scan: Scan, at: int) -> tuple[int, str] | None:
    """A reason behind a name of a list, set off by a comma, a dash or a colon: Wang Wu, ill."""
    found = _APART.match(scan.folded, at)
    return None if found is None else (found.end(), scan.text[slice(*found.span("reason"))])
