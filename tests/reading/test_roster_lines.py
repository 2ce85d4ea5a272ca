import pytest

from bot.roster import Membership, Post
from messages.reading.departments import DepartmentLine, read_department_lines
from messages.reading.roster_lines import RosterLine, read_roster_lines
from tests.reading.samples import ROSTER, TODAY

SECRETARY, ORGANIZATION, COMMITTEE = Post.BRANCH_SECRETARY, Post.ORGANIZATION_MEMBER, Post.COMMITTEE_MEMBER


def only(text: str) -> RosterLine:
    (line,) = read_roster_lines(text)
    return line


def why(line: RosterLine | DepartmentLine) -> list[str]:
    return [found.code.value for found in line.problems]


@pytest.mark.parametrize(
    "text",
    [
        "张三 书记",
        "张三\t书记",
        "张三，书记",
        "张三、书记",
        "张三：书记",
        "张三　支部书记",
        "1. 张三 书记",
        "1、张三，党支部书记",
        "一、张三 书记",
        "（一）张三 书记",
        "1 张三 书记",
        "1张三 书记",
        "1\t张三\t书记",
        "① 张三 书记",
        "- 张三 书记",
        "张三（书记）",
        "张三书记",
        "书记张三",
        "书记：张三",
        "支部书记 张三",
        "张三-书记",
        "张 三 书记",
        "张三 支书",
        "\u200b张三 书记",
    ],
)
def test_name_and_post_are_read_in_any_layout(text: str) -> None:
    line = only(text)
    assert (line.name, line.posts, line.membership, line.problems) == (
        "张三",
        (SECRETARY,),
        Membership.FULL,
        (),
    )


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("李四 副书记", Post.DEPUTY_SECRETARY),
        ("李四 组织委员", ORGANIZATION),
        ("李四 宣传委员", Post.PUBLICITY_MEMBER),
        ("李四 纪检委员", Post.DISCIPLINE_MEMBER),
        ("李四 支委", COMMITTEE),
        ("李四 支部委员", COMMITTEE),
        ("李四 党小组长", Post.GROUP_LEADER),
        ("李四, secretary", SECRETARY),
        ("Li Si, deputy secretary", Post.DEPUTY_SECRETARY),
        ("Li Si organization member", ORGANIZATION),
        ("Li Si - committee member for publicity", Post.PUBLICITY_MEMBER),
        ("Li Si (discipline member)", Post.DISCIPLINE_MEMBER),
        ("Secretary: Li Si", SECRETARY),
    ],
)
def test_posts_are_read_in_many_spellings(text: str, post: Post) -> None:
    assert only(text).posts == (post,)


@pytest.mark.parametrize(
    ("text", "membership"),
    [
        ("赵六 党员", Membership.FULL),
        ("赵六 正式党员", Membership.FULL),
        ("赵六 预备党员", Membership.PROBATIONARY),
        ("赵六 入党积极分子", Membership.ACTIVIST),
        ("赵六 群众", Membership.NON_MEMBER),
        ("Zhao Liu, probationary member", Membership.PROBATIONARY),
        ("Zhao Liu activist", Membership.ACTIVIST),
        ("赵六", None),
        ("赵六 办公室主任", None),
    ],
)
def test_membership_is_what_was_typed(text: str, membership: Membership | None) -> None:
    assert only(text).membership is membership


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("王五 办公室主任", "办公室"),
        ("王五 党员 办公室主任", "办公室"),
        ("王五 人事科科长", "人事科"),
        ("王五 人事科长", "人事科"),
        ("王五 财务部部长", "财务部"),
        ("王五 生产部负责人", "生产部"),
        ("Wang Wu, head of Office", "Office"),
        ("Wang Wu, Finance director", "Finance"),
    ],
)
def test_heads_of_departments_are_read(text: str, department: str) -> None:
    line = only(text)
    assert (line.department_head_of, line.problems) == ((department,), ())


def test_several_posts_of_one_person_are_all_read() -> None:
    line = only("二、李四，组织委员兼宣传委员、办公室主任")
    assert line.name == "李四"
    assert line.posts == (ORGANIZATION, Post.PUBLICITY_MEMBER)
    assert line.department_head_of == ("办公室",)


