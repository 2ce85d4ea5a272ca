"""A saved record: taken back, changed with its history, copied, and shown to those who may see it alone."""

import pytest

from bot.records import Meeting
from bot.roster import Post
from handlers.forms.state import FormState
from messages.fitting import LIMIT, length
from messages.labels import label
from storage import records
from tests.conversations.people import Office
from tests.conversations.walking import (
    careful,
    committee_meeting,
    integrity_talk,
    laid_aside,
    open_draft,
    saved,
    wire,
)
from tests.phone import Phone


def standing(phone: Phone) -> str:
    """The whole of the secretary's list that is to do."""
    phone.send("/duties")
    pages = [phone.last.text]
    while any("下页" in each for each in phone.last.labels):
        pages.append(phone.tap("下页").last.text)
    return "\n".join(pages)


def test_undo_brings_back_the_draft_and_the_standing_exactly() -> None:
    with careful() as there:
        phone = there.secretary
        before = standing(phone)
        committee_meeting(phone)
        drafted = FormState.model_validate_json(open_draft(there, phone).data).entry
        card = phone.chat[-1].text
        phone.tap("保存")
        assert standing(phone) != before
        phone.tap("撤销").sees("已撤销，内容还在草稿里")
        assert card in [message.text for message in phone.news]
        assert FormState.model_validate_json(open_draft(there, phone).data).entry == drafted
        assert saved(there) == []
        assert standing(phone) == before
        phone.tap("保存").sees("已保存")
        assert len(saved(there)) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_after_ten_minutes_there_is_no_undo(language: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language).tap(label(language, "common.save"))
        message, undo = wire(phone, label(language, "common.undo"))
        there.bot.move(minutes=11)
        phone.tap_old(message, undo).sees(label(language, "form.undo_late"))
        assert len(saved(there)) == 1


def test_only_who_logged_it_takes_it_back() -> None:
    with careful() as there:
        there.phone("李四").send("/meeting")
        phone = committee_meeting(there.secretary).tap("保存")
        message, undo = wire(phone, "撤销")
        other = there.bot.person("李四的另一部手机")
        there.bot.join(other, there.ids[""], there.ids["李四"])
        other.tap_old(message, undo).sees("只有录入的人可以撤销")
        phone.tap_old(message, undo).sees("已撤销")
        phone.tap_old(message, undo).sees("没有这条记录")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_amendment_shows_what_it_said_before(language: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language).tap(label(language, "common.save"))
        there.bot.move(days=2)
        phone.tap(label(language, "form.amend")).tap(label(language, "fields.place")).send("二楼会议室")
        phone.tap(label(language, "common.save"))
        phone.sees(
            {"zh": "原来的内容留在修改记录里", "en": "what it said before is in its history"}[language]
        )
        phone.tap(label(language, "form.history")).sees("张三", "三楼会议室 → 二楼会议室")
        phone.tap(label(language, "form.page")).sees("二楼会议室")
        record = saved(there)[0]
        assert record.revision == 2
        assert [each.entry.place for each in there.bot.read(records.history, record.id)] == ["三楼会议室"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "cancel", "as_it_was", "listed"),
    [
        ("zh", "不改了", "已取消，记录没有改动", "（修改）"),
        ("en", "forget it", "the record is as it was", "(edit)"),
    ],
)
def test_a_change_that_is_cancelled_says_that_the_record_stands_and_leaves_nothing_where_nothing_was_changed(
    language: str, cancel: str, as_it_was: str, listed: str
) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language).tap(label(language, "common.save"))
        message, amend = wire(phone, label(language, "form.amend"))
        phone.tap(label(language, "form.amend")).send(cancel).sees(as_it_was)
        assert laid_aside(there, phone) == []
        phone.tap_old(message, amend).tap(label(language, "fields.place")).send("二楼会议室")
        phone.send(cancel).sees(as_it_was)
        assert len(laid_aside(there, phone)) == 1
        phone.send("/drafts").sees(listed)
        phone.send("/meeting")
        assert phone.has_button(label(language, "ask.resume_change", title="").strip())


def test_a_record_that_is_changed_is_no_second_one_of_its_day() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary).tap("保存").tap("修改").sees_no("已有一条同样的记录")
        phone.tap("取消")
        committee_meeting(phone).sees("已有一条同样的记录")


def test_changing_the_same_record_twice_at_once_goes_on_in_one_draft() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary).tap("保存")
        message, amend = wire(phone, "修改")
        phone.tap("修改").tap("地点").send("二楼会议室")
        phone.tap_old(message, amend).sees("二楼会议室")
        assert laid_aside(there, phone) == []


def test_a_record_changed_meanwhile_is_told_before_it_is_replaced() -> None:
    with careful() as there:
        member, secretary = there.phone("李四"), there.secretary.send("/duties")
        committee_meeting(member).tap("保存")
        message, amend = wire(member, "修改")
        secretary.tap_old(message, amend).tap("地点").send("二楼会议室")
        member.tap("修改").tap("地点").send("四楼会议室").tap("保存")
        secretary.tap("保存").sees("别人改过这条记录", "二楼会议室")
        assert saved(there)[0].entry.place == "四楼会议室"  # type: ignore[union-attr]
        secretary.tap("保存").tap("修改记录").sees("四楼会议室 → 二楼会议室", "三楼会议室 → 四楼会议室")


