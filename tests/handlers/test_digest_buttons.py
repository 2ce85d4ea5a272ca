"""What can be done with a digest: log, put off, mark not applicable, ask why; and the test on demand."""

from datetime import date

from bot import clock
from messages.callbacks.duties import DutyItem
from storage import accounts, outbox_rows, reminders
from tests.handlers.digests import Branch, branch, committee_meeting, digest_of, opened, told_before

MEETING = "支委会"


def with_digest(here: Branch) -> int:
    """The digest of 17 June has come; its message."""
    here.until("2026-06-17 08:30")
    return here.zhang.last.id


def test_an_items_number_opens_its_panel_in_place_and_back_returns() -> None:
    with branch() as here:
        message = with_digest(here)
        opened(here)
        assert here.zhang.last.id == message
        assert here.zhang.sees("期限：6月30日", "到期前 7、3、1 天")
        here.zhang.tap("⬅️ 返回")
        assert here.zhang.last.id == message
        assert here.zhang.sees("还没办完的", MEETING)


def test_later_moves_the_reminder_and_never_the_deadline() -> None:
    with branch() as here:
        with_digest(here)
        opened(here)
        here.zhang.tap("⏰ 下周一")
        assert here.zhang.toasts == ["好，6月22日再提醒。期限不变。"]
        assert here.zhang.sees_no(f". {MEETING}")
        here.until("2026-06-18 08:30")
        assert digest_of(here.zhang) == []  # the one of the 17th reads 还没办完的 by now
        here.until("2026-06-22 08:30")
        assert here.zhang.sees("1. 支委会", "6月30日前完成")


def test_not_applicable_needs_a_reason_and_can_be_taken_back_at_once() -> None:
    with branch() as here:
        with_digest(here)
        opened(here)
        here.zhang.tap("➖ 不适用")
        assert here.zhang.sees("支委会（6月）", "为什么不适用")
        assert here.bot.read(reminders.waived, here.ids[""]) == {}
        here.zhang.tap("本期没有这项工作")
        assert here.zhang.sees("已标为不适用：本期没有这项工作。")
        here.zhang.tap("⬅️ 返回")
        assert here.zhang.sees_no(f". {MEETING}")
        assert set(here.bot.read(reminders.waived, here.ids[""])) == {"branch_committee_meeting:-:2026-06"}


def test_a_reason_can_be_typed_and_stands_on_the_list_where_it_is_taken_back() -> None:
    with branch() as here:
        with_digest(here)
        opened(here)
        here.zhang.tap("➖ 不适用").send("本月并入党员大会 <示例>")
        assert here.zhang.sees("已标为不适用：本月并入党员大会 <示例>。")
        here.zhang.tap("↩️ 恢复，照常提醒")
        assert here.zhang.toasts == ["已恢复，照常提醒。"]
        assert here.zhang.sees(MEETING)


def test_the_items_page_shows_the_reason_in_the_readers_language_and_restores() -> None:
    with branch() as here:
        item = "branch_committee_meeting:-:2026-06"
        here.bot.write(reminders.waive, here.ids[""], item, "#nobody", by=here.zhang.id, now=clock.now())
        here.zhang.send("/duties")
        here.zhang.tap_old(here.zhang.last.id, DutyItem("branch_committee_meeting", 0, "a").encode())
        assert here.zhang.sees("没有符合条件的人")
        here.zhang.tap("↩️ 恢复，照常提醒")
        assert here.zhang.toasts == ["已恢复，照常提醒。"]
        assert here.bot.read(reminders.waived, here.ids[""]) == {}


def test_a_reason_that_is_too_long_is_not_taken_and_the_question_stays() -> None:
    with branch() as here:
        with_digest(here)
        opened(here)
        here.zhang.tap("➖ 不适用").send("长" * 201)
        assert here.zhang.sees("最多 200 字")
        here.zhang.tap("取消")
        assert here.zhang.sees("还没办完的", MEETING)


def test_one_of_several_missed_months_can_be_marked_by_itself() -> None:
    with branch("2026-06-16 20:00", "2026-04-01") as here:
        with_digest(here)
        opened(here)
        assert here.zhang.sees("缺4月–5月")
        here.zhang.tap("➖ 不适用：4月").tap("没有符合条件的人").tap("⬅️ 返回")
        assert here.zhang.sees("支委会  0/8  班子的\n缺5月")


