"""The digest as people get it: on which days and hours it comes, what it says, and when it is silent."""

from datetime import date, time, timedelta

import pytest

from bot import clock
from bot.duties.adjustments import Adjustment
from bot.invites import hash_code, new_code
from bot.record_types import RecordType
from bot.records import Interview, Meeting, Named, Resolution
from handlers.reminders.choosing import spoken_for
from handlers.reminders.planning import plan_next
from storage import accounts, branches, duty_settings, invites, records
from storage.accounts import Account
from storage.reminders import DigestMessage
from tests.handlers.digests import at, branch, committee_meeting, digest_of, told_before


def test_it_comes_at_half_past_eight_of_the_next_workday_and_not_before() -> None:
    with branch() as here:
        here.until("2026-06-17 08:29")
        assert digest_of(here.zhang) == []
        here.until("2026-06-17 08:30")
        assert here.zhang.sees("今日提醒", "支委会", "6月30日前完成")
        assert str(here.next_at(here.zhang)) == "2026-06-18 08:30:00"


def test_one_comes_a_day_however_often_the_tick_runs() -> None:
    with branch() as here:
        for hour in ("08:30", "08:31", "12:00", "20:00"):
            here.until(f"2026-06-17 {hour}")
        assert len(digest_of(here.zhang)) == 1


def test_none_comes_on_a_weekend_or_a_holiday() -> None:
    with branch("2026-06-18 20:00") as here:
        for day in ("19", "20", "21"):  # 端午 and its weekend
            here.until(f"2026-06-{day} 12:00")
        assert digest_of(here.zhang) == []
        here.until("2026-06-22 08:30")
        assert len(digest_of(here.zhang)) == 1


def test_one_comes_on_a_saturday_that_is_worked_for_a_holiday() -> None:
    with branch("2026-05-08 20:00", "2026-05-01") as here:
        here.until("2026-05-09 08:30")
        assert len(digest_of(here.zhang)) == 1


def test_the_operators_table_makes_a_day_a_day_off() -> None:
    with branch(workday_overrides={date(2026, 6, 17): False}) as here:
        here.until("2026-06-17 12:00")
        assert digest_of(here.zhang) == []
        here.until("2026-06-18 08:30")
        assert len(digest_of(here.zhang)) == 1


def test_with_nothing_to_say_nothing_is_sent() -> None:
    with branch() as here:
        told_before(here)
        here.until("2026-06-17 12:00")
        assert digest_of(here.zhang) == digest_of(here.li) == []
        assert here.row_states()[:2] == ["void", "void"]
        assert str(here.next_at(here.zhang)) == "2026-06-18 08:30:00"


def test_an_item_is_said_seven_three_and_one_day_before_on_the_day_and_after() -> None:
    with branch("2026-07-01 12:00", "2026-07-01") as here:
        told_before(here)
        said = []
        for day in range(14, 32):
            here.until(f"2026-07-{day} 08:30")
            if "支委会" in here.zhang.text:
                said.append(day)
        here.until("2026-08-03 08:30")
        assert here.zhang.sees("支委会", "缺7月", "7月31日到期")
        assert said == [24, 28, 30, 31]


def test_a_record_stops_the_reminder_of_what_it_counts_for() -> None:
    with branch() as here:
        here.until("2026-06-17 08:30")
        assert here.zhang.sees("支委会")
        here.log(committee_meeting("2026-06-17", here.ids["张三"]))
        here.until("2026-06-23 08:30")
        assert "支部党员大会" in digest_of(here.zhang)[-1]
        assert ". 支委会" not in digest_of(here.zhang)[-1]


def test_the_secretary_hears_of_the_committee_and_a_member_of_own_duties_only() -> None:
    with branch() as here:
        here.until("2026-06-17 08:30")
        assert here.zhang.sees("支委会", "班子的")
        assert here.li.sees("谈心谈话")
        assert here.li.sees_no("支委会", "班子的")


def test_a_heap_after_set_up_is_cut_to_eight_with_the_rest_on_the_list() -> None:
    with branch("2026-11-02 20:00", "2026-01-01") as here:
        here.until("2026-11-03 08:30")
        assert here.zhang.sees("8. ", "项，在责任清单里")
        assert here.zhang.sees_no("9. ")
        here.zhang.tap("📋 责任清单")
        assert here.zhang.sees("责任清单")


