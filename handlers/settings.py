"""⚙️ 设置: one message with everything that can be set, as far as the role allows.

What the person sees: 语言 (a tap switches), 提醒时间 (a tap or typed), 立即试发提醒, 请假/免打扰 until a
day, and the notice again. The secretary besides: 花名册, 部门与分管, 职责清单调整 (the walk), 邀请, the
branch's name, 换届. 删除: the own account, and for the secretary the whole branch; both want a typed
confirmation.
"""

from datetime import timedelta

from sqlmodel import Session

from bot.access import Action
from bot.roster import COMMITTEE_FROM_FULL_MEMBERS
from handlers import asking
from handlers.leading import looking
from handlers.routing import Route, callback, command, reply_label, text
from handlers.turn import Turn
from messages.callbacks.settings import SettingsTap
from messages.labels import LANGUAGES, label
from messages.reading.names import key_of
from storage import accounts, branches
from storage.inbox import Reply

STALE = Reply("silence", toast="gate.stale")
ALLOWED = {
    "roster": Action.MANAGE_ROSTER,
    "departments": Action.MANAGE_ROSTER,
    "branch_name": Action.MANAGE_ROSTER,
    "term": Action.MANAGE_ROSTER,
    "members": Action.MANAGE_ROSTER,
    "walk": Action.ADJUST_DUTIES,
    "invite": Action.INVITE,
    "delete_branch": Action.DELETE_BRANCH,
}
"""What a place of the settings asks of the role; every other place is everybody's."""
SCREENS = {
    "home": Reply("settings"),
    "privacy": Reply("privacy"),
    "delete": Reply("deleting"),
    "roster": Reply("roster", {"page": 0, "gone": False}),
    "departments": Reply("departments"),
    "walk": Reply("walk"),
    "invite": Reply("invites"),
}
QUESTIONS = ("digest", "leave", "branch_name", "term", "delete_account", "delete_branch")


def routes() -> list[Route]:
    """The ways into the settings."""
    opening = [command("settings", show), reply_label("settings", show)]
    return [*opening, callback(SettingsTap, tap), text(type_in)]


async def type_in(turn: Turn) -> None:
    """删除我的账号, typed: the same question as under the button."""
    phrases = (label(language, "settings.delete_phrases").split("|") for language in LANGUAGES)
    if key_of(turn.text) in {key_of(each) for some in phrases for each in some}:
        await asking.ask(turn, "delete_account")


async def show(turn: Turn) -> None:
    """The settings."""
    if await looking(turn) is not None:
        await turn.commit(Reply("settings"))


async def tap(turn: Turn, tapped: SettingsTap) -> None:
    """A place of the settings, or a value chosen there; the role is judged anew."""
    found = await looking(turn, ALLOWED.get(tapped.place))
    if found is None:
        return
    if tapped.place in SCREENS:
        await turn.commit(SCREENS[tapped.place])
    elif tapped.place in QUESTIONS:
        await asking.ask(turn, tapped.place)
    elif tapped.place == "language" and tapped.value in LANGUAGES:
        await turn.commit(lambda _: Reply("language"), accounts.set_language, turn.user_id, tapped.value)
    elif tapped.place == "back_from_leave":
        await turn.commit(lambda _: Reply("settings"), accounts.set_paused, turn.user_id, None)
    elif tapped.place == "members" and tapped.value.isdigit():
        await _members(
            turn, found.branch.id, int(tapped.value), len(found.roster.voters(turn.today + timedelta(days=1)))
        )
    else:
        await turn.commit(STALE)


async def _members(turn: Turn, branch_id: int, members: int, on_roster: int) -> None:
    """The branch takes the number of its roster; a button of an earlier number is stale."""
    if members != on_roster:
        await turn.commit(STALE)
        return

    def unit(session: Session) -> None:
        branches.update(session, branch_id, full_members=members)

    committee = members >= COMMITTEE_FROM_FULL_MEMBERS
    await turn.commit(lambda _: Reply("members_set", {"members": members, "committee": committee}), unit)
