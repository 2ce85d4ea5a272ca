"""The turn of the year: January's walk with last year's changes, and a second year like the first."""

from datetime import UTC, date, datetime

import pytest

from bot.duties.adjustments import NONE, Adjustment
from storage import branches, duty_settings
from tests.conversations.logged import committee, log
from tests.conversations.people import Office
from tests.conversations.test_duty_list import open_item
from tests.conversations.walking import careful
from tests.driver import Bot

DECEMBER = datetime(2026, 12, 30, 8, 0, tzinfo=UTC)
STRICT, LECTURE = "strict_governance_meeting_committee", "party_lecture"
BEFORE = {
    STRICT: Adjustment(times=4),
    LECTURE: Adjustment(on=False, reason="由上级统一组织"),
    "branch_committee_meeting": Adjustment(wording="班子碰头会"),
}


def adjusted(there: Office, duty: str, year: int = 2027) -> Adjustment:
    return there.bot.read(duty_settings.adjustments, there.ids[""], year).get(duty, NONE)


def into_january(there: Office, changes: dict[str, Adjustment] | None = None) -> None:
    """Last year's changes, and then the first Monday of January, 16:00."""
    for duty, adjustment in (BEFORE if changes is None else changes).items():
        put = duty_settings.set_adjustment
        there.bot.write(put, there.ids[""], 2026, duty, adjustment, by=None, now=DECEMBER)
    there.bot.move(days=5)


def test_nothing_is_asked_in_the_year_that_the_branch_was_set_up_in() -> None:
    with careful(at=DECEMBER) as there:
        there.secretary.send("/duties").sees_no("清单还没有定")
        assert not there.secretary.has_button("定 2026 年清单")


def test_in_january_the_list_offers_the_walk_with_last_years_changes() -> None:
    with careful(at=DECEMBER) as there:
        into_january(there)
        phone = there.secretary.send("/duties").sees("新一年的清单还没有定").tap("🧾 定 2027 年清单")
        phone.sees("2027 年责任清单", "去年调整过 3 项", "每年 4 次", "由上级统一组织", "叫“班子碰头会”")
        phone.tap("沿用去年的调整（3 项）").sees("2027 年责任清单已定", "每年 4 次")
        assert {duty: adjusted(there, duty) for duty in BEFORE} == BEFORE
        phone.send("/duties").sees_no("清单还没有定")
        open_item(phone, "班子碰头会").sees("0/12")


def test_adopting_all_settles_the_year_without_last_years_changes_and_still_offers_them() -> None:
    with careful(at=DECEMBER) as there:
        into_january(there)
        phone = there.secretary.send("/duties").tap("定 2027 年清单").tap("全部采用")
        assert adjusted(there, STRICT) == NONE
        assert "↩️ 沿用去年的调整（3 项）" in phone.buttons
        phone.send("/duties").sees_no("清单还没有定")
        there.bot.move(days=365)
        phone.send("/duties").sees("清单还没有定").tap("定 2028 年清单").sees_no("去年调整过")


def test_item_by_item_each_change_of_last_year_can_be_carried_over() -> None:
    with careful(at=DECEMBER) as there:
        into_january(there)
        phone = there.secretary.send("/duties").tap("定 2027 年清单").tap("逐项过一遍")
        phone.sees("1/27", "每年 2 次", "去年：每年 4 次").tap("沿用去年的").sees("1/27", "每年 4 次")
        assert adjusted(there, STRICT) == BEFORE[STRICT]
        assert adjusted(there, LECTURE) == NONE
        phone.tap("下一项")
        for number in range(2, 28):
            phone.sees(f"{number}/27").tap("保留")
        phone.sees("已定")
        phone.send("/duties").sees_no("清单还没有定")


def test_what_this_year_has_of_its_own_is_not_overwritten() -> None:
    with careful(at=DECEMBER) as there:
        into_january(there)
        phone = (
            open_item(there.secretary, "全面从严治党专题会（班子）").tap("✏️ 调整").tap("改次数").tap("3 次")
        )
        phone.send("/settings").tap("清单调整").tap("沿用去年的调整（2 项）")
        assert adjusted(there, STRICT) == Adjustment(times=3)
        assert adjusted(there, LECTURE) == BEFORE[LECTURE]


