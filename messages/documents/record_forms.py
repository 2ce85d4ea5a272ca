"""What the placeholders of minutes, record sheets and register sheets stand for, in Chinese as the forms are.

The names of the placeholders are the words of the form itself, so that whoever fits a prescribed form in
Word writes ``{{ 地点 }}`` where the place is to stand. A fact that nobody gave is （待补充）; what a record
rightly has not (nobody sat in, nothing was voted on) is a dash.
"""

from dataclasses import dataclass
from datetime import date

from bot.record_types import SPECS, Detail, RecordType
from bot.records import Inspection, Interview, Meeting, Named, ReportSubmission, Resolution
from bot.roster import Roster
from messages import formats
from messages.documents.ledgers import MISSING, ZH, post_text
from messages.documents.word import Values
from messages.documents.workbook import clean
from messages.entry_text import AnyEntry, absences_text, field_text, type_text, vote_text
from messages.labels import label

NOTHING = "—"
"""What stands where a record rightly has nothing."""
NOBODY_AWAY = "无"
NOTHING_DECIDED = "未形成决议"
RECORDS = tuple(RecordType)
"""Every type of record has a form of its own; its template has the same name."""

_MINUTES = {
    RecordType.BRANCH_COMMITTEE_MEETING: "支部委员会会议记录",
    RecordType.BRANCH_MEMBERS_MEETING: "支部党员大会会议记录",
    RecordType.PARTY_GROUP_MEETING: "党小组会会议记录",
    RecordType.PARTY_LECTURE: "党课记录",
    RecordType.THEME_PARTY_DAY: "主题党日活动记录",
    RecordType.STRICT_GOVERNANCE_MEETING: "全面从严治党专题会议记录",
    RecordType.THEORY_STUDY_SESSION: "理论学习（中心组）记录",
    RecordType.IDEOLOGY_MEETING: "意识形态工作专题会议记录",
    RecordType.ORGANIZATIONAL_LIFE_MEETING: "组织生活会会议记录",
    RecordType.DEMOCRATIC_APPRAISAL: "民主评议党员会议记录",
    RecordType.DEMOCRATIC_LIFE_MEETING: "民主生活会会议记录",
    RecordType.HEART_TO_HEART_TALK: "谈心谈话记录表",
    RecordType.INTEGRITY_TALK: "廉政谈话记录表",
    RecordType.REMINDER_TALK: "提醒谈话记录表",
    RecordType.ACCOUNTABILITY_TALK: "约谈记录表",
    RecordType.MEMBER_DEVELOPMENT_TALK: "发展党员谈话记录表",
    RecordType.REPORT_SUBMISSION: "材料报送登记表",
    RecordType.INSPECTION: "检查情况登记表",
}
_READERS = "谈话双方、记录人、录入人和党支部书记；不得复制、转发"
_OPTIONAL = frozenset({Detail.SEQUENCE, Detail.REMARK, Detail.SUPPORT})


@dataclass(frozen=True, slots=True)
class Around:
    """What a document says beside the record: whose it is, who is who, and when it was logged if late."""

    branch: str
    roster: Roster
    logged_late: date | None = None


def form_title(kind: RecordType) -> str:
    """The heading of the form of a type, without the branch."""
    return _MINUTES[kind]


def values_of(entry: AnyEntry, around: Around) -> Values:
    """What the placeholders of the record's form stand for."""
    common: dict[str, object] = {
        "支部": around.branch,
        "标题": form_title(entry.type),
        "类型": type_text(entry.type, ZH),
        "日期": long_day(entry.on),
        "材料": field_text(entry, "attachments", ZH) or NOTHING,
        "补记": long_day(around.logged_late) if around.logged_late else "",
    }
    for detail in SPECS[entry.type].details:
        empty = NOTHING if detail in _OPTIONAL else MISSING
        common[placeholder(detail)] = lines(entry.details.get(detail), empty)
    match entry:
        case Meeting():
            return common | _held(entry) | _meeting(entry, around)
        case Interview():
            return common | _held(entry) | _talk(entry, around)
        case ReportSubmission():
            return common | _handed_in(entry, around)
        case Inspection():
            return common | _looked_at(entry, around)


def placeholder(detail: Detail) -> str:
    """What a detail of a type is called in its form."""
    return label(ZH, f"details.{detail}")


def _held(entry: Meeting | Interview) -> dict[str, object]:
    return {
        "时间": formats.span(entry.start, entry.end) or MISSING,
        "地点": said(entry.place),
        "记录人": name_of(entry.recorder),
    }


def _handed_in(entry: ReportSubmission, around: Around) -> dict[str, object]:
    return {
        "报送材料": field_text(entry, "report", ZH) or MISSING,
        "所属年度": MISSING if entry.for_year is None else entry.for_year,
        "报送人": _several(entry.by, around.roster, entry),
        "报送对象": said(entry.to),
    }


