"""Logging by taps: how many questions, what the card shows, what is stored."""

import re
from datetime import date, time

import pytest

from bot.record_types import SPECS, Form, RecordType, Report, Subject, types_of
from bot.records import Inspection, Interview, Meeting, ReportSubmission
from messages.labels import label
from storage import branches, record_facts, records
from storage.records import StoredRecord
from tests.conversations.people import Office, office
from tests.phone import Phone

MOST = {Form.MEETING: 7, Form.INTERVIEW: 5, Form.REPORT_SUBMISSION: 6, Form.INSPECTION: 6}
TYPED = {"agenda", "key_points", "findings", "to", "place"}
"""The questions that a new branch answers by typing; a place is a tap from the second meeting on."""


def progress(phone: Phone) -> tuple[int, int]:
    found = re.search(r"(\d+)/(\d+)", phone.last.text)
    assert found, phone.last.text
    return int(found[1]), int(found[2])


def latest(there: Office) -> StoredRecord:
    found = there.bot.read(records.latest, there.ids[""])
    assert found, "nothing was saved"
    return found[0]


def answer(phone: Phone, kind: RecordType, step: str, language: str) -> None:  # noqa: C901 - an arm each
    """One question, by a tap wherever there is one."""
    match step:
        case "on":
            phone.tap(label(language, "common.yesterday"))
        case "start":
            phone.tap("15:00")
        case "attendance" if any("✅" in each for each in phone.buttons):
            phone.tap(next(each for each in phone.buttons if "（" in each or "(" in each))
        case "attendance":
            phone.send("应到6实到5，示例甲请假")
        case "host" | "lecturer":
            phone.tap("李四")
        case "by":
            phone.tap("张三")
        case "counterparts":
            phone.tap("李四").tap(label(language, "common.done"))
        case "departments":
            phone.tap("办公室").tap(label(language, "common.done"))
        case "report":
            phone.tap(label(language, f"reports.{Report.ANNUAL_BRANCH}"))
        case "subject":
            phone.tap(label(language, f"subjects.{Subject.SELF_CHECK}"))
        case "for_year":
            phone.tap("2026")
        case _:
            phone.send(f"写明{step}")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", [*types_of(Form.MEETING), *types_of(Form.INTERVIEW)])
def test_every_meeting_and_talk_is_logged_within_its_questions(kind: RecordType, language: str) -> None:
    form = SPECS[kind].form
    with office(language) as there:
        there.bot.write(branches.update, there.ids[""], leadership_team=True)
        phone = there.secretary
        phone.press(label(language, f"menu.{form.value}")) if phone.keyboard else phone.send(f"/{form.value}")
        phone.tap(label(language, f"types.{kind}"))
        assert progress(phone) == (2, len(SPECS[kind].questions) + 1)
        assert progress(phone)[1] <= MOST[form]
        for step in SPECS[kind].questions:
            answer(phone, kind, step, language)
        phone.sees(label(language, f"types.{kind}"))
        phone.tap(label(language, "common.save"))
        phone.sees("✅", label(language, f"types.{kind}"))
        assert latest(there).entry.type is kind


@pytest.mark.parametrize("kind", types_of(Form.MEETING))
def test_of_a_meeting_only_content_and_a_new_place_are_typed(kind: RecordType) -> None:
    assert set(SPECS[kind].questions) & TYPED <= {"agenda", "place"}
    assert set(SPECS[kind].questions) - TYPED <= {"on", "start", "host", "lecturer", "attendance", "group"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["report", "inspection"])
def test_reports_and_inspections_have_short_forms(form: str, language: str) -> None:
    kind = RecordType.REPORT_SUBMISSION if form == "report" else RecordType.INSPECTION
    with office(language) as there:
        phone = there.secretary
        phone.send(f"/{form}")
        assert progress(phone)[1] <= MOST[SPECS[kind].form]
        for step in SPECS[kind].questions:
            answer(phone, kind, step, language)
        phone.tap(label(language, "common.save"))
        assert isinstance(latest(there).entry, ReportSubmission | Inspection)


