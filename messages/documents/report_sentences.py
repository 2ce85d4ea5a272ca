"""What a report says of a matter, in sentences made of numbers; nothing where the records have nothing."""

from bot.duties.standing import State
from bot.record_types import RecordType, Report
from messages import formats
from messages.documents.ledgers import ZH
from messages.documents.problems import DONE, LATE
from messages.documents.report_facts import OPEN, Facts, meetings_said, named
from messages.entry_text import type_text
from messages.labels import label

Said = list[str | None]
"""Sentences; None for one that there is nothing to say in."""

_T = RecordType
_LIFE = (
    _T.BRANCH_MEMBERS_MEETING,
    _T.BRANCH_COMMITTEE_MEETING,
    _T.PARTY_GROUP_MEETING,
    _T.PARTY_LECTURE,
    _T.THEME_PARTY_DAY,
    _T.ORGANIZATIONAL_LIFE_MEETING,
    _T.DEMOCRATIC_APPRAISAL,
    _T.DEMOCRATIC_LIFE_MEETING,
)
_PAPERS = (Report.ANNUAL_WORK_PLAN, Report.TASK_BREAKDOWN_TABLE, Report.RESPONSIBILITY_LETTER)


def study(facts: Facts) -> Said:
    """Study sessions and lectures."""
    said = meetings_said(facts, _T.THEORY_STUDY_SESSION, _T.PARTY_LECTURE)
    return [f"组织{said}。" if said else None]


def responsibility(facts: Facts) -> Said:
    """Meetings on strict governance, papers handed in or signed, the list."""
    held = meetings_said(facts, _T.STRICT_GOVERNANCE_MEETING)
    papers = formats.listed((label(ZH, f"reports.{each}") for each in _PAPERS if each in facts.submitted), ZH)
    return [
        f"召开{held}。" if held else None,
        f"已报送或签订：{papers}。" if papers else None,
        *duty_list(facts),
    ]


def duty_list(facts: Facts) -> Said:
    """How the counted duties of the list stand."""
    done, late = facts.by_state(State.DONE, State.DONE_LATE), facts.by_state(State.OVERDUE)
    going = facts.by_state(State.IN_PROGRESS, State.DUE_SOON, State.NOT_STARTED)
    counted = len(done) + len(late) + len(going)
    if not counted:
        return []
    said = f"已完成 {len(done)} 项，推进中或未到期 {len(going)} 项，逾期 {len(late)} 项。"
    return [f"责任清单计次事项 {counted} 项：{said}"]


def ideology(facts: Facts) -> Said:
    """Meetings on ideology."""
    said = meetings_said(facts, _T.IDEOLOGY_MEETING)
    return [f"召开{said}。" if said else None]


def life(facts: Facts) -> Said:
    """The branch's meetings, who came to them, talks on admission."""
    said = meetings_said(facts, *_LIFE)
    told, came, expected = facts.turnout
    rate = f"{told} 次会议有人数记录，应到 {expected} 人次，实到 {came} 人次。" if told else None
    grown = facts.talks[_T.MEMBER_DEVELOPMENT_TALK]
    return [f"召开{said}。" if said else None, rate, f"发展党员谈话 {grown} 次。" if grown else None]


def conduct(facts: Facts) -> Said:
    """Talks and checks, and what became of what they found."""
    kinds = (_T.INTEGRITY_TALK, _T.HEART_TO_HEART_TALK, _T.REMINDER_TALK, _T.ACCOUNTABILITY_TALK)
    talks = [f"{type_text(kind, ZH)} {facts.talks[kind]} 次" for kind in kinds if facts.talks[kind]]
    checks = [f"{label(ZH, f'subjects.{subject}')} {count} 次" for subject, count in facts.checks.items()]
    return [
        f"开展{formats.listed(talks, ZH)}。" if talks else None,
        f"开展{formats.listed(checks, ZH)}。" if checks else None,
        _rectified(facts),
    ]


def _rectified(facts: Facts) -> str | None:
    if not facts.problems:
        return None
    states = [each.state(facts.as_of) for each in facts.problems]
    settled = f"复查未再发现 {states.count(DONE)} 项，超过整改时限 {states.count(LATE)} 项。"
    return f"发现问题 {len(states)} 项，{settled}"


def own(facts: Facts) -> Said:
    """What the author chaired, taught and talked about."""
    chaired = facts.own(_T.STRICT_GOVERNANCE_MEETING)
    given, talks = facts.own(_T.PARTY_LECTURE), facts.own(_T.INTEGRITY_TALK)
    said = [
        f"主持全面从严治党专题会 {chaired} 次" if chaired else None,
        f"讲党课 {given} 次" if given else None,
        f"开展廉政谈话 {talks} 次" if talks else None,
    ]
    known = [each for each in said if each]
    return [f"本人{'，'.join(known)}。" if known else None]


def clean(facts: Facts) -> Said:
    """How often the author was talked to."""
    heard = facts.talked_to(_T.INTEGRITY_TALK)
    return [f"本人接受廉政谈话 {heard} 次。" if heard else None]


def problems(facts: Facts) -> Said:
    """What the list and the problems say is late."""
    late = facts.by_state(State.OVERDUE)
    behind = [each.problem for each in facts.problems if each.state(facts.as_of) == LATE]
    where = named(behind, "处")
    return [
        f"责任清单中逾期未完成的有：{named(late)}。" if late else None,
        f"超过整改时限的问题有：{where}。" if behind else None,
    ]


def ahead(facts: Facts) -> Said:
    """What of the list is still to be done."""
    going = facts.by_state(*OPEN)
    return [f"清单中尚未完成、需继续推进的有：{named(going)}。" if going else None]


def nothing(_: Facts) -> Said:
    """No facts: the author's words alone."""
    return []
