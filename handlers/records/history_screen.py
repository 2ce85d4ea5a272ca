"""What a record said before each amendment: the fields that were changed, old → new."""

from collections.abc import Sequence

from bot.roster import Roster
from handlers.forms.fields import card
from handlers.forms.state import TYPE
from handlers.outgoing import Outgoing, Text
from handlers.records.screens import gone, moment_text, seen, tap
from handlers.screens import Showing, screen
from messages.entry_text import AnyEntry, field_label, field_text, title
from messages.fitting import clip, fitted
from messages.labels import label
from messages.render import render
from storage import records
from storage.records import Revision

SHOWN = 8
"""Amendments shown, the last ones; how many there were before is said."""


@screen("record_history")
async def record_history(showing: Showing) -> Sequence[Outgoing]:
    """The amendments of a record, oldest first."""
    found = await seen(showing)
    if found is None or not found.readable:
        return gone(showing)
    language = showing.language
    earlier = await showing.store.read(records.history, found.record.id)
    versions = [*(revision.entry for revision in earlier), found.record.entry]
    steps = list(zip(earlier, versions[1:], strict=True))

    def change(revision: Revision, after: AnyEntry, most: int) -> dict[str, object]:
        who = found.roster.find(revision.replaced_by)
        return {
            "who": who.name if who else label(language, "common.missing"),
            "when": moment_text(revision.replaced_at, found.branch.time_zone, language, showing.today),
            "fields": changed(revision.entry, after, found.roster, language, most // 2),
        }

    html = fitted(
        lambda most: render(
            language,
            "record_history",
            title=title(found.record.entry, language),
            earlier=max(len(steps) - SHOWN, 0),
            changes=[change(revision, after, most) for revision, after in steps[-SHOWN:]],
        )
    )
    return [Text(html, ((tap(found, language, "form.page", "open"),),), edit=True)]


def changed(
    before: AnyEntry, after: AnyEntry, roster: Roster, language: str, most: int
) -> list[tuple[str, str, str]]:
    """The fields that an amendment changed: name, what they said, what they say."""
    missing = label(language, "common.missing")
    fields = dict.fromkeys((TYPE, *card(before, roster), *card(after, roster)))
    said = [
        (field, field_text(before, field, language) or missing, field_text(after, field, language) or missing)
        for field in fields
    ]
    return [
        (field_label(after, field, language), clip(was, most), clip(now, most))
        for field, was, now in said
        if was != now
    ]
