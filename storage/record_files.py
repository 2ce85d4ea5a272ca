"""Which files belong to which records: for the record's page, documents and the pack; and which to none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists
from sqlmodel import Session, col, select

from bot.records import Attachment
from storage import records
from storage.attachments import StoredAttachment, stored_of
from storage.file_names import safe_name
from storage.tables.conversation import AttachmentRow
from storage.tables.records import RecordAttachmentRow, RecordRow


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is here: ``path`` and ``thumbnail`` are below the data folder, ``name`` is safe to use.

    ``thumbnail`` is a small JPEG of a picture, None for anything else.
    """

    record_id: int
    sha256: str
    path: str
    name: str
    mime: str
    size: int
    thumbnail: str | None
    signed_sheet: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """An attachment as a record names it, and what is known of its bytes; None where never noted."""

    attachment: Attachment
    kept: StoredAttachment | None

    @property
    def failed(self) -> bool:
        """Whether it could not be had."""
        return self.kept is not None and self.kept.failed


def attachments_of(session: Session, record_ids: Collection[int]) -> list[Stored]:
    """The files of the records that are here, in the order of ``record_ids`` and as each names them.

    A file that two records name is told for each of them; what could not be fetched (yet) is left out.
    """
    found = []
    for record_id in record_ids:
        for number, each in enumerate(named_by(session, record_id), 1):
            if each.kept is not None and each.kept.path is not None:
                found.append(_stored(record_id, number, each.attachment, each.kept, each.kept.path))
    return found


def _stored(record_id: int, number: int, attachment: Attachment, kept: StoredAttachment, path: str) -> Stored:
    mime = kept.mime or "application/octet-stream"
    return Stored(
        record_id=record_id,
        sha256=kept.sha256 or "",
        path=path,
        name=safe_name(attachment.name, f"IMG_{number}", mime),
        mime=mime,
        size=kept.size or 0,
        thumbnail=kept.thumbnail,
        signed_sheet=attachment.signed_sheet,
    )


def named_by(session: Session, record_id: int) -> list[Named]:
    """What a record names, in its order; nothing for a record that was deleted."""
    record = records.get(session, record_id)
    if record is None or record.deleted_at is not None:
        return []
    return named(session, record.branch_id, record.entry.attachments)


def named(session: Session, branch_id: int, attachments: Sequence[Attachment]) -> list[Named]:
    """Attachments of a branch, with what is known of each."""
    ids = [each.unique_id for each in attachments]
    found = select(AttachmentRow).where(
        AttachmentRow.branch_id == branch_id, col(AttachmentRow.unique_id).in_(ids)
    )
    rows = session.exec(found.execution_options(populate_existing=True))
    known = {row.unique_id: stored_of(row) for row in rows}
    return [Named(each, known.get(each.unique_id)) for each in attachments]


def drop_unused(session: Session, before: datetime) -> list[str]:
    """Forget the files that no record has named since ``before``; the places that nothing refers to now.

    A record deleted before then names nothing any more; one that lives keeps what it named before it was
    amended, for its history.
    """
    uses = (
        select(RecordAttachmentRow.record_id)
        .join(RecordRow, col(RecordRow.id) == col(RecordAttachmentRow.record_id))
        .where(
            RecordAttachmentRow.unique_id == AttachmentRow.unique_id,
            RecordRow.branch_id == AttachmentRow.branch_id,
            (col(RecordRow.deleted_at).is_(None)) | (col(RecordRow.deleted_at) >= before),
        )
    )
    unused = select(AttachmentRow).where(col(AttachmentRow.noted_at) < before, ~exists(uses))
    rows = session.exec(unused).all()
    places = {place for row in rows for place in (row.path, row.thumbnail) if place is not None}
    session.exec(delete(AttachmentRow).where(col(AttachmentRow.id).in_([row.id for row in rows])))
    return sorted(places - used_places(session, places))


def used_places(session: Session, among: Collection[str] | None = None) -> set[str]:
    """The places below the data folder that some attachment refers to, of all or ``among`` some."""
    found = select(AttachmentRow.path, AttachmentRow.thumbnail).where(col(AttachmentRow.path).is_not(None))
    if among is not None:
        found = found.where(col(AttachmentRow.path).in_(among) | col(AttachmentRow.thumbnail).in_(among))
    return {place for both in session.exec(found) for place in both if place is not None}
