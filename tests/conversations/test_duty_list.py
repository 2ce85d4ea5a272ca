"""我的责任清单: asked for in several ways, page by page, item by item, out of stored records."""

import re
from datetime import UTC, date, datetime, time

import pytest

from bot.attendance import named
from bot.record_types import RecordType
from bot.records import Interview, Meeting
from bot.roster import Person
from storage import accounts, branches, duty_settings, records
from tests.conversations.people import FRIDAY, Office, office
from tests.phone import Phone


def save_meeting(there: Office, on: date, kind: RecordType = RecordType.BRANCH_COMMITTEE_MEETING) -> None:
    host = named(Person(id=there.ids["张三"], name="张三"))
    entry = Meeting(
        type=kind, on=on, start=time(15), place="会议室", host=host, recorder=host, agenda=("议题",)
    )
    there.bot.write(records.save, there.ids[""], entry, logged_by=there.ids["张三"], now=FRIDAY)


def open_item(phone: Phone, title: str, view: str = "全部") -> Phone:
    """Turn the pages of a view until the item is there, and open it."""
    phone.send("/duties").tap(view)
    for _ in range(20):
        found = re.search(rf"^(\d+)\. \S+ {re.escape(title)}", phone.last.text, re.MULTILINE)
        if found:
            return phone.tap(found[1])
        phone.tap("下页")
    raise AssertionError(f"no item {title}")


@pytest.mark.parametrize(
    "question",
    [
        "/duties",
        "📋 责任清单",
        "📋 Duty list",
        "我的责任清单是什么",
        "我的责任清单",
        "what is my responsibility list",
    ],
)
def test_the_list_answers_to_a_command_a_button_and_plain_words(question: str) -> None:
    with office() as there:
        there.secretary.send(question).sees("张三的责任清单", "示例支部", "支委会")


def test_the_list_is_complete_in_english() -> None:
    with office("en") as there:
        phone = there.secretary.send("/duties")
        phone.sees("Duty list of 张三", "overdue", "Branch committee meeting", "missed Jan–Oct")
        words = re.sub("[张三示例支部]", "", phone.last.text)
        assert not re.search("[一-鿿]", words), words


def test_overdue_comes_first_then_what_is_due_soon() -> None:
    with office() as there:
        marks = []
        phone = there.secretary.send("/duties")
        while True:
            marks += re.findall(r"^\d+\. (\S+) ", phone.last.text, re.MULTILINE)
            if "下页 ›" not in phone.last.labels:
                break
            phone.tap("下页")
        order = ["🔴", "🟠", "🔵", "⚪"]
        assert marks == sorted(marks, key=order.index)
        assert len(marks) > 10


def test_a_logged_month_is_no_longer_missed() -> None:
    with office() as there:
        phone = open_item(there.secretary, "支委会")
        phone.sees("0/12", "1月🔴", "3月🔴")
        save_meeting(there, date(2026, 3, 18))
        phone = open_item(there.secretary, "支委会")
        phone.sees("1/12", "3月✅", "4月🔴")
        there.secretary.send("/duties").sees("缺 1月–2月、4月–10月")


def test_an_item_says_why_who_is_missing_what_counted_and_where_it_comes_from() -> None:
    with office() as there:
        by = named(Person(id=there.ids["张三"], name="张三"))
        who = named(Person(id=there.ids["李四"], name="李四"))
        talk = Interview(type=RecordType.INTEGRITY_TALK, on=date(2026, 5, 8), by=(by,), counterparts=(who,))
        other = Interview(
            type=RecordType.HEART_TO_HEART_TALK,
            on=date(2026, 5, 9),
            by=(by,),
            counterparts=(named(Person(id=there.ids["王五"], name="王五")),),
        )
        for entry in (talk, other):
            there.bot.write(records.save, there.ids[""], entry, logged_by=by.person_id, now=FRIDAY)
        phone = open_item(there.secretary, "廉政谈话：书记与班子成员逐人")
        phone.sees("1/2", "还差：王五", "已有：李四", "5月8日", "三(二)(3)", "佐证")
        phone.sees("看过但没有计入", "5月9日", "谈话类型不同，不能互相抵")
        phone.tap("回到清单").sees("张三的责任清单")


def test_a_meeting_chaired_by_another_is_named_as_a_near_miss() -> None:
    with office() as there:
        host = named(Person(id=there.ids["李四"], name="李四"))
        kind = RecordType.STRICT_GOVERNANCE_MEETING
        entry = Meeting(type=kind, on=date(2026, 6, 10), host=host, agenda=("形势分析",))
        there.bot.write(records.save, there.ids[""], entry, logged_by=None, now=FRIDAY)
        open_item(there.secretary, "书记主持的全面从严治党专题会").sees("0/2", "不是书记主持，只计班子的")
        open_item(there.secretary, "全面从严治党专题会（班子）").sees("1/2", "已计入的记录", "6月10日")


def test_standing_duties_are_folded_away() -> None:
    with office() as there:
        there.secretary.send("/duties").sees_no("📌").tap("常态按需").sees("📌", "当好第一责任人")


def test_a_branch_under_seven_is_told_why_it_owes_no_committee_meeting() -> None:
    with office() as there:
        there.bot.write(branches.update, there.ids[""], full_members=5)
        open_item(there.secretary, "支委会", "常态按需").sees("不适用", "不足 7 人不设支委会")


