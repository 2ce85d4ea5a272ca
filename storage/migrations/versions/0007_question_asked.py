"""Keep the question that a person asked last, for the follow-up to it."""

from alembic import op

from storage.migrations import shorthand as c

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    c.table("question_asked", c.big("user_id", primary_key=True), c.words("question"), c.moment("asked_at"))


def downgrade() -> None:
    op.drop_table("question_asked")
