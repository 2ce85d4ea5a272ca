"""The catalogue that ships, and what a person who writes one is told."""

from pathlib import Path

import pytest

from bot.duties.cadence import Kind
from bot.duties.catalogue import CatalogueError, parse, read, shipped
from bot.duties.duty import Section, Track
from bot.duties.periods import Bound

SECTION_SIZES = {Section.COMMITTEE: 9, Section.SECRETARY: 10, Section.MEMBER: 8}
"""How many items each list of S1 part 三 has: 三(一) 9, 三(二) 10, 三(三) 8."""

ENTRY = """
sources: {{S1: {{zh: 文件, en: Paper}}}}
duties:
- id: sample_duty
  title: {{zh: 示例, en: Sample}}
  evidence: {{zh: 记录, en: Record}}
  places: [{{section: regulation, number: 1}}]
  owner: branch
  who: [committee]
  track: counted
  cadence: {cadence}
  counts: {counts}
  sources: [{{document: {document}, clause: 一}}]
  {more}
"""


def entry(
    cadence: str = "{kind: count}",
    counts: str = "{type: party_lecture}",
    document: str = "S1",
    more: str = "",
) -> str:
    return ENTRY.format(cadence=cadence, counts=counts, document=document, more=more)


def test_each_list_of_the_source_keeps_its_items_in_order() -> None:
    for section, size in SECTION_SIZES.items():
        numbers = [
            place.number for duty in shipped().section(section) if (place := duty.place(section)) is not None
        ]
        assert sorted(set(numbers)) == list(range(1, size + 1))
        assert numbers == sorted(numbers)


def test_what_is_from_elsewhere_is_numbered_after_it_without_gaps() -> None:
    numbers = [duty.place(Section.REGULATION) for duty in shipped().section(Section.REGULATION)]
    assert [place.number for place in numbers if place] == list(range(1, len(numbers) + 1))


def test_all_duties_but_the_one_out_of_scope_are_there() -> None:
    assert len(shipped().duties) == 77
    assert len({duty.id for duty in shipped().duties}) == 77


def test_optional_duties_are_off_and_no_other_is() -> None:
    for duty in shipped().duties:
        assert duty.enabled is (duty.track is not Track.OPTIONAL), duty.id


def test_a_number_of_our_own_is_marked_as_a_setting_and_has_no_minimum() -> None:
    for duty in shipped().duties:
        if duty.counted and duty.cadence.kind is not Kind.WINDOW:
            assert duty.setting is (duty.cadence.minimum is None), duty.id
        if duty.cadence.kind is Kind.WINDOW:
            assert duty.setting, duty.id


def test_a_duty_followed_as_another_names_one_that_is_counted() -> None:
    merged = [duty for duty in shipped().duties if duty.merged_into]
    assert {duty.merged_into for duty in merged} == {"theory_study_session", "annual_report_secretary"}
    assert [duty.id for duty in shipped().merged_into("theory_study_session")] == [
        "theory_center_group_regular_study"
    ]


def test_english_words_hold_no_chinese_but_for_quoted_terms() -> None:
    for duty in shipped().duties:
        for words in (duty.title, duty.evidence, duty.note):
            assert words is None or not any("一" <= sign <= "鿿" for sign in words.en), duty.id
            assert words is None or any("一" <= sign <= "鿿" for sign in words.zh), duty.id


def test_a_day_of_the_year_is_read_with_the_year_it_belongs_to() -> None:
    window = "{kind: window, window: {accepted: previous 12-01, opens: 01-01, due: next 02-29}}"
    duty = parse(entry(cadence=window)).duties[0]
    assert duty.cadence.window is not None
    assert duty.cadence.window.accepted == Bound(12, 1, -1)
    assert duty.cadence.window.opens == Bound(1, 1, 0)
    assert duty.cadence.window.due == Bound(2, 29, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (entry(counts="{type: tea_party}"), "sample_duty: counts.type"),
        (entry(cadence="{kind: window}"), "sample_duty: cadence: Value error, a cadence of kind window"),
        (
            entry(cadence="{kind: counterpart}"),
            "sample_duty: cadence: Value error, a cadence of kind counterp",
        ),
        (entry(cadence="{kind: count, times: 0}"), "sample_duty: cadence.times"),
        (entry(document="S9"), "sample_duty: source S9 has no title"),
        (entry(more="merged_into: other"), "sample_duty: : Value error, an entry tracked as merged"),
        (entry(more="colour: red"), "sample_duty: colour"),
        (entry(counts="null"), "sample_duty: : Value error, a counted entry says"),
        (
            entry(cadence="{kind: window, window: {accepted: soon, opens: 01-01, due: 01-31}}"),
            "'soon' is not a day of a year",
        ),
        (entry(cadence="{kind: count, opens: 13-01}"), "'13-01' is not a day of any year"),
        (entry() + entry().split("duties:")[1], "sample_duty: the id is used 2 times"),
        (
            entry().replace("track: counted", "track: merged\n  merged_into: gone"),
            "names gone, which is no entry",
        ),
        ("duties: [", "not YAML"),
        ("duties: []", "catalogue: sources"),
    ],
)
def test_a_wrong_entry_is_named_with_its_fault(text: str, told: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        parse(text)
    assert told in str(caught.value)


def test_a_catalogue_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(entry(), encoding="utf-8")
    assert [duty.title.of("zh") for duty in read(path).duties] == ["示例"]


def test_all_faults_are_told_at_once() -> None:
    text = entry(document="S9", cadence="{kind: count}")
    with pytest.raises(CatalogueError) as caught:
        parse(text + entry(counts="{type: tea_party}").split("duties:")[1])
    assert len(str(caught.value).splitlines()) == 2
