"""The screens of the roster as a whole: the list of its people, and the crossing of seven members."""

from collections.abc import Sequence

from bot.roster import Person
from handlers.leading import Look, looked
from handlers.outgoing import Outgoing, Text
from handlers.roster.person_screens import person_button, posts_of
from handlers.roster.routes import committee_after
from handlers.roster.taking_back import back_button, newest
from handlers.screens import Showing, screen
from messages.buttons import Button, grid, rows
from messages.callbacks.settings import PersonTap, SettingsTap
from messages.labels import label
from messages.render import render

PAGE = 16
"""People on one page: eight rows of two."""


@screen("roster")
async def roster(showing: Showing) -> Sequence[Outgoing]:
    """The people by pages; or those who have left."""
    found = await looked(showing)
    gone = bool(showing.ids.get("gone"))
    here = found.roster.on(showing.today)
    people = [p for p in found.roster.people if not p.present(showing.today)] if gone else list(here)
    pages = max((len(people) + PAGE - 1) // PAGE, 1)
    number = showing.id("page")
    number = pages - 1 if number < 0 else min(number, pages - 1)
    shown = people[number * PAGE : (number + 1) * PAGE]
    batch = None if gone else await newest(showing)
    html = render(
        showing.language,
        "roster",
        branch=found.branch.name,
        count=len(here),
        full=len(found.roster.voters(showing.today)),
        stated=found.branch.full_members,
        gone=gone,
        added=len(batch.what.people) if batch else 0,
        changed=len(batch.what.changed) if batch else 0,
        page=number + 1,
        pages=pages,
    )
    names = [Button(_line(each, found, showing), PersonTap(each.id, "show").encode()) for each in shown]
    taps = rows(
        [back_button(batch, showing.language)] if batch else [],
        *grid(names, most=2),
        _turning(showing, "gone" if gone else "list", number, pages),
        [person_button(showing, "roster.add", 0, "add")],
        _others(showing, gone, len(found.roster.people) - len(here)),
        [Button(label(showing.language, "settings.back"), SettingsTap("home").encode())],
    )
    return [Text(html, taps, edit=True)]


def _turning(showing: Showing, kind: str, number: int, pages: int) -> list[Button]:
    """To the page before and the page behind."""
    return [
        person_button(showing, key, 0, kind, str(to))
        for key, to in (("common.previous", number - 1), ("common.next", number + 1))
        if 0 <= to < pages
    ]


def _others(showing: Showing, gone: bool, left: int) -> list[Button]:
    """From those who are there to those who have left, if anybody has, and back."""
    if gone:
        return [person_button(showing, "roster.to_present", 0, "list")]
    words = label(showing.language, "roster.gone", n=left)
    return [Button(words, PersonTap(0, "gone").encode())] if left else []


def _line(person: Person, found: Look, showing: Showing) -> str:
    posts = posts_of(person, showing)
    name = f"📵 {person.name}" if person.id in found.unreachable else person.name
    return f"{name} · {posts[0]}" if posts else name


@screen("crossing")
async def crossing(showing: Showing) -> Sequence[Outgoing]:
    """The number of full members crossed seven: what changes, and whether it shall."""
    found = await looked(showing)
    members = showing.id("members")
    up = committee_after(found.branch, members)
    html = render(showing.language, "crossing", members=members, stated=found.branch.full_members, up=up)
    key = "roster.with_committee" if up else "roster.without_committee"
    yes = Button(label(showing.language, key, n=members), SettingsTap("members", str(members)).encode())
    no = Button(label(showing.language, "roster.leave_committee"), PersonTap(0, "list").encode())
    return [Text(html, rows([yes], [no]), edit=True)]
