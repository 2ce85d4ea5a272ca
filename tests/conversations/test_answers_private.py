"""Who may see what is asked about: own lists, other people's, and what was said in a talk."""

from collections.abc import Iterator

import pytest

from tests.conversations.asked_year import year
from tests.conversations.people import Office
from tests.phone import Phone


@pytest.fixture
def there() -> Iterator[Office]:
    with year() as made:
        yield made


@pytest.fixture
def member(there: Office) -> Phone:
    return there.phone("示例甲")


@pytest.fixture
def colleague(there: Office) -> Phone:
    return there.phone("李四")


def test_other_peoples_lists_are_the_secretarys_alone(colleague: Phone) -> None:
    for question in ("张三完成得怎么样", "王五的清单", "书记还剩什么", "王五还差什么"):
        colleague.send(question).sees("别人的清单只有书记能看").sees_no("逾期")


def test_a_member_is_told_of_no_talk_of_others(member: Phone) -> None:
    member.send("和李四谈过话吗").sees("您能看的记录里：没有").sees_no("5月8日")
    member.send("今年廉政谈话谈了几次").sees("记录 0 次").sees_no("5月8日", "李四")
    member.send("看看李四的谈话记录").sees("您能看的记录里：还没有").sees_no("采购")
    member.send("廉政谈话还差谁").sees("没有要逐人谈的廉政谈话").sees_no("王五")


def test_a_member_hears_of_no_resolution_of_a_meeting_that_only_others_may_read(member: Phone) -> None:
    member.send("还有几个问题没整改").sees("您能看的记录里：今年没有").sees_no("落实9月的事", "李四")


def test_a_member_asks_about_the_own_list(member: Phone) -> None:
    member.send("我还有什么没做").sees("还有 5 项没做，其中 3 项已逾期")
    member.send("党课还差几次").sees("党课还差 3 次")


def test_a_member_exports_nothing(member: Phone) -> None:
    member.send("导出三会一课台账").sees("您的角色不能做这件事")


def test_a_colleague_sees_that_a_talk_took_place_and_not_with_whom(there: Office) -> None:
    phone = there.phone("王五")
    phone.send("今年廉政谈话谈了几次").sees("今年廉政谈话记录 1 次", "5月8日").sees_no("李四", "采购")
    phone.send("和李四谈过廉政谈话吗").sees("您能看的记录里：没有").sees_no("5月8日")


def test_whoever_was_talked_to_finds_the_own_talk(colleague: Phone) -> None:
    colleague.send("我今年谈过廉政谈话吗").sees("5月8日")


def test_a_stranger_is_told_nothing(there: Office) -> None:
    stranger = there.bot.person("示例新")
    stranger.send("今年开了几次支委会").sees_no("3 次", "示例支部")
