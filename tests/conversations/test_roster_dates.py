"""People with dates: posts, a change of secretary in mid-year, joining in August; 年老体弱, and a mistake."""

from datetime import date

import pytest

from bot import clock
from bot.record_types import RecordType
from bot.records import Meeting
from bot.roster import Person, Post, Roster
from storage import records, rosters
from tests.conversations.logged import committee, log, talk, who
from tests.conversations.people import Office
from tests.conversations.test_duty_list import open_item
from tests.conversations.walking import careful
from tests.phone import Phone


def roster_of(there: Office) -> Roster:
    return there.bot.read(rosters.get, there.ids[""])


def person(there: Office, name: str) -> Person:
    return next(each for each in roster_of(there).people if each.name == name)


def page(there: Office, name: str) -> Phone:
    phone = there.secretary.send("/settings").tap("花名册")
    return phone.tap(next(each for each in phone.buttons if each.startswith(name)))


def test_a_post_is_given_and_ended_from_a_typed_day() -> None:
    with careful() as there:
        phone = page(there, "赵六").tap("改职务").tap("从别的日期起").send("9月1日").sees("9月1日", "起算")
        phone.tap("宣传委员").sees("宣传委员")
        zhao = person(there, "赵六")
        assert zhao.posts(date(2026, 9, 1)) == {Post.PUBLICITY_MEMBER}
        assert zhao.posts(date(2026, 8, 31)) == frozenset()
        phone.tap("完成").sees("宣传委员：9月1日（周二）起")
        phone.tap("改职务").tap("从别的日期起").send("11月1日").tap("✅ 宣传委员").tap("完成")
        phone.sees("职务：无", "到 10月31日")
        assert person(there, "赵六").posts(date(2026, 10, 31)) == {Post.PUBLICITY_MEMBER}


def test_a_post_given_today_is_moved_back_to_when_it_began() -> None:
    with careful() as there:
        phone = (
            page(there, "赵六")
            .tap("改职务")
            .tap("宣传委员")
            .tap("从别的日期起")
            .send("3月1日")
            .tap("宣传委员")
        )
        assert person(there, "赵六").posts(date(2026, 3, 1)) == {Post.PUBLICITY_MEMBER}
        assert len(person(there, "赵六").tenures) == 1
        phone.tap("完成").sees("宣传委员：3月1日")


def test_a_post_can_be_given_ahead() -> None:
    with careful() as there:
        page(there, "赵六").tap("改职务").tap("从别的日期起").send("12月1日").tap("宣传委员")
        zhao = person(there, "赵六")
        assert not zhao.posts(there.bot.today)
        assert zhao.posts(date(2026, 12, 1)) == {Post.PUBLICITY_MEMBER}


@pytest.mark.parametrize(
    ("typed", "said"), [("2月30日", "没有"), ("随便", "没看出日期"), ("2099年1月1日", "⚠️")]
)
def test_a_day_that_cannot_be_is_said_back(typed: str, said: str) -> None:
    with careful() as there:
        page(there, "赵六").tap("改职务").tap("从别的日期起").send(typed).sees(said)
        there.secretary.tap("取消").sees("赵六", "职务")


def test_the_new_secretarys_list_shows_what_was_handed_over() -> None:
    with careful() as there:
        there.bot.write(
            rosters.add_department, there.ids[""], "业务科", there.ids["示例甲"], there.ids["王五"]
        )
        log(there, talk(there, date(2026, 3, 5), "张三", "李四"))
        phone = page(there, "李四").tap("改职务").tap("党支部书记").sees("今天起算？").tap("从别的日期起")
        phone.send("7月1日").sees("由 张三 交给 李四，7月1日（周三）起算").tap("确认交接").sees(
            "7月1日（周三）起 李四 是书记"
        )
        assert roster_of(there).secretary(date(2026, 6, 30)) == person(there, "张三")
        assert roster_of(there).secretary(date(2026, 7, 1)) == person(there, "李四")
        after = there.phone("李四")
        log(there, committee(there, date(2026, 3, 9), type=RecordType.STRICT_GOVERNANCE_MEETING))
        open_item(after, "书记主持的全面从严治党专题会").sees("1/2", "3月9日", "（前任书记）")
        there.secretary.send("/settings")
        assert "👥 花名册" not in there.secretary.buttons


def test_the_post_cannot_be_handed_over_before_the_one_who_has_it_had_it() -> None:
    with careful() as there:
        page(there, "李四").tap("改职务").tap("党支部书记").tap("从别的日期起").send("7月1日").tap("确认交接")
        there.bot.join(there.secretary, there.ids[""], there.ids["李四"])
        phone = page(there, "王五").tap("改职务").tap("党支部书记").tap("从别的日期起").send("5月1日")
        phone.sees("那天还交接不了").send("8月1日").tap("确认交接").sees("王五")


