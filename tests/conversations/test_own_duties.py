"""➕ 自定事项: a branch adds what no document asks for, and it counts like anything else."""

from datetime import date

import pytest

from bot import clock
from bot.duties.duty import Owner
from bot.duties.own import OwnDuty
from bot.duties.periods import Every
from bot.record_types import RecordType, Subject
from storage import duty_settings, own_duties
from tests.conversations.logged import committee, log
from tests.conversations.people import Office
from tests.conversations.test_duty_list import open_item
from tests.conversations.walking import careful
from tests.phone import Phone


def opened(there: Office) -> Phone:
    return there.secretary.send("/settings").tap("清单调整").tap("➕ 自定事项")


def added(there: Office, title: str = "党建品牌推进会", who: str = "支部") -> Phone:
    """An own duty: a 支委会 each quarter, once."""
    phone = opened(there).tap("➕ 加一项").send(title).tap(who).tap("会议").tap("支委会").tap("每季度")
    return phone.tap("1 次")


def stored(there: Office) -> tuple[OwnDuty, ...]:
    return there.bot.read(own_duties.of_branch, there.ids[""])


def test_an_own_duty_is_added_by_one_typed_title_and_five_taps() -> None:
    with careful() as there:
        added(there).sees("党建品牌推进会", "谁来做：支部", "算数的记录：支委会", "每季度 1 次", "11月20日")
        assert stored(there) == (
            OwnDuty(
                stored(there)[0].id,
                "党建品牌推进会",
                RecordType.BRANCH_COMMITTEE_MEETING,
                Every.QUARTER,
                since=date(2026, 11, 20),
            ),
        )


def test_it_stands_in_a_section_of_its_own_and_counts() -> None:
    with careful() as there:
        added(there)
        phone = open_item(there.secretary, "党建品牌推进会").sees("0/", "自定", "每季度 1 次")
        phone.tap("回到清单").sees("自定事项", "党建品牌推进会")
        log(there, committee(there, date(2026, 11, 19)))
        open_item(phone, "党建品牌推进会").sees("已计入的记录", "11月19日")


def test_what_ended_before_it_was_added_is_not_held_against_anybody() -> None:
    with careful() as there:
        added(there)
        open_item(there.secretary, "党建品牌推进会").sees_no("缺 ", "🔴")


def test_each_committee_member_gets_it_on_the_own_list() -> None:
    with careful() as there:
        phone = opened(there).tap("➕ 加一项").send("联系点走访").tap("每名支委").tap("检查").tap("任何检查")
        phone.tap("每半年").send("两次").sees("每半年 2 次")
        assert stored(there)[0].owner is Owner.EACH_MEMBER
        open_item(there.phone("李四"), "联系点走访").sees("每半年 2 次")
        there.phone("示例甲").send("/duties").tap("全部").sees_no("联系点走访")


def test_a_check_of_one_subject_counts_for_it_alone() -> None:
    with careful() as there:
        phone = opened(there).tap("➕ 加一项").send("节前自查").tap("书记").tap("检查")
        phone.tap(next(each for each in phone.buttons if "自查" in each)).tap("每年").tap("4 次")
        assert stored(there)[0].subject is Subject.SELF_CHECK


def test_every_part_is_changed_by_itself() -> None:
    with careful() as there:
        phone = added(there).tap("改名称").send("服务群众推进会").sees("服务群众推进会", "每季度 1 次")
        phone.tap("改谁来做").tap("书记").sees("谁来做：书记").tap("改频次").tap("每月").tap("2 次")
        phone.sees("每月 2 次").tap("改记录类型").tap("谈话").tap("谈心谈话").sees("算数的记录：谈心谈话")
        kept = stored(there)[0]
        assert (kept.title, kept.owner, kept.every, kept.times, kept.since) == (
            "服务群众推进会",
            Owner.SECRETARY,
            Every.MONTH,
            2,
            date(2026, 11, 20),
        )


def test_it_is_opened_from_its_item_and_turned_off_and_on() -> None:
    with careful() as there:
        added(there)
        phone = open_item(there.secretary, "党建品牌推进会").tap("✏️ 调整").sees("谁来做").tap("停用")
        phone.sees("已停用", "到 11月19日").tap("⬅️ 自定事项").sees("已停用")
        phone.send("/duties").tap("全部").sees_no("党建品牌推进会")
        opened(there).tap("1").tap("重新启用").sees_no("已停用")
        open_item(phone, "党建品牌推进会")


def test_it_takes_part_in_the_walk_and_can_be_set_aside_for_a_year() -> None:
    with careful() as there:
        added(there)
        phone = there.secretary.send("/settings").tap("清单调整").sees("28")
        phone.tap("分页看")
        while "党建品牌推进会" not in phone.last.text:
            phone.tap("下页")
        phone.tap("28").tap("🚫 不适用").tap("与其他事项合并进行").sees("已定", "党建品牌推进会")
        changed = there.bot.read(duty_settings.adjustments, there.ids[""], 2026)
        assert changed[stored(there)[0].duty_id].on is False


@pytest.mark.parametrize(
    ("typed", "said"), [("🙂", "不要带"), ("长" * 41, "太长"), ("支委会", "已经有“支委会”"), ("。", "不要带")]
)
def test_a_title_that_cannot_be_is_said_back(typed: str, said: str) -> None:
    with careful() as there:
        opened(there).tap("➕ 加一项").send(typed).sees(said)
        assert stored(there) == ()
        there.secretary.tap("取消").sees("还没有")


@pytest.mark.parametrize(("typed", "said"), [("0", "不在 1"), ("很多", "没看出数字"), ("1000", "不在 1")])
def test_a_number_that_cannot_be_is_said_back(typed: str, said: str) -> None:
    with careful() as there:
        phone = opened(there).tap("➕ 加一项").send("推进会").tap("支部").send("谈话").tap("谈心谈话")
        phone.send("每世纪").sees("请点下面的一个").send("每年").send(typed).sees(said)
        assert stored(there) == ()
        phone.send("三次").sees("每年 3 次")


def test_old_and_foreign_buttons_change_nothing() -> None:
    with careful() as there:
        phone = added(there)
        own = stored(there)[0].id
        other = there.bot.branch({"外人": []}, name="另一支部")
        foreign = OwnDuty(0, "别处的", RecordType.PARTY_LECTURE)
        kept = there.bot.write(own_duties.add, other[""], foreign, by=None, now=clock.now())
        for data in (
            f"ow:{kept.id}:end",
            f"ow:{own}:again",
            f"ow:{own}:nothing",
            "ow:0:nothing",
            "ow:x:list",
        ):
            phone.tap_old(phone.last.id, data).sees("过期")
        li = there.phone("李四").send("/duties")
        for data in ("ow:0:add", f"ow:{own}:end"):
            li.tap_old(li.last.id, data).sees("不能做这件事")
        assert stored(there)[0].until is None
        assert there.bot.read(own_duties.of_branch, other[""])[0].until is None


def test_it_is_asked_and_shown_in_english() -> None:
    with careful("en") as there:
        phone = there.secretary.send("/settings").tap("Adjust").tap("Our own duties").sees("None yet")
        phone.tap("Add one").send("Service project meeting").sees("Whose duty").tap("the branch").tap(
            "Meeting"
        )
        phone.tap("Branch committee meeting").tap("a quarter").tap("1 ×").sees("1 a quarter", "Followed from")
