"""Keep own duties, the committee's term, who led a department before, and which level summoned the branch."""

from alembic import op

from storage.migrations import shorthand as c

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    c.table(
        "own_duty",
        c.key(),
        c.to("branch_id", "branch.id"),
        c.words("data"),
        c.day("since", nullable=True),
        c.day("until", nullable=True),
        c.big("changed_by", nullable=True),
        c.moment("changed_at"),
    )
    c.index("own_duty", "ix_own_duty_branch_id", "branch_id")
    c.table(
        "department_lead",
        c.to("department_id", "department.id", primary_key=True),
        c.day("until", primary_key=True),
        c.to("branch_id", "branch.id"),
        c.to("head_id", "person.id", nullable=True, stays=True),
        c.to("in_charge_id", "person.id", nullable=True, stays=True),
    )
    for column in ("branch_id", "head_id", "in_charge_id"):
        c.index("department_lead", f"ix_department_lead_{column}", column)
    op.add_column("branch", c.day("last_election", nullable=True))
    op.add_column("branch", c.number("term_years", nullable=True))
    op.add_column("record", c.words("inbound_from", nullable=True))


def downgrade() -> None:
    op.drop_column("record", "inbound_from")
    op.drop_column("branch", "term_years")
    op.drop_column("branch", "last_election")
    op.drop_table("department_lead")
    op.drop_table("own_duty")
