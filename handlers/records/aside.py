"""Drafts laid aside: /drafts lists them, a tap takes one up again or deletes it."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.access import Action
from handlers.forms.keeping import KIND
from handlers.forms.state import FormState
from handlers.members import refused_to
from handlers.outgoing import Outgoing, Text
from handlers.routing import Route, callback, command
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages import formats
from messages.buttons import Button, Rows, rows
from messages.callbacks.records import DraftTap, RecordsPage
from messages.callbacks.steps import FormTap
from messages.entry_text import title
from messages.labels import label
from messages.render import render
from storage import drafts
from storage.drafts import Draft
from storage.inbox import Reply

MOST = 10
"""Drafts shown, the newest first."""


def routes() -> list[Route]:
    """The ways to the drafts."""
    return [command("drafts", show), callback(DraftTap, tap)]


async def show(turn: Turn) -> None:
    """Every draft of the sender."""
    if not await refused_to(turn, Action.SEE_OWN_LIST):
        await turn.commit(Reply("drafts"))


async def tap(turn: Turn, tapped: DraftTap) -> None:
    """The list, or one draft less; a second tap changes nothing."""
    if tapped.action == "drop":
        await turn.commit(_dropped, _drop, turn.user_id, tapped)
    else:
        await show(turn)


def _drop(session: Session, user_id: int, tapped: DraftTap) -> bool:
    found = drafts.get(session, tapped.draft)
    mine = found is not None and found.user_id == user_id and found.kind == KIND
    return mine and drafts.discard(session, tapped.draft, tapped.revision)


def _dropped(gone: bool) -> Reply:
    return Reply("drafts", toast="form.dropped" if gone else "form.stale")


def waiting(session: Session, user_id: int) -> list[Draft]:
    """The forms a person has begun: the open one first, then those laid aside, newest first."""
    return [draft for draft in drafts.begun(session, user_id) if draft.kind == KIND]


@screen("drafts")
async def show_drafts(showing: Showing) -> Sequence[Outgoing]:
    """What was begun and not saved: what it is, since when it waits."""
    found = (await showing.store.read(waiting, showing.user_id))[:MOST]
    html = render(
        showing.language,
        "drafts",
        lines=[
            {
                "number": number,
                "title": _title(draft, showing.language),
                "since": _day(draft, showing),
                "open": not draft.parked,
            }
            for number, draft in enumerate(found, 1)
        ],
    )
    return [Text(html, _buttons(found, showing.language), edit=True)]


def _title(draft: Draft, language: str) -> str:
    state = FormState.model_validate_json(draft.data)
    if state.entry is None:
        return label(language, f"records.new_{state.form}")
    day = formats.day(state.entry.on, language) if state.entry.on else None
    named = " ".join(filter(None, (title(state.entry, language), day)))
    return (
        named if state.record_id is None else formats.noted(named, label(language, "form.change"), language)
    )


def _day(draft: Draft, showing: Showing) -> str:
    local: date = draft.updated_at.astimezone(ZoneInfo(showing.settings.time_zone)).date()
    return formats.day(local, showing.language, showing.today)


def _buttons(found: Sequence[Draft], language: str) -> Rows:
    """For each draft: go on, and delete."""
    lines = [
        [
            Button(
                label(language, "records.resume", number=number),
                FormTap(draft.id, draft.revision, "resume").encode(),
            ),
            Button(
                label(language, "records.drop", number=number),
                DraftTap("drop", draft.id, draft.revision).encode(),
            ),
        ]
        for number, draft in enumerate(found, 1)
    ]
    return rows(*lines, [Button(label(language, "records.back"), RecordsPage().encode())])