def _looked_at(entry: Inspection, around: Around) -> dict[str, object]:
    return {
        "检查内容": field_text(entry, "subject", ZH) or MISSING,
        "受检部门": formats.listed((each.name for each in entry.departments), ZH) or MISSING,
        "检查人": _several(entry.by, around.roster, entry),
        "发现的问题": lines(entry.findings),
    }


def _meeting(entry: Meeting, around: Around) -> dict[str, object]:
    return {
        "会议名称": _name(entry),
        "会议内容还包括": field_text(entry, "also", ZH) or NOTHING,
        "散会时间": formats.clock(entry.end) if entry.end else MISSING,
        "主持人": _with_post(entry.host, around.roster, entry) if entry.host else MISSING,
        "委托说明": entry.host_delegated or "",
        "主讲人": _with_post(entry.lecturer, around.roster, entry) if entry.lecturer else MISSING,
        "党小组": said(entry.group),
        "应到": MISSING if entry.expected is None else entry.expected,
        "实到": MISSING if entry.actual is None else entry.actual,
        "缺席": _away(entry),
        "列席": formats.listed(entry.observers, ZH) or NOTHING,
        "议题": _numbered(entry.agenda),
        "内容": lines(entry.key_points),
        "决议": _decided(entry),
        "表决": [vote_text(each, ZH) for each in entry.votes] or [NOTHING],
    }


def _name(entry: Meeting) -> str:
    """The meeting by name, with its number where that was said."""
    number = entry.details.get(Detail.SEQUENCE)
    return formats.noted(type_text(entry.type, ZH), number, ZH) if number else type_text(entry.type, ZH)


def _away(entry: Meeting) -> str:
    """Who was away and why; that nobody was stands only where the numbers say so."""
    if entry.absences:
        return absences_text(entry.absences, ZH)
    everybody = entry.actual is not None and entry.actual == entry.expected
    return NOBODY_AWAY if everybody else MISSING


def _numbered(found: tuple[str, ...]) -> list[str]:
    if len(found) < 2:
        return list(found) or [MISSING]
    return [f"{number}. {each}" for number, each in enumerate(found, 1)]


def _decided(entry: Meeting) -> list[dict[str, object]]:
    """What was decided, one row each; a single row where nothing was, or where nobody said."""
    if entry.resolutions:
        return [_resolution(number, each) for number, each in enumerate(entry.resolutions, 1)]
    if entry.resolutions is None:
        return [{"序号": 1, "事项": MISSING, "责任人": MISSING, "时限": MISSING}]
    return [{"序号": NOTHING, "事项": NOTHING_DECIDED, "责任人": NOTHING, "时限": NOTHING}]


def _resolution(number: int, each: Resolution) -> dict[str, object]:
    return {
        "序号": number,
        "事项": each.text,
        "责任人": each.owner or MISSING,
        "时限": long_day(each.due),
    }


def _talk(entry: Interview, around: Around) -> dict[str, object]:
    posts = [post_text(each.person_id, around.roster, entry) or MISSING for each in entry.counterparts]
    return {
        "谈话人": _several(entry.by, around.roster, entry),
        "谈话对象": formats.listed((each.name for each in entry.counterparts), ZH) or MISSING,
        "对象职务": formats.listed(posts, ZH) or MISSING,
        "政治面貌": _memberships(entry, around.roster),
        "内容": lines(entry.key_points),
        "回访日期": long_day(entry.follow_up) if entry.follow_up else NOTHING,
        "双方签字": MISSING
        if entry.signed is None
        else label(ZH, "common.yes" if entry.signed else "common.no"),
        "约谈方": field_text(entry, "inbound_from", ZH) or (MISSING if entry.inbound else NOTHING),
        "知悉范围": _READERS,
    }


def _several(people: tuple[Named, ...], roster: Roster, entry: AnyEntry) -> str:
    return formats.listed((_with_post(each, roster, entry) for each in people), ZH) or MISSING


def _with_post(person: Named, roster: Roster, entry: AnyEntry) -> str:
    """A name with the posts of that day; the name alone for somebody who is not on the roster."""
    post = post_text(person.person_id, roster, entry)
    return formats.noted(person.name, post, ZH) if post else person.name


def _memberships(entry: Interview, roster: Roster) -> str:
    """In which standing towards the Party those talked to are."""
    found = [roster.find(each.person_id) for each in entry.counterparts]
    return (
        formats.listed(
            (label(ZH, f"memberships.{person.membership}") if person else MISSING for person in found), ZH
        )
        or MISSING
    )


def said(text: str | None) -> str:
    """What was said, or that it is to be added."""
    return clean(text or "").strip() or MISSING


def name_of(person: Named | None) -> str:
    """A name, or that it is to be added."""
    return MISSING if person is None else person.name


def long_day(day: date | None) -> str:
    """``2026年11月9日``, or that it is to be added."""
    return MISSING if day is None else f"{day.year}年{day.month}月{day.day}日"


def lines(text: str | None, empty: str = MISSING) -> list[str]:
    """What was said, line by line; one line that says it is missing for nothing."""
    found = [line.strip() for line in clean(text or "").splitlines() if line.strip()]
    return found or [empty]
