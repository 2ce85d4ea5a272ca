"""A branch leaves one database and comes into another as it was; an archive from elsewhere is distrusted."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from bot.cli.sample import build_sample
from bot.duties.adjustments import Adjustment
from bot.duties.catalogue import shipped
from bot.duties.lists import duty_list
from bot.duties.own import OwnDuty
from bot.duties.situation import Situation
from bot.plans import Content, Moment, PlanState
from bot.record_types import RecordType
from bot.records import Attachment, Inspection, Meeting, Named, ReportSubmission
from handlers.situations import situation
from storage import (
    attachments,
    branch_zip,
    branches,
    duty_settings,
    exporting,
    importing,
    kept_files,
    lost_files,
    own_duties,
    plans,
    record_files,
    records,
    reminders,
    report_texts,
    rosters,
)
from storage.branch_zip import ArchiveError, ArchiveFault
from storage.exported import Exported
from storage.store import Store
from storage.tables import Row
from tests.phone import PIXEL
from tests.storage.pictures import png

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
PHOTO = Attachment(file_id="from-telegram", unique_id="unique", kind="photo")
LOST = Attachment(file_id="from-telegram-2", unique_id="never-fetched", kind="document", name="通知.pdf")


@pytest.fixture
def home(sqlite_url: str, tmp_path: Path) -> Iterator[Store]:
    """The sample branch with one of everything that a branch can have."""
    opened = Store.open(sqlite_url)
    build_sample(opened, NOW)
    opened.write_now(everything, tmp_path / "home")
    yield opened
    opened.close_now()


def everything(session: Session, folder: Path) -> None:
    branch = branches.all_of_them(session)[0]
    people = rosters.get(session, branch.id).people
    department = rosters.get(session, branch.id).departments[0]
    own = OwnDuty(0, "走访企业", RecordType.INSPECTION, times=2)
    own = own_duties.add(session, branch.id, own, by=1, now=NOW)
    duty_settings.set_adjustment(session, branch.id, 2026, own.duty_id, Adjustment(times=3), by=1, now=NOW)
    fewer = Adjustment(wording="我们的说法")
    duty_settings.set_adjustment(session, branch.id, 2026, "branch_committee_meeting", fewer, by=1, now=NOW)
    duty_settings.set_done_before(session, branch.id, 2026, own.duty_id, people[1].id, 2, by=1, now=NOW)
    reminders.waive(session, branch.id, f"{own.duty_id}:{people[1].id}:2026", "not_asked", by=1, now=NOW)
    report_texts.put(session, branch.id, 2026, "annual", "problems", "还有差距", by=1, now=NOW)
    rosters.set_head(session, department.id, people[2].id, TODAY)
    meeting = Meeting(type=RecordType.THEME_PARTY_DAY, on=date(2026, 12, 9), host=named(people[0]))
    [plan] = plans.propose(
        session, branch.id, [Content(entry=meeting, moment=Moment(on=date(2026, 12, 9)))], by=None, now=NOW
    )
    plans.put(session, plan, state=PlanState.OPEN, now=NOW)
    check = Inspection(
        on=date(2026, 11, 3),
        departments=(Named(name=department.name, person_id=department.id),),
        by=(named(people[0]),),
        attachments=(PHOTO, LOST),
    )
    saved = records.save(session, branch.id, check, logged_by=people[0].id, now=NOW, answers={"x": "理由"})
    records.amend(session, saved.id, check.model_copy(update={"findings": "好"}), by=people[1].id, now=NOW)
    attachments.note(session, branch.id, PHOTO, by=people[0].id, now=NOW)
    attachments.note(session, branch.id, LOST, by=people[0].id, now=NOW)
    found = attachments.find(session, branch.id, PHOTO.unique_id)
    assert found is not None
    kept = kept_files.keep(folder, PIXEL, "photo.png")
    attachments.stored(session, found.id, kept.sha256, kept.path, NOW, size=kept.size, mime=kept.mime)


def named(person: Any) -> Named:
    return Named(name=person.name, person_id=person.id)


def carried(home: Store, there: Store, tmp_path: Path) -> int:
    """The branch out of one and into the other; its id there."""
    archive = tmp_path / "branch.zip"
    given = home.read_now(exporting.dump, 1)
    assert branch_zip.write(archive, given, tmp_path / "home", NOW) == 1
    with branch_zip.opened(archive) as opened:
        read = opened.branch()
        kept = opened.keep_files(read, tmp_path / "there")
        return there.write_now(importing.load, read, kept, NOW + timedelta(days=1))


def shown(store: Store, branch_id: int) -> list[tuple[object, ...]]:
    """The secretary's whole list: every duty with its state and numbers."""

    def look(session: Session) -> Situation:
        return situation(session, branch_id, TODAY, None)

    now = store.read_now(look)
    secretary = now.secretary()
    assert secretary is not None
    catalogue = shipped().with_own(store.read_now(own_duties.of_branch, branch_id), TODAY)
    return [
        (
            line.title("zh"),
            line.standing.state,
            line.standing.done,
            line.standing.required,
            line.standing.stated,
        )
        for line in duty_list(catalogue, now, secretary).lines
    ]


