"""Rules of the reader that no line of the long sets needs: one line for each, and the fields it decides."""

from typing import Any

import pytest

from bot.roster import Person, Roster
from messages.reading.lines.printed import as_json
from messages.reading.lines.reader import read_line
from tests.reading.corpora import NOW
from tests.reading.samples import ROSTER


def read(text: str, roster: Roster = ROSTER) -> dict[str, Any]:
    """What is read from a line, as it is printed."""
    return dict(as_json(read_line(text, NOW, roster)))


SENTENCES: dict[str, tuple[str, dict[str, object]]] = {
    "a department head is named behind a comma in English": (
        "Integrity talk yesterday by Li Si with Qian Qi, head of the workshop, at 3 pm, gifts",
        {"counterpart": "Qian Qi", "counterpart_role": "head of the workshop"},
    ),
    "a whole beside those who were missing gives who came": (
        "昨天支委会，缺2，共9人",
        {"expected": 9, "actual": 7, "absent_count": 2},
    ),
    "what was carried by all is the matter without the carrying": (
        "昨天支委会一致通过预算",
        {"topics": ["预算"], "vote": {"for": None, "against": None, "abstain": None, "unanimous": True}},
    ),
    "votes of one voice are unanimous": (
        "昨天支委会，3票一致同意预算",
        {"vote": {"for": 3, "against": None, "abstain": None, "unanimous": True}},
    ),
    "nobody against is nought against": (
        "昨天支委会，赞成3，无人反对，弃权0",
        {"vote": {"for": 3, "against": 0, "abstain": 0, "unanimous": False}},
    ),
    "who chaired may follow the matter without a comma": (
        "昨天下午三点支委会研究预算张三主持",
        {"topics": ["预算"], "host": "张三"},
    ),
    "a pair with a stroke before the name of a meeting is a day": (
        "三楼会议室 9/3 开支委会，研究预算",
        {"date": "2026-09-03", "expected": None, "actual": None},
    ),
    "a day alone at the end of a decision is when it is due": (
        "昨天支委会，决定印发材料，李四负责，11月30日",
        {"decisions": [{"text": "印发材料", "owner": "李四", "due": "2026-11-30"}]},
    ),
    "who and when stand in brackets behind what was decided": (
        "昨天支委会，决定印发材料（李四、王五，11月30日），张三慰问老党员",
        {"decisions": [{"text": "印发材料，张三慰问老党员", "owner": "李四、王五", "due": "2026-11-30"}]},
    ),
    "brackets that hold anything else stay with what was decided": (
        "昨天支委会，决定印发办法（试行），李四负责",
        {"decisions": [{"text": "印发办法（试行）", "owner": "李四", "due": None}]},
    ),
    "an hour that no clock shows is no time": (
        "昨天25点开支委会",
        {"type": "branch_committee_meeting", "time_start": None},
    ),
    "a blank behind the comma parts no two who were missing for one reason": (
        "昨天支委会，应到3实到1，李四, 王五请假",
        {"absentees": [{"name": "李四", "reason": "请假"}, {"name": "王五", "reason": "请假"}]},
    ),
    "a town chairs nothing": ("昨天党课，石家庄主持", {"host": None}),
    "an adverb chairs nothing": ("昨天党课，高兴地主持", {"host": None}),
    "a guest is named without the title": (
        "昨天支委会，列席陈大文主任",
        {"observers": ["陈大文"]},
    ),
    "a reason given as a verb is the reason": (
        "昨天支委会，李四请了假",
        {"absentees": [{"name": "李四", "reason": "请假"}]},
    ),
    "numbers in quotation marks count nobody": (
        "昨天支委会，学习“应到9实到8”的讲评",
        {"expected": None, "actual": None, "topics": ["学习“应到9实到8”的讲评"]},
    ),
    "a title names neither the day nor the chair": (
        "昨天支委会，研究《9月3日张三主持的会议》",
        {"date": "2026-11-19", "host": None, "topics": ["《9月3日张三主持的会议》"]},
    ),
    "a week ahead without a day is planned": ("下周开支委会", {"status": "planned", "date": None}),
    "a mark before a word for a place names it": (
        "昨天支委会@三楼，研究慰问",
        {"place": "三楼", "topics": ["慰问"]},
    ),
    "a mark before a name calls somebody": ("@李四 昨天支委会研究慰问", {"place": None}),
    "a proper name before what was held is where it was": (
        "上周六在红旗渠开展主题党日，22人参加",
        {"place": "红旗渠", "actual": 22},
    ),
    "who led is no place": ("昨天在张三主持下召开支委会", {"place": None}),
    "one reason put in the place of another is the reason": (
        "昨天支委会，王五不是请假，是出差",
        {"absentees": [{"name": "王五", "reason": "出差"}]},
    ),
    "who told of a journey was there": (
        "昨天党小组会，李四介绍了外出考察见闻，6人",
        {"absentees": [], "actual": 6, "topics": ["介绍外出考察见闻"]},
    ),
    "who told of a matter is no part of it": ("周三党员大会，赵六谈了驻村体会", {"topics": ["驻村体会"]}),
    "a matter that was talked over asks nothing": (
        "昨天开了支委会，沟通了项目进度",
        {"status": "held", "topics": ["项目进度"]},
    ),
    "what was checked stands before the check": (
        "11月17号下午对党费收缴台账进行了检查",
        {"type": "inspection", "topics": ["党费收缴台账"]},
    ),
    "a report that was handed in is known by its verb": (
        "三季度党建工作报告11月9日已经交上去了",
        {"type": "report_submission", "topics": ["三季度党建工作报告"], "date": "2026-11-09"},
    ),
    "a report taken to somebody is named without the word before it": (
        "昨天把半年总结交给街道党工委了",
        {"type": "report_submission", "topics": ["半年总结"]},
    ),
    "a theme needs no colon": ("后天上午在敬老院搞主题党日，主题志愿服务", {"topics": ["志愿服务"]}),
    "a place said of all is one": (
        "昨天下午开支委会，地点都在党群服务中心",
        {"place": "党群服务中心"},
    ),
    "who came to check is no matter of the check": (
        "镇纪委昨天上午来督查了，重点看惠农资金使用",
        {"type": "inspection", "topics": ["惠农资金使用"]},
    ),
    "who is to talk is its host": ("下周一要给李和平做提醒谈话，李四来谈", {"host": "李四", "topics": []}),
    "a name by ear ends before what was done": (
        "昨天下午跟章文做了提醒谈话",
        {"counterpart": "张文"},
    ),
    "combined meetings are one": (
        "Combined theme party day and party lecture on Nov 15, lecturer Li Hua, 31 people present",
        {"type": "theme_party_day", "also": ["party_lecture"], "lecturer": "Li Hua", "actual": 31},
    ),
    "nothing behind a slip leaves what was said": (
        "昨天支委会，张三主持，不对",
        {"host": "张三"},
    ),
}


