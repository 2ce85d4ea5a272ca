"""A whole line of its own typed where the content of an open record is asked for: both ways, by one tap."""

import pytest

from messages.labels import label
from storage import drafts, records
from tests.conversations.people import Office, office
from tests.phone import Phone

OPEN = "今天九点在三楼开支委会，张三主持，全员到齐"
OTHER = "昨天下午三点党员大会，应到8实到7，王五请假，通过了年度计划"


def asked_for_content(there: Office) -> Phone:
    """A committee's meeting of today, of which the content alone is not known."""
    return there.secretary.send(OPEN).sees("研究了什么？")


def saved(there: Office) -> str:
    """The record saved last."""
    return there.bot.read(records.search, there.ids[""])[0].entry.model_dump_json()


def test_it_becomes_a_record_of_its_own_by_one_tap_and_the_open_one_waits() -> None:
    with office() as there:
        phone = asked_for_content(there).send(OTHER)
        phone.sees("像是另一条", "党员大会 11月19日（周四） 15:00", "通过了年度计划", "支委会")
        phone.tap("新记一条：党员大会").sees("应到 8，实到 7", "王五（请假）")
        phone.tap("支委会 11月20日").sees("研究了什么？").sees_no("年度计划")
        assert [draft.kind for draft in there.bot.read(drafts.parked, phone.id)] == ["record"]


def test_it_stays_the_content_by_one_tap_with_every_word() -> None:
    with office() as there:
        phone = asked_for_content(there).send(OTHER).tap("就是“议题”的内容").sees("请核对", f"议题：{OTHER}")
        assert there.bot.read(drafts.parked, phone.id) == []
        phone.tap("保存")
        assert OTHER in saved(there)


def test_a_second_tap_does_nothing_and_words_kept_too_long_go_behind_the_points() -> None:
    with office() as there:
        phone = asked_for_content(there).send(OTHER)
        question = phone.last
        here = next(data for words, data in question.data.items() if "议题" in words)
        phone.send("研究预算").sees("请核对", "议题：研究预算")
        phone.tap_old(question.id, here).sees("议题：研究预算", f"要点：{OTHER}")
        phone.tap_old(question.id, here).sees(label("zh", "form.stale"))


def test_what_is_to_come_becomes_a_plan() -> None:
    with office() as there:
        phone = asked_for_content(there).send("下周三下午三点在三楼开党员大会").sees("11月25日（周三） 15:00")
        phone.tap("安排：党员大会").sees("这样安排？", "11月25日").tap("就这样安排").sees("安排好了")
        assert there.bot.read(drafts.parked, phone.id) == []
        assert phone.send("研究预算").sees("支委会", "议题：研究预算")


@pytest.mark.parametrize(
    ("language", "begun", "words", "button", "answer"),
    [
        ("zh", OPEN, "廉政谈话还差谁？", "这是提问，请回答", "廉政谈话"),
        ("en", "branch committee today at 9 am in room 5, chaired by 张三, everyone came",
         "who is left for the integrity talk?", "A question: answer it", "ntegrity"),
    ],
)  # fmt: skip
def test_a_question_about_the_records_is_answered_if_wanted(
    language: str, begun: str, words: str, button: str, answer: str
) -> None:
    with office(language) as there:
        there.secretary.send(begun).sees(label(language, "ask.agenda")).send(words).sees(words)
        there.secretary.tap(button).sees(answer).sees_no(words)


def test_a_correction_where_content_is_asked_corrects() -> None:
    with office() as there:
        asked_for_content(there).send("不对，是昨天").sees("11月19日（周四）", "研究了什么？")


@pytest.mark.parametrize(
    "words",
    [
        "11月25日党员大会筹备工作",
        "学习贯彻党的二十届三中全会精神",
        "王五说昨天的党课听得不够认真",
        "今天九点支委会，研究预算",
        "怎么提高党员积极性？",
    ],
)
def test_what_only_names_a_meeting_or_tells_of_the_open_one_is_content(words: str) -> None:
    with office() as there:
        asked_for_content(there).send(words).sees("请核对", words.rpartition("，")[2])


def test_the_same_kind_of_meeting_of_another_day_is_asked_about() -> None:
    with office() as there:
        asked_for_content(there).send("昨天九点支委会，研究换届").sees("像是另一条", "支委会 11月19日")


def test_of_a_record_without_its_day_such_a_line_may_tell_so_it_is_content() -> None:
    with office() as there:
        phone = there.secretary.send("/meeting").tap("支委会")
        for _ in range(5):
            phone.tap("跳过")
        phone.send("昨天九点支委会，研究换届").sees("请核对", "议题：昨天九点支委会")


def test_a_forwarded_notice_is_planned_and_a_forwarded_report_logged_by_its_own_button() -> None:
    with office() as there:
        phone = there.secretary.pass_on("下周三下午三点在三楼开党员大会").sees("用作什么？")
        phone.tap("安排：党员大会").sees("这样安排？", "11月25日").tap("就这样安排")
        phone.pass_on(OTHER).tap("新记一条：党员大会").sees("应到 8，实到 7")
        assert there.bot.read(drafts.parked, phone.id) == []
