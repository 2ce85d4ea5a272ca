"""Small ways through the screens: nothing left behind, nothing lost, a way to everything and back."""

from datetime import date

import pytest

from bot.duties.adjustments import NONE
from storage import drafts, duty_settings
from tests.conversations.logged import committee, log
from tests.conversations.people import office
from tests.conversations.test_duty_list import open_item
from tests.conversations.walking import committee_meeting


def test_a_form_with_nothing_in_it_but_its_type_is_not_kept() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("支委会").send("/cancel").sees("已取消").sees_no("继续填写")
        assert there.bot.read(drafts.parked, phone.id) == []
        phone.send("/meeting").tap("支委会").tap("昨天").send("/cancel").sees("写过的内容还留着")
        assert len(there.bot.read(drafts.parked, phone.id)) == 1


def test_the_menu_of_meetings_leads_to_reports_and_inspections_too() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("报送材料").sees("报送的是哪份材料")
        assert "🔁 以上次为模板" not in phone.buttons
        phone.send("/meeting").tap("检查").sees("检查的是什么")
        phone.send("登记检查").sees("检查的是什么").tap("督导检查").tap("跳过").sees("谁检查的", "几人一起查")


def test_numbers_given_where_a_reason_is_asked_are_numbers() -> None:
    with office() as there:
        phone = committee_meeting(there.secretary, until="attendance")
        phone.tap("李四").sees("为什么没来").send("应到3实到4").sees("⚠️").sees_no("李四（应到")
        phone.send("应到3实到2").sees("研究了什么", "应到 3，实到 2")


def test_whoever_is_away_without_a_reason_stands_on_the_button_by_name_alone() -> None:
    with office() as there:
        phone = committee_meeting(there.secretary, until="attendance")
        phone.tap("李四").tap("原因以后补")
        assert "❌ 李四" in phone.buttons


def test_a_lecture_is_asked_what_it_was_about() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("党课").tap("昨天").tap("15:00").send("会议室").tap("李四").tap("全部到会")
        phone.sees("讲了什么？").sees_no("研究了什么")


def test_a_record_is_opened_by_the_number_that_a_hint_quotes() -> None:
    with office() as there:
        phone = committee_meeting(there.secretary).tap("保存")
        phone.send("第1号记录").sees("支委会", "研究示例事项")
        phone.send("99号记录").sees("没有")


@pytest.mark.parametrize(("language", "line"), [("zh", "第1号记录"), ("en", "record 1")])
def test_a_record_asked_for_while_a_place_is_wanted_is_opened_and_is_no_place(
    language: str, line: str
) -> None:
    with office(language) as there:
        log(there, committee(there, date(2026, 11, 9)))
        phone = there.secretary.send("昨天下午3点支委会，张三主持，全部到会")
        phone.send(line).sees("11月的议题")
        phone.send("301").sees_no(line).sees("301")


def test_a_change_of_a_record_does_not_claim_to_count_a_second_time() -> None:
    with office() as there:
        phone = committee_meeting(there.secretary).sees("支委会 0/1 → 1/1").tap("保存")
        phone.sees("0/1 → 1/1").tap("修改").sees("➡️ 支委会 1/1").sees_no("→ 1/1")
        phone.tap("记录人").tap("李四").tap("保存").sees("➡️ 支委会 1/1").sees_no("→ 1/1")


def test_a_record_of_another_period_says_which_one_it_counts_in() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("支委会").send("9月18日").tap("15:00").send("会议室").tap("张三")
        phone.tap("全部到会").send("九月的议题").sees("支委会（9月） 0/1 → 1/1")


def test_the_number_that_holds_anyway_is_no_change() -> None:
    with office() as there:
        phone = there.secretary
        open_item(phone, "支部党员大会").tap("调整").sees("没有调整过")
        phone.tap("改次数").tap("1 次").sees("没有调整过")
        made = there.bot.read(duty_settings.adjustments, there.ids[""], 2026)
        assert set(made.values()) <= {NONE}


def test_the_next_seven_days_lead_back_to_the_settings() -> None:
    with office() as there:
        there.secretary.send("/settings").tap("未来7天").tap("设置").sees("⚙️ 设置", "语言")


def test_why_one_is_reminded_leaves_the_reminder_where_it_is() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/settings").tap("立即试发提醒").sees("试发")
        phone.tap("1").tap("为何提醒").sees("出处")
        assert any("到期" in each.text and "⏰ 1天后" in each.labels for each in phone.chat[-2:])


def test_the_settings_say_when_the_last_election_was() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/settings").sees_no("上次换届").tap("换届").send("2024年3月15日")
        phone.sees("上次换届：2024年3月15日", "任期 3 年")


def test_another_persons_list_is_not_called_mine() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/duties").tap("其他人的清单").tap("李四").sees("李四的责任清单").sees_no("我的")
        assert not any("我的" in label for label in phone.buttons)


def test_a_record_saved_as_it_was_has_no_history() -> None:
    with office() as there:
        phone = committee_meeting(there.secretary).tap("保存").tap("修改").tap("保存").sees("已保存。")
        assert "🕘 修改记录" not in phone.buttons
