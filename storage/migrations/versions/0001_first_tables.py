"""Make every table of the first version."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import BigId, Names, Numbers, Utc, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "branch",
    "digest_message",
    "inbox",
    "meta",
    "outbox",
    "reminder_choice",
    "reminder_shown",
    "attachment",
    "done_before",
    "draft",
    "duty_adjustment",
    "person",
    "record",
    "account",
    "album",
    "department",
    "invite",
    "record_person",
    "record_promise",
    "record_revision",
    "tenure",
)
"""In an order in which each refers only to those before it."""


def _column(name: str, kind: Any, *rest: Any, nullable: bool = False, **more: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, *rest, nullable=nullable, **more)


def _key() -> sa.Column[Any]:
    return sa.Column("id", BigId, primary_key=True)


def _big(name: str, *, primary_key: bool = False, nullable: bool = False) -> sa.Column[Any]:
    return _column(name, sa.BigInteger(), primary_key=primary_key, autoincrement=False, nullable=nullable)


def _to(
    name: str, target: str, *, primary_key: bool = False, nullable: bool = False, stays: bool = False
) -> sa.Column[Any]:
    reference = sa.ForeignKey(target, ondelete="SET NULL" if stays else "CASCADE")
    more = {"primary_key": primary_key, "autoincrement": False, "nullable": nullable}
    return _column(name, BigId, reference, **more)


def _words(name: str, *, primary_key: bool = False, nullable: bool = False) -> sa.Column[Any]:
    return _column(name, Words(), primary_key=primary_key, nullable=nullable)


def _list(name: str, kind: Any) -> sa.Column[Any]:
    return _column(name, kind, server_default=sa.text("'[]'"))


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return _column(name, Utc(), nullable=nullable)


def _day(name: str, *, primary_key: bool = False, nullable: bool = False) -> sa.Column[Any]:
    return _column(name, sa.Date(), primary_key=primary_key, nullable=nullable)


def _int(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return _column(name, sa.Integer(), nullable=nullable)


def _yes_no(name: str) -> sa.Column[Any]:
    return _column(name, sa.Boolean())


def _index(table: str, name: str, *columns: str, unique: bool = False, where: str | None = None) -> None:
    only = None if where is None else sa.text(where)
    op.create_index(name, table, list(columns), unique=unique, sqlite_where=only, postgresql_where=only)


def upgrade() -> None:
    op.create_table(
        "branch",
        _key(),
        _words("name"),
        _day("tracking_start"),
        _int("full_members"),
        _yes_no("leadership_team"),
        _words("time_zone"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "digest_message",
        _big("user_id", primary_key=True),
        _big("chat_id"),
        _big("message_id"),
        _moment("sent_at"),
    )
    op.create_table(
        "inbox",
        _big("update_id", primary_key=True),
        _big("lane"),
        _words("state"),
        _words("raw"),
        _words("reply", nullable=True),
        _words("reason", nullable=True),
        _int("attempts"),
        _moment("received_at"),
        _moment("applied_at", nullable=True),
        _moment("finished_at", nullable=True),
        _words("owner", nullable=True),
        _moment("lease_until", nullable=True),
    )
    _index("inbox", "ix_inbox_finished_at", "finished_at")
    _index("inbox", "ix_inbox_unfinished", "lane", "update_id", where="finished_at IS NULL")
    op.create_table(
        "meta",
        _words("name", primary_key=True),
        _words("value"),
    )
    op.create_table(
        "outbox",
        _key(),
        _big("user_id"),
        _words("kind"),
        _words("subject"),
        _moment("due_at"),
        _words("payload"),
        _words("state"),
        _moment("next_at", nullable=True),
        _words("owner", nullable=True),
        _moment("lease_until", nullable=True),
        _int("attempts"),
        _int("resends"),
        _words("last_error", nullable=True),
        _moment("planned_at"),
        _moment("handed_at", nullable=True),
        _moment("sent_at", nullable=True),
        _moment("settled_at", nullable=True),
        _big("message_id", nullable=True),
        sa.UniqueConstraint("user_id", "kind", "subject", "due_at"),
        sqlite_autoincrement=True,
    )
    _index("outbox", "ix_outbox_unsent", "next_at", where="sent_at IS NULL AND next_at IS NOT NULL")
    op.create_table(
        "reminder_choice",
        _big("user_id", primary_key=True),
        _words("item", primary_key=True),
        _day("snoozed_until", nullable=True),
        _words("not_applicable", nullable=True),
        _moment("changed_at"),
    )
    op.create_table(
        "reminder_shown",
        _big("user_id", primary_key=True),
        _words("item", primary_key=True),
        _day("shown_on", primary_key=True),
    )
    op.create_table(
        "attachment",
        _key(),
        _to("branch_id", "branch.id"),
        _words("unique_id"),
        _words("file_id"),
        _words("kind"),
        _words("name", nullable=True),
        _big("size", nullable=True),
        _big("noted_by", nullable=True),
        _moment("noted_at"),
        _words("sha256", nullable=True),
        _words("path", nullable=True),
        _moment("fetched_at", nullable=True),
        _int("attempts"),
        _moment("next_at", nullable=True),
        _words("last_error", nullable=True),
        sa.UniqueConstraint("branch_id", "unique_id"),
        sqlite_autoincrement=True,
    )
    _index("attachment", "ix_attachment_branch_id", "branch_id")
    op.create_table(
        "done_before",
        _to("branch_id", "branch.id", primary_key=True),
        _big("year", primary_key=True),
        _words("duty_id", primary_key=True),
        _big("person_id", primary_key=True),
        _int("times"),
        _big("stated_by", nullable=True),
        _moment("stated_at"),
    )
    op.create_table(
        "draft",
        _key(),
        _big("user_id"),
        _big("chat_id"),
        _to("branch_id", "branch.id", nullable=True),
        _words("kind"),
        _words("step"),
        _words("data"),
        _int("revision"),
        _big("message_id", nullable=True),
        _yes_no("parked"),
        _moment("created_at"),
        _moment("updated_at"),
        sqlite_autoincrement=True,
    )
    _index("draft", "ix_draft_branch_id", "branch_id")
    _index("draft", "ix_draft_user_id", "user_id")
    _index("draft", "uq_draft_active", "user_id", unique=True, where="NOT parked")
    op.create_table(
        "duty_adjustment",
        _to("branch_id", "branch.id", primary_key=True),
        _big("year", primary_key=True),
        _words("duty_id", primary_key=True),
        _words("data"),
        _big("changed_by", nullable=True),
        _moment("changed_at"),
    )
    op.create_table(
        "person",
        _key(),
        _to("branch_id", "branch.id"),
        _int("position"),
        _words("name"),
        _words("membership"),
        _day("full_since", nullable=True),
        _day("since", nullable=True),
        _day("until", nullable=True),
        _yes_no("exempt"),
        _words("grp", nullable=True),
        sqlite_autoincrement=True,
    )
    _index("person", "ix_person_branch_id", "branch_id")
    op.create_table(
        "record",
        _key(),
        _to("branch_id", "branch.id"),
        _words("form"),
        _words("type"),
        _day("held_on"),
        _day("logged_on"),
        _list("also", Names()),
        _big("host_id", nullable=True),
        _big("lecturer_id", nullable=True),
        _list("by_ids", Numbers()),
        _list("counterpart_ids", Numbers()),
        _list("present_ids", Numbers()),
        _list("absent_ids", Numbers()),
        _list("department_ids", Numbers()),
        _words("report", nullable=True),
        _int("for_year", nullable=True),
        _words("subject", nullable=True),
        _words("grp", nullable=True),
        _yes_no("inbound"),
        _words("place", nullable=True),
        _words("content"),
        _words("answers"),
        _int("revision"),
        _big("logged_by", nullable=True),
        _moment("logged_at"),
        _big("amended_by", nullable=True),
        _moment("amended_at", nullable=True),
        _big("deleted_by", nullable=True),
        _moment("deleted_at", nullable=True),
        sqlite_autoincrement=True,
    )
    _index("record", "ix_record_held", "branch_id", "held_on", where="deleted_at IS NULL")
    op.create_table(
        "account",
        _big("id", primary_key=True),
        _big("chat_id"),
        _words("language"),
        _to("branch_id", "branch.id", nullable=True, stays=True),
        _to("person_id", "person.id", nullable=True, stays=True),
        _yes_no("active"),
        _yes_no("unreachable"),
        _moment("unreachable_since", nullable=True),
        _yes_no("noticed"),
        _column("digest_at", sa.Time()),
        _day("paused_until", nullable=True),
        _big("deputy_id", nullable=True),
    )
    _index("account", "ix_account_branch_id", "branch_id")
    _index("account", "ix_account_chat_id", "chat_id")
    _index("account", "ix_account_person_id", "person_id")
    op.create_table(
        "album",
        _big("chat_id", primary_key=True),
        _words("media_group_id", primary_key=True),
        _to("draft_id", "draft.id", nullable=True),
        _to("record_id", "record.id", nullable=True),
        _big("message_id", nullable=True),
        _int("parts"),
        _moment("started_at"),
    )
    _index("album", "ix_album_draft_id", "draft_id")
    _index("album", "ix_album_record_id", "record_id")
    op.create_table(
        "department",
        _key(),
        _to("branch_id", "branch.id"),
        _int("position"),
        _words("name"),
        _to("head_id", "person.id", nullable=True, stays=True),
        _to("in_charge_id", "person.id", nullable=True, stays=True),
        _day("since", nullable=True),
        _day("until", nullable=True),
        sqlite_autoincrement=True,
    )
    _index("department", "ix_department_branch_id", "branch_id")
    _index("department", "ix_department_head_id", "head_id")
    _index("department", "ix_department_in_charge_id", "in_charge_id")
    op.create_table(
        "invite",
        _key(),
        _words("kind"),
        _to("branch_id", "branch.id", nullable=True),
        _to("person_id", "person.id", nullable=True),
        _words("code_hash"),
        _big("created_by", nullable=True),
        _moment("created_at"),
        _moment("expires_at"),
        _moment("revoked_at", nullable=True),
        _moment("used_at", nullable=True),
        _big("used_by", nullable=True),
        sqlite_autoincrement=True,
    )
    _index("invite", "ix_invite_branch_id", "branch_id")
    _index("invite", "ix_invite_person_id", "person_id")
    _index("invite", "uq_invite_code_hash", "code_hash", unique=True)
    op.create_table(
        "record_person",
        _to("record_id", "record.id", primary_key=True),
        _big("person_id", primary_key=True),
    )
    _index("record_person", "ix_record_person_person_id", "person_id")
    op.create_table(
        "record_promise",
        _to("record_id", "record.id", primary_key=True),
        _big("n", primary_key=True),
        _to("branch_id", "branch.id"),
        _words("kind"),
        _day("due"),
    )
    _index("record_promise", "ix_record_promise_due", "branch_id", "due")
    op.create_table(
        "record_revision",
        _to("record_id", "record.id", primary_key=True),
        _big("revision", primary_key=True),
        _words("content"),
        _big("replaced_by", nullable=True),
        _moment("replaced_at"),
    )
    op.create_table(
        "tenure",
        _key(),
        _to("person_id", "person.id"),
        _words("post"),
        _day("since", nullable=True),
        _day("until", nullable=True),
        sqlite_autoincrement=True,
    )
    _index("tenure", "ix_tenure_person_id", "person_id")


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
