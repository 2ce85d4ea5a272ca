"""English verbs that say what was held where its name is not said: the committee met, sent in a report."""

from bot.record_types import RecordType as T

_PAPER = "(?:reports?|summary|summaries|work plan|responsibility letters?|letters?|self-assessment)"
_GAVE_IN = "(?:submitted|handed in|sent in|turned in|filed|handed over)"
ENGLISH: tuple[tuple[str, T], ...] = (
    (
        (
            "\\b(?P<said>(?:branch )?committee) (?:sat down|sat together|gathered|convened|got together|"
            "had a meeting|held a meeting|assembled)\\b"
        ),
        T.BRANCH_COMMITTEE_MEETING,
    ),
    ("^(?:the )?(?P<said>committee)(?=[:,] )", T.BRANCH_COMMITTEE_MEETING),
    ("\\bme(?:t|et|eting) as (?:a|the) (?P<said>(?:branch )?committee)\\b", T.BRANCH_COMMITTEE_MEETING),
    (
        (
            f"\\b(?P<said>(?:[a-z0-9'-]+ ){{0,3}}?{_PAPER}(?: on [a-z ]{{3,30}}?)?)"
            f" (?:was |were |has been |have been )?{_GAVE_IN}\\b"
        ),
        T.REPORT_SUBMISSION,
    ),
    (
        (f"\\b{_GAVE_IN} (?:the |our |my |a |an |this year's )?(?P<said>(?:[a-z0-9'-]+ ){{0,4}}{_PAPER})\\b"),
        T.REPORT_SUBMISSION,
    ),
    (
        (
            "\\b(?P<said>checked|inspected|"
            "(?:did|made|carried out|ran) an? (?:[a-z]+ )?(?:check|self-examination)(?: of| on)?)"
            "(?= (?:the|our|all|party|how|whether|if)\\b)"
        ),
        T.INSPECTION,
    ),
)
"""Patterns, of which the group "said" stands for the name, and what they mean."""
