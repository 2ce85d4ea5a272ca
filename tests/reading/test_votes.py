import pytest

from bot.records import Vote, VoteKind
from messages.reading.votes import read_vote
from tests.reading.samples import code


def numbers(text: str) -> tuple[int | None, ...]:
    vote = read_vote(text)
    assert isinstance(vote, Vote)
    return (vote.entitled, vote.entitled_present, vote.in_favour, vote.against, vote.abstained)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("赞成8反对0弃权1", (None, None, 8, 0, 1)),
        ("赞成八票，反对零票，弃权一票", (None, None, 8, 0, 1)),
        ("8票赞成、0票反对、1票弃权", (None, None, 8, 0, 1)),
        ("同意8，不同意1", (None, None, 8, 1, None)),
        ("赞成8，无反对，无弃权", (None, None, 8, 0, 0)),
        ("8/0/1", (None, None, 8, 0, 1)),
        ("应到有表决权9 实到8 赞成8 反对0 弃权0", (9, 8, 8, 0, 0)),
        ("有表决权应到9人，实到8人，赞成8人", (9, 8, 8, None, None)),
        ("应到会有表决权9人，实到会有表决权8人，赞成8票", (9, 8, 8, None, None)),
        ("8票全票通过", (None, None, 8, 0, 0)),
        ("8 for, 0 against, 1 abstained", (None, None, 8, 0, 1)),
        ("8 yes 0 no 1 abstain", (None, None, 8, 0, 1)),
        ("for 8 against 0 abstain 1", (None, None, 8, 0, 1)),
        ("9 entitled, 8 present, 8 in favour, 0 against", (9, 8, 8, 0, None)),
    ],
)
def test_the_numbers_typed_are_read_and_no_others(text: str, expected: tuple[int | None, ...]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("全票通过", "vote_numbers_wanted"),
        ("一致同意", "vote_numbers_wanted"),
        ("unanimous", "vote_numbers_wanted"),
        ("all in favour", "vote_numbers_wanted"),
        ("应到9实到8", "vote_numbers_wanted"),
        ("应到有表决权8 实到9 赞成8", "more_present_than_expected"),
        ("应到有表决权9 赞成8反对2", "more_votes_than_present"),
        ("通过", "unreadable_vote"),
        ("三重一大", "unreadable_vote"),
        ("", "unreadable_vote"),
    ],
)
def test_a_vote_without_sound_numbers_comes_back_with_the_reason(text: str, why: str) -> None:
    assert code(read_vote(text)) == why


def test_subject_and_kind_are_those_of_the_form() -> None:
    vote = read_vote("赞成8反对0弃权0", subject="选举", kind=VoteKind.ELECTION)
    assert isinstance(vote, Vote)
    assert (vote.subject, vote.kind) == ("选举", VoteKind.ELECTION)
