"""Makes the Word templates that ship, into ``forms/``: ``python -m messages.documents.making``.

They are kept as files because an operator replaces them by files; they are made by a program so that they
stay alike. A test holds the files to what this makes.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from docx.document import Document as Word

from bot.record_types import SPECS, Detail, Form, RecordType
from messages.documents import paper
from messages.documents.paper import Row
from messages.documents.record_forms import RECORDS, placeholder

FOLDER = Path(__file__).with_name("forms")

_LED = (RecordType.BRANCH_COMMITTEE_MEETING, RecordType.BRANCH_MEMBERS_MEETING)
_FIRST = (
    Detail.THEME,
    Detail.LECTURE_TITLE,
    Detail.MATERIALS,
    Detail.MAIN_SPEAKERS,
    Detail.REASON,
    Detail.STAGE,
)
"""Details that stand above what was said, as the forms have them; the others stand below."""

_BROKEN = {"批评与自我批评": "批评与\n自我批评", "困难诉求和帮扶": "困难诉求\n和帮扶"}
"""Headings too long for their column, with the place where they are broken."""


def templates() -> dict[str, Callable[[], Word]]:
    """Every template by name, and what makes it."""
    return {
        **{str(kind): partial(_record, kind) for kind in RECORDS},
        "supervision_order": supervision_order,
        "reminder_letter": reminder_letter,
        "responsibility_letter": responsibility_letter,
        "report": report,
    }


def make(folder: Path = FOLDER) -> None:
    """Write all of them."""
    for name, template in templates().items():
        template().save(str(folder / f"{name}.docx"))


def _record(kind: RecordType) -> Word:
    match SPECS[kind].form:
        case Form.MEETING:
            return _minutes(kind)
        case Form.INTERVIEW:
            return _sheet(kind)
        case Form.REPORT_SUBMISSION:
            return _form(_SUBMISSION, "报送人（签名）", "签收人（签名）")
        case Form.INSPECTION:
            return _form(_INSPECTION, "检查人（签名）", "受检部门（签名）")


def _details(kind: RecordType, *, first: bool) -> list[Row]:
    found = [
        each for each in SPECS[kind].details if each is not Detail.SEQUENCE and (each in _FIRST) is first
    ]
    names = [placeholder(each) for each in found]
    return [Row((_BROKEN.get(name, name), name), many=True) for name in names]


def _minutes(kind: RecordType) -> Word:
    """Minutes: who met when and where, who was away and why, what was said, decided and voted on."""
    spec = SPECS[kind]
    made = paper.begun()
    paper.heading(made, "{{ 支部 }}", "{{ 标题 }}", late=True)
    rows = [
        Row(("会议名称", "会议名称"), ("同时包括", "会议内容还包括")),
        Row(("日　　期", "日期"), ("时　　间", "时间")),
        Row(("地　　点", "地点"), ("主 持 人", "主持人")),
        Row(("记 录 人", "记录人"), ("列席人员", "列席")),
        Row(("应到人数", "应到"), ("实到人数", "实到")),
        Row(("缺席人员\n及原因", "缺席")),
    ]
    if kind in _LED:
        rows.insert(3, Row(("委托说明", "委托说明"), when="委托说明"))
    for extra, name in (("lecturer", "主讲人"), ("group", "党小组")):
        if extra in spec.questions:
            rows.insert(3, Row((name, name)))
    rows += [
        Row(("议　　题", "议题"), many=True),
        *_details(kind, first=True),
        Row(("会议内容\n（发言要点）", "内容"), many=True, tall=True),
        *_details(kind, first=False),
    ]
    paper.table(made, rows)
    paper.decisions(made)
    closing = [Row(("表决情况", "表决"), many=True)] if spec.votes else []
    paper.table(made, [*closing, Row(("会议材料", "材料"), ("散会时间", "散会时间"))])
    paper.signatures(made, "主持人（签名）", "记录人（签名）")
    return made


def _sheet(kind: RecordType) -> Word:
    """The record sheet of a talk: the two sides, what was said, and both signatures."""
    rows = [
        Row(("日　　期", "日期"), ("时　　间", "时间")),
        Row(("地　　点", "地点"), ("记 录 人", "记录人")),
        Row(("谈 话 人", "谈话人")),
        Row(("谈话对象", "谈话对象"), ("职　　务", "对象职务")),
        Row(("政治面貌", "政治面貌"), ("回访日期", "回访日期")),
    ]
    if kind is RecordType.ACCOUNTABILITY_TALK:
        rows.append(Row(("约谈本支部\n的单位", "约谈方")))
    rows += [
        *_details(kind, first=True),
        Row(("谈话内容\n（要点）", "内容"), many=True, tall=True),
        *_details(kind, first=False),
        Row(("双方签字", "双方签字"), ("材　　料", "材料")),
        Row(("知悉范围", "知悉范围")),
    ]
    return _form(rows, "谈话人（签名）", "谈话对象（签名）", "记录人（签名）")


_SUBMISSION = (
    Row(("报送材料", "报送材料")),
    Row(("所属年度", "所属年度"), ("报送日期", "日期")),
    Row(("报 送 人", "报送人"), ("报送对象", "报送对象")),
    *_details(RecordType.REPORT_SUBMISSION, first=False),
    Row(("附　　件", "材料")),
)
"""材料报送登记表: what was handed in, for which year, by whom, to whom and when."""
_INSPECTION = (
    Row(("检查内容", "检查内容")),
    Row(("检查日期", "日期"), ("检 查 人", "检查人")),
    Row(("受检部门", "受检部门")),
    Row(("发现的问题", "发现的问题"), many=True, tall=True),
    *_details(RecordType.INSPECTION, first=False),
    Row(("附　　件", "材料")),
)
"""检查情况登记表: what was looked at, where, by whom, what was found and asked for."""


def _form(rows: Sequence[Row], *signing: str) -> Word:
    """A form that is one table, with the names of those who sign under it."""
    made = paper.begun()
    paper.heading(made, "{{ 支部 }}", "{{ 标题 }}", late=True)
    paper.table(made, rows)
    paper.signatures(made, *signing)
    return made


_ORDER = (
    Row(("督办事项", "事项"), many=True),
    Row(("来　　源", "来源")),
    Row(("承 办 人", "承办人"), ("办理时限", "时限")),
    Row(("办理要求", "要求"), many=True),
    Row(("办理情况", "办理情况"), tall=True),
    Row(("反馈时间", "反馈时间"), ("签 发 人", "签发人")),
)


def supervision_order() -> Word:
    """督办单: what, where from, who sees to it, by when; the answer is written on it by hand."""
    made = paper.begun()
    paper.heading(made, "{{ 支部 }}", "督　办　单")
    paper.line(made, "编号：{{ 编号 }}", right=True)
    paper.table(made, _ORDER)
    paper.line(made, "到期前确需延期的，请在时限前提出；未办延期的，仍按原时限。办结后请将本单交回。")
    paper.signatures(made, "签发人（签名）", "承办人（签名）")
    return made


def reminder_letter() -> Word:
    """提醒函: to whom, what about, what is asked, by when."""
    made = paper.begun()
    paper.heading(made, "{{ 支部 }}", "提　醒　函")
    paper.line(made, "编号：{{ 编号 }}", right=True)
    paper.body(made, "{{ 收函人 }}：", indent=False)
    paper.each(made, "事由")
    paper.body(made, "现就上述事项提醒如下：")
    paper.each(made, "要求")
    paper.body(made, "请于{{ 时限 }}前办理，并将办理情况书面反馈。")
    paper.ending(made, "{{ 支部 }}", "{{ 日期 }}")
    paper.body(made, "签收人（签名）：＿＿＿＿＿＿　签收日期：＿＿＿年＿＿月＿＿日", indent=False)
    return made


def responsibility_letter() -> Word:
    """责任书: the year, the two who sign, and the duties out of the list."""
    made = paper.begun()
    paper.heading(made, "{{ 支部 }}", "{{ 年度 }}年度全面从严治党责任书")
    paper.body(made, "责任人：{{ 责任人 }}　　职务：{{ 职务 }}", indent=False)
    paper.body(made, "根据本支部{{ 年度 }}年度责任清单，责任人承担以下责任：")
    often = "('（' ~ 责任.频次 ~ '）' if 责任.频次 else '')"
    paper.each(made, "责任", f"责任.序号 ~ '. ' ~ 责任.内容 ~ {often}", of="责任内容")
    paper.body(made, "责任期限：{{ 年度 }}年1月1日至{{ 年度 }}年12月31日。清单调整的，以调整后的为准。")
    paper.body(made, "本责任书一式两份，双方各执一份。")
    paper.signatures(made, "党支部书记（签名）", "责任人（签名）")
    return made


def report() -> Word:
    """A report: sections with what the records show and what was written, and the table of figures."""
    made = paper.begun()
    paper.heading(made, "{{ 支部 }}", "{{ 标题 }}")
    paper.line(made, "{{ 报告人 }}　{{ 日期 }}", centred=True)
    paper.sections(made)
    paper.figures(made)
    return made


if __name__ == "__main__":
    make()
