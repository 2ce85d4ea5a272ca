"""The typed parts of the settings: the digest's hour, leave, the branch's name, deletions confirmed."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import ClassVar

from bot.access import Action
from bot.digest import SLEEPS, WAKES
from bot.roster import Post
from handlers.forms.state import Told
from handlers.questions import Asked, Effect, Offer, Outcome, Question, register
from handlers.setup.naming import read_title
from handlers.term_question import TermQuestion
from handlers.turn import Turn
from messages import formats
from messages.labels import LANGUAGES, label
from messages.reading.dates import read_date
from messages.reading.names import key_of
from messages.reading.problem import Problem
from messages.reading.times import read_time
from storage import accounts, branches, deletion
from storage.deletion import Deleted
from storage.inbox import Reply

HOME = Reply("settings")
HOURS = (time(8), time(8, 30), time(9), time(12), time(14), time(17))
LONGEST_LEAVE = timedelta(days=366)


class _OfSettings(Question):
    """What the questions of the settings have in common."""

    def leave(self, asked: Asked) -> Reply:
        """Back to the settings."""
        return HOME


class DigestQuestion(_OfSettings):
    """When the digest comes on workdays."""

    what: ClassVar[str] = "digest"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The usual hours."""
        return [Offer(formats.clock(each), each.strftime("%H%M")) for each in HOURS]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        hours = {each.strftime("%H%M"): each for each in HOURS}
        return self._put(asked, hours[value])

    def read(self, asked: Asked, text: str) -> Outcome:
        """An hour typed."""
        span = read_time(text)
        return span if isinstance(span, Problem) else self._put(asked, span.start)

    def _put(self, asked: Asked, at: time) -> Outcome:
        if not WAKES <= at < SLEEPS:
            values = {"earliest": formats.clock(WAKES), "latest": formats.clock(SLEEPS)}
            return Told(key="settings.told.quiet_hours", values=values)
        user = asked.turn.user_id
        return Effect(lambda s: accounts.set_digest_at(s, user, at), HOME)


class LeaveQuestion(_OfSettings):
    """Until when no reminder shall come; the deputy is reminded meanwhile."""

    what: ClassVar[str] = "leave"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """Today, this week, and two weeks."""
        today = asked.look.today
        sunday = today + timedelta(days=6 - today.weekday())
        days = dict.fromkeys((today, sunday, today + timedelta(days=14)))
        return [
            Offer(
                label(asked.language, "settings.until", day=formats.short_day(day, asked.language)),
                day.isoformat(),
            )
            for day in days
        ]

    def shows(self, asked: Asked) -> dict[str, object]:
        """Who is reminded instead."""
        deputy = _deputy(asked)
        person = None if deputy is None else asked.look.roster.find(deputy.person_id)
        return {"deputy": person.name if person else None}

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        return self._put(asked, date.fromisoformat(value))

    def read(self, asked: Asked, text: str) -> Outcome:
        """A day typed."""
        day = read_date(text, asked.look.today, prefer="future")
        return day if isinstance(day, Problem) else self._put(asked, day)

    def _put(self, asked: Asked, day: date) -> Outcome:
        today = asked.look.today
        if not today <= day <= today + LONGEST_LEAVE:
            return Told(key="settings.told.leave")
        user, deputy = asked.turn.user_id, _deputy(asked)
        instead = None if deputy is None else deputy.id
        return Effect(lambda s: accounts.set_paused(s, user, day, instead), HOME)


def _deputy(asked: Asked) -> accounts.Account | None:
    """Whose phone is reminded instead of the secretary's: the deputy secretary's, where there is one."""
    found, me = asked.look, asked.look.roster.find(asked.look.person_id)
    if me is None or Post.BRANCH_SECRETARY not in me.posts(found.today):
        return None
    deputy = found.roster.deputy(found.today)
    if deputy is None or deputy.id == me.id:
        return None
    return next((each for each in found.accounts if each.person_id == deputy.id), None)


class BranchNameQuestion(_OfSettings):
    """What the branch is called."""

    what: ClassVar[str] = "branch_name"
    action: ClassVar[Action | None] = Action.MANAGE_ROSTER

    def shows(self, asked: Asked) -> dict[str, object]:
        """The name so far."""
        return {"name": asked.look.branch.name}

    def read(self, asked: Asked, text: str) -> Outcome:
        """A name typed."""
        name = read_title(text)
        if not isinstance(name, str):
            return name
        return Effect(lambda s: branches.update(s, asked.look.branch.id, name=name), HOME)


class DeleteAccountQuestion(_OfSettings):
    """Delete what is kept of the sender; the word wants typing."""

    what: ClassVar[str] = "delete_account"

    def shows(self, asked: Asked) -> dict[str, object]:
        """The word, and whether nobody would be left who runs the branch."""
        return {"last": len(asked.look.accounts) == 1, "word": label(asked.language, "settings.delete_word")}

    def read(self, asked: Asked, text: str) -> Outcome:
        """The word, in either language; anything else deletes nothing."""
        words = {key_of(label(language, "settings.delete_word")) for language in LANGUAGES}
        if key_of(text) not in words:
            word = label(asked.language, "settings.delete_word")
            return Told(key="settings.told.delete_word", values={"word": word})
        user = asked.turn.user_id
        return Effect(lambda s: deletion.delete_account(s, user), Reply("account_deleted"))


class DeleteBranchQuestion(_OfSettings):
    """Delete the branch with all its records; its name wants typing."""

    what: ClassVar[str] = "delete_branch"
    action: ClassVar[Action | None] = Action.DELETE_BRANCH

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """To export everything first."""
        return [Offer(label(asked.language, "carrying.export_first"), "export")]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """The export; the question is over then."""
        if value != "export":
            raise LookupError(value)
        return Effect(lambda _: None, Reply("archive_sure"))

    def shows(self, asked: Asked) -> dict[str, object]:
        """The name to type, and how many others will be told."""
        return {"name": asked.look.branch.name, "others": len(asked.look.accounts) - 1}

    def read(self, asked: Asked, text: str) -> Outcome:
        """The branch's name; anything else deletes nothing."""
        if key_of(text) != key_of(asked.look.branch.name):
            return Told(key="settings.told.delete_name", values={"name": asked.look.branch.name})
        branch_id = asked.look.branch.id
        turn = asked.turn
        return Effect(
            lambda s: deletion.delete_branch(s, branch_id, by=turn.user_id, now=turn.now),
            Reply("branch_deleted"),
            after=_remove_files,
        )


def _remove_files(turn: Turn, deleted: Deleted) -> None:
    """The files that nothing refers to any more; the database has let go of them already."""
    for path in deleted.paths:
        (turn.settings.data_dir / path).unlink(missing_ok=True)


register(
    DigestQuestion(),
    LeaveQuestion(),
    BranchNameQuestion(),
    TermQuestion(),
    DeleteAccountQuestion(),
    DeleteBranchQuestion(),
)
