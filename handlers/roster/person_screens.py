"""The screens of one person of the roster: the page, posts, membership, the hand-over, and going."""

from collections.abc import Sequence
from datetime import date

from bot.access import Action
from bot.roster import Membership, Person, Post
from handlers.leading import Look, looked
from handlers.outgoing import Outgoing, Text
from handlers.roster.posts import compact, day_of
from handlers.screens import Showing, screen
from messages.buttons import Button, grid, rows
from messages.callbacks.settings import InviteTap, PersonTap
from messages.labels import label
from messages.render import render


def person_button(showing: Showing, key: str, person: int, action: str, value: str = "") -> Button:
    """A button of the roster with the words of a label."""
    return Button(label(showing.language, key), PersonTap(person, action, value).encode())


def posts_of(person: Person, showing: Showing, day: date | None = None) -> list[str]:
    """The posts of a person in words, the highest first; ``day`` asks for another day than today."""
    held = person.posts(day or showing.today)
    return [label(showing.language, f"posts.{post.value}") for post in Post if post in held]


@screen("person")
async def person(showing: Showing) -> Sequence[Outgoing]:
    """A person's page."""
    found = await looked(showing)
    who = _who(found, showing)
    here = who.present(showing.today)
    heads = [d.name for d in found.roster.departments_on(showing.today) if d.head_id == who.id]
    html = render(
        showing.language,
        "person",
        person=who,
        posts=posts_of(who, showing),
        dated=_dated(who, showing),
        member=who.is_member(showing.today),
        heads=heads,
        here=here,
        today=showing.today,
        bound=who.id in found.bound,
        unreachable=who.id in found.unreachable,
        me=who.id == showing.person_id,
    )
    keys = ["posts", "membership", "rename", "group", "joined"]
    if who.is_member(showing.today):
        keys.append("exempt")
    if who.membership is Membership.PROBATIONARY:
        keys.insert(0, "full")
    changes = [person_button(showing, f"roster.{key}", who.id, key) for key in keys]
    move = "left" if here and who.until is None else "restore"
    invite = Button(label(showing.language, "roster.invite"), InviteTap("make", who.id).encode())
    can_invite = here and who.id not in found.bound and found.may(Action.INVITE)
    taps = rows(
        *(grid(changes, most=2) if here else ()),
        [person_button(showing, f"roster.{move}", who.id, move), *_removing(found, who, showing)],
        _erasing(who, showing),
        [invite] if can_invite else [],
        [person_button(showing, "roster.back", 0, "list")],
    )
    return [Text(html, taps, edit=True)]


def _dated(who: Person, showing: Showing) -> list[tuple[str, date | None, date | None]]:
    """The posts that began or ended on a day: post, first and last day."""
    return [
        (label(showing.language, f"posts.{each.post}"), each.since, each.until)
        for each in who.tenures
        if (each.since or each.until) and (each.since or date.min) <= (each.until or date.max)
    ]


def _erasing(who: Person, showing: Showing) -> list[Button]:
    """The way to delete what is kept of somebody who asks for it."""
    if who.id == showing.person_id or Post.BRANCH_SECRETARY in who.posts(showing.today):
        return []
    return [person_button(showing, "roster.erase", who.id, "erase")]


def _removing(found: Look, who: Person, showing: Showing) -> list[Button]:
    """The way to take back somebody added by mistake."""
    if who.id in found.bound or Post.BRANCH_SECRETARY in who.posts(showing.today):
        return []
    return [person_button(showing, "roster.remove", who.id, "remove")]


@screen("person_exempt")
async def person_exempt(showing: Showing) -> Sequence[Outgoing]:
    """What article 23 means, and whether it holds for this person."""
    who = _who(await looked(showing), showing)
    html = render(showing.language, "person_exempt", name=who.name, exempt=who.exempt)
    key, value = ("roster.not_exempt", "0") if who.exempt else ("roster.is_exempt", "1")
    taps = rows([person_button(showing, key, who.id, "excuse", value)], [_back_to(showing, who)])
    return [Text(html, taps, edit=True)]


@screen("person_remove")
async def person_remove(showing: Showing) -> Sequence[Outgoing]:
    """What taking somebody off the roster means, before it is done."""
    who = _who(await looked(showing), showing)
    html = render(showing.language, "person_remove", name=who.name)
    taps = rows([person_button(showing, "roster.removed_yes", who.id, "removed")], [_back_to(showing, who)])
    return [Text(html, taps, edit=True)]


def _who(found: Look, showing: Showing) -> Person:
    who = found.roster.find(showing.id("person"))
    if who is None:
        raise LookupError("the person is not on the roster any more")
    return who


@screen("person_posts")
async def person_posts(showing: Showing) -> Sequence[Outgoing]:
    """The posts, each to switch on or off."""
    found = await looked(showing)
    who = _who(found, showing)
    day = _from_day(showing)
    held = who.posts(day)
    switches = [
        Button(
            ("✅ " if post in held else "") + label(showing.language, f"posts.{post.value}"),
            PersonTap(who.id, "post", f"{post}.{compact(day)}").encode(),
        )
        for post in Post
    ]
    html = render(
        showing.language,
        "person_posts",
        name=who.name,
        posts=posts_of(who, showing, day),
        day=None if day == showing.today else day,
    )
    other = person_button(showing, "roster.posts_from", who.id, "posts_from")
    taps = rows(*grid(switches, most=2), [other], [person_button(showing, "common.done", who.id, "show")])
    return [Text(html, taps, edit=True)]


@screen("person_membership")
async def person_membership(showing: Showing) -> Sequence[Outgoing]:
    """The four kinds of standing in the Party."""
    who = _who(await looked(showing), showing)
    kinds = [
        Button(
            ("✅ " if each is who.membership else "") + label(showing.language, f"memberships.{each.value}"),
            PersonTap(who.id, "is", each.value).encode(),
        )
        for each in Membership
    ]
    html = render(showing.language, "person_membership", name=who.name)
    return [Text(html, rows(*grid(kinds, most=2), [_back_to(showing, who)]), edit=True)]


def _back_to(showing: Showing, who: Person) -> Button:
    return person_button(showing, "common.back", who.id, "show")


@screen("hand_over")
async def hand_over(showing: Showing) -> Sequence[Outgoing]:
    """What handing the secretary's post over means, before it is done."""
    found = await looked(showing)
    who = _who(found, showing)
    day = _from_day(showing)
    before = found.roster.secretary(day)
    mine = before is not None and before.id == showing.person_id
    html = render(
        showing.language,
        "hand_over",
        name=who.name,
        before=before.name if before else "",
        mine=mine,
        day=None if day == showing.today else day,
        today=showing.today,
    )
    confirm = person_button(showing, "roster.hand_over", who.id, "hand_over", compact(day))
    other = person_button(showing, "roster.hand_over_from", who.id, "hand_over_from")
    return [Text(html, rows([confirm], [other], [_back_to(showing, who)]), edit=True)]


def _from_day(showing: Showing) -> date:
    """The day that posts are given and ended from; today unless another was asked for."""
    return day_of(showing.word("on"), showing.today) or showing.today


@screen("handed_over")
async def handed_over(showing: Showing) -> Sequence[Outgoing]:
    """The post has been handed over."""
    found = await looked(showing)
    who = _who(found, showing)
    day = _from_day(showing)
    html = render(
        showing.language,
        "handed_over",
        name=who.name,
        bound=who.id in found.bound,
        day=None if day == showing.today else day,
        today=showing.today,
    )
    return [Text(html, edit=True)]
