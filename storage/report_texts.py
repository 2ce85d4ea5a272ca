"""What an author wrote into a report, section by section; the rest of it is counted out of the records."""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from storage import conflicts
from storage.tables.reporting import ReportTextRow


def of_report(session: Session, branch_id: int, year: int, report: str) -> dict[str, str]:
    """The author's words by section; a section without any is not there."""
    found = select(ReportTextRow).where(
        ReportTextRow.branch_id == branch_id, ReportTextRow.year == year, ReportTextRow.report == report
    )
    rows = session.exec(found.execution_options(populate_existing=True))
    return {row.section: row.text for row in rows}


def put(
    session: Session,
    branch_id: int,
    year: int,
    report: str,
    section: str,
    text: str,
    *,
    by: int | None,
    now: datetime,
) -> None:
    """Keep what was written in place of what stood there; nothing written takes it out."""
    if not text:
        gone = delete(ReportTextRow).where(
            col(ReportTextRow.branch_id) == branch_id,
            col(ReportTextRow.year) == year,
            col(ReportTextRow.report) == report,
            col(ReportTextRow.section) == section,
        )
        session.exec(gone)
        return
    key = {"branch_id": branch_id, "year": year, "report": report, "section": section}
    conflicts.put(session, ReportTextRow, key, {"text": text, "changed_by": by, "changed_at": now})
