"""Last year's ledger sent as a file: shown first, taken as a whole, taken back as a whole, never twice."""

from datetime import date, time

import pytest

from bot import clock
from bot.record_types import Detail, InboundFrom, RecordType
from bot.records import Absence, Entry, Interview, Meeting, Named, Resolution, Vote, VoteKind
from messages.callbacks.files import BatchTap
from messages.labels import label
from storage import records, rosters
from storage.records import StoredRecord
from tests.conversations.logged import committee, log, talk, who
from tests.conversations.people import Office, office
from tests.conversations.sheets import xlsx

MEETINGS, TALKS, INTEGRITY = "三会一课台账", "谈心谈话台账", "廉政谈话台账"
HEAD = ("序号", "类型", "日期", "时间", "地点", "主持人")
TALK_HEAD = (
    "序号",
    "日期",
    "谈话人",
    "谈话对象",
    "职务",
    "类型",
    "主要内容",
    "意见建议",
    "落实",
    "记录是否签字",
)
MAY = date(2026, 5, 8)


def stored(there: Office) -> list[StoredRecord]:
    return there.bot.read(records.search, there.ids[""], limit=500)


def everything(there: Office) -> list[Entry]:
    """A record of every kind of cell that the ledgers have."""
    return [
        committee(there, MAY, end=time(16, 30), observers=("示例丁",), key_points=None),
        Meeting(
            type=RecordType.BRANCH_MEMBERS_MEETING,
            also=(RecordType.THEME_PARTY_DAY, RecordType.DEMOCRATIC_APPRAISAL),
            on=date(2026, 5, 20),
            place="=会议室",
            host=who(there, "张三"),
            recorder=Named(name="已退休的老人"),
            expected=9,
            actual=8,
            absences=(Absence(who=who(there, "王五")), Absence(who=who(there, "赵六"), reason="家中有事")),
            agenda=("评议", "学习"),
            resolutions=(Resolution(text="印发（草案修改稿）"), Resolution(text="办好", owner="李四")),
            votes=(
                Vote(subject="总结", entitled=9, entitled_present=8, in_favour=7, against=0, abstained=1),
                Vote(subject="委员", kind=VoteKind.ELECTION, entitled=9),
            ),
        ),
        Meeting(
            type=RecordType.PARTY_LECTURE,
            on=date(2026, 5, 21),
            lecturer=who(there, "张三"),
            details={Detail.LECTURE_TITLE: "守纪律"},
            agenda=("讲课", "讨论"),
        ),
        Meeting(
            type=RecordType.PARTY_GROUP_MEETING, group="第一小组", on=date(2026, 5, 22), agenda=("学习",)
        ),
        Meeting(type=RecordType.IDEOLOGY_MEETING, on=date(2026, 5, 23), agenda=("研判",), resolutions=()),
    ]


def talks(there: Office) -> list[Entry]:
    return [
        talk(
            there,
            date(2026, 6, 2),
            "张三",
            "李四",
            type=RecordType.HEART_TO_HEART_TALK,
            key_points="近来忙",
            follow_up=date(2026, 7, 2),
            details={Detail.SUPPORT: "调整分工", Detail.RESPONSE: "好"},
        ),
        talk(there, date(2026, 6, 3), "张三", "王五", key_points="采购", details={Detail.RESPONSE: "照办"}),
        Interview(
            type=RecordType.ACCOUNTABILITY_TALK,
            on=date(2026, 6, 4),
            by=(Named(name="上级领导"),),
            counterparts=(who(there, "张三"),),
            key_points="进度慢",
            inbound=True,
            inbound_from=InboundFrom.SUPERIOR,
            signed=False,
        ),
    ]


LOST = {"attachments", "present", "line", "key_points", "start", "end", "place", "recorder"}


def comparable(entry: Entry, *lost: str) -> dict[str, object]:
    return entry.model_dump(exclude=set(lost))