def test_a_committee_meeting_is_stored_as_it_was_tapped_and_typed() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("支委会").tap("昨天").tap("15:00").send("三楼会议室").tap("张三")
        phone.tap("李四").sees("李四 为什么没来").tap("请假").tap("完成")
        phone.send("研究主题党日方案\n讨论发展党员\n要点：张三：要抓紧\n决议：去纪念馆；王五；11月28日").sees(
            "请核对", "应到 3，实到 2", "李四（请假）", "支委会 0/1 → 1/1"
        )
        phone.tap("保存").sees("已保存", "支委会 0/1 → 1/1")
        entry = latest(there).entry
        assert isinstance(entry, Meeting)
        assert (entry.on, entry.start, entry.place) == (date(2026, 11, 19), time(15), "三楼会议室")
        assert entry.host is not None
        assert entry.host.person_id == there.ids["张三"]
        assert (entry.expected, entry.actual) == (3, 2)
        assert [(a.who.name, a.reason) for a in entry.absences] == [("李四", "请假")]
        assert entry.present == (there.ids["张三"], there.ids["王五"])
        assert entry.agenda == ("研究主题党日方案", "讨论发展党员")
        assert entry.key_points == "张三：要抓紧"
        assert entry.resolutions is not None
        assert [(r.text, r.owner, r.due) for r in entry.resolutions] == [
            ("去纪念馆", "王五", date(2026, 11, 28))
        ]
        assert entry.recorder is None  # never made up


def test_every_step_takes_typed_text_too() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").send("党员大会").send("昨天下午三点到四点半").sees("在哪里")
        phone.send("礼堂").send("李四").send("应到8实到7，示例甲出差").send("选举支委")
        phone.sees("请核对", "15:00", "礼堂", "李四").tap("保存")
        entry = latest(there).entry
        assert isinstance(entry, Meeting)
        assert (entry.start, entry.end) == (time(15), time(16, 30))
        assert (entry.expected, entry.actual) == (8, 7)


def test_one_meeting_counts_for_what_it_also_was() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("支委会").tap("昨天").tap("15:00").send("会议室").tap("张三")
        phone.tap("全部到会").send("研究全面从严治党")
        phone.tap("还包括").tap("全面从严治党专题会").tap("完成")
        phone.sees("支委会 0/1 → 1/1", "书记主持的全面从严治党专题会 0/2 → 1/2")
        phone.sees("全面从严治党专题会（班子） 0/2 → 1/2").tap("保存")
        phone.send("/duties").tap("全部")
        assert (
            RecordType.STRICT_GOVERNANCE_MEETING
            in there.bot.read(record_facts.facts, there.ids[""], date(2026, 1, 1), date(2026, 12, 31))[0].also
        )


def test_a_meeting_chaired_by_another_counts_for_the_committee_and_not_for_the_secretary() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("全面从严治党专题会").tap("昨天").tap("15:00").send("会议室").tap("李四")
        phone.tap("全部到会").send("形势分析")
        phone.sees("全面从严治党专题会（班子） 0/2 → 1/2")
        phone.sees_no("书记主持的全面从严治党专题会 0/2")
        phone.tap("保存")


def test_a_vote_is_tapped_and_an_unpassed_resolution_is_hinted_by_those_expected() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("党员大会").tap("昨天").tap("15:00").send("会议室").tap("张三")
        phone.tap("示例甲").tap("请假").tap("示例乙").tap("请假").tap("示例丙").tap("病假").tap("完成")
        phone.send("接收预备党员")
        phone.tap("表决").tap("决议表决").send("赞成4反对1弃权0").tap("完成")
        phone.sees("有表决权应到 8、到会 5", "超过了到会人数的一半", "至少 5 票")
        phone.tap("保存")


