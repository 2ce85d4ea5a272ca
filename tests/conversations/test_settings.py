"""The settings, the walk through the duty list and the help: what each role sees and may change."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot import clock
from bot.duties.adjustments import NONE, Adjustment
from bot.records import Attachment
from bot.roster import Post
from storage import accounts, attachments, branches, drafts, duty_settings, rosters
from storage.accounts import Account
from tests.driver import Bot
from tests.phone import Phone

PEOPLE = {
    "张三": [Post.BRANCH_SECRETARY],
    "李四": [Post.DEPUTY_SECRETARY],
    "王五": [Post.ORGANIZATION_MEMBER],
    "赵六": [],
}
STRICT = "strict_governance_meeting_committee"
STUDY = "theory_study_session"


class Office:
    """A branch with its secretary's phone in the settings."""

    def __init__(self, bot: Bot, language: str = "zh-hans") -> None:
        self.bot = bot
        self.zhang = bot.person("张三", language)
        self.ids = bot.branch(PEOPLE, 张三=self.zhang)
        self.zhang.send("/settings")

    def phone(self, name: str) -> Phone:
        """Another person's phone, bound and in the settings."""
        made = self.bot.person(name)
        self.bot.join(made, self.ids[""], self.ids[name])
        return made.send("/settings")

    def account(self, phone: Phone | None = None) -> Account:
        found = self.bot.read(accounts.get, (phone or self.zhang).id)
        assert found is not None
        return found

    def adjusted(self, duty: str) -> Adjustment:
        return self.bot.read(duty_settings.adjustments, self.ids[""], self.bot.today.year).get(duty, NONE)


@pytest.fixture
def bot() -> Iterator[Bot]:
    with Bot() as made:
        yield made


@pytest.fixture
def office(bot: Bot) -> Office:
    return Office(bot)


def test_the_language_changes_by_one_tap_on_the_screen_and_on_the_keyboard(office: Office) -> None:
    office.zhang.tap("English").sees("Settings", "English from now on")
    assert office.zhang.keyboard[0] == "📋 Duty list"
    assert office.account().language == "en"
    office.zhang.tap("中文").sees("设置")
    assert office.zhang.keyboard[0] == "📋 责任清单"


def test_the_hour_of_the_digest_is_tapped_or_typed(office: Office) -> None:
    office.zhang.tap("提醒时间").tap("09:00").sees("工作日 09:00")
    assert office.account().digest_at == time(9)
    office.zhang.tap("提醒时间").send("下午两点半").sees("14:30")


@pytest.mark.parametrize(
    ("typed", "said"), [("晚上十点", "只在"), ("早上七点", "只在"), ("中饭后", "没看出时间")]
)
def test_an_hour_within_the_quiet_hours_is_refused(office: Office, typed: str, said: str) -> None:
    office.zhang.tap("提醒时间").send(typed).sees(said)
    assert office.account().digest_at == time(8, 30)


def test_leave_is_set_until_a_day_with_the_deputy_reminded_instead(office: Office) -> None:
    li = office.phone("李四")
    office.zhang.tap("请假").sees("李四").send("到7月1日").sees("请假到", "7月1日", "改为提醒 李四")
    assert (office.account().paused_until, office.account().deputy_id) == (date(2026, 7, 1), li.id)
    office.zhang.tap("结束请假")
    assert office.account().paused_until is None


@pytest.mark.parametrize("typed", ["昨天", "2099年1月1日", "随便"])
def test_leave_until_a_day_that_cannot_be_is_said_back(office: Office, typed: str) -> None:
    office.zhang.tap("请假").send(typed).sees("⚠️")
    assert office.account().paused_until is None


def test_the_notice_can_be_read_again(office: Office) -> None:
    office.zhang.tap("隐私说明").sees("数据在哪里").tap("⬅️ 设置").sees("提醒时间")


def test_the_secretary_may_try_a_reminder(office: Office) -> None:
    assert "🔔 立即试发提醒" in office.zhang.buttons
    assert office.zhang.asked.data["🔔 立即试发提醒"] == "tr"


