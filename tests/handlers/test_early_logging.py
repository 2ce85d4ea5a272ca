"""去登记 out of a reminder, early or late: what counts is not asked about again, what does not still is."""

from datetime import date

import pytest

from bot.record_types import Report
from bot.records import Named, ReportSubmission
from tests.handlers.digests import Branch, branch, digest_of, log_from_panel, opened, told_before

REPORT = "支部年度全面从严治党工作报告"


def test_what_is_logged_from_a_reminder_before_its_day_is_gone_from_it_and_from_the_next() -> None:
    with branch() as here:
        told_before(here)
        here.until("2026-06-23 08:30")
        digest = here.zhang.last
        opened(here)
        log_from_panel(here, "6月23日")
        here.zhang.tap_old(digest.id, digest.data["1"])
        assert here.zhang.toasts == ["这一项已经没有了：办好了，或者不再适用。"]
        assert here.zhang.sees("支部党员大会")
        assert here.zhang.sees_no(". 支委会")
        for day in ("06-26", "06-29", "06-30", "07-01"):
            here.until(f"2026-{day} 08:30")
            assert ". 支委会" not in here.zhang.text


def test_the_form_opens_below_the_reminder_which_keeps_its_buttons() -> None:
    with branch() as here:
        here.until("2026-06-17 08:30")
        digest = here.zhang.last.id
        opened(here)
        here.zhang.tap("📝 去登记")
        assert next(each for each in here.zhang.chat if each.id == digest).buttons


def report(here: Branch, on: date) -> None:
    """Hand in the year's report."""
    secretary = (Named(name="张三", person_id=here.ids["张三"]),)
    here.log(ReportSubmission(report=Report.ANNUAL_BRANCH, on=on, by=secretary, for_year=2026))


@pytest.mark.parametrize(("on", "asked"), [("2026-12-02", False), ("2026-11-30", True)])
def test_a_report_handed_in_before_its_month_counts_from_december_on(on: str, asked: bool) -> None:
    with branch(f"{on} 12:00", tracking=f"{on[:7]}-01") as here:
        told_before(here)
        report(here, date.fromisoformat(on))
        here.until("2026-12-31 20:00")
        here.until("2027-01-01 08:30")
        assert (REPORT in "".join(digest_of(here.zhang)[-1:])) is asked


def test_a_report_whose_month_has_not_begun_is_logged_from_the_week_ahead() -> None:
    with branch("2026-12-28 12:00", tracking="2026-12-01") as here:
        told_before(here)
        here.zhang.send("/settings").tap("📅 未来7天").sees(REPORT)
        number = next(each.split(".")[0] for each in here.zhang.text.splitlines() if REPORT in each)
        here.zhang.tap(number).sees("期限：2027年1月31日", "1月1日")
        log_from_panel(here, "12月28日")
        here.zhang.send("/settings").tap("📅 未来7天")
        assert here.zhang.sees_no(REPORT)
