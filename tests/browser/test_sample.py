"""The sample branch that a newcomer sees, on the chat page of the true demo, whatever day it is.

Where SCREENSHOT names a file, the picture of the README is taken:
``SCREENSHOT=docs/images/chat.png python -m pytest tests/browser/test_sample.py -k picture``
"""

import os
import zipfile
from base64 import b64encode
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot import clock
from bot.record_types import RecordType
from tests.browser.demo import ZONE, Demo
from tests.browser.hand import Hand
from tests.browser.pages import PHONE, NewPage, overflowing, png
from tests.browser.words import EN, ZH, Words

StartDemo = Callable[..., Demo]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

SECRETARY = 1001
"""The secretary's phone in the sample."""
TALL = (360, 1090)
MOST_BYTES = 300_000
"""What a picture in a README may weigh."""
LOOK = """
body { margin: 0; padding: 24px; display: flex; gap: 24px; background: #e9eef2; }
img { width: 360px; border-radius: 18px; box-shadow: 0 2px 8px #0003; }
"""
COMMITTEE = RecordType.BRANCH_COMMITTEE_MEETING


def side_by_side(page: Page, pictures: Sequence[bytes], taken: Path) -> None:
    """Put pictures of phones next to each other."""
    shown = "".join(f'<img src="data:image/png;base64,{b64encode(one).decode()}">' for one in pictures)
    page.set_content(f"<style>{LOOK}</style>{shown}")
    page.wait_for_function("[...document.images].every((one) => one.complete && one.naturalWidth)")
    page.screenshot(path=taken)


@pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])
def test_the_sample_shows_list_month_year_records_and_a_ledger(
    words: Words, new_page: NewPage, start_demo: StartDemo, tmp_path: Path
) -> None:
    demo = start_demo(language=words.language)
    hand = Hand(new_page(PHONE, locale=words.locale)).open(demo.address, SECRETARY)
    year = str(clock.now().astimezone(ZONE).year)
    hand.start().sees(words.secretary).press(words("menu.duties")).sees(words.list_of(words.secretary))
    hand.tap("1").sees_no(words.list_of(words.secretary)).tap(words("duties.back"))
    hand.sees(words.list_of(words.secretary)).tap(words("duties.month")).sees(words.type(COMMITTEE))
    hand.tap(words("duties.back")).sees(words.list_of(words.secretary)).tap(words("duties.grid"))
    hand.sees(year, words("states.not_started"))
    hand.press(words("menu.records")).tap(words("records.meetings")).offers(words("records.all"))
    hand.sees(words.type(COMMITTEE)).tap("1").sees(words("fields.on"), words("fields.place"))
    hand.tap(words("records.back")).sees(words.type(COMMITTEE))
    hand.press(words("menu.export")).sees(year).tap(words("export.meetings"))
    with hand.page.expect_download() as download:
        hand.page.get_by_test_id("document").last.click()
    download.value.save_as(tmp_path / "ledger.xlsx")
    assert download.value.suggested_filename.endswith(".xlsx")
    assert "xl/workbook.xml" in zipfile.ZipFile(tmp_path / "ledger.xlsx").namelist()
    assert overflowing(hand.page) == []


def test_a_draft_with_a_photo_goes_on_after_a_restart(
    new_page: NewPage, start_demo: StartDemo, forgiven: list[str]
) -> None:
    forgiven.extend(["ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_INCOMPLETE", "ERR_NETWORK"])
    demo = start_demo()
    hand = Hand(new_page(PHONE)).open(demo.address, SECRETARY)
    hand.start().sees(ZH.secretary).press(ZH("menu.meeting")).tap(ZH.type(COMMITTEE))
    hand.sees("2/7").tap(ZH("common.today")).sees("3/7").tap("09:00").sees("4/7")
    hand.attach("照片.png", png()).sees("4/7", ZH("told.file_kept"))
    assert demo.stop() == 0
    expect(hand.page.get_by_test_id("bot-status")).to_have_text("正在连接…")
    demo.start(demo.port)
    expect(hand.page.get_by_test_id("bot-status")).to_contain_text(ZH.secretary)
    hand.open(demo.address, SECRETARY).start().sees(ZH.secretary)
    hand.say(ZH.place).sees("5/7", ZH.place).tap(ZH.secretary).sees("6/7")
    hand.tap(ZH.begin("ask.everybody", "count")).sees("7/7").say(ZH.agenda)
    hand.sees(ZH("fields.attachments"), "09:00", ZH.place).tap(ZH("common.save")).sees("✅")


def test_the_picture_of_the_readme_shows_the_list_and_a_review_card(
    new_page: NewPage, start_demo: StartDemo, tmp_path: Path
) -> None:
    page = new_page(TALL, device_scale_factor=1.5, reduced_motion="reduce")
    hand = Hand(page).open(start_demo().address, SECRETARY)
    hand.start().sees(ZH.secretary).press(ZH("menu.duties")).sees(ZH.list_of(ZH.secretary))
    expect(page.locator(".inline").last).to_be_in_viewport()
    pictures = [page.screenshot()]
    hand.press(ZH("menu.interview")).tap(ZH.type(RecordType.INTEGRITY_TALK)).sees("2/5")
    hand.tap(ZH.secretary).sees("3/5").tap("○").tap(ZH("common.done")).sees("4/5").tap(ZH("common.yesterday"))
    hand.sees("5/5").say(ZH.talk).sees(ZH("fields.counterparts"), "→")
    expect(page.locator(".inline").last).to_be_in_viewport()
    pictures.append(page.screenshot())
    taken = Path(os.environ.get("SCREENSHOT") or tmp_path / "chat.png")
    taken.parent.mkdir(parents=True, exist_ok=True)
    side_by_side(new_page((2 * TALL[0] + 72, TALL[1] + 48)), pictures, taken)
    assert 30_000 < taken.stat().st_size < MOST_BYTES
