"""Keep for which year a branch has gone through its list."""

from alembic import op

from storage.migrations import shorthand as c

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("branch", c.number("walked_year", nullable=True))


def downgrade() -> None:
    op.drop_column("branch", "walked_year")
