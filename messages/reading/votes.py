"""The numbers of a vote: 赞成8反对0弃权1, 8 for, 0 against; "all in favour" alone is no number."""

import re

from bot.records import Vote, VoteKind
from messages.reading.labelled import Label, numbers_by_label
from messages.reading.normalise import spaced
from messages.reading.numbers import number_of
from messages.reading.problem import Problem, ProblemCode, problem

_LONGEST = 300
_RIGHT = "有(?:表决权|选举权)(?:的)?(?:正式)?(?:党员|人数|的)?"
_LABELS = (
    Label("against", "反对|不同意|不赞成|against|opposed|no votes|nays|(?<=[0-9] )no"),
    Label("abstained", "弃权|abstained|abstain|abstentions|abstention|abstaining"),
    Label("in_favour", "赞成|同意|支持|in favou?r|for|approved|ayes|yes votes|yes"),
    Label(
        "entitled_present",
        f"实(?:际)?到(?:会)?(?:人数)?(?:{_RIGHT})?|{_RIGHT}实到|(?<!应)到会(?:{_RIGHT})?|present",
    ),
    Label(
        "entitled",
        f"应到(?:会)?(?:人数)?(?:{_RIGHT})?|{_RIGHT}应到|{_RIGHT}"
        "|entitled to vote|entitled|eligible|expected",
    ),
)
_BARE = re.compile("([0-9]{1,4})[ /,:;、-]{1,3}([0-9]{1,4})[ /,:;、-]{1,3}([0-9]{1,4})")
_UNANIMOUS = re.compile("全票|一致(?:同意|通过|赞成)|全体(?:同意|通过|赞成)|unanimous|all in favou?r|all for")
_UNANIMOUS_NUMBER = re.compile("([0-9]{1,4}) ?票")


def read_vote(text: str, *, subject: str = "", kind: VoteKind = VoteKind.RESOLUTION) -> Vote | Problem:
    """The vote typed on ``subject``; numbers that were not typed stay None.

    Three bare numbers are for, against, abstained. "Unanimous" beside a number of votes says that nobody was
    against or abstained; without any number the numbers are asked for. Codes: UNREADABLE_VOTE,
    VOTE_NUMBERS_WANTED, MORE_VOTES_THAN_PRESENT, MORE_PRESENT_THAN_EXPECTED.
    """
    body = spaced(text).strip(" .。,!;")
    if not body or len(body) > _LONGEST:
        return problem(ProblemCode.UNREADABLE_VOTE, shown=text)
    unanimous = _UNANIMOUS.search(body) is not None
    found = _numbers(body, unanimous=unanimous)
    if not found.keys() & {"in_favour", "against", "abstained"}:
        wanted = unanimous or bool(found)
        return problem(ProblemCode.VOTE_NUMBERS_WANTED if wanted else ProblemCode.UNREADABLE_VOTE, shown=text)
    return _checked(Vote.model_validate({"subject": subject, "kind": kind, **found}))


def _numbers(body: str, *, unanimous: bool) -> dict[str, int]:
    if bare := _BARE.fullmatch(body):
        return {"in_favour": int(bare[1]), "against": int(bare[2]), "abstained": int(bare[3])}
    found = numbers_by_label(body, _LABELS)
    votes = _UNANIMOUS_NUMBER.search(body)
    if unanimous and "in_favour" not in found and votes and (number := number_of(votes[1])) is not None:
        found["in_favour"] = number
    if unanimous and "in_favour" in found:
        found = {"against": 0, "abstained": 0} | found
    return found


def _checked(vote: Vote) -> Vote | Problem:
    """The vote, unless its numbers contradict each other."""
    entitled, present = vote.entitled, vote.entitled_present
    if entitled is not None and present is not None and present > entitled:
        return problem(ProblemCode.MORE_PRESENT_THAN_EXPECTED, expected=entitled, actual=present)
    cast = sum(number or 0 for number in (vote.in_favour, vote.against, vote.abstained))
    # Written opinions of absent members may count (接收预备党员), so the bound is those entitled where known.
    bound = entitled if entitled is not None else present
    if bound is not None and cast > bound:
        return problem(ProblemCode.MORE_VOTES_THAN_PRESENT, votes=cast, present=bound)
    return vote
