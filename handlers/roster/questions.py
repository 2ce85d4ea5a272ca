"""The typed parts of the roster: 加人, 转出, 转正, 改名, 党小组."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.roster import Membership, Person, Post
from handlers.forms.state import Told
from handlers.questions import Asked, Asking, Effect, Hold, Next, Offer, Outcome, Question, register
from handlers.roster import routes
from handlers.roster.pasting import MOST_PEOPLE, SHOWN, Pasted, read_pasted
from handlers.roster.taking_back import remembered
from handlers.setup.founder import SINGLE
from handlers.setup.state import PlannedPerson, Unread
from messages import formats
from messages.labels import label
from messages.reading.commands import Command, read_command
from messages.reading.dates import read_date
from messages.reading.lines.model import Intent
from messages.reading.lines.reader import read_line
from messages.reading.names import key_of, read_name
from messages.reading.normalise import read_text
from messages.reading.problem import Problem
from storage import rosters
from storage.inbox import Reply

LONGEST_GROUP = 30
LISTED = 30
"""People to be added who are listed; of more only the number is said."""


class _OfPerson(Question):
    """What questions about one person have in common; the subject is the person's id."""

    action: ClassVar[Action | None] = Action.MANAGE_ROSTER

    def shows(self, asked: Asked) -> dict[str, object]:
        """The person's name."""
        return {"name": person_of(asked).name}

    def leave(self, asked: Asked) -> Reply:
        """Back to the person."""
        return routes.page(int(asked.asking.subject))


def person_of(asked: Asked) -> Person:
    """Whom a question is about.

    Raises:
        LookupError: nobody of the branch.
    """
    person = asked.look.roster.find(int(asked.asking.subject))
    if person is None:
        raise LookupError(asked.asking.subject)
    return person


def changing(asked: Asked, unit: Callable[[Session], object], reply: Reply) -> Effect:
    """Change the roster; the committee's question comes first where seven was crossed."""

    def counted(session: Session) -> int | None:
        unit(session)
        return routes.crossing(session, asked.look)

    return Effect(counted, lambda after: routes.crossed(after, reply))


class DayQuestion(_OfPerson):
    """From which day on, or up to which."""

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """Today and yesterday, as they are usual."""
        today = asked.look.today
        days = ((today, "common.today"), (today - timedelta(days=1), "common.yesterday"))
        return [
            Offer(f"{label(asked.language, key)} {formats.short_day(day, asked.language)}", day.isoformat())
            for day, key in days
        ]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        return self.on(asked, date.fromisoformat(value))

    def read(self, asked: Asked, text: str) -> Outcome:
        """A day typed."""
        day = read_date(text, asked.look.today)
        return day if isinstance(day, Problem) else self.on(asked, day)

    def on(self, asked: Asked, day: date) -> Outcome:
        """What happens on that day."""
        raise NotImplementedError


class LeftQuestion(DayQuestion):
    """转出: the last day in the branch."""

    what: ClassVar[str] = "left"

    def on(self, asked: Asked, day: date) -> Outcome:
        """The last day."""
        person = person_of(asked)
        if person.since is not None and day < person.since:
            return Told(key="roster.told.before_joining")
        return changing(asked, lambda s: rosters.set_left(s, person.id, day), routes.page(person.id))


class FullQuestion(DayQuestion):
    """转正: the first day as a full member."""

    what: ClassVar[str] = "full"

    def on(self, asked: Asked, day: date) -> Outcome:
        """The first day."""
        person = person_of(asked)
        return changing(asked, lambda s: rosters.set_full(s, person.id, day), routes.page(person.id))


class RenameQuestion(_OfPerson):
    """A name put right."""

    what: ClassVar[str] = "rename"

    def read(self, asked: Asked, text: str) -> Outcome:
        """A name typed."""
        name = read_name(text)
        if isinstance(name, Problem):
            return name
        person = person_of(asked)
        others = (each for each in asked.look.roster.on(asked.look.today) if each.id != person.id)
        if any(key_of(each.name) == key_of(name) for each in others):
            return Told(key="roster.told.name_taken", values={"name": name})
        return Effect(lambda s: rosters.rename(s, person.id, name), routes.page(person.id))


