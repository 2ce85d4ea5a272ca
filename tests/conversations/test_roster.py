"""The roster and the departments after the set-up: a few taps each, and what crossing seven members asks."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bot.roster import Branch, Membership, Person, Post, Roster
from storage import branches, rosters
from tests.driver import Bot

PEOPLE = {
    "张三": [Post.BRANCH_SECRETARY],
    "李四": [Post.ORGANIZATION_MEMBER],
    "王五": [Post.DISCIPLINE_MEMBER],
    "赵六": [],
}


class Office:
    """A branch, its secretary's phone, and what is stored."""

    def __init__(self, bot: Bot, people: dict[str, list[Post]], full_members: int = 9) -> None:
        self.bot = bot
        self.zhang = bot.person("张三")
        self.ids = bot.branch(people, full_members=full_members, 张三=self.zhang)
        self.zhang.send("/start").press("⚙️ 设置").tap("花名册")

    @property
    def roster(self) -> Roster:
        return self.bot.read(rosters.get, self.ids[""])

    @property
    def branch(self) -> Branch:
        return self.bot.read(branches.get, self.ids[""])

    def who(self, name: str) -> Person:
        return next(person for person in self.roster.people if person.name == name)


@pytest.fixture
def bot() -> Iterator[Bot]:
    with Bot() as made:
        yield made


@pytest.fixture
def office(bot: Bot) -> Office:
    return Office(bot, PEOPLE)


def test_people_are_added_by_lines_and_join_today(office: Office) -> None:
    office.zhang.tap("加人").send("吴九 预备党员 第二小组\n🙂").sees("吴九", "没有记下")
    office.zhang.send("钱八 人事科科长\n李四").sees("要加的 2 人", "已在花名册，不再加：李四")
    office.zhang.tap("今天起加入").sees("在册 6 人")
    new = office.who("吴九")
    assert (new.since, new.membership, new.group) == (office.bot.today, Membership.PROBATIONARY, "第二小组")
    assert [(d.name, d.head_id) for d in office.roster.departments] == [("人事科", office.who("钱八").id)]


def test_somebody_forgotten_at_set_up_is_added_as_having_been_there(office: Office) -> None:
    office.zhang.tap("加人").send("吴九 宣传委员").tap("原来就在")
    new = office.who("吴九")
    assert new.since is None
    assert new.posts(date(2026, 1, 5)) == {Post.PUBLICITY_MEMBER}


def test_a_second_secretary_is_added_without_the_post(office: Office) -> None:
    office.zhang.tap("加人").send("吴九 书记").sees("书记已经是“张三”").tap("今天起加入")
    assert office.who("吴九").tenures == ()


def test_moving_out_takes_three_taps_and_is_undone_by_two(office: Office) -> None:
    office.zhang.tap("赵六").tap("转出").tap("今天").sees("最后一天")
    assert office.who("赵六").until == office.bot.today
    office.zhang.tap("撤销转出")
    assert office.who("赵六").until is None


def test_somebody_who_left_is_listed_apart_and_can_come_back(office: Office) -> None:
    office.zhang.tap("赵六").tap("转出").send("昨天").tap("⬅️ 花名册").sees("在册 3 人")
    office.zhang.tap("已转出（1）").tap("赵六").sees("转出").tap("撤销转出")
    assert office.who("赵六").until is None


@pytest.mark.parametrize(
    ("typed", "said"), [("2月30日", "没有"), ("随便", "没看出日期"), ("明年1月1日", "还没到")]
)
def test_a_day_of_moving_out_that_is_none_is_said_back(office: Office, typed: str, said: str) -> None:
    office.zhang.tap("赵六").tap("转出").send(typed).sees(said)
    assert office.who("赵六").until is None
    office.zhang.tap("取消").sees("赵六", "职务")


def test_a_probationary_member_becomes_a_full_one_from_a_day(office: Office) -> None:
    office.zhang.tap("赵六").tap("政治面貌").tap("预备党员").tap("转正").send("6月1日").sees("转正")
    who = office.who("赵六")
    assert who.is_full_member(date(2026, 6, 1))
    assert not who.is_full_member(date(2026, 5, 31))


