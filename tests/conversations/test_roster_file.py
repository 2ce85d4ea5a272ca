"""A roster sent as a file: shown first, taken by one tap, and every line that is not read is said."""

import io
import zipfile
from datetime import date

import pytest

from bot.roster import Membership, Person, Post
from messages.labels import label
from storage import branches, rosters
from tests.conversations.people import Office, office
from tests.conversations.sheets import xlsx
from tests.driver import Bot
from tests.phone import Phone

HEAD = ("序号", "姓名", "党内职务", "政治面貌", "转正时间", "党小组", "联系电话")
ROWS = (
    ("示例支部党员花名册",),
    HEAD,
    (1, "李四", "组织委员、宣传委员", "中共党员", date(2012, 7, 1), "第一小组", 13800000001),
    (2, "孙七", "", "预备党员", None, "第二小组", 13800000002),
    (3, "周八", "财务部负责人", "党员", "2015.7", None, None),
    (4, None, "委员", "党员", None, None, None),
    (5, "吴九", "工程师", None, "不详", None, None),
)


def people(there: Office) -> dict[str, Person]:
    return {each.name: each for each in there.bot.read(rosters.get, there.ids[""]).people}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_is_shown_before_anything_is_written_and_taken_by_one_tap(language: str) -> None:
    with office(language) as there:
        phone = there.secretary.document("花名册.xlsx", xlsx(*ROWS))
        said = {"zh": ("将新增 3 人，更新 1 人", "现在还没有写入"), "en": ("3 to be added, 1 to be changed",)}
        phone.sees(*said[language], "孙七", "周八", "联系电话")
        phone.sees(label(language, "carrying.row", n=6))
        assert set(people(there)) == {*there.ids} - {""}
        phone.tap(label(language, "carrying.take_always"))
        found = people(there)
        assert found["孙七"].membership is Membership.PROBATIONARY
        assert (found["孙七"].group, found["孙七"].since) == ("第二小组", None)
        assert found["周八"].full_since == date(2015, 7, 1)
        assert found["李四"].posts(date(2026, 11, 20)) == {Post.ORGANIZATION_MEMBER, Post.PUBLICITY_MEMBER}
        assert (found["李四"].group, found["李四"].full_since) == ("第一小组", date(2012, 7, 1))
        departments = there.bot.read(rosters.get, there.ids[""]).departments
        assert ("财务部", found["周八"].id) in [(each.name, each.head_id) for each in departments]
        assert len(found) == len(there.ids) - 1 + 3


def test_what_could_not_be_read_is_said_with_its_row_and_why() -> None:
    with office() as there:
        phone = there.secretary.document("花名册.xlsx", xlsx(*ROWS))
        phone.sees("下面 1 行没有记下", "第 6 行： 4 | 委员 | 党员", "这一行没有姓名")
        phone.sees("没有用到的列：序号、联系电话", "工程师", "“吴九”的日期“不详”没看懂")


def test_the_same_file_sent_again_changes_nothing() -> None:
    with office() as there:
        phone = there.secretary.document("花名册.xlsx", xlsx(*ROWS)).tap("原来就在")
        before = people(there)
        phone.document("花名册.xlsx", xlsx(*ROWS)).sees("4 人都已在花名册，没有变化")
        assert not any("记入" in each for each in phone.buttons)
        assert people(there) == before


def test_a_second_tap_on_the_button_adds_nobody_twice() -> None:
    with office() as there:
        phone = there.secretary.document("花名册.xlsx", xlsx(*ROWS))
        shown = phone.last
        data = shown.data[label("zh", "carrying.take_today")]
        phone.tap("今天起")
        count = len(people(there))
        phone.tap_old(shown.id, data)
        assert len(people(there)) == count
        assert people(there)["孙七"].since == date(2026, 11, 20)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_text_file_is_read_in_every_usual_encoding(encoding: str, delimiter: str) -> None:
    rows = [("职务", "姓名", "政治面貌"), ("宣传委员", "孙七", "党员"), ("", "周八", "预备党员")]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    with office() as there:
        there.secretary.document("名单.csv", text.encode(encoding)).sees("将新增 2 人").tap("原来就在")
        found = people(there)
        assert found["孙七"].posts(date(2026, 11, 20)) == {Post.PUBLICITY_MEMBER}
        assert found["周八"].membership is Membership.PROBATIONARY


