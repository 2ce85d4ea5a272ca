"""Getting in by an invite link: who the link is for, what each role is told, and links that open nothing."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.invites import hash_code, new_code
from bot.roster import Post
from handlers import inviting
from storage import accounts, inbox, invites, rosters
from tests.driver import AT, Bot
from tests.phone import Phone

PEOPLE = {
    "张三": [Post.BRANCH_SECRETARY],
    "李四": [Post.ORGANIZATION_MEMBER],
    "王五": [],
}


@pytest.fixture
def bot() -> Iterator[Bot]:
    with Bot(open_signup=False) as made:
        yield made


def invited(secretary: Phone, name: str) -> str:
    """The code of a link that the secretary makes in the settings."""
    secretary.press("⚙️ 设置").tap("邀请加入").tap(name)
    found = re.search(r"https://t\.me/\w+\?start=([\w-]+)", secretary.text)
    assert found, secretary.text
    return found[1]


def person_of(bot: Bot, phone: Phone) -> int | None:
    account = bot.read(accounts.get, phone.id)
    return None if account is None else account.person_id


def secretary(bot: Bot) -> tuple[Phone, dict[str, int]]:
    zhang = bot.person("张三")
    ids = bot.branch(PEOPLE, 张三=zhang)
    zhang.send("/start")
    return zhang, ids


def test_an_invited_person_sees_who_they_are_said_to_be_and_gets_in_by_one_tap(bot: Bot) -> None:
    zhang, ids = secretary(bot)
    code = invited(zhang, "李四")
    li = bot.person("小李")
    li.send(f"/start {code}")
    li.sees("示例支部", "李四", "组织委员", "国家秘密", "数据库")
    assert person_of(bot, li) is None
    li.tap("我是李四")
    li.sees("欢迎", "您是支委", "自己的责任清单")
    assert person_of(bot, li) == ids["李四"]
    assert "📋 责任清单" in li.keyboard
    li.press("📋 责任清单").sees_no("邀请链接")


def test_somebody_without_a_post_is_told_what_a_recorder_can_do(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    wang = bot.person("Wang", "en")
    wang.send(f"/start {invited(zhang, '王五')}").tap("I am 王五")
    wang.sees("You can log meetings")


def test_the_forwarded_message_holds_the_link_and_another_way_in(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    code = invited(zhang, "李四")
    zhang.sees(f"/start {code}", "不要发到群里", "7 天")


def test_only_a_codes_hash_is_kept(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    code = invited(zhang, "李四")
    rows = [bot.read(inbox.get, number) for number in range(bot.last_update - 5, bot.last_update + 1)]
    kept = [row.reply.to_json() for row in rows if row is not None and row.reply is not None]
    assert kept
    assert not any(code in each for each in kept)


def test_a_link_that_could_not_be_shown_is_made_anew(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    zhang, _ = secretary(bot)
    monkeypatch.setattr(inviting._just_made, "get", lambda _: None)
    zhang.press("⚙️ 设置").tap("邀请加入").tap("李四")
    zhang.sees("没能显示出来")
    monkeypatch.undo()
    zhang.tap("发邀请链接").sees("https://t.me/")


def test_a_link_works_once(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    code = invited(zhang, "李四")
    bot.person("小李").send(f"/start {code}").tap("我是李四")
    thief = bot.person("别人")
    thief.send(f"/start {code}").sees("已经用过")
    assert thief.buttons == []


def test_of_two_who_hold_a_link_open_one_gets_in(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    code = invited(zhang, "李四")
    li, other = bot.person("小李"), bot.person("别人")
    li.send(f"/start {code}")
    other.send(f"/start {code}")
    li.tap("我是李四").sees("欢迎")
    other.tap("我是李四").sees("已经用过")
    assert person_of(bot, other) is None


def test_a_link_of_eight_days_ago_has_expired(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    code = invited(zhang, "李四")
    bot.move(days=8)
    bot.person("小李").send(f"/start {code}").sees("过期")


def test_a_link_can_be_taken_back(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    code = invited(zhang, "李四")
    zhang.tap("⬅️ 邀请").sees("还没用的链接", "李四")
    zhang.tap("收回 李四").sees("已收回")
    bot.person("小李").send(f"/start {code}").sees("收回")


def test_a_second_link_for_the_same_person_ends_the_first(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    first = invited(zhang, "李四")
    second = invited(zhang, "李四")
    bot.person("小李").send(f"/start {first}").sees("收回")
    bot.person("小李").send(f"/start {second}").sees("李四")


@pytest.mark.parametrize("code", ["abc", "x" * 60, "一二三", "🙂"])
def test_a_code_that_nobody_made_opens_nothing(bot: Bot, code: str) -> None:
    stranger = bot.person("陌生人")
    stranger.send(f"/start {code}").sees("认不出来")
    assert stranger.buttons == []


def test_saying_that_is_not_me_leaves_the_link_unused(bot: Bot) -> None:
    zhang, ids = secretary(bot)
    code = invited(zhang, "李四")
    bot.person("别人").send(f"/start {code}").tap("这不是我").sees("没有用掉")
    li = bot.person("小李")
    li.send(f"/start {code}").tap("我是李四")
    assert person_of(bot, li) == ids["李四"]


def test_somebody_who_has_a_branch_is_told_that_one_account_is_one_branch(bot: Bot) -> None:
    zhang, ids = secretary(bot)
    other = bot.branch({"赵六": [Post.BRANCH_SECRETARY]}, name="另一支部")
    code = new_code()
    bot.write(
        invites.create,
        kind="person",
        code_hash=hash_code(code),
        expires_at=AT + timedelta(days=7),
        branch_id=other[""],
        person_id=other["赵六"],
    )
    zhang.send(f"/start {code}").sees("一个账号只属于一个支部", "示例支部")
    assert person_of(bot, zhang) == ids["张三"]
    bot.person("小赵").send(f"/start {code}").sees("另一支部")


def test_somebody_who_has_a_branch_sees_where_things_stand_and_is_never_set_up_again(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    zhang.send("/start").sees("示例支部", "张三", "还有", "逾期")
    assert "📋 责任清单" in zhang.keyboard
    zhang.send("/start nonsense").sees("认不出来", "示例支部")


def test_what_is_typed_while_an_invite_is_open_brings_the_question_back(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    li = bot.person("小李")
    li.send(f"/start {invited(zhang, '李四')}").send("你好").sees("李四")
    li.sticker()
    li.sees("李四")
    li.send("/cancel").sees("李四")
    li.tap("English").sees("Are you")
    li.tap("I am 李四").sees("Welcome")


def test_an_old_button_of_an_invite_does_nothing(bot: Bot) -> None:
    zhang, _ = secretary(bot)
    li = bot.person("小李")
    li.send(f"/start {invited(zhang, '李四')}")
    asked = next(each for each in reversed(li.chat) if each.buttons)
    li.tap("我是李四")
    li.tap_old(asked.id, asked.data["✅ 我是李四，同意并开始"]).sees("过期")


def test_an_invite_waits_through_a_restart(bot: Bot) -> None:
    zhang, ids = secretary(bot)
    li = bot.person("小李")
    li.send(f"/start {invited(zhang, '李四')}")
    bot.restart()
    li.tap("我是李四")
    assert person_of(bot, li) == ids["李四"]


def test_only_the_secretary_invites(bot: Bot) -> None:
    zhang, ids = secretary(bot)
    li = bot.person("小李")
    bot.join(li, ids[""], ids["李四"])
    li.send("/settings")
    assert "✉️ 邀请加入" not in li.buttons
    li.tap_old(li.last.id, f"iv:make:{ids['王五']}").sees("不能做这件事")
    zhang.press("⚙️ 设置").tap_old(zhang.last.id, "iv:make:99999").sees("过期")
    zhang.tap_old(zhang.last.id, "iv:revoke:99999").sees("过期")


def test_until_the_secretary_is_there_the_committee_can_invite(bot: Bot) -> None:
    ids = bot.branch(PEOPLE)
    li = bot.person("小李")
    bot.join(li, ids[""], ids["李四"])
    li.send("/start")
    code = invited(li, "张三")
    zhang = bot.person("张三")
    zhang.send(f"/start {code}").tap("我是张三").sees("您是书记")
    li.send("/settings")
    assert "✉️ 邀请加入" not in li.buttons


def test_somebody_who_has_left_is_told_so_and_reaches_nothing(bot: Bot) -> None:
    _, ids = secretary(bot)
    li = bot.person("小李")
    bot.join(li, ids[""], ids["李四"])
    bot.write(rosters.set_left, ids["李四"], bot.today - timedelta(days=1))
    li.send("/start").sees("已不在")
    li.send("/settings")
    assert not any("花名册" in each for each in li.buttons)
