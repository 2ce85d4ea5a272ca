"""The screens of the settings: everything at a glance, the notice again, and what can be deleted."""

from collections.abc import Sequence

from bot.access import Action
from bot.digest import SLEEPS, WAKES, waking
from handlers.leading import Look, looked
from handlers.outgoing import NoReplyKeyboard, Outgoing, Text
from handlers.screens import Showing, screen
from handlers.settings import ALLOWED
from messages.buttons import Button, Rows, grid, menu, rows
from messages.callbacks.adjusting import WalkTap
from messages.callbacks.files import CalendarTap
from messages.callbacks.reminders import TrialReminder, WeekAhead
from messages.callbacks.settings import SettingsTap
from messages.labels import label
from messages.render import render
from storage.accounts import Account


def _tap(showing: Showing, place: str, value: str = "", key: str = "") -> Button:
    words = label(showing.language, key or f"settings.{place}")
    return Button(words, SettingsTap(place, value).encode())


@screen("settings")
async def settings(showing: Showing) -> Sequence[Outgoing]:
    """Everything that the person may set."""
    found = await looked(showing)
    account = showing.account
    who = found.roster.find(found.person_id)
    paused = account.paused_until if account else None
    html = render(
        showing.language,
        "settings",
        branch=found.branch.name,
        name=who.name if who else "",
        posts=sorted(post.value for post in who.posts(showing.today)) if who else [],
        digest_at=waking(account.digest_at) if account else None,
        wakes=WAKES,
        sleeps=SLEEPS,
        paused=paused if paused and paused >= showing.today else None,
        deputy=_stands_in(found, account),
        today=showing.today,
        elected=found.branch.last_election if found.may(ALLOWED["term"]) else None,
        years=found.branch.term_years,
    )

    def may(place: str) -> bool:
        return found.may(ALLOWED[place])

    other = "en" if showing.language == "zh" else "zh"
    leave = "back_from_leave" if paused and paused >= showing.today else "leave"
    own = [
        _tap(showing, "language", other, "setup.switch"),
        _tap(showing, leave),
        _tap(showing, "digest"),
        Button(label(showing.language, "digest.week"), WeekAhead().encode()),
        Button(label(showing.language, "settings.test_reminder"), TrialReminder().encode()),
        Button(label(showing.language, "calendar.button"), CalendarTap().encode()),
    ]
    branch = [_tap(showing, place) for place in ("roster", "departments", "invite") if may(place)]
    if may("walk"):
        branch.append(Button(label(showing.language, "settings.walk"), SettingsTap("walk").encode()))
    branch += [_tap(showing, place) for place in ("branch_name", "term") if may(place)]
    last = [_tap(showing, "privacy"), _tap(showing, "delete")]
    return [Text(html, rows(*grid(own, most=2), *grid(branch, most=2), last), edit=True)]


def _stands_in(found: Look, account: Account | None) -> str | None:
    """Who is reminded during a leave, by name."""
    phone = next((each for each in found.accounts if account and each.id == account.deputy_id), None)
    person = found.roster.find(phone.person_id) if phone else None
    return person.name if person else None


def _back(showing: Showing) -> Button:
    return _tap(showing, "home", key="settings.back")


@screen("language")
async def language(showing: Showing) -> Sequence[Outgoing]:
    """The language has changed: the settings in it, and the reply keyboard as well."""
    keyboard = Text(label(showing.language, "settings.language_set"), menu(showing.language))
    return [*await settings(showing), keyboard]


@screen("privacy")
async def privacy(showing: Showing) -> Sequence[Outgoing]:
    """The first-use notice again."""
    return [Text(render(showing.language, "setup_notice"), rows([_back(showing)]), edit=True)]


@screen("deleting")
async def deleting(showing: Showing) -> Sequence[Outgoing]:
    """What can be deleted, and what each means."""
    found = await looked(showing)
    whole = found.may(Action.DELETE_BRANCH)
    html = render(showing.language, "deleting", whole=whole, branch=found.branch.name)
    taps: Rows = rows(
        [_tap(showing, "delete_account")],
        [_tap(showing, "delete_branch")] if whole else [],
        [_back(showing)],
    )
    return [Text(html, taps, edit=True)]


@screen("members_set")
async def members_set(showing: Showing) -> Sequence[Outgoing]:
    """The branch has its new number of full members."""
    html = render(
        showing.language,
        "members_set",
        members=showing.id("members"),
        committee=bool(showing.ids.get("committee")),
    )
    walk = Button(label(showing.language, "settings.walk"), WalkTap(showing.today.year, "", "open").encode())
    return [Text(html, rows([walk], [_tap(showing, "roster")]), edit=True)]


@screen("account_deleted")
async def account_deleted(showing: Showing) -> Sequence[Outgoing]:
    """Nothing is kept of the account."""
    return [Text(render(showing.language, "account_deleted"), NoReplyKeyboard())]


@screen("branch_deleted")
async def branch_deleted(showing: Showing) -> Sequence[Outgoing]:
    """Nothing is kept of the branch."""
    return [Text(render(showing.language, "branch_deleted"), NoReplyKeyboard())]