def test_english_headings_in_any_order_are_understood() -> None:
    rows = [("Phone", "Group", "Role", "Full name"), ("1", "Group 2", "publicity member", "Sun Qi")]
    with office("en") as there:
        there.secretary.document("roster.xlsx", xlsx(*rows)).sees(
            "1 to be added", "Sun Qi", "Group 2", "Phone"
        )


def test_a_file_without_headings_is_read_line_by_line() -> None:
    with office() as there:
        there.secretary.document("名单.txt", "孙七 宣传委员\n\n周八\n".encode()).sees(
            "将新增 2 人", "孙七 · 宣传委员"
        )


def test_somebody_admitted_within_a_year_is_on_probation() -> None:
    rows = [("姓名", "入党时间"), ("孙七", date(2026, 7, 1)), ("周八", "2001年7月")]
    with office() as there:
        there.secretary.document("名单.xlsx", xlsx(*rows)).sees("孙七 · 预备党员").sees_no("周八 · 预备")


def test_a_second_secretary_in_a_file_is_kept_without_the_post() -> None:
    rows = [("姓名", "职务"), ("孙七", "书记")]
    with office() as there:
        phone = there.secretary.document("名单.xlsx", xlsx(*rows)).sees("书记已经是“张三”")
        phone.tap("原来就在")
        assert people(there)["孙七"].posts(date(2026, 11, 20)) == frozenset()


def test_a_formula_is_never_worked_out() -> None:
    with office() as there:
        phone = there.secretary.document("名单.xlsx", xlsx(("姓名", "职务"), ("=1+1", "委员"), ("孙七", "")))
        phone.sees("将新增 1 人", "第 2 行")


def bomb() -> bytes:
    """A small file that unpacks into a hundred megabytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 100_000_000)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("名单.xls", b"\xd0\xcf\x11\xe0 old", "old_excel"),
        ("名单.xlsx", b"\xd0\xcf\x11\xe0 protected", "old_excel"),
        ("名单.xlsx", b"PK no zip", "unreadable"),
        ("名单.xlsx", bomb(), "too_large"),
        ("名单.csv", b"\xff\x00\x81", "unreadable"),
        ("名单.csv", b"\n\n", "empty"),
        ("名单.csv", "姓名\n".encode() * 6000, "too_many_rows"),
        ("名单.csv", b"a," * 2_600_000, "too_large"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_that_cannot_be_read_is_refused_with_why(
    name: str, content: bytes, fault: str, language: str
) -> None:
    with office(language) as there:
        there.secretary.document(name, content).sees(label(language, f"carrying.fault.{fault}"))


def test_more_than_five_hundred_people_are_refused_before_anything_is_taken() -> None:
    rows = "姓名\n" + "\n".join(f"示例{n}" for n in range(600))
    with office() as there:
        there.secretary.document("名单.csv", rows.encode()).sees("最多记 500 人")


def test_a_file_while_a_record_is_being_logged_is_its_attachment() -> None:
    with office() as there:
        there.secretary.send("/meeting").tap("支委会")
        there.secretary.document("签到.xlsx", xlsx(*ROWS)).sees(label("zh", "told.file_kept"))


def test_a_table_from_somebody_who_does_not_run_the_roster_is_no_roster() -> None:
    with office() as there:
        there.phone("示例甲").document("名单.xlsx", xlsx(*ROWS)).sees("先点 📝 记会议")


def test_a_file_that_telegram_does_not_hand_out_changes_nothing_and_is_asked_for_again() -> None:
    with office() as there:
        there.bot.fault("500", "getFile", times=1)
        there.secretary.document("名单.xlsx", xlsx(*ROWS)).sees("没有取到", "请再发一次")


def test_cancelling_leaves_the_roster_as_it_was() -> None:
    with office() as there:
        there.secretary.document("花名册.xlsx", xlsx(*ROWS)).tap("取消").sees("在册 8 人")


def in_setup(bot: Bot, language: str) -> Phone:
    phone = bot.person("张三", language="zh-hans" if language == "zh" else "en").send("/start")
    phone.tap(label(language, "setup.agree")).send("示例支部").send("9").send("书记").send("张三")
    return phone


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_set_up_takes_the_people_of_a_file(language: str) -> None:
    with Bot() as bot:
        phone = in_setup(bot, language).document("花名册.xlsx", xlsx(*ROWS))
        phone.sees("李四", "孙七", "周八", label(language, "carrying.row", n=6))
        assert bot.read(branches.all_of_them) == []
        phone.document("坏.xlsx", b"PK").sees(label(language, "carrying.fault.unreadable"))
