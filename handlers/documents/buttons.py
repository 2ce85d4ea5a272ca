"""The buttons under a record that send it as Word, or the letters that follow it."""

from bot.records import Inspection
from messages.buttons import Button
from messages.callbacks.documents import PaperTap
from messages.documents.letters import ORDER, REMIND
from messages.labels import label
from storage.records import StoredRecord


def word_button(record: StoredRecord, language: str) -> Button:
    """📄 Word: the record in its own form."""
    return Button(label(language, "export.word"), PaperTap(record.id).encode())


def letter_buttons(record: StoredRecord, language: str) -> list[Button]:
    """The letters that follow a check; none for any other record."""
    if not isinstance(record.entry, Inspection):
        return []
    return [
        Button(label(language, f"letters.{kind}"), PaperTap(record.id, kind).encode())
        for kind in (ORDER, REMIND)
    ]
