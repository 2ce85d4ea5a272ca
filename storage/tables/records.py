"""Records: their content, the columns that counting reads, what they were before, and dates they promise."""

from datetime import date, datetime

from sqlalchemy import Index, text

from storage.tables.base import NEVER_REUSED, Row, big, key, moment, names, numbers, to, words


class RecordRow(Row, table=True):
    """A logged record. ``content`` is the whole entry as JSON; the columns repeat what counting needs.

    ``logged_on`` is the day of ``logged_at`` where the branch is. Ids of persons and departments are kept
    as numbers without a reference, so that a record outlives a roster.
    """

    __tablename__ = "record"
    __table_args__ = (
        Index(
            "ix_record_held",
            "branch_id",
            "held_on",
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        NEVER_REUSED,
    )

    id: int = key()
    branch_id: int = to("branch.id", index=False)
    form: str = words()
    type: str = words()
    held_on: date
    logged_on: date
    also: tuple[str, ...] = names()
    host_id: int | None = big(null=True)
    lecturer_id: int | None = big(null=True)
    by_ids: tuple[int, ...] = numbers()
    counterpart_ids: tuple[int, ...] = numbers()
    present_ids: tuple[int, ...] = numbers()
    absent_ids: tuple[int, ...] = numbers()
    department_ids: tuple[int, ...] = numbers()
    report: str | None = words(null=True)
    for_year: int | None = None
    subject: str | None = words(null=True)
    grp: str | None = words(null=True)
    inbound: bool = False
    inbound_from: str | None = words(null=True)
    place: str | None = words(null=True)
    content: str = words()
    answers: str = words(default="{}")
    revision: int = 1
    logged_by: int | None = big(null=True)
    logged_at: datetime = moment()
    amended_by: int | None = big(null=True)
    amended_at: datetime | None = moment(null=True)
    deleted_by: int | None = big(null=True)
    deleted_at: datetime | None = moment(null=True)


class RecordPersonRow(Row, table=True):
    """That a record names a person of the roster, in whatever part."""

    __tablename__ = "record_person"

    record_id: int = to("record.id", primary=True, index=False)
    person_id: int = big(primary=True, index=True)


class RecordPromiseRow(Row, table=True):
    """A date that a record promises: a follow-up of a talk, or resolution number ``n`` falling due."""

    __tablename__ = "record_promise"
    __table_args__ = (Index("ix_record_promise_due", "branch_id", "due"),)

    record_id: int = to("record.id", primary=True, index=False)
    n: int = big(primary=True)
    branch_id: int = to("branch.id", index=False)
    kind: str = words()
    due: date


class RecordRevisionRow(Row, table=True):
    """What a record said before an amendment: revision ``revision`` in full."""

    __tablename__ = "record_revision"

    record_id: int = to("record.id", primary=True, index=False)
    revision: int = big(primary=True)
    content: str = words()
    replaced_by: int | None = big(null=True)
    replaced_at: datetime = moment()


class RecordAttachmentRow(Row, table=True):
    """That a record names a file, now or in what it said before; ``unique_id`` is Telegram's."""

    __tablename__ = "record_attachment"
    __table_args__ = (Index("ix_record_attachment_unique_id", "unique_id"),)

    record_id: int = to("record.id", primary=True, index=False)
    unique_id: str = words(primary=True)
