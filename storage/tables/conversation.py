"""What a conversation leaves: raw updates, drafts, albums, attachments."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text

from storage.tables.base import NEVER_REUSED, Row, big, key, moment, to, words


class InboxRow(Row, table=True):
    """A raw update on its way: received, applied, answered; or dead.

    ``finished_at`` is set when nothing more is to be done with it. ``owner`` and ``lease_until`` are for
    several processes that share one inbox.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_unfinished",
            "lane",
            "update_id",
            sqlite_where=text("finished_at IS NULL"),
            postgresql_where=text("finished_at IS NULL"),
        ),
        Index("ix_inbox_finished_at", "finished_at"),
    )

    update_id: int = big(primary=True)
    lane: int = big(default=0)
    state: str = words()
    raw: str = words()
    reply: str | None = words(null=True)
    reason: str | None = words(null=True)
    attempts: int = 0
    received_at: datetime = moment()
    applied_at: datetime | None = moment(null=True)
    finished_at: datetime | None = moment(null=True)
    owner: str | None = words(null=True)
    lease_until: datetime | None = moment(null=True)


class DraftRow(Row, table=True):
    """A form half filled in; at most one of a person's is not parked."""

    __tablename__ = "draft"
    __table_args__ = (
        Index(
            "uq_draft_active",
            "user_id",
            unique=True,
            sqlite_where=text("NOT parked"),
            postgresql_where=text("NOT parked"),
        ),
        NEVER_REUSED,
    )

    id: int = key()
    user_id: int = big(index=True)
    chat_id: int = big()
    branch_id: int | None = to("branch.id", null=True)
    kind: str = words()
    step: str = words()
    data: str = words()
    revision: int = 1
    message_id: int | None = big(null=True)
    parked: bool = False
    created_at: datetime = moment()
    updated_at: datetime = moment()


class AlbumRow(Row, table=True):
    """Photos sent together: what they belong to, and the one answer that later parts edit."""

    __tablename__ = "album"

    chat_id: int = big(primary=True)
    media_group_id: str = words(primary=True)
    draft_id: int | None = to("draft.id", null=True)
    record_id: int | None = to("record.id", null=True)
    message_id: int | None = big(null=True)
    parts: int = 0
    started_at: datetime = moment()


class AttachmentRow(Row, table=True):
    """A photo or file: its Telegram id at once, its content hash and path when it has been fetched.

    ``path`` and ``thumbnail`` are below the data folder. ``next_at`` is when to try (again), None when it is
    here or given up; ``owner`` and ``lease_until`` are of the process that is fetching it. ``told_at`` is
    when the person was told that it could not be had.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        UniqueConstraint("branch_id", "unique_id"),
        Index(
            "ix_attachment_pending",
            "next_at",
            sqlite_where=text("fetched_at IS NULL AND next_at IS NOT NULL"),
            postgresql_where=text("fetched_at IS NULL AND next_at IS NOT NULL"),
        ),
        Index("ix_attachment_sha256", "sha256"),
        NEVER_REUSED,
    )

    id: int = key()
    branch_id: int = to("branch.id")
    unique_id: str = words()
    file_id: str = words()
    kind: str = words()
    name: str | None = words(null=True)
    size: int | None = big(null=True)
    noted_by: int | None = big(null=True)
    noted_at: datetime = moment()
    sha256: str | None = words(null=True)
    path: str | None = words(null=True)
    fetched_at: datetime | None = moment(null=True)
    attempts: int = 0
    next_at: datetime | None = moment(null=True)
    last_error: str | None = words(null=True)
    mime: str | None = words(null=True)
    thumbnail: str | None = words(null=True)
    owner: str | None = words(null=True)
    lease_until: datetime | None = moment(null=True)
    told_at: datetime | None = moment(null=True)


class AskedRow(Row, table=True):
    """The question that a person asked last, for the follow-up to it; see ``storage.asked``."""

    __tablename__ = "question_asked"

    user_id: int = big(primary=True)
    question: str = words()
    asked_at: datetime = moment()


class ShownRow(Row, table=True):
    """Which message of a chat shows which saved record, so that a reply to it is about that record."""

    __tablename__ = "record_shown"

    chat_id: int = big(primary=True)
    message_id: int = big(primary=True)
    record_id: int = to("record.id")
