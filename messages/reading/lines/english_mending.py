"""English words by which a record is moved or called off: put back, brought forward, won't take place."""

from messages.reading.patterns import Pattern

MOVE = (
    "\\b(?:postpone\\w*|reschedul\\w*|rearrang\\w*|move[ds]?|moving|push(?:ed)?|brought forward|bring "
    "forward|put back|put forward|put off|delay(?:ed)?|defer(?:red)?|shift(?:ed)?|(?:bring|brought)(?= "
    "[^,;]{3,50} forward)|"
    "put(?= [^,;]{3,50} (?:off|back|forward)))\\b"
)
SET_TO = "\\b(?:changed?|switch(?:ed)?)\\b(?=.* to )|\\b(?:is|will be) now\\b"
"""What moves where a day stands behind it."""
OFF = (
    "\\bis off\\b|\\bcall(?:ed)? off\\b|\\b(?:won't|will not|isn't going to|is not going to|not going "
    "to|not) "
    "(?:take place|be held|happen|go ahead|be taking place)\\b|\\b(?:is|are) not (?:happening|going "
    "ahead|taking "
    "place)\\b|\\b(?:we are|we're|i'm|i am) not (?:having|holding|doing)\\b|\\bno (?=.* after all)"
)
DELETE = (
    "\\b(?:delete|remove|discard|cancel(?:l?ed|s)?|scrap(?:ped)?|drop(?:ped)?|erase|undo|withdraw|take "
    "back|trash|"
    "get rid of|(?:forget|ignore|void)(?= (?:about )?(?:the|that|my|this)))\\b"
)
_DAY = (
    "next|this|tomorrow|today|[0-9]|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    "nov|dec"
)
_TO = Pattern(
    f"(?<![-a-z])(?:from (?P<old>[^,;]{{3,25}}) to|to|until|till|on to|for(?= (?:{_DAY})))(?![-a-z])(?! be)"
)
_INSTEAD = Pattern(
    "(?P<what>.*?) (?P<new>(?:on|at|to|for) [^,;]{2,40}?) instead(?: of (?P<old>[^,;]{2,30}))?[. !]*$"
)


def instead_of(folded: str) -> bool:
    """Whether one day is put in the place of another: let's do it on Friday instead of Thursday."""
    return folded.isascii() and _INSTEAD.match(folded) is not None


def old_and_new(text: str, folded: str, verb: tuple[int, int] | None) -> tuple[str, str] | None:
    """What is moved, with the day it was on, and to when; ``verb`` is where the word for moving stands.

    None for a line whose word for moving is none of English.
    """
    if folded.isascii() and (instead := _INSTEAD.match(folded)):
        return f"{instead['what']} {instead['old'] or ''}", text[slice(*instead.span("new"))]
    if verb is None or not folded[verb[0]].isascii():
        return None
    to = _TO.search(folded, verb[1])
    if to is None:
        return text[: verb[0]] + text[verb[1] :], text[verb[1] :]
    return text[: verb[0]] + text[verb[1] : to.start()] + " " + (to["old"] or ""), text[to.end() :]
