"""What was sent along with records, as their Word documents show it."""

from collections.abc import Iterable
from pathlib import Path

from messages.documents.annex import Sent
from storage.record_files import Stored


def sent_along(files: Iterable[Stored], data_dir: Path) -> tuple[Sent, ...]:
    """The attachments of one record that are here, in its order, each with its small picture if any."""
    return tuple(Sent(each.name, data_dir / each.thumbnail if each.thumbnail else None) for each in files)
