"""🗑 加错了: somebody added by mistake goes, as long as nothing names them. 🗑 个人资料: on request.

What is deleted on request and what is kept, and why, is said before it is done (``person_erase``).
"""

from sqlmodel import Session

from bot.roster import Person, Post
from handlers.leading import Look
from handlers.turn import Turn
from storage import deletion, record_links
from storage.inbox import Reply


async def remove(turn: Turn, found: Look, person: Person) -> None:
    """Take somebody off the roster for good; whoever is in a record, in the bot, or secretary stays."""
    if Post.BRANCH_SECRETARY in person.posts(turn.today):
        await turn.commit(Reply("silence", toast="roster.secretary_first"))
    elif person.id in found.bound:
        await turn.commit(Reply("silence", toast="roster.bound"))
    else:
        await turn.commit(_answer, _remove, person.id)


async def erase(turn: Turn, person: Person) -> None:
    """Delete what is kept of somebody who asked for it; the name stays where a record needs it."""
    if Post.BRANCH_SECRETARY in person.posts(turn.today) or person.id == turn.account.person_id:
        await turn.commit(Reply("silence", toast="roster.erase_own"))
        return
    await turn.commit(
        lambda gone: Reply("person_erased", {"name": person.name, "kept": not gone}),
        deletion.delete_person,
        person.id,
    )


def _remove(session: Session, person_id: int) -> bool:
    return not record_links.is_named(session, person_id) and deletion.delete_person(session, person_id)


def _answer(gone: bool) -> Reply:
    if gone:
        return Reply("roster", {"page": 0, "gone": False}, toast="roster.removed")
    return Reply("silence", toast="roster.named")
