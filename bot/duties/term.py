"""换届: when the committee's term ends. Told by the day of the last election, never counted from records.

Source: 《中国共产党支部工作条例（试行）》第六章: five years in villages and communities, elsewhere usually
three.
"""

from datetime import date, timedelta

from bot.duties import reasons
from bot.duties.periods import Bound, Every, Period
from bot.duties.question import Question
from bot.duties.standing import Reason, Standing, State, Why

AHEAD = timedelta(days=180)
"""How long before the end of a term its preparation is reminded of."""


def term_standing(question: Question) -> Standing:
    """Where the term stands: running, ending soon, over, or put off with a reason (waived)."""
    branch, today = question.situation.branch, question.situation.today
    if branch.last_election is None or branch.last_election > today:
        return _plain(question, State.STANDING, Reason(Why.NO_ELECTION_DATE))
    period = _term(branch.last_election, branch.term_years)
    key = question.key(period)
    if key in question.situation.waived:
        state, reason = State.NOT_APPLICABLE, Reason(Why.WAIVED, {"reason": question.situation.waived[key]})
    elif today < period.opens:
        state, reason = State.STANDING, Reason(Why.TERM_UNTIL, {"due": period.due})
    else:
        state = State.OVERDUE if today > period.due else State.DUE_SOON
        reason = reasons.owed(period, today, 0, None)
    return _plain(question, state, reason, period, key)


def _term(elected: date, years: int) -> Period:
    due = Bound(elected.month, elected.day, years).of(elected.year)
    return Period(Every.YEAR, due.year, 1, elected, due, opens=due - AHEAD, due=due)


def _plain(
    question: Question, state: State, reason: Reason, period: Period | None = None, key: str | None = None
) -> Standing:
    return Standing(
        duty_id=question.duty.id,
        owner=question.owner,
        state=state,
        reason=reason,
        key=key or f"{question.duty.id}:-:-",
        period=period,
        required=1,
        due=period.due if period else None,
    )
