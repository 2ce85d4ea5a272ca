"""Plans: proposed, kept, moved, settled by a record or by a word, and found again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from bot.plans import Content, Plan, PlanState, settles
from bot.records import Entry, Interview
from storage.tables.branches import PersonRow
from storage.tables.planning import PlanRow

FORGOTTEN = timedelta(days=7)
"""A proposal that nobody tapped is dropped after this."""
ENDED = (PlanState.HELD, PlanState.NOT_HELD, PlanState.CALLED_OFF)


def _plan(row: PlanRow) -> Plan:
    return Plan(
        id=row.id,
        branch_id=row.branch_id,
        state=PlanState(row.state),
        content=Content.model_validate_json(row.data),
        made_by=row.made_by,
        made_at=row.made_at,
        batch=row.batch,
        revision=row.revision,
        reason=row.reason,
        record_id=row.record_id,
    )


def _columns(content: Content) -> dict[str, Any]:
    return {
        "type": None if content.entry is None else content.entry.type.value,
        "planned_on": content.moment.on,
        "starts": content.moment.start,
        "data": content.model_dump_json(exclude_none=True),
    }


def propose(
    session: Session, branch_id: int, contents: Sequence[Content], *, by: int | None, now: datetime
) -> tuple[Plan, ...]:
    """Store what a line planned, to be kept by a tap; old proposals of the branch go."""
    old = delete(PlanRow).where(
        col(PlanRow.branch_id) == branch_id,
        col(PlanRow.state) == PlanState.PROPOSED,
        col(PlanRow.made_at) < now - FORGOTTEN,
    )
    session.exec(old)
    rows: list[PlanRow] = []
    for content in contents:
        row = PlanRow(
            branch_id=branch_id, state=PlanState.PROPOSED, made_by=by, made_at=now, **_columns(content)
        )
        session.add(row)
        session.flush()
        rows.append(row)
        row.batch = rows[0].id
    session.flush()
    return tuple(_plan(row) for row in rows)


def get(session: Session, plan_id: int) -> Plan | None:
    """The plan of that id."""
    row = session.get(PlanRow, plan_id, populate_existing=True)
    return None if row is None else _plan(row)


def of_batch(session: Session, batch: int) -> list[Plan]:
    """The plans that were read from one line, in its order."""
    found = select(PlanRow).where(PlanRow.batch == batch).order_by(col(PlanRow.id))
    return [_plan(row) for row in session.exec(found.execution_options(populate_existing=True))]


def put(
    session: Session,
    plan: Plan,
    *,
    content: Content | None = None,
    state: PlanState | None = None,
    reason: str | None = None,
    record_id: int | None = None,
    now: datetime,
) -> Plan | None:
    """Keep the next state of a plan as it was read; None when it had moved on meanwhile."""
    changed = replace(
        plan,
        content=content or plan.content,
        state=state or plan.state,
        reason=reason,
        record_id=record_id,
        revision=plan.revision + 1,
    )
    values = {
        **_columns(changed.content),
        "state": changed.state,
        "revision": changed.revision,
        "reason": reason,
        "record_id": record_id,
        "settled_at": now if changed.state in ENDED else None,
    }
    same = update(PlanRow).where(col(PlanRow.id) == plan.id, col(PlanRow.revision) == plan.revision)
    session.flush()
    return changed if session.exec(same.values(**values)).rowcount == 1 else None


def proposed(session: Session, branch_id: int, by: int, since: datetime) -> list[Plan]:
    """What somebody's lines proposed since then and nobody has tapped yet, the newest first."""
    found = select(PlanRow).where(
        PlanRow.branch_id == branch_id,
        PlanRow.state == PlanState.PROPOSED,
        PlanRow.made_by == by,
        col(PlanRow.made_at) >= since,
    )
    newest = found.order_by(col(PlanRow.id).desc()).execution_options(populate_existing=True)
    return [_plan(row) for row in session.exec(newest)]


