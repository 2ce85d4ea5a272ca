"""R3 and R4 on votes: are the numbers there, and what do they decide.

Only two things are judged: a resolution of a 党员大会 needs more than half of those entitled and *expected*
(《支部工作条例（试行）》第十一条; those present are never the denominator); an election needs four fifths of
those entitled to attend and more than half of those entitled and *present* (《基层组织选举工作条例》).
Elsewhere a vote is not judged.
"""

from fractions import Fraction

from bot.completeness.attendance import entitled, least
from bot.completeness.hint import AnyEntry, Code, Hint, Hints, Level, Param, Rule, Setting
from bot.record_types import SPECS
from bot.records import Meeting, Vote, VoteKind

_FOUR_FIFTHS = Fraction(4, 5)


def votes(entry: AnyEntry, setting: Setting) -> Hints:
    """R4 (and R3 for elections), vote by vote."""
    if not isinstance(entry, Meeting):
        return
    for vote in entry.votes:
        yield from _numbers(vote)
        if vote.kind is VoteKind.ELECTION:
            yield from _election(vote, setting, members=SPECS[entry.type].members_vote)
        elif SPECS[entry.type].members_vote:
            yield from _resolution(vote, entry, setting)


def _hint(code: Code, vote: Vote, level: Level = Level.ERROR, **params: Param) -> Hint:
    return Hint(Rule.R4, level, code, {"subject": vote.subject, **params})


def _numbers(vote: Vote) -> Hints:
    given = (vote.in_favour, vote.against, vote.abstained)
    if any(number is None for number in given):
        yield _hint(Code.VOTE_NUMBERS_MISSING, vote)
        return
    cast = sum(number or 0 for number in given)
    if vote.entitled_present is not None and cast > vote.entitled_present:
        yield _hint(Code.VOTES_DO_NOT_ADD_UP, vote, votes=cast, present=vote.entitled_present)


def _entitled(vote: Vote, setting: Setting) -> int | None:
    """How many were entitled and expected: as stated with the exempt added back, else the roster's voters."""
    if vote.entitled is not None:
        return entitled(vote.entitled, setting)
    return len(setting.roster.voters(setting.day)) or None


def _below_roster(vote: Vote, setting: Setting) -> Hints:
    voters = len(setting.roster.voters(setting.day))
    if vote.entitled is not None and vote.entitled < voters:
        yield _hint(Code.ENTITLED_BELOW_ROSTER, vote, Level.WARNING, entitled=vote.entitled, voters=voters)


def _resolution(vote: Vote, entry: Meeting, setting: Setting) -> Hints:
    yield from _below_roster(vote, setting)
    expected = _entitled(vote, setting)
    if expected is None:
        yield _hint(Code.ENTITLED_MISSING, vote)
        return
    if vote.in_favour is None or vote.in_favour * 2 > expected:
        return
    present = vote.entitled_present if vote.entitled_present is not None else entry.actual
    by_present = present is not None and vote.in_favour * 2 > present
    yield _hint(
        Code.PASSED_BY_PRESENT_ONLY if by_present else Code.RESOLUTION_NOT_PASSED,
        vote,
        in_favour=vote.in_favour,
        needed=expected // 2 + 1,
        entitled=expected,
    )


def _election(vote: Vote, setting: Setting, *, members: bool) -> Hints:
    """An election by the members or, where they elect their secretary, by the committee."""
    if members:
        yield from _below_roster(vote, setting)
    present = vote.entitled_present
    expected = _entitled(vote, setting) if members else vote.entitled
    if expected is None or present is None:
        yield _hint(Code.ENTITLED_MISSING, vote)
        return
    needed = least(_FOUR_FIFTHS, expected)
    if present < needed:
        params: dict[str, Param] = {"present": present, "expected": expected, "needed": needed}
        yield Hint(Rule.R3, Level.ERROR, Code.ELECTION_QUORUM_NOT_MET, params)
    if vote.in_favour is not None and vote.in_favour * 2 <= present:
        yield _hint(
            Code.ELECTION_NOT_WON, vote, in_favour=vote.in_favour, needed=present // 2 + 1, present=present
        )
