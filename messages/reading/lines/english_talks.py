"""Who was talked to where English puts it otherwise: was given a talk by, gave a talk, Li Si and I talked."""

from messages.reading.lines.naming import Naming
from messages.reading.lines.scan import Kind, Scan
from messages.reading.patterns import Pattern

_GIVEN = Pattern(
    " (?:was|were|has been|have been) "
    "(?:given|called in for|called in|summoned|talked to|spoken to|interviewed)(?: for)?(?: an?)?(?![a-z])"
)
_AND_I = Pattern(" and (?:i|\x00)(?= (?:had|have had|did|held|talked|spoke|met|\x00))")
_OWN = Pattern("['’]s? \\Z")
_A_TALK = Pattern(" ?(?:an? )?\x00")
_NOTHING = Pattern("$^")


def talked_to_in_english(scan: Scan, naming: Naming, at: int, start: int, end: int) -> bool:
    """Claim who was talked to, and who talked where it is said; False where none of these shapes stands.

    ``at`` is where the talk is named.
    """
    if (found := _GIVEN.search(scan.view, start, end)) is not None:
        people = naming.before(found.start(), _NOTHING)
        if people is not None:
            scan.claim(people[0], found.end(), Kind.COUNTERPART, people[1])
            _by_whom(scan, start, end)
            return True
    for span in scan.of(Kind.LECTURER, start, end):
        hit = naming.after(span.end) if scan.folded.endswith(" gave", span.start, span.end) else None
        if hit is not None and _A_TALK.match(scan.view, hit[0]):
            scan.claim(span.end, hit[0], Kind.COUNTERPART, hit[1])
            _by_whom(scan, start, end)
            return True
    owner = _OWN.search(scan.view, start, at)
    people = naming.before(owner.start(), _NOTHING) if owner is not None else None
    if owner is not None and people is not None:
        scan.claim(people[0], owner.end(), Kind.COUNTERPART, people[1])
        return True
    found = _AND_I.search(scan.view, start, end)
    people = naming.before(found.start(), _NOTHING) if found is not None else None
    if found is not None and people is not None:
        scan.claim(people[0], found.start(), Kind.COUNTERPART, people[1])
        return True
    return False


def _by_whom(scan: Scan, start: int, end: int) -> None:
    """Who gave a talk is read as who gives a lecture is; of a talk that is who held it."""
    for span in scan.of(Kind.LECTURER, start, end)[:1]:
        scan.note(span.start, Kind.HOST, span.value)