def test_like_the_last_one_takes_place_chair_and_attendance_over_by_one_tap() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("支委会").send("10月20日").tap("15:00").send("三楼会议室").tap("张三")
        phone.tap("李四").tap("请假").tap("完成").send("十月的议题").tap("保存")
        phone.send("/meeting").tap("支委会").tap("以上次为模板").tap("昨天")
        phone.sees("7/7", "三楼会议室", "张三", "应到 3，实到 2", "原因待补充")
        phone.send("十一月的议题").sees("请核对").sees_no("十月的议题\n").tap("保存")
        entry = latest(there).entry
        assert isinstance(entry, Meeting)
        assert entry.agenda == ("十一月的议题",)
        assert entry.absences[0].reason is None  # why somebody was away is not carried over


def test_the_next_one_of_a_series_opens_the_calendar_a_month_later() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("支委会").send("8月20日").tap("15:00").send("会议室").tap("张三")
        phone.tap("全部到会").send("八月的议题").tap("保存").sees("补记")
        phone.tap("补记下一次").sees("哪一天", "会议室")
        assert "2026年9月" in phone.buttons
        phone.tap("18").sees("研究了什么").send("九月的议题").tap("保存").sees("9月18日")


def test_a_talk_counts_for_its_own_type_alone() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/interview").tap("谈心谈话").tap("张三").tap("李四").tap("完成").tap("今天").send(
            "谈思想"
        )
        phone.sees("谈心谈话").sees_no("廉政谈话：书记与班子成员逐人").tap("保存")
        phone.send("/interview").tap("廉政谈话").tap("张三").tap("李四").tap("完成").tap("今天").send(
            "谈廉洁"
        )
        phone.sees("廉政谈话：书记与班子成员逐人 0/2 → 1/2").tap("保存")
        entry = latest(there).entry
        assert isinstance(entry, Interview)
        assert [who.name for who in entry.counterparts] == ["李四"]


def test_everything_on_the_card_can_be_changed_from_the_card() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/interview").tap("提醒谈话").tap("张三").tap("王五").tap("完成").tap("今天").send("要点")
        for button, typed, seen in (
            ("时间", "下午两点", "14:00"),
            ("地点", "办公室", "办公室"),
            ("记录人", "李四", "李四"),
            ("事由", "报账不及时", "报账不及时"),
            ("提出的要求", "本周整改", "本周整改"),
            ("对象表态", "马上改", "马上改"),
            ("回访日期", "下周五", "11月27日"),
            ("双方签字", "是", "双方签字：是"),
            ("要点", "改过的要点", "改过的要点"),
        ):
            phone.tap(button).send(typed).sees("请核对", seen)
        phone.sees_no("待补充：时间").tap("保存")


@pytest.mark.parametrize(
    ("language", "mistyped", "why", "typed", "day"),
    [
        ("zh", "下周八", "可以发“明天”“下周三”", "月底前", "11月30日"),
        ("en", "soonish", "Try “tomorrow”", "end of the month", "30 Nov"),
    ],
)
def test_a_mistyped_day_ahead_suggests_days_ahead_and_a_deadline_is_a_day(
    language: str, mistyped: str, why: str, typed: str, day: str
) -> None:
    with office(language) as there:
        phone = there.secretary
        phone.send("今天和李四提醒谈话，谈了纪律" if language == "zh" else "cautionary talk with 李四 today")
        while not phone.has_button(label(language, "form.unfold")):
            phone.tap(label(language, "common.skip"))
        phone.tap(label(language, "form.unfold"))
        phone.tap("回访日期" if language == "zh" else "Follow-up")
        phone.send(mistyped).sees(why).send(typed).sees(day)


def test_log_it_from_a_duty_asks_nothing_that_the_duty_says() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/duties").tap("全部")
        while not any(line.endswith("年度工作要点和推进措施") for line in phone.last.text.splitlines()):
            if "年度工作要点" in phone.last.text:
                break
            phone.tap("下页")
        number = re.search(r"(\d+)\. \S+ 年度工作要点", phone.last.text)
        assert number
        phone.tap(number[1]).sees("年度工作要点").tap("去登记").sees("年度工作要点", "哪一年")