class GroupQuestion(_OfPerson):
    """Which Party group."""

    what: ClassVar[str] = "group"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The groups there are, and none."""
        known = _groups(asked)
        none = Offer(label(asked.language, "roster.no_group"), "none")
        return [*(Offer(group, str(n)) for n, group in enumerate(known)), none]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        if value == "none":
            return self._put(asked, None)
        known = _groups(asked)
        if not value.isdigit() or int(value) >= len(known):
            raise LookupError(value)
        return self._put(asked, known[int(value)])

    def read(self, asked: Asked, text: str) -> Outcome:
        """A group typed."""
        group = read_text(" ".join(text.split()), most=LONGEST_GROUP)
        return group if isinstance(group, Problem) else self._put(asked, group)

    def _put(self, asked: Asked, group: str | None) -> Effect:
        person = person_of(asked)
        return Effect(lambda s: rosters.set_group(s, person.id, group), routes.page(person.id))


def _groups(asked: Asked) -> list[str]:
    people = asked.look.roster.on(asked.look.today)
    return list(dict.fromkeys(person.group for person in people if person.group))


class AddQuestion(Question):
    """加人: lines of 姓名 职务, in one message or several, and since when."""

    what: ClassVar[str] = "add"
    action: ClassVar[Action | None] = Action.MANAGE_ROSTER

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """Since when, once there is somebody to add."""
        if not _new(asked, asked.asking.text):
            return ()
        return [
            Offer(label(asked.language, "roster.joins_today"), "today"),
            Offer(label(asked.language, "roster.always_there"), "always"),
            Offer(label(asked.language, "roster.joins_then"), "then"),
        ]

    def shows(self, asked: Asked) -> dict[str, object]:
        """Whom the lines name."""
        pasted = read_pasted(asked.asking.text, _taken(asked)) if asked.asking.text else None
        new = _new(asked, asked.asking.text)
        names = {key_of(person.name) for person in new}
        return {
            "people": new[:LISTED],
            "count": len(new),
            "heads": [
                formats.noted(name, head, asked.language)
                for name, head in (pasted.heads if pasted else ())
                if key_of(head) in names
            ],
            "known": [p.name for p in pasted.people if key_of(p.name) not in names] if pasted else [],
            "notes": [label(asked.language, n.key, **n.values) for n in pasted.notes[:SHOWN]]
            if pasted
            else [],
        }

    def pick(self, asked: Asked, value: str) -> Outcome:
        """Add them: from today, or as having been there all along."""
        if value == "then" and _new(asked, asked.asking.text):
            return Next(Asking(what="add_since", text=asked.asking.text))
        return self.adding(asked, {"today": asked.look.today, "always": None}[value])

    def adding(self, asked: Asked, since: date | None) -> Outcome:
        """Add them from a day."""
        pasted = read_pasted(asked.asking.text, _taken(asked))
        new = _new(asked, asked.asking.text)
        if not new:
            raise LookupError(asked.asking.text)
        reply = Reply("roster", {"page": -1, "gone": False})
        add = remembered(asked, lambda s: _add(s, asked, new, pasted, since))
        return changing(asked, add, reply)

    def read(self, asked: Asked, text: str) -> Outcome:
        """More lines; 完成 adds them from today."""
        if read_command(text) is Command.DONE and _new(asked, asked.asking.text):
            return self.pick(asked, "today")
        if _tells_of_an_event(text, asked.look.today):
            return Told(key="setup.told.no_people")
        pasted = read_pasted(text, _taken(asked))
        if len(_new(asked, asked.asking.text)) + len(pasted.people) > MOST_PEOPLE:
            return Told(key="setup.told.too_many_people", values={"most": str(MOST_PEOPLE)})
        kept = "\n".join(filter(None, (asked.asking.text, _readable(text, pasted.unread))))
        return Hold(kept, pasted.unread)

    def leave(self, asked: Asked) -> Reply:
        """Back to the roster."""
        return Reply("roster", {"page": 0, "gone": False})


def _tells_of_an_event(text: str, today: date) -> bool:
    """Whether one line says what was or will be held on which day: 昨天下午支委会, which is nobody's name."""
    if len(text.strip().splitlines()) != 1:
        return False
    reading = read_line(text, datetime.combine(today, time(12)))
    named = any(record.type is not None and record.date is not None for record in reading.records)
    return named and reading.intent in (Intent.LOG, Intent.PLAN)


def _readable(text: str, unread: Sequence[Unread]) -> str:
    refused = {each.typed for each in unread}
    return "\n".join(line for line in text.splitlines() if line.strip() not in refused)


def _taken(asked: Asked) -> list[tuple[Post, str]]:
    people = asked.look.roster.on(asked.look.today)
    return [(post, p.name) for p in people for post in p.posts(asked.look.today) if post in SINGLE]


def _new(asked: Asked, text: str) -> list[PlannedPerson]:
    """Those of the lines who are not on the roster yet."""
    there = {key_of(person.name) for person in asked.look.roster.on(asked.look.today)}
    return [each for each in read_pasted(text, _taken(asked)).people if key_of(each.name) not in there]


def _add(
    session: Session, asked: Asked, new: Sequence[PlannedPerson], pasted: Pasted, since: date | None
) -> None:
    branch_id = asked.look.branch.id
    ids = {}
    for each in new:
        ids[key_of(each.name)] = rosters.add_person(
            session,
            branch_id,
            each.name,
            membership=each.membership or Membership.FULL,
            posts=each.posts,
            group=each.group,
            since=since,
        ).id
    for department, head in pasted.heads:
        if key_of(head) in ids:
            rosters.add_department(session, branch_id, department, ids[key_of(head)], since=since)


register(LeftQuestion(), FullQuestion(), RenameQuestion(), GroupQuestion(), AddQuestion())
