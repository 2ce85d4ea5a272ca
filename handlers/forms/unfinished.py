"""Forms laid aside, offered again: a button for each that takes it up."""

from collections.abc import Iterable

from handlers.forms.keeping import KIND
from handlers.forms.state import FormState
from messages import formats
from messages.buttons import Button
from messages.callbacks.steps import FormTap
from messages.entry_text import title
from messages.labels import label
from storage.drafts import Draft

MOST = 3
"""Forms offered at once, the last ones touched."""


def unfinished(drafts: Iterable[Draft], branch_id: int | None) -> list[Draft]:
    """Those of ``drafts`` that are records of the branch."""
    return [draft for draft in drafts if draft.kind == KIND and draft.branch_id == branch_id]


def resume_buttons(drafts: Iterable[Draft], language: str) -> list[Button]:
    """A button for each form, by its type and day."""
    return [_button(draft, language) for draft in drafts][:MOST]


def named_draft(draft: Draft, language: str) -> str:
    """A form by its type and day, and whether it changes a saved record."""
    state = FormState.model_validate_json(draft.data)
    if state.entry is None:
        return label(language, "form.untyped")
    day = formats.short_day(state.entry.on, language) if state.entry.on else None
    named = " ".join(filter(None, (title(state.entry, language), day)))
    return (
        named if state.record_id is None else formats.noted(named, label(language, "form.change"), language)
    )


def _button(draft: Draft, language: str) -> Button:
    words = named_draft(draft, language)
    return Button(
        label(language, "ask.resume", title=words), FormTap(draft.id, draft.revision, "resume").encode()
    )
