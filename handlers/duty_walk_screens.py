"""The screens of the walk through the duty list, and of a branch just founded."""

from collections.abc import Mapping, Sequence

from bot.duties.adjustable import can_number
from bot.duties.adjustments import NONE, Adjustment, rule_of, title_of
from bot.duties.catalogue import shipped
from bot.duties.duty import Duty, Section
from handlers.adjusting.origin import WALK
from handlers.duty_walk import walked
from handlers.leading import Look, looked
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages import adjustment_text
from messages.buttons import Button, Rows, grid, menu, rows
from messages.callbacks.adjusting import AdjustTap, OwnTap, WalkTap
from messages.callbacks.settings import SettingsTap
from messages.clause_text import clause_text
from messages.labels import label
from messages.render import render
from storage import branches, duty_settings

PAGE = 8
"""Duties of one page of the walk."""


def _tap(showing: Showing, key: str, action: str, duty: str = "", **values: object) -> Button:
    data = WalkTap(showing.today.year, duty, action).encode()
    return Button(label(showing.language, key, **values), data)


async def _changes(showing: Showing, year: int) -> dict[str, Adjustment]:
    return await showing.store.read(duty_settings.adjustments, showing.branch_id, year)


@screen("founded")
async def founded(showing: Showing) -> Sequence[Outgoing]:
    """The branch is there: the reply keyboard, and the walk begins."""
    branch = await showing.store.read(branches.get, showing.branch_id)
    html = render(showing.language, "founded", branch=branch.name)
    first = Text(html, menu(showing.language), supersedes=showing.tapped_message_id)
    return [first, await _opening(showing, edit=False)]


@screen("walk")
async def walk(showing: Showing) -> Sequence[Outgoing]:
    """The opening of the walk."""
    return [await _opening(showing, edit=True)]


async def _opening(showing: Showing, *, edit: bool) -> Text:
    found, year = await looked(showing), showing.today.year
    now, before = await _changes(showing, year), await _changes(showing, year - 1)
    duties = walked(found)
    counts = {section.value: 0 for section in Section}
    for duty in duties:
        counts[duty.places[0].section.value] += 1
    carried = _carried(found, now, before)
    html = render(
        showing.language,
        "walk",
        count=len(duties),
        counts={name: n for name, n in counts.items() if n},
        year=year,
        changed=len(now),
        has_committee=found.branch.has_committee,
        before=_lines(carried, before, showing.language),
    )
    carry = _carrying(showing, carried)
    taps = rows(
        carry,
        [_tap(showing, "walk.all", "all", n=len(duties))],
        [_tap(showing, "walk.begin", "begin"), _tap(showing, "walk.pages", "page0")],
        [Button(label(showing.language, "own.open"), OwnTap(0, "list").encode())] if edit else [],
        [Button(label(showing.language, "settings.back"), SettingsTap("home").encode())] if edit else [],
    )
    return Text(html, taps, edit=edit)


def _carried(found: Look, now: Mapping[str, Adjustment], before: Mapping[str, Adjustment]) -> list[Duty]:
    """The duties changed last year and not yet this year."""
    return [duty for duty in found.catalogue.duties if duty.id in before and duty.id not in now]


def _carrying(showing: Showing, carried: Sequence[Duty]) -> list[Button]:
    """沿用去年的调整, as long as there is one to carry over."""
    return [_tap(showing, "walk.carry", "carry", n=len(carried))] if carried else []


def _lines(duties: Sequence[Duty], changes: Mapping[str, Adjustment], language: str) -> list[tuple[str, str]]:
    """Each duty with what was changed about it."""
    return [
        (duty.title.of(language), adjustment_text.summary(duty, changes[duty.id], language))
        for duty in duties
    ]


@screen("walk_page")
async def walk_page(showing: Showing) -> Sequence[Outgoing]:
    """Several duties at a glance, each with a button that opens it."""
    found, changed = await looked(showing), await _changes(showing, showing.today.year)
    duties = walked(found)
    last = (len(duties) - 1) // PAGE
    page = min(max(showing.id("page"), 0), last)
    numbered = list(enumerate(duties, 1))[page * PAGE : (page + 1) * PAGE]
    html = render(
        showing.language,
        "walk_page",
        year=showing.today.year,
        page=page + 1,
        pages=last + 1,
        lines=[_line(number, duty, changed, showing.language) for number, duty in numbered],
    )
    numbers = [
        Button(str(number), WalkTap(showing.today.year, duty.id, "open").encode())
        for number, duty in numbered
    ]
    turning = [
        _tap(showing, key, f"page{to}")
        for key, to in (("common.previous", page - 1), ("common.next", page + 1))
        if 0 <= to <= last
    ]
    ways = [_tap(showing, "common.back", "open"), _tap(showing, "walk.rest", "all")]
    return [Text(html, rows(numbers[:4], numbers[4:], turning, ways), edit=True)]


