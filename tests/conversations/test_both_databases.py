"""A day at work, on SQLite and on PostgreSQL: what is tapped and typed is kept, counted, packed, reminded of.

One walk through what people do most. ``pytest tests/conversations --bots-on postgresql`` runs every
conversation on PostgreSQL.
"""

import io
import zipfile
from datetime import date

import openpyxl

from bot.plans import PlanState
from bot.record_types import RecordType
from messages.documents.pack_index import INDEX
from storage import plans, reminders
from tests.conversations.people import Office, office
from tests.conversations.planned import kept, reached, until
from tests.conversations.walking import committee_meeting, integrity_talk, saved
from tests.handlers.digests import digest_of
from tests.messages.documents.samples import table

TYPED = "11月5日下午三点在三楼会议室开支委会，张三主持，全员到齐，研究预算"


def test_a_day_at_work_goes_the_same_way_on_either_database(database_url: str) -> None:
    with office(database=database_url) as there:
        _a_meeting_tapped_a_talk_and_a_line_typed(there)
        _the_list_counts_them(there)
        _a_form_waits_through_a_restart_and_a_record_is_undone(there)
        _a_plan_is_kept_and_moved(there)
        _the_pack_holds_what_was_logged(there)
        _the_digest_comes_and_its_buttons_work(there)
        assert there.bot.dead_letters() == []


def _a_meeting_tapped_a_talk_and_a_line_typed(there: Office) -> None:
    committee_meeting(there.secretary).tap("保存").sees("已保存")
    integrity_talk(there.secretary).tap("保存").sees("已保存")
    there.secretary.send(TYPED).sees("11月5日（周四）").tap("保存").sees("已保存")
    assert [(one.entry.type, one.entry.on) for one in saved(there)] == [
        (RecordType.INTEGRITY_TALK, date(2026, 11, 20)),
        (RecordType.BRANCH_COMMITTEE_MEETING, date(2026, 11, 19)),
        (RecordType.BRANCH_COMMITTEE_MEETING, date(2026, 11, 5)),
    ]


def _the_list_counts_them(there: Office) -> None:
    there.secretary.send("/duties").sees("张三的责任清单", "支委会")
    there.secretary.send("廉政谈话还差谁").sees("王五")


def _a_form_waits_through_a_restart_and_a_record_is_undone(there: Office) -> None:
    committee_meeting(there.secretary, until="place")
    there.bot.restart()
    there.secretary.send("三楼会议室").sees("主持")
    there.secretary.send("/cancel")
    there.secretary.send("11月12日下午三点在三楼会议室开支委会，张三主持，全员到齐，研究预算").tap("保存")
    assert len(saved(there)) == 4
    there.secretary.tap("撤销")
    assert len(saved(there)) == 3


def _a_plan_is_kept_and_moved(there: Office) -> None:
    plan = kept(there)
    there.secretary.send("下周三的党员大会改到下周二下午三点").tap("改")
    moved = there.bot.read(plans.get, plan.id)
    assert moved is not None
    assert (moved.on, moved.state) == (date(2026, 11, 24), PlanState.OPEN)


def _the_pack_holds_what_was_logged(there: Office) -> None:
    phone = there.secretary.send("/export").tap("迎检材料包")
    there.bot.tick()
    [sent] = [each.raw["document"] for each in phone.chat if each.file_name]
    pack = zipfile.ZipFile(io.BytesIO(there.bot.api.get(sent["url"]).content))
    assert len(table(openpyxl.load_workbook(io.BytesIO(pack.read(INDEX)))["材料目录"])) == 3


def _the_digest_comes_and_its_buttons_work(there: Office) -> None:
    reached(there)
    until(there, "2026-11-23 08:30")
    [digest] = digest_of(there.secretary)
    number = next(line.split(".")[0] for line in digest.splitlines() if line[:1].isdigit())
    there.secretary.tap(number).tap("⏰ 3天")
    assert list(there.bot.read(reminders.snoozes, there.secretary.id).values()) == [date(2026, 11, 26)]
