"""Whether an own template can be used: each is filled with everything there may be, and with nothing.

The samples are plainly samples; nothing of them is ever kept.
"""

from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path

from bot.record_types import SPECS, Detail, Form, InboundFrom, RecordType, Report, Subject
from bot.records import (
    Absence,
    Attachment,
    Inspection,
    Interview,
    Meeting,
    Named,
    ReportSubmission,
    Resolution,
    Vote,
)
from bot.roster import Branch, Person, Post, Roster, Tenure
from messages.documents.letters import ORDER, REMIND, Matter, letter, pledge
from messages.documents.record_forms import RECORDS, Around, values_of
from messages.documents.report_facts import Facts
from messages.documents.reports import ANNUAL, TEMPLATE, values_of_report
from messages.documents.word import ENDING, Fault, TemplateFaultError, Values, filled, names, own

_DAY = date(2026, 1, 5)
_WHO = Named(name="示例甲", person_id=1)
_PERSON = Person(1, "示例甲", tenures=(Tenure(Post.BRANCH_SECRETARY),))
_ROSTER = Roster((_PERSON,))
_BRANCH = Branch(1, "示例支部", _DAY, 9)


def faults(folder: Path) -> Iterator[TemplateFaultError]:
    """What is wrong with the operator's templates, and files whose name is that of no document."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.suffix == ENDING and not path.name.startswith("~$") and path.stem not in names():
            yield TemplateFaultError(path.name, Fault.NO_FORM)
    for name in names():
        if fault := fault_of(name, folder):
            yield fault


def count(folder: Path) -> int:
    """How many documents have an own template."""
    return sum((folder / f"{name}{ENDING}").is_file() for name in names())


def fault_of(name: str, folder: Path) -> TemplateFaultError | None:
    """What is wrong with the operator's template of that name; None for none, or where there is no such."""
    try:
        template = own(name, folder)
        for values in samples(name) if template is not None else ():
            filled(f"{name}{ENDING}", template or b"", values)
    except TemplateFaultError as fault:
        return fault
    return None


def samples(name: str) -> tuple[Values, ...]:
    """What a document may be filled with: everything there may be, and as little as there may be.

    Raises:
        LookupError: there is no such document.
    """
    if name in {str(kind) for kind in RECORDS}:
        return _records(RecordType(name))
    return _others()[name]


def _records(kind: RecordType) -> tuple[Values, ...]:
    details = dict.fromkeys(SPECS[kind].details, "一\n二")
    late = Around(_BRANCH.name, _ROSTER, _DAY)
    match SPECS[kind].form:
        case Form.MEETING:
            return values_of(_meeting(kind, details), late), values_of(Meeting(type=kind), late)
        case Form.INTERVIEW:
            return values_of(_talk(kind, details), late), values_of(Interview(type=kind), late)
        case Form.REPORT_SUBMISSION:
            return values_of(_handed_in(details), late), values_of(ReportSubmission(), late)
        case Form.INSPECTION:
            return values_of(_check(details), late), values_of(Inspection(), late)


def _meeting(kind: RecordType, details: Mapping[Detail, str]) -> Meeting:
    return Meeting(
        type=kind,
        on=_DAY,
        start=time(9),
        end=time(10),
        place="会议室",
        host=_WHO,
        recorder=_WHO,
        lecturer=_WHO,
        group="一组",
        expected=9,
        actual=8,
        absences=(Absence(who=_WHO, reason="出差"),),
        observers=("示例乙",),
        agenda=("一", "二"),
        key_points="一\n二",
        resolutions=(Resolution(text="一", owner="示例甲", due=_DAY), Resolution(text="二")),
        votes=(Vote(subject="一", entitled=9),),
        attachments=(Attachment(file_id="1", unique_id="1", kind="photo"),),
        host_delegated="委托",
        details=dict(details),
    )


def _talk(kind: RecordType, details: Mapping[Detail, str]) -> Interview:
    return Interview(
        type=kind,
        on=_DAY,
        start=time(9),
        end=time(10),
        place="办公室",
        by=(_WHO,),
        counterparts=(_WHO,),
        recorder=_WHO,
        key_points="一\n二",
        follow_up=_DAY,
        signed=True,
        inbound=True,
        inbound_from=InboundFrom.SUPERIOR,
        details=dict(details),
    )


def _handed_in(details: Mapping[Detail, str]) -> ReportSubmission:
    return ReportSubmission(
        on=_DAY,
        report=Report.ANNUAL_BRANCH,
        for_year=_DAY.year,
        by=(_WHO,),
        to="上级党委",
        details=dict(details),
    )


def _check(details: Mapping[Detail, str]) -> Inspection:
    return Inspection(
        on=_DAY,
        subject=Subject.SUPERVISION,
        departments=(_WHO,),
        by=(_WHO,),
        findings="一\n二",
        details=dict(details),
    )


def _others() -> dict[str, tuple[Values, ...]]:
    """The samples of letters and reports, by the name of their template."""
    full = Matter(("一", "二"), "检查", "示例甲", ("一", "二"), _DAY)
    bare = Matter((), "检查", None)
    letters = [
        letter(kind, each, _BRANCH, _ROSTER, _DAY) for kind in (ORDER, REMIND) for each in (full, bare)
    ]
    letters.append(pledge(_BRANCH, _ROSTER, _PERSON, (), _DAY))
    found: dict[str, tuple[Values, ...]] = {}
    for each in letters:
        found[each.template] = (*found.get(each.template, ()), each.values)
    entries = (_meeting(RecordType.PARTY_LECTURE, {}), _talk(RecordType.INTEGRITY_TALK, {}))
    facts = Facts(_BRANCH, _PERSON, "党支部书记", _DAY, _DAY, _DAY, entries, (), (), frozenset())
    return {**found, TEMPLATE: (values_of_report(ANNUAL, facts, {"problems": "一\n二"}),)}
