"""Questions in plain words: the first line answers, out of records whose numbers are checked by hand."""

from collections.abc import Iterator

import pytest

from tests.conversations.asked_year import year
from tests.conversations.people import Office

CHINESE = (
    ("我的责任清单", "张三的责任清单"),
    ("李四的清单", "李四的责任清单"),
    ("班子的责任清单", "张三的责任清单"),
    ("还有什么没做", "还有 23 项没做，其中 15 项已逾期，4 项快到期。"),
    ("这个月还有什么没做", "11月还剩 2 项没做。"),
    ("逾期的有哪些", "已逾期 15 项。"),
    ("下周有什么安排", "下周要完成 1 项。"),
    ("月底前要完成什么", "11月30日前要完成 2 项。"),
    ("党课完成了吗", "党课还差 3 次（要求 4，已有 1），缺第一季度–第二季度，下一次最迟12月31日。"),
    ("党课还差几次", "党课还差 3 次（要求 4，已有 1），缺第一季度–第二季度，下一次最迟12月31日。"),
    ("三会一课完成得怎么样", "三会一课：3 项里还有 3 项没够。"),
    ("李四完成得怎么样", "李四：5 项里完成 0 项，逾期 3 项。"),
    ("班子还剩什么", "班子：17 项里完成 0 项，逾期 12 项。"),
    ("今年开了几次支委会", "今年支委会记录 3 次。"),
    ("10月开了几次支委会", "10月支委会记录 1 次。"),
    ("这个月支委会开了吗", "有，11月支委会 1 次：11月9日。"),
    ("这个月主题党日开了吗", "没有，11月没有主题党日的记录。"),
    ("和李四谈过话吗", "有，今年与李四的谈话 1 次：5月8日。"),
    ("上次党课是什么时候", "上一次党课是 9月15日（周二），66 天前。"),
    ("上次主题党日是什么时候", "还没有主题党日的记录。"),
    ("下次支委会什么时候", "支委会最迟 12月31日（周四），还有 41 天。"),
    ("下一次主题党日是哪天", "主题党日最迟 11月30日（周一），还有 10 天。"),
    ("廉政谈话还有哪些人没谈", "廉政谈话还差 2 人：王五、赵六，最迟12月31日。"),
    ("还有谁没谈过", "2 种谈话还没谈完。"),
    ("谈话还有几个没谈", "2 种谈话还没谈完。"),
    ("三个人能开支委会吗", "支委会：半数以上委员到会才能开。"),
    ("今年支委会记录", "今年支委会的记录有 3 条。"),
    ("哪些记录不完整", "今年 7 条记录里，2 条不齐全。"),
    ("还有几个问题没整改", "今年有 5 项没有销号，2 项已过期。"),
    ("党课多久上一次", "党课：每季度 1 次。"),
    ("支委会必须几个人参加才算数", "支委会：半数以上委员到会才能开。"),
    ("台账", "📤 示例支部　2026年台账"),
    ("11月都登记了什么", "11月的记录有 2 条。"),
    ("导出三会一课台账", "三会一课台账　2026年"),
    ("你能做什么", "我能做什么（点按钮，或点蓝色命令）"),
    ("好的", "开完会、谈完话，跟我说一句就行。"),
)
ENGLISH = (
    ("my duty list", "Duty list of 张三"),
    ("what is left", "23 still to do, 15 of them overdue, 4 due soon."),
    ("what is left this month", "2 left to do in Nov."),
    ("what's overdue?", "15 overdue."),
    ("what must be done by Friday", "Nothing falls due by 20 Nov."),
    (
        "how many lectures are missing",
        "Party lecture: 3 more needed (1 of 4 done), missing Q1–Q2, next by 31 Dec.",
    ),
    ("how is 李四 doing", "李四: 0 of 5 done, 3 overdue."),
    ("who still needs an integrity talk", "Integrity talk: 2 missing (王五, 赵六), by 31 Dec."),
    ("how many committee meetings this year", "Branch committee meeting: 3 on record this year."),
    ("did we hold a theme party day this month", "No. Theme Party day: nothing on record in Nov."),
    (
        "have we held a committee meeting this month?",
        "Yes. Branch committee meeting in Nov: 1, on 9 Nov.",
    ),
    ("when was the last party lecture", "Party lecture: last on Tue 15 Sep, 66 days ago."),
    (
        "when is the next committee meeting",
        "Branch committee meeting: by Thu 31 Dec at the latest, 41 days left.",
    ),
    ("which records are incomplete", "2 of 7 records this year are incomplete."),
    ("how many open issues are there", "5 open this year, 2 past their date."),
    ("how often is a Party lecture", "Party lecture: 1 a quarter."),
    ("export the ledger for this year", "📤 示例支部, ledgers of 2026"),
    ("help", "What I can do"),
    ("thanks", "After a meeting or a talk, one line is enough."),
)


@pytest.fixture
def there() -> Iterator[Office]:
    with year() as made:
        yield made


@pytest.mark.parametrize(("language", "asked"), [("zh", CHINESE), ("en", ENGLISH)])
def test_the_first_line_answers(language: str, asked: tuple[tuple[str, str], ...]) -> None:
    with year(language) as there:
        said = {}
        for question, _ in asked:
            there.secretary.send(question)
            said[question] = there.secretary.last.text.splitlines()[0]
    assert [(q, wanted, said[q]) for q, wanted in asked if wanted not in said[q]] == []


