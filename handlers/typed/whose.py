"""A whole line of its own typed where the content of the open record is asked for: both ways, by one tap.

What the secretary does: is asked 研究了什么？ for the committee's meeting and types
昨天下午三点党员大会，通过了年度计划 → sees what that would be, and taps 新记一条, or that it is what was
asked for. The words are kept until then, and the open record waits where it was.
"""

from collections.abc import Sequence

from handlers.forms import conversation, keeping
from handlers.forms.context import Opened
from handlers.forms.state import FormState
from handlers.forms.steps import typed
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from handlers.turn import Turn
from handlers.typed.heard import Heard
from handlers.typed.keepsake import KEPT_WORDS, keep
from handlers.typed.placing import put, with_points
from handlers.typed.whole import asks_of_records, own_button, tells_all, title_of, when_of, whole, worded
from messages.buttons import Button, rows
from messages.callbacks.typed import ForwardedTap
from messages.entry_text import field_label, title
from messages.fitting import clip
from messages.labels import label
from messages.render import render
from storage import drafts
from storage.drafts import Draft
from storage.inbox import Reply

HERE = "at_"
"""What the action begins with that makes the words the answer to a step; the step follows."""
SHOWN = 120
"""Units of the words that the question shows."""
STALE = Reply("silence", toast="form.stale")


def is_another(found: Opened, heard: Heard) -> bool:
    """Whether a line typed as content tells of another record than the open one, or asks about records."""
    if asks_of_records(heard.text, heard.reading):
        return True
    if not tells_all(heard.text, heard.reading):
        return False
    one, entry = whole(heard.reading), found.state.content
    if one is None or one.type not in (entry.type, *getattr(entry, "also", ())):
        return one is not None
    return one.date is not None and entry.on is not None and one.date != entry.on


async def ask(turn: Turn, found: Opened, heard: Heard) -> None:
    """Keep the words, and ask whether they are that record or this one's content."""
    ids = {**worded(heard.reading), "step": found.state.step, "open": found.draft.id}
    await turn.commit(
        lambda kept: Reply("whose_words", {**ids, "draft": kept.id}), keep, turn, KEPT_WORDS, heard.text
    )


async def answer(turn: Turn, kept: Draft, step: str) -> None:
    """The words are what was asked for; where the record has gone on meanwhile they go behind its points."""
    found = await conversation.open_to(turn)
    if turn.committed:
        return
    if found is None:
        await turn.commit(STALE)
        return
    at_step = found.state.step == step
    state = typed(found.state, found.context, kept.data) if at_step else with_points(found.state, kept.data)
    held = conversation.holding(state, turn, found)
    await turn.commit(keeping.form_shown, put, turn, kept.id, found.draft, held)


@screen("whose_words")
async def whose_words(showing: Showing) -> Sequence[Outgoing]:
    """What the words would be by themselves, and what they are if they belong to the open record."""
    language = showing.language
    kept = await showing.store.read(drafts.get, showing.id("draft"))
    open_one = await showing.store.read(drafts.get, showing.id("open"))
    if kept is None or open_one is None:
        return [Text(label(language, "form.gone"), edit=True)]
    step, entry = showing.word("step"), FormState.model_validate_json(open_one.data).content
    html = render(
        language,
        "whose_words",
        text=clip(kept.data, SHOWN),
        title=title_of(showing),
        when=when_of(showing),
        open=title(entry, language),
    )
    field = field_label(entry, step, language)
    stays = Button(label(language, "typed.stays", field=field), ForwardedTap(kept.id, HERE + step).encode())
    taps = [[own_button(showing, ForwardedTap(kept.id, "new").encode())], [stays]]
    return [Text(html, rows(*taps))]
