"""The screen of a single open question: its words, answers to tap, and what came back of the last input."""

from collections.abc import Sequence

from handlers.forms.told import told_text
from handlers.leading import looked
from handlers.outgoing import Outgoing, Text
from handlers.questions import Asked, Asking, question_of
from handlers.roster.pasting import SHOWN
from handlers.screens import Showing, screen
from messages.buttons import Button, grid, rows
from messages.callbacks.steps import AskTap
from messages.labels import label
from messages.render import render, within
from storage import drafts

WIDTH = 30
"""What a row of answers holds in Latin letters; they are mostly names, whose capitals are wide."""
"""The kind of draft that holds an ``Asking``."""


@screen("ask")
async def show(showing: Showing) -> Sequence[Outgoing]:
    """The open question."""
    draft = await showing.store.read(drafts.get, showing.id("draft"))
    if draft is None:
        return [Text(render(showing.language, "nothing_open"), edit=True)]
    asking = Asking.model_validate_json(draft.data)
    question = question_of(asking)
    found = await looked(showing)
    asked = Asked(found, asking, showing.language)

    def button(words: str, action: str, value: str = "") -> Button:
        return Button(words, AskTap(draft.id, draft.revision, action, value).encode())

    body = render(showing.language, f"ask_{asking.what}", **question.shows(asked))
    html = render(
        showing.language,
        "ask",
        body=within(body),
        told=told_text(asking.told, showing.language),
        unread=[(each.typed, told_text(each.why, showing.language)) for each in asking.unread[:SHOWN]],
        more_unread=max(len(asking.unread) - SHOWN, 0),
    )
    offers = grid([button(each.text, "v", each.value) for each in question.offers(asked)], WIDTH)
    below = [[button(each.text, "v", each.value) for each in line] for line in question.lines(asked)]
    taps = rows(*offers, *below, [button(label(showing.language, "common.cancel"), "cancel")])
    return [Text(html, taps, edit=True, supersedes=draft.message_id, draft_id=draft.id)]
