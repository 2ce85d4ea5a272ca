"""The button under a record or a form that shows its files, and the lines on those that are lost."""

from collections.abc import Sequence

from bot.records import Attachment
from messages.buttons import Button
from messages.callbacks.files import FilesTap
from messages.file_text import file_title, why_text
from messages.labels import label
from storage.record_files import Named

RECORD, DRAFT = "r", "d"
"""Whose files a tap asks for."""


def look_button(of: str, number: int, files: Sequence[Attachment], language: str) -> list[Button]:
    """📎 with how many there are; nothing where there are none."""
    if not files:
        return []
    return [Button(label(language, "files.look", count=len(files)), FilesTap(of, number).encode())]


def lost_lines(files: Sequence[Named], language: str) -> list[tuple[str, str]]:
    """The files that could not be had: what each is called, and why."""
    return [
        (
            file_title(each.attachment.name, each.attachment.kind, language),
            why_text(each.kept.last_error if each.kept else None, language),
        )
        for each in files
        if each.failed
    ]