def test_the_older_digest_loses_its_buttons_when_a_new_one_comes() -> None:
    with branch() as here:
        here.until("2026-06-17 08:30")
        first = here.zhang.last.id
        here.until("2026-06-23 08:30")
        shown = {each.id: each.buttons for each in here.zhang.chat}
        assert shown[first] == ()
        assert here.zhang.chat[-1].id != first
        assert here.zhang.chat[-1].buttons


def test_it_is_written_in_the_readers_language() -> None:
    with branch() as here:
        here.bot.write(accounts.set_language, here.zhang.id, "en")
        here.until("2026-06-17 08:30")
        assert here.zhang.sees("Today's reminder", "by 30 Jun", "Tap a number")


def test_it_comes_at_the_hour_a_person_chose() -> None:
    with branch() as here:
        here.zhang.send("/settings").tap("⏰ 提醒时间").send("9:15")
        assert str(here.next_at(here.zhang)) == "2026-06-17 09:15:00"
        here.until("2026-06-17 09:14")
        assert digest_of(here.zhang) == []
        here.until("2026-06-17 09:15")
        assert len(digest_of(here.zhang)) == 1


def test_another_hour_chosen_after_todays_digest_brings_no_second_one() -> None:
    with branch() as here:
        here.until("2026-06-17 08:30")
        here.zhang.send("/settings").tap("⏰ 提醒时间").send("17:00")
        here.until("2026-06-17 17:00")
        assert len(digest_of(here.zhang)) == 1
        assert str(here.next_at(here.zhang)) == "2026-06-18 17:00:00"


def test_the_hour_is_the_branchs_own() -> None:
    with branch() as here:
        here.bot.write(branches.update, here.ids[""], time_zone="Europe/Berlin")
        here.bot.write(plan_next, here.zhang.id, clock.now(), here.bot.service.settings)
        (row,) = here.rows(here.zhang)
        assert row.due_at == at("2026-06-17 14:30")


def test_a_leave_is_silent_and_hands_over_to_the_deputy() -> None:
    with branch() as here:
        here.bot.write(accounts.set_paused, here.zhang.id, date(2026, 6, 30), here.li.id)
        theirs = Resolution(text="整理示例会议室", due=date(2026, 6, 17))
        here.log(Meeting(type=RecordType.THEME_PARTY_DAY, on=date(2026, 6, 10), resolutions=(theirs,)))
        here.until("2026-06-17 08:30")
        assert digest_of(here.zhang) == []
        assert here.li.sees("支委会", "代张三", "落实决议：整理示例会议室  代张三")
        assert str(here.next_at(here.zhang)) == "2026-07-01 08:30:00"
        here.until("2026-07-01 08:30")
        assert here.zhang.sees("支委会")
        assert here.li.sees_no("代张三")


def test_coming_back_early_from_a_leave_brings_the_next_digest_at_once() -> None:
    with branch() as here:
        here.zhang.send("/settings").tap("请假").send("6月30日")
        assert str(here.next_at(here.zhang)) == "2026-07-01 08:30:00"
        here.zhang.send("/settings").tap("结束请假")
        assert str(here.next_at(here.zhang)) == "2026-06-17 08:30:00"


def talk(here_ids: dict[str, int], on: date, follow_up: date | None) -> Interview:
    return Interview(
        type=RecordType.HEART_TO_HEART_TALK,
        on=on,
        by=(Named(name="李四", person_id=here_ids["李四"]),),
        counterparts=(Named(name="王五", person_id=here_ids["王五"]),),
        follow_up=follow_up,
    )


def test_a_follow_up_promised_in_a_talk_is_asked_about_until_the_next_talk() -> None:
    with branch() as here:
        told_before(here)
        here.log(talk(here.ids, date(2026, 6, 10), date(2026, 6, 24)))
        here.until("2026-06-22 08:30")  # three days before is a Sunday in a holiday
        here.until("2026-06-24 08:30")
        assert here.li.sees("回访王五（谈心谈话）", "6月10日的记录；今天到期")
        assert here.zhang.sees_no("回访")
        here.log(talk(here.ids, date(2026, 6, 24), None))
        here.until("2026-06-25 08:30")
        assert "回访" not in here.li.text