def _line(
    number: int, duty: Duty, changed: Mapping[str, Adjustment], language: str
) -> tuple[int, str, str, bool, bool]:
    """Number, title, how often or why not, whether it applies, whether the branch changed it."""
    adjustment = changed.get(duty.id, NONE)
    rule = rule_of(duty, adjustment)
    said = adjustment_text.cadence_of(rule, language) if rule.on else adjustment.reason or ""
    return number, title_of(duty, adjustment, language), said, rule.on, adjustment != NONE


@screen("walk_item")
async def walk_item(showing: Showing) -> Sequence[Outgoing]:
    """One duty: how often, where it comes from, what the branch changed, this year and last."""
    found = await looked(showing)
    duties = walked(found)
    wanted = showing.word("duty")
    place = next((n for n, duty in enumerate(duties) if duty.id == wanted), 0)
    duty = duties[place]
    adjustment = (await _changes(showing, showing.today.year)).get(duty.id, NONE)
    before = (await _changes(showing, showing.today.year - 1)).get(duty.id, NONE)
    rule = rule_of(duty, adjustment)
    source = duty.sources[0]
    html = render(
        showing.language,
        "walk_item",
        number=place + 1,
        of=len(duties),
        title=found.title(duty, showing.language),
        evidence=duty.evidence.of(showing.language),
        section=duty.places[0].section.value,
        cadence=adjustment_text.cadence_of(rule, showing.language),
        source=shipped().sources[source.document].of(showing.language),
        clause=clause_text(source.clause, showing.language),
        note=duty.note.of(showing.language) if duty.note else None,
        setting=duty.setting,
        on=rule.on,
        reason=adjustment.reason,
        below_minimum=rule.below_minimum,
        before=adjustment_text.summary(duty, before, showing.language),
        **_told(found, showing),
    )
    taps = _item_taps(showing, duty, duties[place - 1].id if place else "", adjustment, before)
    return [Text(html, taps, edit=True)]


def _told(found: Look, showing: Showing) -> dict[str, object]:
    """What is to be said of the duty decided before: unfinished records that will not count towards it."""
    duty = found.catalogue.find(showing.word("before"))
    return {
        "turned_off": found.title(duty, showing.language) if duty else None,
        "own": showing.ids.get("own") or 0,
        "others": showing.ids.get("others") or 0,
    }


def _item_taps(showing: Showing, duty: Duty, previous: str, now: Adjustment, before: Adjustment) -> Rows:
    keep = _tap(showing, "walk.keep" if now == NONE else "walk.next", "keep", duty.id)
    reset = [_tap(showing, "walk.reset", "reset", duty.id)] if now != NONE else []
    carry = [_tap(showing, "walk.carry_one", "carry", duty.id)] if now == NONE != before else []
    more = AdjustTap(showing.today.year % 100, duty.id, "op", WALK).encode()
    changes = [
        *([_tap(showing, "walk.times", "times", duty.id)] if can_number(duty) else []),
        _tap(showing, "walk.not_applicable", "off", duty.id),
        Button(label(showing.language, "walk.more"), more),
    ]
    back = _tap(showing, "common.back", "open", previous)
    return rows([keep], carry, *grid(changes), reset, [back, _tap(showing, "walk.rest", "all")])


@screen("walk_done")
async def walk_done(showing: Showing) -> Sequence[Outgoing]:
    """The list stands: what was changed, and what to do next."""
    found, changed = await looked(showing), await _changes(showing, showing.today.year)
    before = await _changes(showing, showing.today.year - 1)
    duties = [duty for duty in found.catalogue.duties if duty.id in changed]
    html = render(
        showing.language,
        "walk_done",
        changed=_lines(duties, changed, showing.language),
        year=showing.today.year,
    )
    again = Button(label(showing.language, "walk.again"), WalkTap(showing.today.year, "", "begin").encode())
    invite = Button(label(showing.language, "settings.invite"), SettingsTap("invite").encode())
    own = Button(label(showing.language, "own.open"), OwnTap(0, "list").encode())
    carry = _carrying(showing, _carried(found, changed, before))
    return [Text(html, rows(carry, [again], [own], [invite]), edit=True)]
