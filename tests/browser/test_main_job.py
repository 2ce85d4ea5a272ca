"""The main job on the chat page of the true demo: an empty branch set up by taps, logged, listed, reminded.

Where PATHS names a file, what each path cost is written there as a table:
``PATHS=docs/paths.md python -m pytest tests/browser/test_main_job.py``
"""

import os
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot import clock
from bot.record_types import RecordType
from tests.browser.demo import ZONE, Demo, next_june
from tests.browser.hand import Hand
from tests.browser.pages import PHONE, NewPage, overflowing
from tests.browser.paths import Found, written
from tests.browser.words import EN, ZH, Words

StartDemo = Callable[..., Demo]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

WORKDAYS = 30
"""Within so many, a new branch is reminded of something, whatever day it is."""


@pytest.fixture(scope="module")
def found() -> Iterator[Found]:
    """What the paths of each language cost; written down where PATHS asks for it."""
    efforts: Found = {}
    yield efforts
    if os.environ.get("PATHS"):
        Path(os.environ["PATHS"]).write_text(written(efforts), encoding="utf-8")


def set_up(hand: Hand, words: Words, now: datetime) -> None:
    """From the empty chat to a branch whose list is adopted."""
    hand.start().sees(words.notice).tap(words("setup.agree")).sees("1/8")
    hand.say(words.branch).sees("2/8", words.branch).tap("9").sees("3/8")
    hand.tap(words("posts.branch_secretary")).sees("4/8").tap(words.secretary).sees("5/8")
    hand.say(words.roster).sees("9. ").tap(words.begin("setup.that_is_all", "count")).sees("6/8")
    hand.tap(words.office).tap(words.second).sees_no(words.head).tap(words.third)
    hand.tap(words.begin("setup.departments_done", "count")).sees("7/8")
    hand.tap(words.begin("setup.from_this_month", "month"))
    if now.month > 1:
        hand.sees("8/8").tap(words("common.skip"))
    hand.tap(words("setup.found")).tap(words.begin("walk.all", "n")).sees(words("menu.meeting"))


def log_meeting(hand: Hand, words: Words) -> None:
    """A 支委会 held this morning, from the reply keyboard to the saved card."""
    committee = words.type(RecordType.BRANCH_COMMITTEE_MEETING)
    hand.press(words("menu.meeting")).sees(words("ask.type")).tap(committee)
    hand.sees("2/7").tap(words("common.today")).sees("3/7").tap("09:00")
    hand.sees("4/7").say(words.place).sees("5/7").tap(words.secretary)
    hand.sees("6/7").tap(words.begin("ask.everybody", "count")).sees("7/7").say(words.agenda)
    hand.sees("0/1 → 1/1").tap(words("common.save")).sees("✅", "0/1 → 1/1")


def log_alike(hand: Hand, words: Words) -> None:
    """Another 支委会, over by one tap from the last one but for day and content."""
    committee = words.type(RecordType.BRANCH_COMMITTEE_MEETING)
    hand.press(words("menu.meeting")).sees(words("ask.type")).tap(committee)
    hand.sees("2/7").tap(words("ask.template")).sees(words.place).tap(words("common.today"))
    hand.sees(words("ask.agenda")).say(words.next_agenda).sees(words.place).tap(words("common.save"))
    hand.sees("✅", committee)


def log_by_a_line(hand: Hand, words: Words) -> None:
    """A 主题党日 told in one line: the card comes at once, and one tap saves it."""
    hand.say(words.line).sees(words.type(RecordType.THEME_PARTY_DAY), "15:00", words.place, words.secretary)
    hand.tap(words("common.save")).sees("✅", words.type(RecordType.THEME_PARTY_DAY))


def correct_by_a_line(hand: Hand, words: Words) -> None:
    """The same line with a slip, put right by another before it is saved."""
    hand.say(words.line).sees("15:00").say(words.slip).sees("→")
    hand.tap(words("common.save")).sees("✅", words.type(RecordType.THEME_PARTY_DAY))


def log_talk(hand: Hand, words: Words) -> None:
    """A 廉政谈话 of the secretary with a department head."""
    hand.press(words("menu.interview")).sees(words("ask.type")).tap(words.type(RecordType.INTEGRITY_TALK))
    hand.sees("2/5").tap(words.secretary).sees("3/5").tap(words.head).tap(words("common.done"))
    hand.sees("4/5").tap(words("common.today")).sees("5/5").say(words.talk)
    hand.sees("0/2 → 1/2").tap(words("common.save")).sees("✅", "0/2 → 1/2")


