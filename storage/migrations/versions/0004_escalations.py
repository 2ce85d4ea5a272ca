"""Keep what was reminded of again and again without anything happening."""

from alembic import op

from storage.migrations import shorthand as c

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    c.table(
        "escalation",
        c.key(),
        c.to("branch_id", "branch.id"),
        c.big("user_id"),
        *c.each(c.words, "item", "duty_id"),
        c.big("owner_id", nullable=True),
        c.day("since"),
        c.number("times"),
        c.day("told_on"),
        *(c.day(name, nullable=True) for name in ("raised_on", "lifted_on")),
        c.words("lifted_by", nullable=True),
    )
    c.index("escalation", "ix_escalation_branch_id", "branch_id")
    c.index("escalation", "uq_escalation_open", "user_id", "item", unique=True, where="lifted_on IS NULL")


def downgrade() -> None:
    op.drop_table("escalation")
