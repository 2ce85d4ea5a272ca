"""Every field of every type: it has a widget, words in both languages, and room on its card."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.completeness import hints
from bot.duties.catalogue import shipped
from bot.duties.situation import Situation
from bot.record_types import SPECS, RecordType
from handlers.forms.context import Opened
from handlers.forms.fields import card, cleared, gaps, widget
from handlers.forms.question_screen import question, question_text
from handlers.forms.review_screen import review
from handlers.forms.state import REVIEW, FormState
from handlers.records.history_screen import changed
from messages.entry_text import field_label, field_text
from messages.fitting import LIMIT, fitted, shown_length
from messages.hint_text import LINES, hint_lines, hint_texts
from messages.render import render
from storage.drafts import Draft
from tests.forms.samples import EMOJI, LONG, PEN, TODAY, context, fields_of, form, largest, roster

LANGUAGES = ("zh", "en")
TYPES = tuple(RecordType)
NOW = datetime(2026, 11, 20).astimezone()
ASKED = [(kind, field) for kind in TYPES for field in fields_of(kind)]


@pytest.mark.parametrize("kind", TYPES)
def test_every_question_stands_on_the_card_and_has_a_widget(kind: RecordType) -> None:
    assert set(SPECS[kind].questions) <= set(card(form(kind).content, roster()))
    for field in fields_of(kind):
        assert widget(field).buttons(form(kind, field), context(), PEN) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_named_and_asked_in_both_languages(language: str) -> None:
    for kind, field in ASKED:
        state = form(kind, field)
        assert field_label(state.content, field, language)
        asked = question_text(state, context(language=language))
        assert asked.endswith(("？", "?", "。", ".", "）", ")", "里", "here", "”", '"')), asked


@pytest.mark.parametrize(("kind", "field"), ASKED)
def test_a_filled_field_is_answered_and_emptied_again(kind: RecordType, field: str) -> None:
    state = FormState(form=SPECS[kind].form, entry=largest(kind))
    if field in ("follow_up", "signed", "for_year", "inbound", "start") and not widget(field).answered(state):
        return
    assert widget(field).answered(state), field
    emptied = cleared(state, field)
    if field != "inbound":
        assert not widget(field).answered(emptied)
        assert not field_text(emptied.content, field, "zh")


@pytest.mark.parametrize("kind", TYPES)
def test_an_empty_record_has_gaps_and_no_words(kind: RecordType) -> None:
    empty = form(kind).content
    assert "on" in gaps(empty, roster())
    said = {field: field_text(empty, field, "zh") for field in card(empty, roster()) if field != "inbound"}
    assert not any(said.values())


def opened(state: FormState, language: str) -> Opened:
    bare = context(60, language)
    found = hints(state.content, bare.roster, bare.branch, TODAY)
    here = replace(bare, hints=tuple(hint_lines(state.content, found, language, TODAY)))
    draft = Draft(1, 1, 1, 1, "record", state.step, "{}", 1, None, False, NOW, NOW)
    now = Situation(
        branch=here.branch, roster=here.roster, adjustments={}, done_before={}, facts=[], today=TODAY
    )
    return Opened(draft, state, here, now)


@pytest.mark.parametrize("text", [LONG, EMOJI, "<&>" * 1000], ids=["long", "emoji", "markup"])
@pytest.mark.parametrize("kind", TYPES)
def test_no_card_and_no_question_is_longer_than_a_message(kind: RecordType, text: str) -> None:
    for language in LANGUAGES:
        state = FormState(form=SPECS[kind].form, entry=largest(kind, text), step=REVIEW)
        assert shown_length(review(opened(state, language), PEN)[0]) <= LIMIT
        for field in fields_of(kind):
            asked = state.model_copy(update={"step": field, "editing": language == "en"})
            html, rows = question(opened(asked, language), (), PEN)
            assert shown_length(html) <= LIMIT
            assert sum(map(len, rows)) <= 100


def test_a_long_history_fits_one_message() -> None:
    kind = RecordType.BRANCH_MEMBERS_MEETING
    before, after = largest(kind, LONG), largest(kind, EMOJI)

    def draw(most: int) -> str:
        fields = changed(before, after, roster(), "zh", most // 2)
        one = {"who": "名" * 30, "when": str(NOW + timedelta(days=1)), "fields": fields}
        return render("zh", "record_history", title="党员大会", earlier=90, changes=[one] * 8)

    assert shown_length(fitted(draw)) <= LIMIT


def test_hints_are_few_however_much_is_wrong() -> None:
    here = context()
    entry = largest(RecordType.BRANCH_MEMBERS_MEETING)
    found = hints(entry, here.roster, here.branch, TODAY)
    assert len(found) > 100
    words = hint_texts(hint_lines(entry, found, "zh", TODAY), {}, "zh")
    assert len(words) <= LINES + 1
    assert all(len(line) < 300 for line, _ in words)


def test_the_catalogue_names_types_that_can_be_logged() -> None:
    logged = {duty.counts.type for duty in shipped().duties if duty.counts is not None}
    assert logged <= set(SPECS)
