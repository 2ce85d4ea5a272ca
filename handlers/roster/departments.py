"""⚙️ → 部门与分管: the departments, their heads, and who is in charge of each.

What the secretary sees: the departments with head and member in charge; ＋ takes lines (部门 负责人
分管委员); a tap opens one: 改负责人 and 改分管 (a tap on a person or a typed name, and from which day), 撤销
with yesterday as its last day.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.records import Named
from bot.roster import Department, Membership, Person
from handlers import asking
from handlers.forms.state import Told
from handlers.leading import looking
from handlers.questions import Asked, Effect, Hold, Offer, Outcome, Question, register
from handlers.roster import dates
from handlers.routing import Route, callback
from handlers.setup.departments import refused
from handlers.setup.state import Unread
from handlers.turn import Turn
from messages.callbacks.settings import DepartmentTap
from messages.labels import label
from messages.reading.departments import DepartmentLine, read_department_lines
from messages.reading.names import key_of
from messages.reading.people import match_person
from messages.reading.problem import Problem
from storage import rosters
from storage.inbox import Reply

STALE = Reply("silence", toast="gate.stale")
LIST = Reply("departments")
OFFERED = 18
"""People offered by a tap; anybody else is typed."""


def routes() -> list[Route]:
    """The taps on departments."""
    return [callback(DepartmentTap, tap)]


def page(department_id: int) -> Reply:
    """The reply that shows a department."""
    return Reply("department", {"department": department_id})


async def tap(turn: Turn, tapped: DepartmentTap) -> None:
    """A tap; a department of another branch, or one that is closed, is stale."""
    found = await looking(turn, Action.MANAGE_ROSTER)
    if found is None:
        return
    there = {each.id for each in found.roster.departments_on(turn.today)}
    if tapped.department and tapped.department not in there:
        await turn.commit(STALE)
        return
    match tapped.department, tapped.action:
        case 0, "list":
            await turn.commit(LIST)
        case 0, "add":
            await asking.ask(turn, "departments")
        case number, "show" if number:
            await turn.commit(page(number))
        case number, "head" | "charge" if number:
            await asking.ask(turn, tapped.action, str(number))
        case number, "end" if number:
            until = turn.today - timedelta(days=1)
            await turn.commit(lambda _: LIST, rosters.end_department, number, until)
        case _:
            await turn.commit(STALE)


class _PersonQuestion(Question):
    """Somebody for a department: a tap, or a typed name; the subject is the department's id."""

    action: ClassVar[Action | None] = Action.MANAGE_ROSTER

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """The likeliest people, and nobody."""
        people = [Offer(person.name, str(person.id)) for person in self.people(asked)[:OFFERED]]
        return [*people, Offer(label(asked.language, "roster.nobody"), "0")]

    def people(self, asked: Asked) -> Sequence[Person]:
        """Who is offered."""
        raise NotImplementedError

    def put(self, session: Session, asked: Asked, person_id: int | None) -> None:
        """Keep the choice."""
        raise NotImplementedError

    def before(self, department: Department) -> int | None:
        """Who it was so far; where it was nobody there is no day to ask for."""
        raise NotImplementedError

    def shows(self, asked: Asked) -> dict[str, object]:
        """The department."""
        return {"name": department_of(asked).name}

    def pick(self, asked: Asked, value: str) -> Outcome:
        """One of them, or nobody."""
        if value != "0" and not any(str(person.id) == value for person in self.people(asked)):
            raise LookupError(value)
        return self._effect(asked, int(value) or None)

    def read(self, asked: Asked, text: str) -> Outcome:
        """A name typed; it must be on the roster."""
        match = match_person(text, asked.look.roster, asked.look.today, me=asked.look.person_id)
        if isinstance(match, Problem):
            return match
        if match.person_id is None:
            return Told(key="roster.told.not_on_roster", values={"name": match.name})
        return self._effect(asked, match.person_id)

    def leave(self, asked: Asked) -> Reply:
        """Back to the department."""
        return page(int(asked.asking.subject))

    def _effect(self, asked: Asked, person_id: int | None) -> Outcome:
        before = self.before(department_of(asked))
        if before is not None and before != person_id:
            return dates.lead_from(department_of(asked).id, self.what, person_id)
        return Effect(lambda s: self.put(s, asked, person_id), page(int(asked.asking.subject)))


