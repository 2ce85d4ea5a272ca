"""Hints on the review card: what they compare with, and how one is answered and stays answered."""

from storage import records
from tests.conversations.people import office
from tests.phone import Phone


def committee(phone: Phone, day: str, agenda: str) -> Phone:
    phone.send("/meeting").tap("支委会").send(day).tap("15:00")
    phone.send("三楼会议室").tap("张三").tap("全部到会").send(agenda)
    return phone


def choose(phone: Phone, hint: str) -> Phone:
    """Tap the number of the hint that begins so."""
    found = (line.partition(". ") for line in phone.last.text.splitlines())
    return phone.tap(next(number for number, _, words in found if words.startswith(hint)))


SAME = "研究主题党日方案，讨论发展党员工作，听取各委员分管工作情况汇报\n要点：张三：要抓紧办，月底前报支部"


def test_a_copied_record_is_told_and_an_answer_stands_instead_of_the_warning() -> None:
    with office() as there:
        phone = there.secretary
        committee(phone, "10月20日", SAME).tap("保存")
        committee(phone, "昨天", SAME).sees("⚠️ 议题和要点与10月20日（周二）的记录（第 1 号）有 100% 相同")
        choose(phone.tap("说明提示").sees("要说明哪条提示"), "议题和要点").sees("怎么说明")
        phone.send("议题是每月固定的，已补充发言")
        phone.sees("请核对", "💬 议题和要点", "（说明：议题是每月固定的，已补充发言）").sees_no(
            "⚠️ 议题和要点"
        )
        phone.tap("保存")
        kept = there.bot.read(records.latest, there.ids[""])[0]
        assert kept.answers == {"near_duplicate:1": "议题是每月固定的，已补充发言"}
        phone.tap("修改").sees("💬 议题和要点", "说明：议题是每月固定的")


def test_an_answer_to_a_hint_that_is_gone_is_not_kept() -> None:
    with office() as there:
        phone = there.secretary
        choose(committee(phone, "昨天", "研究工作").tap("说明提示"), "检查必看的要素还缺").tap("已知悉")
        phone.sees("💬 检查必看的要素还缺").tap("记录人").tap("李四").sees_no("检查必看的要素还缺").tap(
            "保存"
        )
        assert there.bot.read(records.latest, there.ids[""])[0].answers == {}


def test_months_without_and_a_record_logged_late_are_told_on_the_card() -> None:
    with office() as there:
        phone = there.secretary
        committee(phone, "11月3日", "研究工作").sees("个工作日才录入，会标为补记").tap("保存")
        phone = committee(phone, "11月3日", "研究别的")
        phone.sees("已有一条同样的记录（第 1 号）").tap("取消")


def test_words_typed_before_a_hint_is_chosen_are_not_taken_for_an_answer() -> None:
    with office() as there:
        phone = there.secretary
        committee(phone, "昨天", "研究工作").tap("说明提示").send("书记出差").sees("请点下面的按钮选择")
        phone.tap("上一步").sees("请核对").sees_no("书记出差")


def test_a_material_that_came_out_after_the_meeting_is_told_in_english_too() -> None:
    with office("en") as there:
        phone = there.secretary
        phone.send("/meeting").tap("Branch committee meeting").send("19 November").tap("15:00")
        phone.send("room")
        phone.tap("张三").tap("All present").send("学习《示例讲话》（2026年11月20日）")
        phone.sees("《示例讲话》", "came out on")
        phone.tap("Answer a hint").sees("Which hint")