@pytest.mark.parametrize(("text", "fields"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_rule_that_few_lines_need_is_kept(text: str, fields: dict[str, object]) -> None:
    (record,) = read(text)["records"]
    assert {name: record[name] for name in fields} == fields


def test_a_chat_with_somebody_beside_a_meeting_is_an_event_of_its_own() -> None:
    found = read("昨天开了支委会，又找李四聊了聊思想")["records"]
    assert [(one["type"], one["counterpart"], one["topics"]) for one in found] == [
        ("branch_committee_meeting", None, []),
        (found[1]["type"], "李四", found[1]["topics"]),
    ]


def test_a_number_said_of_all_meetings_is_that_of_each() -> None:
    found = read("昨天开了支委会和党员大会，都是23人")["records"]
    assert [one["actual"] for one in found] == [23, 23]


def test_days_from_one_to_another_on_each_of_which_it_is_held_are_plans_of_their_own() -> None:
    found = read("下周一到周三都要开支委会")["records"]
    assert [one["date"] for one in found] == ["2026-11-23", "2026-11-24", "2026-11-25"]


def test_hours_with_a_meeting_each_are_plans_of_their_own() -> None:
    found = read("明天九点、下午三点各一个支委会")["records"]
    assert [(one["date"], one["time_start"], one["period"]) for one in found] == [
        ("2026-11-21", "09:00", None),
        ("2026-11-21", "15:00", "afternoon"),
    ]


def test_which_record_is_meant_may_stand_behind_the_correction() -> None:
    found = read("主持是李四，刚才那条")
    assert (found["intent"], found["records"][0]["host"]) == ("edit", "李四")


def test_a_meeting_called_off_by_its_day_needs_nothing_more() -> None:
    found = read("下周三的会不开了")
    assert (found["intent"], found["must_ask"]) == ("delete", [])
    assert found["records"][0]["date"] == "2026-11-25"


def test_of_a_record_to_be_deleted_more_than_its_day_is_asked_for() -> None:
    found = read("取消上周三的会")
    assert (found["intent"], found["must_ask"]) == ("delete", ["record"])


def test_weeks_back_are_counted_in_weeks() -> None:
    question = read("过去三周开了几次会")["question"]
    assert (question["kind"], question["period"]) == (
        "count_events",
        {"from": "2026-10-30", "to": "2026-11-20"},
    )


def test_a_surname_behind_an_old_alone_is_somebody_to_look_up() -> None:
    assert read("查老赵")["question"]["person"] == "赵六"


@pytest.mark.parametrize("typed", ["阿不都·热西提", "阿不都•热西提", "阿不都热西提"])
def test_a_name_with_a_dot_is_the_one_of_the_roster_however_it_is_typed(typed: str) -> None:
    roster = Roster((Person(1, "阿不都·热西提"), Person(2, "张三")))
    found = read(f"昨天支委会，{typed}主持", roster)
    assert (found["records"][0]["host"], found["warnings"]) == ("阿不都·热西提", [])


@pytest.mark.parametrize(
    ("hour", "period"),
    [
        ("9am", "morning"),
        ("11 a.m.", "morning"),
        ("12pm", "noon"),
        ("1pm", "afternoon"),
        ("5:30 pm", "afternoon"),
        ("6pm", "evening"),
        ("11am to 1pm", "morning"),
        ("15:00", None),
    ],
)
def test_am_and_pm_say_the_part_of_the_day_by_the_hour_it_began(hour: str, period: str | None) -> None:
    (record,) = read(f"Branch committee meeting yesterday {hour}, 5 came")["records"]
    assert record["period"] == period


@pytest.mark.parametrize("text", ["年度报告还没交上去", "述职报告没写完"])
def test_a_report_still_to_be_handed_in_was_not(text: str) -> None:
    assert read(text)["records"] == []


def test_two_meetings_of_two_groups_are_two_records() -> None:
    found = read("周一第一党小组会到了9人，周二第二党小组会到了7人")["records"]
    assert [(one["group"], one["actual"]) for one in found] == [("第一党小组", 9), ("第二党小组", 7)]


def test_talks_with_an_hour_each_keep_their_own() -> None:
    found = read("Talks yesterday: integrity talk with 王五 at 2pm, heart-to-heart with 赵六 at 4pm")[
        "records"
    ]
    assert [(one["counterpart"], one["time_start"]) for one in found] == [
        ("王五", "14:00"),
        ("赵六", "16:00"),
    ]


def test_a_check_behind_talks_with_its_day_alone_is_a_record() -> None:
    found = read("11月2号给王小明做了提醒谈话，11月6号党费自查")["records"]
    assert [(one["type"], one["date"]) for one in found] == [
        ("reminder_talk", "2026-11-02"),
        ("inspection", "2026-11-06"),
    ]