def test_januarys_digest_has_the_offer_for_the_secretary_alone() -> None:
    with careful(at=DECEMBER) as there:
        li = there.phone("李四")
        for phone in (there.secretary, li):
            phone.send("/settings").tap("提醒时间").tap("09:00")
        there.secretary.mark()
        li.mark()
        into_january(there)
        there.secretary.sees("今日提醒", "新一年的清单还没有定").tap("定 2027 年清单").sees("2027 年责任清单")
        li.sees_no("清单还没有定")


def test_last_years_list_keeps_last_years_changes() -> None:
    with careful(at=DECEMBER) as there:
        log(there, committee(there, date(2026, 12, 29)))
        into_january(there)
        phone = there.secretary.send("/duties").tap("2026").sees("2026年")
        for _ in range(12):
            if "班子碰头会" in phone.last.text:
                break
            phone.tap("下页")
        phone.sees("班子碰头会  1/12")


@pytest.mark.parametrize("who", ["李四", "示例甲"])
def test_nobody_but_who_runs_the_branch_is_offered_the_walk(who: str) -> None:
    with careful(at=DECEMBER) as there:
        into_january(there)
        phone = there.phone(who).send("/duties").sees_no("清单还没有定")
        phone.tap_old(phone.last.id, "wk:2027::carry").sees("不能做这件事")
        assert adjusted(there, STRICT) == NONE


def test_buttons_of_the_old_years_walk_are_stale_in_january() -> None:
    with careful(at=DECEMBER) as there:
        phone = there.secretary.send("/settings").tap("清单调整")
        old = phone.last
        into_january(there)
        for name in ("逐项过一遍", "📄 分页看"):
            phone.tap_old(old.id, old.data[name]).sees("过期")
        for data in ("wk:2027::page", "wk:2027::pagex", "wk:2027::nothing", f"wk:2027:{STRICT}:nothing"):
            phone.tap_old(old.id, data).sees("过期")
        phone.tap_old(old.id, "wk:2027::page99").sees("第 4/4 页")


def test_the_offer_is_in_english() -> None:
    with careful("en", at=DECEMBER) as there:
        into_january(there)
        phone = there.secretary.send("/duties").sees("not settled yet").tap("Settle the list of 2027")
        phone.sees("Changed last year: 3.", "4 a year").tap("Carry over last year's changes (3)")
        phone.sees("The duty list of 2027 stands", "does not apply")


def test_a_branch_of_two_set_up_by_taps_goes_into_its_second_year() -> None:
    """From the empty chat through the first year's end to a meeting logged in the second."""
    with Bot(at=datetime(2026, 11, 20, 1, 0, tzinfo=UTC)) as bot:
        zhang = bot.person("张三")
        zhang.send("/start").tap("同意并开始").send("示例小支部").tap("3").tap("党支部书记").tap("张三")
        zhang.send("李四 副书记").tap("就这些").tap("跳过").tap("本月起").tap("跳过")
        zhang.tap("建立支部").tap("全部采用")
        zhang.send("/meeting").tap("党员大会").tap("今天").tap("09:00").send("会议室").tap("张三")
        zhang.tap("全部到会").send("研究年度计划").sees("支部党员大会").tap("保存").sees("✅")
        assert bot.read(branches.all_of_them)[0].walked_year == 2026
        bot.move(days=45)
        zhang.send("/duties").sees("张三的责任清单", "新一年的清单还没有定")
        zhang.tap("定 2027 年清单").sees("2027 年责任清单").tap("全部采用").sees("已定")
        zhang.send("/meeting").tap("党员大会").tap("以上次为模板").tap("今天").send("研究新年计划")
        zhang.sees("支部党员大会 0/1 → 1/1").tap("保存").sees("✅")
        zhang.send("/duties").tap("2026").sees("2026年")
        zhang.send("/export")
        assert zhang.buttons
        assert bot.dead_letters() == []
