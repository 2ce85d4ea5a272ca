"""The page of an adjustment: what applies now, what the source has, who changed it, what can be changed."""

from collections.abc import Sequence

from bot.duties.adjustments import NONE, Adjustment, rule_of, title_of
from bot.duties.duty import Duty
from handlers.adjusting.routes import offered
from handlers.duties.list_screen import show_list
from handlers.leading import Look, looked
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages import adjustment_text
from messages.buttons import Button, Rows, grid, rows
from messages.callbacks.adjusting import AdjustTap
from messages.labels import label
from messages.render import render
from storage import duty_settings


@screen("adjust")
async def adjust(showing: Showing) -> Sequence[Outgoing]:
    """One duty as the branch has it."""
    found = await looked(showing)
    duty = found.catalogue.find(showing.word("duty"))
    if duty is None:
        return await show_list(showing)
    year = showing.today.year
    changed = (await showing.store.read(duty_settings.changed, found.branch.id, year)).get(duty.id)
    now = changed.adjustment if changed else NONE
    language = showing.language
    html = render(
        language,
        "adjust",
        title=title_of(duty, now, language),
        usual_title=duty.title.of(language) if now.wording else None,
        year=year,
        parts=adjustment_text.parts(duty, now, language),
        reason=now.reason,
        below_minimum=rule_of(duty, now).below_minimum,
        minimum=duty.cadence.minimum,
        minimum_every=duty.cadence.every.value,
        setting=duty.setting,
        by=_name(found, changed.by) if changed else None,
        since=showing.day_of(changed.at) if changed else None,
        own=showing.ids.get("own") or 0,
        others=showing.ids.get("others") or 0,
        today=showing.today,
    )
    return [Text(html, _taps(showing, duty, now, changed=changed is not None), edit=True)]


def _taps(showing: Showing, duty: Duty, now: Adjustment, *, changed: bool) -> Rows:
    """What can be changed, the catalogue's own again where something was, and back."""
    year, back = showing.today.year % 100, showing.word("back")

    def button(action: str) -> Button:
        words = label(showing.language, f"adjust.taps.{action}")
        return Button(words, AdjustTap(year, duty.id, action, back).encode())

    *changes, last = offered(duty, now)
    return rows(
        *grid([button(action) for action in changes], most=2),
        [button(last)],
        [button("re")] if changed else [],
        [button("ba")],
    )


def _name(found: Look, user_id: int | None) -> str | None:
    """Who changed it, by the roster; None where the account is gone."""
    account = next((each for each in found.accounts if each.id == user_id), None)
    person = found.roster.find(account.person_id) if account else None
    return person.name if person else None
