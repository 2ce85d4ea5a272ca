"""Posts given and ended from a day, and the secretary's post handed over."""

from datetime import date, timedelta

from sqlmodel import Session

from bot.roster import Person, Post
from handlers.leading import Look
from handlers.setup.founder import SINGLE
from handlers.turn import Turn
from storage import rosters
from storage.inbox import Reply

STALE = Reply("silence", toast="gate.stale")
DAY = timedelta(days=1)


def day_of(value: str, today: date) -> date | None:
    """A day as a button holds it (20261101); today where it holds none, None for what is no day."""
    if not value:
        return today
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def compact(day: date) -> str:
    """A day as a button holds it."""
    return day.strftime("%Y%m%d")


def posts_page(person_id: int, day: date) -> Reply:
    """The reply that shows a person's posts, to be switched from ``day``."""
    return Reply("person_posts", {"person": person_id, "on": compact(day)})


async def switch(turn: Turn, found: Look, person: Person, value: str) -> None:
    """Give a post or end it from a day; the secretary's is handed over, never dropped."""
    name, _, said = value.partition(".")
    day = day_of(said, turn.today)
    if name not in list(Post) or day is None:
        await turn.commit(STALE)
        return
    post, reply = Post(name), posts_page(person.id, day)
    held = post in person.posts(day)
    if post in SINGLE and held:
        await turn.commit(Reply("silence", toast="roster.secretary_first"))
    elif post in SINGLE and found.roster.secretary(day) is not None:
        await turn.commit(Reply("hand_over", {"person": person.id, "on": compact(day)}))
    elif not held:
        await turn.commit(lambda _: reply, rosters.set_tenure, person.id, post, day)
    elif any(t.post is post and t.until is None and _began(t.since, day) for t in person.tenures):
        await turn.commit(lambda _: reply, rosters.end_tenure, person.id, post, day - DAY)
    else:
        await turn.commit(Reply("silence", toast="roster.ended_later"))


def _began(since: date | None, day: date) -> bool:
    return since is None or since <= day


async def hand_over(turn: Turn, found: Look, person: Person, value: str) -> None:
    """书记 passes from whoever holds it to this person, from a day."""
    day = day_of(value, turn.today)
    before = found.roster.secretary(day) if day else None
    if day is None or before is None or before.id == person.id or too_early(before, person, day):
        await turn.commit(STALE)
        return

    def unit(session: Session) -> None:
        rosters.end_tenure(session, before.id, Post.BRANCH_SECRETARY, day - DAY)
        rosters.set_tenure(session, person.id, Post.BRANCH_SECRETARY, day)

    reply = Reply("handed_over", {"person": person.id, "on": compact(day)})
    await turn.commit(lambda _: reply, unit)


def too_early(before: Person, person: Person, day: date) -> bool:
    """Whether the one before had not begun by then, or the next one was not there yet."""
    begun = [t.since for t in before.tenures if t.post is Post.BRANCH_SECRETARY and t.until is None]
    return not begun or any(since is not None and since >= day for since in begun) or not person.present(day)
