"""What an English line was about: behind on, about, went over, topics: …, lists up to their "and"."""

import re
from itertools import islice

from messages.reading.lines.clauses import begins_field
from messages.reading.lines.days import day_at
from messages.reading.lines.english_numbers import NUMBER
from messages.reading.lines.english_places import place_at
from messages.reading.lines.hours import hour_at
from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import GONE, Kind, Scan
from messages.reading.patterns import Pattern

_MOST = 8
_MOST_WORDS = 8
"""Words of one member of a list; more are a clause of their own."""

_LEAST = 8
"""Characters of a matter that can stand alone."""
_LATIN = Pattern("[a-z]{2}")
_IS = "(?: (?:was|were|is|are|of|on|about))?(?: ?:)?"
_LABEL = (
    f"(?:(?:the |main |on the |with the |under the )*(?:topics?|agenda(?: items?)?|subjects?|contents?|"
    f"key points|matters|"
    f"items|issues discussed|points discussed|discussion points)(?: (?:was|were|is|are))?(?: ?:|(?= "
    f")(?! [a-z]+ed\\b))|theme{_IS}|title{_IS}|(?<![a-z])re:)"
)
_VERB = (
    "discuss(?:ed|ing)?|(?:talk|speak|chat|lectur|present|brief)(?:ed|ing|e)? (?:(?:us|them|him|her|"
    "everyone|members) )?"
    "(?:about|over|through|on)(?! [0-9])|spoke (?:about|on)|covered|covering|(?:went|go|going|goes) "
    "(?:over|through)|"
    "looked (?:at|into)|dealt with|focus(?:ed|ing)? on|touched (?:on|upon)|considered|exchanged "
    "(?:views|opinions) on|"
    "reviewed|studied|studying|to (?:review|study|cover|consider|look at|deal with|hear about)|"
    f"about(?! (?:{NUMBER}|an? hour|half)\\b)|because of|regarding|concerning|with regard to|entitled|titled|"
    "vot(?:ed|ing) on"
)
_NO_MATTER = (
    "(?:time|leave|duty|business|sick|holiday|behalf|zoom|wechat|schedule|site|foot|campus|video|track|line|"
    "(?:the |our )?(?:agenda|phone|record|table|spot|train|road|way|internet|ground|playground|same day|"
    "day|morning|"
    "afternoon|evening)\\b|(?:the )?(?:[a-z0-9]+ )?(?:floor|roof)\\b|it\\b|that\\b|this\\b|his\\b|a "
    "(?:business|training)|"
    "(?:the )?[0-9])"
)
_ON = (
    f"(?<![a-z])(?<!later )(?<!early )(?<!held )(?<!based )(?<!away )(?<!off )(?<!out )(?<!going "
    f")(?<!vote )(?<!report )(?<!work )(?<!agreed )(?<!decided )on(?! {_NO_MATTER})(?= [a-z\x01])"
)
_MARK = Pattern(f"\\b(?:(?P<label>{_LABEL})|(?P<verb>{_VERB})|(?P<on>{_ON}))(?= |$|:)")
_STOP = Pattern(
    ": | (?:(?:chaired|hosted|led|given|recorded|attended|delivered|held|presented) by|by (?=[a-z])|"
    "with [0-9]|"
    "from [0-9]|until |till |lasting |expected [0-9]|minutes (?:by|taken)|starting (?:at|from)|"
    "for (?:[0-9]+ (?:min|hour|h\\b)|half an hour|an hour|about [0-9])|because |due to |"
    f"(?:and|then) (?:decided|agreed|passed|voted|resolved)|{NUMBER} (?:of |people|members|came|"
    f"attended|present))|\\.(?: |$)"
)
_HEADING = Pattern(
    "[^,;:.\n]{0,70}(?<!host)(?<!chair)(?<!recorder)(?<!lecturer)(?<!speaker)(?<!minutes)(?<!notes)(?<!observers)"
    "(?<!observer)(?<!absent)(?<!absentees)(?<!present)(?<!expected)(?<!decisions)(?<!decided)(?<!agreed)"
    "(?<!participants)(?<!attendees)(?<!vote)(?<!place)(?<!venue)(?<!time)(?<!date)(?<!with)(?<!leave)"
    "(?<!apologies)(?<!plan)(?<!log)(?<!backfill)(?<!note)(?<!correction)(?<!record)(?<!reminder)(?<!location)"
    ": (?=[a-z\x01])"
)
"""The head of a line up to a colon that follows no name of a field."""
_NEW_CLAUSE = Pattern(
    "(?:in|at|on|by|with|from|to|for|who|which|then|we|i|it|they|he|she|all|everyone|everybody|nobody|"
    "no|but|so|"
    "also|held|host|chair|recorder|minutes|place|venue|time|expected|actual|present|absent|attendance|"
    "decision|"
    "location|lecturer|speaker|duration|about|around|roughly|some|both|each|next|later|afterwards|finally|"
    f"[a-z]{{2,}}ed|met|went|took|gave|read|sang|had|was|were|is|are|came|{NUMBER})(?:[ :,.]|$)"
)
_TOLD = Pattern("(?:lectur|talk|spoke|speak|present)[a-z]*")
_TALK_ON = Pattern("(?:talk|lecture|chat) ")
_DONE = Pattern(
    " *(?:and |then |we |they )*(?:[a-z]{2,}ed|heard|saw|read|took|made|swept|sang|went)\\b[^\x00]*\\Z"
)
"""What was done in a clause that names no event: heard a talk on conservation."""
_JOIN = Pattern(", ?(?P<and>and |as well as |plus )?(?! )")
_AND = Pattern(" (?:and|&) ")


