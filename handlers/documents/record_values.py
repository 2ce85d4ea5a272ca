"""What a record's document says beside the record itself."""

from zoneinfo import ZoneInfo

from bot.roster import Branch, Roster
from handlers.records.reading import is_backfilled
from messages.documents.record_forms import Around
from storage.records import StoredRecord


def around_of(record: StoredRecord, branch: Branch, roster: Roster) -> Around:
    """Whose record it is, who is who, and when it was logged if that was late."""
    zone = branch.time_zone
    late = is_backfilled(record, zone)
    return Around(branch.name, roster, record.logged_at.astimezone(ZoneInfo(zone)).date() if late else None)