def test_a_post_before_several_names_counts_for_each() -> None:
    lines = read_roster_lines("委员：李四、王五")
    assert [(line.name, line.posts) for line in lines] == [("李四", (COMMITTEE,)), ("王五", (COMMITTEE,))]


def test_names_in_one_line_share_the_word_behind_them() -> None:
    lines = read_roster_lines("示例甲、示例乙 预备党员")
    assert [(line.name, line.membership) for line in lines] == [
        ("示例甲", Membership.PROBATIONARY),
        ("示例乙", Membership.PROBATIONARY),
    ]


def test_a_group_is_read_with_its_leader() -> None:
    line = only("何三 第一党小组组长")
    assert (line.posts, line.group) == ((Post.GROUP_LEADER,), "第一党小组")


def test_a_bad_line_is_refused_alone_and_the_others_are_kept() -> None:
    lines = read_roster_lines("张三 书记\n李😀 党员\n\n" + "甲" * 40 + " 党员\n王五 党员")
    assert [line.name for line in lines] == ["张三", None, None, "王五"]
    assert [why(line) for line in lines] == [[], ["name_characters"], ["name_too_long"], []]
    assert [line.number for line in lines] == [1, 2, 4, 5]
    assert lines[1].typed == "李😀 党员"


def test_a_name_that_comes_twice_is_flagged_and_kept() -> None:
    lines = read_roster_lines("张三 书记\n张　三 党员")
    assert [line.name for line in lines] == ["张三", "张三"]
    assert [why(line) for line in lines] == [[], ["name_twice"]]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("支部花名册：", None, "heading"),
        ("姓名 职务", None, "heading"),
        ("党员：", None, "name_wanted"),
        ("13800000000", None, "name_wanted"),
        ("钱二 工程师", "钱二", "post_not_known"),
        ("许四 办公室副主任", "许四", "post_not_known"),
        ("吕五 部门负责人", "吕五", "department_not_named"),
    ],
)
def test_what_was_not_understood_is_told(text: str, name: str | None, code: str) -> None:
    line = only(text)
    assert line.name == name
    assert code in why(line)


@pytest.mark.parametrize(
    ("text", "name", "head", "in_charge"),
    [
        ("办公室 李四 王五", "办公室", 2, 3),
        ("办公室：李四（王五分管）", "办公室", 2, 3),
        ("1. 办公室，李四，王五", "办公室", 2, 3),
        ("人事科 负责人李四 分管领导王五", "人事科", 2, 3),
        ("人事科 分管：王五 负责人：李四", "人事科", 2, 3),
        ("安全科科长李四，分管王五", "安全科", 2, 3),
        ("办公室主任：李四，王五分管", "办公室", 2, 3),
        ("综合部 李四负责 王五分管", "综合部", 2, 3),
        ("综合部 李 四 王 五", "综合部", 2, 3),
        ("Office: Li Hua, in charge 王五", "Office", 8, 3),
        ("Human Resources | Li Hua | 王五", "Human Resources", 8, 3),
        ("财务部 李四", "财务部", 2, None),
    ],
)
def test_a_department_is_read_with_head_and_member_in_charge(
    text: str, name: str, head: int, in_charge: int | None
) -> None:
    (line,) = read_department_lines(text, ROSTER, TODAY)
    assert (line.name, line.problems) == (name, ())
    assert line.head is not None
    assert line.head.person_id == head
    assert (line.in_charge.person_id if line.in_charge else None) == in_charge


def test_a_head_who_is_not_on_the_roster_is_kept_by_name_and_told() -> None:
    (line,) = read_department_lines("财务部：孙七", ROSTER, TODAY)
    assert line.head is not None
    assert (line.head.name, line.head.person_id, why(line)) == ("孙七", None, ["not_on_roster"])


def test_departments_that_lack_something_are_told_and_the_others_kept() -> None:
    lines = read_department_lines(
        "部门 负责人 分管委员\n工会\n办公室 李四\n办公室 王五\n科室 小王", ROSTER, TODAY
    )
    assert [why(line) for line in lines] == [
        ["heading"],
        ["head_wanted"],
        [],
        ["department_twice"],
        ["two_fit"],
    ]
