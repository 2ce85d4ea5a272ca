"""What may stand in a gap of a made question, and what the question then asks."""

import random
from dataclasses import dataclass, field
from datetime import date

from bot.record_types import RecordType as T

Fields = dict[str, object]


def year(number: int) -> Fields:
    return _days(date(number, 1, 1), date(number, 12, 31))


def _days(first: date, last: date) -> Fields:
    return {"period": {"from": first.isoformat(), "to": last.isoformat()}}


def _day(month: int, day: int, of: int = 2026) -> Fields:
    return {"date": date(of, month, day).isoformat()}


_NOV = _days(date(2026, 11, 1), date(2026, 11, 30))
_OCT = _days(date(2026, 10, 1), date(2026, 10, 31))
_SEP = _days(date(2026, 9, 1), date(2026, 9, 30))
_DEC = _days(date(2026, 12, 1), date(2026, 12, 31))
_WEEK = _days(date(2026, 11, 16), date(2026, 11, 22))
_WEEK_BEFORE = _days(date(2026, 11, 9), date(2026, 11, 15))
_WEEK_NEXT = _days(date(2026, 11, 23), date(2026, 11, 29))
_Q3 = _days(date(2026, 7, 1), date(2026, 9, 30))
_Q4 = _days(date(2026, 10, 1), date(2026, 12, 31))
_Q1_NEXT = _days(date(2027, 1, 1), date(2027, 3, 31))
_H1 = _days(date(2026, 1, 1), date(2026, 6, 30))
_H2 = _days(date(2026, 7, 1), date(2026, 12, 31))

