"""What is half filled in waits: over a restart, for weeks, beside other forms, until somebody wants it."""

from datetime import date

import pytest

from bot.roster import Post
from handlers.forms.state import FormState
from messages.labels import label
from storage import accounts, branches, deletion, drafts, rosters
from tests.conversations.walking import (
    PLACE,
    careful,
    choose,
    committee_meeting,
    integrity_talk,
    laid_aside,
    open_draft,
    saved,
    wire,
)


def test_a_restart_in_the_middle_goes_on() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="attendance")
        phone.tap("李四")
        there.bot.restart()
        phone.tap("请假").sees("谁到会")
        there.bot.restart()
        phone.tap("完成").send("重启后的议题").sees("李四（请假）", PLACE, "重启后的议题").tap("保存").sees(
            "已保存"
        )
        assert len(saved(there)) == 1


def test_a_draft_survives_forty_days() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="agenda")
        there.bot.move(days=40)
        phone.send("四十天前的议题").sees("请核对", "11月19日").tap("保存").sees("已保存", "补记")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_form_lays_the_open_one_aside_and_says_so(language: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language, "agenda")
        hint = {"zh": "您有 1 份未完成的记录", "en": "You have 1 unfinished"}
        phone.send("/interview").sees(hint[language])
        choose(phone, label(language, "types.integrity_talk")).sees_no("⏸").tap("张三")
        assert [draft.step for draft in laid_aside(there, phone)] == ["agenda"]
        phone.send("/meeting").sees(hint[language].replace("1", "2"))
        offered = [each for each in phone.buttons if each.startswith("⏸")]
        assert len(offered) == 2
        phone.tap(next(each for each in offered if label(language, "types.branch_committee_meeting") in each))
        phone.sees(label(language, "ask.agenda"), PLACE)
        assert [draft.step for draft in laid_aside(there, phone)] == ["counterparts"]


def test_log_it_from_a_duty_tells_of_an_unfinished_draft_too() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="agenda")
        phone.tap_old(1, "go:integrity_talk:").sees("谁谈的", "您有 1 份未完成的记录")
        assert any(each.startswith("⏸ 继续：支委会 11月19日") for each in phone.buttons)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_cancel_keeps_everything_and_deletes_only_on_request(language: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language, "agenda")
        phone.tap(label(language, "common.cancel"))
        phone.sees({"zh": "写过的内容还留着", "en": "What you typed is kept"}[language])
        assert len(laid_aside(there, phone)) == 1
        phone.send("/cancel").sees({"zh": "有搁置的草稿", "en": "some drafts were laid aside"}[language])
        phone.tap("⏸").sees(label(language, "ask.agenda"), PLACE)
        phone.tap(label(language, "common.cancel")).tap(label(language, "form.drop"))
        phone.sees(label(language, "form.dropped"))
        assert laid_aside(there, phone) == []
        phone.send("/cancel").sees(
            {"zh": "现在没有正在填写的内容", "en": "There is nothing half filled in"}[language]
        )


def test_an_empty_form_leaves_nothing_behind() -> None:
    with careful() as there:
        phone = there.secretary
        for _ in range(3):
            phone.send("/meeting").sees_no("未完成")
        phone.send("/interview").tap("取消").sees("已取消")
        assert laid_aside(there, phone) == []


def test_a_button_of_a_form_laid_aside_opens_it_again() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="place")
        message, skip = wire(phone, "跳过")
        choose(phone.send("/interview"), "廉政谈话")
        phone.tap_old(message, skip).sees("谁主持")
        assert FormState.model_validate_json(open_draft(there, phone).data).step == "host"
        phone.send("李四").sees("谁到会")  # what is typed now goes to what is shown


def test_two_people_fill_in_forms_at_the_same_time() -> None:
    with careful() as there:
        one, other = there.secretary, there.phone("李四")
        committee_meeting(one, until="place")
        committee_meeting(other, until="place")
        with there.bot.all_at_once():
            one.send("一号会议室")
            other.send("二号会议室")
        one.tap("张三").tap("全部到会").send("一的议题").tap("保存")
        other.tap("张三").tap("全部到会").send("二的议题").tap("保存")
        places = {record.logged_by: record.entry.place for record in saved(there)}  # type: ignore[union-attr]
        assert places == {there.ids["张三"]: "一号会议室", there.ids["李四"]: "二号会议室"}


def test_whoever_left_the_branch_goes_on_in_no_form() -> None:
    with careful() as there:
        phone = there.phone("李四")
        committee_meeting(phone)
        there.bot.write(rosters.set_left, there.ids["李四"], date(2026, 11, 19))
        phone.tap("保存").sees("您的角色不能做这件事")
        phone.send("改过的议题").sees("您的角色不能做这件事")
        phone.photo().sees("您的角色不能做这件事")
        assert saved(there) == []


def test_a_draft_stays_in_the_branch_it_was_begun_in() -> None:
    with careful() as there:
        phone = there.phone("李四")
        committee_meeting(phone)
        elsewhere = there.bot.branch({"李四": [Post.BRANCH_SECRETARY]}, name="另一示例支部")
        there.bot.write(accounts.bind, phone.id, elsewhere[""], elsewhere["李四"])
        phone.tap("保存").sees("这份草稿属于另一个支部")
        phone.send("/meeting").sees_no("未完成")
        assert saved(there) == []
        there.bot.write(branches.delete, there.ids[""])
        phone.tap_old(phone.last.id, "f:1:8:save:").sees("已经处理过了")


def test_with_the_branch_its_drafts_are_gone() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        message, save = wire(phone, "保存")
        there.bot.write(deletion.delete_branch, there.ids[""])
        phone.tap_old(message, save)
        assert phone.toasts


def test_a_form_goes_on_after_the_roster_changed() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="agenda")
        phone.tap("取消")
        there.bot.write(rosters.set_left, there.ids["王五"], date(2026, 11, 20))
        there.bot.write(rosters.rename, there.ids["李四"], "李四四")
        phone.send("/meeting").tap("⏸").send("议题").sees("应到 3，实到 3")
        phone.tap("记录人").tap("李四四").tap("保存").sees("已保存")


def test_a_draft_of_an_older_version_of_the_program_still_opens() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="agenda")
        draft = open_draft(there, phone)
        there.bot.write(
            drafts.save,
            draft.id,
            draft.revision,
            step=draft.step,
            data=draft.data[:-1] + ',"field_of_old":1}',
            now=draft.updated_at,
        )
        phone.send("议题").sees("请核对").tap("保存").sees("已保存")


def test_a_talk_and_a_meeting_wait_side_by_side() -> None:
    with careful() as there:
        phone = integrity_talk(there.secretary)
        committee_meeting(phone).tap("保存").sees("已保存")
        phone.send("/interview").tap("⏸").sees("请核对", "谈了廉洁自律").tap("保存").sees("已保存")
        assert len(saved(there)) == 2
