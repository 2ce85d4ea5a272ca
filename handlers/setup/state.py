"""What an unfinished set-up is: everything told so far, as the draft's row keeps it."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from bot.records import Value
from bot.roster import Branch, Department, Membership, Person, Post, Roster, Tenure
from handlers.forms.state import Told


class StepName(StrEnum):
    """The steps in their order."""

    NOTICE = "notice"
    NAME = "name"
    MEMBERS = "members"
    POST = "post"
    OWN_NAME = "own_name"
    ROSTER = "roster"
    DEPARTMENTS = "departments"
    TRACKING = "tracking"
    DONE_BEFORE = "done_before"
    SUMMARY = "summary"


class PlannedPerson(Value):
    """Somebody who will be on the roster; ``unsaid``: the membership was not said, and full is assumed."""

    name: str
    posts: tuple[Post, ...] = ()
    membership: Membership = Membership.FULL
    group: str | None = None
    full_since: date | None = None
    since: date | None = None
    unsaid: bool = False


class PlannedDepartment(Value):
    """A department to be; its people by name."""

    name: str
    head: str | None = None
    in_charge: str | None = None


class Unread(Value):
    """A typed line that came back, with why."""

    typed: str
    why: Told


class SetupState(Value):
    """A set-up in the making.

    ``paused``: 取消 was tapped; everything waits until it is taken up again. ``invite`` is the hash of the
    founding invite, used up when the notice is agreed to; None where signing up is open.
    ``editing`` says that the step was opened from the summary. ``panel`` is the department whose member in
    charge is being chosen. The first of ``people`` is the one who sets up.
    """

    step: StepName = StepName.NOTICE
    paused: bool = False
    display_name: str = ""
    invite: str | None = None
    name: str | None = None
    full_members: int | None = None
    post: Post | None = None
    own_name: str | None = None
    people: tuple[PlannedPerson, ...] = ()
    departments: tuple[PlannedDepartment, ...] = ()
    tracking: date | None = None
    done_before: dict[str, int] = Field(default_factory=dict)
    unread: tuple[Unread, ...] = ()
    notes: tuple[Told, ...] = ()
    told: Told | None = None
    panel: int | None = None
    editing: bool = False

    @property
    def has_committee(self) -> bool:
        """Whether the stated number of full members asks for a committee."""
        return self.full_members is not None and self._branch(date.max).has_committee

    @property
    def full_on_roster(self) -> int:
        """How many full members stand on the roster so far."""
        return sum(person.membership is Membership.FULL for person in self.people)

    def branch(self, today: date) -> Branch:
        """The branch as it would be; its id is none that is stored."""
        return self._branch(self.tracking or today.replace(day=1))

    def _branch(self, tracking: date) -> Branch:
        return Branch(0, self.name or "", tracking, self.full_members or 0)

    @property
    def roster(self) -> Roster:
        """The roster as it would be, its people and departments numbered from 1."""
        people = tuple(
            Person(
                number,
                each.name,
                each.membership,
                tenures=tuple(Tenure(post) for post in each.posts),
                group=each.group,
            )
            for number, each in enumerate(self.people, start=1)
        )
        ids = {person.name: person.id for person in people}
        departments = tuple(
            Department(number, each.name, ids.get(each.head or ""), ids.get(each.in_charge or ""))
            for number, each in enumerate(self.departments, start=1)
        )
        return Roster(people, departments)

    def but(self, **values: object) -> "SetupState":
        """The set-up with those values, and nothing left to tell of the input before."""
        return self.model_copy(update={"told": None, "unread": (), "notes": (), **values})

    def telling(self, told: Told) -> "SetupState":
        """The same set-up with something to tell."""
        return self.model_copy(update={"told": told})