def hold_english(scan: Scan, naming: Naming) -> None:
    """Hold the matter behind every English word of content; a list is taken apart at its last "and"."""
    if _LATIN.search(scan.folded) is None:
        return
    _headed(scan, naming)
    for found in islice(_MARK.finditer(scan.view), 2 * _MOST):
        if scan.view[found.start() : found.end()] != found[0]:
            continue
        start = found.end()
        while start < len(scan.folded) and scan.folded[start] in " :-":
            start += 1
        if start >= len(scan.folded) or scan.view[start] == GONE or _about_a_day(scan, found, start):
            continue
        if (found["on"] or _TALK_ON.match(found[0])) and _DONE.match(
            scan.view, scan.clause_start(found.start()), found.start()
        ):
            continue
        end = _end(scan, naming, start)
        if end <= start:
            continue
        if found["label"] or found["on"] or " " in found[0] or found[0].endswith("ing"):
            told = _TOLD.match(found[0])  # who lectured is read from the verb
            scan.claim(found.start() + (told.end() if told else 0), found.end(), Kind.WORD)
        scan.matter(start, end, whole=found["verb"] is None)
        _part(scan, start, end)
        _list_on(scan, naming, end, sure=found["label"] is not None)


def _headed(scan: Scan, naming: Naming) -> None:
    """Committee meeting on Nov 12: dues, safety: what stands behind a heading that names the meeting."""
    head = _HEADING.match(scan.view)
    if head is None or GONE not in head[0] or naming.after(head.end()) is not None:
        return
    start = head.end()
    if begins_field(naming, start) or _day_or_hour(scan.view, start) or place_at(scan.folded, start):
        return
    if _NEW_CLAUSE.match(scan.folded, start) or (end := _end(scan, naming, start)) <= start:
        return
    scan.matter(start, end, whole=True)
    _list_on(scan, naming, end, sure=True)


def _part(scan: Scan, start: int, end: int) -> None:
    """The budget and the plan for 2027 are two matters where each can stand alone."""
    for join in _AND.finditer(scan.folded, start + _LEAST, end - _LEAST):
        scan.claim(*join.span(), Kind.WORD)
        scan.heads.append(join.end())


def _about_a_day(scan: Scan, found: re.Match[str], start: int) -> bool:
    """On Friday, on the 5th, on Nov 5 say when, not about what."""
    return found["on"] is not None and (
        day_at(scan.folded, start) or day_at(scan.folded, found.start()) or hour_at(scan.folded, start)
    )


def _end(scan: Scan, naming: Naming, start: int) -> int:
    """Where a matter ends: with its clause, or where another field begins."""
    view = scan.view
    end = scan.clause_end(start)
    for mark in (GONE, "."):
        at = view.find(mark, start, end)
        while mark == "." and 0 <= at < end - 1 and view[at + 1] != " ":
            at = view.find(mark, at + 1, end)
        end = at if at >= 0 else end
    for at in (p for p in range(start, end) if view[p] in " :"):
        if _STOP.match(view, at) or place_at(scan.folded, at + 1) or _day_or_hour(view, at + 1):
            return at
        if begins_field(naming, at + 1) or _somebody(scan, naming, at):
            return at
    return end


def _day_or_hour(view: str, at: int) -> bool:
    on = 3 if view.startswith("on ", at) else 0
    return day_at(view, at + on) or hour_at(view, at)


def _somebody(scan: Scan, naming: Naming, at: int) -> bool:
    """Whether " with Li Si" or " by Li Si" follows."""
    word = next((w for w in (" with ", " by ") if scan.folded.startswith(w, at)), None)
    return word is not None and naming.after(at + len(word)) is not None


def _list_on(scan: Scan, naming: Naming, end: int, *, sure: bool) -> None:
    """Dues, year-end awards and fire safety: hold the members behind the first, and part them."""
    members: list[tuple[int, int]] = []
    joins: list[tuple[int, int]] = []
    closed = False
    at = end
    while not closed and len(members) < _MOST and (join := _JOIN.match(scan.folded, at)) is not None:
        begin = join.end()
        stop = _end(scan, naming, begin) if begin < len(scan.folded) and scan.view[begin] != GONE else begin
        piece = scan.folded[begin:stop]
        if (
            not piece
            or _NEW_CLAUSE.match(piece)
            or piece.count(" ") >= _MOST_WORDS
            or _names(naming, begin, stop)
        ):
            break
        if begins_field(naming, begin) or _day_or_hour(scan.view, begin) or place_at(scan.folded, begin):
            break
        last = _AND.search(piece)
        closed = join["and"] is not None or last is not None
        members.append((begin, stop))
        if join["and"]:
            joins.append(join.span())
        elif last is not None:
            joins.append((begin + last.start(), begin + last.end()))
        at = stop
    if members and (sure or closed):
        for span in members:
            scan.matter(*span, whole=True)
        for span in joins:
            scan.claim(*span, Kind.WORD)


def _names(naming: Naming, start: int, end: int) -> bool:
    """Whether somebody is named at the head of a piece, who did something then."""
    return any(stop <= end for stop, _ in naming.at(start, end))
