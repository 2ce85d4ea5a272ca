"""Near misses: records that look as if they counted and do not, each with the reason."""

from collections.abc import Sequence

from bot.duties.cadence import Kind
from bot.duties.conditions import TALKS, is_type, unfit
from bot.duties.periods import Period
from bot.duties.question import Question, falls_in, periods
from bot.duties.standing import Reject, Rejected
from bot.records import Fact

_NO_NEAR_MISS = frozenset(
    {
        Reject.WRONG_TYPE,
        Reject.WRONG_REPORT,
        Reject.WRONG_SUBJECT,
        Reject.NOT_COUNTED,
        Reject.NOT_INBOUND,
        Reject.OTHER_LEVEL,
        Reject.NOT_BY_OWNER,
    }
)


def near_misses(
    question: Question, period: Period, verdicts: Sequence[tuple[Fact, Reject | None]]
) -> tuple[Rejected, ...]:
    """The records of the period's time that look as if they counted and do not, with the reason for each.

    ``verdicts`` are the records of the right type with what speaks against each, if anything.
    """
    found = []
    window = question.rule.kind is Kind.WINDOW
    for fact, verdict in verdicts:
        code = _wrong_year(question, period, fact) if verdict is None and window else verdict
        if code is not None and code not in _NO_NEAR_MISS and _near(question, period, fact, code):
            found.append(Rejected(fact.record_id, fact.on, code))
    counts = question.duty.counts
    if counts is not None and counts.type in TALKS and question.owed:
        found += _other_talks(question, period)
    return tuple(sorted(found, key=lambda miss: (miss.on, miss.record_id)))


def _wrong_year(question: Question, period: Period, fact: Fact) -> Reject | None:
    """Why a report that is fine as such is none for this window; one that counts for the window before is."""
    if any(falls_in(question, shown, fact) for shown in periods(question)):
        return None
    return Reject.TOO_EARLY if fact.for_year == period.year else Reject.WRONG_YEAR


def _near(question: Question, period: Period, fact: Fact, code: Reject) -> bool:
    if not period.start <= fact.on <= max(period.end, period.due) and code is not Reject.TOO_EARLY:
        return False
    if code is Reject.UNKNOWN_GROUP and question.owner is not None:
        return False
    if question.rule.kind is Kind.COVERAGE and question.owner is not None:
        return question.owner in fact.by | fact.counterparts
    if code is Reject.TALKER_NOT_IN_CHARGE and fact.departments:
        return _in_charge_of(question, fact)
    if question.duty.cadence.each is None or code is Reject.COUNTERPART_NOT_IN_GROUP:
        return True
    people = {person for key in question.owed for person in key}
    return not fact.counterparts or bool(fact.counterparts & people) or question.owner in fact.by


def _in_charge_of(question: Question, fact: Fact) -> bool:
    """Whether what somebody else checked is a department of the owner's: other checks are nobody's miss."""
    departments = question.situation.roster.departments_on(fact.on)
    return any(d.id in fact.departments and d.in_charge_id == question.owner for d in departments)


def _other_talks(question: Question, period: Period) -> list[Rejected]:
    """Talks of another type that would otherwise count: 谈话类型不能互相抵."""
    counts = question.duty.counts
    if counts is None:
        return []
    owed, people = question.owed_set, {person for key in question.owed for person in key}
    args = (question.duty, question.rule, question.situation, question.owner)
    return [
        Rejected(fact.record_id, fact.on, Reject.OTHER_TALK_TYPE)
        for kind in TALKS - {counts.type}
        for fact in question.situation.of_type(kind)
        if period.holds(fact.on)
        and fact.counterparts & people
        and not is_type(counts, fact)
        and unfit(*args, fact, owed) is None
    ]
