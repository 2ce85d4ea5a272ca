"""三会一课台账, 谈心谈话台账 and 廉政谈话台账: the columns that inspectors ask for, filled from records.

A fact that nobody gave prints as （待补充）; nothing is made up. Each record stands once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.record_types import SPECS, Detail, Form, RecordType
from bot.records import Interview, Meeting, Named
from bot.roster import Branch, Roster
from messages import formats
from messages.documents.workbook import Cell, Column, Sheet
from messages.entry_text import AnyEntry, absences_text, field_label, resolution_text, type_text, vote_text
from messages.fitting import clip
from messages.labels import label

ZH = "zh"
MISSING = "（待补充）"
SENTENCE = 60
"""Characters of the one sentence that says what a talk was about."""

THREE_MEETINGS = (
    RecordType.BRANCH_MEMBERS_MEETING,
    RecordType.BRANCH_COMMITTEE_MEETING,
    RecordType.PARTY_GROUP_MEETING,
    RecordType.PARTY_LECTURE,
)
"""三会一课: the two meetings of the branch, that of the group, and the lecture."""
CAUTIONS = (RecordType.REMINDER_TALK, RecordType.ACCOUNTABILITY_TALK)

_MEETING_COLUMNS = (
    Column("序号", 5),
    Column("类型", 9),
    Column("日期", 10.5),
    Column("时间", 11.5),
    Column("地点", 10),
    Column("主题/议题", 22),
    Column("主持人", 8),
    Column("主讲人", 8),
    Column("应到", 5),
    Column("实到", 5),
    Column("缺席及原因", 15),
    Column("列席", 9),
    Column("记录人", 8),
    Column("决议及落实", 26),
    Column("材料", 8),
    Column("状态", 8),
    Column("备注", 14),
)
_TALK_COLUMNS = (
    Column("序号", 5),
    Column("日期", 10.5),
    Column("谈话人", 9),
    Column("谈话对象", 10),
    Column("职务", 13),
    Column("类型", 10),
    Column("主要内容", 30),
    Column("意见建议", 20),
    Column("落实", 24),
    Column("记录是否签字", 9),
    Column("备注", 14),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as a ledger reads it.

    ``gaps`` are the fields to be added, ``answers`` what was said to hints; ``backfilled`` says that it was
    logged late, ``doubtful`` that a rule of completeness finds something wrong that only a person can judge.
    """

    entry: AnyEntry
    gaps: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    backfilled: bool = False
    doubtful: bool = False


def title_of(branch: Branch, what: str, year: int) -> str:
    """The heading of a ledger: whose it is, what, and of which year."""
    return f"{branch.name}{what}（{year}年）"


def meetings_ledger(branch: Branch, year: int, kept: Sequence[Kept]) -> tuple[Sheet, ...]:
    """三会一课 on the first sheet, every other meeting and study session on the second."""
    held = [one for one in kept if SPECS[one.entry.type].form is Form.MEETING]
    three = [one for one in held if _is_one_of(one.entry, THREE_MEETINGS)]
    others = [one for one in held if not _is_one_of(one.entry, THREE_MEETINGS)]
    return (
        _meetings("三会一课", title_of(branch, "三会一课台账", year), three),
        _meetings("其他会议和学习", title_of(branch, "其他会议和学习台账", year), others),
    )


def talks_ledger(branch: Branch, roster: Roster, year: int, kept: Sequence[Kept]) -> tuple[Sheet, ...]:
    """谈心谈话; 发展党员谈话 on a sheet of their own where there are any."""
    heart = _talks("谈心谈话", branch, roster, year, _of(kept, RecordType.HEART_TO_HEART_TALK))
    other = _talks("发展党员谈话", branch, roster, year, _of(kept, RecordType.MEMBER_DEVELOPMENT_TALK))
    return (heart, other) if other.rows else (heart,)


def integrity_ledger(branch: Branch, roster: Roster, year: int, kept: Sequence[Kept]) -> tuple[Sheet, ...]:
    """廉政谈话; 提醒谈话 and 约谈, which never stand in for them, on a sheet of their own."""
    talks = _talks("廉政谈话", branch, roster, year, _of(kept, RecordType.INTEGRITY_TALK))
    other = _talks("提醒谈话和约谈", branch, roster, year, _of(kept, *CAUTIONS))
    return (talks, other) if other.rows else (talks,)


def _of(kept: Sequence[Kept], *kinds: RecordType) -> list[Kept]:
    return [one for one in kept if one.entry.type in kinds]


def _is_one_of(entry: AnyEntry, kinds: Iterable[RecordType]) -> bool:
    also = entry.also if isinstance(entry, Meeting) else ()
    return any(kind is entry.type or kind in also for kind in kinds)


def _meetings(name: str, title: str, kept: Sequence[Kept]) -> Sheet:
    rows = [
        (number, *_meeting(one.entry), _state(one), _remark(one))
        for number, one in enumerate(kept, 1)
        if isinstance(one.entry, Meeting)
    ]
    return Sheet(name, title, _MEETING_COLUMNS, tuple(rows), note=f"共 {len(rows)} 次")


