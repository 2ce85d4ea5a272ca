"""What on the roster has a date of its own: posts, the hand-over, joining, who leads a department.

A tap on a person's posts counts from today; 📅 asks for another day, and the switches then count from it.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from bot.access import Action
from handlers.forms.state import Told
from handlers.questions import Asked, Asking, Effect, Next, Offer, Outcome, register
from handlers.roster import routes
from handlers.roster.posts import DAY, compact, day_of, posts_page, too_early
from handlers.roster.questions import AddQuestion, DayQuestion, changing, person_of
from messages import formats
from messages.labels import label
from messages.reading.dates import read_date
from messages.reading.problem import Problem
from storage import rosters
from storage.inbox import Reply

AHEAD = timedelta(days=366)
"""How far ahead a post may be given: appointments are decided before they begin."""


class _FromQuestion(DayQuestion):
    """From which day on; a day ahead is taken as well, and a day without a year is this year's."""

    def read(self, asked: Asked, text: str) -> Outcome:
        """A day typed."""
        today = asked.look.today
        day, ahead = read_date(text, today), read_date(text, today, prefer="future")
        if isinstance(ahead, Problem) or ahead > today + AHEAD:
            return day if isinstance(day, Problem) else self.on(asked, day)
        past = None if isinstance(day, Problem) else day
        this_year = past is not None and (past.year == today.year or ahead.year != today.year)
        return self.on(asked, past if past is not None and this_year else ahead)

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of the usual days."""
        day = day_of(value, asked.look.today)
        if day is None:
            raise LookupError(value)
        return self.on(asked, day)


class PostsFromQuestion(_FromQuestion):
    """From which day posts are given and ended by the next taps; nothing is written yet."""

    what: ClassVar[str] = "posts_from"

    def on(self, asked: Asked, day: date) -> Outcome:
        """That day."""
        person = person_of(asked)
        if not person.present(day):
            return Told(key="roster.told.not_there_then")
        return Effect(lambda _: None, posts_page(person.id, day))


class HandOverFromQuestion(_FromQuestion):
    """From which day somebody is the secretary; the page that follows asks to confirm."""

    what: ClassVar[str] = "hand_over_from"

    def on(self, asked: Asked, day: date) -> Outcome:
        """That day."""
        person, before = person_of(asked), asked.look.roster.secretary(day)
        if before is None or before.id == person.id or too_early(before, person, day):
            return Told(key="roster.told.before_their_time")
        return Effect(lambda _: None, Reply("hand_over", {"person": person.id, "on": compact(day)}))


class JoinedQuestion(DayQuestion):
    """Since when somebody is in the branch; owed and counted from that day."""

    what: ClassVar[str] = "joined"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """Today, yesterday, and all along."""
        always = Offer(label(asked.language, "roster.always"), "always")
        return [*super().offers(asked), always]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        return self._put(asked, None) if value == "always" else super().pick(asked, value)

    def on(self, asked: Asked, day: date) -> Outcome:
        """The first day."""
        until = person_of(asked).until
        return Told(key="roster.told.after_leaving") if until and until < day else self._put(asked, day)

    def _put(self, asked: Asked, day: date | None) -> Outcome:
        person = person_of(asked)
        return changing(asked, lambda s: rosters.set_joined(s, person.id, day), routes.page(person.id))


class AddSinceQuestion(AddQuestion):
    """加人 from a day: the lines are in, the day is asked."""

    what: ClassVar[str] = "add_since"

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The first of this month, and of the month before."""
        first = asked.look.today.replace(day=1)
        days = (first, (first - DAY).replace(day=1))
        return [Offer(formats.short_day(day, asked.language), compact(day)) for day in days]

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them."""
        day = day_of(value, asked.look.today) if value else None
        if day is None:
            raise LookupError(value)
        return self.adding(asked, day)

    def read(self, asked: Asked, text: str) -> Outcome:
        """A day typed."""
        day = read_date(text, asked.look.today)
        return day if isinstance(day, Problem) else self.adding(asked, day)


class LeadFromQuestion(_FromQuestion):
    """From which day a department has its new head, or its new member in charge.

    The subject is the department's id, which of the two changes, and the person's id (0: nobody).
    """

    what: ClassVar[str] = "lead_from"
    action: ClassVar[Action | None] = Action.MANAGE_ROSTER

    def shows(self, asked: Asked) -> dict[str, object]:
        """The department and who it will be."""
        department_id, part, person_id = self._parts(asked)
        names = {each.id: each.name for each in asked.look.roster.departments}
        person = asked.look.roster.find(person_id)
        return {"name": names.get(department_id, ""), "part": part, "who": person.name if person else None}

    def leave(self, asked: Asked) -> Reply:
        """Back to the department."""
        return Reply("department", {"department": self._parts(asked)[0]})

    def on(self, asked: Asked, day: date) -> Outcome:
        """That day."""
        department_id, part, person_id = self._parts(asked)
        found = next((each for each in asked.look.roster.departments if each.id == department_id), None)
        if found is None:
            raise LookupError(asked.asking.subject)
        if found.earlier and day - DAY < found.earlier[-1].until:
            last = formats.day(found.earlier[-1].until + DAY, asked.language)
            return Told(key="roster.told.changed_later", values={"day": last})
        put = rosters.set_head if part == "head" else rosters.set_in_charge
        return Effect(lambda s: put(s, department_id, person_id or None, day), self.leave(asked))

    def _parts(self, asked: Asked) -> tuple[int, str, int]:
        department_id, part, person_id = asked.asking.subject.split("|")
        return int(department_id), part, int(person_id)


def lead_from(department_id: int, part: str, person_id: int | None) -> Next:
    """The question from when somebody leads a department."""
    return Next(Asking(what="lead_from", subject=f"{department_id}|{part}|{person_id or 0}"))


register(
    PostsFromQuestion(), HandOverFromQuestion(), JoinedQuestion(), AddSinceQuestion(), LeadFromQuestion()
)
