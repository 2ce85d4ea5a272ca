"""✏️ 调整: what a branch changes about one duty, from the list and from the walk, and what is said of it."""

from datetime import date

import pytest

from bot.duties.adjustments import NONE, Adjustment, Problem
from bot.duties.catalogue import shipped
from bot.duties.duty import Duty
from bot.duties.periods import Bound, Every
from bot.record_types import RecordType
from bot.records import Interview
from handlers.adjusting.origin import from_item
from handlers.duties.listed import At
from messages.callbacks.adjusting import AdjustTap
from messages.callbacks.duties import DutyItem
from messages.labels import LANGUAGES, label
from storage import duty_settings, records
from tests.conversations.logged import committee, log, who
from tests.conversations.people import Office, office
from tests.conversations.test_duty_list import open_item
from tests.conversations.walking import careful, committee_meeting
from tests.phone import Phone

STRICT = "strict_governance_meeting_committee"
LECTURE, TALKS, PLAN = "party_lecture", "heart_to_heart_talk", "annual_branch_work_plan"


def adjusted(there: Office, duty: str) -> Adjustment:
    return there.bot.read(duty_settings.adjustments, there.ids[""], there.bot.today.year).get(duty, NONE)


def open_page(there: Office, title: str) -> Phone:
    """The page of an adjustment, opened from the item of the list."""
    return open_item(there.secretary, title).tap("✏️ 调整")


def test_the_page_says_what_applies_and_that_nothing_was_changed() -> None:
    with careful() as there:
        phone = open_page(there, "全面从严治党专题会（班子）")
        phone.sees("本支部：适用", "频次：每年 2 次", "期限：年底前", "没有调整过")
        phone.tap("⬅️ 返回").sees("出处", "三(一)(2)")


def test_a_number_is_changed_from_the_item_and_everywhere_shown() -> None:
    with careful() as there:
        phone = open_page(there, "全面从严治党专题会（班子）").tap("改次数").tap("4 次")
        phone.sees("频次：每年 4 次（原为每年 2 次）", "11月20日（周五）由张三调整")
        phone.tap("⬅️ 返回").sees("0/4", "本支部调整：每年 4 次")
        assert adjusted(there, STRICT) == Adjustment(times=4)


def test_a_number_below_the_minimum_is_marked_on_the_list_and_the_item() -> None:
    with careful() as there:
        phone = open_page(there, "全面从严治党专题会（班子）").tap("改次数").tap("1 次")
        phone.sees("低于规定（每年至少 2 次）").send("今年八月才成立").sees(
            "⚠️ 低于规定", "原因：今年八月才成立"
        )
        phone.tap("⬅️ 返回").sees("低于规定的最少次数", "今年八月才成立")
        phone.tap("回到清单").sees("全面从严治党专题会（班子）  0/1", "⚠️ 低于规定")


def test_everything_is_taken_back_by_one_tap() -> None:
    with careful() as there:
        phone = open_page(there, "全面从严治党专题会（班子）").tap("改次数").tap("4 次").tap("取消全部调整")
        phone.sees("每年 2 次", "没有调整过")
        assert adjusted(there, STRICT) == NONE
        assert "↩️ 取消全部调整" not in phone.buttons


def test_the_rhythm_is_changed_and_the_number_asked_with_it() -> None:
    with careful() as there:
        phone = (
            open_page(there, "党课")
            .tap("改周期")
            .sees("原来是每季度 1 次")
            .tap("每半年")
            .sees("每半年要几次")
        )
        phone.tap("1 次").sees("频次：每半年 1 次（原为每季度 1 次）")
        assert adjusted(there, LECTURE) == Adjustment(times=1, every=Every.HALF)
        phone.tap("⬅️ 返回").sees("上半年", "下半年", "频次：每半年 1 次").sees_no("第一季度")


def test_a_rhythm_that_is_typed_is_read_and_one_that_is_none_said_back() -> None:
    with careful() as there:
        phone = (
            open_page(there, "党课").tap("改周期").send("每世纪").sees("请点一个").send("每年").tap("2 次")
        )
        phone.sees("频次：每年 2 次")


def test_the_theme_day_once_a_quarter_is_below_what_is_asked_each_month() -> None:
    with careful() as there:
        phone = open_page(there, "主题党日").tap("改周期").tap("每季度").tap("1 次")
        phone.sees("低于规定（每月至少 1 次）").send("驻外支部").sees("⚠️ 低于规定")


@pytest.mark.parametrize("typed", ["11月底", "11月30日前", "end of november"])
def test_a_deadline_is_typed(typed: str) -> None:
    with careful() as there:
        phone = open_page(there, "全面从严治党专题会（班子）").tap("改期限").send(typed)
        phone.sees("期限：11月30日前（原为年底前）")
        assert adjusted(there, STRICT) == Adjustment(due=Bound(11, 30))
        phone.tap("⬅️ 返回").sees("11月30日")
        phone.tap("✏️ 调整").tap("改期限").tap("用原来的期限").sees("年底前", "没有调整过")