def anonymous(given: Exported) -> Any:
    """Everything in an export but the ids, which each installation gives anew."""
    numbered = {"id", "head", "in_charge", "person_id", "batch", "record", "person", "present", "people"}
    numbered |= {"logged_by", "amended_by", "replaced_by", "noted_by", "made_by", "duty", "item"}

    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: without(each) for key, each in value.items() if key not in numbered or key == "people_"
            }
        return [without(each) for each in value] if isinstance(value, list) else value

    told = json.loads(given.model_dump_json())
    return {key: without(told[key]) for key in told}


def test_a_branch_comes_into_another_database_as_it_was(home: Store, store: Store, tmp_path: Path) -> None:
    """From SQLite to SQLite and to PostgreSQL, beside another branch that has taken the first ids."""
    store.write_now(build_other)
    branch_id = carried(home, store, tmp_path)
    was, now = home.read_now(exporting.dump, 1), store.read_now(exporting.dump, branch_id)
    lost = was.files[1]
    assert (lost.unique_id, lost.sha256) == ("never-fetched", None)
    assert anonymous(now) == anonymous(was)
    assert shown(store, branch_id) == shown(home, 1)
    assert [each.entry.on for each in now.records] == [each.entry.on for each in was.records]
    assert (tmp_path / "there" / kept_files.FOLDER).is_dir()


def build_other(session: Session) -> None:
    other = branches.create(session, "另一个支部", date(2026, 1, 1), 3)
    for name in ("甲", "乙", "丙"):
        person = rosters.add_person(session, other.id, name)
    rosters.add_department(session, other.id, "处", person.id)


def test_ids_inside_of_records_settings_and_plans_are_those_of_the_new_database(
    home: Store, store: Store, tmp_path: Path
) -> None:
    store.write_now(build_other)
    branch_id = carried(home, store, tmp_path)
    now = store.read_now(exporting.dump, branch_id)
    people = {each.id: each.name for each in now.people}
    own = now.own_duties[0].id
    check = next(each for each in now.records if each.entry.form == "inspection" and each.entry.attachments)
    assert isinstance(check.entry, Inspection)
    assert all(people[who.person_id or 0] == who.name for who in check.entry.by)
    departments = {each.id: each.name for each in now.departments}
    assert [departments[each.person_id or 0] for each in check.entry.departments] == [
        departments[min(departments)]
    ]
    assert {each.duty for each in now.adjustments} == {f"own_{own}", "branch_committee_meeting"}
    assert now.waived[0].item.split(":")[:2] == [f"own_{own}", str(now.people[1].id)]
    assert now.done_before[0].person == now.people[1].id
    assert people[check.logged_by or 0] == now.people[0].name
    for record in now.records:
        if isinstance(record.entry, Meeting):
            assert set(record.entry.present) <= people.keys()