def test_a_member_sees_an_own_short_list_and_not_the_committees() -> None:
    with office() as there:
        phone = there.phone("示例甲")
        phone.send("/duties").sees("示例甲的责任清单").sees_no("书记主持的", "廉政谈话：书记")


def test_a_committee_member_sees_talks_owed_to_heads_in_charge() -> None:
    with office() as there:
        phone = there.phone("李四")
        open_item(phone, "廉政谈话：分管委员与部门负责人逐人").sees("0/1", "还差：赵六")


def test_somebody_without_a_branch_is_shown_nothing() -> None:
    with office() as there:
        stranger = there.bot.person("示例新")
        stranger.send("/duties").sees_no("责任清单  ", "示例支部")


def test_next_year_the_list_is_the_new_years() -> None:
    with office(at=datetime(2026, 12, 31, 8, 0, tzinfo=UTC)) as there:
        save_meeting(there, date(2026, 12, 30))
        open_item(there.secretary, "支委会").sees("12月✅")
        there.bot.move(days=1)
        open_item(there.secretary, "支委会").sees("0/12", "1月⚪")


def test_months_before_tracking_began_are_never_overdue() -> None:
    with office() as there:
        there.bot.write(branches.update, there.ids[""], tracking_start=date(2026, 10, 1))
        there.secretary.send("/duties").sees("缺 10月").sees_no("1月–")
        open_item(there.secretary, "支委会").sees("9月▫️ 10月🔴", "▫️ 未跟踪")


def test_what_was_stated_counts_in_the_month_and_every_mark_of_the_year_is_explained() -> None:
    with office() as there:
        there.bot.write(branches.update, there.ids[""], tracking_start=date(2026, 10, 1))
        state = duty_settings.set_done_before
        appraisal = "democratic_appraisal"
        there.bot.write(state, there.ids[""], 2026, appraisal, None, 1, by=None, now=FRIDAY)
        phone = there.secretary.send("/duties").tap("本月").sees("✅ 民主评议党员  1/1")
        phone.send("/duties").tap("全年一览").sees("▫️未跟踪").sees_no("☑️")


def test_an_old_button_of_the_list_still_opens_what_it_names() -> None:
    with office() as there:
        phone = there.secretary.send("/duties")
        old = phone.last
        there.bot.restart()
        phone.tap_old(old.id, old.data["1"]).sees("出处")
        assert there.bot.read(accounts.get, phone.id) is not None


def test_the_month_says_which_meetings_are_owed_and_which_were_held() -> None:
    with office() as there:
        save_meeting(there, date(2026, 11, 6))
        phone = there.secretary.send("/duties").tap("本月")
        phone.sees("2026年11月要开什么会", "✅ 支委会  1/1", "党员大会", "第四季度", "11月6日（周五） 支委会")
        phone.tap("2026年10月").sees("2026年10月要开什么会", "🔴 支委会  0/1").sees_no("已开")


def test_a_member_is_not_shown_the_meetings_held() -> None:
    with office() as there:
        save_meeting(there, date(2026, 11, 6))
        there.phone("示例甲").send("/month").sees("2026年11月要开什么会").sees_no("已开")


def test_the_year_is_a_line_of_marks_for_each_duty() -> None:
    with office() as there:
        save_meeting(there, date(2026, 3, 18))
        phone = there.secretary.send("/duties").tap("全年一览")
        phone.sees("张三 2026年", "🔴🔴✅ 🔴🔴🔴 🔴🔴🔴 🔴")
        phone.tap("回到清单").sees("张三的责任清单")


def test_the_secretary_looks_at_another_persons_list() -> None:
    with office() as there:
        phone = there.secretary.send("/duties").tap("其他人的清单").sees("看谁的责任清单").tap("李四")
        phone.sees("李四的责任清单")
        phone.tap("1").sees("出处").tap("回到清单").sees("李四的责任清单")


def test_nobody_else_looks_at_another_persons_list() -> None:
    with office() as there:
        boss = there.secretary.send("/duties").tap("其他人的清单")
        data = boss.last.data["王五"]
        phone = there.phone("李四")
        phone.send("/duties").sees_no("其他人的清单")
        phone.tap_old(phone.last.id, data).sees_no("王五的责任清单")
        assert phone.toasts == ["您的角色不能做这件事，请找党支部书记。"]


def test_last_years_list_stays_readable() -> None:
    with office(at=datetime(2026, 12, 30, 8, 0, tzinfo=UTC)) as there:
        save_meeting(there, date(2026, 12, 29))
        there.bot.move(days=10)
        phone = there.secretary.send("/duties").tap("2026").sees("张三的责任清单", "2026年")
        phone = there.secretary
        for _ in range(12):
            if "支委会" in phone.last.text:
                break
            phone.tap("下页")
        number = re.search(r"^(\d+)\. \S+ 支委会", phone.last.text, re.MULTILINE)
        assert number
        phone.tap(number[1]).sees("1/12", "12月✅", "11月🔴")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_of_the_list_fits_a_message(language: str) -> None:
    with office(language) as there:
        phone = there.secretary.send("/duties")
        phone.tap("全部" if language == "zh" else "📖 All")
        while True:
            assert len(phone.last.text) < 4096
            following = [each for each in phone.last.labels if each in ("下页 ›", "Next ›")]
            if not following:
                break
            phone.tap(following[0])
