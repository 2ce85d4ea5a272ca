from datetime import date

import pytest

from bot.records import Absence, Named
from messages.reading.absences import read_absences
from messages.reading.names import read_name, surname
from messages.reading.people import match_person, read_people
from messages.reading.post_words import Role, head_of_phrase, role_of
from messages.reading.problem import Problem
from tests.reading.samples import ROSTER, TODAY, code


def ids(text: str) -> list[int | str]:
    """Roster ids of those found, names where there is no id."""
    found = read_people(text, ROSTER, TODAY, me=1)
    assert not isinstance(found, Problem), found
    return [named.person_id or named.name for named in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张三", [1]),
        ("张 三", [1]),
        ("张　三", [1]),
        ("李四、王五", [2, 3]),
        ("李四，王五；赵六", [2, 3, 4]),
        ("李四和王五", [2, 3]),
        ("李四 王五 赵六", [2, 3, 4]),
        ("李四王五", [2, 3]),
        ("李四、李四", [2]),
        ("李和平", [5]),
        ("张三和李和平", [1, 5]),
        ("李和平和陈和平", [5, "陈和平"]),
        ("老赵", [4]),
        ("小赵", [4]),
        ("老欧阳", [7]),
        ("李四同志", [2]),
        ("李四（组织委员）", [2]),
        ("组织委员李四", [2]),
        ("李四委员", [2]),
        ("张书记", [1]),
        ("书记", [1]),
        ("组织委员", [2]),
        ("李主任", [2]),
        ("办公室主任", [2]),
        ("王科长", [6]),
        ("财务科负责人", [6]),
        ("secretary", [1]),
        ("我", [1]),
        ("me", [1]),
        ("我和李四", [1, 2]),
        ("王委员", [3]),
        ("刘局长", ["刘局长"]),
        ("示例甲", ["示例甲"]),
        ("li hua", [8]),
        ("Li Hua, Wang Ming and 张三", [8, "Wang Ming", 1]),
        ("阿卜杜拉·买买提", ["阿卜杜拉·买买提"]),
    ],
)
def test_names_are_matched_with_the_roster(text: str, expected: list[int | str]) -> None:
    assert ids(text) == expected


def test_two_who_fit_are_named_and_none_is_chosen() -> None:
    found = read_people("小王", ROSTER, TODAY)
    assert isinstance(found, Problem)
    assert found.code == "two_fit"
    assert found.values == {"shown": "小王", "names": "王五、王小明", "ids": "3,6"}


def test_somebody_who_left_is_matched_only_for_a_day_before() -> None:
    assert match_person("孙旧", ROSTER, date(2026, 1, 10)) == Named(name="孙旧", person_id=10)
    assert match_person("孙旧", ROSTER, TODAY) == Named(name="孙旧")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "name_wanted"),
        ("、、", "name_wanted"),
        ("123", "name_wanted"),
        ("张三😀", "name_characters"),
        ("甲" * 31, "name_too_long"),
        ("、".join(["示例甲"] * 300), "too_many_names"),
    ],
)
def test_what_is_no_name_comes_back_with_the_reason(text: str, why: str) -> None:
    assert code(read_people(text, ROSTER, TODAY)) == why


def test_me_is_asked_for_when_it_is_not_known_who_types() -> None:
    assert code(read_people("我", ROSTER, TODAY)) == "self_unknown"


def test_a_name_is_kept_as_typed_but_for_spaces_inside_a_chinese_one() -> None:
    assert (read_name(" 张　三 "), read_name("Li  Hua"), read_name("O'Neil")) == ("张三", "Li Hua", "O'Neil")
    assert code(read_name("👨‍👩‍👧")) == "name_characters"


def test_a_compound_surname_is_one() -> None:
    assert (surname("欧阳修"), surname("张三"), surname("Li Hua")) == ("欧阳", "张", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李四请假，王五出差", [(2, "请假"), (3, "出差")]),
        ("李四、赵六 请假", [(2, "请假"), (4, "请假")]),
        ("李四和王五都请假了", [(2, "请假"), (3, "请假")]),
        ("张三 病假；李四（出差）", [(1, "病假"), (2, "出差")]),
        ("李四（出差）、王五（病假）", [(2, "出差"), (3, "病假")]),
        ("李四因公出差、王五请病假", [(2, "因公出差"), (3, "请病假")]),
        ("李四请假（孩子生病）", [(2, "请假（孩子生病）")]),
        ("李四：出差\n王五：住院", [(2, "出差"), (3, "住院")]),
        ("李四", [(2, None)]),
        ("李四,病假", [(2, "病假")]),
        ("缺席：李四（病假）", [(2, "病假")]),
        ("请假：李四、王五", [(2, "请假"), (3, "请假")]),
        ("请假2人：李四，王五", [(2, "请假"), (3, "请假")]),
        ("李四（病假）王五（出差）", [(2, "病假"), (3, "出差")]),
        ("李四因病、王五因公未到", [(2, "因病"), (3, "因公未到")]),
        ("Li Hua is ill; 张三 on leave", [(8, "is ill"), (1, "on leave")]),
        ("李四光请假", [("李四光", "请假")]),
        ("李四孩子发烧", [(2, "孩子发烧")]),
        ("李四，王五出差", [(2, None), (3, "出差")]),
        ("李四出差、学习", [(2, "出差、学习")]),
        ("我请假", [(1, "请假")]),
        ("老赵值班", [(4, "值班")]),
        ("孙大鹏出差", [("孙大鹏", "出差")]),
        ("李四、孙七 请假", [(2, "请假"), ("孙七", "请假")]),
        ("Li Hua on leave, 王五 business trip", [(8, "on leave"), (3, "business trip")]),
        ("Wang Ming: sick leave", [("Wang Ming", "sick leave")]),
        ("Wilson (ill)", [("Wilson", "ill")]),
        ("无", []),
        ("全员到齐", []),
        ("none", []),
        ("No one", []),
    ],
)
def test_absences_are_read_with_the_reason_that_was_typed(
    text: str, expected: list[tuple[int | str, str | None]]
) -> None:
    found = read_absences(text, ROSTER, TODAY, me=1)
    assert not isinstance(found, Problem), found
    assert all(isinstance(absence, Absence) for absence in found)
    assert [(a.who.person_id or a.who.name, a.reason) for a in found] == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("一人请假", "absent_not_named"),
        ("2人请假", "absent_not_named"),
        ("请假", "absent_not_named"),
        ("小王请假", "two_fit"),
        ("", "name_wanted"),
        ("李四" + "很" * 200, "too_long"),
        ("李四😀、王五😀请假", "name_characters"),
    ],
)
def test_absences_that_cannot_be_taken_come_back_with_the_reason(text: str, why: str) -> None:
    assert code(read_absences(text, ROSTER, TODAY)) == why


@pytest.mark.parametrize("word", ["deputy head", "vice director", "副主任", "办公室副主任"])
def test_a_deputy_is_no_head(word: str) -> None:
    assert role_of(word) is None


def test_the_head_office_has_no_head_by_its_name_alone() -> None:
    assert head_of_phrase("head office") is None
    assert head_of_phrase("head of the office") == Role(department="office")
