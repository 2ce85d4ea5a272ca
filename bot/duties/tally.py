"""Counting: the standing of one duty for one owner, computed from the situation. Pure, no words."""

from dataclasses import replace

from bot.duties import reasons
from bot.duties.applies import not_applicable
from bot.duties.attendance import attendance
from bot.duties.cadence import Kind
from bot.duties.conditions import TALKS, doers_of
from bot.duties.duty import By, Duty, Track
from bot.duties.near import near_misses
from bot.duties.pace import Pace
from bot.duties.periods import Every, Period, period_of
from bot.duties.question import Question, ask, candidates, current, sorted_into
from bot.duties.situation import Situation
from bot.duties.slots import Sum, met_late_on, pace_in, slot_of, sum_of
from bot.duties.standing import Counted, Reason, Slot, Standing, State, Why
from bot.duties.term import term_standing
from bot.records import Fact


def standing(duty: Duty, situation: Situation, owner: int | None = None) -> Standing:
    """Where ``duty`` stands for ``owner`` (None: the branch) on the day shown.

    A duty of the secretary is the post's: what the one before did this year counts and is marked handed over.
    """
    question = ask(duty, situation, owner)
    none = not_applicable(question)
    if none is not None:
        return _plain(question, State.NOT_APPLICABLE, none)
    if duty.cadence.kind is Kind.ATTENDANCE:
        attended, total = attendance(situation, owner)
        reason = Reason(Why.ATTENDANCE, {"attended": attended, "total": total})
        return replace(_plain(question, State.STANDING, reason), done=attended, required=total)
    if duty.cadence.kind is Kind.TERM:
        return term_standing(question)
    if duty.counted:
        return _counted(question)
    return _listed(question)


def _plain(question: Question, state: State, reason: Reason) -> Standing:
    return Standing(question.duty.id, question.owner, state, reason, key=f"{question.duty.id}:-:-")


def _listed(question: Question) -> Standing:
    """A duty that never falls due: standing, ad hoc, owed by the level above, or kept as a date only."""
    duty = question.duty
    ad_hoc = duty.track is Track.INBOUND or duty.cadence.kind is Kind.AD_HOC
    year = period_of(Every.YEAR, question.situation.day)
    verdicts = [(fact, question.refusal(fact)) for fact in candidates(question)]
    facts = [fact for fact, code in verdicts if code is None and year.holds(fact.on)]
    rejected = near_misses(question, year, verdicts) if duty.track is Track.INBOUND else ()
    plain = _plain(question, State.AD_HOC if ad_hoc else State.STANDING, reasons.listed(duty, len(facts)))
    counted = tuple(Counted(fact.record_id, fact.on) for fact in facts)
    return replace(plain, period=year, done=len(facts), counted=counted, rejected=rejected)


def _counted(question: Question) -> Standing:
    verdicts = [(fact, question.refusal(fact)) for fact in candidates(question)]
    valid = [fact for fact, code in verdicts if code is None]
    now = current(question)
    sums = {period: sum_of(question, period, facts) for period, facts in sorted_into(question, valid)}
    pace = pace_in(question, now, sums[now])
    slots = [slot_of(question, at, total, pace if at == now else None) for at, total in sums.items()]
    here, shown = next(slot for slot in slots if slot.period == now), sums[now]
    return Standing(
        duty_id=question.duty.id,
        owner=question.owner,
        state=here.state,
        reason=_reason(question, here, shown, pace),
        key=here.key,
        period=now,
        required=here.required,
        done=here.done,
        stated=shown.stated,
        counted=tuple(_mark(question, now, fact) for fact in shown.facts),
        rejected=near_misses(question, now, verdicts),
        units=here.units,
        due=now.due,
        paced_due=pace.due if pace else None,
        paced_from=pace.since if pace else None,
        expected_by_now=pace.expected if pace else None,
        slots=tuple(slots),
        missed=tuple(s for s in slots if s.state is State.OVERDUE and s.period.due < now.due),
        below_minimum=question.rule.below_minimum,
    )


def _reason(question: Question, slot: Slot, total: Sum, pace: Pace | None) -> Reason:
    period, today = slot.period, question.situation.today
    late = met_late_on(period, total)
    match slot.state:
        case State.NOT_APPLICABLE:
            return Reason(Why.WAIVED, {"reason": question.situation.waived[slot.key]})
        case State.UNTRACKED:
            return Reason(Why.UNTRACKED, {"since": question.tracked_from})
        case State.DONE | State.DONE_LATE:
            return reasons.met(period, slot.done + total.stated, slot.required, late)
        case _:
            return reasons.owed(period, today, slot.done + total.stated, pace)


def _mark(question: Question, period: Period, fact: Fact) -> Counted:
    situation, counts = question.situation, question.duty.counts
    handed_over = False
    if counts is not None and (counts.where.host == "secretary" or counts.where.by is By.SECRETARY):
        present = situation.secretary()
        others = {fact.host} if counts.where.host else doers_of(counts.type, fact)
        handed_over = present is not None and present not in others
    several = fact.type in TALKS and len(fact.counterparts) > 1
    return Counted(fact.record_id, fact.on, fact.on > period.due, handed_over, several)