def test_an_answer_says_what_it_stands_on_and_leads_on(there: Office) -> None:
    phone = there.secretary.send("今年开了几次支委会")
    phone.sees("9月9日、10月9日、11月9日", "还差 9 次（要求 12，已有 3）", "缺1月–8月")
    phone.tap("看记录").sees("11月的议题")
    there.secretary.send("党课还差几次").tap("去登记").sees("党课")
    there.secretary.send("/cancel")


def test_what_is_overdue_this_year_says_since_when_as_the_list_does(there: Office) -> None:
    there.secretary.send("今年逾期的有哪些").sees("1月31日（周六）到期，已过 293 天")


def test_an_answer_opens_the_page_of_the_duty(there: Office) -> None:
    there.secretary.send("党课还差几次").sees("已计入：9月15日").tap("看这一项").sees("第一季度🔴", "出处")


def test_the_numbers_of_a_list_open_its_items(there: Office) -> None:
    there.secretary.send("李四完成得怎么样").tap("5").sees("廉政谈话：分管委员与部门负责人逐人")
    there.secretary.tap("回到清单").sees("李四的责任清单")


def test_one_record_is_shown_and_several_are_listed(there: Office) -> None:
    there.secretary.send("11月的支委会记录").sees("应到 3，实到 2", "11月的议题")
    there.secretary.send("今年的支委会记录").sees("1. 11月9日", "3. 9月9日").tap("2").sees("10月的议题")
    there.secretary.send("上次支委会研究了什么").sees("11月的议题")


def test_a_duty_says_where_it_comes_from_and_how_sure_that_is(there: Office) -> None:
    there.secretary.send("党课多久上一次").sees("默认值", "第十六条", "说法不一", "原文件")


def test_talks_of_another_type_never_stand_in(there: Office) -> None:
    there.secretary.send("和王五谈过廉政谈话吗")
    there.secretary.sees(
        "没有，今年没有与王五的廉政谈话的记录", "6月9日有谈心谈话，但谈话类型不同，不能互相抵"
    )
    there.secretary.send("廉政谈话还差谁").sees("6月9日 与王五的谈心谈话没有计入", "不能互相抵")


def test_what_is_due_names_promises_beside_duties(there: Office) -> None:
    there.secretary.send("这个月还有什么没做").sees(
        "主题党日", "落实决议：落实11月的事", "另有 14 项以前的没补"
    )


def test_somebody_unknown_and_a_vacant_post_are_named(there: Office) -> None:
    there.secretary.send("王小明完成得怎么样").sees("花名册上没有“王小明”")
    there.secretary.send("宣传委员完成得怎么样").sees("现在没有人任宣传委员")


def test_a_rule_that_is_no_duty_is_answered_with_its_source(there: Office) -> None:
    there.secretary.send("列席人员能不能表决").sees("有表决权的是正式党员", "第十一条")
    there.secretary.send("支委会谁来主持").sees("由书记召集并主持", "第十四条", "支委会：每月 1 次")


def test_a_report_asked_for_opens_its_draft_or_the_choice(there: Office) -> None:
    there.secretary.send("帮我写年度报告").sees("2026年度履行全面从严治党主体责任情况报告", "9月15日")
    there.secretary.send("起草述责述廉报告").sees("2026年度述责述廉报告")
    there.secretary.send("生成上半年工作总结").sees("2026年上半年党建工作简报")
    there.secretary.send("帮我写个报告").sees("2026年的报告", "选一份")


def test_reports_and_checks_are_told_apart(there: Office) -> None:
    there.secretary.send("谁还没交述责述廉报告").sees("班子其他成员述责述廉还没交的：李四、王五").sees_no(
        "张三"
    )
    there.secretary.send("今年自查了几次").sees("今年自查自检记录 0 次", "对标过硬支部自查整改还差 2 次")


def test_a_year_before_tracking_is_not_said_to_be_complete(there: Office) -> None:
    there.secretary.send("去年还有什么没做").sees("还没有开始跟踪").sees_no("都做了")


def test_who_only_wrote_a_talk_down_was_not_talked_to(there: Office) -> None:
    there.secretary.send("跟赵六上回谈心是啥时候").sees("还没有与赵六的谈心谈话的记录")


def test_records_of_any_kind_are_found_by_person_and_by_days(there: Office) -> None:
    there.secretary.send("看看李四的记录").sees("与李四有关", "廉政谈话", "支委会")
    there.secretary.send("上半年的记录").sees("上半年的记录有 2 条", "谈心谈话", "廉政谈话")


def test_a_duty_that_does_not_apply_says_why_and_is_not_to_be_logged(there: Office) -> None:
    phone = there.secretary.send("民主生活会什么时候开").sees("普通支部开组织生活会")
    assert "📝 去登记" not in phone.last.labels


def test_a_planned_meeting_is_the_next_one_and_stands_in_its_week(there: Office) -> None:
    phone = there.secretary.send("下周三下午三点在三楼会议室开党员大会")
    phone.tap("✅")
    phone.send("下次党员大会是哪天").sees("已安排：11月25日（周三） 15:00 党员大会", "最迟 12月31日")
    phone.send("下次支委会是哪天").sees("支委会最迟 12月31日").sees_no("党员大会")
    phone.send("下周有什么会").sees("下周已安排 1 场", "11月25日（周三） 15:00 党员大会")
    there.phone("示例甲").send("下周有什么会").sees("11月25日（周三） 15:00 党员大会")


def test_what_is_no_question_and_no_log_gets_examples_that_answer_by_a_tap(there: Office) -> None:
    phone = there.secretary.send("阿斯顿发送到").sees("点一下就有答案")
    phone.tap("今年上了几次党课").sees("今年党课记录 1 次")
    there.secretary.send("阿斯顿发送到").tap("廉政谈话还差谁").sees("还差 2 人：王五、赵六")