def leave_over(session: Session) -> None:
    """What an export does not hold: a deleted record with its file, a proposal, the hand of somebody gone."""
    branch = branches.all_of_them(session)[0]
    photo = Attachment(file_id="gone", unique_id="of-a-deleted-record", kind="photo")
    attachments.note(session, branch.id, photo, by=None, now=NOW)
    report = ReportSubmission(on=date(2024, 1, 2), attachments=(photo,))
    gone = records.save(session, branch.id, report, logged_by=None, now=NOW)
    records.delete(session, gone.id, None, NOW)
    records.save(session, branch.id, ReportSubmission(on=date(2024, 1, 3)), logged_by=9999, now=NOW)
    proposal = Content(moment=Moment(on=date(2026, 12, 24)))
    plans.propose(session, branch.id, [proposal], by=None, now=NOW)


def test_what_was_deleted_or_never_kept_stays_behind(home: Store) -> None:
    home.write_now(leave_over)
    given = home.read_now(exporting.dump, 1)
    assert date(2024, 1, 2) not in {each.entry.on for each in given.records}
    assert [each.logged_by for each in given.records if each.entry.on == date(2024, 1, 3)] == [None]
    assert [each.content.moment.on for each in given.plans] == [date(2026, 12, 9)]
    assert {each.unique_id for each in given.files} == {PHOTO.unique_id, LOST.unique_id}


def amend_away(session: Session) -> None:
    """The check loses its photo by an amendment, and a line plans two meetings at once."""
    branch = branches.all_of_them(session)[0]
    [check] = [
        each
        for each in records.search(session, branch.id, limit=500)
        if isinstance(each.entry, Inspection) and each.entry.attachments
    ]
    records.amend(session, check.id, check.entry.model_copy(update={"attachments": ()}), by=None, now=NOW)
    moments = [Content(moment=Moment(on=date(2026, 12, day))) for day in (22, 23)]
    for each in plans.propose(session, branch.id, moments, by=None, now=NOW):
        plans.put(session, each, state=PlanState.OPEN, now=NOW)


def test_a_file_of_a_records_history_stays_and_plans_of_one_line_stay_together(
    home: Store, store: Store, tmp_path: Path
) -> None:
    home.write_now(amend_away)
    branch_id = carried(home, store, tmp_path)
    assert store.write_now(record_files.drop_unused, NOW + timedelta(days=9)) == []
    assert {each.unique_id for each in store.read_now(exporting.dump, branch_id).files} == {
        PHOTO.unique_id,
        LOST.unique_id,
    }
    alone, *together = store.read_now(plans.alive, branch_id)
    assert [each.batch for each in together] == [together[0].id] * 2 != [alone.batch] * 2


def test_nobody_is_told_of_a_file_that_another_installation_had_lost(
    home: Store, store: Store, tmp_path: Path
) -> None:
    carried(home, store, tmp_path)
    assert store.read_now(lost_files.untold) == []
    assert store.read_now(lost_files.count) == 1


def test_every_table_of_a_branch_is_carried_or_said_to_stay_behind() -> None:
    carried = {
        *("person", "department", "department_lead", "record", "record_promise", "plan", "attachment"),
        *("duty_adjustment", "own_duty", "done_before", "waiver", "report_text"),
    }
    of_branch = {table.name for table in Row.metadata.sorted_tables if "branch_id" in table.columns}
    assert of_branch == carried | exporting.LEFT_OUT


def test_telegram_accounts_and_invites_stay_behind(home: Store, tmp_path: Path) -> None:
    text = home.read_now(exporting.dump, 1).model_dump_json()
    assert "chat_id" not in text
    assert "user_id" not in text
    assert "code_hash" not in text


def packed(parts: dict[str, bytes], tmp_path: Path) -> Path:
    target = tmp_path / "given.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target


def good(home: Store, tmp_path: Path) -> dict[str, bytes]:
    target = tmp_path / "good.zip"
    branch_zip.write(target, home.read_now(exporting.dump, 1), tmp_path / "home", NOW)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def fault_of(source: Path, tmp_path: Path) -> ArchiveFault:
    with pytest.raises(ArchiveError) as refused:
        read(source, tmp_path / "there")
    return refused.value.fault


