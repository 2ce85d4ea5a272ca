"""Places as English names them: in 301, meeting room B, at the town hall, on the third floor, online."""

from messages.reading.patterns import Pattern

_ROOM = (
    "(?:(?:meeting|conference|activity|reading|training|lecture|board|tea|class|common|committee|party) "
    "?)?(?:room|rm\\.?)"
)
_HOUSE = (
    f"{_ROOM}|classroom|hall|offices?|cent(?:er|re)|museum|park|library|auditorium|cemetery|base|school|"
    f"canteen|"
    "theat(?:er|re)|workshop|factory|village|courtyard|square|club(?:house)?|restaurant|lobby|lounge|"
    "memorial|"
    "home|house|flat|hospital|headquarters|studio|stadium|gym|building|cinema|church|kindergarten|"
    "nursing home|warehouse|"
    "service station|fire station|police station|work ?shop|construction site|work site"
)
_WORDS = "(?:(?!in |at |on |the |charge |of |and |with |to )[a-z0-9'-]+ ){0,4}?"
_NUMBER = "(?: (?:no\\.? ?)?(?:[0-9]{1,4}[a-z]?|[a-e])(?![a-z0-9':]))?"
_NUMBERED = (
    "(?<![0-9:])(?!(?:19|20)[0-9]{2})[1-9][0-9]{2,3}[a-z]?(?![0-9:a-z/%-]| (?:people|members|yuan|of|hours))"
)
_STARTS = "(?:^|(?<=[,;.] )|(?<=[,;\x00]))"
ENGLISH = Pattern(
    f"(?:\\b(?:in|at|inside|(?:go|going|went|trip|off|excursion) to) |@ ?)(?P<place>(?:the |our "
    f")?{_WORDS}(?:{_HOUSE})(?: "
    f"(?:{_HOUSE})){{0,2}}{_NUMBER})\\b"
    f"|(?:\\b(?:in|inside) |@ ?|\\bat (?=[0-9]{{3}}(?![0-9])))(?P<number>{_NUMBERED})"
    "|\\b(?P<online>online(?! [a-z])|via (?:zoom|tencent meeting|wechat|video)|by video|over (?:video|"
    "zoom)|on zoom)\\b"
    "|\\b(?:place|venue|location)\\b(?:[ ,:]|was|is|it|should|be|wrong|to)*(?:the )?"
    "(?P<venue>[a-z][a-z0-9' ]{2,30}|(?<=: )[0-9]{3,4}[a-z]?)(?=[,;.]|$)"
    f"|{_STARTS}(?P<hall>(?![a-z]+ed )(?:the )?(?:(?!in |at )[a-z0-9]+ ){{0,2}}(?:{_ROOM}|hall|"
    f"auditorium|canteen|park|"
    f"museum|library|square|school|workshop|gym|cent(?:er|re)|office(?= [0-9])){_NUMBER})(?=[,;.]|$)"
    f"|(?<=[,;] )(?P<digits>[1-9][0-9]{{2}}[a-z]?)(?=[,;.]|$)"
    f"|(?P<room>\\b(?:{_ROOM}|office) (?:no\\.? ?)?(?:[0-9]{{1,4}}[a-z]?|[a-e])\\b)"
    "|\\bon the (?P<floor>(?:[a-z0-9]{3,8} )floor)\\b"
)
"""Where a line in English took place, in folded text; the group that is filled names it."""

PROPER = Pattern(
    "\\b(?:at|in) (?:the )?(?P<place>(?!The )[A-Z][a-z'’-]+(?: (?:of |the )?[A-Z][a-z'’-]+){0,4})"
    "(?=[,;.]|$| (?:on|at|from|with|by|for|last|this|yesterday|today)\\b)"
)
"""A proper name behind "in" or "at", in the text as typed."""
_AT = Pattern(
    f"(?:in|at|inside|on|@) ?(?:(?:the |our )?{_WORDS}(?:{_HOUSE})\\b|{_NUMBERED}|the [a-z0-9]{{3,8}} floor)"
)


def place_at(folded: str, at: int) -> bool:
    """Whether a place is named at a position."""
    return _AT.match(folded, at) is not None
