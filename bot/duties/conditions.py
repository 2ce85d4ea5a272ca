"""Whether a record counts towards a duty, and if not, the one reason a person is told.

Traps held here: who chairs decides which list a meeting counts for; talk types never substitute for one
another; a talk counts by who talked with whom on that day.
"""

from bot.duties.adjustments import Rule
from bot.duties.cadence import Kind
from bot.duties.counterparts import Key, covered, groups_on
from bot.duties.duty import By, Counts, Duty
from bot.duties.situation import Situation
from bot.duties.standing import Reject
from bot.record_types import SPECS, RecordType, types_of
from bot.record_types import Form as RecordForm
from bot.records import Fact

TALKS = frozenset(types_of(RecordForm.INTERVIEW))
"""All types of talk; each counts only as itself."""


def is_type(counts: Counts, fact: Fact) -> bool:
    """Whether the record is of that type, by its form or besides."""
    return fact.type is counts.type or counts.type in fact.also


def refusal(
    duty: Duty, rule: Rule, situation: Situation, owner: int | None, fact: Fact, owed: frozenset[Key]
) -> Reject | None:
    """Why ``fact`` does not count towards ``duty`` in any period; None when it does."""
    counts = duty.counts
    if counts is None:
        return Reject.NOT_COUNTED
    if not is_type(counts, fact):
        return _other_type(counts.type, fact)
    return unfit(duty, rule, situation, owner, fact, owed)


def _other_type(wanted: RecordType, fact: Fact) -> Reject:
    return Reject.OTHER_TALK_TYPE if wanted in TALKS and fact.type in TALKS else Reject.WRONG_TYPE


def unfit(
    duty: Duty, rule: Rule, situation: Situation, owner: int | None, fact: Fact, owed: frozenset[Key]
) -> Reject | None:
    """Why ``fact`` does not count, leaving its type aside."""
    counts = duty.counts
    if counts is None:
        return Reject.NOT_COUNTED
    if counts.plain and rule.kind is Kind.COUNT:
        return Reject.INBOUND if fact.inbound else None
    return (
        _wrong_kind(counts, fact)
        or _wrong_host(counts, situation, fact)
        or _wrong_people(duty, counts, situation, owner, fact)
        or _covers_nobody(duty, rule, situation, owner, fact, owed)
        or _wrong_group(rule, situation, owner, fact)
        or _without_year(rule, counts, fact)
    )


def _wrong_kind(counts: Counts, fact: Fact) -> Reject | None:
    where = counts.where
    if where.inbound != fact.inbound:
        return Reject.NOT_INBOUND if where.inbound else Reject.INBOUND
    if where.inbound_from is not None and fact.inbound_from is not where.inbound_from:
        return Reject.INBOUND_FROM_MISSING if fact.inbound_from is None else Reject.OTHER_LEVEL
    if where.report is not None and fact.report is not where.report:
        return Reject.WRONG_REPORT
    if where.subject is not None and fact.subject is not where.subject:
        return Reject.WRONG_SUBJECT
    return None


def _wrong_host(counts: Counts, situation: Situation, fact: Fact) -> Reject | None:
    """A meeting chaired by somebody else on the secretary's behalf counts for the committee alone."""
    if counts.where.host is None:
        return None
    if fact.host is None:
        return Reject.HOST_MISSING
    return None if situation.is_secretary(fact.host, fact.on) else Reject.HOST_NOT_SECRETARY


def _wrong_people(
    duty: Duty, counts: Counts, situation: Situation, owner: int | None, fact: Fact
) -> Reject | None:
    if counts.where.by is None:
        return None
    doers, (missing, not_secretary) = doers_of(counts.type, fact), _told_of(counts.type)
    match counts.where.by:
        case _ if not doers:
            return missing
        case By.SECRETARY:
            done = any(situation.is_secretary(person, fact.on) for person in doers)
            return None if done else not_secretary
        case By.OWNER:
            return None if owner in doers else Reject.NOT_BY_OWNER
        case By.MEMBER_IN_CHARGE:
            return _not_in_charge(duty, situation, owner, fact)


def doers_of(kind: RecordType, fact: Fact) -> frozenset[int]:
    """Who did it: the lecturer of a lecture, the host of a meeting, else those who talked or handed in."""
    if SPECS[kind].form is not RecordForm.MEETING:
        return fact.by
    person = fact.lecturer if kind is RecordType.PARTY_LECTURE else fact.host
    return frozenset() if person is None else frozenset({person})


def _told_of(kind: RecordType) -> tuple[Reject, Reject]:
    """What is told where nobody is named who did it, and where it should have been the secretary."""
    if kind is RecordType.PARTY_LECTURE:
        return Reject.LECTURER_MISSING, Reject.LECTURER_NOT_SECRETARY
    if SPECS[kind].form is RecordForm.MEETING:
        return Reject.HOST_MISSING, Reject.HOST_NOT_SECRETARY
    return Reject.TALKER_MISSING, Reject.TALKER_NOT_SECRETARY


def _not_in_charge(duty: Duty, situation: Situation, owner: int | None, fact: Fact) -> Reject | None:
    """The talker (or checker) is the member in charge of the department whose head (or which) it was."""
    if owner is None or owner not in fact.by:
        return Reject.TALKER_NOT_IN_CHARGE
    if fact.type is RecordType.INSPECTION:
        mine = {d.id for d in situation.roster.departments_on(fact.on) if d.in_charge_id == owner}
        return None if mine & fact.departments else Reject.DEPARTMENT_NOT_IN_CHARGE
    if duty.cadence.kind is Kind.COUNTERPART:
        return None
    heads = {head.id for head in situation.roster.heads(fact.on, in_charge=owner)} - {owner}
    return None if heads & fact.counterparts else _nobody(fact)


def _nobody(fact: Fact) -> Reject:
    if not fact.counterparts:
        return Reject.COUNTERPART_MISSING
    return Reject.TALK_WITH_ONESELF if fact.counterparts <= fact.by else Reject.COUNTERPART_NOT_IN_GROUP


def _covers_nobody(
    duty: Duty, rule: Rule, situation: Situation, owner: int | None, fact: Fact, owed: frozenset[Key]
) -> Reject | None:
    if rule.kind not in (Kind.COUNTERPART, Kind.COVERAGE):
        return None
    if rule.one_by_one and len(fact.counterparts) > 1:
        return Reject.SEVERAL_AT_ONCE
    if covered(duty, rule, situation, owner, fact, owed):
        return None
    if rule.kind is Kind.COVERAGE and fact.counterparts and not fact.counterparts <= fact.by:
        return _uncovered_pair(situation, fact)
    return _nobody(fact)


def _uncovered_pair(situation: Situation, fact: Fact) -> Reject:
    if not fact.by:
        return Reject.TALKER_MISSING
    seated = any(situation.on_committee(situation.roster.find(p), fact.on) for p in fact.by)
    return Reject.COUNTERPART_NOT_IN_GROUP if seated else Reject.TALKER_NOT_COMMITTEE


def _wrong_group(rule: Rule, situation: Situation, owner: int | None, fact: Fact) -> Reject | None:
    if rule.kind is not Kind.GROUP:
        return None
    if not fact.group:
        return Reject.GROUP_MISSING
    known = groups_on(situation, owner, min(fact.on, situation.today))
    return None if fact.group in known else Reject.UNKNOWN_GROUP


def _without_year(rule: Rule, counts: Counts, fact: Fact) -> Reject | None:
    needs_year = rule.kind is Kind.WINDOW and counts.type is RecordType.REPORT_SUBMISSION
    return Reject.YEAR_MISSING if needs_year and fact.for_year is None else None
