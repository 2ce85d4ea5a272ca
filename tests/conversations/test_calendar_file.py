"""日历: the .ics file in the chat holds deadlines and plans, updates itself, and tells nothing of talks."""

import io
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot import clock
from bot.plans import Content, Moment, Plan, PlanState
from bot.record_types import RecordType
from bot.records import Interview, Meeting, Named
from storage import branches, plans
from tests.conversations.logged import committee, log
from tests.conversations.people import Office, office
from tests.phone import Phone

SHANGHAI = ZoneInfo("Asia/Shanghai")
MEETING = Content(
    entry=Meeting(type=RecordType.BRANCH_COMMITTEE_MEETING, agenda=("研究甲；\n研究乙",)),
    moment=Moment(on=date(2026, 11, 25), start=time(15), place="三楼,会议室"),
)
TALK = Content(
    entry=Interview(type=RecordType.INTEGRITY_TALK, counterparts=(Named(name="李四"),), key_points="秘密"),
    moment=Moment(on=date(2026, 11, 26)),
)


def plan(there: Office, content: Content) -> Plan:
    """A plan that was kept."""

    def made(session: Any) -> Plan:
        [one] = plans.propose(session, there.ids[""], [content], by=there.ids["张三"], now=clock.now())
        kept = plans.put(session, one, state=PlanState.OPEN, now=clock.now())
        assert kept is not None
        return kept

    return there.bot.write(made)


def received(phone: Phone) -> Calendar:
    """The newest file in the chat, as a calendar reads it."""
    content = phone.file
    lines = io.BytesIO(content).read().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return calendar


def entries(calendar: Calendar) -> dict[str, Any]:
    """The entries by their title."""
    return {str(event["SUMMARY"]): event for event in calendar.events}


def find(calendar: Calendar, words: str) -> Any:
    [found] = [event for title, event in entries(calendar).items() if words in title]
    return found


@pytest.mark.parametrize(
    ("language", "due", "name"),
    [("zh", "⏳ 支委会 · 12月（截止）", "示例支部责任日历.ics"),
     ("en", "⏳ Branch committee meeting · Dec (due)", "示例支部_duty_calendar.ics")],
)  # fmt: skip
def test_the_file_holds_what_falls_due_as_whole_days_with_alarms(language: str, due: str, name: str) -> None:
    with office(language) as there:
        phone = there.secretary.send("/calendar").sees("📆")
        assert phone.last.file_name == name
        event = entries(received(phone))[due]
        assert (event.start, event.end) == (date(2026, 12, 31), date(2027, 1, 1))
        hours = triggers(event)
        assert timedelta(hours=8, minutes=30) - timedelta(days=3) in hours
        assert event["STATUS"] == "CONFIRMED"


def triggers(event: Any) -> set[timedelta]:
    return {alarm["TRIGGER"].dt for alarm in event.walk("VALARM")}


def test_a_plan_stands_at_its_hour_in_the_time_of_the_branch() -> None:
    with office() as there:
        plan(there, MEETING)
        calendar = received(there.secretary.send("/calendar"))
        event = entries(calendar)["支委会"]
        assert event.start == datetime(2026, 11, 25, 15, tzinfo=SHANGHAI)
        assert event.end - event.start == timedelta(hours=2)
        assert str(event["DTSTART"].params["TZID"]) == "Asia/Shanghai"
        assert str(event["LOCATION"]) == "三楼,会议室"
        assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Asia/Shanghai"]
        assert triggers(event) == {timedelta(hours=-1)}


def test_nothing_of_a_talk_leaves_but_that_it_is_and_when() -> None:
    with office() as there:
        plan(there, TALK)
        phone = there.secretary.send("/calendar")
        event = find(received(phone), "廉政谈话（时间待定）")
        assert event.start == date(2026, 11, 26)
        text = phone.file.decode()
        assert "秘密" not in text
        assert "李四" not in text


def test_taking_it_in_again_updates_the_entries() -> None:
    with office() as there:
        kept = plan(there, MEETING)
        first = entries(received(there.secretary.send("/calendar")))
        moved = MEETING.model_copy(update={"moment": Moment(on=date(2026, 11, 27), start=time(9))})
        there.bot.write(plans.put, kept, content=moved, now=clock.now())
        there.bot.move(hours=2)
        second = entries(received(there.secretary.send("/calendar")))
        before, after = first["支委会"], second["支委会"]
        assert str(after["UID"]) == str(before["UID"])
        assert after["SEQUENCE"] > before["SEQUENCE"]
        assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
        assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
        assert after.start == datetime(2026, 11, 27, 9, tzinfo=SHANGHAI)
        assert {title: str(event["UID"]) for title, event in first.items()} == {
            title: str(event["UID"]) for title, event in second.items()
        }
        assert len({str(event["UID"]) for event in second.values()}) == len(second)


def test_what_is_called_off_or_done_is_told_to_the_calendar() -> None:
    with office() as there:
        kept = plan(there, MEETING)
        phone = there.secretary.send("/calendar")
        open_one = find(received(phone), "支委会 · 11月")
        there.bot.write(plans.put, kept, state=PlanState.CALLED_OFF, now=clock.now())
        log(there, committee(there, date(2026, 11, 19)))
        calendar = received(phone.send("/calendar"))
        off = entries(calendar)["支委会"]
        assert (str(off["STATUS"]), triggers(off)) == ("CANCELLED", set())
        assert triggers(entries(calendar)["🔴 支委会 · 10月（已逾期）"]) == set()
        done = entries(calendar)["✅ 支委会 · 11月"]
        assert str(done["UID"]) == str(open_one["UID"])
        assert triggers(done) == set()


def test_a_yearly_number_stands_where_the_next_one_is_wanted() -> None:
    for day, wanted in ((date(2026, 1, 15), date(2026, 1, 31)), (date(2026, 11, 20), date(2026, 12, 31))):
        with office(at=datetime(day.year, day.month, day.day, 2, tzinfo=UTC)) as there:
            event = find(received(there.secretary.send("/calendar")), "理论专题学习")
            assert event.start == wanted


def test_a_member_gets_the_meetings_alone_and_a_talk_stays_with_those_it_concerns() -> None:
    with office() as there:
        plan(there, MEETING)
        plan(there, TALK)
        member = there.phone("示例甲").send("/calendar")
        assert set(entries(received(member))) == {"支委会"}
    with office() as there:
        there.phone("示例甲").send("/calendar").sees("没有要放进日历的日子")


def test_the_button_in_the_settings_sends_the_same_file_and_a_name_is_safe() -> None:
    with office() as there:
        there.bot.write(branches.update, there.ids[""], name="../第一;支部,")
        phone = there.secretary.send("/settings").tap("放进手机日历")
        assert phone.last.file_name is not None
        assert "/" not in phone.last.file_name
        assert phone.last.file_name.endswith(".ics")
        assert str(received(phone)["X-WR-CALNAME"]) == "../第一;支部, 责任日历"
