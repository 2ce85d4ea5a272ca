"""The screens of the walk through the duty list, and of a branch just founded."""

from collections.abc import Sequence

from bot.duties.adjustments import NONE, rule_of
from bot.duties.catalogue import shipped
from bot.duties.duty import Section
from handlers.duty_walk import walked
from handlers.leading import look
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages.buttons import Button, Rows, menu, rows
from messages.callbacks import SettingsTap, WalkTap
from messages.labels import label
from messages.render import render
from storage import branches, duty_settings


def _tap(showing: Showing, key: str, action: str, duty: str = "", **values: object) -> Button:
    data = WalkTap(showing.today.year, duty, action).encode()
    return Button(label(showing.language, key, **values), data)


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
    branch = await showing.store.read(branches.get, showing.branch_id)
    year = showing.today.year
    now = await showing.store.read(duty_settings.adjustments, branch.id, year)
    before = await showing.store.read(duty_settings.adjustments, branch.id, year - 1)
    duties = walked(branch)
    counts = {section.value: 0 for section in Section}
    for duty in duties:
        counts[duty.places[0].section.value] += 1
    html = render(
        showing.language,
        "walk",
        count=len(duties),
        counts={name: n for name, n in counts.items() if n},
        year=year,
        changed=len(now),
        has_committee=branch.has_committee,
    )
    carry = [_tap(showing, "walk.carry", "carry", n=len(before))] if before and not now else []
    taps = rows(
        [_tap(showing, "walk.all", "all", n=len(duties))],
        carry,
        [_tap(showing, "walk.begin", "begin")],
        [Button(label(showing.language, "settings.back"), SettingsTap("home").encode())] if edit else [],
    )
    return Text(html, taps, edit=edit)


@screen("walk_item")
async def walk_item(showing: Showing) -> Sequence[Outgoing]:
    """One duty: how often, where it comes from, what the branch changed."""
    found = await showing.store.read(look, showing.branch_id, showing.person_id, showing.today)
    duties = walked(found.branch)
    wanted = showing.word("duty")
    place = next((n for n, duty in enumerate(duties) if duty.id == wanted), 0)
    duty = duties[place]
    changed = await showing.store.read(duty_settings.adjustments, found.branch.id, showing.today.year)
    adjustment = changed.get(duty.id, NONE)
    rule = rule_of(duty, adjustment)
    source = duty.sources[0]
    html = render(
        showing.language,
        "walk_item",
        number=place + 1,
        of=len(duties),
        title=duty.title.of(showing.language),
        evidence=duty.evidence.of(showing.language),
        section=duty.places[0].section.value,
        cadence=_cadence(rule.kind.value, rule.every.value),
        times=rule.times,
        source=shipped().sources[source.document].of(showing.language),
        clause=source.clause,
        note=duty.note.of(showing.language) if duty.note else None,
        setting=duty.setting,
        on=rule.on,
        reason=adjustment.reason,
        below_minimum=rule.below_minimum,
        changed=adjustment != NONE,
    )
    before = duties[place - 1].id if place else ""
    return [Text(html, _item_taps(showing, duty.id, before, adjustment != NONE), edit=True)]


def _cadence(kind: str, every: str) -> str:
    """The label's key for how often."""
    return f"cadence.{kind}_{every}" if kind in ("count", "group") else f"cadence.{kind}"


def _item_taps(showing: Showing, duty: str, before: str, changed: bool) -> Rows:
    keep = _tap(showing, "walk.next" if changed else "walk.keep", "keep", duty)
    reset = [_tap(showing, "walk.reset", "reset", duty)] if changed else []
    back = _tap(showing, "common.back", "open", before)
    return rows(
        [keep],
        [_tap(showing, "walk.times", "times", duty), _tap(showing, "walk.not_applicable", "off", duty)],
        reset,
        [back, _tap(showing, "walk.rest", "all")],
    )


@screen("walk_done")
async def walk_done(showing: Showing) -> Sequence[Outgoing]:
    """The list stands: what was changed, and what to do next."""
    branch_id = showing.branch_id
    changed = await showing.store.read(duty_settings.adjustments, branch_id, showing.today.year)
    titles = [
        (duty.title.of(showing.language), changed[duty.id]) for duty in shipped().duties if duty.id in changed
    ]
    html = render(showing.language, "walk_done", changed=titles, year=showing.today.year)
    again = Button(label(showing.language, "walk.again"), WalkTap(showing.today.year, "", "begin").encode())
    invite = Button(label(showing.language, "settings.invite"), SettingsTap("invite").encode())
    return [Text(html, rows([again], [invite]), edit=True)]