def drop(session: Session, plan: Plan) -> bool:
    """Forget a proposal; False when it was kept or dropped before."""
    gone = delete(PlanRow).where(
        col(PlanRow.id) == plan.id,
        col(PlanRow.revision) == plan.revision,
        col(PlanRow.state) == PlanState.PROPOSED,
    )
    return session.exec(gone).rowcount == 1


def alive(
    session: Session, branch_id: int, since: date | None = None, until: date | None = None
) -> list[Plan]:
    """The plans of a branch that are open, by day and hour; an open hour comes first on its day."""
    found = select(PlanRow).where(PlanRow.branch_id == branch_id, PlanRow.state == PlanState.OPEN)
    if since is not None:
        found = found.where(col(PlanRow.planned_on) >= since)
    if until is not None:
        found = found.where(col(PlanRow.planned_on) <= until)
    plans = [_plan(row) for row in session.exec(found.execution_options(populate_existing=True))]
    return sorted(plans, key=_order)


def _order(plan: Plan) -> tuple[date, str, int]:
    hour = plan.moment.start
    return plan.on or date.max, "" if hour is None else hour.isoformat(), plan.id


def settle(session: Session, branch_id: int, record_id: int, entry: Entry, now: datetime) -> list[Plan]:
    """The record is what was planned for its day: those plans were held; returns them as they are now."""
    held = []
    for plan in alive(session, branch_id, entry.on, entry.on):
        if settles(entry, plan):
            kept = put(session, plan, state=PlanState.HELD, record_id=record_id, now=now)
            held += [kept] if kept is not None else []
    return held


def settle_one(session: Session, plan_id: int, branch_id: int, record_id: int, now: datetime) -> Plan | None:
    """The record was begun from this plan, on whatever day it took place; None when it is settled already."""
    plan = get(session, plan_id)
    if plan is None or plan.branch_id != branch_id or plan.state in (PlanState.HELD, PlanState.PROPOSED):
        return None
    return put(session, plan, state=PlanState.HELD, record_id=record_id, now=now)


def reopen_of(session: Session, record_id: int, now: datetime) -> int:
    """The record is gone: what it settled is open again; how many plans that were."""
    found = select(PlanRow).where(PlanRow.record_id == record_id)
    rows = session.exec(found.execution_options(populate_existing=True)).all()
    return sum(put(session, _plan(row), state=PlanState.OPEN, now=now) is not None for row in rows)


def resettle(
    session: Session, branch_id: int, record_id: int, before: Entry, after: Entry, now: datetime
) -> None:
    """The record says something else now: what only its earlier words settled is open again."""
    found = select(PlanRow).where(PlanRow.record_id == record_id)
    for row in session.exec(found.execution_options(populate_existing=True)).all():
        plan = _plan(row)
        if settles(before, plan) and not settles(after, plan):
            put(session, plan, state=PlanState.OPEN, now=now)
    settle(session, branch_id, record_id, after, now)


def forget_person(session: Session, person_id: int) -> int:
    """Drop planned talks with a person whose data is deleted; how many went."""
    talks = _talks_with(session, person_id)
    for row in talks:
        session.delete(row)
    session.flush()
    return len(talks)


def is_talked_to(session: Session, person_id: int) -> bool:
    """Whether a talk with a person is planned, or was."""
    return bool(_talks_with(session, person_id))


def _talks_with(session: Session, person_id: int) -> list[PlanRow]:
    theirs = select(PersonRow.branch_id).where(PersonRow.id == person_id).scalar_subquery()
    found = select(PlanRow).where(PlanRow.branch_id == theirs)
    entries = (
        (row, _plan(row).content.entry)
        for row in session.exec(found.execution_options(populate_existing=True)).all()
    )
    return [
        row
        for row, entry in entries
        if isinstance(entry, Interview) and any(who.person_id == person_id for who in entry.counterparts)
    ]
