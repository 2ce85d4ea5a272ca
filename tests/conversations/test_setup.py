"""Setting a branch up, over the true HTTP path: how quickly, with what words, and what cannot go wrong."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bot.invites import hash_code, new_code
from bot.roster import Branch, Membership, Post, Roster
from handlers.setup.conversation import read_state
from handlers.setup.state import SetupState
from storage import accounts, branches, drafts, duty_settings, invites, rosters
from tests.driver import AT, Bot
from tests.phone import Phone

ROSTER = "李四 组织委员\n王五 纪检委员 第一小组\n赵六 办公室主任\n孙七 预备党员"


@pytest.fixture
def bot() -> Iterator[Bot]:
    with Bot() as made:
        yield made


def founded(bot: Bot, phone: Phone) -> tuple[Branch, Roster]:
    """The branch that a phone has set up."""
    account = bot.read(accounts.get, phone.id)
    assert account is not None
    assert account.branch_id is not None
    return bot.read(branches.get, account.branch_id), bot.read(rosters.get, account.branch_id)


def state(bot: Bot, phone: Phone) -> SetupState:
    """What the open set-up holds."""
    draft = bot.read(drafts.active, phone.id)
    assert draft is not None
    return read_state(draft)


def up_to_roster(phone: Phone) -> Phone:
    """A set-up as far as the question for the roster."""
    return (
        phone.send("/start").tap("同意并开始").send("示例第一党支部").tap("9").tap("党支部书记").send("张三")
    )


def test_the_shortest_set_up_takes_seven_taps_and_three_typed_messages(bot: Bot) -> None:
    li = bot.person("张三")
    typed = ["/start", "示例第一党支部", ROSTER]
    taps = [
        "同意并开始",
        "9",
        "党支部书记",
        "张三",
        "就这些",
        "部门填好了",
        "本月起",
        "跳过",
        "建立支部",
        "全部采用",
    ]
    li.send(typed[0]).tap(taps[0]).send(typed[1]).tap(taps[1]).tap(taps[2]).tap(taps[3]).send(typed[2])
    for each in taps[4:]:
        li.tap(each)
    assert li.sees("责任清单已定", "记会议")
    branch, roster = founded(bot, li)
    assert (branch.name, branch.full_members, branch.has_committee) == ("示例第一党支部", 9, True)
    assert [person.name for person in roster.people] == ["张三", "李四", "王五", "赵六", "孙七"]
    assert "📝 记会议" in li.keyboard
    assert (len(taps), len(typed)) == (10, 3)


def test_an_empty_branch_is_usable_after_eight_taps_and_two_typed_messages(bot: Bot) -> None:
    li = bot.person("张三")
    li.send("/start").tap("同意并开始").send("小支部").tap("3").tap("党支部书记").tap("张三")
    li.tap("跳过").tap("跳过").tap("本月起").tap("跳过").tap("建立支部").tap("全部采用")
    branch, roster = founded(bot, li)
    assert not branch.has_committee
    assert [person.name for person in roster.people] == ["张三"]
    li.press("📋 责任清单")
    assert li.sees_no("程序出了错")


def test_the_first_use_notice_says_where_data_lies_and_what_must_not_be_sent(bot: Bot) -> None:
    li = bot.person("张三")
    li.send("/start")
    assert li.sees("数据库", "Telegram 的服务器", "国家秘密", "问题线索", "导出", "删除")
    li.send("好")
    assert li.sees("同意并开始")
    assert bot.read(accounts.get, li.id).noticed is False  # type: ignore[union-attr]
    li.tap("同意并开始")
    assert bot.read(accounts.get, li.id).noticed is True  # type: ignore[union-attr]


def test_the_whole_set_up_can_be_typed(bot: Bot) -> None:
    li = bot.person("🙂")
    li.send("/start").tap("同意并开始").send("示例支部").send("十二人").send("李四 组织委员").send(
        "张三 书记\n王五"
    )
    li.send("就这些").send("办公室 王五 李四").tap("部门填好了").send("1月").tap("建立支部")
    branch, roster = founded(bot, li)
    assert branch.full_members == 12
    assert branch.tracking_start == date(2026, 1, 1)
    office = roster.departments[0]
    assert (office.name, office.head_id, office.in_charge_id) == (
        "办公室",
        roster.people[2].id,
        roster.people[0].id,
    )
    assert bot.read(accounts.get, li.id).person_id == roster.people[0].id  # type: ignore[union-attr]


def test_the_set_up_speaks_english_from_the_first_message_on(bot: Bot) -> None:
    li = bot.person("Zhang San", "en-GB")
    li.send("/start").tap("Agree and begin").send("Sample Branch").tap("7").tap("Branch secretary")
    li.tap("Zhang San").send(
        "Li Si, organization member\nWang Wu, head of General Office\nSun Qi, probationary member"
    )
    assert li.sees("4 people", "full members: 3", "head of General Office")
    li.tap("That is everybody").tap("General Office").tap("Li Si").tap("Departments done").tap(
        "From this month"
    )
    li.send("theory study 3").tap("Done").tap("Set up the branch").tap("Adopt all")
    assert li.sees("stands", "Meeting")
    assert "📝 Meeting" in li.keyboard
    branch, _ = founded(bot, li)
    stated = bot.read(duty_settings.done_before, branch.id, 2026)
    assert stated == {("theory_study_session", None): 3}


def test_the_language_can_be_switched_at_the_notice(bot: Bot) -> None:
    li = bot.person("张三")
    li.send("/start").tap("English")
    assert li.sees("Where data lies")
    li.tap("中文")
    assert li.sees("数据在哪里")


def test_seven_full_members_mean_a_committee_and_that_is_said_back(bot: Bot) -> None:
    li = bot.person("张三")
    li.send("/start").tap("同意并开始").send("示例支部").tap("7")
    assert li.sees("（设支委会）")
    assert "组织委员" in li.buttons
    li.tap("上一步").tap("6")
    assert li.sees("不设支委会")
    assert "组织委员" not in li.buttons


def test_every_roster_line_comes_back_as_read_or_with_why(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三"))
    li.send("李四 组织委员\n🙂 书记\n吴九 书记\n周八 高工\n钱十 预备党员 第二小组\n李四 第一小组")
    assert li.sees("下面 1 行没有记下", "🙂 书记", "书记已经是“张三”", "高工", "已合成一个人")
    people = {person.name: person for person in state(bot, li).people}
    assert list(people) == ["张三", "李四", "吴九", "周八", "钱十"]
    assert people["吴九"].posts == ()
    assert people["李四"].group == "第一小组"
    assert people["钱十"].membership is Membership.PROBATIONARY
    assert people["钱十"].group == "第二小组"


def test_the_roster_can_be_sent_in_several_messages_and_corrected(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三"))
    li.send("李四 宣传委员").send("李四 组织委员\n王五").send("赵六")
    assert li.sees("花名册：4 人")
    assert state(bot, li).people[1].posts == (Post.ORGANIZATION_MEMBER,)
    li.tap("清空重贴")
    assert [person.name for person in state(bot, li).people] == ["张三"]


def test_the_founders_own_line_in_the_roster_is_the_founder(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三"))
    li.send("李四 组织委员\n张三 书记 第一小组")
    people = state(bot, li).people
    assert [person.name for person in people] == ["张三", "李四"]
    assert people[0].posts == (Post.BRANCH_SECRETARY,)
    assert people[0].group == "第一小组"


def test_a_head_who_is_not_on_the_roster_is_added_and_said(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三"))
    li.send("李四 组织委员").tap("就这些").send("业务科 郑十 李四\n🙂")
    assert li.sees("郑十", "按群众记", "没有记下")
    assert state(bot, li).people[-1].membership is Membership.NON_MEMBER


def test_departments_named_in_the_roster_only_want_a_tap_for_who_is_in_charge(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三"))
    li.send("李四 组织委员\n赵六 办公室主任\n钱八 业务科科长").tap("就这些").tap("办公室").tap("李四").tap(
        "张三"
    )
    assert [(d.name, d.head, d.in_charge) for d in state(bot, li).departments] == [
        ("办公室", "赵六", "李四"),
        ("业务科", "钱八", "张三"),
    ]


def test_what_was_done_before_is_asked_only_where_there_is_a_before(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三")).tap("跳过").tap("跳过")
    li.tap("今年1月起")
    assert li.sees("花名册 1 人")
    assert "✅ 建立支部" in li.buttons
    li.tap("✏️ 起始月").send("4月")
    assert li.sees("今年这之前已经做过几次")


def test_what_was_done_before_is_stated_by_taps_and_by_typing(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三")).tap("跳过").tap("跳过").tap("本月起")
    li.send("理论学习 8, 专题会 1，民主评议 0，没有这个 3")
    assert li.sees("没对上", "没有这个 3", "8/12")
    li.tap("4. 0 次")
    assert state(bot, li).done_before == {
        "theory_study_session": 8,
        "strict_governance_meeting_committee": 1,
        "strict_governance_meeting_secretary": 1,
        "organizational_life_meeting": 1,
    }


def test_the_summary_lets_every_part_be_changed(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三")).tap("跳过").tap("跳过").tap("今年1月起")
    li.tap("✏️ 名称").send("改名支部")
    assert li.sees("改名支部")
    li.tap("✏️ 党员数").tap("5")
    assert li.sees("不设支委会")
    li.tap("✏️ 我的姓名").send("张三丰")
    li.tap("✏️ 我的职务").tap("副书记")
    assert li.sees("张三丰", "副书记")
    li.send("随便说一句")
    assert li.sees("建立支部")
    li.tap("建立支部")
    branch, roster = founded(bot, li)
    assert (branch.name, branch.full_members) == ("改名支部", 5)
    assert [(p.name, p.tenures[0].post) for p in roster.people] == [("张三丰", Post.DEPUTY_SECRETARY)]


def test_cancelling_keeps_everything_and_start_takes_it_up_again(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三"))
    li.send(ROSTER).tap("取消")
    assert li.sees("都留着")
    li.send("这句话不算")
    assert state(bot, li).name == "示例第一党支部"
    assert len(state(bot, li).people) == 5
    li.send("/start")
    assert li.sees("花名册：5 人")
    li.send("/cancel")
    assert li.sees("都留着")
    li.tap("接着填")
    assert li.sees("花名册：5 人")
    li.send("取消").tap("从头开始")
    assert li.sees("支部叫什么名字")


def test_a_set_up_goes_on_after_a_restart() -> None:
    with Bot() as bot:
        li = up_to_roster(bot.person("张三"))
        li.send(ROSTER)
        bot.restart()
        li.tap("就这些").tap("部门填好了").tap("本月起").tap("跳过").tap("建立支部")
        _, roster = founded(bot, li)
        assert len(roster.people) == 5


def test_a_second_tap_on_the_same_button_changes_nothing(bot: Bot) -> None:
    li = bot.person("张三")
    li.send("/start").tap("同意并开始").send("示例支部")
    asked = li.asked
    li.tap("9")
    before = state(bot, li)
    li.tap_old(asked.id, asked.data["12"])
    assert li.sees("已经过期")
    assert state(bot, li) == before


def test_founding_twice_founds_once(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三")).tap("跳过").tap("跳过").tap("今年1月起")
    card = li.asked
    li.tap("建立支部")
    before = len(bot.read(branches.all_of_them))
    li.tap_old(card.id, card.data["✅ 建立支部"])
    assert li.sees("已经过期")
    assert len(bot.read(branches.all_of_them)) == before


def test_a_button_of_somebody_elses_set_up_does_nothing(bot: Bot) -> None:
    li, wang = bot.person("张三"), bot.person("李四")
    li.send("/start").tap("同意并开始").send("示例支部")
    theirs = li.asked
    wang.send("/start")
    wang.tap_old(wang.asked.id, theirs.data["9"])
    assert wang.sees("已经过期")
    assert state(bot, li).full_members is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("很多", "没看出数字"),
        ("0", "不在 1"),
        ("100000", "不在 1"),
        ("-3", "不在 1"),
    ],
)
def test_a_number_that_is_none_is_said_back(bot: Bot, typed: str, said: str) -> None:
    li = bot.person("张三")
    li.send("/start").tap("同意并开始").send("示例支部").send(typed)
    assert li.sees(said)
    li.send("9")
    assert li.sees("您在支部里的职务")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("🙂🙂", "不要带"), ("支" * 200, "太长"), ("。。。", "不要带"), ("\u200b", "还没有内容")],
)
def test_a_branch_name_that_is_none_is_said_back(bot: Bot, typed: str, said: str) -> None:
    li = bot.person("张三")
    li.send("/start").tap("同意并开始").send(typed)
    assert li.sees(said)


@pytest.mark.parametrize(
    ("typed", "said"), [("🙂", "不能用在姓名中"), ("张" * 60, "太长"), ("123", "没看出姓名")]
)
def test_a_name_that_is_none_is_said_back(bot: Bot, typed: str, said: str) -> None:
    li = bot.person("🙂")
    li.send("/start").tap("同意并开始").send("示例支部").tap("9").tap("党支部书记").send(typed)
    assert li.sees(said)


def test_a_post_that_is_none_is_said_back(bot: Bot) -> None:
    li = bot.person("张三")
    li.send("/start").tap("同意并开始").send("示例支部").tap("9").send("打杂的")
    assert li.sees("没看出职务")


@pytest.mark.parametrize("typed", ["2月30日", "13月", "去年之前", "2019年3月", "明年1月"])
def test_a_first_month_that_cannot_be_is_said_back(bot: Bot, typed: str) -> None:
    li = up_to_roster(bot.person("张三")).tap("跳过").tap("跳过").send(typed)
    assert li.sees("⚠️")
    assert state(bot, li).tracking is None


def test_a_sticker_where_text_is_asked_is_answered_and_loses_nothing(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三"))
    for send in (li.sticker, li.voice, li.photo, li.contact):
        send()
        assert li.sees("请写文字")
    assert state(bot, li).own_name == "张三"


def test_a_step_that_cannot_be_skipped_says_so(bot: Bot) -> None:
    li = bot.person("张三")
    li.send("/start").tap("同意并开始").send("跳过")
    assert li.sees("不能跳过")


def test_without_open_sign_up_a_plain_start_shows_nothing_but_whom_to_ask() -> None:
    with Bot(open_signup=False) as bot:
        li = bot.person("陌生人")
        li.send("/start")
        assert li.sees("邀请链接")
        assert li.buttons == []
        code = new_code()
        bot.write(
            invites.create, kind="founding", code_hash=hash_code(code), expires_at=AT + timedelta(days=7)
        )
        li.send(f"/start {code}")
        assert li.has_button("同意并开始")
        wang = bot.person("另一个人")
        wang.send(f"/start {code}")
        li.tap("同意并开始").send("受邀支部")
        wang.tap("同意并开始")
        assert wang.sees("已经用过")
        li.send(f"/start {code}")
        assert li.sees("正式党员")
        li.tap("3").tap("党支部书记").send("张三").tap("跳过").tap("跳过").tap("今年1月起").tap("建立支部")
        assert founded(bot, li)[0].name == "受邀支部"


def test_a_draft_button_from_before_the_door_was_closed_opens_nothing() -> None:
    with Bot() as bot:
        li = bot.person("陌生人")
        li.send("/start")
        bot._wanted["open_signup"] = False
        bot.restart()
        li.tap("同意并开始")
        assert li.sees("邀请链接")


def test_long_rosters_and_many_bad_lines_fit_a_message_and_none_is_passed_over(bot: Bot) -> None:
    li = up_to_roster(bot.person("张三"))
    names = [f"示{a}{b}" for a in "甲乙丙丁戊己庚辛壬癸" for b in "一二三四五六七八九十"]
    li.send("\n".join(f"{name} 高级经济专家" for name in names)).sees("花名册：101 人", "还有 92 条")
    li.send("\n".join(f"🙂{n}" for n in range(300))).sees("下面 300 行没有记下", "另有 292 行")
    assert all(len(each.text) <= 4096 for each in li.chat)