def test_posts_are_switched_by_a_tap_from_today(office: Office) -> None:
    office.zhang.tap("赵六").tap("改职务").tap("宣传委员").sees("宣传委员")
    assert office.who("赵六").posts(office.bot.today) == {Post.PUBLICITY_MEMBER}
    assert office.who("赵六").posts(office.bot.today - timedelta(days=1)) == frozenset()
    office.zhang.tap("✅ 宣传委员")
    assert office.who("赵六").posts(office.bot.today) == frozenset()


def test_the_secretarys_post_is_handed_over_and_never_dropped(office: Office) -> None:
    office.zhang.tap("张三").tap("改职务").tap("✅ 党支部书记").sees("要先交接")
    office.zhang.tap("完成").tap("转出").sees("要先交接")
    office.zhang.tap("⬅️ 花名册").tap("李四").tap("改职务").tap("党支部书记").sees("不能再管理花名册")
    office.zhang.tap("确认交接").sees("今天起", "李四", "邀请链接")
    today = office.bot.today
    assert office.roster.holders(Post.BRANCH_SECRETARY, today) == (office.who("李四"),)
    assert office.roster.secretary(today - timedelta(days=1)) == office.who("张三")


def test_a_name_is_put_right(office: Office) -> None:
    office.zhang.tap("赵六").tap("改名").send("🙂").sees("不能用在姓名中")
    office.zhang.send("李四").sees("已经有“李四”")
    office.zhang.send("赵陆").sees("赵陆")
    assert office.who("赵陆").id == office.ids["赵六"]


def test_a_party_group_is_typed_once_and_tapped_after_that(office: Office) -> None:
    office.zhang.tap("赵六").tap("党小组").send("第一小组").tap("⬅️ 花名册").tap("王五").tap("党小组").tap(
        "第一小组"
    )
    assert office.who("王五").group == "第一小组"
    office.zhang.tap("党小组").tap("不分党小组")
    assert office.who("王五").group is None


def test_departments_are_added_changed_and_closed(office: Office) -> None:
    zhang = office.zhang
    zhang.tap("⬅️ 设置").tap("部门与分管").tap("加部门").send("办公室 赵六 李四\n业务科 郑十 王五").sees(
        "办公室", "郑十"
    )
    assert office.who("郑十").membership is Membership.NON_MEMBER
    zhang.tap("办公室").tap("改负责人").send("王五").tap("今天").sees("负责人：王五")
    zhang.tap("改分管委员").tap("张三").sees("从哪天起").tap("今天").sees("分管委员：张三")
    office_department = office.roster.departments[0]
    assert (office_department.head_id, office_department.in_charge_id) == (
        office.ids["王五"],
        office.ids["张三"],
    )
    zhang.tap("改负责人").send("不认识的人").sees("不在花名册")
    zhang.tap("取消").tap("撤销部门").sees_no("办公室：")
    assert [d.name for d in office.roster.departments_on(office.bot.today)] == ["业务科"]


def test_department_lines_that_cannot_be_read_come_back_and_the_others_are_kept(office: Office) -> None:
    office.zhang.tap("⬅️ 设置").tap("部门与分管").tap("加部门").send("办公室 赵六 李四\n🙂 王五").sees(
        "没有记下", "看懂了"
    )
    office.zhang.send("财务科 王五").sees("办公室", "财务科")
    assert [d.name for d in office.roster.departments] == ["办公室", "财务科"]
    office.zhang.tap("加部门").send("办公室 王五").sees("已经有“办公室”")


def test_crossing_seven_members_says_what_changes_and_asks(bot: Bot) -> None:
    six = {"张三": [Post.BRANCH_SECRETARY], **{f"示例{c}": [] for c in "甲乙丙丁戊"}}
    office = Office(bot, six, full_members=6)
    office.zhang.tap("加人").send("吴九").tap("今天起加入").sees("7", "支委会", "现在改吗")
    office.zhang.tap("按 7 人，设支委会").sees("设支委会")
    assert office.branch.full_members == 7
    office.zhang.tap("花名册").tap("示例甲").tap("转出").tap("今天")
    office.zhang.sees("剩 6 人", "不到 7 人")
    office.zhang.tap("先不改")
    assert office.branch.full_members == 7


