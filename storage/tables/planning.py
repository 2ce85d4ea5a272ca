"""What is to come: planned meetings and talks."""

from datetime import date, datetime, time

from sqlalchemy import Index, text

from storage.tables.base import NEVER_REUSED, Row, big, key, moment, to, words

_ALIVE = text("state IN ('open', 'proposed')")


class PlanRow(Row, table=True):
    """A planned meeting or talk; see ``storage.plans``.

    ``data`` is what is planned as JSON; the columns repeat what plans are looked for by. ``made_by`` is a
    person, kept without a reference as a record's is.
    """

    __tablename__ = "plan"
    __table_args__ = (
        Index("ix_plan_alive", "branch_id", "planned_on", sqlite_where=_ALIVE, postgresql_where=_ALIVE),
        NEVER_REUSED,
    )

    id: int = key()
    branch_id: int = to("branch.id", index=True)
    state: str = words()
    type: str | None = words(null=True)
    planned_on: date | None = None
    starts: time | None = None
    data: str = words()
    batch: int = big(default=0)
    revision: int = 1
    made_by: int | None = big(null=True)
    made_at: datetime = moment()
    reason: str | None = words(null=True)
    record_id: int | None = to("record.id", null=True, index=True, stays=True)
    settled_at: datetime | None = moment(null=True)
