"""A line that tells a record is kept as one though it holds words that ask; one that asks is answered."""

import pytest

from tests.reading.test_single_rules import read

TOLD = (
    "10.20下午党小组会 第二小组 12人 讨论怎么发挥党员作用",
    "昨天晚上七点党课 李四主讲 题目:什么是中国式现代化",
    "11月12日上午9点 五楼会议室 意识形态工作会 主持:张三 记录:李四 议题:谁来管网络阵地",
    "昨天上午谈心 王五 半小时 为什么不愿意调岗",
    "约谈 赵六 11.17下午三点一刻 值班脱岗 王五记录",
    "11月9日公司党委办公室来检查三会一课记录",
    "昨晚我们几个 张三 李四 王五 碰头开了支委会",
    "前天中心组学习 张三主持 学习为什么要坚持自我革命",
    "昨天谈心,李四,主要问我什么时候能转正",
    "支委会 11.10 下午 议题 1.谁来值班 2.怎么分房",
    "昨天党员大会谁都没缺席",
    "11.17 支委会 李四记录",
    "上周五督查组检查党费收缴情况",
)
ASKED = (
    "11月3日下午三点党员大会谁主持的",
    "昨天下午三点在二楼开的支委会研究了什么",
    "上周三下午三点党课谁讲的在哪里讲的",
    "昨天支委会应到几个人实到几个人",
    "导出10月20日下午三点支委会记录",
    "昨天上午九点支委会怎么补录",
    "12月3号下午两点提醒我组织生活会",
    "11月支委会记录",
    "11月17日下午三点支委会记录",
    "昨天党课讲了什么",
    "昨天支委会哪些人都没来",
)


@pytest.mark.parametrize("text", TOLD)
def test_what_tells_more_than_it_asks_is_a_record(text: str) -> None:
    assert read(text)["intent"] == "log"


@pytest.mark.parametrize("text", ASKED)
def test_what_asks_more_than_it_tells_is_a_question(text: str) -> None:
    assert read(text)["intent"] == "question"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("准备28号上午九点民主评议党员,应到36人", "2026-11-28"),
        ("定了 下周四晚上八点 党小组会 三组", "2026-11-26"),
        ("时间定了,27号上午党课,李四主讲", "2026-11-27"),
        ("本月最后一天开支委会", "2026-11-30"),
        ("约了23号跟李四谈心", "2026-11-23"),
        ("待会儿开支委会", "2026-11-20"),
    ],
)
def test_a_day_behind_a_word_for_what_is_meant_is_a_plan(text: str, day: str) -> None:
    found = read(text)
    assert found["intent"] == "plan"
    assert [(one["date"], one["decisions"]) for one in found["records"]] == [(day, [])]


