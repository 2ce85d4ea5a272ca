"""The sample branch's talks, reports and inspections of one year."""

from collections.abc import Iterator
from datetime import date, time

from bot.cli.sample_cast import Cast, workday
from bot.record_types import Detail, RecordType, Report, Subject
from bot.records import Inspection, Interview, ReportSubmission

_T = RecordType

_INTEGRITY = (
    (3, 19, "zhang", "li"),
    (4, 15, "zhang", "wang"),
    (5, 12, "zhang", "jia"),
    (5, 27, "li", "jia"),
    (6, 18, "zhang", "yi"),
    (7, 9, "wang", "yi"),
    (9, 15, "zhang", "zhao"),
    (9, 24, "zhang", "bing"),
    (10, 15, "zhao", "bing"),
)
"""Of the five department heads the secretary has talked with three, of the committee with three of four."""
_HEART = (
    (2, 24, "zhang", "li"),
    (3, 20, "zhang", "wang"),
    (3, 26, "li", "jia"),
    (4, 17, "wang", "yi"),
    (4, 22, "zhang", "zhao"),
    (5, 21, "zhang", "qian"),
    (6, 4, "zhao", "bing"),
    (6, 24, "li", "wang"),
    (7, 15, "qian", "ding"),
    (8, 5, "li", "zhao"),
    (9, 22, "zhang", "ji"),
    (10, 28, "wang", "geng"),
)
"""Partly: some pairs and some members are left."""
_REPORTS = (
    (1, 14, Report.ANNUAL_BRANCH, ("zhang",)),
    (1, 15, Report.ANNUAL_SECRETARY, ("zhang",)),
    (1, 20, Report.INTEGRITY_ACCOUNTABILITY, ("li", "wang", "zhao", "qian")),
    (1, 21, Report.MEMBER_INDIVIDUAL, ("zhang", "li", "wang", "zhao", "qian")),
    (1, 26, Report.PARTY_WORK_REVIEW, ("zhang",)),
)
"""Handed in for the year before."""
_PLANS = (
    (1, 22, Report.ANNUAL_WORK_PLAN),
    (2, 5, Report.RESPONSIBILITY_LETTER),
    (2, 10, Report.TASK_BREAKDOWN_TABLE),
)
"""Handed in for the year itself."""
_CHECKS = (
    (1, 28, Subject.EIGHT_POINT_DECISION, "qian", ("office",)),
    (4, 28, Subject.EIGHT_POINT_DECISION, "qian", ("finance",)),
    (6, 2, Subject.ONE_POST_TWO_DUTIES, "li", ("office", "works")),
    (6, 3, Subject.ONE_POST_TWO_DUTIES, "wang", ("first",)),
    (6, 4, Subject.ONE_POST_TWO_DUTIES, "zhao", ("second",)),
    (6, 5, Subject.ONE_POST_TWO_DUTIES, "qian", ("finance",)),
    (6, 9, Subject.SUPERVISION, "li", ("first", "second")),
    (6, 16, Subject.SELF_CHECK, "wang", ("office",)),
    (9, 28, Subject.EIGHT_POINT_DECISION, "qian", ("works",)),
    (11, 4, Subject.ONE_POST_TWO_DUTIES, "li", ("office", "works")),
    (11, 5, Subject.SUPERVISION, "li", ("finance",)),
    (12, 8, Subject.SELF_CHECK, "wang", ("office",)),
    (12, 10, Subject.EIGHT_POINT_DECISION, "qian", ("second",)),
)


def _talk(cast: Cast, kind: RecordType, on: date, by: str, other: str, key: str, **details: str) -> Interview:
    """A talk; ``details`` names the words of each detail."""
    visit = other == "ji"
    return Interview(
        type=kind,
        on=on,
        start=time(10 if on.day % 2 else 15),
        end=time(10, 40) if on.day % 2 else time(15, 40),
        place=cast.say("places.visit" if visit else "places.talk"),
        by=(cast.who(by),),
        counterparts=(cast.who(other),),
        recorder=cast.who("wang" if "wang" not in (by, other) else "zhao"),
        key_points=cast.say(f"{key}.points"),
        signed=True,
        details={Detail(name): cast.say(f"{key}.{word}") for name, word in details.items()},
    )


def heart_talk(cast: Cast, on: date, by: str, other: str, variant: int) -> Interview:
    """谈心谈话."""
    key = f"heart.variant_{variant % 4}"
    return _talk(cast, _T.HEART_TO_HEART_TALK, on, by, other, key, response="response", support="support")


def talks(cast: Cast, year: int) -> Iterator[Interview]:
    """Every talk of the year."""
    for number, (month, day, by, other) in enumerate(_INTEGRITY):
        yield _talk(
            cast,
            _T.INTEGRITY_TALK,
            workday(year, month, day),
            by,
            other,
            f"integrity.variant_{number % 3}",
            integrity_risks="risks",
            requirements="requirements",
            response="response",
        )
    for number, (month, day, by, other) in enumerate(_HEART):
        yield heart_talk(cast, workday(year, month, day), by, other, number)
    yield _talk(
        cast,
        _T.REMINDER_TALK,
        workday(year, 7, 22),
        "zhang",
        "wu",
        "reminder",
        reason="reason",
        requirements="requirements",
        response="response",
    )
    yield _talk(
        cast,
        _T.MEMBER_DEVELOPMENT_TALK,
        workday(year, 4, 10),
        "wang",
        "xin",
        "development",
        stage="stage",
        response="response",
    )


def papers(cast: Cast, year: int) -> Iterator[ReportSubmission | Inspection]:
    """Every report and inspection of the year."""
    above = cast.say("superior")
    for month, day, report, by in _REPORTS:
        yield ReportSubmission(
            on=workday(year, month, day), report=report, for_year=year - 1, by=cast.everybody(by), to=above
        )
    for month, day, report in _PLANS:
        yield ReportSubmission(
            on=workday(year, month, day),
            report=report,
            for_year=year,
            by=cast.everybody(("zhang",)),
            to=above,
        )
    for month, day, subject, who, departments in _CHECKS:
        yield Inspection(
            on=workday(year, month, day),
            subject=subject,
            by=cast.everybody((who,)),
            departments=tuple(cast.department(key) for key in departments),
            findings=cast.say(f"inspection.{subject}"),
            details={Detail.REQUIREMENTS: cast.say("inspection.requirements")},
        )
