"""The screens of deleting on request: what goes, what stays and why, and the word to others."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.settings import Settings
from handlers.leading import looked
from handlers.outgoing import Outgoing, Text
from handlers.reminders import notices
from handlers.reminders.choosing import Nothing
from handlers.reminders.notices import Notice
from handlers.roster.person_screens import person_button
from handlers.screens import Showing, screen
from messages.buttons import rows
from messages.render import render
from storage import accounts, deletion
from storage.outbox_rows import Owed


@screen("person_erase")
async def person_erase(showing: Showing) -> Sequence[Outgoing]:
    """What deleting somebody's data means, before it is done."""
    found = await looked(showing)
    who = found.roster.find(showing.id("person"))
    if who is None:
        raise LookupError("the person is not on the roster any more")
    named = await showing.store.read(deletion.times_named, who.id)
    html = render(
        showing.language,
        "person_erase",
        name=who.name,
        bound=who.id in found.bound,
        meetings=named.get("meeting", 0),
        talks=named.get("interview", 0),
        others=sum(count for form, count in named.items() if form not in ("meeting", "interview")),
        here=who.present(showing.today),
    )
    sure = person_button(showing, "roster.erased_yes", who.id, "erased")
    back = person_button(showing, "common.back", who.id, "show")
    return [Text(html, rows([sure], [back]), edit=True)]


@screen("person_erased")
async def person_erased(showing: Showing) -> Sequence[Outgoing]:
    """What was kept of somebody is deleted."""
    kept = bool(showing.ids.get("kept"))
    html = render(showing.language, "person_erased", name=showing.word("name"), kept=kept)
    return [Text(html, rows([person_button(showing, "roster.back", 0, "list")]), edit=True)]


def branch_gone(session: Session, owed: Owed, _now: datetime, _: Settings) -> Nothing | Notice:
    """The branch that a person belonged to was deleted."""
    account = accounts.get(session, owed.user_id)
    if account is None or not account.active or account.unreachable:
        return Nothing()
    name = json.loads(owed.payload).get("name", "")
    return Notice(account.chat_id, render(account.language, "branch_gone", name=name))


notices.register(deletion.BRANCH_GONE, branch_gone)