def log_from_reminder(hand: Hand, words: Words) -> None:
    """The 党员大会 that the reminder names, logged from it."""
    duty = re.search(rf"^(\d+)\. {re.escape(words.members_duty)}", hand.text, re.MULTILINE)
    assert duty is not None, hand.text
    hand.tap(duty[1]).tap(words("digest.log")).sees("2/7").tap(words("common.today")).sees("3/7").tap("09:00")
    hand.sees("4/7").tap(words.place).sees("5/7").tap(words.secretary)
    hand.sees("6/7").tap(words.begin("ask.everybody", "count")).sees("7/7").say(words.next_agenda)
    hand.sees("0/1 → 1/1").tap(words("common.save")).sees("✅", "0/1 → 1/1")


def both_are_counted(hand: Hand, words: Words, now: datetime) -> None:
    """The list has the meeting, of one a month since tracking began this month, and the talk."""
    hand.press(words("menu.duties")).sees(words.list_of(words.secretary), words.branch)
    number = hand.number_of(words.talk_duty, words("common.next"))
    hand.sees(f"{words.talk_duty}  1/2").tap(number).sees(words.head).tap(words("duties.back"))
    hand.sees(words.list_of(words.secretary)).tap(words.begin("duties.done", "count"))
    hand.sees(words.type(RecordType.BRANCH_COMMITTEE_MEETING) + f"  1/{13 - now.month}")


def join(hand: Hand, words: Words) -> None:
    """The secretary makes a link, and on the page a new person opens it and joins."""
    hand.press(words("menu.settings")).tap(words("settings.invite")).tap(words.second)
    hand.sees("t.me").open_invite(as_new="示例手机" if words is ZH else "Sample phone")
    hand.sees(words.notice).tap(words.begin("joining.agree", "name")).sees(words.branch)
    hand.press(words("menu.duties")).sees(words.list_of(words.second))
    hand.sees_no(words.talk_duty)


def next_year(hand: Hand, words: Words, year: int) -> None:
    """The clock moves into the next year: a new list, and the old one still readable."""
    while not hand.move_clock("next_month").partition(str(year + 1))[1]:
        pass
    hand.press(words("menu.duties")).sees(words.list_of(words.secretary), str(year + 1))
    hand.tap(words("duties.last_year", year=year)).sees(words.list_of(words.secretary), str(year))
    number = hand.number_of(words.talk_duty, words("common.next"))
    hand.tap(number).sees("1/2", words.head)


@pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])
def test_an_empty_branch_does_the_whole_job(
    words: Words, new_page: NewPage, start_demo: StartDemo, tmp_path: Path, found: Found
) -> None:
    now = next_june(tmp_path)
    demo = start_demo("--empty", language=words.language)
    hand = Hand(new_page(PHONE, locale=words.locale)).open(demo.address)
    found[words.language] = hand.efforts
    with hand.measured("set up a branch of nine with two departments"):
        set_up(hand, words, now)
    with hand.measured("log the first committee meeting (支委会)"):
        log_meeting(hand, words)
    with hand.measured("log an integrity talk (廉政谈话)"):
        log_talk(hand, words)
    with hand.measured("log a theme Party day with one typed line (主题党日)"):
        log_by_a_line(hand, words)
    with hand.measured("log one with a typed line and a typed correction"):
        correct_by_a_line(hand, words)
    with hand.measured("see the responsibility list (责任清单)"):
        hand.press(words("menu.duties")).sees(words.list_of(words.secretary))
    both_are_counted(hand, words, now)
    assert hand.move_clock("next_workday").endswith("08:30")
    hand.sees(words.reminder)
    with hand.measured("log from the reminder (党员大会)"):
        log_from_reminder(hand, words)
    with hand.measured("log the next committee meeting like the last one (以上次为模板)"):
        log_alike(hand, words)
    assert overflowing(hand.page) == []
    join(hand, words)
    hand.become(words.secretary).press(words("menu.duties")).sees(words.list_of(words.secretary))
    if words is ZH:
        next_year(hand, words, now.year)


def test_the_demo_of_today_sets_up_logs_and_reminds(new_page: NewPage, start_demo: StartDemo) -> None:
    hand = Hand(new_page(PHONE)).open(start_demo("--empty").address)
    now = clock.now().astimezone(ZONE)
    set_up(hand, ZH, now)
    log_meeting(hand, ZH)
    log_talk(hand, ZH)
    both_are_counted(hand, ZH, now)
    for _ in range(WORKDAYS):
        hand.move_clock("next_workday")
        if hand.page.get_by_text(ZH.reminder).count():
            break
    hand.sees(ZH.reminder)
