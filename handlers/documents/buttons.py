"""The buttons under a record that send it as Word."""

from bot.records import Inspection, Interview, Meeting
from messages.buttons import Button
from messages.callbacks_documents import PaperTap
from messages.documents.letters import ORDER, REMIND
from messages.labels import label
from storage.records import StoredRecord


def paper_buttons(record: StoredRecord, language: str) -> list[Button]:
    """📄 Word for a meeting or talk, the letters that follow for a check; a submission has no form."""
    match record.entry:
        case Meeting() | Interview():
            return [Button(label(language, "export.word"), PaperTap(record.id).encode())]
        case Inspection():
            return [
                Button(label(language, f"letters.{kind}"), PaperTap(record.id, kind).encode())
                for kind in (ORDER, REMIND)
            ]
        case _:
            return []
