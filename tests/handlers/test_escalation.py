"""Reminders that bring nothing: the person is told, then the level above sees it, and any action ends it."""

from datetime import date

import pytest

from bot import clock
from messages.callbacks.duties import DutyItem
from storage import accounts, escalations, records
from storage.escalations import Escalation, Lifted
from tests.handlers.digests import (
    Branch,
    branch,
    committee_meeting,
    digest_of,
    log_from_panel,
    opened,
    told_before,
)

MEETING = "支委会"
ITEM = "branch_committee_meeting:-:2026-06"
TOLD = "到下次提醒仍未处理，将列入上级概览"
RAISED = "已列入上级概览"
LADDER = ("06-23", "06-26", "06-29", "06-30")
"""The days on which the month's committee meeting is reminded of before it is overdue."""


def ignoring(here: Branch, *days: str) -> None:
    """The digests of these days come, and nobody does anything."""
    for day in days:
        here.until(f"2026-{day} 08:30")


def raised(here: Branch) -> dict[str, Escalation]:
    return {one.item: one for one in here.bot.read(escalations.raised, [here.ids[""]])}


def said(here: Branch) -> str:
    """What the newest digest says of reminders of the committee meeting that brought nothing."""
    text = digest_of(here.zhang)[-1]
    number = next((each.split(".")[0] for each in text.splitlines() if f". {MEETING}" in each), "")
    found = (each for each in text.splitlines() if "上级概览" in each)
    return next(
        (each for each in found if number in each.partition("第 ")[2].split(" 项")[0].split("、")), ""
    )


def told(here: Branch) -> None:
    """张三 was reminded four times, and told on 1 July."""
    told_before(here)
    ignoring(here, *LADDER, "07-01")
    assert TOLD in said(here)


def test_before_it_is_overdue_nothing_is_said_however_often_it_was_shown() -> None:
    with branch() as here:
        told_before(here)
        ignoring(here, *LADDER)
        assert TOLD not in here.zhang.text
        assert here.bot.read(escalations.open_of, here.zhang.id) == {}


def test_the_person_is_told_first_and_the_level_above_sees_it_after_the_next_reminder() -> None:
    with branch() as here:
        told(here)
        assert raised(here) == {}
        ignoring(here, "07-08")
        assert RAISED in said(here)
        flag = raised(here)[ITEM]
        assert (flag.since, flag.times) == (date(2026, 6, 23), 5)
        assert (flag.told_on, flag.raised_on) == (date(2026, 7, 1), date(2026, 7, 8))
        ignoring(here, "07-15")
        assert raised(here)[ITEM].times == 6
        assert raised(here)[ITEM].raised_on == date(2026, 7, 8)


def test_a_record_takes_it_away_at_once() -> None:
    with branch() as here:
        told(here)
        ignoring(here, "07-08")
        opened(here)
        log_from_panel(here, "6月30日")
        assert ITEM not in raised(here)
        kept = here.bot.read(escalations.history, here.ids[""], "branch_committee_meeting", None)
        assert [one.lifted_by for one in kept] == [Lifted.DONE]


def test_putting_it_off_takes_it_away_and_counting_begins_anew() -> None:
    with branch() as here:
        told(here)
        ignoring(here, "07-08")
        opened(here)
        assert here.zhang.sees(RAISED)
        here.zhang.tap("⏰ 3天后")
        assert ITEM not in raised(here)
        ignoring(here, "07-13", "07-15")  # put off to a Saturday; then the weekly day
        assert MEETING in digest_of(here.zhang)[-1]
        assert "上级概览" not in said(here)


def test_marking_it_not_applicable_takes_it_away() -> None:
    with branch() as here:
        told(here)
        ignoring(here, "07-08")
        opened(here)
        here.zhang.tap("➖ 不适用").tap("本期没有这项工作")
        assert ITEM not in raised(here)
        kept = here.bot.read(escalations.history, here.ids[""], "branch_committee_meeting", None)
        assert [one.lifted_by for one in kept] == [Lifted.WAIVED]


def test_a_record_that_came_another_way_is_noticed_with_the_next_digest() -> None:
    with branch() as here:
        told(here)
        ignoring(here, "07-08")
        here.until("2026-07-09 08:29")
        record = here.log(committee_meeting("2026-06-30", here.ids["张三"]))
        assert ITEM in raised(here)
        ignoring(here, "07-09")
        assert ITEM not in raised(here)
        here.bot.write(records.undo, record, here.ids["张三"], clock.now())
        ignoring(here, "07-15")
        assert TOLD in said(here)  # told anew before it is raised again
        assert ITEM not in raised(here)


def test_a_follow_up_promised_in_a_talk_never_leaves_the_branch() -> None:
    with branch() as here:
        told_before(here)
        here.log(committee_meeting("2026-06-16", here.ids["张三"]))
        ignoring(here, *LADDER, "07-01", "07-08", "07-15")
        assert all("." not in item for item in raised(here))


def test_nought_switches_it_off() -> None:
    with branch(escalate_after=0) as here:
        told_before(here)
        ignoring(here, *LADDER, "07-01", "07-08")
        assert "上级概览" not in here.zhang.text
        assert raised(here) == {}


@pytest.mark.parametrize("after", [5, 6])
def test_how_often_is_a_setting(after: int) -> None:
    with branch(escalate_after=after) as here:
        told_before(here)
        ignoring(here, *LADDER, "07-01")
        assert TOLD not in here.zhang.text
        ignoring(here, "07-08")
        assert (TOLD in said(here)) is (after == 5)


def test_a_digest_opened_again_still_says_so() -> None:
    with branch() as here:
        told(here)
        opened(here)
        assert here.zhang.sees(f"已提醒 4 次。{TOLD}")
        here.zhang.tap("⬅️ 返回")
        assert here.zhang.sees(TOLD)


def test_an_undelivered_digest_tells_nobody_and_raises_nothing() -> None:
    with branch() as here:
        told_before(here)
        ignoring(here, *LADDER)
        here.bot.fault("502", chat_id=here.zhang.id, times=2)
        ignoring(here, "07-01")
        here.bot.move(minutes=2)
        assert here.bot.read(escalations.open_of, here.zhang.id) == {}
        ignoring(here, "07-02")
        assert TOLD in said(here)


def item_page(here: Branch) -> None:
    """张三 opens the item's page from the list."""
    here.zhang.send("/duties")
    here.zhang.tap_old(here.zhang.chat[-1].id, DutyItem("branch_committee_meeting", 0, "a").encode())


def test_the_items_page_says_since_when_and_how_often_and_keeps_what_is_over() -> None:
    with branch() as here:
        told(here)
        item_page(here)
        assert here.zhang.sees("🔔 6月23日", "起提醒 4 次未处理，已先告知本人")
        ignoring(here, "07-08")
        item_page(here)
        assert here.zhang.sees("起提醒 5 次未处理，7月8日", "列入上级概览")
        opened(here)
        log_from_panel(here, "6月30日")
        item_page(here)
        assert here.zhang.sees("起提醒 5 次，7月8日", "完成")
        assert here.zhang.sees_no("上级概览")
        here.bot.write(accounts.set_language, here.zhang.id, "en")
        item_page(here)
        assert here.zhang.sees("Reminded 5 times since Tue 23 Jun; done (Wed 8 Jul)")
