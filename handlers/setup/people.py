"""The roster, pasted as lines in one message or several; a preview shows what was understood."""

from collections.abc import Iterable

from bot.roster import Post
from handlers.forms.state import Told
from handlers.roster.pasting import MOST_PEOPLE, read_lines
from handlers.setup.founder import SINGLE
from handlers.setup.state import PlannedDepartment, PlannedPerson, SetupState, StepName
from handlers.setup.step import Outcome, Pen, Scene, Stay, Step
from messages.buttons import Rows, rows
from messages.reading.names import key_of, same_name
from messages.reading.roster_lines import RosterLine, read_roster_lines

PREVIEWED, BESIDE_REMARKS = 60, 20
"""People listed in the preview, and where remarks stand below it; of more only the number is said."""


class RosterStep(Step):
    """Lines of 姓名 职务. Skipping leaves the founder alone on it; people can be added later."""

    name = StepName.ROSTER
    skippable = True

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """While only the founder stands on it."""
        return len(state.people) < 2

    def buttons(self, state: SetupState, scene: Scene, pen: Pen) -> Rows:
        """That is all, or once more from the start."""
        if len(state.people) < 2:
            return ()
        count = len(state.people)
        return rows(
            [pen.button("setup.that_is_all", "next", count=count)],
            [pen.button("setup.paste_again", "v", "again")],
        )

    def pick(self, state: SetupState, scene: Scene, value: str) -> Outcome:
        """Once more from the start."""
        if value != "again":
            raise LookupError(value)
        return Stay(state.but(people=state.people[:1], departments=()))

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """More lines: new names are added, a name known already is corrected."""
        after = with_lines(state, read_roster_lines(text))
        return after if isinstance(after, Told) else Stay(after)

    def shows(self, state: SetupState, scene: Scene) -> dict[str, object]:
        """The people, as many as fit."""
        most = BESIDE_REMARKS if state.unread or state.notes else PREVIEWED
        return {"listed": state.people[:most], "heads": heads_of(state)}


def with_lines(state: SetupState, lines: Iterable[RosterLine]) -> SetupState | Told:
    """The set-up with the people of these lines, and what is to be said of the lines."""
    pasted = read_lines(lines, _taken(state))
    if len(state.people) + len(pasted.people) > MOST_PEOPLE:
        return Told(key="setup.told.too_many_people", values={"most": str(MOST_PEOPLE)})
    people = _joined(state.people, pasted.people)
    added = state.but(people=people, departments=_with_heads(state.departments, pasted.heads))
    return added.model_copy(update={"unread": pasted.unread, "notes": pasted.notes})


def heads_of(state: SetupState) -> dict[str, list[str]]:
    """The departments of every head, by name."""
    found: dict[str, list[str]] = {}
    for each in state.departments:
        if each.head is not None:
            found.setdefault(each.head, []).append(each.name)
    return found


def _taken(state: SetupState) -> list[tuple[Post, str]]:
    return [(post, person.name) for person in state.people for post in person.posts if post in SINGLE]


def _joined(known: tuple[PlannedPerson, ...], new: tuple[PlannedPerson, ...]) -> tuple[PlannedPerson, ...]:
    """Known people as corrected by lines of the same name, then new ones; the founder keeps the own post."""
    lines = {key_of(person.name): person for person in new}
    kept = [lines.pop(key_of(person.name), person) for person in known]
    if known and kept[0] is not known[0]:
        posts = tuple(dict.fromkeys((*known[0].posts[:1], *kept[0].posts)))
        kept[0] = kept[0].model_copy(update={"name": known[0].name, "posts": posts})
    return (*kept, *lines.values())


def _with_heads(
    departments: tuple[PlannedDepartment, ...], heads: tuple[tuple[str, str], ...]
) -> tuple[PlannedDepartment, ...]:
    """The departments with those that heads were named of."""
    found = list(departments)
    for name, head in heads:
        place = next((n for n, each in enumerate(found) if same_name(each.name, name)), None)
        if place is None:
            found.append(PlannedDepartment(name=name, head=head))
        else:
            found[place] = found[place].model_copy(update={"head": head})
    return tuple(found)
