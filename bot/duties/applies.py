"""Whether a duty applies to somebody at all, and the reason a person is told when it does not."""

from bot.duties.cadence import Kind
from bot.duties.counterparts import groups_on
from bot.duties.duty import By, Needs, Owner
from bot.duties.question import Question, candidates, current, falls_in
from bot.duties.standing import Reason, Why


def not_applicable(question: Question) -> Reason | None:
    """Why the duty does not apply to the owner at all; None when it does."""
    duty, situation = question.duty, question.situation
    branch = situation.branch
    if not question.rule.on:
        reason = situation.adjustment(duty.id).reason
        return Reason(Why.TURNED_OFF, {"reason": reason}) if duty.enabled or reason else Reason(Why.OPTIONAL)
    if duty.needs is Needs.COMMITTEE and not branch.has_committee:
        return Reason(Why.NO_COMMITTEE, {"full_members": branch.full_members})
    if duty.needs is Needs.LEADERSHIP_TEAM and not branch.leadership_team:
        return Reason(Why.NO_LEADERSHIP_TEAM)
    if not _holds_post(question):
        return Reason(Why.NOT_YOURS)
    return _nobody_owed(question)


def _holds_post(question: Question) -> bool:
    situation, owner, day = question.situation, question.owner, question.situation.reference
    seated = situation.on_committee(situation.roster.find(owner), day)
    match question.duty.owner:
        case Owner.BRANCH:
            return True
        case Owner.SECRETARY:
            return owner is None or situation.is_secretary(owner, day)
        case Owner.OTHER_MEMBERS:
            return seated and not situation.is_secretary(owner, day)
        case Owner.EACH_MEMBER:
            return seated


def _nobody_owed(question: Question) -> Reason | None:
    situation, duty = question.situation, question.duty
    kind = question.rule.kind
    if kind is Kind.GROUP and not groups_on(situation, question.owner, situation.reference):
        return Reason(Why.NO_GROUPS)
    if kind in (Kind.COUNTERPART, Kind.COVERAGE) and not question.owed and not _talked(question):
        return Reason(Why.NO_COUNTERPARTS)
    in_charge = duty.counts is not None and duty.counts.where.by is By.MEMBER_IN_CHARGE
    if in_charge and duty.counted and kind is Kind.COUNT:
        departments = situation.roster.departments_on(situation.reference)
        if not any(d.in_charge_id == question.owner for d in departments):
            return Reason(Why.NO_COUNTERPARTS)
    return None


def _talked(question: Question) -> bool:
    period = current(question)
    return any(
        falls_in(question, period, fact) for fact in candidates(question) if not question.refusal(fact)
    )
