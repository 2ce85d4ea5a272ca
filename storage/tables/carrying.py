"""Taking data in and out: what was read from a file at once, and archives made in the background."""

from datetime import datetime

from sqlalchemy import Index, text

from storage.tables.base import NEVER_REUSED, Row, big, key, moment, numbers, to, words

_OPEN = text("finished_at IS NULL")


class ImportBatchRow(Row, table=True):
    """Records that one file brought; ``made_by`` is a person, kept without a reference as a record's is.

    ``roster`` is there instead where people came: how those were before and just after, as JSON, for as long
    as it can be taken back; see ``storage.roster_batches``.
    """

    __tablename__ = "import_batch"
    __table_args__ = NEVER_REUSED

    id: int = key()
    branch_id: int = to("branch.id")
    file: str = words()
    record_ids: tuple[int, ...] = numbers()
    made_by: int | None = big(null=True)
    made_at: datetime = moment()
    undone_at: datetime | None = moment(null=True)
    roster: str | None = words(null=True)


class ArchiveJobRow(Row, table=True):
    """An archive that somebody asked for; see ``storage.archive_jobs``.

    ``kind`` is an inspection pack, the export of the branch, or a month's papers such as ``month-11``.
    ``done`` of ``total`` pieces are in it, ``sent`` of ``parts`` parts are in the chat. ``message_id`` is the
    message that shows how far it has come.
    """

    __tablename__ = "archive_job"
    __table_args__ = (
        Index("ix_archive_job_open", "made_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        NEVER_REUSED,
    )

    id: int = key()
    branch_id: int = to("branch.id")
    kind: str = words()
    year: int
    user_id: int = big()
    chat_id: int = big()
    language: str = words()
    state: str = words()
    message_id: int | None = big(null=True)
    total: int = 0
    done: int = 0
    parts: int = 0
    sent: int = 0
    attempts: int = 0
    error: str | None = words(null=True)
    owner: str | None = words(null=True)
    lease_until: datetime | None = moment(null=True)
    made_at: datetime = moment()
    finished_at: datetime | None = moment(null=True)