def department_of(asked: Asked) -> Department:
    """The department that a question is about.

    Raises:
        LookupError: it is none of the branch's.
    """
    for each in asked.look.roster.departments:
        if str(each.id) == asked.asking.subject:
            return each
    raise LookupError(asked.asking.subject)


class HeadQuestion(_PersonQuestion):
    """Who heads it."""

    what: ClassVar[str] = "head"

    def people(self, asked: Asked) -> Sequence[Person]:
        """Everybody, those without a committee post first."""
        here = asked.look.roster.on(asked.look.today)
        leading = asked.look.roster.committee(asked.look.today)
        return [*(p for p in here if p not in leading), *leading]

    def before(self, department: Department) -> int | None:
        """The head so far."""
        return department.head_id

    def put(self, session: Session, asked: Asked, person_id: int | None) -> None:
        """The new head, from today."""
        rosters.set_head(session, department_of(asked).id, person_id, asked.look.today)


class ChargeQuestion(_PersonQuestion):
    """Which committee member is in charge of it."""

    what: ClassVar[str] = "charge"

    def people(self, asked: Asked) -> Sequence[Person]:
        """The committee."""
        return asked.look.roster.committee(asked.look.today)

    def before(self, department: Department) -> int | None:
        """The member in charge so far."""
        return department.in_charge_id

    def put(self, session: Session, asked: Asked, person_id: int | None) -> None:
        """The new member in charge, from today."""
        rosters.set_in_charge(session, department_of(asked).id, person_id, asked.look.today)


class DepartmentsQuestion(Question):
    """New departments as lines; kept as soon as every line is read, else the unread ones come back."""

    what: ClassVar[str] = "departments"
    action: ClassVar[Action | None] = Action.MANAGE_ROSTER

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """That is all, once a line is kept and others came back."""
        done = Offer(label(asked.language, "roster.add_departments"), "done")
        return [done] if asked.asking.text else []

    def shows(self, asked: Asked) -> dict[str, object]:
        """The departments read so far."""
        return {"lines": _good(asked, asked.asking.text)}

    def pick(self, asked: Asked, value: str) -> Outcome:
        """Add those that were read."""
        if value != "done" or not asked.asking.text:
            raise LookupError(value)
        return Effect(lambda s: _add(s, asked, _good(asked, asked.asking.text)), LIST)

    def read(self, asked: Asked, text: str) -> Outcome:
        """Lines typed."""
        unread = [
            Unread(typed=line.typed, why=why)
            for line in read_department_lines(text, asked.look.roster, asked.look.today)
            if (why := _why(line, asked)) is not None
        ]
        refused = {each.typed for each in unread}
        kept = [line for line in text.splitlines() if line.strip() and line.strip() not in refused]
        both = "\n".join(filter(None, (asked.asking.text, "\n".join(kept))))
        if unread:
            return Hold(both, tuple(unread))
        return Effect(lambda s: _add(s, asked, _good(asked, both)), LIST)

    def leave(self, asked: Asked) -> Reply:
        """Back to the list."""
        return LIST


def _why(line: DepartmentLine, asked: Asked) -> Told | None:
    """Why a line cannot be kept; None when it can."""
    why = refused(line)
    if why is not None or line.name is None:
        return why
    there = {key_of(each.name) for each in asked.look.roster.departments_on(asked.look.today)}
    return (
        Told(key="roster.told.department_known", values={"name": line.name})
        if key_of(line.name) in there
        else None
    )


def _good(asked: Asked, text: str) -> list[DepartmentLine]:
    lines = read_department_lines(text, asked.look.roster, asked.look.today) if text else ()
    return [line for line in lines if _why(line, asked) is None]


def _add(session: Session, asked: Asked, lines: Sequence[DepartmentLine]) -> None:
    """The departments, and heads that were not on the roster, as people outside the Party."""
    branch_id, today = asked.look.branch.id, asked.look.today
    new: dict[str, int] = {}

    def found(named: Named | None) -> int | None:
        if named is None or named.person_id is not None:
            return named.person_id if named else None
        key = key_of(named.name)
        if key not in new:
            added = rosters.add_person(
                session, branch_id, named.name, membership=Membership.NON_MEMBER, since=today
            )
            new[key] = added.id
        return new[key]

    for line in lines:
        head, in_charge = found(line.head), found(line.in_charge)
        rosters.add_department(session, branch_id, line.name or "", head, in_charge, since=today)


register(HeadQuestion(), ChargeQuestion(), DepartmentsQuestion())
