"""What has its day is not nagged about before that day; what is overdue is never hidden behind a plan."""

from datetime import date, time

from sqlmodel import Session

from bot import clock
from bot.plans import Content, Moment, Plan, PlanState
from bot.record_types import RecordType
from bot.records import Meeting
from storage import accounts, plans
from tests.handlers.digests import Branch, branch, digest_of, told_before

COMMITTEE = RecordType.BRANCH_COMMITTEE_MEETING


def planned(here: Branch, on: str, kind: RecordType = COMMITTEE) -> Plan:
    """A meeting that 张三 planned and kept."""

    def unit(session: Session) -> Plan:
        moment = Moment(on=date.fromisoformat(on), start=time(15))
        content = Content(entry=Meeting(type=kind), moment=moment)
        by = here.ids["张三"]
        (made,) = plans.propose(session, here.ids[""], [content], by=by, now=clock.now())
        kept = plans.put(session, made, state=PlanState.OPEN, now=clock.now())
        assert kept is not None
        return kept

    return here.bot.write(unit)


def said(here: Branch, moment: str) -> str:
    """What 张三's digest of that morning says."""
    here.until(moment)
    return "\n".join(each.text for each in here.zhang.news if "今日提醒" in each.text)


def test_a_month_that_has_its_meeting_planned_is_not_reminded_of() -> None:
    with branch("2026-06-22 20:00") as here:
        told_before(here)
        assert "支委会" in said(here, "2026-06-23 08:31")
    with branch("2026-06-22 20:00") as here:
        told_before(here)
        planned(here, "2026-06-29")
        assert "支委会" not in said(here, "2026-06-23 08:31")


def test_once_the_day_is_over_without_a_record_both_the_plan_and_the_duty_come_back() -> None:
    with branch("2026-06-22 20:00") as here:
        told_before(here)
        planned(here, "2026-06-26")
        text = said(here, "2026-06-29 08:31")
        assert "支委会\n6月26日（周五）15:00，开了吗？" in text
        assert "🟠 快到期" in text
        assert text.count("支委会") == 2


def test_a_plan_after_the_month_leaves_the_reminder_of_the_month() -> None:
    with branch("2026-06-22 20:00") as here:
        told_before(here)
        planned(here, "2026-07-02")
        assert "支委会" in said(here, "2026-06-23 08:31")


def test_what_is_overdue_is_said_though_a_meeting_is_planned() -> None:
    with branch("2026-06-30 20:00") as here:
        told_before(here)
        planned(here, "2026-07-10")
        text = said(here, "2026-07-01 08:31")
        assert "🔴 已逾期" in text
        assert "支委会" in text


def test_the_week_ahead_shows_the_plan_on_its_day() -> None:
    with branch("2026-06-22 20:00") as here:
        planned(here, "2026-06-26")
        here.until("2026-06-23 08:31")
        here.zhang.tap("未来7天").sees("支委会")


def test_the_other_committee_member_hears_nothing_of_a_plan_that_is_not_theirs() -> None:
    with branch("2026-06-22 20:00") as here:
        told_before(here)
        planned(here, "2026-06-24", RecordType.PARTY_LECTURE)
        planned(here, "2026-06-25", RecordType.PARTY_LECTURE)
        here.until("2026-06-24 08:31")
        assert "📅 安排好的" not in "\n".join(digest_of(here.li))
        assert "📅 安排好的" in "\n".join(digest_of(here.zhang))
        here.bot.write(accounts.set_paused, here.zhang.id, date(2026, 6, 25), here.li.id)
        here.until("2026-06-25 08:31")
        assert "党课  代张三" in digest_of(here.li)[-1]
