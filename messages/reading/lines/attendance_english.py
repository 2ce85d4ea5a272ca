"""The shapes in which English says numbers of people: 5 expected, around 20 came, everybody was there."""

from messages.reading.lines.english_numbers import NUMBER
from messages.reading.lines.scan import Kind
from messages.reading.patterns import Pattern

_N = f"(?<![0-9a-z./:-])(?<!no )(?P<n>{NUMBER})"
_ABOUT = (
    "(?P<about>about |around |some |roughly |approximately |approx\\.? |nearly |almost |close to |over |"
    "more than |at least |up to |circa |~ ?)?"
)
_OR_SO = "(?P<after> or so| plus|\\+)?"
_WHO = (
    "(?: (?:of us|party members|committee members|full members|people|members?|persons?|comrades?|"
    "colleagues|participants|attendees|listeners))?"
)
_BE = "(?: (?:were|was|are|had|have|in total|in all))?"
CAME = (
    "(?:present|attended|attending|in attendance|came|showed up|turned up|turned out|took part|participated|"
    "joined(?: in)?|made it|listened|there|here|did(?=[,;.]|$))"
)
_DUE = (
    "(?:expected|due|invited|supposed to (?:come|attend|be there)|should(?: have)? (?:come|attend(?:ed)?|"
    "be(?:en)? (?:there|present)|be(?:en)? here))"
)
LABELLED = tuple(
    (kind, Pattern(shape))
    for kind, shape in (
        (
            Kind.ACTUAL,
            (
                "\\b(?:present|attended(?: by)?|attendance|actual|attendees|turnout|headcount|head "
                "count|joined by)"
                f"(?: number| count)?(?: was| were| of|:)? {{0,6}}{_ABOUT}{_N}\\b{_OR_SO}(?! ?(?:/|of|out))"
            ),
        ),
        (
            Kind.EXPECTED,
            (
                "\\b(?:expected|should be|should have been|supposed to be|due)(?: number| count)?"
                f"(?: was| were|:)? {{0,6}}{_N}\\b"
            ),
        ),
        (
            Kind.ABSENT,
            f"\\b(?:absent|missing)(?: was| were|:)? ?{_N}\\b(?! (?:expected|present|came|attended))",
        ),
    )
)
BEFORE = tuple(
    (kind, Pattern(shape))
    for kind, shape in (
        (Kind.ABSENT, f"{_N}{_WHO}{_BE} (?:absent|missing|on leave|away)\\b"),
        (Kind.EXPECTED, f"{_N}{_WHO}{_BE} {_DUE}\\b"),
        (Kind.ACTUAL, f"{_ABOUT}{_N}{_OR_SO}{_WHO}{_BE} {CAME}\\b(?! (?:is|are|was|were) (?:a|an|no)\\b)"),
        (
            Kind.ACTUAL,
            (
                f"(?<= with ){_ABOUT}{_N}{_OR_SO}"
                "(?: (?:party members|people|members|participants|attendees|comrades))(?=[,;.]|$)"
            ),
        ),
    )
)
ALL_CAME = Pattern(f"\\ball (?P<n>{NUMBER})(?: of us)?(?: [a-z]+){{0,2}}? (?:were )?{CAME}\\b")
OF_WHICH = Pattern(
    f"{_ABOUT}{_N}(?: people| members)?(?: out)? of (?:the |our |us )?(?P<e>{NUMBER})(?: expected)?"
    f"{_WHO}{_BE}(?: {CAME})?\\b"
)
ALL = (
    "\\b(?:all present|all here|all (?:[a-z]+ )?of us(?: were)?(?: there| present|"
    " came| here)?|(?:everyone|everybody) (?:came|attended|present|turned up|showed up|made it|was "
    "(?:there|here|present))|"
    "full attendance|full house|all attended|all came|all (?:were|members were|members) (?:present|"
    "there|here)|"
    "all (?:party )?members (?:came|attended)|(?:the )?whole (?:branch|committee|group) (?:came|"
    "attended|was (?:there|present))|"
    "(?:no one|nobody|none) (?:was |were )?(?:absent|missing|away)|no (?:absences|absentees|one "
    "missing)|absent(?:ees)?: (?:nobody|none|no one|nil))\\b"
)
_LABEL = "(?:expected|due|present|attended|attending|came|absent|missing)"
NUMBER_FIRST = Pattern(
    "(?<!expected )(?<!present )(?<!attended )(?<!absent )(?<!actual )(?<!due )\\b[0-9]{1,4} "
    f"(?:people |members )?(?:were |was )?{_LABEL}\\b"
)
"""3 expected 2 present: an English list of numbers that begins with a number, not with its label."""
BEHIND_NUMBER = Pattern("[0-9] (?:people |members )?(?:were |was )?$")
ALONE = (
    f"(?<![0-9a-z./:-])(?P<about2>about |around |some |roughly |approximately |approx\\.? |nearly |"
    f"almost |over |more than |at least |~ ?)?"
    f"(?P<n2>{NUMBER})(?P<after2> or so| plus|\\+)? (?:people|party members|members|of us|comrades|"
    f"participants|attendees|persons|listeners|volunteers|staff|colleagues)"
    "(?=[,;.]|$)"
)