def _meeting(entry: Meeting) -> tuple[Cell, ...]:
    """The cells from 类型 to 材料."""
    lecture = _is_one_of(entry, (RecordType.PARTY_LECTURE,))
    return (
        _type(entry),
        entry.on,
        formats.span(entry.start, entry.end) or MISSING,
        entry.place or MISSING,
        _topic(entry),
        _name(entry.host),
        _name(entry.lecturer) if lecture or entry.lecturer else None,
        MISSING if entry.expected is None else entry.expected,
        MISSING if entry.actual is None else entry.actual,
        absences_text(entry.absences, ZH) if entry.absences else None,
        formats.listed(entry.observers, ZH) or None,
        _name(entry.recorder),
        _decisions(entry),
        label(ZH, "vote.files", count=len(entry.attachments)) if entry.attachments else None,
    )


def _type(entry: Meeting) -> str:
    """The type, with what the meeting was besides and the group's name."""
    also = formats.listed((type_text(kind, ZH) for kind in entry.also), ZH)
    besides = [entry.group, f"含{also}" if also else None]
    known = [part for part in besides if part]
    return type_text(entry.type, ZH) + (f"（{'，'.join(known)}）" if known else "")


def _topic(entry: Meeting) -> str:
    """The theme or title where the type has one, else the agenda."""
    named = entry.details.get(Detail.THEME) or entry.details.get(Detail.LECTURE_TITLE)
    agenda = "；".join(entry.agenda)
    return "；".join(dict.fromkeys(filter(None, (named, agenda)))) or MISSING


def _decisions(entry: Meeting) -> str | None:
    said = [resolution_text(each, ZH) for each in entry.resolutions or ()]
    votes = [f"表决：{vote_text(each, ZH)}" for each in entry.votes]
    if entry.resolutions is None and SPECS[entry.type].votes:
        said = [MISSING]
    elif entry.resolutions == ():
        said = ["未形成决议"]
    return "\n".join([*said, *votes]) or None


def _talks(what: str, branch: Branch, roster: Roster, year: int, kept: Sequence[Kept]) -> Sheet:
    rows = [
        (number, *_talk(one.entry, roster), _remark(one))
        for number, one in enumerate(kept, 1)
        if isinstance(one.entry, Interview)
    ]
    note = f"共 {len(rows)} 次，内容仅限有权知悉的人查阅"
    return Sheet(what, title_of(branch, f"{what}台账", year), _TALK_COLUMNS, tuple(rows), note)


def _talk(entry: Interview, roster: Roster) -> tuple[Cell, ...]:
    """The cells from 日期 to 记录是否签字."""
    details = entry.details
    measures = details.get(Detail.SUPPORT) or details.get(Detail.REQUIREMENTS)
    follow_up = f"回访：{entry.follow_up.isoformat()}" if entry.follow_up else None
    return (
        entry.on,
        _names(entry.by),
        _names(entry.counterparts),
        posts_text(entry, roster) or None,
        type_text(entry.type, ZH) + (f"（{_summoned(entry)}约谈）" if entry.inbound else ""),
        _sentence(entry.key_points) or MISSING,
        details.get(Detail.RESPONSE),
        "；".join(filter(None, (measures, follow_up))) or None,
        MISSING if entry.signed is None else label(ZH, "common.yes" if entry.signed else "common.no"),
    )


def _summoned(entry: Interview) -> str:
    """Which level talked to the branch; where that was not said, some level above."""
    return label(ZH, f"inbound_from.{entry.inbound_from}") if entry.inbound_from else "上级"


def posts_text(entry: Interview, roster: Roster) -> str:
    """The posts of those talked to, as of the day of the talk."""
    if entry.on is None:
        return ""
    return formats.listed(
        filter(None, (post_text(each.person_id, roster, entry) for each in entry.counterparts)), ZH
    )


def post_text(person_id: int | None, roster: Roster, entry: AnyEntry) -> str:
    """One person's posts on the day of the record: in the branch, and as head of a department."""
    return "" if entry.on is None else posts_on(person_id, roster, entry.on)


def posts_on(person_id: int | None, roster: Roster, day: date) -> str:
    """One person's posts on a day; the standing towards the Party for somebody without one."""
    person = roster.find(person_id)
    if person is None:
        return ""
    held = [label(ZH, f"posts.{post}") for post in sorted(person.posts(day))]
    heads = [f"{each.name}负责人" for each in roster.departments_on(day) if each.head_id == person_id]
    return "、".join([*held, *heads]) or label(ZH, f"memberships.{person.membership}")


def _sentence(text: str | None) -> str:
    """The first sentence, clipped: a ledger says what a talk was about and no more."""
    first = re.split(r"[。！？!?\n]", (text or "").strip(), maxsplit=1)[0]
    return clip(first, SENTENCE)


def _name(person: Named | None) -> str:
    return MISSING if person is None else person.name


def _names(people: tuple[Named, ...]) -> str:
    return formats.listed((person.name for person in people), ZH) or MISSING


def _state(one: Kept) -> str:
    if one.gaps:
        return "需补充"
    return "待人工确认" if one.doubtful else "完整"


def _remark(one: Kept) -> str | None:
    """补记, what is to be added, and what was said to hints."""
    fields = formats.listed((field_label(one.entry, field, ZH) for field in one.gaps), ZH)
    said = f"说明：{'；'.join(one.answers)}" if one.answers else None
    parts = ["补记" if one.backfilled else None, f"待补充：{fields}" if fields else None, said]
    return "；".join(filter(None, parts)) or None
