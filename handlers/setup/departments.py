"""The departments, each with its head and the committee member in charge (分管): by lines or by taps."""

from bot.roster import Membership
from handlers.forms.state import Told, as_told
from handlers.setup.naming import read_title
from handlers.setup.state import PlannedDepartment, PlannedPerson, SetupState, StepName, Unread
from handlers.setup.step import Outcome, Pen, Scene, Stay, Step
from messages.buttons import Button, Rows, grid, rows
from messages.labels import label
from messages.reading.departments import DepartmentLine, read_department_lines
from messages.reading.names import same_name
from messages.reading.problem import ProblemCode

NAMES_WIDTH = 30
"""A row of names in Latin letters: of wide letters a little less fits than the count says."""
LISTED, BESIDE_REMARKS = 25, 10
"""Departments listed in words, and where remarks stand below; all of them have a button."""
MOST = 60
"""Departments of one branch."""


class DepartmentsStep(Step):
    """Lines of 部门 负责人 分管; for a department that is known already the member in charge is a tap."""

    name = StepName.DEPARTMENTS
    skippable = True

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """While a department has nobody in charge, or none is named."""
        return not state.departments or any(each.in_charge is None for each in state.departments)

    def buttons(self, state: SetupState, scene: Scene, pen: Pen) -> Rows:
        """The departments; or, one of them opened, who may be in charge of it."""
        if state.panel is not None:
            leading = scene_committee(state, scene)
            names = [pen.plain(person, "v", f"c{n}") for n, person in enumerate(leading)]
            return rows(*grid(names, NAMES_WIDTH), [pen.button("setup.nobody_in_charge", "v", "none")])
        found = [_department(each, n, pen, scene) for n, each in enumerate(state.departments)]
        if not found:
            return ()
        return rows(*grid(found, most=2), [pen.button("setup.departments_done", "next", count=len(found))])

    def pick(self, state: SetupState, scene: Scene, value: str) -> Outcome:
        """A department opened, or who is in charge of the one that is open."""
        kind, number = value[:1], value[1:]
        if state.panel is None and kind == "d" and number.isdigit() and int(number) < len(state.departments):
            return Stay(state.but(panel=int(number)))
        leading = scene_committee(state, scene)
        if state.panel is not None and value == "none":
            return Stay(_charged(state, None))
        if state.panel is not None and kind == "c" and number.isdigit() and int(number) < len(leading):
            return Stay(_charged(state, leading[int(number)]))
        raise LookupError(value)

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """Lines typed; a head or member in charge who is not on the roster is put there."""
        lines = read_department_lines(text, state.roster, scene.today)
        if len(state.departments) + len(lines) > MOST:
            return Told(key="setup.told.too_many_departments", values={"most": str(MOST)})
        after, unread, notes = state, [], []
        for line in lines:
            why = refused(line)
            if line.name is None or why is not None:
                unread.append(Unread(typed=line.typed, why=why or Told(key="setup.told.department")))
            else:
                after, remarks = _added(after, line, line.name)
                notes += remarks
        return Stay(after.but(panel=None).model_copy(update={"unread": tuple(unread), "notes": tuple(notes)}))

    def shows(self, state: SetupState, scene: Scene) -> dict[str, object]:
        """The departments, as many as fit."""
        return {"listed": state.departments[: BESIDE_REMARKS if state.unread or state.notes else LISTED]}


HARMLESS = frozenset({ProblemCode.NOT_ON_ROSTER, ProblemCode.DEPARTMENT_TWICE, ProblemCode.HEAD_WANTED})


def refused(line: DepartmentLine) -> Told | None:
    """Why a line cannot be kept; None when it can."""
    fatal = [each for each in line.problems if each.code not in HARMLESS]
    if fatal:
        return as_told(fatal[0])
    if line.name is None:
        return Told(key="setup.told.department")
    name = read_title(line.name)
    return None if isinstance(name, str) else as_told(name)


def scene_committee(state: SetupState, scene: Scene) -> list[str]:
    """Who may be in charge of a department: the committee, or without one whoever holds a post."""
    return [person.name for person in state.roster.committee(scene.today)]


def _department(each: PlannedDepartment, number: int, pen: Pen, scene: Scene) -> Button:
    text = label(
        scene.language,
        "setup.department",
        name=each.name,
        in_charge=each.in_charge or label(scene.language, "setup.unset"),
    )
    return pen.plain(text, "v", f"d{number}")


def _charged(state: SetupState, name: str | None) -> SetupState:
    """The member in charge of the open department; the next one that has none opens by itself."""
    place = state.panel
    found = list(state.departments)
    if place is None:
        return state
    found[place] = found[place].model_copy(update={"in_charge": name})
    later = [n for n, each in enumerate(found) if each.in_charge is None and n > place]
    return state.but(departments=tuple(found), panel=later[0] if name and later else None)


def _added(state: SetupState, line: DepartmentLine, name: str) -> tuple[SetupState, list[Told]]:
    people, notes = list(state.people), []
    for named in (line.head, line.in_charge):
        if named is not None and not any(same_name(person.name, named.name) for person in people):
            people.append(PlannedPerson(name=named.name, membership=Membership.NON_MEMBER))
            notes.append(Told(key="setup.told.head_added", values={"name": named.name}))
    head = line.head.name if line.head else None
    in_charge = line.in_charge.name if line.in_charge else None
    found = list(state.departments)
    place = next((n for n, each in enumerate(found) if same_name(each.name, name)), None)
    if place is None:
        found.append(PlannedDepartment(name=name, head=head, in_charge=in_charge))
    else:
        before = found[place]
        found[place] = before.model_copy(
            update={"head": head or before.head, "in_charge": in_charge or before.in_charge}
        )
    return state.but(people=tuple(people), departments=tuple(found)), notes