SAID: dict[str, tuple[str, dict[str, object]]] = {
    "a pair before a weekday is a day": (
        "主题党日 11/8 周日 应到28到26",
        {"date": "2026-11-08", "expected": 28, "actual": 26},
    ),
    "a pair beside a day says who came": (
        "11/8 7/6 支委会",
        {"date": "2026-11-08", "expected": 7, "actual": 6},
    ),
    "just now is today": ("约了李四谈心 就刚才", {"date": "2026-11-20", "status": "held"}),
    "the body that convenes holds no meeting of its own": (
        "11月5日,中共某某局机关支部委员会在三楼会议室组织召开组织生活会,应到20人",
        {"type": "organizational_life_meeting", "expected": 20},
    ),
    "people named with their number took part": (
        "昨天张书记和我还有李四三个人碰头开了支委会",
        {"participants": ["张三", "self", "李四"], "actual": 3},
    ),
    "people named behind their number took part": (
        "昨天支委会 就我们仨 老赵 张书记 还有我",
        {"participants": ["赵六", "张三", "self"], "actual": 3},
    ),
    "a numeral at the end of a name is not counted": (
        "昨天支委会,张三、李四、王五三人参加",
        {"participants": ["张三", "李四", "王五"], "actual": 3},
    ),
    "those who sat in are not counted as having come": (
        "昨天支委会列席的有李四、王五两人",
        {"observers": ["李四", "王五"], "actual": None},
    ),
    "who took part stands behind the name of the meeting": (
        "11月17日参加支委会的有张三、王五,赵六列席",
        {"participants": ["张三", "王五"], "observers": ["赵六"]},
    ),
    "roles stand in brackets behind the names of those there": (
        "支委会:张三(主持)、李四(记录)、王五,11月10日",
        {"host": "张三", "recorder": "李四", "participants": ["张三", "李四", "王五"]},
    ),
    "several kinds of people came": (
        "11月7日支委扩大会,支委5人、党小组长3人参加",
        {"actual": 8},
    ),
    "a whole but some gives who came": (
        "昨天党员大会 34名党员 除3名流动党员外全部参加",
        {"expected": 34, "actual": 31, "absent_count": 3},
    ),
    "others than those left out came": (
        "昨天主题党日,除王五生病外22人都去了",
        {"expected": None, "actual": 22, "absentees": [{"name": "王五", "reason": "生病"}]},
    ),
    "so many late have not come in such number": ("昨天支委会 应到7人 迟到1人", {"actual": None}),
    "each of two has a reason": (
        "昨天支委会李四和王五没到,一个出差一个开会",
        {"absentees": [{"name": "李四", "reason": "出差"}, {"name": "王五", "reason": "开会"}]},
    ),
    "the last Friday of a month": ("上月最后一个周五主题党日 20人", {"date": "2026-10-30"}),
    "so many to so many is a vote": (
        "前天支委会讨论处分问题,4比1通过",
        {"vote": {"for": 4, "against": 1, "abstain": None, "unanimous": False}},
    ),
    "a name between spaces was talked to": (
        "诫勉谈话 2026.11.4 赵六 违规操办酒席 张三、王五参加谈话",
        {"counterpart": "赵六", "participants": ["张三", "王五"]},
    ),
    "what somebody took no part in is why there was a talk": (
        "提醒李四谈话,11月11日,因连续两次未参加组织生活",
        {"type": "reminder_talk", "counterpart": "李四"},
    ),
    "those named with commas took part": (
        "11.17支委会,张三,李四,王五出席,赵六列席",
        {"participants": ["张三", "李四", "王五"], "observers": ["赵六"]},
    ),
    "who lectured is named by house and title": (
        "11月4日党课 主讲人是区委党校刘教授",
        {"lecturer": "刘教授"},
    ),
    "who lectured to some of the branch lectured": ("李四给预备党员上党课 昨天下午", {"lecturer": "李四"}),
    "who wrote the minutes kept the record": (
        "昨天支委会,张三主持的会,王五写的记录",
        {"host": "张三", "recorder": "王五"},
    ),
    "nobody is absent from a talk": ("今天跟昨天请假的李四谈心", {"absentees": []}),
    "a title names whom the record is of": (
        "赵六谈心谈话记录 11月6日 谈话人:张三 内容:入党动机",
        {"counterpart": "赵六", "host": "张三", "recorder": None},
    ),
    "what somebody was talked to for stands before 被": (
        "王五昨天因为酒驾被诫勉谈话",
        {"counterpart": "王五", "topics": ["酒驾"]},
    ),
    "who was talked to may stand behind it": ("昨天被约谈的是李四,原因是迟报材料", {"counterpart": "李四"}),
    "a post stands in brackets behind a name": (
        "11月13日,对赵六(出纳)提醒谈话",
        {"counterpart": "赵六", "counterpart_role": "出纳"},
    ),
    "who did not go was absent": (
        "昨天主题党日,32个人,李四腿疼没去",
        {"absentees": [{"name": "李四", "reason": "腿疼"}]},
    ),
    "who took it in hand chaired": (
        "昨天支委会 书记没在 李四牵头主持的",
        {"host": "李四", "absentees": [{"name": "张三", "reason": None}]},
    ),
    "an audience is who came": ("昨天党课 张三讲 听众约60人", {"actual": 60, "actual_approx": True}),
    "those without whom it was held have their reasons in brackets": (
        "11.12 支委会 缺李四(出差)、王五(病)",
        {"absentees": [{"name": "李四", "reason": "出差"}, {"name": "王五", "reason": "病"}]},
    ),
    "who is left out of those who came has a reason": (
        "昨天支委会,除了李四出差其他都到了",
        {"absentees": [{"name": "李四", "reason": "出差"}]},
    ),
    "who came late was there": (
        "昨天支委会,李四迟到不算缺席,王五请假",
        {"absentees": [{"name": "王五", "reason": "请假"}]},
    ),
    "a post of any wording stands before a name of the roster": (
        "昨天和新来的网格员李四谈心",
        {"counterpart": "李四", "counterpart_role": "网格员"},
    ),
    "he is who was named before": (
        "因为李四连续三个月没交党费,11月11日约谈了他",
        {"counterpart": "李四", "topics": ["连续三个月没交党费"]},
    ),
}


@pytest.mark.parametrize(("text", "fields"), SAID.values(), ids=SAID.keys())
def test_people_days_and_numbers_are_told_apart(text: str, fields: dict[str, object]) -> None:
    (record,) = read(text)["records"]
    assert {name: record[name] for name in fields} == fields


DUE: dict[str, tuple[str, list[tuple[str, str | None, str]]]] = {
    "each with who and when before the matter": (
        "前天支委会定了两件事:李四下周五之前更新公开栏;赵六12月10日前收齐党费",
        [("更新公开栏", "李四", "2026-11-27"), ("收齐党费", "赵六", "2026-12-10")],
    ),
    "the day before who": ("昨天支委会,11月30日前李四交方案", [("交方案", "李四", "2026-11-30")]),
    "behind a heading": ("昨天跟赵六谈心,后续:李四11月27日前问清楚", [("问清楚", "李四", "2026-11-27")]),
    "before the meeting is named": (
        "李四月底前把投影修好,王五12月5日前补齐记录,这是昨天支委会定的",
        [("把投影修好", "李四", "2026-11-30"), ("补齐记录", "王五", "2026-12-05")],
    ),
    "the matter handed to somebody": (
        "昨天支委会,责任落到李四头上,月底前拿出整改清单",
        [("拿出整改清单", "李四", "2026-11-30")],
    ),
    "nobody named": ("昨天支委会研究转正,11月28日前公示", [("公示", None, "2026-11-28")]),
    "another field behind it": (
        "昨天支委会 5人 李四12月底前把制度上墙 王五记录",
        [("把制度上墙", "李四", "2026-12-31")],
    ),
    "what was done by then is nothing to do": ("昨天支委会,11月10日前的党费都收齐了", []),
    "what a notice asks for is nothing decided": ("下周三党员大会,周二前交材料", []),
}


@pytest.mark.parametrize(("text", "decisions"), DUE.values(), ids=DUE.keys())
def test_what_is_to_be_done_by_a_day_is_decided(
    text: str, decisions: list[tuple[str, str | None, str]]
) -> None:
    (record,) = read(text)["records"]
    assert [(one["text"], one["owner"], one["due"]) for one in record["decisions"]] == decisions


def test_a_day_by_which_something_was_done_is_not_that_of_the_meeting() -> None:
    (record,) = read("11月16日前交齐的材料,昨天支委会审核了")["records"]
    assert record["date"] == "2026-11-19"
