"""What an author wrote into a report."""

from datetime import datetime

from storage.tables.base import Row, big, moment, to, words


class ReportTextRow(Row, table=True):
    """The author's words in one section of a report of one year."""

    __tablename__ = "report_text"

    branch_id: int = to("branch.id", primary=True, index=False)
    year: int = big(primary=True)
    report: str = words(primary=True)
    section: str = words(primary=True)
    text: str = words()
    changed_by: int | None = big(null=True)
    changed_at: datetime = moment()
