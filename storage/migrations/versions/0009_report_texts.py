"""Keep what an author wrote into a report."""

from alembic import op

from storage.migrations import shorthand as c

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    c.table(
        "report_text",
        c.to("branch_id", "branch.id", primary_key=True),
        c.big("year", primary_key=True),
        *(c.words(name, primary_key=True) for name in ("report", "section")),
        c.words("text"),
        c.big("changed_by", nullable=True),
        c.moment("changed_at"),
    )


def downgrade() -> None:
    op.drop_table("report_text")