def test_a_window_gets_another_last_day_in_its_own_year() -> None:
    with careful() as there:
        phone = open_page(there, "年度工作要点和推进措施").tap("改期限").tap("3月31日")
        phone.sees("3月31日", "原为1月1日至2月29日")
        window = adjusted(there, PLAN).window
        assert window is not None
        assert window.due == Bound(3, 31)


def test_a_yearly_duty_that_opens_in_autumn_can_be_due_in_june() -> None:
    with careful() as there:
        phone = open_page(there, "组织生活会").tap("改期限").tap("6月30日").sees("期限：6月30日前")
        phone.tap("⬅️ 返回").sees("6月30日", "已过 143 天")


@pytest.mark.parametrize(("typed", "said"), [("随便哪天", "没看出日期"), ("13月40日", "⚠️"), ("🙂", "⚠️")])
def test_a_deadline_that_is_none_is_said_back(typed: str, said: str) -> None:
    with careful() as there:
        open_page(there, "全面从严治党专题会（班子）").tap("改期限").send(typed).sees(said)
        assert adjusted(there, STRICT) == NONE


def test_an_own_wording_stands_everywhere_and_goes_by_one_tap() -> None:
    with careful() as there:
        phone = open_page(there, "支委会").tap("改名称").send("班子碰头会").sees("班子碰头会", "原名：支委会")
        phone.tap("⬅️ 返回").sees("班子碰头会")
        open_item(phone, "班子碰头会").tap("✏️ 调整").tap("改名称").tap("用原来的名称").sees("没有调整过")
        open_item(phone, "支委会").sees_no("班子碰头会")


def test_an_own_wording_stands_on_the_review_card() -> None:
    with careful() as there:
        open_page(there, "支委会").tap("改名称").send("班子碰头会")
        committee_meeting(there.secretary).sees("班子碰头会 0/1 → 1/1")


@pytest.mark.parametrize(
    ("typed", "said"), [("🙂", "不要带"), ("长" * 41, "太长"), ("！！", "不要带"), ("  ", "⚠️")]
)
def test_a_wording_that_cannot_be_is_said_back(typed: str, said: str) -> None:
    with careful() as there:
        phone = open_page(there, "支委会").tap("改名称")
        if typed.strip():
            phone.send(typed).sees(said)
        phone.tap("取消").sees("没有调整过")
        assert adjusted(there, "branch_committee_meeting") == NONE


def test_a_duty_is_turned_off_with_a_reason_and_on_again() -> None:
    with careful() as there:
        phone = (
            open_page(there, "党课")
            .tap("停用")
            .tap("由上级统一组织")
            .sees("本支部：不适用", "由上级统一组织")
        )
        assert phone.buttons == ["✅ 启用", "↩️ 取消全部调整", "⬅️ 返回"]
        phone.tap("⬅️ 返回").sees("不适用", "本支部已停用：由上级统一组织")
        phone.tap("✏️ 调整").tap("启用").sees("本支部：适用")
        assert adjusted(there, LECTURE) == NONE


def test_an_optional_duty_is_turned_on() -> None:
    with careful() as there:
        phone = open_page(there, "党务公开").sees("不适用").tap("启用").sees("本支部：适用（原为不适用）")
        assert adjusted(there, "party_affairs_disclosure") == Adjustment(on=True)
        phone.tap("停用").tap("本支部没有这项工作").sees("不适用")


def test_whoever_turns_a_duty_off_hears_of_the_drafts_that_counted() -> None:
    with careful() as there:
        committee_meeting(there.secretary).sees("支委会 0/1 → 1/1")
        committee_meeting(there.phone("李四"))
        phone = open_page(there, "支委会").tap("停用").tap("由上级统一组织")
        phone.sees("正在填写的记录", "您有 1 份", "其他人有 1 份", "不再计入")
        phone.send("/drafts").tap("▶️ 继续 1").sees("不计入：支委会（本支部已停用）").sees_no("→ 1/1")


def test_the_walk_says_so_as_well() -> None:
    with careful() as there:
        committee_meeting(there.secretary)
        there.secretary.send("/settings").tap("清单调整").tap("分页看").sees("第 1/4 页")
        while "支委会" not in there.secretary.last.text:
            there.secretary.tap("下页")
        line = next(each for each in there.secretary.last.text.splitlines() if each.endswith(". 支委会"))
        there.secretary.tap(line.split(".")[0]).sees("支委会", "每月 1 次").tap("🚫 不适用").send("合并召开")
        there.secretary.sees("“支委会”已停用", "您有 1 份")