def test_what_we_export_comes_back_as_it_was() -> None:
    with office() as there:
        before = [*everything(there), *talks(there)]
        for entry in before:
            log(there, entry)
        phone = there.secretary.send("/export")
        files = [phone.tap(name).file for name in (MEETINGS, TALKS, INTEGRITY)]
    with office() as there:
        for content, count in zip(files, (5, 1, 2), strict=True):
            there.secretary.document("台账.xlsx", content).tap(f"补记这 {count} 条")
        found = sorted((each.entry for each in stored(there)), key=lambda entry: str(entry.on))
        for was, now in zip(before, found, strict=True):
            if isinstance(was, Meeting):
                assert isinstance(now, Meeting)
                assert now.present in ((), was.present)
                assert comparable(now) == comparable(was.model_copy(update={"present": now.present}))
            else:
                lost = ("start", "place", "recorder", "details")
                assert comparable(now, *lost) == comparable(was, *lost)
                assert now.details.items() <= was.details.items()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_written_before_the_tap_and_all_of_it_can_be_taken_back(language: str) -> None:
    rows = [
        HEAD,
        (1, "支委会", MAY, "15:00–16:00", "三楼", "张三"),
        (2, "党课", date(2026, 5, 9), None, None, None),
        (3, "茶话会", date(2026, 5, 10), None, None, None),
        (4, "支委会", "去年春天", None, None, None),
        (5, "支委会", date(2027, 1, 1), None, None, None),
    ]
    with office(language) as there:
        phone = there.secretary.document("台账.xlsx", xlsx(三会一课=rows))
        said = {"zh": "将补记 2 次会议（", "en": "2 meetings would be taken in"}
        phone.sees(said[language], "茶话会", "去年春天", "2027")
        phone.sees(label(language, "carrying.sheet_row", sheet="三会一课", n=4))
        assert stored(there) == []
        phone.tap(label(language, "carrying.take_records", n=2)).sees("2")
        taken = stored(there)
        assert {each.logged_by for each in taken} == {there.ids["张三"]}
        assert [each.answers for each in taken] == [{"imported": "由台账补录（台账.xlsx）"}] * 2
        phone.tap(label(language, "carrying.undo_batch"))
        assert stored(there) == []


def test_a_record_taken_in_is_marked_as_logged_late_and_says_where_it_came_from() -> None:
    with office() as there:
        phone = there.secretary.document("台账.xlsx", xlsx(HEAD, (1, "支委会", MAY, None, None, "张三")))
        phone.tap("补记这 1 条").send("/records").tap("1")
        phone.sees("补记", "由台账补录（台账.xlsx）")


def test_the_same_ledger_sent_twice_counts_once() -> None:
    rows = [HEAD, (1, "支委会", MAY, None, None, "张三"), (2, "支委会", MAY, None, None, "张三")]
    with office() as there:
        log(there, committee(there, date(2026, 6, 1)))
        more = (3, "支委会", date(2026, 6, 1), "15:00", None, None)
        phone = there.secretary.document("台账.xlsx", xlsx(*rows, more)).sees("2 行已有")
        phone.tap("补记这 1 条")
        phone.document("台账.xlsx", xlsx(*rows)).sees("没有要补记的", "2 行已有")
        assert len(stored(there)) == 2


def test_what_came_on_record_while_the_preview_stood_open_is_left_out() -> None:
    with office() as there:
        phone = there.secretary.document("台账.xlsx", xlsx(HEAD, (1, "支委会", MAY, None, None, None)))
        log(there, committee(there, MAY))
        phone.tap("补记这 1 条").sees("已补记 0 条")
        assert len(stored(there)) == 1


def test_two_meetings_of_one_day_are_two_where_their_hours_differ() -> None:
    rows = [HEAD, (1, "支委会", MAY, "9:00", None, None), (2, "支委会", MAY, "15:00", None, None)]
    with office() as there:
        there.secretary.document("台账.xlsx", xlsx(*rows)).sees("2 次会议")


def test_ten_minutes_later_nothing_is_taken_back() -> None:
    with office() as there:
        phone = there.secretary.document("台账.xlsx", xlsx(HEAD, (1, "支委会", MAY, None, None, None)))
        phone.tap("补记这 1 条")
        there.bot.move(minutes=11)
        phone.tap(label("zh", "carrying.undo_batch")).sees(label("zh", "form.undo_late"))
        assert len(stored(there)) == 1


