"""The page of one item: where it stands and why, who is missing, what counted, and where it comes from."""

from collections.abc import Sequence

from bot.access import Action
from bot.duties.duty import Section
from bot.duties.lists import Line
from bot.duties.own import PREFIX
from bot.duties.standing import Why
from handlers.adjusting.origin import from_item
from handlers.duties.list_screen import show_list
from handlers.duties.listed import REMINDER, At, Listed, listed
from handlers.leading import looked
from handlers.outgoing import Outgoing, Text
from handlers.reminders.wording import ignored_text
from handlers.screens import Showing, screen
from messages import adjustment_text, plan_text, standing_text
from messages.buttons import Button, Rows, rows
from messages.callbacks.adjusting import AdjustTap, OwnTap
from messages.callbacks.records import RecordsPage, StartRecord
from messages.callbacks.reminders import Restore
from messages.clause_text import clause_text
from messages.labels import label
from messages.render import render
from storage import escalations


@screen("duty_item")
async def show_item(showing: Showing) -> Sequence[Outgoing]:
    """One item of the list; where it is gone, the list."""
    at = At.of(showing.ids)
    reminded = at.letter == REMINDER
    at = At() if reminded else at
    found = await listed(showing, at)
    line = found.find(showing.word("duty"), bool(showing.ids.get("own")))
    if line is None:
        return await show_list(showing)
    html = render(
        showing.language,
        "duty_item",
        **_standing(found, line, showing),
        **_rule(found, line, showing.language),
        ignored=await _ignored(showing, found, line),
        today=showing.today,
    )
    adjust = await _adjusting(line, at, showing)
    return [Text(html, _buttons(line, at, showing.language, adjust), edit=not reminded)]


def _standing(found: Listed, line: Line, showing: Showing) -> dict[str, object]:
    """Where it stands and why, who is missing, and what counted."""
    language, shown, roster = showing.language, line.standing, found.situation.roster
    merged = found.catalogue.find(line.duty.merged_into or "")
    followed = merged.title.of(language) if merged else ""
    return {
        "mark": standing_text.MARKS[shown.overall],
        "state": label(language, f"states.{shown.overall}"),
        "progress": standing_text.progress_text(line.duty, shown),
        "missed": standing_text.missed_text(shown.missed, language),
        "reason": standing_text.reason_text(shown, language, showing.today, followed),
        "arranged": plan_text.arranged(days, language) if (days := found.planned(line)) else None,
        "stated": shown.stated,
        "slots": [
            (standing_text.MARKS[slot.state], standing_text.period_text(slot.period, language))
            for slot in shown.slots
        ],
        "missing": standing_text.units_text(shown.missing, roster, language),
        "done": standing_text.units_text([unit for unit in shown.units if unit.done], roster, language),
        "counted": shown.counted,
        "rejected": [(miss.on, standing_text.rejected_text(miss, language)) for miss in shown.rejected],
    }


def _rule(found: Listed, line: Line, language: str) -> dict[str, object]:
    """What it asks for, how the branch has changed that, and where it comes from."""
    duty = line.duty
    return {
        "title": line.title(language),
        "place": label(language, f"duties.section.{line.place.section}"),
        "number": line.place.number,
        "cadence": standing_text.cadence_text(duty, line.standing, language),
        "setting": duty.setting,
        "below_minimum": line.standing.below_minimum,
        "adjusted": adjustment_text.summary(duty, found.situation.adjustment(duty.id), language),
        "evidence": duty.evidence.of(language),
        "note": duty.note.of(language) if duty.note else None,
        "sources": [
            (
                found.catalogue.sources[source.document].of(language),
                clause_text(source.clause, language),
                source.trust,
            )
            for source in duty.sources
        ],
    }


async def _adjusting(line: Line, at: At, showing: Showing) -> list[Button]:
    """The way to change what the branch asks of itself, for whoever may; never for a year that is over."""
    if at.year not in (0, showing.today.year):
        return []
    if not (await looked(showing)).may(Action.ADJUST_DUTIES):
        return []
    back = from_item(int(line.standing.owner is not None), at)
    data = AdjustTap(showing.today.year % 100, line.duty.id, "op", back).encode()
    if line.place.section is Section.OWN:
        data = OwnTap(int(line.duty.id.removeprefix(PREFIX)), "show").encode()
    return [Button(label(showing.language, "adjust.open"), data)]


def _buttons(line: Line, at: At, language: str, adjust: list[Button]) -> Rows:
    log, kept = [], []
    if line.duty.counts is not None:
        kind = line.duty.counts.type
        kept = [Button(label(language, "duties.records"), RecordsPage(kind).encode())]
        if not at.year:
            wanted = line.duty.counts.where.report or line.duty.counts.where.subject or kind
            log = [Button(label(language, "duties.log"), StartRecord(str(wanted), "").encode())]
    back = [Button(label(language, "duties.back"), at.to(page=at.page))]
    return rows([*log, *kept], _restoring(line, language), [*adjust, *back])


async def _ignored(showing: Showing, found: Listed, line: Line) -> list[str]:
    """Since when and how often it was reminded of without effect: for who owes it, and the secretary."""
    if not line.owes and found.situation.secretary() != showing.person_id:
        return []
    owner = line.standing.owner
    kept = await showing.store.read(escalations.history, showing.branch_id, line.duty.id, owner)
    return ignored_text(kept, showing.today, showing.language)


FROM_LIST = -1
"""The day of a restoring button that does not stand in a digest."""


def _restoring(line: Line, language: str) -> list[Button]:
    """The way back from 不适用, for whoever is to see to the item."""
    waived = line.standing.reason.code is Why.WAIVED or any(slot.waived for slot in line.standing.slots)
    if not (waived and line.owes):
        return []
    back = Restore(line.duty.id, line.standing.owner or 0, FROM_LIST).encode()
    return [Button(label(language, "digest.restore"), back)]
