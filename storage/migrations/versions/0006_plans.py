"""Keep what is to come: planned meetings and talks."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import shorthand as c

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    c.table(
        "plan",
        c.key(),
        c.to("branch_id", "branch.id"),
        c.words("state"),
        c.words("type", nullable=True),
        c.day("planned_on", nullable=True),
        c.column("starts", sa.Time(), nullable=True),
        c.words("data"),
        c.big("batch"),
        c.number("revision"),
        c.big("made_by", nullable=True),
        c.moment("made_at"),
        c.words("reason", nullable=True),
        c.to("record_id", "record.id", nullable=True, stays=True),
        c.moment("settled_at", nullable=True),
    )
    c.index("plan", "ix_plan_branch_id", "branch_id")
    c.index("plan", "ix_plan_record_id", "record_id")
    c.index("plan", "ix_plan_alive", "branch_id", "planned_on", where="state IN ('open', 'proposed')")


def downgrade() -> None:
    op.drop_table("plan")