def test_a_batch_of_another_branch_is_nobodys() -> None:
    with office() as there:
        phone = there.secretary.document("台账.xlsx", xlsx(HEAD, (1, "支委会", MAY, None, None, None)))
        phone.tap("补记这 1 条")
        phone.tap_old(phone.last.id, BatchTap(999).encode()).sees(label("zh", "gate.stale"))
        assert len(stored(there)) == 1


def test_somebody_who_is_not_on_the_roster_is_kept_by_name() -> None:
    row = (1, MAY, "张三", "退休的人", "委员", "谈心谈话", "家常", "（待补充）", "回访：2026-06-08", "是")
    with office() as there:
        phone = there.secretary.document("台账.xlsx", xlsx(TALK_HEAD, row))
        phone.sees("不在当天花名册上的，只记姓名：退休的人").tap("补记这 1 条")
        [found] = stored(there)
        assert isinstance(found.entry, Interview)
        assert found.entry.counterparts == (Named(name="退休的人"),)
        assert (found.entry.follow_up, found.entry.signed) == (date(2026, 6, 8), True)
        assert found.entry.details == {}


def test_a_talk_that_names_nobody_is_not_read() -> None:
    with office() as there:
        row = (1, MAY, "张三", None, None, "谈心谈话")
        there.secretary.document("台账.xlsx", xlsx(TALK_HEAD, row)).sees("没有要补记的", "这一行没有姓名")


@pytest.mark.parametrize("name", ["李四", "示例甲"])
def test_nobody_but_the_secretary_takes_a_ledger_in(name: str) -> None:
    with office() as there:
        phone = there.phone(name).document("台账.xlsx", xlsx(HEAD, (1, "支委会", MAY, None, None, None)))
        phone.sees_no("将补记")
        assert stored(there) == []


def test_a_thousand_rows_are_the_most() -> None:
    rows = [(n, "支委会", MAY, None, None, None) for n in range(1001)]
    with office() as there:
        there.secretary.document("台账.xlsx", xlsx(HEAD, *rows)).sees("最多读 1000 行")


@pytest.mark.parametrize(("language", "said"), [("zh", "另有 1 条后来改过"), ("en", "1 more was changed")])
def test_what_was_changed_after_it_came_stays_when_the_file_is_taken_back(language: str, said: str) -> None:
    with office(language) as there:
        june = date(2026, 6, 5)
        rows = [HEAD, (1, "支委会", MAY, None, None, "张三"), (2, "支委会", june, None, None, "张三")]
        phone = there.secretary.document("台账.xlsx", xlsx(*rows)).tap(
            label(language, "carrying.take_records", n=2)
        )
        taken, changed = phone.last.id, stored(there)[0]
        there.bot.write(
            records.amend, changed.id, changed.entry, by=there.ids["张三"], now=clock.now(), evidence=True
        )
        phone.tap_old(taken, BatchTap(1).encode()).sees("1", said)
        assert [each.id for each in stored(there)] == [changed.id]


def test_who_was_there_follows_where_the_numbers_and_the_roster_add_up() -> None:
    with office() as there:
        three = len(there.bot.read(rosters.get, there.ids[""]).committee(date(2026, 5, 8)))
        head = (*HEAD, "应到", "实到", "缺席及原因")
        rows = [
            (1, "支委会", MAY, None, None, "张三", three, three - 1, "李四（出差）"),
            (2, "支委会", date(2026, 6, 5), None, None, "张三", three + 2, three, None),
        ]
        there.secretary.document("台账.xlsx", xlsx(head, *rows)).tap("补记这 2 条")
        june, may = [each.entry for each in stored(there)]
        assert isinstance(may, Meeting)
        assert isinstance(june, Meeting)
        assert len(may.present) == three - 1
        assert there.ids["李四"] not in may.present
        assert (june.present, june.expected, june.actual) == ((), three + 2, three)
