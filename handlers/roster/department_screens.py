"""The screens of the departments: the list and one of them."""

from collections.abc import Sequence

from handlers.leading import looked
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from handlers.setup.departments import LISTED
from messages.buttons import Button, grid, rows
from messages.callbacks.settings import DepartmentTap, SettingsTap
from messages.labels import label
from messages.render import render


def _tap(showing: Showing, key: str, department: int, action: str) -> Button:
    return Button(label(showing.language, key), DepartmentTap(department, action).encode())


@screen("departments")
async def departments(showing: Showing) -> Sequence[Outgoing]:
    """Every department with its head and who is in charge of it."""
    roster = (await looked(showing)).roster
    found = roster.departments_on(showing.today)
    lines = [(d.name, roster.find(d.head_id), roster.find(d.in_charge_id)) for d in found[:LISTED]]
    names = [Button(each.name, DepartmentTap(each.id, "show").encode()) for each in found]
    taps = rows(
        *grid(names),
        [_tap(showing, "roster.add_department", 0, "add")],
        [Button(label(showing.language, "settings.back"), SettingsTap("home").encode())],
    )
    return [
        Text(
            render(showing.language, "departments", lines=lines, more=max(len(found) - LISTED, 0)),
            taps,
            edit=True,
        )
    ]


@screen("department")
async def department(showing: Showing) -> Sequence[Outgoing]:
    """One department."""
    roster = (await looked(showing)).roster
    wanted = showing.id("department")
    found = next((each for each in roster.departments_on(showing.today) if each.id == wanted), None)
    if found is None:
        return await departments(showing)
    html = render(
        showing.language,
        "department",
        name=found.name,
        head=roster.find(found.head_id),
        in_charge=roster.find(found.in_charge_id),
    )
    taps = rows(
        [_tap(showing, "roster.head", wanted, "head"), _tap(showing, "roster.charge", wanted, "charge")],
        [_tap(showing, "roster.end_department", wanted, "end")],
        [_tap(showing, "roster.to_departments", 0, "list")],
    )
    return [Text(html, taps, edit=True)]
