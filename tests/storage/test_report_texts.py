"""What an author wrote into a report stays for next time, and belongs to one section of one year."""

from sqlmodel import Session

from storage import report_texts
from storage.store import Store
from tests.storage import samples
from tests.storage.samples import NOW, SECRETARY


def written(session: Session) -> int:
    made, *_ = samples.staffed(session)
    report_texts.put(session, made.id, 2026, "annual", "problems", "学习不够", by=SECRETARY, now=NOW)
    report_texts.put(session, made.id, 2026, "annual", "problems", "学习不经常", by=SECRETARY, now=NOW)
    report_texts.put(session, made.id, 2026, "annual", "next", "补学", by=None, now=NOW)
    return made.id


def test_words_written_again_replace_the_old_ones(store: Store) -> None:
    branch = store.write_now(written)
    assert store.read_now(report_texts.of_report, branch, 2026, "annual") == {
        "problems": "学习不经常",
        "next": "补学",
    }


def test_another_year_and_another_report_have_words_of_their_own(store: Store) -> None:
    branch = store.write_now(written)
    assert store.read_now(report_texts.of_report, branch, 2025, "annual") == {}
    assert store.read_now(report_texts.of_report, branch, 2026, "work") == {}


def test_nothing_written_takes_the_words_out(store: Store) -> None:
    branch = store.write_now(written)
    store.write_now(report_texts.put, branch, 2026, "annual", "next", "", by=SECRETARY, now=NOW)
    assert set(store.read_now(report_texts.of_report, branch, 2026, "annual")) == {"problems"}
