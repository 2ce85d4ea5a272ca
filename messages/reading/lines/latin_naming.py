"""Where people are named in Latin letters: Old Zhao of the roster, and strangers by their capitals."""

from messages.reading.lines.mention import NameBook, Someone
from messages.reading.lines.name_words import BRACKET, LATIN, NOT_LATIN
from messages.reading.lines.scan import Scan
from messages.reading.patterns import Pattern
from messages.reading.post_words import role_of

_HEAD_OF = Pattern(
    "(?:the |our )?(?P<role>(?:deputy |acting )?(?:head|director|manager|chief) of (?:the )?[a-z]{3,16}"
    "(?: (?:office|department|section|team|unit|division|affairs))?)\\b"
)
"""The head of finance: somebody said by what he heads."""


def familiar_at(scan: Scan, book: NameBook, at: int) -> list[tuple[int, Someone]]:
    """Old Zhao, Secretary Zhang, Ms Zhao, and Zhang alone, of people of the roster: ends and persons."""
    first = scan.folded[at]
    if not (book.people and first.isascii() and first.isalpha()):
        return []
    text = scan.text
    if not (at and scan.folded[at - 1].isalnum()) and (head := _HEAD_OF.match(scan.folded, at)) is not None:
        role = text[slice(*head.span("role"))]
        return [(head.end(), Someone(role, role, role))]
    if (titled := book.latin.titled_at(scan.folded, at)) is not None:
        end, post = titled
        return [(end, Someone(text[at:end], text[at:end], text[at : at + len(post)] or None))]
    ends = book.latin.alone_at(text, scan.folded, at)
    return [(end, Someone(text[at:end], text[at:end])) for end in ends]


def stranger_at(scan: Scan, at: int) -> list[tuple[int, Someone]]:
    """Latin words with capitals that are no words of the language."""
    hit = LATIN.match(scan.text, at)
    if hit is None or (at and scan.text[at - 1].isascii() and scan.text[at - 1].isalpha()):
        return []
    words = hit[0].split()
    while words and words[-1] in NOT_LATIN:
        words.pop()
    if not words or words[0] in NOT_LATIN or not (at or len(words) > 1):
        return []
    found: list[tuple[int, Someone]] = []
    name = " ".join(words)
    end = at + len(name)
    if (bracket := BRACKET.match(scan.folded, end)) and role_of(bracket[0].strip(" ()")):
        found.append((bracket.end(), Someone(name, name, bracket[0].strip(" ()"))))
    return [*found, (end, Someone(name, name))]
