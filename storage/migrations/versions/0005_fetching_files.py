"""Keep who is fetching a file, what came of it, and which records a file belongs to."""

import json

import sqlalchemy as sa
from alembic import op

from storage.migrations import shorthand as c

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ADDED = ("mime", "thumbnail", "owner")


def upgrade() -> None:
    for name in ADDED:
        op.add_column("attachment", c.words(name, nullable=True))
    op.add_column("attachment", c.moment("lease_until", nullable=True))
    op.add_column("attachment", c.moment("told_at", nullable=True))
    waiting = "fetched_at IS NULL AND next_at IS NOT NULL"
    c.index("attachment", "ix_attachment_pending", "next_at", where=waiting)
    c.index("attachment", "ix_attachment_sha256", "sha256")
    c.table(
        "record_attachment",
        c.to("record_id", "record.id", primary_key=True),
        c.words("unique_id", primary_key=True),
    )
    c.index("record_attachment", "ix_record_attachment_unique_id", "unique_id")
    _link_what_is_there()


def _link_what_is_there() -> None:
    """Records that were saved before name their files in their content, and in what they said before."""
    connection = op.get_bind()
    asked = (
        "SELECT id, content FROM record WHERE content LIKE '%unique_id%'",
        "SELECT record_id, content FROM record_revision WHERE content LIKE '%unique_id%'",
    )
    links = {
        (record_id, str(each["unique_id"]))
        for query in asked
        for record_id, content in connection.execute(sa.text(query))
        for each in json.loads(content).get("attachments", ())
    }
    if links:
        table = sa.table("record_attachment", sa.column("record_id"), sa.column("unique_id"))
        op.bulk_insert(table, [{"record_id": record, "unique_id": file} for record, file in sorted(links)])


def downgrade() -> None:
    op.drop_table("record_attachment")
    op.drop_index("ix_attachment_sha256", "attachment")
    op.drop_index("ix_attachment_pending", "attachment")
    for name in ("told_at", "lease_until", *reversed(ADDED)):
        op.drop_column("attachment", name)
