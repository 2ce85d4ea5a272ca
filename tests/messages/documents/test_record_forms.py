"""Minutes and record sheets say what the record says, word for word, and nothing that nobody said."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.record_types import SPECS, Detail, RecordType, Report, Subject
from bot.records import ENTRY, Inspection, Named, ReportSubmission, Resolution
from messages.documents.record_forms import RECORDS, Around, form_title, placeholder, values_of
from messages.documents.word import document
from messages.documents.workbook import clean
from messages.entry_text import AnyEntry
from tests.messages.documents.reading import every_word, form, paragraphs, rows
from tests.messages.documents.samples import ROSTER
from tests.messages.documents.test_ledgers import COMMITTEE, JIA, LI, STUDY, talk

AROUND = Around("示例支部", ROSTER)
DECISIONS = "序号 事项 责任人 时限"
PAYLOADS = (
    "=cmd|'/C calc'!A0",
    "{{ 7*7 }}",
    "{% for 行 in 内容 %}",
    "{_{ 甲 }_} {_% %_}",
    "</w:t></w:r><w:p>",
    "<w:br/>&amp;&lt;",
    "甲 & 乙 < 丙 > 丁",
    "😀🇨🇳",
    "很长" * 2000,
    "verylongword" * 300,
    "'\"“”‘’",
    "尾部空格 \\n",
)


def written(entry: AnyEntry, around: Around = AROUND) -> bytes:
    return document(str(entry.type), values_of(entry, around), title=form_title(entry.type))


def record(kind: RecordType, **said: object) -> AnyEntry:
    """A record of a type of which nothing is known but this."""
    return ENTRY.validate_python({"form": SPECS[kind].form, "type": kind, **said})


def test_minutes_hold_what_was_logged() -> None:
    logged = COMMITTEE.model_copy(
        update={"key_points": "张三：传达文件。\n李四：同意。", "details": {Detail.SEQUENCE: "第11次"}}
    )
    made = written(logged)
    assert paragraphs(made)[:2] == ["示例支部", "支部委员会会议记录"]
    assert form(made) == {
        "会议名称": "支委会（第11次）",
        "同时包括": "—",
        "日期": "2026年11月9日",
        "时间": "15:00–16:30",
        "地点": "三楼会议室",
        "主持人": "张三（党支部书记）",
        "记录人": "李四",
        "列席人员": "示例丙",
        "应到人数": "5",
        "实到人数": "4",
        "缺席人员及原因": "王五（出差）",
        "议题": "1. 研究工作要点\n2. 研究党费",
        "会议内容（发言要点）": "张三：传达文件。\n李四：同意。",
        "表决情况": "通过要点：有表决权应到 5、到会 4；赞成 4、反对 0、弃权 0",
        "会议材料": "1 张照片",
        "散会时间": "16:30",
    }
    assert rows(made, DECISIONS) == [
        {"序号": "1", "事项": "印发要点", "责任人": "李四", "时限": "2026年11月23日"}
    ]


def test_a_record_sheet_holds_what_was_said_in_the_talk() -> None:
    made = form(written(talk(LI, JIA, follow_up=date(2026, 12, 1))))
    assert made["谈话人"] == "李四（组织委员）"
    assert (made["谈话对象"], made["职务"], made["政治面貌"]) == ("示例甲", "综合部负责人", "正式党员")
    assert (made["谈话内容（要点）"], made["提出的要求"]) == ("谈采购风险。第二句不进台账", "集体研究")
    assert (made["对象表态"], made["岗位廉政风险"]) == ("照办", "（待补充）")
    assert (made["回访日期"], made["双方签字"]) == ("2026年12月1日", "是")


@pytest.mark.parametrize("kind", RECORDS)
def test_every_type_has_its_form_and_an_empty_record_makes_nothing_up(kind: RecordType) -> None:
    made = written(record(kind))
    assert paragraphs(made)[1] == form_title(kind)
    said = form(made)
    fixed = {
        "会议名称",
        "同时包括",
        "列席人员",
        "表决情况",
        "会议材料",
        "材料",
        "附件",
        "知悉范围",
        "回访日期",
    }
    optional = {"约谈本支部的单位", placeholder(Detail.SUPPORT), placeholder(Detail.REMARK)}
    assert {name: text for name, text in said.items() if name not in fixed | optional} == dict.fromkeys(
        set(said) - fixed - optional, "（待补充）"
    )
    for detail in SPECS[kind].details:
        assert detail is Detail.SEQUENCE or placeholder(detail) in said
    assert "{{" not in every_word(made)


@pytest.mark.parametrize("kind", [kind for kind in RECORDS if SPECS[kind].details])
def test_what_a_type_has_of_its_own_stands_on_its_form(kind: RecordType) -> None:
    given_ = {detail: f"说明{number}" for number, detail in enumerate(SPECS[kind].details)}
    made = every_word(written(record(kind, details=given_)))
    assert [text for text in given_.values() if text not in made] == []


def test_what_was_handed_in_stands_on_a_sheet_of_its_own() -> None:
    made = written(
        ReportSubmission(
            on=date(2026, 1, 12),
            report=Report.ANNUAL_WORK_PLAN,
            for_year=2026,
            by=(LI,),
            to="机关党委",
            details={Detail.REMARK: "纸质一份\n电子一份"},
        )
    )
    assert paragraphs(made)[:2] == ["示例支部", "材料报送登记表"]
    assert form(made) == {
        "报送材料": "年度工作要点",
        "所属年度": "2026",
        "报送日期": "2026年1月12日",
        "报送人": "李四（组织委员）",
        "报送对象": "机关党委",
        "备注": "纸质一份\n电子一份",
        "附件": "—",
    }


def test_a_check_stands_on_a_sheet_of_its_own() -> None:
    made = written(
        Inspection(
            on=date(2026, 9, 1),
            subject=Subject.SUPERVISION,
            departments=(Named(name="综合部", person_id=1), Named(name="车间")),
            by=(LI, JIA),
            findings="1. 记录缺时间\n2. 台账缺页",
            details={Detail.REQUIREMENTS: "一周内补齐"},
        )
    )
    assert paragraphs(made)[:2] == ["示例支部", "检查情况登记表"]
    assert form(made) == {
        "检查内容": "督导检查",
        "检查日期": "2026年9月1日",
        "检查人": "李四（组织委员）、示例甲（综合部负责人）",
        "受检部门": "综合部、车间",
        "发现的问题": "1. 记录缺时间\n2. 台账缺页",
        "提出的要求": "一周内补齐",
        "附件": "—",
    }


def test_both_have_a_place_to_sign() -> None:
    assert [line[:7] for line in paragraphs(written(COMMITTEE)) if "签名" in line] == [
        "主持人（签名）",
        "记录人（签名）",
    ]
    assert len([line for line in paragraphs(written(talk(LI, JIA))) if "签名" in line]) == 3


def test_a_record_logged_late_says_so_and_another_does_not() -> None:
    late = written(COMMITTEE, Around("示例支部", ROSTER, date(2026, 11, 20)))
    assert "（补记，2026年11月20日录入）" in paragraphs(late)
    assert "补记" not in every_word(written(COMMITTEE))


def test_no_decision_is_told_from_nothing_said() -> None:
    assert rows(written(STUDY), DECISIONS)[0]["事项"] == "未形成决议"
    unsaid = STUDY.model_copy(update={"resolutions": None})
    assert rows(written(unsaid), DECISIONS)[0]["事项"] == "（待补充）"


def test_nobody_is_away_only_where_the_numbers_say_so() -> None:
    nobody = COMMITTEE.model_copy(update={"absences": (), "actual": 5})
    unsaid = COMMITTEE.model_copy(update={"absences": ()})
    assert form(written(nobody))["缺席人员及原因"] == "无"
    assert form(written(unsaid))["缺席人员及原因"] == "（待补充）"


def test_a_delegation_has_a_row_of_its_own_where_there_was_one() -> None:
    assert "委托说明" not in form(written(COMMITTEE))
    delegated = COMMITTEE.model_copy(update={"host_delegated": "书记出差，委托李四主持"})
    assert form(written(delegated))["委托说明"] == "书记出差，委托李四主持"


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_whatever_was_typed_stays_text(payload: str) -> None:
    entry = COMMITTEE.model_copy(
        update={"place": payload, "agenda": (payload,), "resolutions": (Resolution(text=payload),)}
    )
    made = written(entry, Around(payload, ROSTER))
    said = form(made)
    assert (said["地点"], said["议题"]) == (payload, payload)
    assert rows(made, DECISIONS)[0]["事项"] == payload
    assert paragraphs(made)[0] == payload


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_back_as_it_was_cleaned(text: str) -> None:
    said = form(written(COMMITTEE.model_copy(update={"place": text})))["地点"]
    assert said == (clean(text).strip() or "（待补充）")