def test_the_branch_is_renamed(office: Office) -> None:
    office.zhang.tap("支部名称").send("🙂").sees("不要带").send("新名支部").sees("新名支部")


def test_others_see_only_what_is_theirs(office: Office) -> None:
    wang = office.phone("王五")
    for word in ("花名册", "部门", "邀请", "清单调整", "支部名称"):
        assert not any(word in each for each in wang.buttons)
    wang.tap("删除…").sees_no("整个支部")
    places = (
        "st:branch_name:",
        "st:walk:",
        "st:members:3",
        "st:delete_branch:",
        f"wk:{office.bot.today.year}::all",
    )
    for data in places:
        wang.tap_old(wang.chat[-1].id, data).sees("不能做这件事")
    assert office.bot.read(drafts.active, wang.id) is None


def test_a_setting_nobody_knows_is_stale(office: Office) -> None:
    for data in (
        "st:nowhere:",
        "st:language:fr",
        "st:members:999",
        "st:x",
        f"wk:2020:{STUDY}:off",
        "wk:2026:no_duty:off",
    ):
        office.zhang.tap_old(office.zhang.asked.id, data).sees("过期")


def test_deleting_the_own_account_wants_the_word_typed(office: Office) -> None:
    office.phone("李四")
    office.zhang.tap("删除…").tap("删除我的账号").send("好的").sees("没有删除")
    office.zhang.send("删除").sees("已删除")
    assert office.bot.read(accounts.get, office.zhang.id) is None
    assert office.zhang.keyboard == []
    assert office.bot.read(branches.find, office.ids[""]) is not None
    office.zhang.send("责任清单").sees("邀请链接")


def test_the_last_account_is_warned_before_it_goes(office: Office) -> None:
    office.zhang.tap("删除…").tap("删除我的账号").sees("只有您一个账号")
    office.zhang.tap("取消").sees("提醒时间")


def test_deleting_the_branch_wants_its_name_typed_and_leaves_nothing(office: Office) -> None:
    li = office.phone("李四")
    file = Path(office.bot.data) / "attachments" / "ab" / "sample.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"sample")
    note = Attachment(file_id="f1", unique_id="u1", kind="photo")
    office.bot.write(attachments.note, office.ids[""], note, by=None, now=clock.now())
    office.zhang.tap("删除…").tap("删除整个支部").send("删除").sees("没有删除", "示例支部")
    office.zhang.send("示例支部").sees("已删除")
    assert office.bot.read(branches.find, office.ids[""]) is None
    assert office.account(li).branch_id is None
    office.zhang.send("/start").sees("使用前请看")


def test_the_whole_list_is_adopted_by_one_tap(office: Office) -> None:
    office.zhang.tap("清单调整").sees("责任清单", "27").tap("全部采用").sees("已定", "全部采用")
    assert office.bot.read(duty_settings.adjustments, office.ids[""], 2026) == {}


def test_the_walk_keeps_changes_and_sets_aside_item_by_item(office: Office) -> None:
    zhang = office.zhang.tap("清单调整").tap("逐项过一遍").sees("1/27", "每年 2 次", "三(一)(2)")
    zhang.tap("保留").sees("2/27").tap("上一步").sees("1/27")
    zhang.tap("改次数").tap("3 次").sees("2/27")
    assert office.adjusted(STRICT) == Adjustment(times=3)
    zhang.tap("不适用").tap("由上级统一组织").sees("3/27")
    assert office.adjusted(STUDY) == Adjustment(on=False, reason="由上级统一组织")
    zhang.tap("上一步").sees("不适用：由上级统一组织").tap("恢复原样").sees("每年 12 次")
    assert office.adjusted(STUDY) == NONE
    zhang.tap("其余全部采用").sees("3 次")


def test_a_number_below_the_minimum_wants_a_reason_and_is_shown_as_such(office: Office) -> None:
    zhang = office.zhang.tap("清单调整").tap("逐项过一遍").tap("改次数").send("一次").sees("每年至少 2 次")
    zhang.send("本年八月新建").sees("2/27")
    assert office.adjusted(STRICT) == Adjustment(times=1, reason="本年八月新建")
    zhang.tap("上一步").sees("低于规定的次数", "本年八月新建")


