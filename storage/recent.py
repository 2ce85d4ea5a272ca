"""The records that somebody saved last, newest first."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.tables.records import RecordRow


def logged_by(
    session: Session, branch_id: int, person_id: int, limit: int, *, since: datetime | None = None
) -> list[int]:
    """Ids of the records that a person logged, the last one first; ``since`` leaves out what is older."""
    found = select(RecordRow.id).where(
        RecordRow.branch_id == branch_id,
        RecordRow.logged_by == person_id,
        col(RecordRow.deleted_at).is_(None),
    )
    if since is not None:
        found = found.where(RecordRow.logged_at >= since)
    newest = found.order_by(col(RecordRow.logged_at).desc(), col(RecordRow.id).desc())
    return list(session.exec(newest.limit(limit)))