def test_a_record_undone_meanwhile_can_be_saved_anew() -> None:
    with careful() as there:
        member, secretary = there.phone("李四"), there.secretary.send("/duties")
        committee_meeting(member).tap("保存")
        message, amend = wire(member, "修改")
        secretary.tap_old(message, amend).tap("地点").send("二楼会议室")
        member.tap("撤销")
        secretary.tap("保存").sees("已被撤销").tap("保存").sees("已保存")
        assert [each.logged_by for each in saved(there)] == [there.ids["张三"]]


def every_tap(there: Office, phone: Phone, record: int) -> str:
    """All that somebody gets to see by every button a record has, guessed."""
    seen = []
    for action in ("open", "copy", "history", "amend", "undo", "next", "wipe"):
        phone.tap_old(1, f"r:{record}:{action}")
        seen.append(phone.text + "\n".join(phone.toasts))
    return "\n".join(seen)


SECRET = "机密的谈话要点"


def test_what_was_said_in_a_talk_is_hidden_from_all_others() -> None:
    with careful() as there:
        integrity_talk(there.secretary, SECRET).tap("保存")
        record = saved(there)[0].id
        member = there.phone("王五").send("/duties")
        member.tap_old(1, f"r:{record}:open").sees("廉政谈话", "11月20日", "只有双方、录入人和书记能看")
        member.sees_no("李四")
        assert SECRET not in every_tap(there, member, record)
        recorder = there.phone("示例甲").send("/duties")
        seen = every_tap(there, recorder, record)
        assert SECRET not in seen
        assert "廉政谈话" not in seen
        talked_to = there.phone("李四").send("/duties")
        talked_to.tap_old(1, f"r:{record}:open").sees(SECRET)
        talked_to.tap_old(1, f"r:{record}:amend").sees("没有权限")


def test_another_branch_gets_nothing_even_with_a_guessed_number() -> None:
    with careful() as there:
        integrity_talk(there.secretary, SECRET).tap("保存")
        stranger = there.bot.person("外人")
        there.bot.branch({"示例戊": [Post.BRANCH_SECRETARY]}, name="另一示例支部", 示例戊=stranger)
        seen = every_tap(there, stranger, saved(there)[0].id)
        assert SECRET not in seen
        assert "廉政谈话" not in seen
        assert len(saved(there)) == 1


def test_a_recorder_opens_what_they_logged_and_no_other_meeting() -> None:
    with careful() as there:
        recorder = there.phone("示例甲")
        committee_meeting(recorder).tap("保存").tap("修改").sees("修改", "研究示例事项").tap("取消")
        committee_meeting(there.secretary).tap("保存")
        newest = saved(there)[0].id
        assert "研究示例事项" not in every_tap(there, recorder, newest)


def test_the_copied_text_comes_in_parts_that_fit() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="agenda")
        phone.send("\n".join(f"第{n}项议题：{'字' * 50}" for n in range(45)))
        phone.tap("要点").send("言" * 3000).tap("决议").send("\n".join(f"第{n}件事" for n in range(45)))
        phone.tap("列席").send("\n".join(f"列席人{n}" for n in range(300))).tap("保存")
        phone.tap("复制")
        assert len(phone.news) > 2
        assert all(length(each.text) <= LIMIT for each in phone.news)
        assert "言" * 2000 in phone.text.replace("\n", "")
        assert "第44件事" in phone.text


def test_wiping_takes_every_message_with_the_talk_out_of_the_chat() -> None:
    with careful() as there:
        phone = integrity_talk(there.secretary, SECRET)
        phone.tap("提出的要求").send(SECRET + "之二").tap("保存").sees("已保存")
        assert SECRET in str(phone.state)
        phone.tap("删除聊天里的谈话内容").sees("谈话内容已从聊天里删除")
        assert SECRET not in str(phone.state["messages"])
        assert saved(there)[0].entry.key_points == SECRET  # type: ignore[union-attr]


def test_wiping_by_another_deletes_nothing_of_their_own_chat() -> None:
    with careful() as there:
        integrity_talk(there.phone("李四"), SECRET, "王五").tap("保存")
        phone = there.secretary
        for n in range(30):
            phone.send(f"/duties {n}")
        before = len(phone.own)
        phone.tap_old(phone.last.id, f"r:{saved(there)[0].id}:wipe")
        assert len(phone.own) == before


def test_the_next_of_a_series_is_not_offered_for_the_future() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary).tap("保存").tap("补记下一次").sees("哪一天", "三楼会议室")
        assert "2026年11月" in phone.buttons
        phone.tap("20").send("又一次").tap("保存")
        assert [
            each.entry.on.day for each in saved(there) if isinstance(each.entry, Meeting) and each.entry.on
        ] == [20, 19]


def test_who_chaired_in_the_secretarys_place_is_asked_only_then() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        assert not any("委托说明" in each for each in phone.buttons)
        phone.tap("主持人").tap("李四").sees("没有写书记的委托情况")
        phone.tap("委托说明").send("书记外出，委托李四主持").sees("委托说明：书记外出").sees_no(
            "没有写书记的委托情况"
        )


def test_the_end_of_a_meeting_is_typed_with_its_beginning() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        phone.tap("✏️ 时间").send("下午三点到四点半").sees("时间：15:00–16:30").tap("保存")
        phone.tap("复制").sees("15:00–16:30")