@pytest.mark.parametrize(("typed", "said"), [("很多", "没看出数字"), ("0", "不在 1"), ("9999", "不在 1")])
def test_a_number_of_times_that_is_none_is_said_back(office: Office, typed: str, said: str) -> None:
    office.zhang.tap("清单调整").tap("逐项过一遍").tap("改次数").send(typed).sees(said)
    assert office.adjusted(STRICT) == NONE
    office.zhang.tap("取消").sees("1/27")


@pytest.mark.parametrize(("typed", "said"), [("。。", "用文字"), ("理" * 300, "太长")])
def test_a_reason_that_is_none_is_said_back(office: Office, typed: str, said: str) -> None:
    office.zhang.tap("清单调整").tap("逐项过一遍").tap("不适用").send(typed).sees(said)
    assert office.adjusted(STRICT) == NONE


def test_a_branch_without_a_committee_walks_a_shorter_list(office: Office) -> None:
    office.bot.write(branches.update, office.ids[""], full_members=5)
    office.zhang.tap("清单调整").sees("不设支委会", "23")


def test_last_years_changes_are_carried_over_by_one_tap(office: Office) -> None:
    before = Adjustment(times=3)
    office.bot.write(
        duty_settings.set_adjustment, office.ids[""], 2025, STRICT, before, by=None, now=clock.now()
    )
    office.zhang.tap("清单调整").tap("沿用去年的调整（1 项）").sees("已定", "每年 3 次")
    assert office.adjusted(STRICT) == before


def test_every_item_of_the_walk_can_be_seen_in_both_languages(bot: Bot) -> None:
    for language, begin, keep in (("zh-hans", "逐项过一遍", "保留"), ("en", "One by one", "Keep")):
        office = Office(bot, language)
        office.zhang.tap("🧾").tap(begin)
        for number in range(1, 28):
            office.zhang.sees(f"{number}/27").tap(keep)
        office.zhang.sees("📋")


def test_help_says_what_this_role_can_do(office: Office) -> None:
    office.zhang.send("/help").sees("记谈话", "花名册", "/export")
    zhao = office.phone("赵六")
    zhao.send("怎么用").sees("记会议").sees_no("记谈话：", "花名册", "/export")
    office.bot.person("陌生人").send("/start").send("/help").sees("邀请链接")


def test_help_is_there_in_english(bot: Bot) -> None:
    Office(bot, "en").zhang.send("what can you do").sees("Meeting", "invites")


def test_what_is_not_understood_gets_examples_of_what_can_be_said(office: Office) -> None:
    office.zhang.send("量子力学").sees("看不懂", "昨天下午三点支委会")
    assert office.zhang.has_button("我的责任清单")


def test_a_kind_word_gets_one_and_no_list(office: Office) -> None:
    office.zhang.send("今天天气不错").sees("跟我说一句就行").sees_no("看不懂")
    assert not office.zhang.has_button("我的责任清单")


def test_moving_out_ends_the_right_to_the_settings_of_the_branch(office: Office) -> None:
    li = office.phone("李四")
    office.bot.write(rosters.set_left, office.ids["李四"], office.bot.today - timedelta(days=1))
    li.send("/settings")
    assert not any("花名册" in each for each in li.buttons)


def test_the_command_menu_names_what_there_is_in_both_languages_with_cancel_last(office: Office) -> None:
    menus = {
        call["params"].get("language_code", ""): [each["command"] for each in call["params"]["commands"]]
        for call in office.bot.calls("setMyCommands")
    }
    assert set(menus) == {"", "zh", "en"}
    assert all((names[0], names[-1]) == ("duties", "cancel") for names in menus.values())
    assert {"meeting", "interview", "settings", "help"} <= set(menus["zh"])


def test_cancel_with_nothing_open_says_so(office: Office) -> None:
    office.zhang.send("/cancel").sees("没有正在填写")
