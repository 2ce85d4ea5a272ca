"""A roster sent as a file: shown first, taken by one tap, and every line that is not read is said."""

import io
import zipfile
from datetime import date

import pytest

from bot.records import Inspection, Named
from bot.roster import Membership, Person, Post
from messages.callbacks.files import RosterBackTap
from messages.labels import label
from storage import branches, rosters
from tests.conversations.logged import log, talk
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


def named(name: str, ids: dict[str, int]) -> Named:
    return Named(name=name, person_id=ids[name])


def people(there: Office) -> dict[str, Person]:
    return {each.name: each for each in there.bot.read(rosters.get, there.ids[""]).people}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_is_shown_before_anything_is_written_and_taken_by_one_tap(language: str) -> None:
    with office(language) as there:
        phone = there.secretary.document("花名册.xlsx", xlsx(*ROWS))
        said = {"zh": ("将新增 3 人，更新 1 人", "现在还没有写入"), "en": ("3 to be added, 1 to be changed",)}
        phone.sees(*said[language], "孙七", "周八", "联系电话")
        phone.sees({"zh": "部门负责人：财务部（周八）", "en": "Department heads: 财务部 (周八)"}[language])
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
        there.phone("示例甲").document("名单.xlsx", xlsx(*ROWS)).sees("收到 1 个文件", "放到哪条记录")


def test_a_file_that_telegram_does_not_hand_out_changes_nothing_and_is_asked_for_again() -> None:
    with office() as there:
        there.bot.fault("500", "getFile", times=1)
        there.secretary.document("名单.xlsx", xlsx(*ROWS)).sees("没有取到", "请再发一次")


def undo(phone: Phone, language: str = "zh") -> Phone:
    return phone.tap(label(language, "roster.take_back"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("pasted", [True, False])
def test_what_was_taken_in_is_taken_back_by_one_tap(language: str, pasted: bool) -> None:
    with office(language) as there:
        before = there.bot.read(rosters.get, there.ids[""])
        if pasted:
            phone = there.secretary.send("/settings").tap(label(language, "settings.roster"))
            phone.tap(label(language, "roster.add")).send("孙七 预备党员\n周八 财务部负责人")
            phone.tap(label(language, "roster.always_there"))
        else:
            phone = there.secretary.document("花名册.xlsx", xlsx(*ROWS))
            phone.tap(label(language, "carrying.take_always"))
        assert len(people(there)) > len(before.people)
        undo(phone, language).sees({"zh": "已撤回：新增的", "en": "Taken back:"}[language])
        assert there.bot.read(rosters.get, there.ids[""]) == before
        phone.tap(label(language, "roster.back"))
        assert label(language, "roster.take_back") not in phone.buttons


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whoever_was_touched_since_stays_when_the_rest_is_taken_back(language: str) -> None:
    added = [("示例庚", "工程部负责人"), ("示例辛", ""), ("示例壬", ""), ("示例癸", "保卫部负责人")]
    rows = [("姓名", "职务"), *added, ("钱一", "财务部负责人"), ("王五", "小组长")]
    with office(language) as there:
        for department in ("工程部", "保卫部"):
            there.bot.write(rosters.add_department, there.ids[""], department)
        phone = there.secretary.document("名单.xlsx", xlsx(*rows)).tap(label(language, "carrying.take_today"))
        listed, ids = phone.last.id, {name: each.id for name, each in people(there).items()}
        log(there, talk(there, date(2026, 11, 20), "张三", "李四", counterparts=(named("示例庚", ids),)))
        there.bot.join(there.bot.person("示例辛"), there.ids[""], ids["示例辛"])
        there.bot.write(rosters.set_group, ids["示例壬"], "第一小组")
        there.bot.write(rosters.rename, ids["钱一"], "钱一一")
        there.bot.write(rosters.set_group, ids["王五"], "第一小组")
        said = label(language, "roster.take_back")
        phone.send("/settings").tap(label(language, "settings.roster")).tap(said)
        phone.sees("示例庚", "示例辛", "示例壬", "钱一一", "王五").sees_no("示例癸")
        now = there.bot.read(rosters.get, there.ids[""])
        assert "示例癸" not in [each.name for each in now.people]
        assert Post.GROUP_LEADER in next(p for p in now.people if p.name == "王五").posts(date(2026, 11, 20))
        heads = {each.name: each.head_id for each in now.departments}
        assert (heads["财务部"], heads["工程部"], heads["保卫部"]) == (ids["钱一"], ids["示例庚"], None)
        phone.tap_old(listed, RosterBackTap(1).encode()).sees(label(language, "roster.back_gone"))


def test_a_planned_talk_keeps_its_person_and_a_check_its_department() -> None:
    with office() as there:
        phone = there.secretary.document("花名册.xlsx", xlsx(*ROWS)).tap("原来就在")
        listed = phone.last.id
        department = next(
            each for each in there.bot.read(rosters.get, there.ids[""]).departments if each.name == "财务部"
        )
        checked = Named(name="财务部", person_id=department.id)
        log(there, Inspection(on=date(2026, 11, 20), departments=(checked,)))
        phone.send("下周三下午和孙七谈心谈话").tap("就这样安排")
        phone.tap_old(listed, RosterBackTap(1).encode()).sees("保留 1 人：孙七")
        now = there.bot.read(rosters.get, there.ids[""])
        assert "周八" not in [each.name for each in now.people]
        assert ("财务部", None) in [(each.name, each.head_id) for each in now.departments]


def test_ten_minutes_later_and_from_another_hand_the_roster_stays() -> None:
    with office() as there:
        phone = there.secretary.document("花名册.xlsx", xlsx(*ROWS)).tap("原来就在")
        listed, after = phone.last.id, people(there)
        there.bot.write(rosters.set_tenure, there.ids["王五"], Post.BRANCH_SECRETARY, None)
        other = there.phone("王五").send("/settings").tap(label("zh", "settings.roster"))
        assert label("zh", "roster.take_back") not in other.buttons
        other.tap_old(other.last.id, RosterBackTap(1).encode()).sees(label("zh", "roster.back_not_yours"))
        there.phone("示例甲").send("/help").tap_old(1, RosterBackTap(1).encode())
        there.bot.move(minutes=11)
        phone.tap_old(listed, RosterBackTap(1).encode()).sees(label("zh", "roster.back_late"))
        assert {*people(there)} == {*after}


def test_a_number_of_members_that_followed_the_roster_follows_it_back() -> None:
    with office() as there:
        stated = there.bot.read(branches.get, there.ids[""]).full_members
        full = len(there.bot.read(rosters.get, there.ids[""]).voters(date(2026, 11, 20)))
        there.bot.write(branches.update, there.ids[""], full_members=full)
        phone = there.secretary.document("名单.xlsx", xlsx(("姓名",), ("孙七",))).tap("原来就在")
        assert there.bot.read(branches.get, there.ids[""]).full_members == full + 1
        undo(phone)
        assert (there.bot.read(branches.get, there.ids[""]).full_members, stated > 0) == (full, True)


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