def test_logging_keeps_the_digest_and_opens_the_form_below_it() -> None:
    with branch() as here:
        message = with_digest(here)
        opened(here)
        here.zhang.tap("📝 去登记")
        first, form = here.zhang.news
        assert first.id == message
        assert "还没办完的" in first.text
        assert "支委会" in form.text
        assert "哪一天" in form.text


def test_what_was_logged_meanwhile_is_gone_when_its_button_is_tapped() -> None:
    with branch() as here:
        with_digest(here)
        here.log(committee_meeting("2026-06-17", here.ids["张三"]))
        opened(here)
        assert here.zhang.toasts == ["这一项已经没有了：办好了，或者不再适用。"]
        assert here.zhang.sees_no(f". {MEETING}")
        assert here.zhang.sees("支部党员大会")


def test_a_second_tap_on_later_changes_nothing() -> None:
    with branch() as here:
        message = with_digest(here)
        opened(here)
        data = here.zhang.last.data["⏰ 1天后"]
        here.zhang.tap("⏰ 1天后")
        here.zhang.tap_old(message, data)
        item = "branch_committee_meeting:-:2026-06"
        assert here.bot.read(reminders.snoozes, here.zhang.id) == {item: date(2026, 6, 18)}


def test_why_leads_to_the_items_own_page() -> None:
    with branch() as here:
        with_digest(here)
        opened(here)
        here.zhang.tap("❓ 为何提醒")
        assert here.zhang.sees("支委会", "频次", "出处")


def test_a_button_of_somebody_elses_item_opens_nothing() -> None:
    with branch() as here:
        with_digest(here)
        data = here.zhang.last.data["1"]
        message = next(each for each in here.li.chat if "今日提醒" in each.text)
        here.li.tap_old(message.id, data)
        assert here.li.toasts == ["这一项已经没有了：办好了，或者不再适用。"]
        assert here.li.sees_no("支委会", "支部党员大会")


def test_a_test_reminder_shows_at_once_what_today_would_say_and_moves_nothing() -> None:
    with branch() as here:
        ahead = here.bot.read(outbox_rows.ahead, here.zhang.id)
        here.zhang.send("/settings").tap("🔔 立即试发提醒")
        assert here.zhang.sees("试发", "今天的提醒会这样写", MEETING, "下一次：6月17日（周三） 08:30")
        assert here.bot.read(outbox_rows.ahead, here.zhang.id) == ahead
        here.until("2026-06-17 08:30")
        assert len(digest_of(here.zhang)) == 1


def test_a_test_reminder_with_nothing_due_says_so_and_shows_what_is_open() -> None:
    with branch("2026-06-17 20:00") as here:
        told_before(here)
        here.zhang.send("/settings").tap("🔔 立即试发提醒")
        assert here.zhang.sees("今天没有该提醒的", MEETING)
        here.zhang.tap("1").tap("⏰ 3天后")
        assert here.zhang.sees("试发")


def test_the_next_seven_days_are_foretold() -> None:
    with branch() as here:
        with_digest(here)
        here.zhang.tap("📅 未来7天")
        assert here.zhang.sees("6月19日（周五）　休息，不发", "6月22日（周一）　不用提醒")
        foretold = here.zhang.text
        here.until("2026-06-23 08:30")
        assert "支部党员大会" in digest_of(here.zhang)[-1]
        assert "支部党员大会" in foretold.split("6月23日")[1]


def test_foretelling_says_who_is_on_leave() -> None:
    with branch() as here:
        here.zhang.send("/settings").tap("请假").send("6月30日")
        here.zhang.send("/settings").tap("🔔 立即试发提醒").tap("📅 未来7天")
        assert here.zhang.sees("您请假到 6月30日")


def test_in_english_every_button_and_line_is_english() -> None:
    with branch() as here:
        here.bot.write(accounts.set_language, here.zhang.id, "en")
        with_digest(here)
        here.zhang.tap("1")
        assert here.zhang.sees("Deadline: Tue 30 Jun", "You are reminded when it opens")
        assert "⏰ Monday" in here.zhang.buttons
        here.zhang.tap("➖ Not applicable").tap("Nobody it applies to")
        assert here.zhang.sees("Marked not applicable: Nobody it applies to.")
