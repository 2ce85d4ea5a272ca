"""The types of record, as data: their form, who is expected, quorum, votes, and what a guided log asks.

A new type is a new row of ``SPECS``: forms, review card, list and ledger all read it from here. Source of the
rows: 《中国共产党支部工作条例（试行）》 articles 11–19 and the record formats inspectors ask for.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Form(StrEnum):
    """The four forms a record can take."""

    MEETING = "meeting"
    INTERVIEW = "interview"
    REPORT_SUBMISSION = "report_submission"
    INSPECTION = "inspection"


class RecordType(StrEnum):
    """What a record is; the identifiers that duties name in ``counts``."""

    BRANCH_MEMBERS_MEETING = "branch_members_meeting"
    BRANCH_COMMITTEE_MEETING = "branch_committee_meeting"
    PARTY_GROUP_MEETING = "party_group_meeting"
    PARTY_LECTURE = "party_lecture"
    THEME_PARTY_DAY = "theme_party_day"
    ORGANIZATIONAL_LIFE_MEETING = "organizational_life_meeting"
    DEMOCRATIC_APPRAISAL = "democratic_appraisal"
    DEMOCRATIC_LIFE_MEETING = "democratic_life_meeting"
    STRICT_GOVERNANCE_MEETING = "strict_governance_meeting"
    THEORY_STUDY_SESSION = "theory_study_session"
    IDEOLOGY_MEETING = "ideology_meeting"
    HEART_TO_HEART_TALK = "heart_to_heart_talk"
    INTEGRITY_TALK = "integrity_talk"
    REMINDER_TALK = "reminder_talk"
    ACCOUNTABILITY_TALK = "accountability_talk"
    MEMBER_DEVELOPMENT_TALK = "member_development_talk"
    REPORT_SUBMISSION = "report_submission"
    INSPECTION = "inspection"


class Report(StrEnum):
    """What is handed in: the ``report`` of a report submission."""

    ANNUAL_BRANCH = "annual_branch"
    ANNUAL_SECRETARY = "annual_secretary"
    INTEGRITY_ACCOUNTABILITY = "integrity_accountability"
    MEMBER_INDIVIDUAL = "member_individual"
    ANNUAL_WORK_PLAN = "annual_work_plan"
    TASK_BREAKDOWN_TABLE = "task_breakdown_table"
    RESPONSIBILITY_LETTER = "responsibility_letter"
    PARTY_WORK_REVIEW = "party_work_review"


class InboundFrom(StrEnum):
    """Who talks to the branch when it is talked to (被约谈): two duties of two different levels above."""

    SUPERIOR = "superior"
    DISCIPLINE = "discipline"


class Subject(StrEnum):
    """What is looked at: the ``subject`` of an inspection."""

    EIGHT_POINT_DECISION = "eight_point_decision"
    SUPERVISION = "supervision"
    SELF_CHECK = "self_check"
    ONE_POST_TWO_DUTIES = "one_post_two_duties"


class Scope(StrEnum):
    """Who is expected at a meeting (应到口径)."""

    MEMBERS = "members"
    COMMITTEE = "committee"
    GROUP = "group"
    MEMBERS_AND_ACTIVISTS = "members_and_activists"


class Detail(StrEnum):
    """Text that one type of record has and another does not; never counted, always printed."""

    SEQUENCE = "sequence"
    GROUP = "group"
    LECTURE_TITLE = "lecture_title"
    THEME = "theme"
    ACTIVITIES = "activities"
    OPINIONS_COLLECTED = "opinions_collected"
    CRITICISM = "criticism"
    RECTIFICATION = "rectification"
    APPRAISAL_RESULT = "appraisal_result"
    PREVIOUS_RECTIFICATION = "previous_rectification"
    SITUATION_ANALYSIS = "situation_analysis"
    PROBLEMS = "problems"
    MEASURES = "measures"
    MATERIALS = "materials"
    MAIN_SPEAKERS = "main_speakers"
    RISK_POINTS = "risk_points"
    REASON = "reason"
    RESPONSE = "response"
    SUPPORT = "support"
    INTEGRITY_RISKS = "integrity_risks"
    REQUIREMENTS = "requirements"
    STAGE = "stage"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class TypeSpec:
    """One type of record.

    ``questions`` are the fields a guided log asks, in order (the type itself is asked before them);
    everything else stands on the review card. ``quorum`` is the share of those expected that must attend.
    ``votes`` says whether the type has a vote; ``members_vote`` that its resolutions are judged by those
    entitled and expected (article 11), which holds for the 党员大会 alone.
    """

    type: RecordType
    form: Form
    questions: tuple[str, ...]
    details: tuple[Detail, ...] = ()
    scope: Scope | None = None
    quorum: Fraction | None = None
    votes: bool = False
    members_vote: bool = False
    content_of: tuple[RecordType, ...] = ()


_HALF = Fraction(1, 2)
_MEETING = ("on", "start", "place", "host", "attendance", "agenda")
_GROUP = ("group", "on", "start", "place", "attendance", "agenda")
_LECTURE = ("on", "start", "place", "lecturer", "attendance", "agenda")
_TALK = ("by", "counterparts", "on", "key_points")
_M, _I, _T = Form.MEETING, Form.INTERVIEW, RecordType

CONTENTS = (
    _T.STRICT_GOVERNANCE_MEETING,
    _T.THEORY_STUDY_SESSION,
    _T.IDEOLOGY_MEETING,
    _T.ORGANIZATIONAL_LIFE_MEETING,
    _T.DEMOCRATIC_APPRAISAL,
    _T.PARTY_LECTURE,
    _T.THEME_PARTY_DAY,
)
"""What a meeting may also have been: the identifiers its ``also`` may hold."""

_ROWS = (
    TypeSpec(
        _T.BRANCH_COMMITTEE_MEETING, _M, _MEETING, (Detail.SEQUENCE,), Scope.COMMITTEE, _HALF, votes=True
    ),
    TypeSpec(
        _T.BRANCH_MEMBERS_MEETING,
        _M,
        _MEETING,
        (Detail.SEQUENCE,),
        Scope.MEMBERS,
        _HALF,
        votes=True,
        members_vote=True,
    ),
    TypeSpec(_T.PARTY_GROUP_MEETING, _M, _GROUP, (Detail.SEQUENCE,), Scope.GROUP),
    TypeSpec(_T.PARTY_LECTURE, _M, _LECTURE, (Detail.LECTURE_TITLE,), Scope.MEMBERS_AND_ACTIVISTS),
    TypeSpec(_T.THEME_PARTY_DAY, _M, _MEETING, (Detail.THEME, Detail.ACTIVITIES), Scope.MEMBERS),
    TypeSpec(
        _T.STRICT_GOVERNANCE_MEETING,
        _M,
        _MEETING,
        (Detail.SITUATION_ANALYSIS, Detail.PROBLEMS, Detail.MEASURES),
        Scope.COMMITTEE,
        votes=True,
    ),
    TypeSpec(
        _T.THEORY_STUDY_SESSION, _M, _MEETING, (Detail.MATERIALS, Detail.MAIN_SPEAKERS), Scope.COMMITTEE
    ),
    TypeSpec(_T.IDEOLOGY_MEETING, _M, _MEETING, (Detail.RISK_POINTS, Detail.MEASURES), Scope.COMMITTEE),
    TypeSpec(
        _T.ORGANIZATIONAL_LIFE_MEETING,
        _M,
        _MEETING,
        (Detail.THEME, Detail.OPINIONS_COLLECTED, Detail.CRITICISM, Detail.RECTIFICATION),
        Scope.MEMBERS,
    ),
    TypeSpec(_T.DEMOCRATIC_APPRAISAL, _M, _MEETING, (Detail.APPRAISAL_RESULT,), Scope.MEMBERS),
    TypeSpec(
        _T.DEMOCRATIC_LIFE_MEETING,
        _M,
        _MEETING,
        (Detail.THEME, Detail.PREVIOUS_RECTIFICATION, Detail.CRITICISM, Detail.RECTIFICATION),
        Scope.COMMITTEE,
        Fraction(2, 3),
    ),
    TypeSpec(_T.INTEGRITY_TALK, _I, _TALK, (Detail.INTEGRITY_RISKS, Detail.REQUIREMENTS, Detail.RESPONSE)),
    TypeSpec(_T.HEART_TO_HEART_TALK, _I, _TALK, (Detail.RESPONSE, Detail.SUPPORT)),
    TypeSpec(_T.REMINDER_TALK, _I, _TALK, (Detail.REASON, Detail.REQUIREMENTS, Detail.RESPONSE)),
    TypeSpec(_T.ACCOUNTABILITY_TALK, _I, _TALK, (Detail.REASON, Detail.REQUIREMENTS, Detail.RESPONSE)),
    TypeSpec(_T.MEMBER_DEVELOPMENT_TALK, _I, _TALK, (Detail.STAGE, Detail.RESPONSE)),
    TypeSpec(
        _T.REPORT_SUBMISSION,
        Form.REPORT_SUBMISSION,
        ("report", "for_year", "by", "to", "on"),
        (Detail.REMARK,),
    ),
    TypeSpec(
        _T.INSPECTION,
        Form.INSPECTION,
        ("subject", "departments", "by", "on", "findings"),
        (Detail.REQUIREMENTS,),
    ),
)

SPECS: dict[RecordType, TypeSpec] = {spec.type: spec for spec in _ROWS}
"""Every type of record, in the order a person is offered them."""


def types_of(form: Form) -> tuple[RecordType, ...]:
    """The types of one form, in the order a person is offered them."""
    return tuple(spec.type for spec in _ROWS if spec.form is form)
