"""/drafts: what was begun and not saved is listed, taken up again, or deleted."""

import pytest

from messages.callbacks.records import DraftTap
from storage import drafts
from tests.conversations.people import Office, office
from tests.phone import Phone


def begun(there: Office) -> Phone:
    """A meeting laid aside, and a talk being filled in."""
    phone = there.secretary
    phone.send("/meeting").tap("支委会").tap("昨天").send("/cancel")
    return phone.send("/interview").tap("廉政谈话")


def test_the_open_form_and_the_one_laid_aside_are_both_listed() -> None:
    with office() as there:
        phone = begun(there).send("/drafts")
        assert phone.sees("廉政谈话", "正在填写", "支委会", "11月19日")


def test_nothing_begun_is_said_plainly() -> None:
    with office() as there:
        assert there.secretary.send("/drafts").sees("没有放下的草稿")


def test_a_draft_is_taken_up_where_it_was_left() -> None:
    with office() as there:
        phone = begun(there).send("/drafts").tap("继续 2")
        assert phone.sees("支委会", "11月19日", "几点开始")
        assert phone.tap("15:00").sees("在哪里")


def test_a_deleted_draft_is_gone_and_a_second_tap_changes_nothing() -> None:
    with office() as there:
        phone = begun(there).send("/drafts")
        message, data = phone.last.id, phone.last.data["🗑 删除 2"]
        phone.tap("删除 2")
        assert phone.sees("草稿已删除")
        assert "支委会" not in phone.last.text
        phone.tap_old(message, data)
        assert phone.sees("已经过期")
        assert "廉政谈话" in phone.last.text


def test_a_draft_that_moved_on_is_not_deleted_by_an_old_button() -> None:
    with office() as there:
        phone = begun(there).tap("张三").send("/drafts")
        message, data = phone.last.id, phone.last.data["🗑 删除 1"]
        phone.send("/interview").tap("谈心谈话")
        old = there.bot.read(drafts.get, int(data.split(":")[2]))
        assert old is not None
        assert phone.tap("李四")
        active = there.bot.read(drafts.active, phone.id)
        assert active is not None
        phone.tap_old(message, DraftTap("drop", active.id, active.revision - 1).encode())
        assert phone.sees("已经过期")
        assert there.bot.read(drafts.get, active.id) is not None


def test_somebody_elses_draft_is_left_alone() -> None:
    with office() as there:
        begun(there)
        active = there.bot.read(drafts.active, there.secretary.id)
        assert active is not None
        li = there.phone("李四").send("/drafts")
        assert li.sees("没有放下的草稿")
        li.tap_old(li.last.id, DraftTap("drop", active.id, active.revision).encode())
        assert there.bot.read(drafts.get, active.id) is not None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_drafts_lead_to_the_records(language: str) -> None:
    words = {"zh": ("回到记录", "还没有记录"), "en": ("Back to the records", "no record yet")}[language]
    with office(language) as there:
        assert there.secretary.send("/drafts").tap(words[0]).sees(words[1])