PAST_ZH: dict[str, Fields] = {
    **dict.fromkeys(("本月", "这个月", "这月", "当月", "11月", "十一月份", "11月份", "今年11月"), _NOV),
    **dict.fromkeys(("上个月", "上月", "10月", "十月份", "十月", "2026年10月"), _OCT),
    **dict.fromkeys(("9月", "九月份", "9月份", "今年9月"), _SEP),
    **dict.fromkeys(("本周", "这周", "这个星期", "这礼拜", "本星期"), _WEEK),
    **dict.fromkeys(("上周", "上个星期", "上礼拜", "上星期"), _WEEK_BEFORE),
    **dict.fromkeys(("本季度", "这个季度", "这季度", "四季度", "第四季度", "今年四季度", "本季"), _Q4),
    **dict.fromkeys(("上季度", "上个季度", "三季度", "第三季度", "今年第三季度", "第3季度"), _Q3),
    **dict.fromkeys(
        ("今年", "本年度", "2026年", "全年", "今年以来", "今年到现在", "本年", "今年一年"), year(2026)
    ),
    **dict.fromkeys(("去年", "2025年", "上一年", "去年全年", "2025年度"), year(2025)),
    **dict.fromkeys(("上半年", "今年上半年"), _H1),
    **dict.fromkeys(("下半年", "今年下半年"), _H2),
    "去年12月": _days(date(2025, 12, 1), date(2025, 12, 31)),
    "去年下半年": _days(date(2025, 7, 1), date(2025, 12, 31)),
    "去年四季度": _days(date(2025, 10, 1), date(2025, 12, 31)),
    "9月到11月": _days(date(2026, 9, 1), date(2026, 11, 30)),
    "七八月份": _days(date(2026, 7, 1), date(2026, 8, 31)),
    "一到六月": _H1,
    "前三季度": _days(date(2026, 1, 1), date(2026, 9, 30)),
}
COMING_ZH: dict[str, Fields] = {
    **dict.fromkeys(("本月", "这个月", "这月"), _NOV),
    **dict.fromkeys(("下个月", "下月", "12月", "十二月份", "今年12月"), _DEC),
    **dict.fromkeys(("本周", "这周", "这个星期", "这礼拜"), _WEEK),
    **dict.fromkeys(("下周", "下个星期", "下礼拜", "下星期"), _WEEK_NEXT),
    **dict.fromkeys(("本季度", "这个季度", "四季度"), _Q4),
    **dict.fromkeys(("下季度", "下个季度", "明年一季度", "明年第一季度"), _Q1_NEXT),
    "明年": year(2027),
    "今年": year(2026),
    "明年1月": _days(date(2027, 1, 1), date(2027, 1, 31)),
}
PAST_EN: dict[str, Fields] = {
    **dict.fromkeys(("this month", "in November"), _NOV),
    **dict.fromkeys(("last month", "in October", "in Oct"), _OCT),
    **dict.fromkeys(("in September", "in Sept"), _SEP),
    "this week": _WEEK,
    "last week": _WEEK_BEFORE,
    **dict.fromkeys(("this quarter", "in Q4", "in the fourth quarter"), _Q4),
    **dict.fromkeys(("last quarter", "in Q3", "in the third quarter", "in quarter 3"), _Q3),
    **dict.fromkeys(("this year", "so far this year", "in 2026"), year(2026)),
    **dict.fromkeys(("last year", "in 2025"), year(2025)),
    **dict.fromkeys(("in the first half of the year", "in the first half"), _H1),
    **dict.fromkeys(("in the second half of the year", "in H2"), _H2),
    "in December last year": _days(date(2025, 12, 1), date(2025, 12, 31)),
    "from September to November": _days(date(2026, 9, 1), date(2026, 11, 30)),
}
COMING_EN: dict[str, Fields] = {
    **dict.fromkeys(("this month",), _NOV),
    **dict.fromkeys(("next month", "in December"), _DEC),
    "this week": _WEEK,
    "next week": _WEEK_NEXT,
    "this quarter": _Q4,
    "next quarter": _Q1_NEXT,
    "this year": year(2026),
    "next year": year(2027),
    "in January": _days(date(2027, 1, 1), date(2027, 1, 31)),
}
DAY_ZH: dict[str, Fields] = {
    "昨天": _day(11, 19),
    "前天": _day(11, 18),
    "11月5号": _day(11, 5),
    "11月5日": _day(11, 5),
    "上周三": _day(11, 11),
    "10月12日": _day(10, 12),
    "十月十二号": _day(10, 12),
    "9.3": _day(9, 3),
    "9月3号": _day(9, 3),
    "2026年3月8日": _day(3, 8),
    "本月5号": _day(11, 5),
    "上个月20号": _day(10, 20),
}
DAY_EN: dict[str, Fields] = {
    "yesterday": _day(11, 19),
    "on November 5": _day(11, 5),
    "on Nov 5": _day(11, 5),
    "on 5 November": _day(11, 5),
    "last Wednesday": _day(11, 18),
    "on 12 October": _day(10, 12),
    "on October 12th": _day(10, 12),
    "on 2026-09-03": _day(9, 3),
    "on March 8": _day(3, 8),
}
AHEAD_ZH: dict[str, Fields] = {
    "明天": _day(11, 21),
    "后天": _day(11, 22),
    "下周三": _day(11, 25),
    "12月3号": _day(12, 3),
    "12月3日": _day(12, 3),
    "下周一上午": _day(11, 23),
    "28号": _day(11, 28),
    "下个月5号": _day(12, 5),
    "明天下午三点": _day(11, 21),
    "下周五九点": _day(11, 27),
}
AHEAD_EN: dict[str, Fields] = {
    "tomorrow": _day(11, 21),
    "next Wednesday": _day(11, 25),
    "on December 3": _day(12, 3),
    "on Dec 3": _day(12, 3),
    "on Monday": _day(11, 23),
    "on 3 December": _day(12, 3),
    "tomorrow at 9am": _day(11, 21),
}
BY_ZH: dict[str, Fields] = {
    "月底前": _day(11, 30),
    "月底之前": _day(11, 30),
    "这个月底前": _day(11, 30),
    "年底前": _day(12, 31),
    "年底以前": _day(12, 31),
    "12月10日前": _day(12, 10),
    "12月10号之前": _day(12, 10),
    "下周五前": _day(11, 27),
    "下周三之前": _day(11, 25),
    "12月底前": _day(12, 31),
    "明天之前": _day(11, 21),
    "截至12月15日": _day(12, 15),
    "到年底": _day(12, 31),
    "下个月底前": _day(12, 31),
    "赶在月底前": _day(11, 30),
    "本季度末之前": _day(12, 31),
    "28号之前": _day(11, 28),
}
BY_EN: dict[str, Fields] = {
    "by the end of the month": _day(11, 30),
    "before the end of the year": _day(12, 31),
    "by December 10": _day(12, 10),
    "before Dec 10": _day(12, 10),
    "by next Friday": _day(11, 27),
    "by year end": _day(12, 31),
    "by tomorrow": _day(11, 21),
    "by the end of this month": _day(11, 30),
    "by the end of December": _day(12, 31),
    "by the 28th": _day(11, 28),
    "before next Wednesday": _day(11, 25),
    "by 10 December": _day(12, 10),
}
PERSON_ZH: dict[str, Fields] = {
    **{name: {"person": name} for name in ("李四", "王五", "赵六", "王小明", "欧阳修", "李和平", "张文")},
    "王五同志": {"person": "王五"},
    "赵六同志": {"person": "赵六"},
}
PERSON_EN: dict[str, Fields] = {
    "Li Hua": {"person": "Li Hua"},
    "Wang Wu": {"person": "王五"},
    "Zhao Liu": {"person": "赵六"},
    "Wang Xiaoming": {"person": "王小明"},
    "Li Si": {"person": "李四"},
}
ROLE_ZH: dict[str, Fields] = {
    "书记": {"role": "branch_secretary"},
    "支书": {"role": "branch_secretary"},
    "支部书记": {"role": "branch_secretary"},
    "副书记": {"role": "deputy_secretary"},
    "组织委员": {"role": "organization_member"},
    "宣传委员": {"role": "publicity_member"},
    "纪检委员": {"role": "discipline_member"},
    "部门负责人": {"role": "department_head"},
    "党小组长": {"role": "group_leader"},
    "班子成员": {"role": "committee_member"},
    "支委": {"role": "committee_member"},
}
ROLE_EN: dict[str, Fields] = {
    "secretary": {"role": "branch_secretary"},
    "branch secretary": {"role": "branch_secretary"},
    "deputy secretary": {"role": "deputy_secretary"},
    "organization member": {"role": "organization_member"},
    "publicity member": {"role": "publicity_member"},
    "discipline inspection member": {"role": "discipline_member"},
    "group leader": {"role": "group_leader"},
}


