"""Keep which message shows which record, for replies to it."""

from alembic import op

from storage.migrations import shorthand as c

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    c.table(
        "record_shown",
        c.big("chat_id", primary_key=True),
        c.big("message_id", primary_key=True),
        c.to("record_id", "record.id"),
    )
    c.index("record_shown", "ix_record_shown_record_id", "record_id")


def downgrade() -> None:
    op.drop_table("record_shown")
