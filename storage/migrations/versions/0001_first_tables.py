"""Make every table of the first version."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Names, Numbers
from storage.migrations import shorthand as c

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    *("branch", "digest_message", "inbox", "meta", "outbox"),
    *("reminder_shown", "snooze", "attachment", "done_before", "draft"),
    *("duty_adjustment", "person", "record", "waiver", "account"),
    *("album", "department", "invite", "record_person", "record_promise"),
    *("record_revision", "tenure"),
)
"""In an order in which each refers only to those before it."""


def upgrade() -> None:
    c.table(
        "branch",
        c.key(),
        c.words("name"),
        c.day("tracking_start"),
        c.number("full_members"),
        c.yes_no("leadership_team"),
        c.words("time_zone"),
    )
    c.table(
        "digest_message",
        c.big("user_id", primary_key=True),
        *c.each(c.big, "chat_id", "message_id"),
        c.moment("sent_at"),
    )
    c.table(
        "inbox",
        c.big("update_id", primary_key=True),
        c.big("lane"),
        *c.each(c.words, "state", "raw"),
        c.words("reply", nullable=True),
        c.words("reason", nullable=True),
        c.number("attempts"),
        c.moment("received_at"),
        c.moment("applied_at", nullable=True),
        c.moment("finished_at", nullable=True),
        c.words("owner", nullable=True),
        c.moment("lease_until", nullable=True),
    )
    c.index("inbox", "ix_inbox_finished_at", "finished_at")
    c.index("inbox", "ix_inbox_unfinished", "lane", "update_id", where="finished_at IS NULL")
    c.table(
        "meta",
        c.words("name", primary_key=True),
        c.words("value"),
    )
    c.table(
        "outbox",
        c.key(),
        c.big("user_id"),
        *c.each(c.words, "kind", "subject"),
        c.moment("due_at"),
        *c.each(c.words, "payload", "state"),
        c.moment("next_at", nullable=True),
        c.words("owner", nullable=True),
        c.moment("lease_until", nullable=True),
        *c.each(c.number, "attempts", "resends"),
        c.words("last_error", nullable=True),
        c.moment("planned_at"),
        c.moment("handed_at", nullable=True),
        c.moment("sent_at", nullable=True),
        c.moment("settled_at", nullable=True),
        c.big("message_id", nullable=True),
        sa.UniqueConstraint("user_id", "kind", "subject", "due_at"),
    )
    c.index("outbox", "ix_outbox_unsent", "next_at", where="sent_at IS NULL AND next_at IS NOT NULL")
    c.table(
        "reminder_shown",
        c.big("user_id", primary_key=True),
        c.words("item", primary_key=True),
        c.day("shown_on", primary_key=True),
    )
    c.table(
        "snooze",
        c.big("user_id", primary_key=True),
        c.words("item", primary_key=True),
        c.day("until"),
        c.moment("changed_at"),
    )
    c.table(
        "attachment",
        c.key(),
        c.to("branch_id", "branch.id"),
        *c.each(c.words, "unique_id", "file_id", "kind"),
        c.words("name", nullable=True),
        c.big("size", nullable=True),
        c.big("noted_by", nullable=True),
        c.moment("noted_at"),
        c.words("sha256", nullable=True),
        c.words("path", nullable=True),
        c.moment("fetched_at", nullable=True),
        c.number("attempts"),
        c.moment("next_at", nullable=True),
        c.words("last_error", nullable=True),
        sa.UniqueConstraint("branch_id", "unique_id"),
    )
    c.index("attachment", "ix_attachment_branch_id", "branch_id")
    c.table(
        "done_before",
        c.to("branch_id", "branch.id", primary_key=True),
        c.big("year", primary_key=True),
        c.words("duty_id", primary_key=True),
        c.big("person_id", primary_key=True),
        c.number("times"),
        c.big("stated_by", nullable=True),
        c.moment("stated_at"),
    )
    c.table(
        "draft",
        c.key(),
        *c.each(c.big, "user_id", "chat_id"),
        c.to("branch_id", "branch.id", nullable=True),
        *c.each(c.words, "kind", "step", "data"),
        c.number("revision"),
        c.big("message_id", nullable=True),
        c.yes_no("parked"),
        *c.each(c.moment, "created_at", "updated_at"),
    )
    c.index("draft", "ix_draft_branch_id", "branch_id")
    c.index("draft", "ix_draft_user_id", "user_id")
    c.index("draft", "uq_draft_active", "user_id", unique=True, where="NOT parked")
    c.table(
        "duty_adjustment",
        c.to("branch_id", "branch.id", primary_key=True),
        c.big("year", primary_key=True),
        c.words("duty_id", primary_key=True),
        c.words("data"),
        c.big("changed_by", nullable=True),
        c.moment("changed_at"),
    )
    c.table(
        "person",
        c.key(),
        c.to("branch_id", "branch.id"),
        c.number("position"),
        *c.each(c.words, "name", "membership"),
        c.day("full_since", nullable=True),
        c.day("since", nullable=True),
        c.day("until", nullable=True),
        c.yes_no("exempt"),
        c.words("grp", nullable=True),
    )
    c.index("person", "ix_person_branch_id", "branch_id")
    c.table(
        "record",
        c.key(),
        c.to("branch_id", "branch.id"),
        *c.each(c.words, "form", "type"),
        *c.each(c.day, "held_on", "logged_on"),
        c.listed("also", Names()),
        c.big("host_id", nullable=True),
        c.big("lecturer_id", nullable=True),
        c.listed("by_ids", Numbers()),
        c.listed("counterpart_ids", Numbers()),
        c.listed("present_ids", Numbers()),
        c.listed("absent_ids", Numbers()),
        c.listed("department_ids", Numbers()),
        c.words("report", nullable=True),
        c.number("for_year", nullable=True),
        c.words("subject", nullable=True),
        c.words("grp", nullable=True),
        c.yes_no("inbound"),
        c.words("place", nullable=True),
        *c.each(c.words, "content", "answers"),
        c.number("revision"),
        c.big("logged_by", nullable=True),
        c.moment("logged_at"),
        c.big("amended_by", nullable=True),
        c.moment("amended_at", nullable=True),
        c.big("deleted_by", nullable=True),
        c.moment("deleted_at", nullable=True),
    )
    c.index("record", "ix_record_held", "branch_id", "held_on", where="deleted_at IS NULL")
    c.table(
        "waiver",
        c.to("branch_id", "branch.id", primary_key=True),
        c.words("item", primary_key=True),
        c.words("reason"),
        c.big("changed_by", nullable=True),
        c.moment("changed_at"),
    )
    c.table(
        "account",
        c.big("id", primary_key=True),
        c.big("chat_id"),
        c.words("language"),
        c.to("branch_id", "branch.id", nullable=True, stays=True),
        c.to("person_id", "person.id", nullable=True, stays=True),
        *c.each(c.yes_no, "active", "unreachable"),
        c.moment("unreachable_since", nullable=True),
        c.yes_no("noticed"),
        c.column("digest_at", sa.Time()),
        c.day("paused_until", nullable=True),
        c.big("deputy_id", nullable=True),
    )
    c.index("account", "ix_account_branch_id", "branch_id")
    c.index("account", "ix_account_chat_id", "chat_id")
    c.index("account", "ix_account_person_id", "person_id")
    c.table(
        "album",
        c.big("chat_id", primary_key=True),
        c.words("media_group_id", primary_key=True),
        c.to("draft_id", "draft.id", nullable=True),
        c.to("record_id", "record.id", nullable=True),
        c.big("message_id", nullable=True),
        c.number("parts"),
        c.moment("started_at"),
    )
    c.index("album", "ix_album_draft_id", "draft_id")
    c.index("album", "ix_album_record_id", "record_id")
    c.table(
        "department",
        c.key(),
        c.to("branch_id", "branch.id"),
        c.number("position"),
        c.words("name"),
        c.to("head_id", "person.id", nullable=True, stays=True),
        c.to("in_charge_id", "person.id", nullable=True, stays=True),
        c.day("since", nullable=True),
        c.day("until", nullable=True),
    )
    c.index("department", "ix_department_branch_id", "branch_id")
    c.index("department", "ix_department_head_id", "head_id")
    c.index("department", "ix_department_in_charge_id", "in_charge_id")
    c.table(
        "invite",
        c.key(),
        c.words("kind"),
        c.to("branch_id", "branch.id", nullable=True),
        c.to("person_id", "person.id", nullable=True),
        c.words("code_hash"),
        c.big("created_by", nullable=True),
        *c.each(c.moment, "created_at", "expires_at"),
        c.moment("revoked_at", nullable=True),
        c.moment("used_at", nullable=True),
        c.big("used_by", nullable=True),
    )
    c.index("invite", "ix_invite_branch_id", "branch_id")
    c.index("invite", "ix_invite_person_id", "person_id")
    c.index("invite", "uq_invite_code_hash", "code_hash", unique=True)
    c.table(
        "record_person",
        c.to("record_id", "record.id", primary_key=True),
        c.big("person_id", primary_key=True),
    )
    c.index("record_person", "ix_record_person_person_id", "person_id")
    c.table(
        "record_promise",
        c.to("record_id", "record.id", primary_key=True),
        c.big("n", primary_key=True),
        c.to("branch_id", "branch.id"),
        c.words("kind"),
        c.day("due"),
    )
    c.index("record_promise", "ix_record_promise_due", "branch_id", "due")
    c.table(
        "record_revision",
        c.to("record_id", "record.id", primary_key=True),
        c.big("revision", primary_key=True),
        c.words("content"),
        c.big("replaced_by", nullable=True),
        c.moment("replaced_at"),
    )
    c.table(
        "tenure",
        c.key(),
        c.to("person_id", "person.id"),
        c.words("post"),
        c.day("since", nullable=True),
        c.day("until", nullable=True),
    )
    c.index("tenure", "ix_tenure_person_id", "person_id")


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
