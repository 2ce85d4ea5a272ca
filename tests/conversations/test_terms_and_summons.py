"""The committee's term in the settings, who summoned the branch, and a department's new head."""

from datetime import date

from bot.duties.own import OwnDuty
from bot.record_types import InboundFrom, RecordType
from bot.records import Interview
from storage import branches, own_duties, records, rosters
from tests.conversations.people import FRIDAY, office


def test_the_secretary_says_when_the_last_election_was_and_sees_when_the_next_is_due() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/settings").tap("换届").sees("还没有写", "3 年").send("2030年1月1日").sees("还没到")
        phone.send("2024年3月15日").sees("设置").tap("换届").sees("2024年3月15日").tap("任期 5 年").sees(
            "设置"
        )
        branch = there.bot.read(branches.get, there.ids[""])
        assert (branch.last_election, branch.term_years) == (date(2024, 3, 15), 5)
        phone.send("/duties").tap("常态按需")
        while "支部换届" not in phone.last.text:
            phone.tap("下页")


def test_the_two_levels_that_may_summon_the_branch_are_told_apart() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/interview").tap("约谈").tap("张三").tap("李四").tap("完成").tap("今天").send("要点")
        phone.sees_no("约谈方").tap("被约谈").tap("是").sees("待补充：", "约谈方")
        phone.tap("约谈方").tap("纪委").sees("约谈方：纪委").tap("保存")
        entry = there.bot.read(records.latest, there.ids[""])[0].entry
        assert isinstance(entry, Interview)
        assert entry.inbound_from is InboundFrom.DISCIPLINE


def test_a_department_that_gets_a_new_head_today_keeps_the_one_before() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/settings").tap("部门与分管").tap("办公室").tap("改负责人").tap("示例甲").tap("今天")
        (department,) = there.bot.read(rosters.get, there.ids[""]).departments
        before, after = department.on(date(2026, 11, 19)), department.on(date(2026, 11, 20))
        assert (before.head_id, after.head_id) == (there.ids["赵六"], there.ids["示例甲"])


def test_an_own_duty_stands_on_the_list_and_on_the_card_by_its_name() -> None:
    with office() as there:
        phone = there.secretary
        own = OwnDuty(0, "青年读书会", RecordType.THEORY_STUDY_SESSION)
        there.bot.write(own_duties.add, there.ids[""], own, by=None, now=FRIDAY)
        phone.send("/duties").tap("全部")
        while "青年读书会" not in phone.last.text:
            phone.tap("下页")
        number = next(line for line in phone.last.text.splitlines() if "青年读书会" in line).split(".")[0]
        phone.tap(number).sees("青年读书会", "自定事项第 1 项", "本支部自定")
        phone.send("/meeting").tap("理论学习").tap("昨天").tap("15:00").send("会议室").tap("张三")
        phone.tap("全部到会").send("学习《示例》").sees("青年读书会 0/1 → 1/1")