@dataclass(frozen=True)
class Sort:
    """Types that go with the same verbs: their names, what is done with them, how they are counted."""

    names: dict[str, T]
    verbs: tuple[str, ...]
    units: tuple[str, ...] = ("次", "回")
    english: dict[str, T] = field(default_factory=dict)


def _named(**names: str) -> dict[str, T]:
    return {each: T[kind.upper()] for kind, text in names.items() for each in text.split("|")}


MEETINGS = Sort(
    _named(
        branch_members_meeting="党员大会|支部党员大会|支部大会|全体党员大会|党员会",
        branch_committee_meeting="支委会|支委会议|支部委员会会议|支委扩大会",
        party_group_meeting="党小组会|小组会|党小组会议",
        organizational_life_meeting="组织生活会|专题组织生活会",
        democratic_life_meeting="民主生活会|班子民主生活会",
        strict_governance_meeting="从严治党专题会|全面从严治党专题会议|党风廉政建设分析会|全面从严治党会议",
        ideology_meeting="意识形态专题会|意识形态分析会|意识形态会|意识形态工作会",
    ),
    ("开", "召开"),
    ("次", "回", "场"),
    _named(
        branch_members_meeting="members meeting|general meeting|members' meeting|branch general meeting",
        branch_committee_meeting="committee meeting|branch committee meeting",
        party_group_meeting="party group meeting|group meeting",
        organizational_life_meeting="organizational life meeting|org life meeting",
        democratic_life_meeting="democratic life meeting",
        strict_governance_meeting="strict governance meeting",
        ideology_meeting="ideology meeting",
    ),
)
LECTURES = Sort(
    _named(party_lecture="党课|专题党课|微党课|廉政党课"),
    ("上", "讲"),
    ("次", "堂", "节"),
    _named(party_lecture="party lecture|lecture|party class"),
)
DAYS = Sort(
    _named(
        theme_party_day="主题党日|主题党日活动|党日活动|党日",
        democratic_appraisal="民主评议|民主评议党员|党员评议",
        theory_study_session="中心组学习|理论学习|中心组集中学习|理论学习中心组学习",
        inspection="督导检查|监督检查",
    ),
    ("搞", "开展", "组织"),
    ("次", "回"),
    _named(
        theme_party_day="theme party day|theme day|party day",
        democratic_appraisal="democratic appraisal",
        theory_study_session="study session|theory study session",
        inspection="inspection|spot check",
    ),
)
TALKS = Sort(
    _named(
        heart_to_heart_talk="谈心谈话|谈心|交心谈心",
        integrity_talk="廉政谈话|廉洁谈话|党风廉政谈话",
        reminder_talk="提醒谈话",
        accountability_talk="诫勉谈话",
        member_development_talk="入党积极分子谈话|发展对象谈话",
    ),
    ("做", "谈", "进行", "开展"),
    ("次", "回", "人次"),
    _named(
        heart_to_heart_talk="heart-to-heart talk|heart-to-heart|heart to heart talk",
        integrity_talk="integrity talk",
        reminder_talk="reminder talk|cautionary talk",
        accountability_talk="accountability talk",
    ),
)
REPORTS = Sort(
    _named(report_submission="述职报告|述责述廉报告|责任书|年度报告|年度总结"),
    ("交", "报"),
    ("份", "次"),
    _named(report_submission="annual report|responsibility letter|work report"),
)
SORTS = {"M": MEETINGS, "L": LECTURES, "Y": DAYS, "K": TALKS, "W": REPORTS}


def pick(choices: dict[str, Fields], luck: random.Random) -> tuple[str, Fields]:
    """One of the choices and what it says."""
    words = luck.choice(list(choices))
    return words, choices[words]
