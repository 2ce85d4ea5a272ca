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
    """A form by its type and day."""
    state = FormState.model_validate_json(draft.data)
    if state.entry is None:
        return label(language, "form.untyped")
    day = formats.short_day(state.entry.on, language) if state.entry.on else None
    return " ".join(filter(None, (title(state.entry, language), day)))


def told_draft(draft: Draft, language: str) -> str:
    """As ``named_draft``, and whether it changes a saved record."""
    named = named_draft(draft, language)
    return formats.noted(named, label(language, "form.change"), language) if _changes(draft) else named


def _changes(draft: Draft) -> bool:
    return FormState.model_validate_json(draft.data).record_id is not None


def _button(draft: Draft, language: str) -> Button:
    key = "ask.resume_change" if _changes(draft) else "ask.resume"
    words = label(language, key, title=named_draft(draft, language))
    return Button(words, FormTap(draft.id, draft.revision, "resume").encode())