def test_whoever_joined_in_august_is_owed_nothing_for_july() -> None:
    with careful() as there:
        phone = there.secretary.send("/settings").tap("花名册").tap("加人").send("吴九 宣传委员")
        phone.tap("从别的日期起").sees("要加的 1 人").send("8月3日").sees("在册 9 人")
        wu = person(there, "吴九")
        assert wu.since == date(2026, 8, 3)
        assert wu.posts(date(2026, 8, 3)) == {Post.PUBLICITY_MEMBER}
        open_item(there.secretary, "廉政谈话：书记与班子成员逐人").sees("0/3", "吴九")
        there.ids["吴九"] = wu.id
        theirs = open_item(there.phone("吴九"), "检查分管部门负责人履行“一岗双责”")
        theirs.sees_no("缺 上半年")


def test_the_day_of_joining_is_put_right() -> None:
    with careful() as there:
        page(there, "赵六").tap("加入日期").send("8月3日").sees("加入：8月3日")
        page(there, "赵六").tap("加入日期").tap("原来就在").sees_no("加入：")
        assert person(there, "赵六").since is None


def test_a_day_of_joining_after_leaving_is_said_back() -> None:
    with careful() as there:
        page(there, "赵六").tap("转出").tap("今天").tap("加入日期").tap("取消")
        there.bot.write(rosters.set_left, there.ids["赵六"], date(2026, 11, 19))
        phone = there.secretary.send("/settings").tap("花名册").tap("已转出").tap("赵六")
        assert "📅 加入日期" not in phone.buttons
        phone.tap_old(phone.last.id, f"pe:{there.ids['赵六']}:joined:")
        phone.send("今天").sees("晚于转出日期")


def test_old_and_infirm_is_marked_with_its_meaning_said() -> None:
    with careful() as there:
        phone = page(there, "赵六").tap("年老体弱").sees("第二十三条", "表决和选举照算")
        phone.tap("标记为年老体弱").sees("年老体弱：可不要求参加学习教育")
        assert person(there, "赵六").exempt
        phone.tap("🌿 年老体弱").tap("取消标记").sees_no("年老体弱：")
        assert not person(there, "赵六").exempt


def test_a_new_head_counts_from_the_day_given() -> None:
    with careful() as there:
        phone = (
            there.secretary.send("/settings").tap("部门与分管").tap("办公室").tap("改负责人").tap("示例乙")
        )
        phone.sees("从哪天起").send("9月1日").sees("负责人：示例乙")
        before, after = (
            roster_of(there).departments_on(date(2026, *day))[0].head_id for day in ((8, 31), (9, 1))
        )
        assert (before, after) == (there.ids["赵六"], there.ids["示例乙"])
        phone.tap("改负责人").tap("示例丙").send("8月1日").sees("已经变动过一次").send("10月1日")
        assert roster_of(there).departments_on(date(2026, 9, 30))[0].head_id == there.ids["示例乙"]


def test_somebody_added_by_mistake_is_removed_for_good() -> None:
    with careful() as there:
        page(there, "示例丁").tap("加错了").sees("只用于加错的人").tap("确认删掉").sees(
            "在册 7 人", "已从花名册删掉"
        )
        assert "示例丁" not in [each.name for each in roster_of(there).people]


def test_somebody_whom_a_record_names_stays() -> None:
    with careful() as there:
        there.bot.write(
            records.save,
            there.ids[""],
            Meeting(
                type=RecordType.BRANCH_COMMITTEE_MEETING, on=date(2026, 5, 1), recorder=who(there, "赵六")
            ),
            logged_by=None,
            now=clock.now(),
        )
        page(there, "赵六").tap("加错了").tap("确认删掉").sees("有记录提到这个人")
        assert person(there, "赵六").present(there.bot.today)


def test_the_secretary_and_whoever_uses_the_bot_are_not_removed() -> None:
    with careful() as there:
        there.phone("李四")
        for name, said in (("张三", "要先交接"), ("李四", "已经加入使用")):
            phone = page(there, name)
            assert "🗑 加错了" not in phone.buttons
            phone.tap_old(phone.last.id, f"pe:{there.ids[name]}:removed:").sees(said)
        assert len(roster_of(there).people) == 8


def test_old_buttons_and_days_that_are_none_change_nothing() -> None:
    with careful() as there:
        phone, zhao = page(there, "赵六"), there.ids["赵六"]
        for data in (
            f"pe:{zhao}:post:publicity_member.20261340",
            f"pe:{zhao}:post:no_post",
            f"pe:{zhao}:excuse:2",
            f"pe:{zhao}:hand_over:20990101x",
            f"pe:{there.ids['张三']}:hand_over:",
        ):
            phone.tap_old(phone.last.id, data).sees("过期")
        phone.tap_old(phone.last.id, f"pe:{zhao}:post:publicity_member").sees("宣传委员")  # an older page
        li = there.phone("李四").send("/duties")
        for action in ("removed", "excuse", "exempt", "joined"):
            li.tap_old(li.last.id, f"pe:{zhao}:{action}:1").sees("不能做这件事")
        assert not person(there, "赵六").exempt


def test_it_is_all_there_in_english() -> None:
    with careful("en") as there:
        phone = there.secretary.send("/settings").tap("Roster").tap("赵六").tap("Old or infirm")
        phone.sees("article 23").tap("Mark as").sees("Old or infirm: excused from study")
        phone.tap("Posts").tap("From another day").sees("From which day").send("1 September").sees(
            "from 1 Sep"
        )
        phone.tap("Done").tap("By mistake").sees("Take 赵六 off the roster")