def read(source: Path, folder: Path) -> None:
    with branch_zip.opened(source) as archive:
        archive.keep_files(archive.branch(), folder)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "files/../x", "files/ABC", "C:\\x", "other.txt"]
)
def test_a_name_that_does_not_belong_there_is_refused(home: Store, tmp_path: Path, name: str) -> None:
    source = packed({**good(home, tmp_path), name: b"x"}, tmp_path)
    assert fault_of(source, tmp_path) is ArchiveFault.BAD_NAME
    assert not (tmp_path / "there").exists()


def test_a_newer_version_is_refused(home: Store, tmp_path: Path) -> None:
    parts = good(home, tmp_path)
    manifest = json.loads(parts["manifest.json"])
    parts["manifest.json"] = json.dumps({**manifest, "version": 2, "more": True}).encode()
    assert fault_of(packed(parts, tmp_path), tmp_path) is ArchiveFault.NEWER


def test_a_damaged_archive_is_refused(home: Store, tmp_path: Path) -> None:
    parts = good(home, tmp_path)
    whole = packed(parts, tmp_path).read_bytes()
    cut = tmp_path / "cut.zip"
    for content in (whole[:-200], b"nothing", whole[: len(whole) // 2]):
        cut.write_bytes(content)
        assert fault_of(cut, tmp_path) is ArchiveFault.NO_ZIP
    spoilt = bytearray(whole)
    spoilt[300:340] = b"\xff" * 40
    cut.write_bytes(spoilt)
    assert fault_of(cut, tmp_path) in (ArchiveFault.DAMAGED, ArchiveFault.NOT_OURS)
    file = next(name for name in parts if name.startswith("files/"))
    assert fault_of(packed({**parts, file: b"other"}, tmp_path), tmp_path) is ArchiveFault.DAMAGED
    without = {name: content for name, content in parts.items() if name != file}
    assert fault_of(packed(without, tmp_path), tmp_path) is ArchiveFault.DAMAGED


def test_files_that_came_with_a_refused_archive_are_taken_away_again_but_none_that_lay_there(
    home: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "there"
    there = kept_files.keep(folder, png(), "photo.png")
    with branch_zip.opened(packed(good(home, tmp_path), tmp_path)) as archive:
        kept = archive.keep_files(archive.branch(), folder)
        assert len(kept) > 0
        archive.take_back(folder)
    assert set(kept_files.lying(folder)) - {there.thumbnail} == {there.path}


def test_another_zip_is_no_branch(home: Store, tmp_path: Path) -> None:
    parts = good(home, tmp_path)
    assert fault_of(packed({"word/document.xml": b"x"}, tmp_path), tmp_path) is ArchiveFault.NOT_OURS
    other = {**parts, "manifest.json": b"[]"}
    assert fault_of(packed(other, tmp_path), tmp_path) is ArchiveFault.NOT_OURS
    odd = {**json.loads(parts["branch.json"]), "surprise": 1}
    wrong = {**parts, "branch.json": json.dumps(odd).encode()}
    assert fault_of(packed(wrong, tmp_path), tmp_path) is ArchiveFault.DAMAGED


def test_an_absurd_size_is_refused_before_it_is_unpacked(home: Store, tmp_path: Path) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in good(home, tmp_path).items():
            archive.writestr(name, content)
        with archive.open(f"files/{'a' * 64}", "w", force_zip64=True) as part:
            for _ in range(60):
                part.write(b"0" * 1_000_000)
    source = tmp_path / "large.zip"
    source.write_bytes(kept.getvalue())
    assert fault_of(source, tmp_path) is ArchiveFault.TOO_LARGE


def test_an_export_that_is_stopped_leaves_nothing_behind(home: Store, tmp_path: Path) -> None:
    target = tmp_path / "stopped.zip"
    given = home.read_now(exporting.dump, 1)
    assert branch_zip.write(target, given, tmp_path / "home", NOW, go_on=lambda done, total: False) == -1
    assert list(tmp_path.glob("stopped*")) == []
