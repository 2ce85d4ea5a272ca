"""The records behind a duty: on which days they were held, and which look as if they counted and do not."""

from collections.abc import Sequence
from datetime import date

from bot.duties.lists import Line
from bot.duties.question import ask, candidates
from bot.duties.standing import Rejected
from bot.records import Fact
from bot.roster import Post
from handlers.inquiries.answer import Item
from handlers.inquiries.ground import Ground
from handlers.inquiries.shortfall import day_text
from messages import standing_text
from messages.inquiry_text import people_text
from messages.labels import label

REJECTED = 3
"""Near misses named in one answer."""


def counted_days(ground: Ground, line: Line) -> list[date]:
    """The days of the year's records that count towards a duty, oldest first."""
    if not line.duty.counted:
        return [one.on for one in line.standing.counted]
    question = ask(line.duty, ground.situation, line.standing.owner)
    year = ground.situation.day.year
    found = (fact for fact in candidates(question) if question.refusal(fact) is None)
    days = {fact.on for fact in found if fact.on.year == year} | {one.on for one in line.standing.counted}
    return sorted(days)


def misses(ground: Ground, lines: Sequence[Line]) -> list[Item]:
    """Near misses with the reason for each; what counts towards another of the lines is none.

    A talk of another type never counts.
    """
    used = {one.record_id for line in lines for one in line.standing.counted}
    near = {
        miss.record_id: miss
        for line in lines
        for miss in line.standing.rejected
        if miss.record_id not in used
    }
    shown = sorted(near.values(), key=lambda miss: (miss.on, miss.record_id))[-REJECTED:]
    return [
        Item(
            ground.say(
                "not_counted",
                what=_record(ground, miss),
                why=standing_text.rejected_text(miss, ground.language),
            )
        )
        for miss in shown
    ]


def _record(ground: Ground, miss: Rejected) -> str:
    """Day, type and, for whoever may know it, the other side of a talk."""
    fact = next((each for each in ground.situation.facts if each.record_id == miss.record_id), None)
    day = day_text(ground, miss.on)
    if fact is None:
        return day
    what = label(ground.language, f"types.{fact.type}")
    names = people_text(fact.counterparts, ground.roster, ground.language) if _knows(ground, fact) else ""
    with_whom = ground.say("with_person", name=names, what=what) if names else what
    return f"{day} {with_whom}"


def _knows(ground: Ground, fact: Fact) -> bool:
    """Whether who asks took part in a talk, or is the secretary."""
    me = ground.roster.find(ground.viewer)
    secretary = me is not None and Post.BRANCH_SECRETARY in me.posts(ground.today)
    return secretary or ground.viewer in fact.by | fact.counterparts