def test_a_number_that_follows_the_roster_goes_on_following_it(bot: Bot) -> None:
    people = {"张三": [Post.BRANCH_SECRETARY], **{f"示例{c}": [] for c in "甲乙丙丁戊己庚辛"}}
    office = Office(bot, people, full_members=9)
    office.zhang.tap("示例甲").tap("转出").tap("昨天").sees_no("现在改吗")
    assert office.branch.full_members == 8


def test_a_roster_that_is_not_complete_does_not_ask_about_the_committee(office: Office) -> None:
    office.zhang.tap("加人").send("吴九").tap("今天起加入").sees_no("现在改吗")
    assert office.branch.full_members == 9


def test_a_long_roster_turns_pages(bot: Bot) -> None:
    people = {
        "张三": [Post.BRANCH_SECRETARY],
        **{
            f"示例{n:02}".translate(str.maketrans("0123456789", "零一二三四五六七八九")): []
            for n in range(39)
        },
    }
    office = Office(bot, people, full_members=40)
    office.zhang.sees("第 1/3 页").tap("下页").sees("第 2/3 页").tap("下页").sees("第 3/3 页")
    assert "下页 ›" not in office.zhang.buttons


def test_only_the_secretary_changes_the_roster(office: Office) -> None:
    li = office.bot.person("小李")
    office.bot.join(li, office.ids[""], office.ids["李四"])
    li.send("/settings")
    assert not any("花名册" in each for each in li.buttons)
    for data in (f"pe:{office.ids['赵六']}:restore:", "pe:0:list:0", "de:0:list:", "st:roster:"):
        li.tap_old(li.chat[-1].id, data).sees("不能做这件事")


def test_people_and_departments_of_another_branch_are_nobodys_here(office: Office) -> None:
    other = office.bot.branch({"外人": []}, name="另一支部")
    department = office.bot.write(rosters.add_department, other[""], "外部门").id
    for data in (
        f"pe:{other['外人']}:show:",
        f"pe:{other['外人']}:left:",
        f"de:{department}:end:",
        "pe:abc:show:",
    ):
        office.zhang.tap_old(office.zhang.asked.id, data).sees("过期")
    assert office.bot.read(rosters.get, other[""]).departments[0].until is None


def test_a_question_answered_twice_is_answered_once(office: Office) -> None:
    office.zhang.tap("赵六").tap("转出")
    asked = office.zhang.asked
    today = next(each for each in asked.labels if each.startswith("今天"))
    office.zhang.tap(today)
    office.zhang.tap_old(asked.id, asked.data[next(each for each in asked.labels if each.startswith("昨天"))])
    office.zhang.sees("过期")
    assert office.who("赵六").until == office.bot.today


def test_a_question_waits_through_a_restart_and_takes_no_stickers(office: Office) -> None:
    office.zhang.tap("赵六").tap("改名")
    office.bot.restart()
    office.zhang.sticker()
    office.zhang.sees("请写文字").send("赵陆").sees("赵陆")


def test_a_command_leaves_the_question_and_cancel_drops_it(office: Office) -> None:
    office.zhang.tap("赵六").tap("改名").send("/cancel").sees("赵六", "职务")
    office.zhang.tap("改名").press("⚙️ 设置").sees("提醒时间")
    office.zhang.send("取消")
    assert office.who("赵六").name == "赵六"


@pytest.mark.parametrize(
    "line",
    [
        "昨天下午3点支委会在301，老张主持，全部到会，研究发展党员",
        "branch committee yesterday at 3pm in Room 3, Old Zhang chaired, all present",
    ],
)
def test_a_meeting_that_is_told_while_people_are_added_is_nobodys_name(office: Office, line: str) -> None:
    office.zhang.tap("加人").send("吴九").send(line).sees("不是人名", "要加的 1 人")
    office.zhang.tap("今天起加入").sees("在册 5 人")
