"""Keep what a file brought at once, and the archives that are made in the background."""

from alembic import op

from storage.columns import Numbers
from storage.migrations import shorthand as c

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    c.table(
        "import_batch",
        c.key(),
        c.to("branch_id", "branch.id"),
        c.words("file"),
        c.listed("record_ids", Numbers()),
        c.big("made_by", nullable=True),
        c.moment("made_at"),
        c.moment("undone_at", nullable=True),
    )
    c.index("import_batch", "ix_import_batch_branch_id", "branch_id")
    c.table(
        "archive_job",
        c.key(),
        c.to("branch_id", "branch.id"),
        c.words("kind"),
        c.number("year"),
        *c.each(c.big, "user_id", "chat_id"),
        *c.each(c.words, "language", "state"),
        c.big("message_id", nullable=True),
        *c.each(c.number, "total", "done", "parts", "sent", "attempts"),
        c.words("error", nullable=True),
        c.words("owner", nullable=True),
        c.moment("lease_until", nullable=True),
        c.moment("made_at"),
        c.moment("finished_at", nullable=True),
    )
    c.index("archive_job", "ix_archive_job_branch_id", "branch_id")
    c.index("archive_job", "ix_archive_job_open", "made_at", where="finished_at IS NULL")


def downgrade() -> None:
    op.drop_table("archive_job")
    op.drop_table("import_batch")
