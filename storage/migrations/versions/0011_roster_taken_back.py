"""Keep for a while what lines or a file changed on a roster, so that it can be taken back."""

from alembic import op

from storage.migrations import shorthand as c

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("import_batch", c.words("roster", nullable=True))


def downgrade() -> None:
    op.drop_column("import_batch", "roster")
