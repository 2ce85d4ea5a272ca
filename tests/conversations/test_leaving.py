"""Deleting on request: a person, the own account, a branch; what goes, what is kept and why, who is told."""

from datetime import date

import pytest

from bot.records import Interview
from messages.labels import label
from storage import accounts, branches, records, rosters
from tests.conversations.logged import committee, log, talk
from tests.conversations.people import Office, office
from tests.phone import Phone

NOVEMBER = date(2026, 11, 9)


def page(there: Office, name: str) -> Phone:
    """The secretary has somebody's page open."""
    return there.secretary.send("/settings").tap(label("zh", "settings.roster")).tap(name)


def test_what_is_kept_of_somebody_whom_records_name_is_said_and_why() -> None:
    with office() as there:
        other = there.phone("李四")
        log(there, committee(there, NOVEMBER))
        log(there, talk(there, NOVEMBER, "张三", "李四"))
        phone = page(there, "李四").tap("删除个人资料")
        phone.sees("Telegram 账号", "1 条会议记录、1 条谈话记录", "支部档案", "先点“转出”")
        assert there.bot.read(accounts.get, other.id) is not None
        phone.tap("确认删除").sees("姓名留在花名册和有关记录里")
        assert there.bot.read(accounts.get, other.id) is None
        other.send("/duties").sees("邀请链接")
        [kept] = [
            each.entry
            for each in there.bot.read(records.search, there.ids[""])
            if isinstance(each.entry, Interview)
        ]
        assert kept.counterparts[0].name == "李四"
        assert there.bot.read(rosters.get, there.ids[""]).find(there.ids["李四"]) is not None


def test_nothing_is_kept_of_somebody_whom_no_record_names() -> None:
    with office() as there:
        phone = page(there, "示例甲").tap("删除个人资料").sees("没有记录提到这个人", "什么都不留")
        phone.tap("确认删除").sees("花名册里也已删去")
        assert there.bot.read(rosters.get, there.ids[""]).find(there.ids["示例甲"]) is None


def test_who_entered_a_record_is_blank_once_the_account_is_gone() -> None:
    with office() as there:
        other = there.phone("李四")
        logged = log(there, committee(there, NOVEMBER), by="李四")
        other.send("删除我的账号").sees("确定删除您的账号", "留在支部").send("删除").sees("已删除")
        found = there.bot.read(records.get, logged)
        assert found is not None
        assert (found.logged_by, found.deleted_at) == (None, None)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_account_is_deleted_upon_a_typed_line(language: str) -> None:
    with office(language) as there:
        line = {"zh": "注销账号", "en": "Delete my account"}[language]
        there.secretary.send(line).tap(label(language, "common.cancel"))
        assert there.bot.read(accounts.get, there.secretary.id) is not None


def test_a_secretary_is_not_deleted_by_another_hand() -> None:
    with office() as there:
        page(there, "张三").sees_no("删除个人资料")
        assert not any("删除个人资料" in each for each in there.secretary.buttons)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_others_of_a_branch_are_told_that_it_is_gone(language: str) -> None:
    with office(language) as there:
        other = there.phone("李四", language).send("/help")
        phone = there.secretary.send("/settings").tap(label(language, "settings.delete"))
        phone.tap(label(language, "settings.delete_branch")).sees("1")
        phone.send("示例支部")
        assert there.bot.read(branches.all_of_them) == []
        other.mark()
        phone.mark()
        there.bot.tick()
        assert phone.news == []
        other.sees("示例支部", {"zh": "提醒也停了", "en": "reminders have stopped"}[language])
        assert [each.text for each in other.news] == [other.text]
        phone.mark()
        there.bot.tick()
        assert phone.news == []