def test_a_resolution_whose_date_comes_is_asked_about_and_can_be_settled() -> None:
    with branch() as here:
        told_before(here)
        here.log(
            Meeting(
                type=RecordType.BRANCH_COMMITTEE_MEETING,
                on=date(2026, 6, 10),
                resolutions=(Resolution(text="整理示例会议室", owner="李四", due=date(2026, 6, 24)),),
            )
        )
        here.until("2026-06-24 08:30")
        assert here.zhang.sees("落实决议：整理示例会议室")
        assert here.li.sees("落实决议：整理示例会议室")
        number = next(line.split(".")[0] for line in here.li.text.splitlines() if "落实决议" in line)
        here.li.tap(number).tap("✅ 已办好")
        assert here.li.toasts == ["记下了，不再提醒。"]
        here.until("2026-06-25 08:30")
        assert "落实决议" not in here.zhang.text


@pytest.mark.parametrize(
    ("today", "back_on", "everything"),
    [(15, None, False), (16, None, True), (3, 1, True), (3, 2, True), (3, 3, False)],
)
def test_one_that_is_two_weeks_late_or_the_first_after_a_leave_says_all_that_is_open(
    today: int, back_on: int | None, everything: bool
) -> None:
    away = None if back_on is None else date(2026, 6, back_on)
    last = DigestMessage(1, 1, at("2026-06-01 08:30"))
    span = spoken_for(
        Account(1, 1, paused_until=away), last, date(2026, 6, today), "Asia/Shanghai", since=date(2026, 6, 1)
    )
    assert span.everything is everything
    assert span.today == date(2026, 6, today)


def test_after_five_days_of_downtime_each_person_gets_one_digest() -> None:
    with branch("2026-06-22 20:00") as here:
        told_before(here)
        here.bot.stop()
        here.zhang.mark()
        clock.move(at("2026-06-29 10:00") - clock.now())
        here.bot.start()
        here.bot.tick()
        here.bot.tick()
        assert len(digest_of(here.zhang)) == 1
        assert here.zhang.sees("支委会")
        assert str(here.next_at(here.zhang)) == "2026-06-30 08:30:00"


def test_a_bot_that_comes_back_on_a_weekend_waits_for_the_next_workday() -> None:
    with branch("2026-06-22 20:00") as here:
        told_before(here)
        here.bot.stop()
        clock.move(at("2026-06-27 10:00") - clock.now())
        here.bot.start()
        here.bot.tick()
        assert digest_of(here.zhang) == []
        here.until("2026-06-29 08:30")
        assert here.zhang.sees("支委会", "党员大会")
        assert len(digest_of(here.zhang)) == 1


def test_somebody_who_joins_by_invite_has_a_digest_planned_at_once() -> None:
    with branch() as here:
        code = new_code()
        here.bot.write(
            invites.create,
            kind="person",
            branch_id=here.ids[""],
            person_id=here.ids["王五"],
            code_hash=hash_code(code),
            created_by=here.zhang.id,
            now=clock.now(),
            expires_at=clock.now() + timedelta(days=7),
        )
        wang = here.bot.person("王五")
        wang.send(f"/start {code}").tap("我是王五")
        assert str(here.next_at(wang)) == "2026-06-17 08:30:00"


def test_whoever_has_no_digest_ahead_is_found_at_the_next_start() -> None:
    with branch() as here:
        wang = here.bot.person("王五")
        here.bot.join(wang, here.ids[""], here.ids["王五"])
        here.bot.restart()
        here.bot.tick()
        assert str(here.next_at(wang)) == "2026-06-17 08:30:00"


def test_what_the_branch_turned_off_is_not_said() -> None:
    with branch() as here:
        here.bot.write(
            duty_settings.set_adjustment,
            here.ids[""],
            2026,
            "branch_committee_meeting",
            Adjustment(on=False, reason="示例"),
            by=here.zhang.id,
            now=clock.now(),
        )
        here.until("2026-06-17 08:30")
        assert here.zhang.sees_no(". 支委会")


def test_an_undone_record_is_asked_about_again() -> None:
    with branch() as here:
        record = here.log(committee_meeting("2026-06-16", here.ids["张三"]))
        here.bot.write(records.undo, record, here.ids["张三"], clock.now())
        here.until("2026-06-17 08:30")
        assert here.zhang.sees(". 支委会")


def test_quiet_hours_win_over_the_chosen_hour() -> None:
    with branch() as here:
        here.bot.write(accounts.set_digest_at, here.zhang.id, time(5, 0))
        here.bot.write(plan_next, here.zhang.id, clock.now(), here.bot.service.settings)
        here.until("2026-06-17 07:59")
        assert digest_of(here.zhang) == []
        here.until("2026-06-17 08:00")
        assert len(digest_of(here.zhang)) == 1