def test_full_pairs_and_one_to_one_are_settings_of_the_talks_they_concern() -> None:
    with careful() as there:
        phone = open_page(there, "谈心谈话").sees("每名支委都要谈遍每名党员：否", "只认一对一的谈话：否")
        phone.tap("要求逐对谈").sees("每名支委都要谈遍每名党员：是（原为否）").tap("只认一对一").sees(
            "只认一对一的谈话：是"
        )
        assert adjusted(there, TALKS) == Adjustment(full_pairs=True, one_by_one=True)
        phone.tap("⬅️ 返回").sees("张三–赵六", "李四–赵六", "王五–赵六")
        phone.tap("✏️ 调整").tap("不要求逐对").tap("多人谈也算")
        assert adjusted(there, TALKS) == NONE
        open_page(there, "支委会").sees_no("逐对", "一对一")


def test_a_talk_with_two_at_once_stops_counting_where_only_one_to_one_counts() -> None:
    with careful() as there:
        two = Interview(
            type=RecordType.INTEGRITY_TALK,
            on=date(2026, 5, 8),
            by=(who(there, "张三"),),
            counterparts=(who(there, "李四"), who(there, "王五")),
        )
        log(there, two)
        phone = open_item(there.secretary, "廉政谈话：书记与班子成员逐人").sees("2/2", "集体谈")
        phone.tap("✏️ 调整").tap("只认一对一").tap("⬅️ 返回")
        phone.sees("0/2", "几个人一起谈的，按本支部设置不计")


def test_the_change_holds_for_one_year_and_older_buttons_are_stale() -> None:
    with careful() as there:
        phone = open_page(there, "党课").tap("改次数").tap("2 次")
        old = phone.last
        there.bot.move(days=60)
        phone.tap_old(old.id, old.data["↩️ 取消全部调整"]).sees("过期")
        open_item(phone, "党课").sees("每季度 1 次").sees_no("本支部调整")


def test_what_makes_no_sense_for_a_duty_is_not_offered_and_a_forged_tap_changes_nothing() -> None:
    with careful() as there:
        phone = open_page(there, "当好第一责任人").sees_no("频次")
        assert not [each for each in phone.buttons if "次数" in each or "周期" in each or "期限" in each]
        duty = phone.last.data["⬅️ 返回"].split(":")[2]
        phone.tap_old(phone.last.id, f"aj:26:{duty}:ti:1a0.").sees("这一项不计次数")
        for data in (
            f"aj:26:{duty}:p1:1a0.",
            f"aj:26:{duty}:xx:1a0.",
            "aj:26:no_such_duty:op:w",
            f"aj:25:{duty}:of:w",
            f"aj:26:{duty}:op",
        ):
            phone.tap_old(phone.last.id, data).sees("过期")
        phone.tap_old(phone.last.id, f"aj:26:{duty}:op:nonsense").sees("没有调整过").tap("⬅️ 返回").sees(
            "1/27"
        )


def test_only_who_runs_the_branch_adjusts() -> None:
    with careful() as there:
        page = open_page(there, "党课")
        data = page.last.data
        phone = there.phone("李四")
        open_item(phone, "党课")
        assert not phone.has_button("✏️ 调整")
        for action in ("🚫 停用", "🔢 改次数", "⬅️ 返回"):
            phone.tap_old(phone.chat[-1].id, data[action]).sees("不能做这件事")
        assert adjusted(there, LECTURE) == NONE


def test_a_question_waits_through_a_restart() -> None:
    with careful() as there:
        phone = open_page(there, "党课").tap("改名称")
        there.bot.restart()
        phone.send("微党课").sees("微党课")
        assert adjusted(there, LECTURE).wording == "微党课"


def test_last_years_list_is_not_adjusted() -> None:
    with careful() as there:
        log(there, committee(there, date(2026, 11, 2)))
        there.bot.move(days=60)
        phone = there.secretary.send("/duties").tap("2026").tap("1")
        phone.sees("出处")
        assert not phone.has_button("✏️ 调整")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_to_refuse_has_words(language: str) -> None:
    assert all(label(language, f"adjust.problems.{each}") for each in Problem)


@pytest.mark.parametrize("duty", shipped().duties, ids=lambda duty: duty.id)
def test_every_duty_has_a_page_whose_buttons_fit(duty: Duty) -> None:
    at = At("tm", 12, 123456, 2026)
    for action in ("op", "ti"):
        AdjustTap(26, duty.id, action, from_item(1, at)).encode()
    DutyItem(duty.id, 1, at.view, at.page, at.person, at.year).encode()


def test_english_pages_are_in_english() -> None:
    with office("en") as there:
        phone = there.secretary.send("/duties").tap("1").tap("✏️ Adjust")
        phone.sees("In this branch: applies", "How often", "Not changed")
        phone.tap("Turn off").tap("This branch has no such work").sees("does not apply", "by 张三")
        assert there.bot.read(records.latest, there.ids[""], None, 1) == []
